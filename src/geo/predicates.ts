import { orient2d } from 'robust-predicates';

/** +1 when p lies left of the directed line a→b, −1 right, 0 exactly on it. Exact for the given doubles (Shewchuk 1997). */
export function orientation(ax: number, ay: number, bx: number, by: number, px: number, py: number): -1 | 0 | 1 {
  // robust-predicates counts y downwards, so its sign is turned round.
  const o = orient2d(ax, ay, bx, by, px, py);
  return o < 0 ? 1 : o > 0 ? -1 : 0;
}

/** Whether p, known to be on the line through a and b, lies on the closed edge between them. */
export function between(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  return px >= Math.min(ax, bx) && px <= Math.max(ax, bx) && py >= Math.min(ay, by) && py <= Math.max(ay, by);
}

/** Whether p lies exactly on the closed edge a–b. */
export function onEdge(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  return between(ax, ay, bx, by, px, py) && orientation(ax, ay, bx, by, px, py) === 0;
}

/**
 * The side of p + (n·δ₁, n·δ₂) from the directed line a→b, where 1 ≫ δ₁ ≫ δ₂ > 0 are infinitesimal: never 0 for a ≠ b.
 * Moving one of two shapes by such a nudge takes every degenerate case away without changing any area
 * (simulation of simplicity, Edelsbrunner & Mücke 1990).
 */
export function nudgedSide(ax: number, ay: number, bx: number, by: number, px: number, py: number, n: 1 | -1): -1 | 1 {
  const o = orientation(ax, ay, bx, by, px, py);
  if (o !== 0) return o;
  if (by !== ay) return (by > ay ? -n : n) as -1 | 1;
  return (bx > ax ? n : -n) as -1 | 1;
}

/**
 * Twice the area of the triangle a, b, p, without what products lose to rounding, so that points a step of a double from the line keep their measure.
 * Kahan's difference of products with Dekker's exact products (Numer. Math. 18, 1971); differences of neighbouring places are exact.
 */
export function offside(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, px - ax, py - ay];
  const first = dx * ey;
  const second = dy * ex;
  return first - second + (lost(dx, ey, first) - lost(dy, ex, second));
}

/** What a product lost to rounding, exactly. */
function lost(a: number, b: number, product: number): number {
  const a1 = 134217729 * a;
  const aHigh = a1 - (a1 - a);
  const aLow = a - aHigh;
  const b1 = 134217729 * b;
  const bHigh = b1 - (b1 - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
