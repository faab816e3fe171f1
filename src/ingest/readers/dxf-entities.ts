import type { Position } from '#geo';
import type { Problem } from '#zone';
import { arcPath, isNurbs, splinePath, type Nurbs } from './dxf-curves';
import { all, first, isFlagged, point, textOf, unescaped, type Entity } from './dxf-drawing';
import { hatchRings } from './dxf-hatch';
import { apply, ownSystem, times, type Matrix, type Placed, type Vector } from './dxf-placing';
import { axis, bulgedPath, planOf, sweepOf, tooLarge, type Bulged, type Plan } from './dxf-plan';

/** What an entity draws, in plan. A closed path repeats its first position at the end. */
export type Drawn =
  | { what: 'point'; at: Position }
  | { what: 'path'; path: Position[]; closed: boolean }
  /** Boundaries of one filled area, outer and inner in no order; closed. */
  | { what: 'rings'; rings: Position[][] }
  | { what: 'text'; at: Position; text: string }
  | { what: 'nothing' };
export type Outcome = Drawn | { what: 'problem'; problem: Problem };

/** Annotation and windows of a sheet: no one takes them for a site, so they are passed over without a word. */
const annotation = ['DIMENSION', 'ARC_DIMENSION', 'LEADER', 'MULTILEADER', 'TOLERANCE', 'VIEWPORT', 'ATTDEF', 'SEQEND'];

/**
 * The shape of one placed entity. Groups as in the DXF Reference (AutoCAD 2018), "ENTITIES Section"; curves are cut to pieces that are at most `tolerance`
 * off, in the unit of the result, and keep the area. Null for a kind that is not read.
 */
export function drawn({ entity, matrix }: Placed, toUnit: Matrix, tolerance: number): Outcome | null {
  const world = times(toUnit, matrix);
  const own = times(world, ownSystem(entity));
  const outcome = shapeOf(entity, planOf(world), planOf(own), tolerance);
  return outcome && isFinite(outcome) ? outcome : outcome && { what: 'problem', problem: { code: 'not-finite' } };
}

function shapeOf(entity: Entity, world: Plan, own: Plan, tolerance: number): Outcome | null {
  const at = point(entity, 10);
  switch (entity.type) {
    case 'LINE': {
      const to = point(entity, 11);
      return at && to ? { what: 'path', path: [world(...at), world(...to)], closed: false } : broken(entity);
    }
    case 'POINT':
      return at ? { what: 'point', at: world(...at) } : broken(entity);
    case 'CIRCLE':
    case 'ARC':
      return at ? arc(entity, at, own, tolerance) : broken(entity);
    case 'ELLIPSE':
      return at ? ellipse(entity, at, world, tolerance) : broken(entity);
    case 'SPLINE':
      return spline(entity, world, tolerance);
    case 'LWPOLYLINE':
      return polyline(lightVertices(entity), isFlagged(entity, 70, 1), own, tolerance);
    case 'POLYLINE':
      return oldPolyline(entity, world, own, tolerance);
    // The third and fourth corner of a filled one stand crosswise.
    case 'SOLID':
    case 'TRACE':
      return corners(entity, [10, 11, 13, 12], own);
    case '3DFACE':
      return corners(entity, [10, 11, 12, 13], world);
    case 'HATCH': {
      const rings = hatchRings(entity, own, tolerance);
      return Array.isArray(rings) ? { what: 'rings', rings } : { what: 'problem', problem: rings };
    }
    case 'TEXT':
    case 'ATTRIB':
      return text(entity, own);
    case 'MTEXT':
      return text(entity, world);
    default:
      return annotation.includes(entity.type) ? { what: 'nothing' } : null;
  }
}

const problem = (code: string, params?: Problem['params']): Outcome => ({
  what: 'problem',
  problem: { code, ...(params && { params }) },
});
const broken = ({ type }: Entity) => problem('dxf-entity-broken', { type });

function closedOrOpen(path: Position[] | null, closed: boolean): Outcome {
  return path ? { what: 'path', path, closed } : { what: 'problem', problem: tooLarge };
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function arc(entity: Entity, centre: Vector, own: Plan, tolerance: number): Outcome {
  const radius = first(entity, 40);
  if (radius === undefined || radius <= 0) return broken(entity);
  const whole = entity.type === 'CIRCLE';
  const [start, end] = [50, 51].map((code) => radians(first(entity, code) ?? NaN)) as [number, number];
  const sweep = whole ? 2 * Math.PI : sweepOf(start, end);
  if (Number.isNaN(sweep)) return broken(entity);
  const path = arcPath(own(...centre), axis(own, [radius, 0, 0]), axis(own, [0, radius, 0]), whole ? 0 : start, sweep, tolerance);
  return closedOrOpen(path, whole);
}

function ellipse(entity: Entity, centre: Vector, world: Plan, tolerance: number): Outcome {
  const major = point(entity, 11);
  const ratio = first(entity, 40);
  if (!major || !ratio) return broken(entity);
  const normal = apply(ownSystem(entity), [0, 0, 1]);
  const minor: Vector = [
    (normal[1] * major[2] - normal[2] * major[1]) * ratio,
    (normal[2] * major[0] - normal[0] * major[2]) * ratio,
    (normal[0] * major[1] - normal[1] * major[0]) * ratio,
  ];
  const [start, end] = [first(entity, 41) ?? 0, first(entity, 42) ?? 2 * Math.PI];
  const sweep = sweepOf(start, end);
  return closedOrOpen(arcPath(world(...centre), axis(world, major), axis(world, minor), start, sweep, tolerance), sweep === 2 * Math.PI);
}

function spline(entity: Entity, world: Plan, tolerance: number): Outcome {
  const [xs, ys, zs] = [10, 20, 30].map((code) => all(entity, code)) as [number[], number[], number[]];
  if (xs.length === 0 && all(entity, 11).length > 0) return problem('dxf-spline-fit-points');
  const nurbs: Nurbs = {
    degree: first(entity, 71) ?? 3,
    knots: all(entity, 40),
    points: xs.map((x, i) => world(x, ys[i] ?? NaN, zs[i] ?? 0)),
    weights: all(entity, 41),
  };
  return splineDrawn(nurbs, tolerance) ?? broken(entity);
}

/** A spline that ends where it began is a boundary: its area has to be right within a millionth, so it is cut finer by a hundred. */
function splineDrawn(nurbs: Nurbs, tolerance: number): Outcome | null {
  if (!isNurbs(nurbs)) return null;
  const rough = splinePath(nurbs, tolerance);
  if (!rough || !same(rough[0]!, rough.at(-1)!, tolerance)) return closedOrOpen(rough, false);
  const fine = splinePath(nurbs, tolerance / 100);
  if (fine) fine[fine.length - 1] = fine[0]!;
  return closedOrOpen(fine, true);
}

export const same = (a: Position, b: Position, tolerance: number) => Math.hypot(a[0] - b[0], a[1] - b[1]) <= tolerance;

/** Groups of a light polyline come vertex by vertex, each opened by its x. */
function lightVertices(entity: Entity): Bulged[] {
  const vertices: Bulged[] = [];
  const z = first(entity, 38) ?? 0;
  for (const [i, code] of entity.codes.entries()) {
    const value = Number(entity.values[i]);
    if (code === 10) vertices.push({ x: value, y: NaN, z, bulge: 0 });
    else if (code === 20 && vertices.length > 0) vertices.at(-1)!.y = value;
    else if (code === 42 && vertices.length > 0) vertices.at(-1)!.bulge = value;
  }
  return vertices;
}

function oldPolyline(entity: Entity, world: Plan, own: Plan, tolerance: number): Outcome | null {
  // Meshes of surfaces.
  if (isFlagged(entity, 70, 16) || isFlagged(entity, 70, 64)) return null;
  const vertices = entity.parts
    // Of a curve drawn through a frame, the frame is not the curve.
    .filter((vertex) => !isFlagged(vertex, 70, 16))
    .map((vertex): Bulged => {
      const [x, y, z] = point(vertex, 10) ?? [NaN, NaN, NaN];
      return { x, y, z, bulge: first(vertex, 42) ?? 0 };
    });
  const spatial = isFlagged(entity, 70, 8);
  return polyline(vertices, isFlagged(entity, 70, 1), spatial ? world : own, tolerance);
}

function polyline(vertices: readonly Bulged[], closed: boolean, plan: Plan, tolerance: number): Outcome {
  if (vertices.length < 2) return problem('too-few-positions');
  const path = bulgedPath(vertices, closed, plan, tolerance);
  if (!path) return { what: 'problem', problem: tooLarge };
  // Closed by position, if not by flag.
  const [start, end] = [path[0]!, path.at(-1)!];
  return { what: 'path', path, closed: closed || (path.length > 3 && start[0] === end[0] && start[1] === end[1]) };
}

function corners(entity: Entity, codes: number[], plan: Plan): Outcome {
  const found = codes.map((code) => point(entity, code)).filter((p) => p !== null);
  if (found.length < 3) return broken(entity);
  const ring = found.map((p) => plan(...p)).filter((p, i, ring) => i === 0 || !same(p, ring[i - 1]!, 0));
  if (!same(ring[0]!, ring.at(-1)!, 0)) ring.push(ring[0]!);
  return { what: 'path', path: ring, closed: true };
}

/** A TEXT or MTEXT without its format codes: lines become spaces. */
function text(entity: Entity, plan: Plan): Outcome {
  const at = point(entity, 10);
  const written = [...entity.codes.keys()].filter((i) => entity.codes[i] === 3).map((i) => String(entity.values[i]));
  const whole = unescaped((written.join('') + (textOf(entity, 1) ?? '')).slice(0, 2000));
  const plain = whole
    .replace(/\\[ACcFfHLlOoKkQTWp][^;\\{}]*;|\\[LlOoKk]/g, '')
    .replace(/\\[PNX~]|%%[uoUO]/g, ' ')
    .replace(/%%[dD]/g, '°')
    .replace(/[{}]/g, '')
    .trim();
  return at && plain !== '' ? { what: 'text', at: plan(...at), text: plain } : { what: 'nothing' };
}

function isFinite(outcome: Outcome): boolean {
  const finite = ([x, y]: Position) => Number.isFinite(x) && Number.isFinite(y);
  if (outcome.what === 'path') return outcome.path.every(finite);
  if (outcome.what === 'rings') return outcome.rings.every((ring) => ring.every(finite));
  return outcome.what === 'point' || outcome.what === 'text' ? finite(outcome.at) : true;
}
