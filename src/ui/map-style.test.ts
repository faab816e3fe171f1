import type { CatalogueLayer } from '#zone';
import { describe, expect, it } from 'vitest';
import { drawingOrder, markOf } from './marks';
import { mapStyle, type MapState } from './map-style';
import { tiles } from './pattern-tiles';
import { placeImage, placeMark, showsStatus } from './place-marks';
import { fills, numerals, shapes } from './place-shapes';
import { words } from '#i18n';
import { themes } from '#zone';

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
  fetched: new Set(layers.map((l) => l.id)),
  asOf: '2026-11-23',
  site: null,
  handles: false,
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
  it('has no source, and so fetches nothing, for a layer that was never shown', () => {
    const style = mapStyle({ ...state, fetched: new Set(['units']), visible: new Set(['units']), highlight: { layer: 'red', zone: '1' } });
    expect(style.sources['units']).toBeDefined();
    for (const id of ['red', 'water', 'sites']) expect(style.sources[id]).toBeUndefined();
    const drawn = new Set(style.layers.flatMap((l) => ('source' in l ? [l.source] : [])));
    expect([...drawn].filter((id) => !(id in style.sources))).toEqual([]);
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

describe('zones with days of their own', () => {
  it('are drawn on those days; otherwise a dotted line hints at them', () => {
    const filterOf = (asOf: string, id: string) => {
      const found = mapStyle({ ...state, asOf }).layers.find((l) => l.id === id);
      return JSON.stringify(found && 'filter' in found ? found.filter : null);
    };
    expect(filterOf('2026-11-23', 'red/fill')).toContain('2026-11-23');
    expect(filterOf('2026-11-23', 'water/first/fill')).toContain('2026-11-23');
    expect(filterOf('2026-11-23', 'red/not-in-force')).toContain(filterOf('2026-11-23', 'red/fill'));
  });

  it('are none of them drawn while their layer is not in force', () => {
    const first = (asOf: string) => {
      const fill = mapStyle({ ...state, asOf }).layers.find((l) => l.id === 'red/fill');
      return fill && 'filter' in fill ? (fill.filter as unknown[])[1] : undefined;
    };
    expect([first('2025-12-31'), first('2026-01-01')]).toEqual([false, true]);
  });
});

describe('names on the map', () => {
  it('are marked where the layer is made up and the name does not say so', () => {
    const textOf = (synthetic: boolean, language: 'zh' | 'en') => {
      const name = mapStyle({ ...state, language, layers: [layer('red', 'red-line', { synthetic })] }).layers.find(
        (l) => l.id === 'red/name',
      );
      return JSON.stringify(name?.layout);
    };
    expect([textOf(true, 'zh'), textOf(true, 'en')]).toEqual([expect.stringContaining('(演示)'), expect.stringContaining(' (demo)')]);
    expect(textOf(false, 'zh') + textOf(false, 'en')).not.toMatch(/演示|demo/);
  });
});

describe('county outlines', () => {
  const withCounties = [...layers, layer('base-prefectures', 'base'), layer('base-counties', 'base')];
  const of = (visible: readonly string[]) =>
    mapStyle({ ...state, layers: withCounties, visible: new Set(visible), fetched: new Set(withCounties.map((l) => l.id)) }).layers;
  it('take over from the prefectures close by, and have no names', () => {
    const drawn = of(withCounties.map((l) => l.id));
    expect(drawn.find((l) => l.id === 'base-counties/line')).toMatchObject({ minzoom: 8.5 });
    expect(drawn.find((l) => l.id === 'base-prefectures/line')).toMatchObject({ maxzoom: 9 });
    expect(drawn.some((l) => l.id.startsWith('base-counties/name'))).toBe(false);
  });
  it('leave the prefectures alone when they are off', () =>
    expect(of(['base-prefectures']).find((l) => l.id === 'base-prefectures/line')).not.toHaveProperty('maxzoom'));
});

describe('marks', () => {
  const zoneThemes = ['control-unit', 'red-line', 'drinking-water', 'nature-reserve', 'habitat', 'basin', 'lake-plan', 'good-water', 'straw-burning', 'diesel', 'contaminated-plot', 'contaminated-farmland', 'groundwater', 'development-zone', 'approval-suspension']; // prettier-ignore
  const classesOf = (theme: string) => Object.keys(words('zh').className[theme] ?? { '': '' });

  it('give every theme a height, and every class of zones a look of its own', () => {
    expect([...drawingOrder].sort()).toEqual(themes.filter((theme) => theme !== 'base').sort());
    const looks = zoneThemes.flatMap((theme) => classesOf(theme).map((c) => [`${theme}/${c}`, JSON.stringify(markOf(theme, c, false))]));
    const plain = JSON.stringify(markOf('nothing', undefined, false));
    for (const [key, look] of looks) expect([key, look]).not.toEqual([key, plain]);
    expect(looks.filter(([key, look]) => looks.some(([other, same]) => other !== key && same === look))).toEqual([]);
  });
  it('tell the classes of a theme apart without colour', () => {
    for (const theme of zoneThemes) {
      const looks = classesOf(theme).map((c) => {
        const { fill, pattern, dash, outlineWidth } = markOf(theme, c, false);
        return JSON.stringify([theme === 'basin' ? c : fill, pattern, dash, outlineWidth]);
      });
      expect([theme, new Set(looks).size]).toEqual([theme, looks.length]);
    }
  });
  it('use patterns whose signs stand within their tile, so that no repeat cuts them', () => {
    for (const name of ['rings', 'pluses', 'crosses', 'arrows', 'wings', 'firs'] as const) {
      const { size, strokes } = tiles[name];
      expect([name, strokes.flat(2).every((v) => v >= 0 && v <= size)]).toEqual([name, true]);
    }
  });
});

describe('places', () => {
  const images = (theme: string) => JSON.stringify(placeImage(theme, false));

  it('are filled by how far they have come, in the words of the data', () => {
    for (const theme of ['project-site', 'town-sewage', 'village', 'black-odorous-water']) {
      expect(showsStatus(theme)).toBe(true);
      expect(images(theme)).toContain('["to-string",["get","status"]],"planned","none","under-construction","half","done","full","dot"');
    }
  });
  it('of each theme and class have a sign that exists', () => {
    const placeThemes = ['project-site', 'town-sewage', 'section', 'outfall', 'black-odorous-water', 'village', 'villa-golf', 'risk-source', 'red-line']; // prettier-ignore
    for (const theme of placeThemes) {
      const { shape, fill } = placeMark(theme);
      const values = (by: typeof fill): string[] => (typeof by === 'string' ? [by] : [...Object.values(by.of), by.other]);
      expect(values(shape).filter((name) => !(name in shapes))).toEqual([]);
      expect(values(fill).filter((name) => !(name in fills) && !numerals.includes(name))).toEqual([]);
    }
    expect(images('section')).toContain('"ii","II"');
    expect(images('section')).toContain('"unknown","?"');
  });
  it('draw lines by status, and the stones of the red line only from close by', () => {
    const list = [layer('rivers', 'black-odorous-water', { kind: 'places' }), layer('stones', 'red-line', { kind: 'places' })];
    const ids = new Set(list.map((l) => l.id));
    const { layers: drawn } = mapStyle({ ...state, layers: list, visible: ids, fetched: ids });
    const dash = (id: string) => (drawn.find((l) => l.id === id)!.paint as Record<string, unknown>)['line-dasharray'];
    expect([dash('rivers/line'), dash('rivers/planned'), dash('rivers/under-construction')].map((d) => JSON.stringify(d))).toEqual([undefined, '[0.6,1.4]', '[2.5,1.2]']); // prettier-ignore
    for (const l of drawn.filter((l) => l.id.startsWith('stones/'))) expect([l.id, l.minzoom]).toEqual([l.id, 10]);
  });
});
