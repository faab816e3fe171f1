// The layers of places as they stand in data/source: the seed's counts, where each place lies, and what is marked as made up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lengthM, type Position } from '#geo';
import { readDeclaration, type Declaration } from '#zone';
import { describe, expect, test } from 'vitest';

const source = join(import.meta.dirname, '..', 'data', 'source');
const json = (file: string): unknown => JSON.parse(readFileSync(join(source, file), 'utf8'));

interface Feature {
  properties: Record<string, string | number | boolean | null>;
  geometry: { type: string; coordinates: unknown };
}
const featuresOf = (file: string) => (json(file) as { features: Feature[] }).features;

type Rings = Position[][];
const polygons = ({ geometry: { type, coordinates } }: Feature) => (type === 'Polygon' ? [coordinates as Rings] : (coordinates as Rings[]));
/** Even-odd rule, written apart from the generator's. */
function holds(rings: Rings, [x, y]: Position): boolean {
  let inside = false;
  for (const ring of rings)
    for (const [i, [bx, by]] of ring.entries()) {
      const [ax, ay] = ring[i === 0 ? ring.length - 1 : i - 1]!;
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    }
  return inside;
}
const within = (feature: Feature, at: Position) => polygons(feature).some((rings) => holds(rings, at));

const province = featuresOf('base-province/province.geojson')[0]!;
const counties = new Map(featuresOf('base-counties/counties.geojson').map((f) => [String(f.properties.id), f]));
const basins = new Map(featuresOf('basins/basins.geojson').map((f) => [String(f.properties.id), f]));
const waters = [...featuresOf('base-lakes/lakes.geojson'), ...featuresOf('base-lakes-osm/lakes-osm.geojson')];

const line = ({ geometry: { type, coordinates } }: Feature) => (type === 'Point' ? [coordinates as Position] : (coordinates as Position[]));
/** The position that stands for a place: the point, or the middle vertex of a line. */
const middle = (feature: Feature) => line(feature)[Math.floor(line(feature).length / 2)]!;

const counts: Record<string, number | undefined> = {
  'project-sites': 39 + 69,
  'town-sewage': 114,
  sections: undefined,
  outfalls: undefined,
  'black-odorous-water': undefined,
  villages: 526,
  'villas-golf': undefined,
  'risk-sources': undefined,
};
const layers = Object.keys(counts).map((id) => {
  const read = readDeclaration(json(`${id}/layer.json`));
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.problems)}`);
  return { id, declaration: read.declaration, features: featuresOf(`${id}/${read.declaration.file}`) };
});
const layer = (id: string) => layers.find((l) => l.id === id)!;
const names = (features: Feature[]) => features.map((f) => f.properties.id);
const ofClass = (id: string, own: string) => layer(id).features.filter((f) => f.properties.class === own);

describe.each(layers)('$id', ({ id, declaration, features }: { id: string; declaration: Declaration; features: Feature[] }) => {
  test('is a layer of places that says it is a demonstration', () => {
    expect(declaration).toMatchObject({ id, kind: 'places', required: false, synthetic: true, edition: '2026-11-demo' });
    expect(declaration.source.zh).toContain('演示数据');
    expect(features.length).toBe(counts[id] ?? features.length);
  });

  test('ids and positions are unique', () => {
    expect(new Set(names(features)).size).toBe(features.length);
    expect(new Set(features.map((f) => middle(f).join(' '))).size).toBe(features.length);
  });

  test('classes are the declared ones', () => {
    const own = features.map((f) => f.properties.class);
    if (declaration.classes) expect(new Set(own)).toEqual(new Set(declaration.classes));
    else expect(own.every((c) => c === undefined)).toBe(true);
  });

  test('every position lies in the province, outside the lakes, at 1e-7° or coarser', () => {
    const positions = features.flatMap((f) => line(f).map((at) => ({ of: f.properties.id, at })));
    expect(positions.filter(({ at }) => !within(province, at))).toEqual([]);
    expect(positions.filter(({ at }) => waters.some((water) => within(water, at)))).toEqual([]);
    expect(positions.filter(({ at }) => at.some((value) => Number(value.toFixed(7)) !== value))).toEqual([]);
  });

  test('every place lies in the county that it names', () => {
    const stray = features.filter((f) => {
      const county = counties.get(String(f.properties.county));
      return !county || !within(county, middle(f)) || county.properties.name !== f.properties.county_name || !f.properties.city;
    });
    expect(names(stray)).toEqual([]);
  });

  test('what is generated is marked, what is named is not, and English is English', () => {
    const marked = ({ properties: { name, name_en } }: Feature) => [String(name).endsWith('(演示)'), String(name_en).endsWith(' (demo)')];
    for (const feature of features) {
      const own = feature.properties.named !== true;
      expect(marked(feature), String(feature.properties.id)).toEqual([own, own]);
    }
    const english = features.flatMap((f) => Object.entries(f.properties).filter(([key]) => key.endsWith('_en')));
    expect(english.filter(([, text]) => /[\u3000-\u9fff\uff00-\uffef]/.test(String(text)))).toEqual([]);
  });
});

describe('project sites', () => {
  const { features } = layer('project-sites');

  test('are 39 of the Liao and 69 of the Yinma', () => {
    expect([ofClass('project-sites', 'liao').length, ofClass('project-sites', 'yinma').length]).toEqual([39, 69]);
  });

  test('lie in their basin; the one that its source counts to the Yinma beyond the divide says so', () => {
    const beyond = features.filter((f) => !within(basins.get(String(f.properties.class))!, middle(f)));
    expect(beyond.map((f) => f.properties.name)).toEqual(['波罗湖生态湿地']);
    expect(features.filter((f) => f.properties.in_basin === false)).toEqual(beyond);
  });

  test('each has river, type, year and status; generated ones a capacity, named ones their source', () => {
    for (const { properties: p } of features) {
      expect(p.river, String(p.id)).toBeTruthy();
      expect(p.type, String(p.id)).toMatch(/^(sewage|sewer|manure|river|restoration|reservoir|buffer|wetland|forest)$/);
      expect(p.year === null || (p.named ? Number(p.year) >= 2009 : [2019, 2020, 2021].includes(Number(p.year))), String(p.id)).toBe(true);
      expect(p.status, String(p.id)).toMatch(
        p.named ? /^(planned|under-construction|done|unknown)$/ : /^(planned|under-construction|done)$/,
      );
      if (p.named) expect(p.source, String(p.id)).toBeTruthy();
      else expect(Number(p.capacity) > 0 && p.capacity_unit, String(p.id)).toBeTruthy();
    }
    expect(features.filter((f) => f.properties.named).length).toBe(21);
  });
});

test('a sewage town is a basin town exactly where it lies in one of the two basins', () => {
  const wrong = layer('town-sewage').features.filter(
    (f) => [...basins.values()].some((b) => within(b, middle(f))) !== (f.properties.class === 'basin-town'),
  );
  expect(names(wrong)).toEqual([]);
});

test('sections: 33 are named, a known target is a printed one, only generated ones stand at a border', () => {
  const { features } = layer('sections');
  expect(features.filter((f) => f.properties.named).length).toBe(33);
  const known = features.filter((f) => f.properties.target_known).map((f) => `${f.properties.name} ${f.properties.target}`);
  expect(known).toEqual(['四双大桥 Ⅳ', '六家子 Ⅴ', '二龙山水库（三） Ⅲ', '上三台水库 Ⅳ']);
  expect(features.filter((f) => (f.properties.role === null) !== f.properties.named)).toEqual([]);
  expect(features.filter((f) => f.properties.named && !f.properties.position_note)).toEqual([]);
});

test('black-odorous water: lengths are those of the lines, every urban one is gone, printed lengths are kept', () => {
  const { features } = layer('black-odorous-water');
  const off = features.filter((f) => Math.abs(lengthM([line(f)]) / 1000 - Number(f.properties.length_km)) > 0.051);
  expect(names(off)).toEqual([]);
  expect(ofClass('black-odorous-water', 'urban').filter((f) => f.properties.status !== 'done')).toEqual([]);
  const printed = features.filter((f) => f.properties.length_printed).map((f) => f.properties.length_km);
  expect(printed).toEqual([19.3, 4.113]);
});
