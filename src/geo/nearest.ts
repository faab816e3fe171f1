import { growBox } from './candidates';
import type { ShapeIndex } from './cells';
import type { Figure } from './figure';
import { distanceM, metresPerDegree } from './measure';
import type { Box, Position } from './position';

export interface Nearest {
  distanceM: number;
  /** On the figure. */
  from: Position;
  /** On the shape's boundary. */
  to: Position;
}

/**
 * The shortest geodesic between a figure and the boundary of a shape, to 1 mm; null when it is longer than `limitM`.
 *
 * Pairs of edges are compared in a plane whose degrees are nowhere longer than the true ones, so that what lies too far there is too far indeed; all that
 * could still win are measured on the ellipsoid. Cells come in the order of their distance from the figure's box, so most are never opened.
 */
export function nearest(figure: Figure, index: ShapeIndex, shape: number, limitM: number): Nearest | null {
  const plane = planeAround(growBox(figure.box, limitM));
  const cells = cellsByDistance(figure.box, index, shape, limitM, plane);
  let best = limitM;
  const pairs: { s: number; z: number; atLeastM: number }[] = [];
  const { coords, cellEdges, cellEdgeStart } = index;
  const take = (s: number, z: number) => {
    const atLeastM = apartM(figure, s, coords, z, plane);
    if (atLeastM > reach(best)) return;
    pairs.push({ s, z, atLeastM });
    best = Math.min(best, reach(atLeastM * plane.spread));
  };
  for (const { cell, atLeastM } of cells) {
    if (atLeastM > reach(best)) break;
    for (let k = cellEdgeStart[cell]!; k < cellEdgeStart[cell + 1]!; k++) {
      const z = cellEdges[k]!;
      if (boxApartM(figure.box, coords, z, plane) > reach(best)) continue;
      if (figure.edges.length <= fewEdges) for (let s = 0; s < partCount(figure); s++) take(s, z);
      else for (const s of partsNear(figure, coords, z, best)) take(s, z);
    }
  }
  let found: Nearest | null = null;
  for (const { s, z, atLeastM } of pairs.sort((a, b) => a.atLeastM - b.atLeastM)) {
    if (found && atLeastM > reach(found.distanceM)) break;
    const exact = edgeToEdge(partOf(figure, s), edgeOf(coords, z));
    if (exact.distanceM <= limitM && (!found || exact.distanceM < found.distanceM)) found = exact;
  }
  return found;
}

/** The same without a limit; null only for a shape without edges. */
export function nearestEver(figure: Figure, index: ShapeIndex, shape: number): Nearest | null {
  const [w, s, e, n] = figure.box;
  const hasEdges = (c: number) => index.cellShape[c] === shape && index.cellEdgeStart[c] !== index.cellEdgeStart[c + 1];
  const [cell] = index.tree?.neighbors((w + e) / 2, (s + n) / 2, 1, Infinity, hasEdges) ?? [];
  if (cell === undefined) return null;
  // Whatever lies there is a limit that cannot be missed; the nearest of it to any one part keeps the search small.
  const { cellEdges, cellEdgeStart, coords } = index;
  const first = cellEdgeStart[cell]!;
  const plane = planeAround([w, s, e, n]);
  let z = cellEdges[first]!;
  for (let k = first + 1; k < cellEdgeStart[cell + 1]!; k++)
    if (apartM(figure, 0, coords, cellEdges[k]!, plane) < apartM(figure, 0, coords, z, plane)) z = cellEdges[k]!;
  const far = edgeToEdge(partOf(figure, 0), edgeOf(coords, z));
  return nearest(figure, index, shape, far.distanceM) ?? far;
}

/** Up to so many edges a figure is gone through as it is; beyond, its tree is asked. */
const fewEdges = 48;

/** What a bound in the plane may still miss by: bent geodesics and rounding. */
const reach = (metres: number) => metres * (1 + 1e-6) + 1e-3;

interface Plane {
  /** Metres of a degree of longitude and of latitude where they are shortest in a box. */
  lng: number;
  lat: number;
  /** How much longer they get within it, as a factor. */
  spread: number;
}

function planeAround([, s, , n]: Box): Plane {
  const top = Math.min(89.9, Math.max(Math.abs(s), Math.abs(n)));
  const bottom = s <= 0 && n >= 0 ? 0 : Math.min(Math.abs(s), Math.abs(n));
  const [high, low] = [metresPerDegree(top), metresPerDegree(bottom)];
  return { lng: high.lng, lat: low.lat, spread: Math.max(low.lng / high.lng, high.lat / low.lat) };
}

const gap = (low: number, high: number, a: number, b: number) => Math.max(0, low - Math.max(a, b), Math.min(a, b) - high);

/** The cells of one shape that hold edges, nearest to the box first. */
function cellsByDistance([w, s, e, n]: Box, index: ShapeIndex, shape: number, limitM: number, plane: Plane) {
  const cells: { cell: number; atLeastM: number }[] = [];
  const { cellBox, cellShape, cellEdgeStart } = index;
  const [bw, bs, be, bn] = growBox([w, s, e, n], limitM);
  index.tree?.search(bw, bs, be, bn, (cell) => {
    if (cellShape[cell] !== shape || cellEdgeStart[cell] === cellEdgeStart[cell + 1]) return false;
    const dx = gap(w, e, cellBox[4 * cell]!, cellBox[4 * cell + 2]!) * plane.lng;
    const dy = gap(s, n, cellBox[4 * cell + 1]!, cellBox[4 * cell + 3]!) * plane.lat;
    cells.push({ cell, atLeastM: Math.hypot(dx, dy) });
    return false;
  });
  return cells.sort((a, b) => a.atLeastM - b.atLeastM || a.cell - b.cell);
}

function boxApartM([w, s, e, n]: Box, coords: Float64Array, z: number, { lng, lat }: Plane): number {
  return Math.hypot(gap(w, e, coords[2 * z]!, coords[2 * z + 2]!) * lng, gap(s, n, coords[2 * z + 1]!, coords[2 * z + 3]!) * lat);
}

const partCount = (figure: Figure) => (figure.edgeTree ? figure.edges.length : figure.coords.length / 2);

/** The figure's edges (points, for points) that may lie within `metres` of an edge. */
function partsNear(figure: Figure, coords: Float64Array, z: number, metres: number): Iterable<number> {
  const [ax, ay, bx, by] = [coords[2 * z]!, coords[2 * z + 1]!, coords[2 * z + 2]!, coords[2 * z + 3]!];
  if (!figure.edgeTree) return Array.from({ length: partCount(figure) }, (_, s) => s);
  const [w, s, e, n] = growBox([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], reach(metres));
  return figure.edgeTree.search(w, s, e, n);
}

/** First and last vertex of the s-th edge of a figure; of its s-th point, twice the same. */
function vertexOf(figure: Figure, s: number): [first: number, last: number] {
  if (!figure.edgeTree) return [s, s];
  return [figure.edges[s]!, figure.edges[s]! + 1];
}

/** Plane distance of the figure's s-th edge and a shape's edge, in metres: never more than the true one. */
function apartM(figure: Figure, s: number, coords: Float64Array, z: number, { lng, lat }: Plane): number {
  const [first, last] = vertexOf(figure, s);
  const own = figure.coords;
  const ox = coords[2 * z]!;
  const oy = coords[2 * z + 1]!;
  const dx = (coords[2 * z + 2]! - ox) * lng;
  const dy = (coords[2 * z + 3]! - oy) * lat;
  const ax = (own[2 * first]! - ox) * lng;
  const ay = (own[2 * first + 1]! - oy) * lat;
  const bx = (own[2 * last]! - ox) * lng;
  const by = (own[2 * last + 1]! - oy) * lat;
  // Sides of either line: opposite for both means that they cross.
  const a = dx * ay - dy * ax;
  const b = dx * by - dy * bx;
  const [ex, ey] = [bx - ax, by - ay];
  const o = ey * ax - ex * ay;
  const d = ex * (dy - ay) - ey * (dx - ax);
  if (a * b < 0 && o * d < 0) return 0;
  return Math.sqrt(
    Math.min(square(ax, ay, 0, 0, dx, dy), square(bx, by, 0, 0, dx, dy), square(0, 0, ax, ay, bx, by), square(dx, dy, ax, ay, bx, by)),
  );
}

/** Square of the distance from p to the segment a–b. */
function square(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const t = clampedFoot(px - ax, py - ay, bx - ax, by - ay);
  const x = ax + t * (bx - ax) - px;
  const y = ay + t * (by - ay) - py;
  return x * x + y * y;
}

function clampedFoot(px: number, py: number, dx: number, dy: number): number {
  const length2 = dx * dx + dy * dy;
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
}

type Edge = readonly [a: Position, b: Position];

function edgeOf(coords: Float64Array, i: number): Edge {
  return [
    [coords[2 * i]!, coords[2 * i + 1]!],
    [coords[2 * i + 2]!, coords[2 * i + 3]!],
  ];
}

function partOf(figure: Figure, s: number): Edge {
  const [first, last] = vertexOf(figure, s);
  const at = (i: number): Position => [figure.coords[2 * i]!, figure.coords[2 * i + 1]!];
  const a = at(first);
  return [a, first === last ? a : at(last)];
}

/** Disjoint edges come nearest at an end of one of them. */
function edgeToEdge(p: Edge, q: Edge): Nearest {
  const tries: Nearest[] = [];
  for (const from of p[0] === p[1] ? [p[0]] : p) {
    const to = footOn(q, from);
    tries.push({ distanceM: distanceM(from, to), from, to });
  }
  if (p[0] !== p[1])
    for (const to of q) {
      const from = footOn(p, to);
      tries.push({ distanceM: distanceM(from, to), from, to });
    }
  return tries.reduce((a, b) => (b.distanceM < a.distanceM ? b : a));
}

/** The point of an edge nearest to p: found in the plane, then again with the metric halfway to the point just found. */
function footOn([a, b]: Edge, p: Position): Position {
  let foot = a;
  for (let round = 0; round < 4; round++) {
    const scale = metresPerDegree((foot[1] + p[1]) / 2);
    const t = clampedFoot((p[0] - a[0]) * scale.lng, (p[1] - a[1]) * scale.lat, (b[0] - a[0]) * scale.lng, (b[1] - a[1]) * scale.lat);
    foot = t === 0 ? a : t === 1 ? b : [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  }
  return foot;
}
