import type { Position } from '#geo';
import type { Problem } from '#zone';
import { arcPath, isNurbs, splinePath } from './dxf-curves';
import type { Entity } from './dxf-drawing';
import { bulgedPath, sweepOf, tooLarge, type Bulged, type Plan } from './dxf-plan';

const broken: Problem = { code: 'dxf-entity-broken', params: { type: 'HATCH' } };

/** Steps through the groups of an entity in order: a hatch uses the same codes again and again, and only their order tells what they are. */
class Steps {
  private i = 0;
  constructor(private readonly entity: Entity) {}

  /** Value of the next group of a code, if one comes before any group of `until`. */
  take(code: number, ...until: number[]): number | null {
    const { codes, values } = this.entity;
    for (let k = this.i; k < codes.length && !until.includes(codes[k]!); k++) {
      if (codes[k] === code) {
        this.i = k + 1;
        return Number(values[k]);
      }
    }
    return null;
  }

  /** Value of the very next group if it has this code, else what stands for it. */
  maybe(code: number, otherwise: number): number {
    if (this.entity.codes[this.i] !== code) return otherwise;
    this.i += 1;
    return Number(this.entity.values[this.i - 1]);
  }
}

/** The boundaries of a hatch in plan, closed, outer and inner in file order, or why they cannot be read. */
export function hatchRings(entity: Entity, plan: Plan, tolerance: number): Position[][] | Problem {
  const steps = new Steps(entity);
  // 75 opens what follows the boundaries: style, pattern, seed points.
  const count = steps.take(91, 75) ?? 0;
  const rings: Position[][] = [];
  for (let k = 0; k < count; k++) {
    const flags = steps.take(92, 75);
    if (flags === null) return broken;
    const path = (flags & 2) !== 0 ? byVertices(steps, plan, tolerance) : byEdges(steps, plan, tolerance);
    if (!path) return tooLarge;
    const [start, end] = [path[0], path.at(-1)];
    if (!start || !end) return broken;
    if (start[0] !== end[0] || start[1] !== end[1]) path.push(start);
    if (path.length < 4) return broken;
    rings.push(path);
  }
  return rings.length > 0 ? rings : broken;
}

function byVertices(steps: Steps, plan: Plan, tolerance: number): Position[] | null {
  const bulged = steps.maybe(72, 0) !== 0;
  steps.maybe(73, 1);
  const count = steps.take(93, 92, 75) ?? 0;
  const vertices: Bulged[] = [];
  for (let k = 0; k < count; k++) {
    const [x, y] = [steps.take(10, 92, 75), steps.take(20, 92, 75)];
    if (x === null || y === null) return [];
    vertices.push({ x, y, z: 0, bulge: bulged ? steps.maybe(42, 0) : 0 });
  }
  return vertices.length === 0 ? [] : bulgedPath(vertices, true, plan, tolerance);
}

/** Lines, arcs, ellipses and splines, each beginning where the one before ends. An empty path where they cannot be read, null where one is too large. */
function byEdges(steps: Steps, plan: Plan, tolerance: number): Position[] | null {
  const count = steps.take(93, 92, 75) ?? 0;
  const path: Position[] = [];
  const origin = plan(0, 0);
  const axis = (x: number, y: number): Position => [plan(x, y)[0] - origin[0], plan(x, y)[1] - origin[1]];
  // An edge's values end where the next edge begins, or the search for one that is missing would run through all of them.
  const next = (code: number) => steps.take(code, 72, 92, 75) ?? NaN;
  for (let k = 0; k < count; k++) {
    const kind = steps.take(72, 92, 75);
    let piece: Position[] | null;
    if (kind === 1) piece = [plan(next(10), next(20)), plan(next(11), next(21))];
    else if (kind === 2 || kind === 3) piece = curvedEdge(kind === 3);
    else if (kind === 4) piece = splineEdge();
    else return [];
    if (!piece) return null;
    // Where pieces meet, the end of one is the start of the next.
    for (const position of path.length > 0 ? piece.slice(1) : piece) path.push(position);
  }
  return path;

  function curvedEdge(elliptic: boolean): Position[] | null {
    const centre = plan(next(10), next(20));
    const [x, y] = elliptic ? [next(11), next(21)] : [0, 0];
    const size = next(40);
    const angles = [next(50), next(51)].map((degrees) => (degrees * Math.PI) / 180) as [number, number];
    const leftwards = next(73) !== 0;
    const [u, v] = elliptic ? [axis(x, y), axis(-y * size, x * size)] : [axis(size, 0), axis(0, size)];
    // Against the left-hand rule, angles are measured the other way round.
    const mirrored: Position = leftwards ? v : [-v[0], -v[1]];
    return arcPath(centre, u, mirrored, angles[0], sweepOf(...angles), tolerance);
  }

  function splineEdge(): Position[] | null {
    const degree = next(94);
    const [rational, knotCount, pointCount] = [next(73), (next(74), next(95)), next(96)];
    const [knots, points, weights]: [number[], Position[], number[]] = [[], [], []];
    const listed = (many: number) => Math.min(many || 0, 1_000_000);
    for (let i = 0; i < listed(knotCount); i++) {
      const knot = steps.take(40, 72, 92, 75);
      if (knot === null) return [];
      knots.push(knot);
    }
    for (let i = 0; i < listed(pointCount); i++) {
      const [px, py] = [steps.take(10, 72, 92, 75), steps.take(20, 72, 92, 75)];
      if (px === null || py === null) return [];
      points.push(plan(px, py));
      if (rational) weights.push(steps.maybe(42, 1));
    }
    const nurbs = { degree, knots, points, weights };
    return isNurbs(nurbs) ? splinePath(nurbs, tolerance / 100) : [];
  }
}
