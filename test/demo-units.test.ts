import { readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2, boxOf, buildIndex, candidates, locate, compare, prepare, type MultiPolygon, type Position } from '#geo';
import type { Declaration } from '#zone';

/** The demonstration's zoning against the published figures: domain facts, not what the generator happened to make. */
const sourceFolder = fileURLToPath(new URL('../data/source/', import.meta.url));
const layers = readdirSync(sourceFolder);
const source = (path: string) => readFileSync(sourceFolder + path, 'utf8');

interface Feature {
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: unknown };
}
interface Zone {
  id: string;
  properties: Record<string, unknown>;
  polygons: MultiPolygon;
  areaM2: number;
}

function zonesOf(path: string): Zone[] {
  const { features } = JSON.parse(source(path)) as { features: Feature[] };
  return features.map(({ properties, geometry }) => {
    const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as MultiPolygon;
    return { id: String(properties['id']), properties, polygons, areaM2: areaM2(polygons) };
  });
}

const declarationOf = (layer: string) => JSON.parse(source(`${layer}/layer.json`)) as Declaration;
const sum = (zones: readonly Zone[]) => zones.reduce((total, zone) => total + zone.areaM2, 0);
const of = (zones: readonly Zone[], key: string, value: string) => zones.filter(({ properties }) => properties[key] === value);

let units: Zone[];
let province: Zone;
let coverage: Zone;
beforeAll(() => {
  units = zonesOf('control-units/zones.geojson');
  [province] = zonesOf('base-province/province.geojson') as [Zone];
  [coverage] = zonesOf('control-units/coverage.geojson') as [Zone];
});

describe('the 1 233 control units', () => {
  const published = [
    ['the province', null, 1233, [772, 404, 57], [61.78, 16.98, 21.24]],
    ['长春市', '长春市', 157, [75, 73, 9], [35.1, 38.64, 26.26]],
    ['辽源市', '辽源市', 61, [31, 26, 4], [44.83, 20.61, 34.56]],
  ] as const;

  it.each(published)('has the published numbers and area shares in %s', (_, city, count, counts, shares) => {
    const own = city ? of(units, 'city', city) : units;
    expect(own).toHaveLength(count);
    const whole = sum(own);
    for (const [i, cls] of ['priority', 'key', 'general'].entries()) {
      const some = of(own, 'class', cls);
      expect(some, cls).toHaveLength(counts[i]!);
      expect(Math.abs((100 * sum(some)) / whole - shares[i]!), cls).toBeLessThan(0.05);
    }
  });

  it('leaves 1 015 to the other nine cities and says that their numbers are schematic', () => {
    const others = units.filter(({ properties }) => !['长春市', '辽源市'].includes(String(properties['city'])));
    expect(others).toHaveLength(1015);
    expect(new Set(others.map(({ properties }) => properties['city'])).size).toBe(9);
    expect(others.filter(({ properties }) => properties['counts_note'] !== '示意')).toEqual([]);
    expect(units.filter((unit) => !others.includes(unit) && 'counts_note' in unit.properties)).toEqual([]);
  });

  it('fills the province: the areas add up to it, to 1e-9', () => {
    expect(Math.abs(sum(units) / province.areaM2 - 1)).toBeLessThan(1e-9);
    expect(Math.abs(sum(units) / coverage.areaM2 - 1)).toBeLessThan(1e-9);
  });

  it('has neither gap nor overlap: every edge is shared with identical vertices, by a unit or by the outline', () => {
    const edges = new Map<string, number>();
    const add = (polygons: MultiPolygon, sign: 1 | -1) => {
      for (const ring of polygons.flat())
        for (let i = 1; i < ring.length; i++) {
          const [a, b] = [String(ring[i - 1]), String(ring[i])];
          const key = a < b ? `${a} ${b}` : `${b} ${a}`;
          const way = (a < b ? 1 : -1) * sign;
          const rest = (edges.get(key) ?? 0) + way;
          if (rest === 0) edges.delete(key);
          else edges.set(key, rest);
        }
    };
    for (const { polygons } of units) add(polygons, 1);
    add(coverage.polygons, -1);
    expect([...edges].slice(0, 3)).toEqual([]);
  });

  it('keeps every vertex of the province’s outline', () => {
    const vertices = new Set(coverage.polygons.flat(2).map(String));
    expect(
      province.polygons
        .flat(2)
        .map(String)
        .filter((vertex) => !vertices.has(vertex)),
    ).toEqual([]);
  });

  it('has no sliver and no unit in pieces', () => {
    expect(units.filter((unit) => unit.areaM2 < 1e4 || unit.polygons.length !== 1).map(({ id }) => id)).toEqual([]);
  });

  it('is a realistic load: 300 000 to 600 000 vertices at 1e-7°', () => {
    const positions = units.flatMap(({ polygons }) => polygons.flat(2));
    expect(positions.length).toBeGreaterThan(300_000);
    expect(positions.length).toBeLessThan(600_000);
    const digits = (value: number) => String(value).split('.')[1]?.length ?? 0;
    expect(positions.filter(([lng, lat]) => digits(lng) > 7 || digits(lat) > 7)).toEqual([]);
  });

  it('has codes that agree with county and class, marked by a serial from 9001 on', () => {
    const digit: Record<string, string> = { priority: '1', key: '2', general: '3' };
    const counties = new Set(zonesOf('base-counties/counties.geojson').map(({ id }) => id));
    expect(counties.size).toBe(60);
    const wrong = units.filter(({ id, properties }) => {
      const [, county, cls, serial] = /^ZH(22\d{4})([123])(\d{4})$/.exec(id) ?? [];
      return (
        county !== properties['county'] || !counties.has(county!) || cls !== digit[String(properties['class'])] || Number(serial) < 9001
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(new Set(units.map(({ id }) => id)).size).toBe(1233);
    expect(new Set(of(units, 'county_name', '公主岭市').map(({ id }) => id.slice(2, 8)))).toEqual(new Set(['220184']));
  });

  it('lies in the county that its code names', () => {
    const counties = zonesOf('base-counties/counties.geojson');
    const index = buildIndex(counties.map(({ polygons }) => polygons));
    // County lines are drawn apart from the units and smoothed, so the two agree but for a strip.
    const astray = units.filter(({ id, polygons, areaM2: whole }) => {
      const own = counties.findIndex((county) => county.id === id.slice(2, 8));
      const common = compare(prepare({ kind: 'polygons', coordinates: polygons }), index, own).areaM2;
      return common === null || common < 0.85 * whole;
    });
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('marks every name, and gives every unit its county, city, elements and chain of access lists', () => {
    for (const { id, properties } of units) {
      expect(String(properties['name']), id).toMatch(/\(演示\)$/);
      expect(String(properties['name_en']), id).toMatch(/\(demo\)$/);
      expect(String(properties['tiers']), id).toMatch(new RegExp(`^22 > 22-R[12] > (22\\d\\d00|changbaishan|meihekou) > ${id}$`));
      expect(String(properties['elements']), id).toMatch(properties['class'] === 'general' ? /^$/ : /生态|水|大气/);
    }
    expect(new Set(units.map(({ properties }) => properties['name'])).size).toBe(1233);
  });

  it('puts priority land mainly in the east and the west, key land mainly in the centre', () => {
    const share = (cls: string, cities: string[]) => {
      const own = units.filter(({ properties }) => cities.includes(String(properties['city'])));
      return sum(of(own, 'class', cls)) / sum(own);
    };
    const east = ['白山市', '延边朝鲜族自治州', '通化市'];
    const west = ['白城市', '松原市'];
    const centre = ['长春市', '吉林市', '四平市', '辽源市'];
    expect(Math.min(share('priority', east), share('priority', west))).toBeGreaterThan(share('priority', centre) + 0.1);
    expect(share('key', centre)).toBeGreaterThan(2 * Math.max(share('key', east), share('key', west)));
  });
});

function locateIn(index: ReturnType<typeof buildIndex>, zones: readonly Zone[], at: Position): string[] {
  return candidates(index, [at[0], at[1], at[0], at[1]])
    .filter((shape) => locate(index, shape, at) !== 'out')
    .map((shape) => zones[shape]!.id);
}

describe('what lies within the units', () => {
  let index: ReturnType<typeof buildIndex>;
  let priority: Zone[];
  beforeAll(() => {
    priority = of(units, 'class', 'priority');
    index = buildIndex(priority.map(({ polygons }) => polygons));
  });
  const outside = (zones: readonly Zone[]) =>
    zones.flatMap(({ id, polygons }) =>
      polygons.flat(2).some((at) => locateIn(index, priority, at).length === 0) ? [`${id} ${String(boxOf(polygons.flat(2)))}`] : [],
    );

  it('the red line lies in priority units', () => {
    expect(outside(zonesOf('red-line/zones.geojson'))).toEqual([]);
  });

  it('nature reserves lie in priority units, at the areas that were drawn to', () => {
    const zones = zonesOf('nature-reserves/zones.geojson');
    expect(outside(zones)).toEqual([]);
    const reserves = new Map<string, Zone[]>();
    for (const zone of zones) {
      const name = zone.id.replace(/-(core|general)$/, '');
      reserves.set(name, [...(reserves.get(name) ?? []), zone]);
    }
    expect(reserves.size).toBe(17);
    for (const [name, own] of reserves)
      expect(Math.abs(sum(own) / (Number(own[0]!.properties['area_ha']) * 1e4) - 1), name).toBeLessThan(0.001);
    const core = zones.find(({ id }) => id === 'changbaishan-core')!;
    expect(Math.abs(core.areaM2 / 758e6 - 1)).toBeLessThan(0.004);
  });

  it('calls an area sourced only where a page is named', () => {
    const sourced = new Set(['changbaishan', 'chagan-lake', 'momoge', 'jian']);
    for (const { id, properties } of zonesOf('nature-reserves/zones.geojson')) {
      const is = sourced.has(id.replace(/-(core|general)$/, ''));
      expect([properties['area_verified'], 'area_source' in properties], id).toEqual([is, is]);
      if ('core_published' in properties) expect(is, id).toBe(true);
    }
  });

  it('development zones and the seats of cities and counties stand on key units', () => {
    const key = of(units, 'class', 'key');
    const keyIndex = buildIndex(key.map(({ polygons }) => polygons));
    const off = zonesOf('development-zones/zones.geojson').filter(({ polygons, areaM2: whole }) => {
      const figure = prepare({ kind: 'polygons', coordinates: polygons });
      const within = candidates(keyIndex, figure.box).reduce((total, shape) => total + (compare(figure, keyIndex, shape).areaM2 ?? 0), 0);
      // Where a water source comes near, its ground goes before.
      return within < 0.8 * whole;
    });
    expect(off.map(({ id }) => id)).toEqual([]);
    const { features } = JSON.parse(source('base-towns/towns.geojson')) as { features: Feature[] };
    const seats = features.filter(({ properties }) => Number(properties['rank']) < 3);
    expect(seats.length).toBeGreaterThan(40);
    const astray = seats.filter(({ geometry }) => locateIn(keyIndex, key, geometry.coordinates as Position).length === 0);
    // The Hani River source is placed next to this one, and a source's ground goes before.
    expect(astray.map(({ properties }) => properties['name'])).toEqual(['二道江区']);
  });

  it('boundary markers stand on vertices of the red line', () => {
    const vertices = new Set(zonesOf('red-line/zones.geojson').flatMap(({ polygons }) => polygons.flat(2).map(String)));
    const { features } = JSON.parse(source('boundary-markers/places.geojson')) as { features: Feature[] };
    expect(features.length).toBeGreaterThan(300);
    expect(features.filter(({ geometry }) => !vertices.has(String(geometry.coordinates)))).toEqual([]);
  });
});

it('every layer that is made up says so, and cites its row of the register', () => {
  for (const layer of ['control-units', 'red-line', 'nature-reserves', 'boundary-markers', 'water-sources']) {
    const { synthetic, title, source: words, seed } = declarationOf(layer);
    expect([synthetic, title.zh.includes('演示'), title.en.includes('demo'), words.zh.includes('虚构'), seed.length > 0], layer).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  }
});

it('every row of the seed has its layer', () => {
  const { rows } = JSON.parse(readFileSync(new URL('../seeds/register.json', import.meta.url), 'utf8')) as { rows: { id: string }[] };
  const cited = new Set(layers.flatMap((layer) => declarationOf(layer).seed));
  expect(rows).toHaveLength(24);
  expect(rows.filter(({ id }) => !cited.has(id))).toEqual([]);
});

it('one feature a line, and the whole folder below 25 MB', () => {
  expect(source('control-units/zones.geojson').split('\n')).toHaveLength(1233 + 3);
  const bytes = layers.flatMap((layer) =>
    readdirSync(sourceFolder + layer).map((file) => statSync(`${sourceFolder}${layer}/${file}`).size),
  );
  expect(bytes.reduce((total, size) => total + size, 0)).toBeLessThan(25e6);
});
