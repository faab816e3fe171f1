import { cellsOf, edgesNear } from './candidates';
import { edgeCount, type ShapeIndex } from './cells';
import { meetingPoint } from './crossings';
import { edgesAt, groundOf, type Figure } from './figure';
import { locate, locateGerm } from './locate';
import { edgeLengthM } from './measure';
import type { Position } from './position';
import { onEdge, orientation } from './predicates';

/** The figure's relation TO the shape, in the sense of DE-9IM (Clementini 1993; OGC 06-103r4), decided exactly for the given doubles. */
export type Relation = 'equals' | 'within' | 'contains' | 'overlaps' | 'crosses' | 'touches' | 'disjoint';

export interface Related {
  relation: Relation;
  /** Metres of the figure's lines, or of a polygon's outline, in the shape's interior. */
  lengthInsideM: number;
}

/** What has been seen of two interiors and boundaries; each becomes true once and stays so. */
export interface Seen {
  bothInside: boolean;
  onlyFigure: boolean;
  onlyShape: boolean;
  contact: boolean;
}

/**
 * The relation by walking along both boundaries, where they run together too; `compare` asks this only when they may touch.
 * `insides`, when given, receives the pieces of lines (or outlines) that run in the shape's interior.
 */
export function relate(figure: Figure, index: ShapeIndex, shape: number, insides?: Position[][]): Related {
  if (figure.kind === 'points') return { relation: relatePoints(figure, index, shape), lengthInsideM: 0 };
  const near = edgesNear(index, cellsOf(index, shape, figure.box), figure.box);
  const seen: Seen = { bothInside: false, onlyFigure: false, onlyShape: false, contact: false };
  const lengthInsideM = walkFigure(figure, index, shape, near, seen, insides);
  if (figure.kind === 'lines') return { relation: relationOfLine(seen), lengthInsideM };
  if (!(seen.bothInside && seen.onlyFigure && seen.onlyShape)) walkShape(figure, index, shape, near, seen);
  return { relation: relationOfArea(seen), lengthInsideM };
}

function relatePoints(figure: Figure, index: ShapeIndex, shape: number): Relation {
  const places = new Set<string>();
  for (let i = 0; i < figure.coords.length; i += 2) places.add(locate(index, shape, [figure.coords[i]!, figure.coords[i + 1]!]));
  if (places.has('in')) return places.has('out') ? 'crosses' : 'within';
  return places.has('on') ? 'touches' : 'disjoint';
}

export function relationOfLine({ bothInside, onlyFigure, contact }: Seen): Relation {
  if (bothInside) return onlyFigure ? 'crosses' : 'within';
  return contact ? 'touches' : 'disjoint';
}

export function relationOfArea({ bothInside, onlyFigure, onlyShape, contact }: Seen): Relation {
  if (!bothInside) return contact ? 'touches' : 'disjoint';
  if (!onlyFigure) return onlyShape ? 'within' : 'equals';
  return onlyShape ? 'overlaps' : 'contains';
}

/** A cut of one figure edge: where it crosses a zone edge properly, or a zone vertex that lies exactly on it. */
interface Cut {
  at: Position;
  /** The zone edge that is crossed properly; −1 for a vertex. */
  crossed: number;
}

/** Walks along the figure's paths and notes on which side of the shape's boundary each piece runs. */
function walkFigure(figure: Figure, index: ShapeIndex, shape: number, near: Uint32Array, seen: Seen, insides?: Position[][]): number {
  const cuts = new Map<number, Cut[]>();
  /** Figure vertices, by edge, whose start lies exactly on the shape's boundary. */
  const startsOn = new Set<number>();
  for (const z of near) for (const s of edgesAt(figure, index.coords, z)) meet(figure.coords, s, index.coords, z, cuts, startsOn);
  if (cuts.size > 0 || startsOn.size > 0) seen.contact = true;
  let length = 0;
  const inside = (from: Position, to: Position) => {
    length += edgeLengthM(from[0], from[1], to[0], to[1]);
    insides?.push([from, to]);
  };
  let side: ReturnType<typeof locateGerm> = 'out';
  for (let k = 0; k < figure.edges.length; k++) {
    const s = figure.edges[k]!;
    const a: Position = [figure.coords[2 * s]!, figure.coords[2 * s + 1]!];
    const b: Position = [figure.coords[2 * s + 2]!, figure.coords[2 * s + 3]!];
    if (k === 0 || figure.edges[k - 1] !== s - 1 || startsOn.has(s)) side = locateGerm(index, shape, a, b);
    let from = a;
    for (const cut of inOrder(cuts.get(s), a, b, index.coords)) {
      note(seen, side, figure.kind);
      if (side === 'in') inside(from, cut.at);
      if (cut.crossed >= 0) side = side === 'in' ? 'out' : 'in';
      else side = locateGerm(index, shape, cut.at, b);
      from = cut.at;
      if (cut.crossed >= 0 && figure.kind === 'polygons') seen.bothInside = seen.onlyFigure = seen.onlyShape = true;
    }
    note(seen, side, figure.kind);
    if (side === 'in') inside(from, b);
    if (!seen.contact && figure.kind === 'lines' && locate(index, shape, b) === 'on') seen.contact = true;
  }
  return length;
}

/** What a piece of the figure's boundary (or line) on one side of the shape's boundary proves. */
function note(seen: Seen, side: ReturnType<typeof locateGerm>, kind: Figure['kind']) {
  const area = kind === 'polygons';
  if (side === 'in') {
    seen.bothInside = true;
    if (area) seen.onlyShape = true;
  } else if (side === 'out') seen.onlyFigure = true;
  else if (!area) seen.contact = true;
  else if (side === 'same') seen.bothInside = true;
  else seen.onlyFigure = seen.onlyShape = true;
}

/** The shape's boundary as the figure sees it; pieces that run together were noted by `walkFigure`. */
function walkShape(figure: Figure, index: ShapeIndex, shape: number, near: Uint32Array, seen: Seen) {
  const site = groundOf(figure);
  if (near.length < edgeCount(index, shape)) seen.onlyShape = true;
  const { coords } = index;
  for (const z of near) {
    const a: Position = [coords[2 * z]!, coords[2 * z + 1]!];
    const b: Position = [coords[2 * z + 2]!, coords[2 * z + 3]!];
    const vertices: Cut[] = [];
    for (const s of edgesAt(figure, coords, z)) {
      const x = figure.coords[2 * s]!;
      const y = figure.coords[2 * s + 1]!;
      if (onEdge(a[0], a[1], b[0], b[1], x, y)) vertices.push({ at: [x, y], crossed: -1 });
    }
    for (const { at } of [{ at: a }, ...inOrder(vertices, a, b, coords)]) {
      const side = locateGerm(site, 0, at, b);
      if (side === 'in') seen.bothInside = seen.onlyFigure = true;
      if (side === 'out') seen.onlyShape = true;
    }
    if (seen.bothInside && seen.onlyFigure && seen.onlyShape) return;
  }
}

/** Notes how one figure edge and one zone edge meet. */
function meet(a: Float64Array, s: number, b: Float64Array, z: number, cuts: Map<number, Cut[]>, startsOn: Set<number>) {
  const [px, py, qx, qy] = [a[2 * s]!, a[2 * s + 1]!, a[2 * s + 2]!, a[2 * s + 3]!];
  const [ux, uy, vx, vy] = [b[2 * z]!, b[2 * z + 1]!, b[2 * z + 2]!, b[2 * z + 3]!];
  if (onEdge(ux, uy, vx, vy, px, py)) startsOn.add(s);
  const u = orientation(px, py, qx, qy, ux, uy);
  const v = orientation(px, py, qx, qy, vx, vy);
  // Each zone vertex starts one edge of its ring, so starts alone find all of them.
  if (u === 0 && onEdge(px, py, qx, qy, ux, uy)) push(cuts, s, { at: [ux, uy], crossed: -1 });
  if (u * v >= 0) return;
  const p = orientation(ux, uy, vx, vy, px, py);
  const q = orientation(ux, uy, vx, vy, qx, qy);
  if (p * q < 0) push(cuts, s, { at: meetingPoint(px, py, qx, qy, ux, uy, vx, vy), crossed: z });
}

function push(cuts: Map<number, Cut[]>, s: number, cut: Cut) {
  const row = cuts.get(s);
  if (row) row.push(cut);
  else cuts.set(s, [cut]);
}

/**
 * The cuts strictly inside the edge a–b, from a to b. Vertices lie on the edge exactly and sort exactly; a crossing is put between two vertices by
 * their sides of the crossed edge, exactly too. Only crossings between the same two vertices are sorted by their rounded places, and there
 * the order changes nothing but the length of a piece too short to measure.
 */
function inOrder(cuts: Cut[] | undefined, a: Position, b: Position, zone: Float64Array): Cut[] {
  if (!cuts) return [];
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1;
  const sign = b[axis] > a[axis] ? 1 : -1;
  const along = (c: Cut, d: Cut) => sign * (c.at[axis] - d.at[axis]);
  const vertices = cuts.filter((c) => c.crossed < 0 && c.at[axis] !== a[axis] && c.at[axis] !== b[axis]).sort(along);
  const slots: Cut[][] = [[], ...vertices.map((c) => [c])];
  for (const cut of cuts.filter((c) => c.crossed >= 0).sort(along)) {
    const z = 2 * cut.crossed;
    const side = (p: Position) => orientation(zone[z]!, zone[z + 1]!, zone[z + 2]!, zone[z + 3]!, p[0], p[1]);
    // A vertex exactly where the edge is crossed (a hole that touches its shell) already says where the line goes on.
    if (vertices.some((v) => side(v.at) === 0)) continue;
    const start = side(a);
    slots[vertices.filter((v) => side(v.at) === start).length]!.push(cut);
  }
  return slots.flat();
}
