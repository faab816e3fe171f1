import type { Figure } from './figure';

/**
 * Which edges of a figure reach into which stripe of their box. Edges are taken 32 at a time, a bit each; their box is cut into 16 columns and 16 rows of
 * equal width, and each of these holds the bits of the edges whose own box touches it. An edge whose bit is in no column or in no row of another box does
 * not touch that box: which stripe a number falls into never decreases with the number, however it is rounded.
 */
interface Stripes {
  figure: Figure | null;
  /** West, south, columns in a degree of longitude, rows in a degree of latitude; of each bundle of 32 edges. */
  frame: Float64Array;
  /** Of each bundle: 16 columns, then 16 rows. */
  bits: Int32Array;
}

export const bundleSize = 32;
const count = 16;

/** Those of the figure that was asked about last: it is held against many shapes, one after the other. */
const latest: Stripes = { figure: null, frame: new Float64Array(4), bits: new Int32Array(2 * count) };

/** Makes the stripes that `bitsAt` looks at those of a figure. */
export function stripe(figure: Figure): void {
  if (latest.figure === figure) return;
  const { coords, edges } = figure;
  const bundles = Math.ceil(edges.length / bundleSize);
  if (latest.frame.length < 4 * bundles) {
    latest.frame = new Float64Array(4 * bundles);
    latest.bits = new Int32Array(2 * count * bundles);
  } else latest.bits.fill(0, 0, 2 * count * bundles);
  latest.figure = figure;
  const { frame, bits } = latest;
  for (let b = 0; b < bundles; b++) {
    const first = b * bundleSize;
    const last = Math.min(edges.length, first + bundleSize);
    for (let axis = 0; axis < 2; axis++) {
      let low = Infinity;
      let high = -Infinity;
      for (let k = first; k < last; k++)
        for (let i = 2 * edges[k]! + axis, end = i + 2; i <= end; i += 2) {
          const v = coords[i]!;
          if (v < low) low = v;
          if (v > high) high = v;
        }
      const scale = high > low ? count / (high - low) : 0;
      frame[4 * b + axis] = low;
      frame[4 * b + 2 + axis] = scale;
      for (let k = first; k < last; k++) {
        const p = stripeAt(coords[2 * edges[k]! + axis]!, low, scale);
        const q = stripeAt(coords[2 * edges[k]! + 2 + axis]!, low, scale);
        const at = count * (2 * b + axis);
        for (let s = at + (p < q ? p : q), end = at + (p < q ? q : p); s <= end; s++) bits[s]! |= 1 << (k - first);
      }
    }
  }
}

/** The edges of a bundle of the striped figure that may touch a box, as bits. */
export function bitsAt(bundle: number, w: number, s: number, e: number, n: number): number {
  const { frame, bits } = latest;
  const f = 4 * bundle;
  const at = 2 * count * bundle;
  let inColumns = 0;
  for (let c = stripeAt(w, frame[f]!, frame[f + 2]!), end = stripeAt(e, frame[f]!, frame[f + 2]!); c <= end; c++) inColumns |= bits[at + c]!;
  let inRows = 0;
  for (let r = stripeAt(s, frame[f + 1]!, frame[f + 3]!), end = stripeAt(n, frame[f + 1]!, frame[f + 3]!); r <= end; r++)
    inRows |= bits[at + count + r]!;
  return inColumns & inRows;
}

/** Places beyond the box fall into the outermost stripes. */
function stripeAt(v: number, low: number, scale: number): number {
  const at = (v - low) * scale;
  return at > 0 ? (at < count ? at | 0 : count - 1) : 0;
}
