import { crsOf, fromSurvey, type Box, type Position, type Shape } from '#geo';
import type { Note, Problem } from '#zone';

/** China with a margin, [west, south, east, north]: outside it a pair of degrees is more likely swapped or in another frame than right. */
const china = [72, 3, 137, 55] as const;

/** What is known of the frame: what the caller says wins over what the file declares. */
export interface KnownFrame {
  given?: string;
  declared?: string;
}
type Placed = { ok: true; shapes: Shape[]; crs: string; evidence: Note[] } | { ok: false; problems: Problem[] };

/**
 * Brings shapes into [lng, lat] on CGCS2000. Without a known frame degrees are read in GeoJSON order. Numbers that cannot be degrees, that are only a
 * place when swapped, or that the named frame puts outside China are refused: nothing is placed by guess.
 */
export function toDegrees(shapes: readonly Shape[], { given, declared }: KnownFrame): Placed {
  const name = given ?? declared;
  if (name === undefined) return inDegrees(shapes, 'EPSG:4490', { code: 'declared-default-crs' });
  const evidence: Note = { code: given === undefined ? 'legacy-crs' : 'given-crs', params: { crs: name } };
  const epsg = epsgOf(name);
  if (epsg === 4490 || epsg === 4326 || epsg === 4979) return inDegrees(shapes, `EPSG:${epsg}`, evidence);
  const gk = epsg === null ? null : crsOf(epsg);
  if (gk?.projection !== 'gauss-kruger' || gk.datum !== 'cgcs2000')
    return { ok: false, problems: [{ code: 'crs-refused', params: { crs: name } }] };
  // A GeoJSON position is [east, north] in a projected frame, whatever the axes of the CRS are called.
  const moved = shapes.map((shape) => mapShape(shape, ([east, north]) => fromSurvey(gk, north, east)));
  const fits = moved.every((shape) =>
    pathsOf(shape).every((path) => path.every(([lng, lat]) => within(china, lng, lat) && Math.abs(lng - gk.centralMeridian) < 6)),
  );
  if (!fits) return { ok: false, problems: [{ code: 'crs-does-not-fit', params: { crs: name } }] };
  return { ok: true, shapes: moved, crs: `EPSG:${epsg}`, evidence: [evidence] };
}

function inDegrees(shapes: readonly Shape[], crs: string, evidence: Note): Placed {
  const problem = shapes.map(notDegrees).find((p) => p !== null);
  if (problem) return { ok: false, problems: [problem] };
  return { ok: true, shapes: [...shapes], crs, evidence: [evidence, ...placeNotes(shapes)] };
}

const within = ([w, s, e, n]: readonly [number, number, number, number], lng: number, lat: number) =>
  lng >= w && lng <= e && lat >= s && lat <= n;

/** 4490 from "EPSG:4490", "urn:ogc:def:crs:EPSG::4490" …; CRS84 is WGS 84 in our order. */
function epsgOf(name: string): number | null {
  if (/CRS:?84$/i.test(name)) return 4326;
  const match = /EPSG:(?:[\d.]*:)?(\d{4,5})$/i.exec(name.trim());
  return match ? Number(match[1]) : null;
}

function notDegrees(shape: Shape): Problem | null {
  for (const path of pathsOf(shape))
    for (const [x, y] of path) {
      if (!(Number.isFinite(x) && Number.isFinite(y))) return { code: 'not-finite' };
      if (Math.abs(x) > 1000 || Math.abs(y) > 1000) return { code: 'metres-not-degrees', params: { x, y } };
    }
  const first = pathsOf(shape).find((path) => path.length > 0)?.[0];
  if (!first) return null;
  const [w, s, e, n] = extentOf([shape]);
  if (w >= china[1] && e <= china[3] && s >= china[0] && n <= china[2])
    return { code: 'axes-swapped', params: { lng: first[0], lat: first[1] } };
  if (w < -180 || e > 180 || s < -90 || n > 90) return { code: 'out-of-range', params: { x: first[0], y: first[1] } };
  return null;
}

function placeNotes(shapes: readonly Shape[]): Note[] {
  for (const shape of shapes)
    for (const path of pathsOf(shape))
      for (const [lng, lat] of path) if (!within(china, lng, lat)) return [{ code: 'outside-china', params: { lng, lat } }];
  return [];
}

/** A shape's points, lines or rings. A layer has millions of positions; plain loops over them take a fifth of the time that a generator takes. */
function pathsOf(shape: Shape): readonly (readonly Position[])[] {
  if (shape.kind === 'points') return [shape.coordinates];
  return shape.kind === 'lines' ? shape.coordinates : shape.coordinates.flat();
}

/** The box around shapes; [∞, ∞, −∞, −∞] around none. */
export function extentOf(shapes: readonly Shape[]): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes)
    for (const path of pathsOf(shape))
      for (const [x, y] of path) {
        if (x < w) w = x;
        if (x > e) e = x;
        if (y < s) s = y;
        if (y > n) n = y;
      }
  return [w, s, e, n];
}

export function mapShape(shape: Shape, to: (p: Position) => Position): Shape {
  if (shape.kind === 'points') return { kind: 'points', coordinates: shape.coordinates.map(to) };
  if (shape.kind === 'lines') return { kind: 'lines', coordinates: shape.coordinates.map((line) => line.map(to)) };
  return { kind: 'polygons', coordinates: shape.coordinates.map((rings) => rings.map((ring) => ring.map(to))) };
}
