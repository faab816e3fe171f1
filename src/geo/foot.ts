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

/** Beyond this the plane of two places is too flat for a millimetre, though not for more than this share of the way. */
const planeM = 2000;
const planeError = 1e-5;

/** Whether a way that was found in the plane may be longer than the shortest one, and by how much at most. */
export const mostM = ({ distanceM: metres }: Way) => (metres > planeM ? metres * planeError : 0);

/**
 * The shortest way between two edges that do not cross: they come nearest at an end of one of them. Exact to 1 mm up to 2 km; from afar see `mostM`, unless
 * `exact` is asked for.
 */
export function edgeToEdge(p: Edge, q: Edge, exact = false): Way {
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
  const shortest = (ways: readonly Way[]) => ways.reduce((a, b) => (b.distanceM < a.distanceM ? b : a));
  const best = shortest(tries);
  if (!exact || best.distanceM <= planeM) return best;
  const may = best.distanceM + mostM(best);
  // The first one or two start at the ends of p, the others at those of q.
  const ends = tries.length > 2 ? 2 : 1;
  return shortest(tries.map((way, k) => (way.distanceM > may ? way : k < ends ? bent(q, way) : turned(bent(p, turned(way))))));
}

const turned = ({ distanceM: metres, from, to }: Way): Way => ({ distanceM: metres, from: to, to: from });

const at = ([a, b]: Edge, t: number): Position => (t === 0 ? a : t === 1 ? b : [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);

/** The point of an edge nearest to p: found in the plane, then again with the metric halfway to the point just found. */
function footOn(edge: Edge, p: Position): Position {
  const [a, b] = edge;
  let t = 0;
  for (let round = 0; round < 4; round++) {
    const scale = metresPerDegree((at(edge, t)[1] + p[1]) / 2);
    const dx = (b[0] - a[0]) * scale.lng;
    const dy = (b[1] - a[1]) * scale.lat;
    t = Math.min(1, Math.max(0, ((p[0] - a[0]) * scale.lng * dx + (p[1] - a[1]) * scale.lat * dy) / (dx * dx + dy * dy)));
  }
  return at(edge, t);
}

/** A way whose end on the edge is put right on the ellipsoid: the square of a distance along a line is a parabola, all but. */
function bent(edge: Edge, { from, to }: Way): Way {
  const [a, b] = edge;
  const far = distanceM(from, to);
  const axis = Math.abs(b[0] - a[0]) > Math.abs(b[1] - a[1]) ? 0 : 1;
  let t = (to[axis] - a[axis]) / (b[axis] - a[axis]);
  for (let step = (0.01 * far) / distanceM(a, b), round = 0; round < 2; round++, step /= 4) {
    const [before, here, after] = [t - step, t, t + step].map((u) => distanceM(from, at(edge, u)) ** 2) as [number, number, number];
    const bow = before - 2 * here + after;
    if (bow > 0) t = Math.min(1, Math.max(0, t + (step * (before - after)) / (2 * bow)));
  }
  const foot = at(edge, t);
  return { distanceM: distanceM(from, foot), from, to: foot };
}
