/** Whether a ring is simple, and thinning that keeps it so. */
import type { Position, Ring } from '#geo';
import { thinRing } from './rings';

const turn = (a: Position, b: Position, c: Position) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const within = (a: Position, b: Position, p: Position) =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);

function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && within(a, b, c)) || (abd === 0 && within(a, b, d)) || (cda === 0 && within(c, d, a)) || (cdb === 0 && within(c, d, b))
  );
}

/** The first pair of edges that meet elsewhere than at a common end; null for a simple ring. Sweeps west to east. */
export function firstCrossing(ring: Ring): [number, number] | null {
  const n = ring.length - 1;
  const west = (i: number) => Math.min(ring[i]![0], ring[i + 1]![0]);
  const east = (i: number) => Math.max(ring[i]![0], ring[i + 1]![0]);
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => west(a) - west(b) || a - b);
  let open: number[] = [];
  for (const i of order) {
    const from = west(i);
    open = open.filter((j) => east(j) >= from);
    for (const j of open) {
      const gap = Math.abs(i - j);
      if (gap === 1 || gap === n - 1) continue;
      if (meet(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return i < j ? [i, j] : [j, i];
    }
    open.push(i);
  }
  return null;
}

/** Thins as far as asked, or less far where thinning would make the ring meet itself. */
export function thinSimpleRing(ring: Ring, toleranceM: number): Position[] {
  for (let tolerance = toleranceM; tolerance > 1; tolerance /= 2) {
    const thinned = thinRing(ring, tolerance);
    if (thinned.length > 3 && firstCrossing(thinned) === null) return thinned;
  }
  return [...ring];
}

/** Cuts off the loop where a ring meets itself, keeping the longer way round, until it is simple. For loops of a few edges only. */
export function untie(ring: Ring): Position[] {
  let rest = [...ring];
  for (let crossing = firstCrossing(rest); crossing; crossing = firstCrossing(rest)) {
    const [i, j] = crossing;
    const inner = rest.slice(i + 1, j + 1);
    const outer = [...rest.slice(0, i + 1), ...rest.slice(j + 1)];
    rest = outer.length > inner.length ? outer : [...inner, inner[0]!];
  }
  return rest;
}
