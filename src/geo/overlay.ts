import { edgesNear } from './candidates';
import type { ShapeIndex } from './cells';
import type { Figure } from './figure';
import { insideNudged } from './locate';
import { trapezoidM2 } from './measure';
import type { Position } from './position';
import { nudgedSide } from './predicates';

/**
 * The common part of a polygon figure and one shape of an index, without building it.
 *
 * The figure is taken to be shifted by an infinitesimal step (δ₁, δ₂), so no vertex lies on an edge and no two edges overlap; areas do not feel it.
 * Every edge is then cut where it crosses the other boundary, and a cut piece is inside or outside by counting crossings from a vertex whose place
 * is known exactly. The pieces of the figure inside the shape and the pieces of the shape inside the figure are the boundary of the common part:
 * their ellipsoidal trapezoids sum to its area (Green's theorem). Crossings are computed once and shared by both boundaries, so the sum closes.
 */
export interface Overlay {
  areaM2: number;
  /** The common part's boundary, directed with the interior on the left: chains of positions that begin and end at crossings, or whole rings. */
  chains: Chain[];
}
export interface Chain {
  /** Number of the crossing where it begins and ends; −1 for a whole ring. */
  from: number;
  to: number;
  positions: Position[];
}

interface Crossing {
  id: number;
  /** Whether the walked boundary goes in here; when one boundary enters the other leaves. */
  enters: boolean;
  at: Position;
}

export function overlay(figure: Figure, index: ShapeIndex, shape: number): Overlay {
  const site = figure.index;
  if (!site) throw new TypeError('overlay: the figure has no interior');
  const zoneEdges = edgesNear(index, shape, figure.box);
  const onSite = new Map<number, Crossing[]>();
  const onZone = new Map<number, Crossing[]>();
  let id = 0;
  for (const z of zoneEdges)
    for (const s of figureEdgesNear(figure, index.coords, z)) {
      const met = crossing(figure.coords, s, index.coords, z);
      if (!met) continue;
      push(onSite, s, { id, enters: met.enters, at: met.at });
      push(onZone, z, { id, enters: !met.enters, at: met.at });
      id++;
    }
  const origin = figure.box[0];
  const chains: Chain[] = [];
  walk(figure.coords, Array.from(figure.edges), onSite, (x, y) => insideNudged(index, shape, x, y), chains);
  walk(index.coords, zoneEdges, onZone, (x, y) => insideNudged(site, 0, x, y), chains);
  let areaM2 = 0;
  for (const { positions } of chains)
    for (let i = 1; i < positions.length; i++)
      areaM2 += trapezoidM2(positions[i - 1]![0], positions[i - 1]![1], positions[i]![0], positions[i]![1], origin);
  return { areaM2, chains };
}

/** The figure's edges whose box touches the box of one zone edge. */
export function figureEdgesNear(figure: Figure, coords: Float64Array, z: number): number[] {
  const ax = coords[2 * z]!;
  const ay = coords[2 * z + 1]!;
  const bx = coords[2 * z + 2]!;
  const by = coords[2 * z + 3]!;
  const hits = figure.edgeTree!.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  return hits.map((k) => figure.edges[k]!);
}

/** Where a nudged figure edge crosses a zone edge; whether it does is exact, the place is rounded. */
function crossing(a: Float64Array, s: number, b: Float64Array, z: number): { at: Position; enters: boolean } | null {
  const [px, py, qx, qy] = [a[2 * s]!, a[2 * s + 1]!, a[2 * s + 2]!, a[2 * s + 3]!];
  const [ux, uy, vx, vy] = [b[2 * z]!, b[2 * z + 1]!, b[2 * z + 2]!, b[2 * z + 3]!];
  const end = nudgedSide(ux, uy, vx, vy, qx, qy, 1);
  if (nudgedSide(ux, uy, vx, vy, px, py, 1) === end) return null;
  if (nudgedSide(px, py, qx, qy, ux, uy, -1) === nudgedSide(px, py, qx, qy, vx, vy, -1)) return null;
  return { at: meetingPoint(px, py, qx, qy, ux, uy, vx, vy), enters: end === 1 };
}

/** The point on p–q where it meets the line u–v, kept within the edge. */
export function meetingPoint(px: number, py: number, qx: number, qy: number, ux: number, uy: number, vx: number, vy: number): Position {
  const den = (qx - px) * (vy - uy) - (qy - py) * (vx - ux);
  const num = (ux - px) * (vy - uy) - (uy - py) * (vx - ux);
  const t = den === 0 ? 0.5 : Math.min(1, Math.max(0, num / den));
  return [px + t * (qx - px), py + t * (qy - py)];
}

/**
 * Cuts edges at their crossings and collects the pieces that lie inside. `edges` ascend, so edges of one path follow each other and
 * the answer at an edge's end is the answer at the next one's start; only after a gap is the other shape asked again.
 */
function walk(
  coords: Float64Array,
  edges: readonly number[],
  cuts: Map<number, Crossing[]>,
  inside: (x: number, y: number) => boolean,
  chains: Chain[],
) {
  let previous = -2;
  let within = false;
  let open: Chain | null = null;
  const loose: Chain[] = [];
  const close = () => {
    if (open) loose.push(open);
    open = null;
  };
  for (const e of edges) {
    const a: Position = [coords[2 * e]!, coords[2 * e + 1]!];
    const b: Position = [coords[2 * e + 2]!, coords[2 * e + 3]!];
    if (e !== previous + 1) {
      close();
      within = inside(a[0], a[1]);
      if (within) open = { from: -1, to: -1, positions: [a] };
    }
    for (const cut of inOrder(cuts.get(e), a, b, within)) {
      if (within) {
        open!.positions.push(cut.at);
        open!.to = cut.id;
        chains.push(open!);
        open = null;
      } else open = { from: cut.id, to: -1, positions: [cut.at] };
      within = !within;
    }
    if (within) open!.positions.push(b);
    previous = e;
  }
  close();
  mend(loose, chains);
}

/**
 * A ring is walked from its first vertex, so a chain that passes that vertex comes in two pieces: one that was closed by a crossing but did not
 * begin at one, and one left loose. They are joined here; a piece that returns to its own start is a whole ring.
 */
function mend(loose: Chain[], chains: Chain[]) {
  const heads = chains.filter((c) => c.from === -1 && c.to !== -1);
  for (const tail of loose) {
    const end = tail.positions.at(-1)!;
    if (tail.from === -1) {
      if (samePlace(end, tail.positions[0]!)) chains.push(tail);
      else throw new RangeError('overlay: a boundary piece neither closes nor ends at a crossing');
      continue;
    }
    const k = heads.findIndex((h) => samePlace(h.positions[0]!, end));
    if (k < 0) throw new RangeError('overlay: a boundary piece has no continuation');
    const [head] = heads.splice(k, 1);
    head!.from = tail.from;
    head!.positions = [...tail.positions, ...head!.positions.slice(1)];
  }
  if (heads.length > 0) throw new RangeError('overlay: a boundary piece has no beginning');
}

function samePlace(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/**
 * The cuts of one edge in the order in which they are met. Places closer together than rounding may sort wrongly, but going in and coming out
 * must alternate, and which is which is exact: the nearest cut of the due kind goes first.
 */
function inOrder(cuts: Crossing[] | undefined, a: Position, b: Position, within: boolean): Crossing[] {
  if (!cuts) return [];
  if (cuts.length === 1) return cuts;
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1;
  const sign = b[axis] > a[axis] ? 1 : -1;
  const rest = cuts.sort((c, d) => sign * (c.at[axis] - d.at[axis]) || c.id - d.id);
  const ordered: Crossing[] = [];
  for (let enters = !within; rest.length > 0; enters = !enters) {
    const k = rest.findIndex((c) => c.enters === enters);
    if (k < 0) throw new RangeError('overlay: an edge goes in twice without coming out');
    ordered.push(...rest.splice(k, 1));
  }
  return ordered;
}

function push<T>(map: Map<number, T[]>, key: number, value: T) {
  const row = map.get(key);
  if (row) row.push(value);
  else map.set(key, [value]);
}

/** Joins the chains of an overlay to closed rings: shells counter-clockwise, holes clockwise. */
export function ringsOf({ chains }: Overlay): Position[][] {
  const rings = chains.filter((c) => c.from === -1).map((c) => c.positions);
  const next = new Map(chains.filter((c) => c.from !== -1).map((c) => [c.from, c]));
  while (next.size > 0) {
    const [first] = next.values();
    const ring = [...first!.positions];
    next.delete(first!.from);
    for (let at = first!.to; at !== first!.from;) {
      const chain = next.get(at);
      if (!chain) break;
      next.delete(at);
      ring.push(...chain.positions.slice(1));
      at = chain.to;
    }
    rings.push(ring);
  }
  return rings;
}
