import { blockSize, blocksAt, type Figure } from './figure';
import { nudgedSide, offside, orientation } from './predicates';
import { bitsBetween, bundlesOf, bundleSize, stripeAt, type Bundle } from './stripes';

/**
 * Where the boundary of a figure (or a line) crosses the boundary of one shape of an index.
 *
 * The figure is taken to be shifted by an infinitesimal step (δ₁, δ₂), so no vertex lies on an edge and no two edges overlap; areas do not feel it.
 * Whether two edges cross is exact, the place is rounded and is the same for both boundaries, so that what is walked along them closes.
 */
export interface Crossings {
  count: number;
  /** The two edges, each by its first vertex. */
  figureEdge: Uint32Array;
  shapeEdge: Uint32Array;
  x: Float64Array;
  y: Float64Array;
  /** 1 where the figure, along its edge, goes into the shape. There the shape's boundary leaves the figure. */
  enters: Uint8Array;
  /** A vertex of one may lie exactly on the other's boundary: the nudge has decided, and the relation has to be asked without it. */
  contact: boolean;
}

/** One set for all calls: what `findCrossings` returns holds until the next call. */
const found = room(256);

function room(length: number): Crossings {
  return {
    count: 0,
    figureEdge: new Uint32Array(length),
    shapeEdge: new Uint32Array(length),
    x: new Float64Array(length),
    y: new Float64Array(length),
    enters: new Uint8Array(length),
    contact: false,
  };
}

/** So many edges of a shape are shown to the tree over a large figure's blocks at once. */
const handful = 32;
const blocks: number[] = [];
const met: number[] = [];

/** All crossings of a figure with the given edges of a shape (ascending). */
export function findCrossings(figure: Figure, coords: Float64Array, near: Uint32Array): Crossings {
  found.count = 0;
  found.contact = false;
  const bundles = bundlesOf(figure);
  if (!figure.blockTree) {
    for (let b = 0; b * bundleSize < figure.edges.length; b++) crossBundle(figure, bundles[b]!, coords, near, 0, near.length);
    return found;
  }
  // Edges that follow each other lie close together, so one look at the figure's blocks serves a handful of them.
  for (let from = 0, to = 0; from < near.length; from = to) {
    let w = Infinity;
    let s = Infinity;
    let e = -Infinity;
    let n = -Infinity;
    for (; to < near.length && to < from + handful && near[to] === near[from]! + to - from; to++)
      for (let i = 2 * near[to]!; i <= 2 * near[to]! + 2; i += 2) {
        const x = coords[i]!;
        const y = coords[i + 1]!;
        if (x < w) w = x;
        if (x > e) e = x;
        if (y < s) s = y;
        if (y > n) n = y;
      }
    met.length = 0;
    for (const block of blocksAt(figure, w, s, e, n, blocks)) {
      const b = Math.floor((block * blockSize) / bundleSize);
      if (!met.includes(b)) met.push(b);
    }
    for (const b of met) crossBundle(figure, bundles[b]!, coords, near, from, to);
  }
  return found;
}

/** Holds edges from…to of the row against one bundle of the figure's edges. */
function crossBundle(figure: Figure, bundle: Bundle, coords: Float64Array, near: Uint32Array, from: number, to: number) {
  const { first, west, south, columnsPerDegree, rowsPerDegree, columns, rows } = bundle;
  const { coords: own, edges } = figure;
  let column = 0;
  let row = 0;
  for (let k = from, before = -2; k < to; k++) {
    const z = near[k]!;
    const ux = coords[2 * z]!;
    const uy = coords[2 * z + 1]!;
    const vx = coords[2 * z + 2]!;
    const vy = coords[2 * z + 3]!;
    if (z !== before + 1) {
      column = stripeAt(ux, west, columnsPerDegree);
      row = stripeAt(uy, south, rowsPerDegree);
    }
    const startColumn = column;
    const startRow = row;
    column = stripeAt(vx, west, columnsPerDegree);
    row = stripeAt(vy, south, rowsPerDegree);
    before = z;
    let bits = bitsBetween(columns, startColumn, column);
    if (bits !== 0) bits &= bitsBetween(rows, startRow, row);
    if (bits === 0) continue;
    const w = ux < vx ? ux : vx;
    const e = ux < vx ? vx : ux;
    const s = uy < vy ? uy : vy;
    const n = uy < vy ? vy : uy;
    for (; bits !== 0; bits &= bits - 1) {
      const i = 2 * edges[first + 31 - Math.clz32(bits & -bits)]!;
      const px = own[i]!;
      const qx = own[i + 2]!;
      if ((px < w && qx < w) || (px > e && qx > e)) continue;
      const py = own[i + 1]!;
      const qy = own[i + 3]!;
      if ((py < s && qy < s) || (py > n && qy > n)) continue;
      cross(i / 2, z, px, py, qx, qy, ux, uy, vx, vy);
    }
  }
}

/** Adds the crossing of the figure's edge p–q with the shape's edge u–v, if there is one; their boxes touch. */
function cross(edge: number, z: number, px: number, py: number, qx: number, qy: number, ux: number, uy: number, vx: number, vy: number) {
  // A shape's edges are mostly the shorter ones: their ends lie on one side of the figure's edge more often than the other way round.
  let first: number = orientation(px, py, qx, qy, ux, uy);
  let second: number = orientation(px, py, qx, qy, vx, vy);
  if (first * second > 0) return;
  let start: number = orientation(ux, uy, vx, vy, px, py);
  let end: number = orientation(ux, uy, vx, vy, qx, qy);
  if (start * end > 0) return;
  if (start * end * first * second === 0) {
    found.contact = true;
    start ||= nudgedSide(ux, uy, vx, vy, px, py, 1);
    end ||= nudgedSide(ux, uy, vx, vy, qx, qy, 1);
    first ||= nudgedSide(px, py, qx, qy, ux, uy, -1);
    second ||= nudgedSide(px, py, qx, qy, vx, vy, -1);
    if (start === end || first === second) return;
  }
  const t = alongEdge(px, py, qx, qy, ux, uy, vx, vy);
  add(edge, z, px + t * (qx - px), py + t * (qy - py), end);
}

function add(figureEdge: number, shapeEdge: number, x: number, y: number, end: number) {
  const at = found.count++;
  if (at === found.x.length) {
    const { count: _, contact: __, ...wider } = room(2 * at);
    for (const key of ['figureEdge', 'shapeEdge', 'x', 'y', 'enters'] as const) wider[key].set(found[key]);
    Object.assign(found, wider);
  }
  found.figureEdge[at] = figureEdge;
  found.shapeEdge[at] = shapeEdge;
  found.x[at] = x;
  found.y[at] = y;
  found.enters[at] = end > 0 ? 1 : 0;
}

/** How far along p–q, 0 … 1, the line u–v meets it: by how far its ends lie to either side of the line. Kept within the edge. */
function alongEdge(px: number, py: number, qx: number, qy: number, ux: number, uy: number, vx: number, vy: number): number {
  const start = offside(ux, uy, vx, vy, px, py);
  const end = offside(ux, uy, vx, vy, qx, qy);
  return start === end ? 0.5 : Math.min(1, Math.max(0, start / (start - end)));
}

/** The point on p–q where it meets the line u–v, kept within the edge. */
export function meetingPoint(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ux: number,
  uy: number,
  vx: number,
  vy: number,
): readonly [number, number] {
  const t = alongEdge(px, py, qx, qy, ux, uy, vx, vy);
  return [px + t * (qx - px), py + t * (qy - py)];
}
