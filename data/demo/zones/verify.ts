/** Reads the written layers back and measures them against what was promised: `npx tsx data/demo/zones/verify.ts`. Exits 1 when anything is off. */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import { areaM2, boxOf, distanceM, type MultiPolygon, type Position } from '#geo';
import { polygonsOf, readBase } from './base';
import { cities } from './county-list';
import { reserves } from './reserve-list';
import { InsideTest, invalidity, signedAreaDeg2 } from './rings';
import { fengmanAreasM2, wellSources } from './water-list';

interface Zone {
  id: string;
  properties: Record<string, unknown>;
  polygons: MultiPolygon;
  areaM2: number;
}

let failures = 0;
function expect(isTrue: boolean, what: string): void {
  if (isTrue) return;
  failures++;
  console.log(`  FAILED: ${what}`);
}

function read(layer: string, file = 'zones.geojson'): Zone[] {
  const path = fileURLToPath(new URL(`../../source/${layer}/${file}`, import.meta.url));
  const { features } = JSON.parse(readFileSync(path, 'utf8'));
  const zones: Zone[] = features.map((feature: { properties: Record<string, unknown>; geometry: Parameters<typeof polygonsOf>[0] }) => {
    const polygons = polygonsOf(feature.geometry);
    return { id: String(feature.properties['id']), properties: feature.properties, polygons, areaM2: areaM2(polygons) };
  });
  let vertices = 0;
  for (const { id, polygons } of zones) {
    const reason = invalidity(polygons);
    expect(reason === null, `${layer} ${id}: ${reason}`);
    for (const polygon of polygons)
      for (const [i, ring] of polygon.entries()) {
        vertices += ring.length;
        expect(signedAreaDeg2(ring) > 0 === (i === 0), `${layer} ${id}: ring ${i} runs the wrong way`);
        expect(
          ring.every((position, k) => k === 0 || position[0] !== ring[k - 1]![0] || position[1] !== ring[k - 1]![1]),
          `${layer} ${id}: repeated position`,
        );
      }
  }
  expect(new Set(zones.map(({ id }) => id)).size === zones.length, `${layer}: ids are not unique`);
  console.log(`${layer}/${file}: ${zones.length} zones, ${vertices} vertices, ${(statSync(path).size / 1024).toFixed(0)} KiB`);
  return zones;
}

/** No two zones of a layer may share more than rounding. */
function expectApart(layer: string, zones: readonly Zone[], inside: InsideTest): void {
  const reader = new GeoJSONReader(new GeometryFactory());
  const drawn = zones.map((zone) => ({
    zone,
    box: boxOf(zone.polygons.flat(2)),
    geometry: reader.read({ type: 'MultiPolygon', coordinates: zone.polygons }),
  }));
  for (const [i, a] of drawn.entries()) {
    expect(
      a.zone.polygons.flat(2).every((position) => inside.has(position)),
      `${layer} ${a.zone.id} leaves the province`,
    );
    for (const b of drawn.slice(i + 1)) {
      if (a.box[0] > b.box[2] || b.box[0] > a.box[2] || a.box[1] > b.box[3] || b.box[1] > a.box[3]) continue;
      const common = OverlayOp.intersection(a.geometry, b.geometry).getArea();
      expect(common < 1e-13, `${layer}: ${a.zone.id} overlaps ${b.zone.id} by ${common} square degrees`);
    }
  }
}

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(4)} %`;
const province = new InsideTest(polygonsOf(readBase('base-province')[0]!.geometry));

const water = read('water-sources');
expectApart('water-sources', water, province);
const waterAt = (id: string) => water.find((zone) => zone.id === id)!;
const farm = wellSources[0]!;
const disc = waterAt(`${farm.id}-1-first`);
const ring = waterAt(`${farm.id}-1-second`);
const offCircle = (line: readonly Position[], radiusM: number) => {
  const middles = line.slice(1).map(([lng, lat], i): Position => [(lng + line[i]![0]) / 2, (lat + line[i]![1]) / 2]);
  return Math.max(...[...line, ...middles].map((position) => Math.abs(distanceM(farm.wells[0]!, position) - radiusM)));
};
const whole = disc.areaM2 + ring.areaM2;
console.log(
  `  well: ${disc.areaM2.toFixed(2)} m², with ring ${whole.toFixed(2)} m²; off the circles by ${offCircle(disc.polygons[0]![0]!, 30).toFixed(5)} and ${offCircle(ring.polygons[0]![0]!, 300).toFixed(5)} m`,
);
expect(Math.abs(disc.areaM2 / 2827.4334 - 1) < 5e-4 && Math.abs(whole / 282743.339 - 1) < 5e-4, 'area of the well zones');
expect(offCircle(disc.polygons[0]![0]!, 30) < 0.01 && offCircle(ring.polygons[0]![0]!, 300) < 0.01, 'well circles to 1 cm');
for (const cls of ['first', 'second', 'quasi'] as const) {
  const { areaM2: got } = waterAt(`fengman-${cls}`);
  console.log(`  fengman ${cls}: ${(got / 1e6).toFixed(4)} km² (published ${fengmanAreasM2[cls] / 1e6})`);
  expect(Math.abs(got / fengmanAreasM2[cls] - 1) < 0.01, `fengman ${cls}`);
}

const reserved = read('nature-reserves');
expectApart('nature-reserves', reserved, province);
for (const reserve of reserves) {
  const [core, general] = ['core', 'general'].map((cls) => reserved.find((zone) => zone.id === `${reserve.id}-${cls}`)!.areaM2 / 1e4);
  console.log(
    `  ${reserve.id}: ${(core! + general!).toFixed(1)} ha (${reserve.areaSource === undefined ? 'unverified' : 'published'} ${reserve.areaHa}), core ${percent(core!, core! + general!)}`,
  );
  expect(Math.abs((core! + general!) / reserve.areaHa - 1) < 0.001, `${reserve.id} area`);
}
// A figure without a source must say so on the feature itself, and none may be called verified without naming its source.
const sourced = new Set(['changbaishan', 'chagan-lake', 'momoge', 'jian']);
for (const { id, properties } of reserved) {
  const isSourced = sourced.has(id.replace(/-(core|general)$/, ''));
  expect(properties['area_verified'] === isSourced && 'area_source' in properties === isSourced, `${id}: area_verified`);
  expect(!('core_published' in properties) || isSourced, `${id}: core_published`);
}

expectApart('red-line', read('red-line'), province);

const units = read('control-units');
const coverage = read('control-units', 'coverage.geojson');
// A true partition: every directed edge occurs once, and its reverse belongs to another unit, unless it is an edge of the coverage.
const edges = new Set<string>();
const outer = new Set<string>();
const edgesOf = (polygons: MultiPolygon) =>
  polygons.flat().flatMap((line) => line.slice(1).map((position, i) => [String(line[i]), String(position)] as const));
for (const { polygons } of coverage) for (const [a, b] of edgesOf(polygons)) outer.add(`${a} ${b}`);
for (const { id, polygons } of units)
  for (const [a, b] of edgesOf(polygons)) {
    expect(!edges.has(`${a} ${b}`), `${id}: edge ${a} ${b} occurs twice`);
    edges.add(`${a} ${b}`);
  }
for (const edge of edges) {
  const [a, b] = edge.split(' ');
  expect(edges.has(`${b} ${a}`) !== outer.has(edge), `edge ${edge} has no other side`);
}
for (const edge of outer) expect(edges.has(edge), `coverage edge ${edge} belongs to no unit`);
for (const { properties, id, areaM2: area, polygons } of units) {
  const digit = { priority: '1', key: '2', general: '3' }[String(properties['class'])];
  expect(/^ZH22\d{4}[123]9\d{3}$/.test(id) && id[8] === digit && id.slice(2, 8) === properties['county'], `${id}: code`);
  expect(area > 1e4 && polygons.length === 1, `${id}: too small or in pieces`);
}
for (const city of cities) {
  const own = units.filter(({ properties }) => properties['city'] === city.name);
  const total = coverage.find(({ id }) => id === city.code)!.areaM2;
  const sum = own.reduce((all, { areaM2: area }) => all + area, 0);
  console.log(
    `  ${city.nameEn}: ${own.length} units, ${(total / 1e6).toFixed(1)} km², units − coverage = ${(sum - total).toExponential(1)} m² (${((sum - total) / total).toExponential(1)})`,
  );
  expect(Math.abs(sum / total - 1) < 1e-9, `${city.nameEn}: partition residual`);
  for (const cls of ['priority', 'key', 'general'] as const) {
    const some = own.filter(({ properties }) => properties['class'] === cls);
    const area = some.reduce((all, { areaM2: one }) => all + one, 0);
    console.log(
      `    ${cls}: ${some.length} (published ${city.units[cls]}), ${percent(area, total)} (published ${(city.shares[cls] * 100).toFixed(2)} %)`,
    );
    expect(some.length === city.units[cls] && Math.abs(area / total - city.shares[cls]) < 5e-4, `${city.nameEn} ${cls}`);
  }
}

console.log(failures === 0 ? 'all as promised' : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
