import { blockSize, type Figure } from './figure';

/**
 * Up to 32 edges of a figure that follow each other, a bit each. Their box is cut into 16 columns and 16 rows of equal width, and each of these holds the
 * bits of the edges whose own box touches it. An edge whose bit is in no column or in no row of another box does not touch that box: the stripe that a
 * number falls into never decreases with the number, however it is rounded.
 */
export interface Bundle {
  /** The first of its edges, in the figure's row of edges. */
  first: number;
  west: number;
  south: number;
  columnsPerDegree: number;
  rowsPerDegree: number;
  columns: Int32Array;
  rows: Int32Array;
}

export const bundleSize = 32;
const stripes = 16;

/** The figure that was asked about last, and its bundles among the first of these: it is held against many shapes, one after the other. */
let latest: Figure | null = null;
const bundles: Bundle[] = [];

/** All edges of a figure in bundles; there may be more behind them. They hold until the next figure's. */
export function bundlesOf(figure: Figure): readonly Bundle[] {
  if (latest === figure) return bundles;
  const { edges, blockBox } = figure;
  for (let b = 0; b * bundleSize < edges.length; b++) {
    const bundle = (bundles[b] ??= emptyBundle(b * bundleSize));
    let w = Infinity;
    let s = Infinity;
    let e = -Infinity;
    let n = -Infinity;
    for (let i = (4 * b * bundleSize) / blockSize, end = Math.min(blockBox.length, i + (4 * bundleSize) / blockSize); i < end; i += 4) {
      if (blockBox[i]! < w) w = blockBox[i]!;
      if (blockBox[i + 1]! < s) s = blockBox[i + 1]!;
      if (blockBox[i + 2]! > e) e = blockBox[i + 2]!;
      if (blockBox[i + 3]! > n) n = blockBox[i + 3]!;
    }
    bundle.west = w;
    bundle.south = s;
    bundle.columnsPerDegree = e > w ? stripes / (e - w) : 0;
    bundle.rowsPerDegree = n > s ? stripes / (n - s) : 0;
    fill(bundle.columns, figure, bundle.first, 0, w, bundle.columnsPerDegree);
    fill(bundle.rows, figure, bundle.first, 1, s, bundle.rowsPerDegree);
  }
  latest = figure;
  return bundles;
}

const emptyBundle = (first: number): Bundle => ({
  first,
  west: 0,
  south: 0,
  columnsPerDegree: 0,
  rowsPerDegree: 0,
  columns: new Int32Array(stripes),
  rows: new Int32Array(stripes),
});

function fill(bits: Int32Array, { coords, edges }: Figure, first: number, axis: 0 | 1, low: number, perDegree: number): void {
  for (let s = 0; s < stripes; s++) bits[s] = 0;
  const end = Math.min(edges.length, first + bundleSize);
  let q = 0;
  for (let k = first; k < end; k++) {
    const i = 2 * edges[k]! + axis;
    const p = k > first && edges[k] === edges[k - 1]! + 1 ? q : stripeAt(coords[i]!, low, perDegree);
    q = stripeAt(coords[i + 2]!, low, perDegree);
    for (let s = p < q ? p : q, last = p < q ? q : p; s <= last; s++) bits[s]! |= 1 << (k - first);
  }
}

/** The bits in any of the stripes from one to another, which may lie before it. */
export function bitsBetween(bits: Int32Array, from: number, to: number): number {
  let found = bits[from]! | bits[to]!;
  for (let s = (from < to ? from : to) + 1, end = from < to ? to : from; s < end; s++) found |= bits[s]!;
  return found;
}

/** The stripe of a place; those beyond the box fall into the outermost ones. */
export function stripeAt(v: number, low: number, perDegree: number): number {
  const at = (v - low) * perDegree;
  return at > 0 ? (at < stripes ? at | 0 : stripes - 1) : 0;
}
