// What a part hands to the table and the goals at the end: rows of peers, and figures by name. Parts run as processes of their own, so that one's memory
// and compiled code do not weigh on the next; alone they only print.
import type { Row } from './side-by-side';

export type Told = { row: Row } | { figure: string; value: number };

export function tellRow(row: Row) {
  process.send?.({ row } satisfies Told);
}

/** Tells and prints one figure. */
export function tell(figure: string, value: number, unit: string, note = '') {
  console.log(`${figure}: ${short(value)} ${unit}${note ? ` (${note})` : ''}`);
  process.send?.({ figure, value } satisfies Told);
}

/** Three figures that count. */
export const short = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en').replaceAll(',', ' ') : value === 0 ? '0' : String(Number(value.toPrecision(3)));

export const verticesOf = ({ coords }: { coords: Float64Array }) => coords.length / 2;

/** How long something takes, in ms, and what it gives. */
export async function clocked<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}
