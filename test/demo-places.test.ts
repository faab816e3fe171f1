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
/** The lines of a river. */
const lines = ({ geometry: { type, coordinates } }: Feature) =>
  type === 'LineString' ? [coordinates as Position[]] : (coordinates as Position[][]);
/** Kilometres to the nearest point of the lines, by a plane at the position: good to a thousandth at these distances. */
function kmTo(course: Position[][], [x, y]: Position): number {
  const [kmX, kmY] = [111.32 * Math.cos((y * Math.PI) / 180), 111.13];
  const local = course.map((steps) => steps.map(([px, py]) => [(px - x) * kmX, (py - y) * kmY] as const));
  let least = Infinity;
  for (const steps of local)
    for (const [i, [bx, by]] of steps.entries()) {
      const [ax, ay] = steps[Math.max(0, i - 1)]!;
      const [ux, uy] = [bx - ax, by - ay];
      const square = ux * ux + uy * uy;
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * ux + ay * uy) / square));
      least = Math.min(least, Math.hypot(ax + along * ux, ay + along * uy));
    }
  return least;
}
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
    // No named section is known to aim at class II.
    const unused = id === 'sections' ? ['ii'] : [];
    if (declaration.classes) expect(new Set([...own, ...unused])).toEqual(new Set(declaration.classes));
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
      return (
        !county ||
        !within(county, middle(f)) ||
        county.properties.name !== f.properties.county_name ||
        county.properties.city !== f.properties.city
      );
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
      expect(p.named ? p.river_printed : p.river, String(p.id)).toBeTruthy();
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

describe('rivers', () => {
  const drawn = featuresOf('base-rivers/rivers.geojson');
  const reaches = new Map(drawn.map((f) => [String(f.properties.name), lines(f)]));
  /** Kilometres from each drawn river that the place names. */
  const kmNamed = (f: Feature) =>
    [...reaches].flatMap(([name, course]) => {
      const rivers = String(f.properties.drawn_on ?? f.properties.river ?? '').split(/[、或（]/);
      return rivers.includes(name) ? [kmTo(course, middle(f))] : [];
    });
  const apart = (id: string, own: (f: Feature) => boolean, upToKm: number) =>
    names(layer(id).features.filter((f) => own(f) && kmNamed(f).some((km) => km > upToKm)));

  test('no place names a drawn river farther off than 15 km, a generated one none farther than 5 km', () => {
    for (const { id, features } of layers) {
      if (features.some((f) => f.properties.river))
        expect([id, apart(id, () => true, 15), apart(id, (f) => f.properties.named !== true, 5)]).toEqual([id, [], []]);
    }
  });

  test('a generated project on water stands within 1.2 km of the drawn river that it names', () => {
    const onWater = (f: Feature) =>
      !f.properties.named && ['river', 'restoration', 'buffer', 'wetland'].includes(String(f.properties.type));
    const projects = layer('project-sites').features.filter(onWater);
    expect(projects.length).toBeGreaterThan(20);
    expect(names(projects.filter((f) => kmNamed(f).length === 0))).toEqual([]);
    expect(apart('project-sites', onWater, 1.2)).toEqual([]);
  });
});

test('sections: 33 are national, a known target is a printed one, the others have none', () => {
  const { features } = layer('sections');
  expect(layer('sections').declaration.classes?.at(-1)).toBe('unknown');
  expect(features.filter((f) => f.properties.named).length).toBe(33);
  expect(names(features.filter((f) => f.properties.kind !== (f.properties.named ? 'national' : 'border')))).toEqual([]);
  const known = features.filter((f) => f.properties.target_known).map((f) => `${f.properties.name} ${f.properties.target}`);
  expect(known).toEqual(['四双大桥 Ⅳ', '六家子 Ⅴ', '二龙山水库（三） Ⅲ', '上三台水库 Ⅳ']);
  const aimed = ({ properties: p }: Feature) => p.target !== null || p.class !== 'unknown';
  expect(names(features.filter((f) => aimed(f) !== f.properties.target_known))).toEqual([]);
  expect(features.filter((f) => (f.properties.role === null) !== f.properties.named)).toEqual([]);
  expect(features.filter((f) => f.properties.named && !f.properties.position_note)).toEqual([]);
});

test('a township is named in its own county only', () => {
  const real = {
    二密镇: '220521',
    松树镇: '220605',
    八道沟镇: '220623',
    瓦房镇: '220881',
    石岘镇: '222402',
    密江乡: '222404',
    开山屯镇: '222405',
  };
  for (const id of ['outfalls', 'town-sewage'])
    for (const { properties: p } of layer(id).features)
      for (const [town, county] of Object.entries(real))
        if (p.town === town || String(p.name).startsWith(town)) expect([p.id, town, p.county]).toEqual([p.id, town, county]);
});

test('black-odorous water: lengths are those of the lines, every urban one is gone, printed lengths are kept', () => {
  const { features } = layer('black-odorous-water');
  const off = features.filter((f) => Math.abs(lengthM([line(f)]) / 1000 - Number(f.properties.length_km)) > 0.051);
  expect(names(off)).toEqual([]);
  expect(ofClass('black-odorous-water', 'urban').filter((f) => f.properties.status !== 'done')).toEqual([]);
  const printed = features.filter((f) => f.properties.length_printed).map((f) => f.properties.length_km);
  expect(printed).toEqual([19.3, 4.113]);
});
