import { distanceM, metresPerDegree } from './measure';
import type { Position } from './position';

/** Straight in [lng, lat]; a single place is an edge whose two ends are one object. */
export type Edge = readonly [a: Position, b: Position];

/** A shortest way: its length and its two ends. */
export interface Way {
  distanceM: number;
  from: Position;
  to: Position;
}

/** The shortest geodesic between two edges that do not cross: they come nearest at an end of one of them. */
export function edgeToEdge(p: Edge, q: Edge): Way {
  const tries: Way[] = [];
  for (const from of p[0] === p[1] ? [p[0]] : p) {
    const to = footOn(q, from);
    tries.push({ distanceM: distanceM(from, to), from, to });
  }
  if (p[0] !== p[1])
    for (const to of q) {
      const from = footOn(p, to);
      tries.push({ distanceM: distanceM(from, to), from, to });
    }
  return tries.reduce((a, b) => (b.distanceM < a.distanceM ? b : a));
}

/** Beyond this the plane of the two places is too flat for a millimetre. */
const planeM = 2000;

/** The point of an edge nearest to p: found in the plane, then again with the metric halfway to the point just found; from afar on the ellipsoid. */
function footOn([a, b]: Edge, p: Position): Position {
  const at = (t: number): Position => (t === 0 ? a : t === 1 ? b : [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
  let t = 0;
  for (let round = 0; round < 4; round++) {
    const scale = metresPerDegree((at(t)[1] + p[1]) / 2);
    const [dx, dy] = [(b[0] - a[0]) * scale.lng, (b[1] - a[1]) * scale.lat];
    t = Math.min(1, Math.max(0, ((p[0] - a[0]) * scale.lng * dx + (p[1] - a[1]) * scale.lat * dy) / (dx * dx + dy * dy)));
  }
  const far = distanceM(at(t), p);
  return far <= planeM ? at(t) : at(shortestAt((u) => distanceM(at(u), p), t, (0.1 * far) / distanceM(a, b)));
}

/** Where between 0 and 1, no farther than `reach` from t, a distance is shortest: by golden sections, to a millionth of the stretch. */
function shortestAt(distance: (t: number) => number, t: number, reach: number): number {
  let [low, high] = [Math.max(0, t - reach), Math.min(1, t + reach)];
  const ends = [low, high].filter((u) => u === 0 || u === 1);
  for (let round = 0; round < 30; round++) {
    const [u, v] = [high - 0.618 * (high - low), low + 0.618 * (high - low)];
    if (distance(u) <= distance(v)) high = v;
    else low = u;
  }
  return [(low + high) / 2, ...ends].reduce((best, u) => (distance(u) < distance(best) ? u : best));
}
