import { gaussKrugerAt, planeAreaM2, polygonsOfShape, positionsOf, prepare, repair, type Figure, type Position, type Shape } from '#geo';
import type { Draft, Note, Problem } from '#zone';
import type { Geometry } from 'geojson';
import type { SiteRecord } from './check-report';
import { round } from './rounding';

/** The validated geometry that is asked about. */
export interface Site {
  record: SiteRecord;
  figure: Figure;
  /** Unrounded: m² of polygons, metres of lines or outlines, number of points. */
  areaM2: number;
  lengthM: number;
}

/** Draft → site: repairs what can be repaired without losing ground and says so, or gives every reason why the draft is no site. */
export function makeSite(draft: Draft): { ok: true; site: Site } | { ok: false; problems: Problem[] } {
  const result = repair(draft.shape);
  if (!result.ok)
    return {
      ok: false,
      problems: result.defects.map(({ code, at, count }) => ({ code, ...(at ? { at: place(at) } : {}), params: { count } })),
    };
  const { shape } = result;
  const repairs: Note[] = result.changes.map(({ code, at, count }) => ({
    code: `repaired.${code}`,
    ...(at ? { at: place(at) } : {}),
    params: { count },
  }));
  const figure = prepare(shape);
  // The figure's own rings, so that the site is measured on exactly the vertices that are compared.
  const polygons = figure.rings ? polygonsOfShape(figure.rings, 0) : [];
  const [w, , e] = figure.box;
  const gk = gaussKrugerAt((w + e) / 2);
  const geometry = geometryOf(shape);
  const record: SiteRecord = {
    id: draft.id,
    ...(draft.name ? { name: draft.name } : {}),
    geometry,
    areaM2: round.area(figure.areaM2),
    planeAreaM2: gk && round.area(planeAreaM2(gk, polygons)),
    planeCrs: gk && `EPSG:${gk.epsg}`,
    ...(draft.declaredAreaM2 === undefined ? {} : { declaredAreaM2: round.area(draft.declaredAreaM2) }),
    lengthM: round.distance(figure.lengthM),
    crs: draft.crs,
    ...(draft.accuracyM === undefined ? {} : { accuracyM: draft.accuracyM }),
    evidence: evidenceOf(draft, shape, figure.areaM2),
    repairs,
  };
  return { ok: true, site: { record, figure, areaM2: figure.areaM2, lengthM: figure.lengthM } };
}

/** A report keeps 9 decimals (0.1 mm). A site given with more is checked as it was given, so asking again from the report may differ: it says so. */
function evidenceOf({ evidence, declaredAreaM2 }: Draft, shape: Shape, areaM2: number): Note[] {
  const notes = [...evidence];
  const note = (told: Note) => {
    if (!notes.some(({ code }) => code === told.code)) notes.push(told);
  };
  let count = 0;
  for (const [lng, lat] of positionsOf(shape)) if (round.coordinate(lng) !== lng || round.coordinate(lat) !== lat) count++;
  if (count > 0) note({ code: 'more-decimals', params: { count } });
  if (declaredAreaM2 !== undefined && areaM2 > 0) {
    const percent = Math.abs(areaM2 / declaredAreaM2 - 1) * 100;
    if (percent > areaDiffersPercent) note({ code: 'declared-area-differs', params: { percent: Number(percent.toFixed(1)) } });
  }
  return notes;
}

/** A plane in a 3° zone is at most 0.035 % larger than the ellipsoid; beyond half a percent vertices or frame are in doubt. */
const areaDiffersPercent = 0.5;

function place([lng, lat]: Position): string {
  return `${round.coordinate(lng)},${round.coordinate(lat)}`;
}

/** GeoJSON with coordinates as they leave (9 decimals); a single part is written in the single form. */
export function geometryOf(shape: Shape): Geometry {
  const at = ([lng, lat]: Position) => [round.coordinate(lng), round.coordinate(lat)];
  if (shape.kind === 'points') {
    const coordinates = shape.coordinates.map(at);
    return coordinates.length === 1 ? { type: 'Point', coordinates: coordinates[0]! } : { type: 'MultiPoint', coordinates };
  }
  if (shape.kind === 'lines') {
    const coordinates = shape.coordinates.map((line) => line.map(at));
    return coordinates.length === 1 ? { type: 'LineString', coordinates: coordinates[0]! } : { type: 'MultiLineString', coordinates };
  }
  const coordinates = shape.coordinates.map((rings) => rings.map((ring) => ring.map(at)));
  return coordinates.length === 1 ? { type: 'Polygon', coordinates: coordinates[0]! } : { type: 'MultiPolygon', coordinates };
}

/** The shape of a GeoJSON geometry; null where it is none, or of another type. Whether it is valid is for the check to say. */
export function shapeOf(geometry: unknown): Shape | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const position = (value: unknown): value is Position =>
    Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((c) => typeof c === 'number' && Number.isFinite(c));
  const path = (value: unknown): value is Position[] => Array.isArray(value) && value.every(position);
  const paths = (value: unknown): value is Position[][] => Array.isArray(value) && value.every(path);
  if (type === 'Point' && position(coordinates)) return { kind: 'points', coordinates: [coordinates] };
  if (type === 'MultiPoint' && path(coordinates)) return { kind: 'points', coordinates };
  if (type === 'LineString' && path(coordinates)) return { kind: 'lines', coordinates: [coordinates] };
  if (type === 'MultiLineString' && paths(coordinates)) return { kind: 'lines', coordinates };
  if (type === 'Polygon' && paths(coordinates)) return { kind: 'polygons', coordinates: [coordinates] };
  if (type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.every(paths)) return { kind: 'polygons', coordinates };
  return null;
}
