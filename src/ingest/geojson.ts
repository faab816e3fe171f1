import { positionsOf, type Position, type Shape } from '#geo';
import type { Problem } from '#zone';
import gjv from 'geojson-validation';
import { isObject, parseJson, type Read } from './json';
import type { RawFeature } from './reading';

const geometryTypes = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];

/** Reads GeoJSON text (RFC 7946, and the `crs` member of the 2008 draft): feature collection, feature or bare geometry. */
export function readGeoJson(text: string): Read<RawFeature[]> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  if (!isObject(json)) return fail({ code: 'not-geojson' });
  const crs = crsName(json['crs']);
  if (json['type'] === 'FeatureCollection') {
    if (!Array.isArray(json['features'])) return fail({ code: 'not-geojson', at: 'features' });
    if (json['features'].length === 0) return fail({ code: 'no-geometry' });
    return { ok: true, value: json['features'].map((feature, i) => readFeature(feature, `features[${i}]`, crs)) };
  }
  const feature = json['type'] === 'Feature' ? readFeature(json, 'feature', crs) : readFeature({ geometry: json }, 'geometry', crs);
  return feature.problems.length > 0 ? { ok: false, problems: feature.problems } : { ok: true, value: [feature] };
}

function readFeature(feature: unknown, at: string, fileCrs: string | undefined): RawFeature {
  const raw: RawFeature = { at, properties: {}, shapes: [], problems: [] };
  const refuse = (problem: Problem): RawFeature => ({ ...raw, problems: [{ ...problem, at }] });
  if (!isObject(feature)) return refuse({ code: 'not-geojson' });
  const { geometry, properties, id } = feature;
  if (isObject(properties)) raw.properties = properties;
  if (typeof id === 'string' || typeof id === 'number') raw.id = id;
  if (geometry === null) return refuse({ code: 'no-geometry' });
  if (!isObject(geometry) || typeof geometry['type'] !== 'string') return refuse({ code: 'not-geojson' });
  const crs = crsName(geometry['crs']) ?? crsName(feature['crs']) ?? fileCrs;
  if (crs !== undefined) raw.crs = crs;
  if (!geometryTypes.includes(geometry['type']))
    return refuse({ code: 'unknown-geometry-type', params: { type: geometry['type'].slice(0, 40) } });
  if (tooShort(geometry)) return refuse({ code: 'too-few-positions' });
  if (structureFaults(geometry).length > 0) return refuse({ code: 'geojson-structure' });
  collect(geometry as unknown as GeoJSON.Geometry, raw.shapes);
  return raw.shapes.every((shape) => shape.coordinates.length === 0) ? refuse({ code: 'no-geometry' }) : raw;
}

/** Whether a line has fewer than two positions or a ring fewer than three different ones; told apart because it is a person's slip, not a program's. */
function tooShort({ type, coordinates, geometries }: Record<string, unknown>): boolean {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const openRing = (ring: unknown) => Array.isArray(ring) && ring.length < 8 && new Set(ring.map((p) => JSON.stringify(p))).size < 3;
  if (type === 'LineString') return Array.isArray(coordinates) && coordinates.length < 2;
  if (type === 'MultiLineString') return list(coordinates).some((line) => Array.isArray(line) && line.length < 2);
  if (type === 'Polygon') return list(coordinates).some(openRing);
  if (type === 'MultiPolygon') return list(coordinates).flatMap(list).some(openRing);
  return type === 'GeometryCollection' && list(geometries).some((g) => isObject(g) && tooShort(g));
}

/** What the validation library holds against the structure. A ring left open is not a fault here: it is closed later, with a note. */
function structureFaults(geometry: Record<string, unknown>): string[] {
  const errors = gjv.isGeometryObject(closeRings(geometry), true) as string[] | undefined;
  return errors ?? [];
}

function closeRings(geometry: Record<string, unknown>): Record<string, unknown> {
  const close = (ring: unknown) => {
    if (!Array.isArray(ring) || ring.length < 3) return ring;
    const [a, b] = [ring[0], ring.at(-1)];
    return Array.isArray(a) && Array.isArray(b) && (a[0] !== b[0] || a[1] !== b[1] || a[2] !== b[2]) ? [...ring, a] : ring;
  };
  const { type, coordinates, geometries } = geometry;
  if (type === 'Polygon' && Array.isArray(coordinates)) return { ...geometry, coordinates: coordinates.map(close) };
  if (type === 'MultiPolygon' && Array.isArray(coordinates))
    return { ...geometry, coordinates: coordinates.map((rings) => (Array.isArray(rings) ? rings.map(close) : rings)) };
  if (type === 'GeometryCollection' && Array.isArray(geometries))
    return { ...geometry, geometries: geometries.map((g) => (isObject(g) ? closeRings(g) : g)) };
  return geometry;
}

/** Brings a geometry to shapes, one a kind, parts of one kind together; heights are dropped. */
function collect(geometry: GeoJSON.Geometry, shapes: Shape[]) {
  const flat = (p: readonly number[]): Position => [p[0]!, p[1]!];
  const path = (positions: readonly (readonly number[])[]) =>
    positions.every((p) => p.length === 2) ? (positions as unknown as readonly Position[]) : positions.map(flat);
  const merge = (shape: Shape) => {
    const same = shapes.find((s) => s.kind === shape.kind);
    // One by one: a call with a hundred thousand arguments exhausts the stack.
    if (same) for (const part of shape.coordinates) (same.coordinates as unknown[]).push(part);
    else shapes.push(shape);
  };
  if (geometry.type === 'Point') merge({ kind: 'points', coordinates: [flat(geometry.coordinates)] });
  else if (geometry.type === 'MultiPoint') merge({ kind: 'points', coordinates: path(geometry.coordinates) });
  else if (geometry.type === 'LineString') merge({ kind: 'lines', coordinates: [path(geometry.coordinates)] });
  else if (geometry.type === 'MultiLineString') merge({ kind: 'lines', coordinates: geometry.coordinates.map(path) });
  else if (geometry.type === 'Polygon') merge({ kind: 'polygons', coordinates: [geometry.coordinates.map(path)] });
  else if (geometry.type === 'MultiPolygon') merge({ kind: 'polygons', coordinates: geometry.coordinates.map((rings) => rings.map(path)) });
  else for (const part of geometry.geometries) collect(part, shapes);
}

export function countPositions(features: readonly RawFeature[]): number {
  let count = 0;
  for (const { shapes } of features) for (const shape of shapes) for (const _ of positionsOf(shape)) count++;
  return count;
}

/** Text or a number as text; anything else is no label. */
export function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The name that a `crs` member gives its frame; a member of another kind is told by its text, so that it is refused and not passed over. */
function crsName(crs: unknown): string | undefined {
  if (crs === undefined || crs === null) return undefined;
  const properties = isObject(crs) ? crs['properties'] : undefined;
  if (!isObject(properties)) return JSON.stringify(crs).slice(0, 60);
  if (typeof properties['name'] === 'string') return properties['name'];
  const { code } = properties;
  return typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : JSON.stringify(properties).slice(0, 60);
}

function fail(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}
