import type { CheckReport, Verdict } from '#check';
import type { Position, Shape } from '#geo';
import { distance } from '#i18n';
import type { Feature, Geometry } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { imageName } from './patterns';

/** The shortest way to everything near by, with its metres in words. */
export function waysToNearest({ answers }: CheckReport): { way: readonly [Position, Position]; label: string }[] {
  return answers
    .flatMap((a) => (a.answer === 'not-concerned' ? a.nearby : a.findings))
    .flatMap((f) => (f.nearest && f.distanceM > 0 ? [{ way: f.nearest, label: distance(f.distanceM) }] : []));
}

/** A shape being drawn. */
export interface Sketch {
  features: Feature[];
}

const feature = (geometry: Geometry, role: string): Feature => ({ type: 'Feature', properties: { role }, geometry });

/** From this many vertices on only the line is drawn: dots would hide it. */
const mostDots = 2000;

/** The site's ground, its line and its vertices. */
export function siteSource(shape: Shape | null): Feature[] {
  if (!shape) return [];
  const plain = (p: Position) => [p[0], p[1]];
  if (shape.kind === 'points') return shape.coordinates.map((p) => feature({ type: 'Point', coordinates: plain(p) }, 'point'));
  const lines = shape.kind === 'lines' ? shape.coordinates : shape.coordinates.flat();
  const features = [feature({ type: 'MultiLineString', coordinates: lines.map((line) => line.map(plain)) }, 'line')];
  if (shape.kind === 'polygons')
    features.unshift(
      feature({ type: 'MultiPolygon', coordinates: shape.coordinates.map((rings) => rings.map((ring) => ring.map(plain))) }, 'ground'),
    );
  const vertices = lines.flat();
  if (vertices.length <= mostDots) features.push(feature({ type: 'MultiPoint', coordinates: vertices.map(plain) }, 'vertex'));
  return features;
}

/** What has been placed so far and the way to the pointer. */
export function sketchOf(kind: Shape['kind'], placed: readonly Position[], pointer: Position | null): Sketch {
  const all = pointer && placed.length > 0 ? [...placed, pointer] : [...placed];
  const plain = all.map((p) => [p[0], p[1]]);
  const features = placed.map((p) => feature({ type: 'Point', coordinates: [p[0], p[1]] }, 'vertex'));
  if (plain.length > 1) features.push(feature({ type: 'LineString', coordinates: plain }, 'line'));
  if (kind === 'polygons' && plain.length > 2) features.push(feature({ type: 'Polygon', coordinates: [[...plain, plain[0]!]] }, 'ground'));
  return { features };
}

interface Tone {
  site: string;
  casing: string;
}
type VerdictColours = Record<Verdict, string>;

/** `under` lies below the names, `over` above everything. Overlaps hatched in the colour of the verdict that they lead to, ways to what is near, the site as a dark line with a light casing. */
export function siteLayers(
  colours: VerdictColours,
  { site, casing }: Tone,
  fonts: string[],
  handles = false,
): { under: LayerSpecification[]; over: LayerSpecification[] } {
  const byRegime = (of: (colour: string) => string): ExpressionSpecification => [
    'match',
    ['get', 'regime'],
    'prohibited',
    of(colours.prohibited),
    'conditional',
    of(colours.conditional),
    'information',
    of(colours['no-conflict-found']),
    of(colours.undetermined),
  ];
  const role = (name: string): ['==', ['get', 'role'], string] => ['==', ['get', 'role'], name];
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const under: LayerSpecification[] = [
    { id: 'site-ground', type: 'fill', source: 'site', filter: role('ground'), paint: { 'fill-color': site, 'fill-opacity': 0.06 } },
    {
      id: 'overlaps-fill',
      type: 'fill',
      source: 'overlaps',
      filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['!=', ['get', 'regime'], 'information']],
      // Where zones lie on each other the worst is on top.
      layout: { 'fill-sort-key': ['match', ['get', 'regime'], 'prohibited', 2, 'conditional', 1, 0] },
      paint: { 'fill-pattern': byRegime((colour) => imageName('slash', colour)), 'fill-antialias': false },
    },
    {
      id: 'overlaps-line',
      type: 'line',
      source: 'overlaps',
      layout: round,
      paint: { 'line-color': byRegime((colour) => colour), 'line-width': 5, 'line-opacity': 0.8 },
    },
  ];
  const over: LayerSpecification[] = [
    { id: 'nearest-casing', type: 'line', source: 'nearest', paint: { 'line-color': casing, 'line-width': 4 } },
    { id: 'nearest-line', type: 'line', source: 'nearest', paint: { 'line-color': site, 'line-width': 1.5, 'line-dasharray': [3, 2] } },
    {
      id: 'site-casing',
      type: 'line',
      source: 'site',
      filter: role('line'),
      layout: round,
      paint: { 'line-color': casing, 'line-width': 6 },
    },
    { id: 'site-line', type: 'line', source: 'site', filter: role('line'), layout: round, paint: { 'line-color': site, 'line-width': 3 } },
    {
      id: 'site-vertices',
      type: 'circle',
      source: 'site',
      filter: ['in', ['get', 'role'], ['literal', ['vertex', 'point']]],
      // A vertex that can be moved is as large as a thing to take hold of.
      minzoom: handles ? 0 : 9,
      paint: {
        'circle-radius': ['case', role('point'), handles ? 7 : 6, handles ? 6 : 3.5],
        'circle-color': ['case', role('point'), site, casing],
        'circle-stroke-color': ['case', role('point'), casing, site],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'nearest-label',
      type: 'symbol',
      source: 'nearest',
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'label'],
        'text-font': fonts,
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': site, 'text-halo-color': casing, 'text-halo-width': 2 },
    },
    { id: 'sketch-ground', type: 'fill', source: 'sketch', filter: role('ground'), paint: { 'fill-color': site, 'fill-opacity': 0.1 } },
    {
      id: 'sketch-casing',
      type: 'line',
      source: 'sketch',
      filter: role('line'),
      layout: round,
      paint: { 'line-color': casing, 'line-width': 5 },
    },
    {
      id: 'sketch-line',
      type: 'line',
      source: 'sketch',
      filter: role('line'),
      layout: round,
      paint: { 'line-color': site, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'sketch-vertices',
      type: 'circle',
      source: 'sketch',
      filter: role('vertex'),
      paint: { 'circle-radius': 4, 'circle-color': casing, 'circle-stroke-color': site, 'circle-stroke-width': 2 },
    },
    {
      id: 'here-ring',
      type: 'circle',
      source: 'here',
      paint: { 'circle-radius': 7, 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-color': site, 'circle-stroke-width': 2.5 },
    },
  ];
  return { under, over };
}
