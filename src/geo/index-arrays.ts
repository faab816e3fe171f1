import Flatbush from 'flatbush';
import type { ShapeIndex } from './cells';

/** A shape index as bare arrays, the way a published file holds it. `tree` are flatbush's own bytes. */
export type IndexArrays = Omit<ShapeIndex, 'nudge' | 'tree'> & { tree: Uint8Array };

export function indexToArrays(index: ShapeIndex): IndexArrays {
  const { coords, ringStart, partStart, shapeStart, cellBox, cellShape, cellEdgeStart, cellEdges, cellInside } = index;
  const tree = index.tree ? new Uint8Array(index.tree.data) : new Uint8Array(0);
  return { coords, ringStart, partStart, shapeStart, cellBox, cellShape, cellEdgeStart, cellEdges, cellInside, tree };
}

/**
 * The index over arrays from outside, or the name of the first array that cannot be right: missing, of the wrong kind, or with counts that point
 * beyond another array. After this no lookup can leave its array.
 */
export function indexFromArrays(
  array: (name: keyof IndexArrays) => Float64Array | Uint32Array | Uint8Array | undefined,
): ShapeIndex | string {
  const f64 = (name: keyof IndexArrays) => take(array(name), Float64Array);
  const u32 = (name: keyof IndexArrays) => take(array(name), Uint32Array);
  const u8 = (name: keyof IndexArrays) => take(array(name), Uint8Array);
  const coords = f64('coords');
  const ringStart = u32('ringStart');
  const partStart = u32('partStart');
  const shapeStart = u32('shapeStart');
  const cellBox = f64('cellBox');
  const cellShape = u32('cellShape');
  const cellEdgeStart = u32('cellEdgeStart');
  const cellEdges = u32('cellEdges');
  const cellInside = u8('cellInside');
  const treeBytes = u8('tree');
  if (!coords || coords.length % 2 !== 0 || !coords.every(Number.isFinite)) return 'coords';
  if (!ringStart || !starts(ringStart, coords.length / 2)) return 'ringStart';
  if (!partStart || !starts(partStart, ringStart.length - 1)) return 'partStart';
  if (!shapeStart || !starts(shapeStart, partStart.length - 1)) return 'shapeStart';
  if (!cellShape || !cellShape.every((s) => s + 1 < shapeStart.length)) return 'cellShape';
  const cells = cellShape.length;
  if (!cellBox || cellBox.length !== 4 * cells || !cellBox.every(Number.isFinite)) return 'cellBox';
  if (!cellEdges || !cellEdges.every((e) => 2 * e + 3 < coords.length)) return 'cellEdges';
  if (!cellEdgeStart || cellEdgeStart.length !== cells + 1 || !starts(cellEdgeStart, cellEdges.length)) return 'cellEdgeStart';
  if (!cellInside || cellInside.length !== cells) return 'cellInside';
  const tree = treeBytes && treeOf(treeBytes, cells);
  if (tree === undefined) return 'tree';
  return { coords, ringStart, partStart, shapeStart, cellBox, cellShape, cellEdgeStart, cellEdges, cellInside, nudge: 1, tree };
}

function take<T>(array: unknown, type: abstract new (...args: never[]) => T): T | null {
  return array instanceof type ? array : null;
}

/** Ascending from 0 to the end of what they point into. */
function starts(array: Uint32Array, end: number): boolean {
  return array.length > 0 && array[0] === 0 && array.at(-1) === end && array.every((v, i) => i === 0 || v >= array[i - 1]!);
}

/** null for an index without cells, undefined for bytes that are no tree over exactly these cells. */
function treeOf(bytes: Uint8Array, cells: number): Flatbush | null | undefined {
  if (cells === 0) return bytes.length === 0 ? null : undefined;
  try {
    const tree = Flatbush.from(bytes.buffer as ArrayBuffer, bytes.byteOffset);
    // A search over everything must find every cell once and nothing else.
    const leaves = new Set(tree.search(-Infinity, -Infinity, Infinity, Infinity));
    return tree.numItems === cells && leaves.size === cells && [...leaves].every((leaf) => leaf < cells) ? tree : undefined;
  } catch {
    return undefined; // flatbush throws on bytes that are not its own
  }
}
