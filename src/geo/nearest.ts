import { edgesNear, growBox } from './candidates';
import type { ShapeIndex } from './cells';
import type { Figure } from './figure';
import { distanceM, metresPerDegree } from './measure';
import type { Position } from './position';

export interface Nearest {
  distanceM: number;
  /** On the figure. */
  from: Position;
  /** On the shape's boundary. */
  to: Position;
}

/**
 * The shortest geodesic between a figure and the boundary of a shape, to 1 mm; null when it is longer than `limitM`.
 * Edges are compared in a local plane first; all that could still win by its error are then measured on the ellipsoid.
 */
export function nearest(figure: Figure, index: ShapeIndex, shape: number, limitM: number): Nearest | null {
  const near = edgesNear(index, shape, growBox(figure.box, limitM));
  if (near.length === 0) return null;
  let best = Math.min(limitM, slack(someDistanceM(figure, index, near)));
  const pairs: { s: number; z: number; planarM: number }[] = [];
  for (const { z, atLeastM } of byBoxDistance(figure, index, near)) {
    if (atLeastM > slack(best)) break;
    const edge = edgeOf(index.coords, z);
    for (const s of figureParts(figure, edge, best)) {
      const planarM = planarDistanceM(partOf(figure, s), edge);
      if (planarM > slack(best)) continue;
      pairs.push({ s, z, planarM });
      if (planarM < best) best = planarM;
    }
  }
  let found: Nearest | null = null;
  for (const { s, z, planarM } of pairs.sort((a, b) => a.planarM - b.planarM)) {
    if (found && planarM > slack(found.distanceM)) break;
    const exact = edgeToEdge(partOf(figure, s), edgeOf(index.coords, z));
    if (exact.distanceM <= limitM && (!found || exact.distanceM < found.distanceM)) found = exact;
  }
  return found;
}

/** The zone edges by their plane distance from the figure's box, which no pair with them can undercut. */
function byBoxDistance(figure: Figure, index: ShapeIndex, near: readonly number[]): { z: number; atLeastM: number }[] {
  const [w, s, e, n] = figure.box;
  // The shortest degree of longitude in the box's neighbourhood keeps this a lower bound.
  const scale = metresPerDegree(Math.min(89, Math.max(Math.abs(s), Math.abs(n)) + 1));
  const gap = (low: number, high: number, a: number, b: number) => Math.max(0, low - Math.max(a, b), Math.min(a, b) - high);
  const rows = near.map((z) => {
    const [a, b] = edgeOf(index.coords, z);
    return { z, atLeastM: Math.hypot(gap(w, e, a[0], b[0]) * scale.lng, gap(s, n, a[1], b[1]) * scale.lat) };
  });
  return rows.sort((p, q) => p.atLeastM - q.atLeastM);
}

/** A plane distance between some pair of edges, near the shortest: goes to and fro between the two, each time to the nearest edge of the other. */
function someDistanceM(figure: Figure, index: ShapeIndex, near: readonly number[]): number {
  const parts = allParts(figure);
  let distance = Infinity;
  let s = parts[0]!;
  for (let round = 0; round < 2; round++) {
    const from = partOf(figure, s);
    const [z, there] = closest(near, (k) => planarDistanceM(from, edgeOf(index.coords, k)));
    const to = edgeOf(index.coords, z);
    const [back, here] = closest(parts, (k) => planarDistanceM(partOf(figure, k), to));
    const shorter = Math.min(there, here);
    if (shorter >= distance) break;
    distance = shorter;
    s = back;
  }
  return distance;
}

function closest(ids: ArrayLike<number>, distance: (id: number) => number): [id: number, metres: number] {
  let best = ids[0]!;
  let metres = Infinity;
  for (let k = 0; k < ids.length; k++) {
    const d = distance(ids[k]!);
    if (d >= metres) continue;
    best = ids[k]!;
    metres = d;
  }
  return [best, metres];
}

/** The same without a limit: widens the search until something is met; null only for a shape without edges. */
export function nearestEver(figure: Figure, index: ShapeIndex, shape: number): Nearest | null {
  for (let limitM = 500; limitM < 3e7; limitM *= 8) {
    const found = nearest(figure, index, shape, limitM);
    if (found) return found;
  }
  return null;
}

/** How far a plane distance may lie from the true one: the metric of one latitude is used for both ends. */
const slack = (metres: number) => metres * 1.005 + 0.01;

type Edge = readonly [a: Position, b: Position];

function edgeOf(coords: Float64Array, i: number): Edge {
  return [
    [coords[2 * i]!, coords[2 * i + 1]!],
    [coords[2 * i + 2]!, coords[2 * i + 3]!],
  ];
}

/** An edge of the figure, or one of its points as an edge of no length. */
function partOf(figure: Figure, s: number): Edge {
  if (figure.edgeTree) return edgeOf(figure.coords, s);
  const at: Position = [figure.coords[2 * s]!, figure.coords[2 * s + 1]!];
  return [at, at];
}

function figureParts(figure: Figure, [a, b]: Edge, metres: number): number[] {
  const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const;
  if (!figure.edgeTree) return Array.from(allParts(figure));
  const [w, s, e, n] = growBox(box, slack(metres));
  return figure.edgeTree.search(w, s, e, n).map((k) => figure.edges[k]!);
}

function allParts(figure: Figure): ArrayLike<number> {
  return figure.edgeTree ? figure.edges : Array.from({ length: figure.coords.length / 2 }, (_, i) => i);
}

function planarDistanceM(p: Edge, q: Edge): number {
  const scale = metresPerDegree((p[0][1] + q[0][1]) / 2);
  const flat = ([x, y]: Position): [number, number] => [(x - p[0][0]) * scale.lng, (y - p[0][1]) * scale.lat];
  const [a, b, c, d] = [flat(p[0]), flat(p[1]), flat(q[0]), flat(q[1])];
  if (crosses(a, b, c, d)) return 0;
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b));
}

function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = (p: Position, q: Position, r: Position) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function toSegment([px, py]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const t = clampedFoot(px - ax, py - ay, bx - ax, by - ay);
  return Math.hypot(ax + t * (bx - ax) - px, ay + t * (by - ay) - py);
}

function clampedFoot(px: number, py: number, dx: number, dy: number): number {
  const length2 = dx * dx + dy * dy;
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
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
