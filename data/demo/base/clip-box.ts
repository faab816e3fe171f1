/** A shell cut to a box: the chains inside are joined along the box's border, so the parts stay simple. */
import type { Box, Position, Ring } from '#geo';
import { contains, signedArea } from './rings';

/** Liang–Barsky: the part of an edge inside the box, as parameters along the edge. */
function insidePart([ax, ay]: Position, [bx, by]: Position, [w, s, e, n]: Box): [number, number] | null {
  let t0 = 0;
  let t1 = 1;
  for (const [p, q] of [
    [ax - bx, ax - w],
    [bx - ax, e - ax],
    [ay - by, ay - s],
    [by - ay, n - ay],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null;
    } else if (p < 0) t0 = Math.max(t0, q / p);
    else t1 = Math.min(t1, q / p);
  }
  return t0 < t1 ? [t0, t1] : null;
}

/** How far a border position lies along the border, counter-clockwise from the south-west corner, in degrees. */
function along([x, y]: Position, [w, s, e, n]: Box): number {
  const gaps = [y - s, e - x, n - y, x - w].map(Math.abs);
  const side = gaps.indexOf(Math.min(...gaps));
  if (side === 0) return x - w;
  if (side === 1) return e - w + (y - s);
  if (side === 2) return e - w + (n - s) + (e - x);
  return 2 * (e - w) + (n - s) + (n - y);
}

export function clipShell(shell: Ring, box: Box): Position[][] {
  const [w, s, e, n] = box;
  const corners: Position[] = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ];
  const ring = signedArea(shell) > 0 ? shell : [...shell].reverse();
  const chains: Position[][] = [];
  let chain: Position[] | null = null;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    const part = insidePart(a, b, box);
    const at = (t: number): Position => (t === 0 ? a : t === 1 ? b : [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    if (!part) {
      chain = null;
      continue;
    }
    if (!chain || part[0] > 0) chains.push((chain = [at(part[0])]));
    chain.push(at(part[1]));
    if (part[1] < 1) chain = null;
  }
  if (chains.length === 0) return contains([ring], [(w + e) / 2, (s + n) / 2]) ? [[...corners, corners[0]!]] : [];
  const [first, last] = [chains[0]!, chains[chains.length - 1]!];
  const startsInside = chain !== null && first[0]![0] === ring[0]![0] && first[0]![1] === ring[0]![1];
  if (startsInside && chains.length === 1) return [[...first.slice(0, -1), first[0]!]];
  if (startsInside) {
    chains.shift();
    last.push(...first.slice(1));
  }
  // From where a chain leaves, the border is followed counter-clockwise to the next entry.
  const round = 2 * (e - w + n - s);
  const ahead = (from: number, to: number) => (to - from + round) % round;
  const cornersAt = corners.map((corner) => ({ corner, t: along(corner, box) }));
  const parts: Position[][] = [];
  const left = new Set(chains);
  for (const start of chains) {
    if (!left.has(start)) continue;
    const part: Position[] = [];
    for (let current = start; left.delete(current);) {
      part.push(...current);
      const exit = along(current[current.length - 1]!, box);
      const next = chains.reduce((best, c) => (ahead(exit, along(c[0]!, box)) < ahead(exit, along(best[0]!, box)) ? c : best));
      const stop = ahead(exit, along(next[0]!, box));
      part.push(
        ...cornersAt
          .filter(({ t }) => ahead(exit, t) < stop)
          .sort((a, b) => ahead(exit, a.t) - ahead(exit, b.t))
          .map(({ corner }) => corner),
      );
      current = next;
    }
    parts.push([...part, part[0]!]);
  }
  return parts;
}
