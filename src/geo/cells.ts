import Flatbush from 'flatbush';
import { divideShapes } from './divide';
import type { MultiPolygon, Position } from './position';
import { orientation } from './predicates';

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

/** The shapes of an index without its cells. */
export type Frame = Pick<ShapeIndex, 'coords' | 'ringStart' | 'partStart' | 'shapeStart'>;

/** Builds the index. Rings are closed, freed of repeated vertices and turned the right way; apart from that the polygons must be valid (`validity.ts`). */
export function buildIndex(shapes: readonly MultiPolygon[], nudge: 1 | -1 = 1): ShapeIndex {
  return indexRings(layRings(shapes), nudge);
}

/** All rings in one row: closed, freed of repeated vertices and turned the right way. */
export function layRings(shapes: readonly MultiPolygon[]): Frame {
  let room = 0;
  for (const shape of shapes) for (const rings of shape) for (const ring of rings) room += ring.length + (isClosed(ring) ? 0 : 1);
  const coords = new Float64Array(2 * room);
  const ringStart = [0];
  const partStart = [0];
  const shapeStart = [0];
  let end = 0;
  for (const shape of shapes) {
    for (const rings of shape) {
      for (let r = 0; r < rings.length; r++) {
        const start = end;
        end = layRing(coords, start, rings[r]!);
        if (turnsLeft(coords, start, end) !== (r === 0)) reverse(coords, start, end);
        ringStart.push(end);
      }
      partStart.push(ringStart.length - 1);
    }
    shapeStart.push(partStart.length - 1);
  }
  return {
    coords: end < room ? coords.slice(0, 2 * end) : coords,
    ringStart: new Uint32Array(ringStart),
    partStart: new Uint32Array(partStart),
    shapeStart: new Uint32Array(shapeStart),
  };
}

/**
 * Builds the index over vertices that lie in typed arrays already, without making anything per vertex. Rings must be closed, free of repeated vertices
 * and turned the right way (shells counter-clockwise, holes clockwise), and the polygons valid. The arrays become part of the index.
 */
export function indexRings(frame: Frame, nudge: 1 | -1 = 1): ShapeIndex {
  const { coords, ringStart, partStart, shapeStart } = frame;
  return withTree({ coords, ringStart, partStart, shapeStart, ...divideShapes(frame, nudge) }, nudge);
}

/** A shape index as bare arrays: what a published file holds of it. The tree of boxes is made again, which is quicker than loading it. */
export type IndexArrays = Omit<ShapeIndex, 'nudge' | 'tree'>;

export function indexToArrays({ nudge: _nudge, tree: _tree, ...arrays }: ShapeIndex): IndexArrays {
  return arrays;
}

/** The index over arrays in which nothing points beyond another array; seeing to that is the reader's business (zone/codec-cells.ts). */
export function indexFromArrays(arrays: IndexArrays): ShapeIndex {
  return withTree(arrays, 1);
}

function withTree(arrays: IndexArrays, nudge: 1 | -1): ShapeIndex {
  const { cellBox } = arrays;
  const cells = cellBox.length / 4;
  const tree = cells > 0 ? new Flatbush(cells) : null;
  for (let c = 0; c < cells; c++) tree!.add(cellBox[4 * c]!, cellBox[4 * c + 1]!, cellBox[4 * c + 2]!, cellBox[4 * c + 3]!);
  tree?.finish();
  return { ...arrays, nudge, tree };
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0]!, ring[ring.length - 1]!];
  return first[0] === last[0] && first[1] === last[1];
}

/** Puts a ring behind what is there, closed and without repeated vertices; returns where it ends. */
function layRing(coords: Float64Array, start: number, ring: readonly Position[]): number {
  let end = start;
  for (let k = 0; k <= ring.length; k++) {
    const position = ring[k < ring.length ? k : 0]!;
    const x = position[0];
    const y = position[1];
    if (end > start && coords[2 * end - 2] === x && coords[2 * end - 1] === y) continue;
    coords[2 * end] = x;
    coords[2 * end + 1] = y;
    end++;
  }
  return end;
}

/** Whether a closed ring that does not cross itself runs counter-clockwise: exactly, by the turn at its westernmost (of these southernmost) vertex. */
function turnsLeft(coords: Float64Array, start: number, end: number): boolean {
  let k = start;
  for (let i = start + 1; i < end - 1; i++) {
    const x = coords[2 * i]!;
    if (x < coords[2 * k]! || (x === coords[2 * k]! && coords[2 * i + 1]! < coords[2 * k + 1]!)) k = i;
  }
  const before = k === start ? end - 2 : k - 1;
  const [ax, ay, bx, by] = [coords[2 * before]!, coords[2 * before + 1]!, coords[2 * k]!, coords[2 * k + 1]!];
  return orientation(ax, ay, bx, by, coords[2 * k + 2]!, coords[2 * k + 3]!) > 0;
}

function reverse(coords: Float64Array, start: number, end: number): void {
  for (let i = start, k = end - 1; i < k; i++, k--) {
    const [x, y] = [coords[2 * i]!, coords[2 * i + 1]!];
    coords[2 * i] = coords[2 * k]!;
    coords[2 * i + 1] = coords[2 * k + 1]!;
    coords[2 * k] = x;
    coords[2 * k + 1] = y;
  }
}

/** Leaves out vertices that repeat the one before: an edge without length has no sides. */
export function withoutRepeats(path: readonly Position[]): Position[] {
  return path.filter((p, i) => i === 0 || p[0] !== path[i - 1]![0] || p[1] !== path[i - 1]![1]);
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
