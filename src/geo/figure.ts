import Flatbush from 'flatbush';
import { indexRings, layRings, withoutRepeats, type Frame, type ShapeIndex } from './cells';
import { maxEdgesPerCell } from './divide';
import { edgeLengthM, Trapezoids } from './measure';
import { boxOf, positionsOf, type Box, type Position, type Shape } from './position';

/**
 * A shape made ready to be compared with many zones: its vertices as one row of doubles, its edges in blocks of neighbours with a box each. Points have
 * no edges; their blocks are of points.
 */
export interface Figure {
  kind: Shape['kind'];
  box: Box;
  /** [lng, lat] pairs, path after path; rings closed, shells counter-clockwise, holes clockwise. */
  coords: Float64Array;
  /** First vertex of each edge, in order along the paths; after a path's last edge one number is left out. */
  edges: Uint32Array;
  /** West, south, east, north of each block of `blockSize` edges (points, for points), in order. */
  blockBox: Float64Array;
  /** Null where there are so few blocks that they are gone through. */
  blockTree: Flatbush | null;
  /** m² of polygons by the official formula. */
  areaM2: number;
  /** Metres of all its edges. */
  lengthM: number;
  /** Polygons only: the same coords as rings. */
  rings: Frame | null;
  /** Polygons only: what sums ground in its neighbourhood. */
  trapezoids: Trapezoids | null;
  /** Made when it is first asked for, see `groundOf`. */
  ground: ShapeIndex | null;
}

export const blockSize = 8;
const fewBlocks = 8;

/** Prepares a valid shape (`validity.ts`). */
export function prepare(shape: Shape): Figure {
  if (shape.kind === 'polygons') return preparePolygons(shape.coordinates);
  const box = boxOf(positionsOf(shape));
  if (shape.kind === 'points') {
    const coords = Float64Array.from(shape.coordinates.flat());
    const edges = new Uint32Array(0);
    return {
      kind: 'points',
      box,
      coords,
      edges,
      ...blocksOf(coords, coords.length / 2),
      areaM2: 0,
      lengthM: 0,
      rings: null,
      trapezoids: null,
      ground: null,
    };
  }
  const paths = shape.coordinates.map(withoutRepeats);
  const coords = Float64Array.from(paths.flat(2));
  const edges = edgesOf(startsOf(paths));
  return {
    kind: 'lines',
    box,
    coords,
    edges,
    ...blocksOf(coords, edges.length, edges),
    areaM2: 0,
    lengthM: metresOf(coords, edges),
    rings: null,
    trapezoids: null,
    ground: null,
  };
}

function preparePolygons(polygons: readonly (readonly (readonly Position[])[])[]): Figure {
  const rings = layRings([polygons]);
  const { coords, ringStart } = rings;
  const edges = edgesOf(ringStart);
  const blocks = blocksOf(coords, edges.length, edges);
  const box = boxOfBoxes(blocks.blockBox);
  const trapezoids = new Trapezoids(box[0], (box[1] + box[3]) / 2);
  let areaM2 = 0;
  for (let k = 0; k < edges.length; k++) {
    const i = 2 * edges[k]!;
    areaM2 += trapezoids.m2(coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!);
  }
  return { kind: 'polygons', box, coords, edges, ...blocks, areaM2, lengthM: metresOf(coords, edges), rings, trapezoids, ground: null };
}

/** The first vertices of the edges of paths; `starts`: the first vertex of each, and one past the end. */
function edgesOf(starts: ArrayLike<number>): Uint32Array {
  const paths = starts.length - 1;
  const edges = new Uint32Array(starts[paths]! - paths);
  let k = 0;
  for (let p = 0; p < paths; p++) for (let i = starts[p]!; i < starts[p + 1]! - 1; i++) edges[k++] = i;
  return edges;
}

/** Where each path begins in the row of all vertices, and one past the end. */
function startsOf(paths: readonly (readonly Position[])[]): number[] {
  const starts = [0];
  for (const path of paths) starts.push(starts.at(-1)! + path.length);
  return starts;
}

function metresOf(coords: Float64Array, edges: Uint32Array): number {
  let metres = 0;
  for (let k = 0; k < edges.length; k++) {
    const i = 2 * edges[k]!;
    metres += edgeLengthM(coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!);
  }
  return metres;
}

/** Boxes around every `blockSize` edges; without edges around as many points. */
function blocksOf(coords: Float64Array, count: number, edges?: Uint32Array): Pick<Figure, 'blockBox' | 'blockTree'> {
  const blocks = Math.ceil(count / blockSize);
  const blockBox = new Float64Array(4 * blocks);
  const tree = blocks > fewBlocks ? new Flatbush(blocks) : null;
  for (let b = 0; b < blocks; b++) {
    let w = Infinity;
    let s = Infinity;
    let e = -Infinity;
    let n = -Infinity;
    for (let k = b * blockSize; k < Math.min(count, (b + 1) * blockSize); k++) {
      const first = edges ? edges[k]! : k;
      for (let i = first; i <= (edges ? first + 1 : first); i++) {
        const x = coords[2 * i]!;
        const y = coords[2 * i + 1]!;
        if (x < w) w = x;
        if (x > e) e = x;
        if (y < s) s = y;
        if (y > n) n = y;
      }
    }
    blockBox[4 * b] = w;
    blockBox[4 * b + 1] = s;
    blockBox[4 * b + 2] = e;
    blockBox[4 * b + 3] = n;
    tree?.add(w, s, e, n);
  }
  tree?.finish();
  return { blockBox, blockTree: tree };
}

function boxOfBoxes(boxes: Float64Array): Box {
  let w = boxes[0]!;
  let s = boxes[1]!;
  let e = boxes[2]!;
  let n = boxes[3]!;
  for (let i = 4; i < boxes.length; i += 4) {
    if (boxes[i]! < w) w = boxes[i]!;
    if (boxes[i + 1]! < s) s = boxes[i + 1]!;
    if (boxes[i + 2]! > e) e = boxes[i + 2]!;
    if (boxes[i + 3]! > n) n = boxes[i + 3]!;
  }
  return [w, s, e, n];
}

/** A polygon figure as an index of one shape, nudged against the zones so that the two never touch (see `crossings.ts`). Most questions do without. */
export function groundOf(figure: Figure): ShapeIndex {
  if (!figure.rings) throw new TypeError('groundOf: the figure has no interior');
  return (figure.ground ??= figure.edges.length <= maxEdgesPerCell ? oneCell(figure.rings, figure) : indexRings(figure.rings, -1));
}

const firstShape = new Uint32Array(1);
const cornerOutside = new Uint8Array(1);

/** The index of a small polygon: one cell, whose corner, nudged away, is outside. */
function oneCell(rings: Frame, { edges, box }: Figure): ShapeIndex {
  return {
    ...rings,
    cellBox: new Float64Array(box),
    cellShape: firstShape,
    cellEdgeStart: new Uint32Array([0, edges.length]),
    cellEdges: edges,
    cellInside: cornerOutside,
    nudge: -1,
    tree: null,
  };
}

/** Calls with every block whose box touches a box; the box is given by its sides, so that none has to be made. */
export function blocksAt({ blockBox, blockTree }: Figure, w: number, s: number, e: number, n: number, found: number[]): number[] {
  found.length = 0;
  if (blockTree) {
    blockTree.search(w, s, e, n, (b) => {
      found.push(b);
      return false;
    });
    return found;
  }
  for (let b = 0; 4 * b < blockBox.length; b++)
    if (blockBox[4 * b]! <= e && blockBox[4 * b + 2]! >= w && blockBox[4 * b + 1]! <= n && blockBox[4 * b + 3]! >= s) found.push(b);
  return found;
}

/** The figure's edges whose box touches the box of the edge that starts at vertex `z` of other coordinates. */
export function edgesAt(figure: Figure, coords: Float64Array, z: number): number[] {
  const w = Math.min(coords[2 * z]!, coords[2 * z + 2]!);
  const e = Math.max(coords[2 * z]!, coords[2 * z + 2]!);
  const s = Math.min(coords[2 * z + 1]!, coords[2 * z + 3]!);
  const n = Math.max(coords[2 * z + 1]!, coords[2 * z + 3]!);
  const own = figure.coords;
  const found: number[] = [];
  for (const b of blocksAt(figure, w, s, e, n, []))
    for (const id of figure.edges.subarray(b * blockSize, (b + 1) * blockSize)) {
      const i = 2 * id;
      if ((own[i]! < w && own[i + 2]! < w) || (own[i]! > e && own[i + 2]! > e)) continue;
      if ((own[i + 1]! < s && own[i + 3]! < s) || (own[i + 1]! > n && own[i + 3]! > n)) continue;
      found.push(id);
    }
  return found;
}
