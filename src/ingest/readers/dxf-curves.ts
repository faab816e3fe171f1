import type { Position } from '#geo';

/** More pieces than this for one curve mean numbers that no drawing of a site has: a circle of 60 km at 1 mm. */
const maxPieces = 20_000;

/**
 * Angles from `start` over `sweep` (radians) at which an arc of radius `radius` is cut, ends included, and how far out its inner vertices go, as a share of
 * the radius: just so far that the pieces enclose with the chord exactly the area that the arc does (two end triangles, k − 2 inner ones). Vertices and
 * pieces are off the arc by at most `tolerance`, which is in the unit of the radius. Null where that would take too many pieces.
 */
function cut(start: number, sweep: number, radius: number, tolerance: number): { angles: number[]; out: number } | null {
  // The farthest is the one inner vertex of two pieces: r·θ²/6.
  const step = Math.min(Math.PI / 8, Math.sqrt((6 * tolerance) / radius));
  const pieces = Math.max(2, Math.ceil(Math.abs(sweep) / step));
  if (!(pieces <= maxPieces)) return null;
  const angle = Math.abs(sweep) / pieces;
  // θ/sin θ − 1, by its series where the difference would lose its digits.
  const excess = angle < 1e-3 ? angle ** 2 / 6 : angle / Math.sin(angle) - 1;
  const full = Math.abs(sweep) >= 2 * Math.PI - 1e-12;
  const out = full
    ? Math.sqrt(1 + excess) - 1
    : (pieces * excess) / (pieces - 1 + Math.sqrt((pieces - 1) ** 2 + (pieces - 2) * pieces * excess));
  return { angles: Array.from({ length: pieces + 1 }, (_, i) => start + (sweep * i) / pieces), out };
}

/**
 * An arc of a circle or an ellipse: centre + cos·u + sin·v, from `start` over `sweep` radians, as a path with both its ends on it; a full turn ends with its
 * first position. Null where it cannot be cut.
 */
export function arcPath(centre: Position, u: Position, v: Position, start: number, sweep: number, tolerance: number): Position[] | null {
  const pieces = cut(start, sweep, Math.hypot(...u, ...v), tolerance);
  if (!pieces) return null;
  const full = Math.abs(sweep) >= 2 * Math.PI - 1e-12;
  const last = pieces.angles.length - 1;
  const path = pieces.angles.map((angle, i): Position => {
    const radius = (i === 0 || i === last) && !full ? 1 : 1 + pieces.out;
    const [cos, sin] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
    return [centre[0] + cos * u[0] + sin * v[0], centre[1] + cos * u[1] + sin * v[1]];
  });
  if (full) path[last] = path[0]!;
  return path;
}

/**
 * The inner vertices of the arc between two vertices of a polyline by its bulge, the tangent of a quarter of its angle, positive for a left turn: to the
 * right of the chord. Reckoned from the chord and not from the centre, which for a flat arc is too far away to keep a millimetre.
 */
export function bulgePath(a: Position, b: Position, bulge: number, tolerance: number): Position[] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const chord = Math.hypot(dx, dy);
  if (bulge === 0 || chord === 0) return [];
  const half = 2 * Math.atan(Math.abs(bulge));
  const radius = (chord / 4) * (Math.abs(bulge) + 1 / Math.abs(bulge));
  // Flat beyond what the numbers themselves can say.
  if ((Math.abs(bulge) * chord) / 2 < tolerance * 1e-5) return [];
  const pieces = cut(-half, 2 * half, radius, tolerance);
  if (!pieces) return null;
  const side = Math.sign(bulge) / chord;
  return pieces.angles.slice(1, -1).map((angle) => {
    const along = radius * (1 + pieces.out) * Math.sin(angle);
    const off = radius * (2 * Math.sin((half + angle) / 2) * Math.sin((half - angle) / 2) + pieces.out * Math.cos(angle));
    return [(a[0] + b[0]) / 2 + (along * dx) / chord + off * side * dy, (a[1] + b[1]) / 2 + (along * dy) / chord - off * side * dx];
  });
}

export interface Nurbs {
  degree: number;
  knots: readonly number[];
  points: readonly Position[];
  /** One a point; empty for all 1. */
  weights: readonly number[];
}

/** Whether a spline's parts agree with each other, so that it can be reckoned. */
export function isNurbs({ degree, knots, points, weights }: Nurbs): boolean {
  return (
    Number.isInteger(degree) &&
    degree >= 1 &&
    degree <= 25 &&
    points.length > degree &&
    knots.length === points.length + degree + 1 &&
    (weights.length === 0 || weights.length === points.length) &&
    weights.every((w) => w > 0) &&
    knots.every((knot, i) => i === 0 || knot >= knots[i - 1]!) &&
    knots[degree]! < knots[points.length]!
  );
}

/** A spline as a path on it, halved until no piece is off by more than the tolerance. Null where that would take too many pieces. */
export function splinePath(spline: Nurbs, tolerance: number): Position[] | null {
  const { degree, knots, points } = spline;
  const path: Position[] = [];
  for (let i = degree; i < points.length; i++) {
    const [from, to] = [knots[i]!, knots[i + 1]!];
    if (from === to) continue;
    const at = (t: number) => onSpline(spline, i, t);
    if (path.length === 0) path.push(at(from));
    // Stack of ends still to be reached, the nearest on top.
    const ends = [{ t: to, at: at(to), depth: 0 }];
    let start = { t: from, at: at(from) };
    while (ends.length > 0) {
      const end = ends.at(-1)!;
      const quarter = (k: number) => at(start.t + ((end.t - start.t) * k) / 4);
      const flat = degree === 1 || (end.depth > 0 && [1, 2, 3].every((k) => offChord(quarter(k), start.at, end.at) <= tolerance));
      if (flat || end.depth >= 16) {
        path.push(end.at);
        start = end;
        ends.pop();
        if (path.length > 5 * maxPieces) return null;
      } else {
        end.depth += 1;
        const t = (start.t + end.t) / 2;
        ends.push({ t, at: at(t), depth: end.depth });
      }
    }
  }
  return path;
}

/** de Boor's algorithm in homogeneous coordinates, in knot span `i`. */
function onSpline({ degree, knots, points, weights }: Nurbs, i: number, t: number): Position {
  // From the span's first control point: seven digits of a survey coordinate are not carried through the sums.
  const [x0, y0] = points[i - degree]!;
  const d = Array.from({ length: degree + 1 }, (_, j) => {
    const k = j + i - degree;
    const w = weights[k] ?? 1;
    return [(points[k]![0] - x0) * w, (points[k]![1] - y0) * w, w] as [number, number, number];
  });
  for (let r = 1; r <= degree; r++) {
    for (let j = degree; j >= r; j--) {
      const low = knots[j + i - degree]!;
      const span = knots[j + 1 + i - r]! - low;
      const a = span === 0 ? 0 : (t - low) / span;
      for (let c = 0; c < 3; c++) d[j]![c] = (1 - a) * d[j - 1]![c]! + a * d[j]![c]!;
    }
  }
  const [x, y, w] = d[degree]!;
  return [x0 + x / w, y0 + y / w];
}

function offChord([x, y]: Position, a: Position, b: Position): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - a[0], y - a[1]) : Math.abs((x - a[0]) * dy - (y - a[1]) * dx) / length;
}
