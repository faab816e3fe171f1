import type { CatalogueLayer } from '#zone';
import { describe, expect, it } from 'vitest';
import { mapStyle, type MapState } from './map-style';

const layer = (id: string, theme: CatalogueLayer['theme'], extra: Partial<CatalogueLayer> = {}): CatalogueLayer => ({
  id,
  theme,
  kind: theme === 'base' ? 'base' : theme === 'project-site' ? 'places' : 'zones',
  required: theme !== 'base',
  title: { zh: id, en: id },
  classCounts: {},
  count: 1,
  source: { zh: '', en: '' },
  publisher: { zh: '', en: '' },
  licence: 'CC0-1.0',
  edition: '2026',
  validFrom: '2026-01-01',
  accuracyM: 10,
  synthetic: true,
  seed: [],
  box: [121, 40, 131, 46],
  display: { file: `${id}.abc.geojson`, hash: 'abc', bytes: 1 },
  notes: 0,
  ...extra,
});

const layers = [
  layer('sites', 'project-site'),
  layer('water', 'drinking-water', { classes: ['first', 'second', 'quasi'] }),
  layer('red', 'red-line'),
  layer('units', 'control-unit', { classes: ['priority', 'key', 'general'] }),
  layer('base-province', 'base'),
  layer('base-towns', 'base'),
];
const state: MapState = {
  dark: false,
  language: 'zh',
  published: 'https://example.org/published/',
  layers,
  visible: new Set(layers.map((l) => l.id)),
  site: null,
  sketch: null,
  overlaps: null,
  nearest: [],
  highlight: null,
  here: null,
};
const order = (of: MapState) => mapStyle(of).layers.map((l) => l.id);

describe('mapStyle', () => {
  it('draws from the ground up: base, zones by theme, overlaps, names, places, site', () => {
    const ids = order(state);
    const at = [
      'background',
      'base-province/fill',
      'units/key/fill',
      'red/fill',
      'water/first/fill',
      'overlaps-fill',
      'base-towns/name-1',
      'water/name',
      'sites/symbol',
      'site-line',
    ].map((id) => ids.indexOf(id));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
  it('puts the severest class of a layer on top', () => {
    const ids = order(state);
    expect(ids.indexOf('water/first/fill')).toBeGreaterThan(ids.indexOf('water/quasi/fill'));
  });
  it('gives every class a pattern, a fill or an outline of its own', () => {
    const style = mapStyle(state);
    const look = (key: string) => JSON.stringify(style.layers.filter((l) => l.id.startsWith(`${key}/`)).map((l) => [l.type, l.paint]));
    const looks = ['units/priority', 'units/key', 'units/general', 'water/first', 'water/second', 'water/quasi'].map(look);
    expect(new Set(looks).size).toBe(looks.length);
  });
  it('hides what is switched off and keeps its source', () => {
    const style = mapStyle({ ...state, visible: new Set(['water']) });
    for (const { id, layout } of style.layers.filter((l) => l.id.startsWith('units')))
      expect([id, layout?.visibility]).toEqual([id, 'none']);
    expect(style.layers.find((l) => l.id === 'water/first/fill')?.layout?.visibility).toBe('visible');
    expect(style.sources['units']).toMatchObject({ data: 'https://example.org/published/units.abc.geojson' });
  });
  it('leaves no glyphs key, so that text comes from local fonts', () => {
    expect('glyphs' in mapStyle(state)).toBe(false);
  });
  it('has the same layers in the dark, in other colours', () => {
    const dark = mapStyle({ ...state, dark: true });
    expect(dark.layers.map((l) => l.id)).toEqual(order(state));
    expect(dark.layers[0]).not.toEqual(mapStyle(state).layers[0]);
  });
  it('shows the site, its vertices and the way to what is near', () => {
    const site = {
      kind: 'polygons',
      coordinates: [
        [
          [
            [125, 43],
            [125.1, 43],
            [125.1, 43.1],
            [125, 43],
          ],
        ],
      ],
    } as const;
    const style = mapStyle({
      ...state,
      site,
      nearest: [
        {
          way: [
            [125, 43],
            [124.9, 43],
          ],
          label: '30.1 m',
        },
      ],
    });
    const features = (id: string) =>
      (style.sources[id] as unknown as { data: { features: { geometry: { type: string } }[] } }).data.features;
    expect(features('site').map((f) => f.geometry.type)).toEqual(['MultiPolygon', 'MultiLineString', 'MultiPoint']);
    expect(features('nearest')).toMatchObject([{ properties: { label: '30.1 m' } }]);
  });
});
