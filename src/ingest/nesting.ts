import type { Position } from '#geo';

type Ring = readonly Position[];
interface Numbered {
  ring: Ring;
  /** Which of the rings that were given it is, from 0. */
  index: number;
}
interface Boxed extends Numbered {
  box: readonly [west: number, south: number, east: number, north: number];
  areaTwice: number;
  parent: Boxed | null;
  depth: number;
}

/** Beyond so many rings in one figure every ring would have to be compared with every other; no honest plot has a tenth of them. */
export const maxRings = 2000;

/**
 * Which of a figure's rings are outer boundaries and which are holes, by how they lie in each other and not by how a file numbers or turns them: a ring
 * within an odd number of others is a hole of the innermost of them. Rings are closed; their unit is any. The order of outer rings is kept.
 * @returns each polygon as its outer ring, then its holes.
 */
export function nestRings(rings: readonly Ring[]): Numbered[][] {
  const boxed = rings.map(withBox);
  // The larger first: whatever holds a ring has then its own depth.
  const bySize = [...boxed].sort((a, b) => b.areaTwice - a.areaTwice || a.index - b.index);
  for (const [i, inner] of bySize.entries()) {
    // The nearest of those before it that holds it is the smallest, so the first found from its end.
    for (let k = i - 1; k >= 0 && !inner.parent; k--) if (holds(bySize[k]!, inner)) inner.parent = bySize[k]!;
    inner.depth = inner.parent ? inner.parent.depth + 1 : 0;
  }
  const outers = new Map<Boxed, Numbered[]>(boxed.filter(({ depth }) => depth % 2 === 0).map((outer) => [outer, [outer]]));
  for (const hole of boxed) if (hole.depth % 2 === 1) outers.get(hole.parent!)!.push(hole);
  return [...outers.values()].map((polygon) => polygon.map(({ ring, index }) => ({ ring, index })));
}

function withBox(ring: Ring, index: number): Boxed {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let areaTwice = 0;
  const [x0, y0] = ring[0] ?? [0, 0];
  for (const [i, [x, y]] of ring.entries()) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
    const [xNext, yNext] = ring[i + 1] ?? ring[0]!;
    // From the first vertex: seven digits of a survey coordinate would drown a small ring's area.
    areaTwice += (x - x0) * (yNext - y0) - (xNext - x0) * (y - y0);
  }
  return { ring, index, box: [west, south, east, north], areaTwice: Math.abs(areaTwice), parent: null, depth: 0 };
}

/** Whether most of a ring's vertices and edge middles, a few of them taken evenly, lie in another; places common to both say nothing. */
function holds(outer: Boxed, inner: Boxed): boolean {
  const [w, s, e, n] = inner.box;
  if (w < outer.box[0] || s < outer.box[1] || e > outer.box[2] || n > outer.box[3]) return false;
  const step = Math.max(1, Math.floor(inner.ring.length / 6));
  let votes = 0;
  for (let i = 0; i < inner.ring.length - 1; i += step) {
    const [a, b] = [inner.ring[i]!, inner.ring[i + 1]!];
    for (const point of [a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Position]) votes += side(outer.ring, point);
  }
  return votes > 0;
}

/** 1 inside a ring, −1 outside, 0 on one of its edges. */
function side(ring: Ring, [x, y]: Position): 1 | 0 | -1 {
  let inside = false;
  for (let i = 0; i < ring.length - 1; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[i + 1]!;
    const cross = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    if (cross === 0 && x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2)) return 0;
    if (y1 > y !== y2 > y && cross > 0 === y2 > y1) inside = !inside;
  }
  return inside ? 1 : -1;
}
