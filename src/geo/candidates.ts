import type { ShapeIndex } from './cells';
import { edgeLengthM, metresPerDegree } from './measure';
import type { Box } from './position';

/** A box grown by `metres` on every side, a little generously. */
export function growBox([w, s, e, n]: Box, metres: number): Box {
  if (metres === 0) return [w, s, e, n];
  const lat = Math.min(89, Math.max(Math.abs(s), Math.abs(n)) + 1);
  const dx = (metres / metresPerDegree(lat).lng) * 1.01;
  const dy = (metres / metresPerDegree(0).lat) * 1.01;
  return [w - dx, s - dy, e + dx, n + dy];
}

/** A shape that may have something to do with a box, and all its cells that touch the box, ascending. */
export interface Candidate {
  shape: number;
  cells: readonly number[];
}

/** The shapes that have a cell touching the box, ascending. A box hit is not yet a relation. */
export function candidates(index: ShapeIndex, box: Box): number[] {
  return candidateCells(index, box).map(({ shape }) => shape);
}

/** The same with their cells, so that the tree is asked once for everything that is then asked about them. */
export function candidateCells(index: ShapeIndex, [w, s, e, n]: Box): Candidate[] {
  const { tree, cellShape } = index;
  if (!tree) return cellsTouching(index, w, s, e, n);
  const cells = ascending(tree.search(w, s, e, n));
  const found: Candidate[] = [];
  // The cells of one shape follow each other.
  for (let from = 0, to = 0; from < cells.length; from = to) {
    const shape = cellShape[cells[from]!]!;
    while (to < cells.length && cellShape[cells[to]!] === shape) to++;
    found.push({ shape, cells: cells.slice(from, to) });
  }
  return found;
}

/** An index without a tree has a single cell. */
function cellsTouching({ cellBox }: ShapeIndex, w: number, s: number, e: number, n: number): Candidate[] {
  if (cellBox.length === 0 || cellBox[0]! > e || cellBox[2]! < w || cellBox[1]! > n || cellBox[3]! < s) return [];
  return [{ shape: 0, cells: [0] }];
}

function ascending(cells: number[]): number[] {
  if (cells.length > 64) return Array.from(new Uint32Array(cells).sort());
  for (let k = 1; k < cells.length; k++) {
    const moved = cells[k]!;
    let i = k;
    for (; i > 0 && cells[i - 1]! > moved; i--) cells[i] = cells[i - 1]!;
    cells[i] = moved;
  }
  return cells;
}

/** The cells of one shape that touch the box, ascending. */
export function cellsOf(index: ShapeIndex, shape: number, box: Box): readonly number[] {
  return candidateCells(index, box).find((candidate) => candidate.shape === shape)?.cells ?? [];
}

/** Edge numbers of the last call of `edgesNear`; valid until the next one. */
let row = new Uint32Array(1024);

/**
 * The edges of a shape, given those of its cells that touch the box, that may touch the box too: ascending, each once. What is returned is
 * overwritten by the next call.
 */
export function edgesNear(index: ShapeIndex, cells: readonly number[], [w, s, e, n]: Box): Uint32Array {
  const { coords, cellBox, cellEdges, cellEdgeStart } = index;
  let count = 0;
  runs.length = 0;
  for (let at = 0; at < cells.length; at++) {
    const c = cells[at]!;
    if (cellBox[4 * c]! > e || cellBox[4 * c + 2]! < w || cellBox[4 * c + 1]! > n || cellBox[4 * c + 3]! < s) continue;
    const last = cellEdgeStart[c + 1]!;
    const before = count;
    if (count + last - cellEdgeStart[c]! > row.length) row = longer(row, count + last - cellEdgeStart[c]!);
    for (let k = cellEdgeStart[c]!; k < last; k++) {
      const id = cellEdges[k]!;
      if (mayTouch(coords, 2 * id, w, s, e, n)) row[count++] = id;
    }
    if (count > before) runs.push(before);
  }
  if (runs.length > 1) count = merge(count);
  return row.subarray(0, count);
}

/** Whether the box of an edge, whose coordinates begin at `i`, touches a box. */
function mayTouch(coords: Float64Array, i: number, w: number, s: number, e: number, n: number): boolean {
  const ax = coords[i]!;
  const bx = coords[i + 2]!;
  if ((ax < w && bx < w) || (ax > e && bx > e)) return false;
  const ay = coords[i + 1]!;
  const by = coords[i + 3]!;
  return !((ay < s && by < s) || (ay > n && by > n));
}

/** Whether any edge of some cells may touch a box. */
export function anyEdgeNear(
  { coords, cellBox, cellEdges, cellEdgeStart }: ShapeIndex,
  cells: readonly number[],
  [w, s, e, n]: Box,
): boolean {
  for (let at = 0; at < cells.length; at++) {
    const c = cells[at]!;
    if (cellBox[4 * c]! > e || cellBox[4 * c + 2]! < w || cellBox[4 * c + 1]! > n || cellBox[4 * c + 3]! < s) continue;
    for (let k = cellEdgeStart[c]!; k < cellEdgeStart[c + 1]!; k++) if (mayTouch(coords, 2 * cellEdges[k]!, w, s, e, n)) return true;
  }
  return false;
}

/** Where the numbers of each cell begin in the row. */
const runs: number[] = [];
let spare = new Uint32Array(1024);

/** Merges the runs of the row, each ascending, into one; an edge that crosses from one cell into another is held by both and kept once. */
function merge(count: number): number {
  if (spare.length < row.length) spare = new Uint32Array(row.length);
  let end = count;
  while (runs.length > 1) {
    let kept = 0;
    let left = 0;
    for (let r = 0; r < runs.length; r += 2) {
      let a = runs[r]!;
      const aEnd = runs[r + 1] ?? end;
      let b = aEnd;
      const bEnd = r + 1 < runs.length ? (runs[r + 2] ?? end) : b;
      runs[left++] = kept;
      while (a < aEnd && b < bEnd) {
        const x = row[a]!;
        const y = row[b]!;
        spare[kept++] = x < y ? x : y;
        if (x <= y) a++;
        if (y <= x) b++;
      }
      while (a < aEnd) spare[kept++] = row[a++]!;
      while (b < bEnd) spare[kept++] = row[b++]!;
    }
    runs.length = left;
    end = kept;
    [row, spare] = [spare, row];
  }
  return end;
}

/** The outline of a shape as far as its edges come near a box: metres, and in how many pieces. */
export function outlineNear(index: ShapeIndex, cells: readonly number[], box: Box): { lengthM: number; pieces: number } {
  const { coords } = index;
  let lengthM = 0;
  let pieces = 0;
  const near = edgesNear(index, cells, box);
  for (let k = 0; k < near.length; k++) {
    const i = 2 * near[k]!;
    lengthM += edgeLengthM(coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!);
    if (k === 0 || near[k] !== near[k - 1]! + 1) pieces++;
  }
  return { lengthM, pieces };
}

function longer(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(2 * length);
  grown.set(array);
  return grown;
}
