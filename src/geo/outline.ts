import { meetingPoint } from './crossings';
import type { MultiPolygon, Position } from './position';
import { orientation } from './predicates';

/**
 * The rings of polygons as one row of doubles, closed and without repeated vertices. Edge i runs from vertex i to vertex i + 1; where a ring ends
 * there is none, and its box is empty. Edges that follow each other lie beside each other, so boxes over runs of them are a good tree as they stand.
 */
export interface Outline {
  xy: Float64Array;
  /** First vertex of each ring, and one past the end. */
  ringStart: number[];
  /** Of each ring: its part, and whether it is a hole. */
  part: number[];
  hole: boolean[];
  /** Ring of each vertex. */
  ringOf: Uint32Array;
  /** [west, south, east, north] of runs of 8 edges, of 8 such runs, and so on; nothing for a few edges. */
  levels: Float64Array[];
}

const run = 8;
/** Up to so many vertices every edge is held against every other. */
const few = 48;

export function outlineOf(polygons: MultiPolygon): Outline {
  let most = 0;
  for (const rings of polygons) for (const ring of rings) most += ring.length;
  const xy = new Float64Array(2 * most);
  const ringOf = new Uint32Array(most);
  const [ringStart, part, hole]: [number[], number[], boolean[]] = [[0], [], []];
  let n = 0;
  for (let p = 0; p < polygons.length; p++)
    for (let r = 0; r < polygons[p]!.length; r++) {
      const start = n;
      for (const [x, y] of polygons[p]![r]!) {
        if (n > start && xy[2 * n - 2] === x && xy[2 * n - 1] === y) continue;
        xy[2 * n] = x;
        xy[2 * n + 1] = y;
        ringOf[n++] = part.length;
      }
      ringStart.push(n);
      part.push(p);
      hole.push(r > 0);
    }
  const outline = { xy: xy.subarray(0, 2 * n), ringStart, part, hole, ringOf, levels: [] };
  return n > few ? { ...outline, levels: boxLevels(outline) } : outline;
}

export const vertexOf = ({ xy }: Outline, i: number): Position => [xy[2 * i]!, xy[2 * i + 1]!];
/** Whether an edge starts at vertex i: the last vertex of a ring starts none. */
export const startsEdge = ({ ringOf, ringStart }: Outline, i: number) => i + 1 < ringStart[ringOf[i]! + 1]!;

function boxLevels(outline: Outline): Float64Array[] {
  const { xy } = outline;
  const n = xy.length / 2;
  let boxes = emptyBoxes(Math.ceil(n / run));
  for (let i = 0; i < n; i++) {
    if (!startsEdge(outline, i)) continue;
    grow(boxes, i >> 3, xy[2 * i]!, xy[2 * i + 1]!, xy[2 * i]!, xy[2 * i + 1]!);
    grow(boxes, i >> 3, xy[2 * i + 2]!, xy[2 * i + 3]!, xy[2 * i + 2]!, xy[2 * i + 3]!);
  }
  const levels = [boxes];
  while (boxes.length > 4) {
    const upper = emptyBoxes(Math.ceil(boxes.length / 4 / run));
    for (let k = 0; 4 * k < boxes.length; k++) grow(upper, k >> 3, boxes[4 * k]!, boxes[4 * k + 1]!, boxes[4 * k + 2]!, boxes[4 * k + 3]!);
    levels.push((boxes = upper));
  }
  return levels;
}

function emptyBoxes(count: number): Float64Array {
  const boxes = new Float64Array(4 * count);
  for (let k = 0; k < count; k++) {
    boxes[4 * k] = boxes[4 * k + 1] = Infinity;
    boxes[4 * k + 2] = boxes[4 * k + 3] = -Infinity;
  }
  return boxes;
}

function grow(boxes: Float64Array, k: number, w: number, s: number, e: number, n: number) {
  if (w < boxes[4 * k]!) boxes[4 * k] = w;
  if (s < boxes[4 * k + 1]!) boxes[4 * k + 1] = s;
  if (e > boxes[4 * k + 2]!) boxes[4 * k + 2] = e;
  if (n > boxes[4 * k + 3]!) boxes[4 * k + 3] = n;
}

/** How two edges meet: crossing within both, touching in a vertex of at least one, or running together. */
export type How = 'cross' | 'touch' | 'overlap';
/** e < f. A touch is told once a pair of passes: edges count without their last point. Returning true ends the search. */
export type Visit = (how: How, e: number, f: number, x: number, y: number) => boolean;

/**
 * Every pair of edges that meet, but for neighbours in a ring that meet in their common vertex. Exact, but for the place of a crossing.
 * False when it was stopped, or when so many edges lie close beside each other (a dense slanted hatch) that it would take for ever.
 */
export function eachMeeting(outline: Outline, visit: Visit): boolean {
  const { levels, xy, ringOf, ringStart } = outline;
  const n = xy.length / 2;
  let pairsLeft = 1e6 + 32 * n;
  /** Edges whose boxes share [w, s, east, north]. */
  const pair = (e: number, f: number, w: number, s: number, east: number, north: number): boolean => {
    if (--pairsLeft < 0) return true;
    const ring = ringOf[e]!;
    const follows = ring === ringOf[f] && (f === e + 1 || (e === ringStart[ring] && f === ringStart[ring + 1]! - 2));
    // Neighbours run together only when one turns back, and then their boxes share more than the vertex.
    if (follows && w === east && s === north) return false;
    const ax = xy[2 * e]!;
    const ay = xy[2 * e + 1]!;
    const bx = xy[2 * e + 2]!;
    const by = xy[2 * e + 3]!;
    const cx = xy[2 * f]!;
    const cy = xy[2 * f + 1]!;
    const dx = xy[2 * f + 2]!;
    const dy = xy[2 * f + 3]!;
    const c = orientation(ax, ay, bx, by, cx, cy);
    const d = orientation(ax, ay, bx, by, dx, dy);
    if (c * d > 0) return false;
    const isEnd = (x: number, y: number) => (x === bx && y === by) || (x === dx && y === dy);
    if (c === 0 && d === 0) {
      if (w === east && s === north) return isEnd(w, s) ? false : visit('touch', e, f, w, s);
      const shared = (x: number, y: number) => x >= w && x <= east && y >= s && y <= north;
      return shared(ax, ay)
        ? visit('overlap', e, f, ax, ay)
        : shared(bx, by)
          ? visit('overlap', e, f, bx, by)
          : visit('overlap', e, f, cx, cy);
    }
    if (follows) return false;
    const a = orientation(cx, cy, dx, dy, ax, ay);
    const b = orientation(cx, cy, dx, dy, bx, by);
    if (a * b > 0) return false;
    if (c !== 0 && d !== 0 && a !== 0 && b !== 0) {
      const [x, y] = meetingPoint(ax, ay, bx, by, cx, cy, dx, dy);
      return visit('cross', e, f, x, y);
    }
    const [x, y] = c === 0 ? [cx, cy] : d === 0 ? [dx, dy] : a === 0 ? [ax, ay] : [bx, by];
    return isEnd(x, y) ? false : visit('touch', e, f, x, y);
  };
  /** The edges from…to against those other…end, which touch the box `within` (number k) when it is given. */
  const edges = (from: number, to: number, other: number, end: number, within?: Float64Array, k = 0): boolean => {
    for (let e = from; e < to; e++) {
      if (!startsEdge(outline, e)) continue;
      const w = Math.min(xy[2 * e]!, xy[2 * e + 2]!);
      const s = Math.min(xy[2 * e + 1]!, xy[2 * e + 3]!);
      const east = Math.max(xy[2 * e]!, xy[2 * e + 2]!);
      const north = Math.max(xy[2 * e + 1]!, xy[2 * e + 3]!);
      if (within && (w > within[4 * k + 2]! || east < within[4 * k]! || s > within[4 * k + 3]! || north < within[4 * k + 1]!)) continue;
      for (let f = Math.max(other, e + 1); f < end; f++) {
        const fw = Math.min(xy[2 * f]!, xy[2 * f + 2]!);
        const fe = Math.max(xy[2 * f]!, xy[2 * f + 2]!);
        if (fw > east || fe < w) continue;
        const fs = Math.min(xy[2 * f + 1]!, xy[2 * f + 3]!);
        const fn = Math.max(xy[2 * f + 1]!, xy[2 * f + 3]!);
        if (fs > north || fn < s || !startsEdge(outline, f)) continue;
        if (pair(e, f, Math.max(w, fw), Math.max(s, fs), Math.min(east, fe), Math.min(north, fn))) return true;
      }
    }
    return false;
  };
  if (levels.length === 0) return !edges(0, n, 0, n);
  const touching = (p: Float64Array, j: number, q: Float64Array, k: number) =>
    p[4 * j]! <= q[4 * k + 2]! && p[4 * j + 2]! >= q[4 * k]! && p[4 * j + 1]! <= q[4 * k + 3]! && p[4 * j + 3]! >= q[4 * k + 1]!;
  /** Runs j ≤ k of one level, whose boxes touch. */
  const runs = (level: number, j: number, k: number): boolean => {
    if (level === 0) return edges(j * run, Math.min(n, (j + 1) * run), k * run, Math.min(n, (k + 1) * run), levels[0], k);
    const [own, lower] = [levels[level]!, levels[level - 1]!];
    const count = lower.length / 4;
    for (let c = j * run; c < Math.min(count, (j + 1) * run); c++) {
      if (!touching(lower, c, own, k)) continue;
      for (let d = Math.max(c, k * run); d < Math.min(count, (k + 1) * run); d++)
        if (touching(lower, c, lower, d) && runs(level - 1, c, d)) return true;
    }
    return false;
  };
  return !runs(levels.length - 1, 0, 0);
}

/**
 * How often each ring winds around the place just left of the first step from p towards q, exactly. Fills `into` for the rings in the returned list;
 * the caller sets them back to 0. Rays run east: an edge that goes up counts one.
 */
export function windingsAt(outline: Outline, [px, py]: Position, [qx, qy]: Position, into: Int32Array): number[] {
  const { levels, xy, ringOf } = outline;
  const met: number[] = [];
  // The place lies above p when the step goes up, or east with its left above.
  const up = qy !== py ? qy > py : qx > px;
  const above = (y: number) => (y === py ? !up : y > py);
  const edge = (i: number) => {
    if (!startsEdge(outline, i)) return;
    const [ax, ay, bx, by] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * i + 2]!, xy[2 * i + 3]!];
    const rises = above(by);
    if (above(ay) === rises || (ax < px && bx < px)) return;
    const side = orientation(ax, ay, bx, by, px, py) || orientation(ax, ay, bx, by, qx, qy);
    // On the edge itself: its eastern side is the right one when the step goes up.
    if (side === 0 ? !up : side > 0 !== rises) return;
    const ring = ringOf[i]!;
    if (!met.includes(ring)) met.push(ring);
    into[ring]! += rises ? 1 : -1;
  };
  const descend = (level: number, from: number, to: number) => {
    const boxes = levels[level]!;
    for (let k = from; k < to; k++) {
      if (boxes[4 * k + 2]! < px || boxes[4 * k + 1]! > py || boxes[4 * k + 3]! < py) continue;
      if (level > 0) descend(level - 1, k * run, Math.min(levels[level - 1]!.length / 4, (k + 1) * run));
      else for (let i = k * run; i < Math.min(xy.length / 2, (k + 1) * run); i++) edge(i);
    }
  };
  if (levels.length > 0) descend(levels.length - 1, 0, 1);
  else for (let i = 0; i < xy.length / 2; i++) edge(i);
  return met;
}
