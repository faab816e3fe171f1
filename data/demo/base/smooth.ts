/** Making few positions look like nature: a curve through them, or corners rounded off. */
import type { Position, Ring } from '#geo';

/** A Catmull–Rom curve through all positions, about 2 km a step, with a gentle meander of fixed phase so that it is the same every time. */
export function smoothCourse(course: readonly Position[]): Position[] {
  const out: Position[] = [];
  for (let i = 0; i < course.length - 1; i++) {
    const [p0, p1, p2, p3] = [course[Math.max(0, i - 1)]!, course[i]!, course[i + 1]!, course[Math.min(course.length - 1, i + 2)]!];
    const steps = Math.max(4, Math.round(Math.hypot(p2[0] - p1[0], p2[1] - p1[1]) / 0.02));
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const at = (d: 0 | 1) =>
        0.5 *
        (2 * p1[d] +
          (p2[d] - p0[d]) * t +
          (2 * p0[d] - 5 * p1[d] + 4 * p2[d] - p3[d]) * t * t +
          (3 * p1[d] - p0[d] - 3 * p2[d] + p3[d]) * t * t * t);
      // Zero at the ends of every stretch, so that named positions are kept.
      const swing = 0.006 * Math.sin(Math.PI * t) * Math.sin(7 * (i + t) + course.length);
      const length = Math.hypot(p2[0] - p1[0], p2[1] - p1[1]);
      out.push([at(0) - (swing * (p2[1] - p1[1])) / length, at(1) + (swing * (p2[0] - p1[0])) / length]);
    }
  }
  return [...out, course[course.length - 1]!];
}

/** Chaikin's corner cutting on a closed ring. */
export function roundCorners(ring: Ring, times: number): Position[] {
  let open = ring.slice(0, -1);
  for (let k = 0; k < times; k++) {
    open = open.flatMap((a, i) => {
      const b = open[(i + 1) % open.length]!;
      return [
        [0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]],
        [0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]],
      ] as Position[];
    });
  }
  return [...open, open[0]!];
}

/** A fixed pseudo-random number in 0…1 for a lattice point. */
function lattice(i: number, j: number, k: number): number {
  let h = Math.imul(i, 374761393) ^ Math.imul(j, 668265263) ^ Math.imul(k, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Three octaves of value noise in 0…1, from about 13 km down to 3 km: the same at a position every time. */
export function roughness([lng, lat]: Position): number {
  let sum = 0;
  for (const [octave, perDegree, weight] of [
    [1, 8, 0.5],
    [2, 16, 0.3],
    [3, 32, 0.2],
  ] as const) {
    const [x, y] = [lng * perDegree * 0.73, lat * perDegree];
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const ease = (t: number) => t * t * (3 - 2 * t);
    const [u, v] = [ease(x - i), ease(y - j)];
    const south = lattice(i, j, octave) * (1 - u) + lattice(i + 1, j, octave) * u;
    const north = lattice(i, j + 1, octave) * (1 - u) + lattice(i + 1, j + 1, octave) * u;
    sum += weight * (south * (1 - v) + north * v);
  }
  return sum;
}
