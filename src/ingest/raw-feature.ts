import type { MultiPolygon, Polygon, Position, Shape } from '#geo';
import type { Problem } from '#zone';
import type { RawFeature } from './reading';

/** Collects the parts of one feature's geometry by kind; heights and measures stay with the reader. */
export class Parts {
  readonly points: Position[] = [];
  readonly lines: (readonly Position[])[] = [];
  readonly polygons: Polygon[] = [];

  /** One shape a kind: polygons, lines, points. */
  shapes(): Shape[] {
    const shapes: Shape[] = [];
    if (this.polygons.length > 0) shapes.push({ kind: 'polygons', coordinates: this.polygons });
    if (this.lines.length > 0) shapes.push({ kind: 'lines', coordinates: this.lines });
    if (this.points.length > 0) shapes.push({ kind: 'points', coordinates: this.points });
    return shapes;
  }
}

/**
 * A feature with these shapes, or with the reason why it has none: no geometry at all, a number that is none, a line of fewer than two positions,
 * a ring of fewer than three different ones. A feature is taken whole or refused whole: a part left out would be ground that nobody checked.
 */
export function feature(at: string, shapes: Shape[], rest: Partial<RawFeature> = {}): RawFeature {
  const raw: RawFeature = { at, properties: {}, problems: [], ...rest, shapes };
  if (raw.problems.length > 0) return { ...raw, shapes: [] };
  const fault = faultOf(shapes);
  return fault === null ? raw : { ...raw, shapes: [], problems: [{ ...fault, at }] };
}

function faultOf(shapes: readonly Shape[]): Problem | null {
  if (shapes.every(({ coordinates }) => coordinates.length === 0)) return { code: 'no-geometry' };
  for (const shape of shapes) {
    if (shape.kind === 'points' && !shape.coordinates.every(finite)) return { code: 'not-finite' };
    if (shape.kind === 'lines') {
      if (shape.coordinates.some((line) => line.length < 2)) return { code: 'too-few-positions' };
      if (!shape.coordinates.every((line) => line.every(finite))) return { code: 'not-finite' };
    }
    if (shape.kind === 'polygons') {
      const fault = faultOfPolygons(shape.coordinates);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function faultOfPolygons(polygons: MultiPolygon): Problem | null {
  for (const rings of polygons) {
    if (rings.length === 0) return { code: 'too-few-positions' };
    for (const ring of rings) {
      if (ring.length < 8 && new Set(ring.map(([x, y]) => `${x},${y}`)).size < 3) return { code: 'too-few-positions' };
      if (!ring.every(finite)) return { code: 'not-finite' };
    }
  }
  return null;
}

const finite = ([x, y]: Position) => Number.isFinite(x) && Number.isFinite(y);

/** The ring with its first position repeated at the end, for formats whose rings close by themselves. */
export function closed(ring: readonly Position[]): readonly Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, first];
}

/** Moves a frame that every feature names alike to the file; features that differ keep theirs. */
export function sharedCrs(features: readonly RawFeature[]): { features: RawFeature[]; crs?: string } {
  const crs = features[0]?.crs;
  if (crs === undefined || features.some((f) => f.crs !== crs)) return { features: [...features] };
  return { features: features.map(({ crs: _, ...rest }) => rest), crs };
}

/** Properties by name. A field called `__proto__` becomes a property like any other; of fields with one name none is lost. */
export function named(fields: Iterable<readonly [name: string, value: unknown]>): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of fields) {
    let free = name;
    for (let k = 2; values.has(free); k++) free = `${name}_${k}`;
    values.set(free, value);
  }
  return Object.fromEntries(values);
}
