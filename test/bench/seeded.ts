// Numbers that look random and are the same on every machine.

/** Numbers in 0 … 1 from a seed (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One number in 0 … 2³² of two whole numbers and a seed, without a state: the same wherever it is asked. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(seed, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** The same in 0 … 1. */
export const share = (x: number, y: number, seed: number): number => hash(x, y, seed) / 2 ** 32;

/** Smooth noise in −1 … 1 that changes over about one unit. */
export function noise(x: number, y: number, seed: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const ease = (t: number) => t * t * (3 - 2 * t);
  const [u, v] = [ease(x - i), ease(y - j)];
  const low = share(i, j, seed) * (1 - u) + share(i + 1, j, seed) * u;
  const high = share(i, j + 1, seed) * (1 - u) + share(i + 1, j + 1, seed) * u;
  return 2 * (low * (1 - v) + high * v) - 1;
}
