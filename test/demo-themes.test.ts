// The thematic zone layers of the demonstration (seed S08, S09, S13–S17, S19, S21, S22) as they lie in data/source: the figures of the seed,
// the classes and dates that they declare, marked names, and zones that are valid, inside the province and clear of each other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaM2, boxOf, buildIndex, defectsOf, prepare, compare, type MultiPolygon, type Position } from '#geo';
import { readDeclaration } from '#zone';
import { describe, expect, test } from 'vitest';
import { InsideTest } from '../data/demo/zones/rings';

const folder = join(import.meta.dirname, '..', 'data', 'source');
interface Feature {
  properties: Record<string, unknown>;
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: MultiPolygon };
}
const read = (file: string) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { features: Feature[] }).features;
const polygonsOf = ({ geometry }: Feature): MultiPolygon => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

function layer(id: string) {
  const declared = readDeclaration(JSON.parse(readFileSync(join(folder, id, 'layer.json'), 'utf8')));
  if (!declared.ok) throw new Error(`${id}: ${JSON.stringify(declared.problems)}`);
  const zones = read(`${id}/${declared.declaration.file}`).map((feature) => {
    const polygons = polygonsOf(feature);
    const word = (key: string) => {
      const value = feature.properties[key];
      return typeof value === 'string' ? value : '';
    };
    return { id: word('id'), class: word('class'), word, p: feature.properties, polygons, areaHa: areaM2(polygons) / 1e4 };
  });
  return { id, declaration: declared.declaration, zones };
}

const seedOf: Record<string, { seed: string; required: boolean; classes?: string }> = {
  habitats: { seed: 'S19', required: false, classes: 'merganser,siberian-crane,red-crowned-crane,stone-pine' },
  'chagan-lake-plan': { seed: 'S08', required: false },
  'good-water-units': { seed: 'S09', required: false, classes: 'songhua,tumen,yalu' },
  'straw-burning': { seed: 'S13', required: false, classes: 'banned,restricted' },
  'diesel-areas': { seed: 'S14', required: false, classes: 'no-go,restricted' },
  'contaminated-plots': { seed: 'S15', required: true, classes: 'remediation,control' },
  'contaminated-farmland': { seed: 'S16', required: false, classes: 'strict-control,safe-use' },
  groundwater: { seed: 'S17', required: false, classes: 'protection,prevention,remediation,recharge' },
  'development-zones': { seed: 'S21', required: false, classes: 'national,provincial' },
  'approval-suspension': { seed: 'S22', required: true },
};
const layers = Object.keys(seedOf).map(layer);
const zonesOf = (id: string) => layers.find((one) => one.id === id)!.zones;
const counties = new Map(read('base-counties/counties.geojson').map(({ properties }) => [properties['id'] as string, properties['name']]));
const province = buildIndex([read('base-province/province.geojson').flatMap(polygonsOf)]);
const spanning = new Set(['good-water-units', 'diesel-areas']);
const sumHa = (zones: { areaHa: number }[]) => zones.reduce((sum, { areaHa }) => sum + areaHa, 0);

describe.each(layers)('$id', ({ id, declaration, zones }) => {
  test('declares its seed row and classes, and its zones have just these', () => {
    const { seed, required, classes } = seedOf[id]!;
    expect(declaration).toMatchObject({ id, kind: 'zones', required, synthetic: true, edition: '2026-11-demo' });
    expect(declaration.seed).toContain(seed);
    expect(declaration.classes?.join()).toBe(classes);
    expect([...new Set(zones.map((zone) => zone.class))].sort()).toEqual(classes?.split(',').sort() ?? ['']);
    expect(new Set(zones.map((zone) => zone.id)).size).toBe(zones.length);
  });

  test('names every zone in both languages, marked as made, and says where it is', () => {
    expect(declaration.title.zh).toMatch(/（演示）$/);
    expect(declaration.title.en).toMatch(/ \(demo\)$/);
    for (const { p, word } of zones) {
      expect(word('name')).toMatch(/\p{Script=Han}.*\(演示\)$/u);
      expect(word('name_en')).toMatch(/ \(demo\)$/);
      for (const [key, value] of Object.entries(p)) if (key.endsWith('_en')) expect(value, key).not.toMatch(/\p{Script=Han}/u);
      // Where a zone reaches over several counties only its city is told.
      if (spanning.has(id) && !('county' in p)) expect(p).not.toHaveProperty('county_name');
      else expect(counties.get(word('county'))).toBe(word('county_name'));
      expect(word('city')).toMatch(/[市州区]$/u);
    }
    expect(declaration.source.en + declaration.title.en).not.toMatch(/\p{Script=Han}/u);
  });

  test('has valid zones of at least 0.3 ha in every part, wholly inside the province', () => {
    for (const zone of zones) {
      const shape = { kind: 'polygons' as const, coordinates: zone.polygons };
      expect(defectsOf(shape), zone.id).toEqual([]);
      expect(Math.min(...zone.polygons.map((polygon) => areaM2([polygon]))), zone.id).toBeGreaterThan(3000);
      expect(compare(prepare(shape), province, 0).relation, zone.id).toBe('within');
    }
  });

  test('has zones that share no ground', () => {
    const index = buildIndex(zones.map(({ polygons }) => polygons));
    const boxes = zones.map(({ polygons }) => boxOf(polygons.flat(2)));
    for (const [i, { polygons, id: one }] of zones.entries()) {
      const near = boxes.flatMap((box, j) => (j > i && meet(box, boxes[i]!) ? [j] : []));
      if (near.length === 0) continue;
      const figure = prepare({ kind: 'polygons', coordinates: polygons });
      for (const j of near) expect(['touches', 'disjoint'], `${one} and ${zones[j]!.id}`).toContain(compare(figure, index, j).relation);
    }
  });

  test('has its corners on the grid of 1e-7° and no straight run longer than 5 km', () => {
    const wrong: string[] = [];
    for (const zone of zones)
      for (const ring of zone.polygons.flat())
        for (const [i, [lng, lat]] of ring.entries()) {
          if (Number(lng.toFixed(7)) !== lng || Number(lat.toFixed(7)) !== lat) wrong.push(`${zone.id}: ${lng}, ${lat}`);
          const [west, south] = ring[Math.max(0, i - 1)]!;
          if (Math.hypot((lng - west) * 80, (lat - south) * 111) > 5) wrong.push(`${zone.id}: straight from ${west}, ${south}`);
        }
    expect(wrong).toEqual([]);
  });
});

const meet = (a: readonly number[], b: readonly number[]) => a[0]! <= b[2]! && b[0]! <= a[2]! && a[1]! <= b[3]! && b[1]! <= a[3]!;

/** Zones of one layer that share ground with zones of another; a common border is no shared ground. */
function overlaps(zones: { id: string; polygons: MultiPolygon }[], others: Feature[]): string[] {
  const index = buildIndex(others.map(polygonsOf));
  const boxes = others.map((other) => boxOf(polygonsOf(other).flat(2)));
  return zones.flatMap(({ id, polygons }) => {
    const figure = prepare({ kind: 'polygons', coordinates: polygons });
    const box = boxOf(polygons.flat(2));
    return others.flatMap(({ properties }, i) => {
      const isApart = !meet(box, boxes[i]!) || ['touches', 'disjoint'].includes(compare(figure, index, i).relation);
      return isApart ? [] : [`${id} and ${String(properties['id'])}`];
    });
  });
}

describe('ground', () => {
  const units = read('control-units/zones.geojson');
  const unitsBut = (...classes: string[]) => units.filter(({ properties }) => !classes.includes(properties['class'] as string));

  test.each(['contaminated-plots', 'contaminated-farmland'])('%s: outside red line and nature reserves, each zone in its county', (id) => {
    const zones = zonesOf(id);
    for (const layer of ['red-line', 'nature-reserves']) expect(overlaps(zones, read(`${layer}/zones.geojson`)), layer).toEqual([]);
    expect(overlaps(zones, unitsBut('key', 'general'))).toEqual([]);
    expect(outsideOwnCounty(zones)).toEqual([]);
  });

  test('straw zones leave the lakes out, but for arms that a 1 km mesh does not show', () => {
    const inLake = new InsideTest(read('base-lakes/lakes.geojson').flatMap(polygonsOf));
    const inOther = new InsideTest(read('base-lakes-osm/lakes-osm.geojson').flatMap(polygonsOf));
    const inStraw = new InsideTest(zonesOf('straw-burning').flatMap(({ polygons }) => polygons));
    let [wet, burnt] = [0, 0];
    for (let lng = 121.6; lng < 131.4; lng += 0.004)
      for (let lat = 40.8; lat < 46.4; lat += 0.003) {
        if (!inLake.has([lng, lat]) && !inOther.has([lng, lat])) continue;
        wet++;
        if (inStraw.has([lng, lat])) burnt++;
      }
    expect(burnt / wet).toBeLessThan(0.02);
  });

  test('plots lie in key units', () => {
    expect(overlaps(zonesOf('contaminated-plots'), unitsBut('key'))).toEqual([]);
  });

  test('no development zone lies in a nature reserve or a first- or second-class water zone, over a county line, or within 3 km of the border', () => {
    const zones = zonesOf('development-zones');
    expect(overlaps(zones, read('nature-reserves/zones.geojson'))).toEqual([]);
    for (const layer of ['water-sources', 'rural-water-sources']) {
      const strict = read(`${layer}/zones.geojson`).filter(({ properties }) => properties['class'] !== 'quasi');
      expect(overlaps(zones, strict), layer).toEqual([]);
    }
    expect(outsideOwnCounty(zones)).toEqual([]);
    const border = read('base-province/province.geojson').flatMap(polygonsOf).flat(2);
    for (const { id, polygons } of zones) {
      const corners = polygons.flat(2);
      const isNear = border.some(([lng, lat]) => corners.some(([x, y]) => Math.hypot((lng - x) * 80, (lat - y) * 111) < 2.9));
      expect(isNear, id).toBe(false);
    }
  });

  function outsideOwnCounty(zones: ReturnType<typeof zonesOf>): string[] {
    const outlines = read('base-counties/counties.geojson');
    return zones.flatMap(({ id, word, polygons }) => {
      const own = outlines.filter(({ properties }) => properties['id'] === word('county'));
      const { relation } = compare(prepare({ kind: 'polygons', coordinates: polygons }), buildIndex(own.map(polygonsOf)), 0);
      return relation === 'within' ? [] : [`${id}: ${relation}`];
    });
  }
});

describe('figures', () => {
  test('19 control units of good water quality, on all three rivers', () => {
    const zones = zonesOf('good-water-units');
    expect(zones.length).toBe(19);
    for (const { id, areaHa } of zones) expect(areaHa, id).toBeGreaterThan(20_000);
    expect(new Set(zones.map(({ word }) => word('target')))).toEqual(new Set(['Ⅱ', 'Ⅲ']));
  });

  test('contaminated farmland is 18.15×10⁴ mu (12 100 ha) within 0.1 %, a small part of it under strict control', () => {
    const zones = zonesOf('contaminated-farmland');
    expect(Math.abs(sumHa(zones) / 12_100 - 1)).toBeLessThan(0.001);
    const strict = sumHa(zones.filter((zone) => zone.class === 'strict-control')) / sumHa(zones);
    expect(strict).toBeGreaterThan(0.06);
    expect(strict).toBeLessThan(0.1);
    for (const { p, areaHa } of zones) expect(Number(p['area_mu'])).toBeCloseTo(areaHa * 15, 0);
  });

  test('five suspensions: two over, two in force and one to come on 23 November 2026, each with reason and object', () => {
    const { declaration, zones } = layers.find(({ id }) => id === 'approval-suspension')!;
    expect(declaration.fields).toMatchObject({ validFrom: 'valid_from', validUntil: 'valid_until' });
    const day = '2026-11-23';
    const states = zones.map(({ word }) => {
      const [from, until] = [word('valid_from'), word('valid_until')];
      expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(until).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(from < until).toBe(true);
      expect(from >= declaration.validFrom).toBe(true);
      for (const key of ['reason_zh', 'reason_en', 'suspended_zh', 'suspended_en']) expect(word(key)).not.toBe('');
      return until < day ? 'over' : from > day ? 'to come' : 'in force';
    });
    expect(states.sort()).toEqual(['in force', 'in force', 'over', 'over', 'to come']);
    expect(zones.filter(({ word }) => word('valid_until') < day).map(({ word }) => word('valid_until').slice(0, 4))).toEqual([
      '2024',
      '2025',
    ]);
    expect(zones.filter(({ word }) => word('valid_from') > day).map(({ word }) => word('valid_from').slice(0, 4))).toEqual(['2027']);
  });

  test('24 contaminated plots of 0.5 to 30 ha with 4 to 9 corners, named after nothing but their county', () => {
    const zones = zonesOf('contaminated-plots');
    expect(zones.length).toBe(24);
    for (const [i, { word }] of zones.entries()) {
      const number = String(i + 1).padStart(2, '0');
      expect(word('name')).toBe(`${word('county_name')}疑似污染地块${number}(演示)`);
      expect(word('name_en')).toMatch(new RegExp(`^Suspected contaminated plot ${number}, [^,]+ \\(demo\\)$`));
      expect(word('pollutants')).toMatch(/^(重金属|有机污染物|石油烃类)\(演示\)$/);
    }
    for (const { id, areaHa, polygons } of zones) {
      expect(areaHa, id).toBeGreaterThanOrEqual(0.5);
      expect(areaHa, id).toBeLessThanOrEqual(30);
      expect(polygons.flat().length, id).toBe(1);
      const corners = polygons[0]![0]!.length - 1;
      expect(corners >= 4 && corners <= 9, `${id}: ${corners} corners`).toBe(true);
    }
  });

  test('a development zone for every county, 3 to 40 km², and five of a real name', () => {
    const zones = zonesOf('development-zones');
    const provincial = zones.filter((zone) => zone.class === 'provincial');
    expect(provincial.map(({ word }) => word('county')).sort()).toEqual([...counties.keys()].sort());
    for (const { id, areaHa } of zones) expect(areaHa >= 300 && areaHa <= 4000, `${id}: ${areaHa} ha`).toBe(true);
    expect(zones.filter(({ p }) => p['name_known'] === true).map(({ word }) => word('name'))).toEqual([
      '长春经济技术开发区(演示)',
      '长春净月高新技术产业开发区(演示)',
      '长春高新技术产业开发区(演示)',
      '长春汽车经济技术开发区(演示)',
      '四平红嘴经济技术开发区(演示)',
    ]);
    expect(new Set(zones.map(({ p }) => p['regional_eia_pilot']))).toEqual(new Set([true, false]));
  });

  test('Chagan Lake has its lake, shore and catchment, and the lake has about its size', () => {
    const zones = zonesOf('chagan-lake-plan');
    expect(zones.map(({ word }) => word('part'))).toEqual(['lake', 'shore', 'catchment']);
    const real = read('base-lakes/lakes.geojson').find(({ properties }) => properties['name'] === '查干湖')!;
    expect(Math.abs((zones[0]!.areaHa * 1e4) / areaM2(polygonsOf(real)) - 1)).toBeLessThan(0.05);
  });

  test('diesel areas of the nine cities, Gongzhuling and Meihekou, one of each class', () => {
    const zones = zonesOf('diesel-areas');
    for (const kind of ['no-go', 'restricted']) expect(zones.filter((zone) => zone.class === kind).length).toBe(11);
  });
});

describe('time windows', () => {
  const window = /^\d\d-\d\d\/\d\d-\d\d daily \d\d:\d\d-\d\d:\d\d$/;
  test.each(['straw-burning', 'diesel-areas'])('%s: readable in both languages and by machine', (id) => {
    for (const { id: one, word } of zonesOf(id)) {
      for (const part of word('windows').split('; ')) {
        expect(part, one).toMatch(window);
        const [from, to] = part.slice(-11).split('-');
        expect(from! < to!, `${one}: ${part}`).toBe(true);
      }
      expect(word('window_zh'), one).toMatch(/\p{Script=Han}/u);
      expect(word('window_en'), one).toMatch(/[a-z]/);
    }
  });

  test('every straw zone tells of the province-wide ban around Spring Festival and the Two Sessions', () => {
    for (const { word } of zonesOf('straw-burning')) {
      expect(word('window_zh')).toContain('春节和全国两会');
      expect(word('window_en')).toContain('Spring Festival and the national Two Sessions');
    }
  });
});
