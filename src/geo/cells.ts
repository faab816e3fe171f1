import Flatbush from 'flatbush';
import { orientation } from './predicates';
import type { MultiPolygon, Position } from './position';
import { parityFrom } from './locate';
import { ringAreaM2 } from './measure';

/**
 * Many (multi)polygons, ready to be asked: every edge as given, and k-d cells over each shape.
 *
 * A cell holds the *whole original edges* that touch its closed box and whether its lower left corner is inside; no edge is ever cut,
 * so whatever is decided from a cell is decided for the given coordinates. Cells without edges are kept only when they are full.
 * Everything is a typed array, so that a published file is decoded without making an object per vertex (zone/FORMAT.md).
 */
export interface ShapeIndex {
  /** [lng, lat] pairs; rings closed, shells counter-clockwise, holes clockwise. Edge i runs from vertex i to vertex i + 1. */
  coords: Float64Array;
  /** First vertex of each ring, and one past the end; the same scheme for rings of parts and parts of shapes. */
  ringStart: Uint32Array;
  partStart: Uint32Array;
  shapeStart: Uint32Array;
  cellBox: Float64Array;
  cellShape: Uint32Array;
  cellEdgeStart: Uint32Array;
  cellEdges: Uint32Array;
  cellInside: Uint8Array;
  /** Which way corners on an edge are taken to lie, see `nudgedSide`. Published layers: 1. */
  nudge: 1 | -1;
  tree: Flatbush | null;
}

export const maxEdgesPerCell = 64;
const maxDepth = 48;

/** Builds the index. Rings are closed, freed of repeated vertices and turned the right way; apart from that the polygons must be valid (`validity.ts`). */
export function buildIndex(shapes: readonly MultiPolygon[], nudge: 1 | -1 = 1): ShapeIndex {
  const coords: number[] = [];
  const ringStart = [0];
  const partStart = [0];
  const shapeStart = [0];
  for (const shape of shapes) {
    for (const rings of shape) {
      for (const [i, ring] of rings.entries()) {
        const oriented = orientRing(ring, i === 0);
        for (const [x, y] of oriented) coords.push(x, y);
        ringStart.push(coords.length / 2);
      }
      partStart.push(ringStart.length - 1);
    }
    shapeStart.push(partStart.length - 1);
  }
  const frame = {
    coords: Float64Array.from(coords),
    ringStart: Uint32Array.from(ringStart),
    partStart: Uint32Array.from(partStart),
    shapeStart: Uint32Array.from(shapeStart),
  };
  return { ...frame, nudge, ...buildCells(frame, nudge) };
}

function orientRing(ring: readonly Position[], shell: boolean): readonly Position[] {
  const closed = withoutRepeats([...ring, ring[0]!]);
  return ringAreaM2(closed) > 0 === shell ? closed : closed.reverse();
}

/** Leaves out vertices that repeat the one before: an edge without length has no sides. */
export function withoutRepeats(path: readonly Position[]): Position[] {
  return path.filter((p, i) => i === 0 || p[0] !== path[i - 1]![0] || p[1] !== path[i - 1]![1]);
}

type Frame = Pick<ShapeIndex, 'coords' | 'ringStart' | 'partStart' | 'shapeStart'>;

function buildCells(frame: Frame, nudge: 1 | -1) {
  const { coords } = frame;
  const boxes: number[] = [];
  const shapeOf: number[] = [];
  const edgeStart = [0];
  const edges: number[] = [];
  const inside: number[] = [];
  const emit = (shape: number, box: number[], ids: readonly number[], corner: boolean) => {
    if (ids.length === 0 && !corner) return;
    boxes.push(...box);
    shapeOf.push(shape);
    for (const id of ids) edges.push(id);
    edgeStart.push(edges.length);
    inside.push(corner ? 1 : 0);
  };
  const split = (
    shape: number,
    box: readonly [number, number, number, number],
    ids: readonly number[],
    corner: boolean,
    depth: number,
  ): void => {
    if (ids.length <= maxEdgesPerCell || depth === maxDepth) return emit(shape, [...box], ids, corner);
    const [w, s, e, n] = box;
    const axis = e - w >= n - s ? 0 : 1;
    const at = splitAt(coords, ids, axis, axis === 0 ? w : s, axis === 0 ? e : n);
    const low = axis === 0 ? ([w, s, at, n] as const) : ([w, s, e, at] as const);
    const high = axis === 0 ? ([at, s, e, n] as const) : ([w, at, e, n] as const);
    const lowIds = ids.filter((id) => touchesBox(coords, id, low));
    const highIds = ids.filter((id) => touchesBox(coords, id, high));
    // A star of edges through one vertex cannot be told apart by any cut.
    if (lowIds.length === ids.length && highIds.length === ids.length) return emit(shape, [...box], ids, corner);
    const highCorner = parityFrom(coords, ids, w, s, corner, high[0], high[1], nudge);
    split(shape, low, lowIds, corner, depth + 1);
    split(shape, high, highIds, highCorner, depth + 1);
  };
  for (let k = 0; k + 1 < frame.shapeStart.length; k++) {
    const ids = edgesOfShape(frame, k);
    if (ids.length === 0) continue;
    const box = boxOfEdges(coords, ids);
    // One step outside the shape every parity is even; from there the walk to the corner counts.
    const corner = parityFrom(coords, ids, box[0] - 1, box[1] - 1, false, box[0], box[1], nudge);
    split(k, box, ids, corner, 0);
  }
  const tree = shapeOf.length > 0 ? new Flatbush(shapeOf.length) : null;
  for (let c = 0; c < shapeOf.length; c++) tree!.add(boxes[4 * c]!, boxes[4 * c + 1]!, boxes[4 * c + 2]!, boxes[4 * c + 3]!);
  tree?.finish();
  return {
    cellBox: Float64Array.from(boxes),
    cellShape: Uint32Array.from(shapeOf),
    cellEdgeStart: Uint32Array.from(edgeStart),
    cellEdges: Uint32Array.from(edges),
    cellInside: Uint8Array.from(inside),
    tree,
  };
}

/** Every edge of a shape, by the index of its first vertex. */
export function edgesOfShape(frame: Frame, shape: number): number[] {
  const ids: number[] = [];
  for (let p = frame.shapeStart[shape]!; p < frame.shapeStart[shape + 1]!; p++)
    for (let r = frame.partStart[p]!; r < frame.partStart[p + 1]!; r++)
      for (let i = frame.ringStart[r]!; i < frame.ringStart[r + 1]! - 1; i++) ids.push(i);
  return ids;
}

/** How many edges a shape has: every ring has one less than vertices. */
export function edgeCount({ ringStart, partStart, shapeStart }: Frame, shape: number): number {
  const [first, last] = [partStart[shapeStart[shape]!]!, partStart[shapeStart[shape + 1]!]!];
  return ringStart[last]! - ringStart[first]! - (last - first);
}

/** The (multi)polygon of one shape, as positions again. */
export function polygonsOfShape(frame: Frame, shape: number): Position[][][] {
  const polygons: Position[][][] = [];
  for (let p = frame.shapeStart[shape]!; p < frame.shapeStart[shape + 1]!; p++) {
    const rings: Position[][] = [];
    for (let r = frame.partStart[p]!; r < frame.partStart[p + 1]!; r++) {
      const ring: Position[] = [];
      for (let i = frame.ringStart[r]!; i < frame.ringStart[r + 1]!; i++) ring.push([frame.coords[2 * i]!, frame.coords[2 * i + 1]!]);
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

function boxOfEdges(coords: Float64Array, ids: readonly number[]): [number, number, number, number] {
  let w = Infinity;
  let s = Infinity;
  let e = -Infinity;
  let n = -Infinity;
  for (const i of ids) {
    w = Math.min(w, coords[2 * i]!);
    e = Math.max(e, coords[2 * i]!);
    s = Math.min(s, coords[2 * i + 1]!);
    n = Math.max(n, coords[2 * i + 1]!);
  }
  return [w, s, e, n];
}

/** The median of the edges' middles, or the middle of the box when the median would cut nothing off. */
function splitAt(coords: Float64Array, ids: readonly number[], axis: 0 | 1, low: number, high: number): number {
  const middles = Float64Array.from(ids, (i) => (coords[2 * i + axis]! + coords[2 * i + 2 + axis]!) / 2).sort();
  const median = middles[middles.length >> 1]!;
  return median > low && median < high ? median : (low + high) / 2;
}

/** Whether an edge touches a closed box; exact, so that no cell ever misses an edge. */
function touchesBox(coords: Float64Array, i: number, [w, s, e, n]: readonly [number, number, number, number]): boolean {
  const ax = coords[2 * i]!;
  const ay = coords[2 * i + 1]!;
  const bx = coords[2 * i + 2]!;
  const by = coords[2 * i + 3]!;
  if (Math.max(ax, bx) < w || Math.min(ax, bx) > e || Math.max(ay, by) < s || Math.min(ay, by) > n) return false;
  const first = orientation(ax, ay, bx, by, w, s);
  return (
    first === 0 ||
    orientation(ax, ay, bx, by, e, s) !== first ||
    orientation(ax, ay, bx, by, e, n) !== first ||
    orientation(ax, ay, bx, by, w, n) !== first
  );
}
