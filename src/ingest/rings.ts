import type { MultiPolygon, Position, Ring } from '#geo';

/** No honest feature has more rings; the comparison of every ring with every other ends here. */
const maxRings = 10_000;
const maxSteps = 100_000_000;

/**
 * Rings in any order and of any orientation → polygons, shell first: a ring inside an odd number of others is a hole of the smallest of them. This is
 * what orientation says in a correct shapefile (shells clockwise, holes anticlockwise, islands in holes are shells) and what was meant in one with
 * wrong orientation; `doubtful` counts the holes that turn as their shell does, which by the rule would be ground. Null when there are more rings than
 * can be compared.
 */
export function groupRings(rings: readonly Ring[]): { polygons: MultiPolygon; doubtful: number } | null {
  if (rings.length === 1) return { polygons: [[rings[0]!]], doubtful: 0 };
  if (rings.length > maxRings) return null;
  const boxes = rings.map(boxed).toSorted((a, b) => a.box[0] - b.box[0]);
  const parents: number[][] = [];
  let steps = 0;
  for (const [i, inner] of boxes.entries()) {
    const around: number[] = [];
    for (const [j, outer] of boxes.entries()) {
      // From here on every ring begins further east.
      if (outer.box[0] > inner.box[0]) break;
      if (i === j || Math.abs(outer.area) <= Math.abs(inner.area) || !covers(outer.box, inner.box)) continue;
      steps += outer.ring.length;
      if (steps > maxSteps) return null;
      if (inside(inner.ring, outer.ring)) around.push(j);
    }
    parents.push(around);
  }
  const polygons = new Map<number, Ring[]>();
  let doubtful = 0;
  for (const [i, around] of parents.entries()) if (around.length % 2 === 0) polygons.set(i, [boxes[i]!.ring]);
  for (const [i, around] of parents.entries()) {
    if (around.length % 2 === 0) continue;
    const shells = around.filter((j) => polygons.has(j));
    const shell = shells.reduce((a, b) => (Math.abs(boxes[b]!.area) < Math.abs(boxes[a]!.area) ? b : a));
    if (Math.sign(boxes[shell]!.area) === Math.sign(boxes[i]!.area)) doubtful++;
    polygons.get(shell)!.push(boxes[i]!.ring);
  }
  // In the order of the file: the map was filled from west to east.
  const place = new Map(rings.map((ring, i) => [ring, i]));
  return { polygons: [...polygons.values()].toSorted((a, b) => place.get(a[0]!)! - place.get(b[0]!)!), doubtful };
}

interface Boxed {
  ring: Ring;
  box: readonly [west: number, south: number, east: number, north: number];
  /** Twice the area, negative for a clockwise ring. */
  area: number;
}

function boxed(ring: Ring): Boxed {
  let [w, s, e, n, area] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  const [x0, y0] = ring[0] ?? [0, 0];
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i]!;
    const [px, py] = ring[i === 0 ? ring.length - 1 : i - 1]!;
    // Relative to the first position: survey coordinates have eight digits before the point.
    area += (px - x0) * (y - y0) - (x - x0) * (py - y0);
    [w, s, e, n] = [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)];
  }
  return { ring, box: [w, s, e, n], area };
}

const covers = (a: Boxed['box'], b: Boxed['box']) => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];

/** By the first vertex of `inner`, or middle of an edge, that does not lie on the boundary of `outer`. */
function inside(inner: Ring, outer: Ring): boolean {
  const tries = Math.min(inner.length, 50);
  for (let i = 0; i < tries; i++) {
    const side = sideOf(inner[i]!, outer);
    if (side !== 0) return side > 0;
  }
  for (let i = 1; i < tries; i++) {
    const [a, b] = [inner[i - 1]!, inner[i]!];
    const side = sideOf([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], outer);
    if (side !== 0) return side > 0;
  }
  return false;
}

/** 1 inside, 0 on the boundary, −1 outside, by crossings of a ray to the east. */
function sideOf([x, y]: Position, ring: Ring): number {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    const turn = (xj - xi) * (y - yi) - (yj - yi) * (x - xi);
    if (turn === 0 && x >= Math.min(xi, xj) && x <= Math.max(xi, xj) && y >= Math.min(yi, yj) && y <= Math.max(yi, yj)) return 0;
    if (yi > y !== yj > y && turn > 0 === yj > yi) within = !within;
  }
  return within ? 1 : -1;
}
