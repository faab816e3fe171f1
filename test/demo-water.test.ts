// The drinking-water layers of the demonstration (seed S03, S04) as they lie in data/source: how many sources, where, by which recipes, under which names.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { areaM2, boxOf, buildIndex, distanceM, locate, prepare, compare, type MultiPolygon, type Position } from '#geo';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', 'data', 'source');
interface Feature {
  properties: Record<string, unknown>;
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: MultiPolygon };
}
const read = (file: string) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { features: Feature[] }).features;
const polygonsOf = ({ geometry }: Feature): MultiPolygon => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

const reader = new GeoJSONReader(new GeometryFactory());
const zonesOf = (layer: string) =>
  read(`${layer}/zones.geojson`).map((feature) => {
    const p = Object.fromEntries(Object.entries(feature.properties).map(([key, value]) => [key, String(value)]));
    const polygons = polygonsOf(feature);
    return { p, id: p['id']!, polygons, box: boxOf(polygons.flat(2)), drawn: reader.read(feature.geometry) };
  });
type Zone = ReturnType<typeof zonesOf>[number];
const above = zonesOf('water-sources');
const rural = zonesOf('rural-water-sources');
const all = [...above, ...rural];

/** One zone for each source: its first-class one, of a well field the first well's. */
const sourcesOf = (zones: Zone[]) => [
  ...new Map(zones.filter(({ p }) => p['class'] === 'first').map((zone) => [zone.p['source_name'], zone])).values(),
];
const sources = sourcesOf(above);
const withLevel = (level: string) => sources.filter(({ p }) => p['level'] === level);
const inCity = (prefix: string) => sources.filter(({ p }) => p['county']!.startsWith(prefix));
const zone = (id: string) => all.find((one) => one.id === id)!;
const area = ({ polygons }: Zone) => areaM2(polygons);

describe('numbers', () => {
  test('the nine main cities have 18 central sources: 14 of surface water, 4 of groundwater', () => {
    const city = withLevel('city');
    expect(city.length).toBe(18);
    expect(city.filter(({ p }) => p['water'] === 'surface').length).toBe(14);
    expect(city.filter(({ p }) => p['water'] === 'ground').length).toBe(4);
    expect([...new Set(city.map(({ p }) => p['county']!.slice(0, 4)))].sort()).toEqual(
      '2201 2202 2203 2204 2205 2206 2207 2208 2224'.split(' '),
    );
  });

  test('Yanbian has 9 sources and Songyuan 8, and each of them says that it is counted', () => {
    for (const [prefix, count, words] of [
      ['2224', 9, '延边州在用 9 个'],
      ['2207', 8, '松原市县级及以上 8 个'],
    ] as const) {
      expect(inCity(prefix).length).toBe(count);
      expect(inCity(prefix).filter(({ p }) => !p['count_basis']?.includes(words))).toEqual([]);
    }
  });

  test('every county-level unit has a source of its own; the 18 districts without a town of their own live on their city', () => {
    const districts =
      '220102 220103 220104 220105 220106 220202 220203 220204 220211 220302 220303 220402 220403 220502 220602 220702 220802 222401';
    const county = new Set(withLevel('county').map(({ p }) => p['county']));
    const codes = read('base-counties/counties.geojson').map(({ properties }) => String(properties['id']));
    expect(codes.length).toBe(60);
    expect(codes.filter((code) => !county.has(code)).sort()).toEqual(districts.split(' '));
  });

  test('120 rural sources in two classes, more of them in the plain than in the mountains', () => {
    expect(sourcesOf(rural).length).toBe(120);
    expect(new Set(rural.map(({ p }) => `${p['level']} ${p['class']}`))).toEqual(new Set(['rural first', 'rural second']));
    const counts = (prefix: string) => sourcesOf(rural).filter(({ p }) => p['county']!.startsWith(prefix)).length;
    expect(counts('2201') + counts('2207')).toBeGreaterThan(counts('2206') + counts('2224'));
  });

  test('there is a zone of every recipe', () => {
    const kinds = ['reservoir-large', 'reservoir-medium', 'reservoir-small', 'river', 'well', 'wells'];
    expect([...new Set(above.map(({ p }) => p['kind']!))].sort()).toEqual(kinds);
    expect([...new Set(rural.map(({ p }) => p['kind']!))].sort()).toEqual(['reservoir-small', 'river', 'well']);
  });
});

describe('names', () => {
  test('the fifteen sources of public texts carry their names, all others only a description', () => {
    const known =
      '四平辽河农垦管理区 白城二水厂 集安通沟河 通化哈泥河 丰满水库（松花湖） 石头口门水库 新立城水库 星星哨水库 二龙山水库 山门水库 下三台水库 杨木水库 曲家营水库 海龙水库 老龙口水库';
    const named = sources.filter(({ p }) => p['name_known'] === 'true');
    expect(named.map(({ p }) => p['source_name']!).sort()).toEqual(
      known
        .split(' ')
        .map((name) => `${name}水源地`)
        .sort(),
    );
    for (const { p } of [...sources, ...sourcesOf(rural)])
      if (p['name_known'] !== 'true') expect(p['source_name']).toMatch(/(集中式|农村)饮用水水源地\d?\(演示\)$/);
  });

  test('everything made up is marked in both languages; only three approvals stand without a mark', () => {
    const unmarked = all.filter(({ p }) => !p['name']!.endsWith('(演示)') || !p['name_en']!.endsWith('(demo)'));
    expect(new Set(unmarked.map(({ p }) => p['source_name']))).toEqual(
      new Set(['四平辽河农垦管理区水源地', '集安通沟河水源地', '丰满水库（松花湖）水源地']),
    );
    expect(unmarked.filter(({ p }) => p['basis'] !== 'approval')).toEqual([]);
    expect(all.filter((one) => !unmarked.includes(one) && p(one, 'basis') !== 'HJ 338-2018 (unverified)')).toEqual([]);
    expect(all.filter((one) => /[\u3400-\u9fff]/.test(p(one, 'name_en') + (p(one, 'count_basis_en') ?? '')))).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
  const p = (one: Zone, key: string) => one.p[key];
});

describe('areas and shapes', () => {
  test('Siping well 2 827 m² and its ring, Fengman 0.64 / 22.51 / 29.61 km²', () => {
    expect(Math.abs(area(zone('siping-liaohe-well-1-first')) / (Math.PI * 30 ** 2) - 1)).toBeLessThan(5e-4);
    expect(Math.abs(area(zone('siping-liaohe-well-1-second')) / (Math.PI * (300 ** 2 - 30 ** 2)) - 1)).toBeLessThan(5e-4);
    for (const [cls, km2] of Object.entries({ first: 0.64, second: 22.51, quasi: 29.61 }))
      expect(Math.abs(area(zone(`fengman-${cls}`)) / 1e6 - km2)).toBeLessThan(0.005);
  });

  test('generated wells leave their circles by no more than 10 cm', () => {
    const wells = all.filter(({ p }) => p['name_known'] === 'false' && p['water'] === 'ground');
    expect(wells.length).toBeGreaterThan(200);
    for (const { p, polygons, box } of wells) {
      const centre: Position = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      const ring = polygons[0]![0]!;
      const half = ring.slice(1).map(([lng, lat], i): Position => [(lng + ring[i]![0]) / 2, (lat + ring[i]![1]) / 2]);
      const radii = [...ring, ...half].map((position) => distanceM(centre, position));
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.12);
      expect(Math.abs(Math.max(...radii) - Number(p['radius_m']))).toBeLessThan(0.12);
    }
  });

  test('the areas written on the zones are those of their outlines', () => {
    for (const one of all) expect(Math.abs(area(one) / 1e6 - Number(one.p['area_km2']))).toBeLessThan(1e-6);
  });

  test('a second class has exactly its first class cut out of it', () => {
    const seconds = all.filter(({ p }) => p['class'] === 'second');
    expect(seconds.length).toBe(all.filter(({ p }) => p['class'] === 'first').length);
    for (const { id, polygons } of seconds) {
      const first = zone(id.replace(/second$/, 'first'));
      expect(polygons[0]!.length).toBe(2);
      expect([...polygons[0]![1]!].reverse()).toEqual(first.polygons[0]![0]);
    }
  });

  test('a quasi zone borders on its second class without a gap', () => {
    const quasis = all.filter(({ p }) => p['class'] === 'quasi');
    expect(quasis.length).toBeGreaterThan(30);
    for (const { id, polygons } of quasis) {
      const corners = new Set(zone(id.replace(/quasi$/, 'second')).polygons[0]![0]!.map(String));
      expect(polygons[0]!.flat().filter((position) => corners.has(String(position))).length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('places', () => {
  test('an independent engine calls every zone valid', () => {
    expect(all.filter(({ drawn }) => !new IsValidOp(drawn).isValid()).map(({ id }) => id)).toEqual([]);
  });

  test('no two zones of either layer, nor of both, overlap', () => {
    const common: string[] = [];
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        if (a.box[0] > b.box[2] || b.box[0] > a.box[2] || a.box[1] > b.box[3] || b.box[1] > a.box[3]) continue;
        if (OverlayOp.intersection(a.drawn, b.drawn).getArea() > 1e-13) common.push(`${a.id} ${b.id}`);
      }
    expect(common).toEqual([]);
  });

  test('all zones lie inside the province', () => {
    const province = buildIndex([polygonsOf(read('base-province/province.geojson')[0]!)]);
    const leaving = all.filter(
      ({ polygons }) => compare(prepare({ kind: 'polygons', coordinates: polygons }), province, 0).relation !== 'within',
    );
    expect(leaving.map(({ id }) => id)).toEqual([]);
  });

  test('no generated zone covers the centre of a town', () => {
    const generated = all.filter(({ p }) => p['name_known'] === 'false');
    const index = buildIndex(generated.map(({ polygons }) => polygons));
    for (const { properties, geometry } of read('base-towns/towns.geojson')) {
      const position = geometry.coordinates as unknown as Position;
      const over = generated.filter((_, shape) => locate(index, shape, position) !== 'out').map(({ id }) => id);
      expect(over, String(properties['name'])).toEqual([]);
    }
  });

  test('a generated source lies in the schematic outline of its county', () => {
    const outlines = read('base-counties/counties.geojson');
    const index = buildIndex(outlines.map(polygonsOf));
    const away = [...sources, ...sourcesOf(rural)].filter(({ p, polygons }) => {
      const shape = outlines.findIndex(({ properties }) => properties['id'] === p['county']);
      return p['name_known'] === 'false' && locate(index, shape, polygons[0]![0]![0]!) !== 'in';
    });
    expect(away.map(({ id }) => id)).toEqual([]);
  });

  test('the files are as light as agreed, and only sources known by name are drawn finer than 1e-7°', () => {
    expect(statSync(join(folder, 'water-sources/zones.geojson')).size).toBeLessThan(3.0e6);
    expect(statSync(join(folder, 'rural-water-sources/zones.geojson')).size).toBeLessThan(1.2e6);
    const isFine = ({ polygons }: Zone) => polygons.flat(3).some((number) => Number(number.toFixed(7)) !== number);
    expect(new Set(all.filter(isFine).map(({ p }) => p['name_known']))).toEqual(new Set(['true']));
    expect(all.filter((one) => one.p['name_known'] === 'true' && !isFine(one))).toEqual([]);
  });
});
