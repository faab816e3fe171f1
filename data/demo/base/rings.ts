/** What every base layer does to its rings: round, clean, orient, thin. Degrees in and out; nothing here knows a theme. */
import type { Position, Ring } from '#geo';

/** About 0.1 m: finer than any base source. */
export const baseDigits = 6;

export function roundPosition([lng, lat]: Position, digits = baseDigits): Position {
  return [Number(lng.toFixed(digits)), Number(lat.toFixed(digits))];
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

/** Rounds a line and drops the positions that then repeat their neighbour. */
export function cleanLine(line: readonly Position[], digits = baseDigits): Position[] {
  const kept: Position[] = [];
  for (const position of line) {
    const rounded = roundPosition(position, digits);
    const last = kept[kept.length - 1];
    if (!last || !same(last, rounded)) kept.push(rounded);
  }
  return kept;
}

/** A rounded ring, closed, without repeats and without spikes that go out and back on themselves. */
export function cleanRing(ring: readonly Position[], digits = baseDigits): Position[] {
  const open = cleanLine(ring, digits);
  while (open.length > 1 && same(open[0]!, open[open.length - 1]!)) open.pop();
  for (let i = 0; i < open.length && open.length > 3;) {
    const n = open.length;
    const before = open[(i + n - 1) % n]!;
    const after = open[(i + 1) % n]!;
    if (same(before, after) || same(before, open[i]!)) {
      open.splice(i, 1);
      i = Math.max(0, i - 2);
    } else i++;
  }
  return open.length < 3 ? [] : [...open, open[0]!];
}

/** Twice the area would do for the sign; this is the plane area in square degrees, positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  const [x0, y0] = ring[0] ?? [0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum / 2;
}

/** RFC 7946: shells run counter-clockwise, holes clockwise. */
export function orient(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse()));
}

/** Good to 0.5 % at Jilin's latitudes: for choosing and labelling, never for a report. */
export function roughAreaKm2(ring: Ring): number {
  const lat = ring.reduce((sum, p) => sum + p[1], 0) / Math.max(1, ring.length);
  return Math.abs(signedArea(ring)) * 111.13 * 111.32 * Math.cos((lat * Math.PI) / 180);
}

export function roughDistanceKm(a: Position, b: Position): number {
  const dx = (a[0] - b[0]) * 111.32 * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot(dx, (a[1] - b[1]) * 111.13);
}

/** Even-odd rule over all rings: true inside the polygon, false in its holes. */
export function contains(rings: readonly Ring[], [x, y]: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}

/** Douglas–Peucker with the ends kept; the tolerance is in metres on the ground. */
export function thinLine(line: readonly Position[], toleranceM: number): Position[] {
  if (line.length < 3) return [...line];
  const kx = 111_320 * Math.cos((line[0]![1] * Math.PI) / 180);
  const ky = 111_130;
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [ax, ay] = line[from]!;
    const dx = (line[to]![0] - ax) * kx;
    const dy = (line[to]![1] - ay) * ky;
    const length = dx * dx + dy * dy;
    let worst = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const px = (line[i]![0] - ax) * kx;
      const py = (line[i]![1] - ay) * ky;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
      const off = Math.hypot(px - t * dx, py - t * dy);
      if (off > worst) {
        worst = off;
        at = i;
      }
    }
    if (at > 0 && worst > toleranceM) {
      keep[at] = 1;
      spans.push([from, at], [at, to]);
    }
  }
  return line.filter((_, i) => keep[i]);
}

/** A ring is thinned in two halves, cut at the position farthest from its start, so that it never collapses. */
export function thinRing(ring: Ring, toleranceM: number): Position[] {
  const start = ring[0]!;
  let far = 0;
  let most = -1;
  ring.forEach((p, i) => {
    const d = roughDistanceKm(start, p);
    if (d > most) {
      most = d;
      far = i;
    }
  });
  if (far === 0) return [...ring];
  return [...thinLine(ring.slice(0, far + 1), toleranceM), ...thinLine(ring.slice(far), toleranceM).slice(1)];
}
