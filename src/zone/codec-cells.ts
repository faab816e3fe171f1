import type { IndexArrays } from '#geo';
import type { ByteReader, ByteWriter } from './codec-bytes';
import type { Shapes } from './codec-shapes';

/** The cells of a shape index ↔ bytes: sides of boxes as what they come from, edges as stretches of neighbours. Spec in FORMAT.md. */
export type Cells = Omit<IndexArrays, keyof Shapes>;

/** Where one side of a cell comes from; the cell before is that of the same shape. */
const sides = {
  /** the same side of the shape's own box */
  shape: 0,
  /** the same side of the cell before */
  same: 1,
  /** its opposite side: neighbours share it */
  opposite: 2,
  /** the middle of an edge, the usual place of a cut */
  middle: 3,
  /** none of these */
  double: 4,
} as const;
const sideKinds = 5;
/** So that no few bytes stand for a mountain of edges. */
const longestStretch = 64;

export function writeCells(writer: ByteWriter, index: IndexArrays): void {
  const { shapeStart, cellShape } = index;
  let c = 0;
  for (let shape = 0; shape + 1 < shapeStart.length; shape++) {
    const first = c;
    while (c < cellShape.length && cellShape[c] === shape) c++;
    writer.varint(c - first);
    if (c === first) continue;
    const { start, end } = verticesOf(index, shape);
    const box = boxOf(index.coords, start, end);
    const middles = c - first > 1 ? middlesOf(index.coords, start, end) : null;
    for (let cell = first; cell < c; cell++) {
      writeBox(writer, index.cellBox, cell, cell > first, box, middles);
      writeEdges(writer, index, cell, start);
    }
  }
}

function writeBox(
  writer: ByteWriter,
  boxes: Float64Array,
  cell: number,
  hasBefore: boolean,
  box: readonly number[],
  middles: Middles | null,
): void {
  const kindOf = (side: number) => {
    const value = boxes[4 * cell + side]!;
    if (value === box[side]) return sides.shape;
    if (hasBefore && value === boxes[4 * cell - 4 + side]) return sides.same;
    if (hasBefore && value === boxes[4 * cell - 4 + (side ^ 2)]) return sides.opposite;
    return middles?.[side % 2]!.has(value) ? sides.middle : sides.double;
  };
  const kinds = [0, 1, 2, 3].map(kindOf);
  writer.varint(kinds.reduce<number>((packed, kind) => packed * sideKinds + kind, 0));
  for (const [side, kind] of kinds.entries()) {
    const value = boxes[4 * cell + side]!;
    if (kind === sides.middle) writer.varint(middles![side % 2]!.get(value)!);
    if (kind === sides.double) writer.double(value);
  }
}

function writeEdges(writer: ByteWriter, { cellEdges, cellEdgeStart, cellInside }: IndexArrays, cell: number, start: number): void {
  const stretches: { from: number; length: number }[] = [];
  for (const edge of cellEdges.subarray(cellEdgeStart[cell]!, cellEdgeStart[cell + 1]!)) {
    const last = stretches.at(-1);
    if (last && last.length < longestStretch && edge === last.from + last.length) last.length++;
    else stretches.push({ from: edge, length: 1 });
  }
  writer.varint(2 * stretches.length + cellInside[cell]!);
  let next = start;
  for (const { from, length } of stretches) {
    writer.varint(from - next);
    writer.varint(length - 1);
    next = from + length;
  }
}

/** The cells of shapes that have been read, or that they cannot be right. After this no lookup can leave its array. */
export function readCells(reader: ByteReader, shapes: Shapes): Cells | 'truncated' | 'cells' {
  const boxes: number[] = [];
  const shapeOf: number[] = [];
  const edgeStart = [0];
  const inside: number[] = [];
  const edges: EdgeList = { ids: new Uint32Array(Math.ceil(shapes.coords.length * 0.55) + longestStretch), count: 0 };
  for (let shape = 0; shape + 1 < shapes.shapeStart.length; shape++) {
    const cells = reader.varint();
    if (reader.failed) return 'truncated';
    if (cells === 0) continue;
    const { start, end } = verticesOf(shapes, shape);
    const box = boxOf(shapes.coords, start, end);
    for (let c = 0; c < cells; c++) {
      if (!readBox(reader, boxes, c > 0, box, shapes.coords, start, end)) return reader.failed ? 'truncated' : 'cells';
      const head = reader.varint();
      if (!readStretches(reader, edges, Math.floor(head / 2), start, end)) return reader.failed ? 'truncated' : 'cells';
      if (reader.failed) return 'truncated';
      shapeOf.push(shape);
      edgeStart.push(edges.count);
      inside.push(head % 2);
    }
  }
  return {
    cellBox: new Float64Array(boxes),
    cellShape: new Uint32Array(shapeOf),
    cellEdgeStart: new Uint32Array(edgeStart),
    cellEdges: edges.ids.slice(0, edges.count),
    cellInside: new Uint8Array(inside),
  };
}

interface EdgeList {
  ids: Uint32Array<ArrayBuffer>;
  count: number;
}

/** Puts the edges of one cell behind the others; false when one of them is none of the shape's. Never takes more rounds than the shape has edges. */
function readStretches(reader: ByteReader, edges: EdgeList, stretches: number, start: number, end: number): boolean {
  const { bytes } = reader;
  let { ids, count } = edges;
  let next = start;
  for (let left = stretches; left > 0; left--) {
    let gap = bytes[reader.at]!;
    if (gap < 128) reader.at++;
    else gap = reader.varint();
    let more = bytes[reader.at]!;
    if (more < 128) reader.at++;
    else more = reader.varint();
    const from = next + gap;
    next = from + more + 1;
    // The last vertex starts no edge.
    if (more >= longestStretch || next >= end) return false;
    if (count + longestStretch > ids.length) ids = longer(ids);
    for (let edge = from; edge < next; edge++) ids[count++] = edge;
  }
  edges.ids = ids;
  edges.count = count;
  return true;
}

/** Puts the four sides behind the others; false when they are no box of places. */
function readBox(
  reader: ByteReader,
  boxes: number[],
  hasBefore: boolean,
  box: readonly number[],
  coords: Float64Array,
  start: number,
  end: number,
): boolean {
  const packed = reader.varint();
  const before = boxes.length - 4;
  for (let side = 0, scale = sideKinds ** 3; side < 4; side++, scale /= sideKinds) {
    const kind = Math.floor(packed / scale) % sideKinds;
    let value = NaN;
    if (kind === sides.shape) value = box[side]!;
    else if (kind === sides.middle) {
      const edge = start + reader.varint();
      if (edge + 1 < end) value = middle(coords, edge, side % 2);
    } else if (kind === sides.double) value = reader.double();
    else if (hasBefore) value = boxes[before + (kind === sides.same ? side : side ^ 2)]!;
    if (!(Math.abs(value) <= 180)) return false;
    boxes.push(value);
  }
  return packed < sideKinds ** 4;
}

function longer(edges: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(2 * edges.length + longestStretch);
  grown.set(edges);
  return grown;
}

function verticesOf({ shapeStart, partStart, ringStart }: Shapes, shape: number): { start: number; end: number } {
  return { start: ringStart[partStart[shapeStart[shape]!]!]!, end: ringStart[partStart[shapeStart[shape + 1]!]!]! };
}

function boxOf(coords: Float64Array, start: number, end: number): number[] {
  let w = Infinity;
  let s = Infinity;
  let e = -Infinity;
  let n = -Infinity;
  for (let i = start; i < end; i++) {
    const x = coords[2 * i]!;
    const y = coords[2 * i + 1]!;
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < s) s = y;
    if (y > n) n = y;
  }
  return [w, s, e, n];
}

const middle = (coords: Float64Array, edge: number, axis: number) => (coords[2 * edge + axis]! + coords[2 * edge + 2 + axis]!) / 2;

/** The first edge with each middle, counted from the shape's first, by axis. */
type Middles = readonly [Map<number, number>, Map<number, number>];

function middlesOf(coords: Float64Array, start: number, end: number): Middles {
  const maps: Middles = [new Map(), new Map()];
  for (let edge = end - 2; edge >= start; edge--)
    for (const axis of [0, 1] as const) maps[axis].set(middle(coords, edge, axis), edge - start);
  return maps;
}
