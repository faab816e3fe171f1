import type { Frame, ShapeIndex } from './cells';
import { parityFrom } from './locate';
import { orientation } from './predicates';

/** Past so many edges a cell is cut. */
export const maxEdgesPerCell = 64;
const maxDepth = 48;
/** A comb of slanted teeth has most edges in most cells, however it is cut; past so many entries an edge of a shape nothing more of it is cut. */
const maxEntriesPerEdge = 16;

export type Cells = Pick<ShapeIndex, 'cellBox' | 'cellShape' | 'cellEdgeStart' | 'cellEdges' | 'cellInside'>;
type Edges = Uint32Array<ArrayBuffer>;

/**
 * Divides every shape into cells: its box is halved at the median of its edges until few enough touch a cell. The same on every machine: only comparisons,
 * halvings and exact predicates. Never fails; shapes that are nonsense get cells of nonsense.
 */
export function divideShapes(frame: Frame, nudge: 1 | -1): Cells {
  const { coords, ringStart, partStart, shapeStart } = frame;
  const most = mostEdges(frame);
  const work = most <= maxEdgesPerCell ? 0 : most;
  const boxes: number[] = [];
  const shapeOf: number[] = [];
  const edgeStart = [0];
  const inside: number[] = [];
  let entries: Edges = new Uint32Array(edgesIn(frame));
  let count = 0;
  /** The edges of the cells that wait to be cut, list after list; a list is written over only when its cell is done. */
  let lists: Edges = new Uint32Array(4 * work);
  const middles = new Float64Array(work);
  const shared: Shared = { low: 0, high: 0, near: 0, walk: new Uint32Array(work) };
  let allowed = 0;

  /** A cell whose edges stand behind the others in `entries`. */
  const put = (shape: number, w: number, s: number, e: number, n: number, size: number, corner: boolean) => {
    boxes.push(w, s, e, n);
    shapeOf.push(shape);
    count += size;
    edgeStart.push(count);
    inside.push(corner ? 1 : 0);
  };
  const emit = (shape: number, w: number, s: number, e: number, n: number, from: number, to: number, corner: boolean) => {
    if (from === to && !corner) return;
    entries = grown(entries, count + to - from);
    entries.set(lists.subarray(from, to), count);
    put(shape, w, s, e, n, to - from, corner);
  };
  /** Cuts the cell that the edges lists[from … to) touch, all ascending; from `free` on the lists are nobody's. */
  const divide = (
    shape: number,
    w: number,
    s: number,
    e: number,
    n: number,
    from: number,
    to: number,
    free: number,
    corner: boolean,
    depth: number,
  ): void => {
    const size = to - from;
    if (size <= maxEdgesPerCell || depth === maxDepth || count > allowed) return emit(shape, w, s, e, n, from, to, corner);
    const axis = e - w >= n - s ? 0 : 1;
    const low = axis === 0 ? w : s;
    const high = axis === 0 ? e : n;
    // The median of the edges' middles, or the middle of the box when the median would cut nothing off.
    const median = medianOf(coords, axis, lists, from, to, middles);
    const at = median > low && median < high ? median : (low + high) / 2;
    lists = grown(lists, free + 2 * size);
    const highs = free + size;
    share(coords, lists, from, to, axis, at, w, s, e, n, free, shared);
    const lowEnd = shared.low;
    const highEnd = shared.high;
    // A star of edges through one vertex cannot be told apart by any cut.
    if (lowEnd - free === size && highEnd - highs === size) return emit(shape, w, s, e, n, from, to, corner);
    const walk = shared.walk.subarray(0, shared.near);
    if (axis === 0) {
      const highCorner = parityFrom(coords, walk, w, s, corner, at, s, nudge);
      divide(shape, w, s, at, n, free, lowEnd, highEnd, corner, depth + 1);
      divide(shape, at, s, e, n, highs, highEnd, highEnd, highCorner, depth + 1);
    } else {
      const highCorner = parityFrom(coords, walk, w, s, corner, w, at, nudge);
      divide(shape, w, s, e, at, free, lowEnd, highEnd, corner, depth + 1);
      divide(shape, w, at, e, n, highs, highEnd, highEnd, highCorner, depth + 1);
    }
  };

  for (let shape = 0; shape + 1 < shapeStart.length; shape++) {
    const [firstRing, lastRing] = [partStart[shapeStart[shape]!]!, partStart[shapeStart[shape + 1]!]!];
    const size = ringStart[lastRing]! - ringStart[firstRing]! - (lastRing - firstRing);
    if (size === 0) continue;
    // A shape of one cell is listed where its edges stay: sites are small and many.
    const whole = size <= maxEdgesPerCell;
    if (whole) entries = grown(entries, count + size);
    const from = whole ? count : 0;
    const list = whole ? entries : lists;
    for (let r = firstRing, end = from; r < lastRing; r++) end = listRing(list, end, ringStart[r]!, ringStart[r + 1]! - 1);
    const [w, s, e, n] = boxOfEdges(coords, list, from, from + size);
    // Outside the shape every parity is even; the walk from there to the corner, along the box's south side, meets only edges that reach it.
    const near = whole ? entries.subarray(from, from + size) : shared.walk.subarray(0, reaching(coords, s, lists, size, shared.walk));
    const corner = parityFrom(coords, near, w - 1, s - 1, false, w, s, nudge);
    if (whole) put(shape, w, s, e, n, size, corner);
    else {
      allowed = count + maxEntriesPerEdge * size;
      divide(shape, w, s, e, n, 0, size, size, corner, 0);
    }
  }
  return {
    cellBox: new Float64Array(boxes),
    cellShape: new Uint32Array(shapeOf),
    cellEdgeStart: new Uint32Array(edgeStart),
    cellEdges: count === entries.length ? entries : entries.slice(0, count),
    cellInside: new Uint8Array(inside),
  };
}

// The loops over edges stand alone: an engine makes short functions fast after a few calls, and a big index is built once.

const edgesIn = ({ coords, ringStart }: Frame) => coords.length / 2 - (ringStart.length - 1);

function mostEdges({ ringStart, partStart, shapeStart }: Frame): number {
  let most = 0;
  for (let k = 0; k + 1 < shapeStart.length; k++)
    most = Math.max(most, ringStart[partStart[shapeStart[k + 1]!]!]! - ringStart[partStart[shapeStart[k]!]!]!);
  return most;
}

function listRing(lists: Edges, end: number, first: number, last: number): number {
  for (let i = first; i < last; i++) lists[end++] = i;
  return end;
}

function boxOfEdges(coords: Float64Array, lists: Edges, from: number, to: number): [number, number, number, number] {
  let w = Infinity;
  let s = Infinity;
  let e = -Infinity;
  let n = -Infinity;
  for (let k = from; k < to; k++) {
    const x = coords[2 * lists[k]!]!;
    const y = coords[2 * lists[k]! + 1]!;
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < s) s = y;
    if (y > n) n = y;
  }
  return [w, s, e, n];
}

/** Puts the edges that reach a latitude into `walk` and says how many. */
function reaching(coords: Float64Array, lat: number, lists: Edges, end: number, walk: Edges): number {
  let near = 0;
  for (let k = 0; k < end; k++) {
    const a = coords[2 * lists[k]! + 1]!;
    const b = coords[2 * lists[k]! + 3]!;
    if ((a <= lat || b <= lat) && (a >= lat || b >= lat)) walk[near++] = lists[k]!;
  }
  return near;
}

/** What `share` leaves behind: the ends of its two lists, and the edges that the walk from the cell's corner to that of its high half may cross. */
interface Shared {
  low: number;
  high: number;
  near: number;
  walk: Edges;
}

/**
 * Shares the edges of the cell w, s, e, n out to its halves below and above `at`, an edge to both when it touches both. The low half's list starts
 * at `free`, the high half's behind the room for the whole low one.
 */
function share(
  coords: Float64Array,
  lists: Edges,
  from: number,
  to: number,
  axis: number,
  at: number,
  w: number,
  s: number,
  e: number,
  n: number,
  free: number,
  shared: Shared,
): void {
  const { walk } = shared;
  let low = free;
  let high = free + to - from;
  let near = 0;
  const level = axis === 0 ? s : w;
  for (let k = from; k < to; k++) {
    const id = lists[k]!;
    const i = 2 * id + axis;
    const a = coords[i]!;
    const b = coords[i + 2]!;
    if (a < at && b < at) lists[low++] = id;
    else if (a > at && b > at) lists[high++] = id;
    else if (axis === 0) {
      if (touchesBox(coords, id, w, s, at, n)) lists[low++] = id;
      if (touchesBox(coords, id, at, s, e, n)) lists[high++] = id;
    } else {
      if (touchesBox(coords, id, w, s, e, at)) lists[low++] = id;
      if (touchesBox(coords, id, w, at, e, n)) lists[high++] = id;
    }
    const c = coords[i + 1 - 2 * axis]!;
    const d = coords[i + 3 - 2 * axis]!;
    if ((c <= level || d <= level) && (c >= level || d >= level)) walk[near++] = id;
  }
  shared.low = low;
  shared.high = high;
  shared.near = near;
}

function medianOf(coords: Float64Array, axis: number, lists: Edges, from: number, to: number, middles: Float64Array): number {
  for (let k = from; k < to; k++) {
    const i = 2 * lists[k]! + axis;
    middles[k - from] = (coords[i]! + coords[i + 2]!) / 2;
  }
  return smallest(middles, to - from, (to - from) >> 1);
}

/** The k-th smallest, from 0, of the first `size` values, which change places (Hoare's selection; what is left is sorted when that goes badly). */
function smallest(values: Float64Array, size: number, k: number): number {
  let left = 0;
  let right = size - 1;
  for (let round = 0; left < right; round++) {
    if (round === 64) {
      values.subarray(left, right + 1).sort();
      break;
    }
    const pivot = values[(left + right) >> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const moved = values[i]!;
      values[i++] = values[j]!;
      values[j--] = moved;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

function grown(array: Edges, length: number): Edges {
  if (array.length >= length) return array;
  const longer = new Uint32Array(Math.ceil(1.5 * length));
  longer.set(array);
  return longer;
}

/** Whether an edge touches a closed box; exact, so that no cell ever misses an edge. */
function touchesBox(coords: Float64Array, i: number, w: number, s: number, e: number, n: number): boolean {
  const ax = coords[2 * i]!;
  const ay = coords[2 * i + 1]!;
  const bx = coords[2 * i + 2]!;
  const by = coords[2 * i + 3]!;
  if ((ax < w && bx < w) || (ax > e && bx > e) || (ay < s && by < s) || (ay > n && by > n)) return false;
  const first = orientation(ax, ay, bx, by, w, s);
  return (
    first === 0 ||
    orientation(ax, ay, bx, by, e, s) !== first ||
    orientation(ax, ay, bx, by, e, n) !== first ||
    orientation(ax, ay, bx, by, w, n) !== first
  );
}
