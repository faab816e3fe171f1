import { areaM2, boxOf, type MultiPolygon, type Polygon } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf, polygonsOf, readBase } from './base';
import { flood } from './level-set';
import { isOnRim, neighboursOf, nodeAt, roughened, triangleMesh, type Mesh } from './mesh';
import { fractalNoise } from './noise';
import { partition } from './partition';
import type { DrawnReserve } from './reserves';
import { InsideTest } from './rings';
import type { WaterZone } from './water-sources';

const stepM = 1100;
/** Share of the province that the generated patches take before small ones are dropped: a drawing size, not a statistic. */
const patchShare = 0.19;
const smallestNodes = 14;

interface Patch {
  polygons: MultiPolygon;
  prefecture: { id: string; name: string; nameEn: string };
  lng: number;
}

/** Cores of the reserves and first-class water zones as they are, and between them patches of mountain and wetland that keep clear of both. */
export function redLineFeatures(reserves: readonly DrawnReserve[], water: readonly WaterZone[], province: MultiPolygon): OutFeature[] {
  const firsts = water.filter((zone) => zone.class === 'first');
  const fixed = reserves.map((reserve) => ({
    id: `rl-${reserve.id}-core`,
    name: `${reserve.name}核心保护区生态保护红线(演示)`,
    name_en: `Red line: ${reserve.nameEn}, core (demo)`,
    kind: 'reserve-core',
    city: reserve.city,
    polygons: reserve.core,
  }));
  const sources = firsts.map(({ polygon, feature: { properties } }) => ({
    id: `rl-${String(properties['id'])}`,
    name: `${String(properties['source_name'])}一级保护区生态保护红线(演示)`,
    name_en: `Red line: ${String(properties['name_en']).replace(' (demo)', '')} (demo)`,
    kind: 'water-first',
    city: String(properties['city']),
    polygons: [polygon],
  }));
  const keepClear = [...reserves.map(({ general }) => [general[0]![0]!] as Polygon), ...firsts.map(({ polygon }) => polygon)];
  const patches = drawPatches(province, keepClear).map(({ polygons, prefecture, lng }, i) => {
    const number = String(i + 1).padStart(3, '0');
    const [zh, en] =
      lng < 124.6
        ? ['湿地防风固沙', 'wetland and sand-fixing']
        : lng < 126
          ? ['水土保持', 'soil conservation']
          : ['山地水源涵养', 'mountain water conservation'];
    return {
      id: `rl-patch-${number}`,
      name: `${prefecture.name}${zh}生态保护红线${number}(演示)`,
      name_en: `Red line: ${prefecture.nameEn}, ${en} ${number} (demo)`,
      kind: 'generated',
      city: prefecture.name,
      polygons,
    };
  });
  return [...fixed, ...sources, ...patches].map(({ polygons, ...properties }) => ({
    properties: { ...properties, area_km2: Number((areaM2(polygons) / 1e6).toFixed(6)) },
    geometry: geometryOf(polygons),
  }));
}

function drawPatches(province: MultiPolygon, keepClear: readonly Polygon[]): Patch[] {
  const [west, south, east, north] = boxOf(province.flat(2));
  const mesh = triangleMesh([west, south, east, north], stepM, 'red line');
  const home = provinceNodes(mesh, province);
  const prefectures = readBase('base-prefectures');
  const tests = prefectures.map(({ geometry }) => new InsideTest(polygonsOf(geometry)));
  const prefectureOf = new Int8Array(home.length).fill(-1);
  for (let node = 0; node < home.length; node++)
    if (home[node]) {
      const position = mesh.positionOf(mesh.x[node]!, mesh.y[node]!);
      prefectureOf[node] = tests.findIndex((test) => test.has(position));
    }

  // Low where red line is likely: the eastern mountains, then the western wetlands, hardly the farmland between.
  const noise = fractalNoise('red line');
  const value = new Float64Array(home.length).fill(Infinity);
  for (let node = 0; node < home.length; node++) {
    if (!home[node] || prefectureOf[node]! < 0) continue;
    const [lng, lat] = mesh.positionOf(mesh.x[node]!, mesh.y[node]!);
    const mountains = Math.max(0, Math.min(1, (lng + (43.5 - lat) * 0.6 - 125.6) / 1.6));
    const wetlands = Math.max(0, Math.min(1, (124.6 - lng) / 1.2));
    const x = mesh.x[node]! / 42000;
    const y = mesh.y[node]! / 42000;
    const bend = 0.35;
    value[node] = noise(x + bend * noise(x, y + 50, 2), y + bend * noise(x + 50, y, 2), 6) - 0.75 * mountains - 0.45 * wetlands;
  }
  const inUse = value.filter((v) => Number.isFinite(v)).sort();
  const level = inUse[Math.floor(inUse.length * patchShare)]!;
  clear(mesh, value, keepClear);

  const labels = new Int32Array(value.length).fill(-1);
  const lows = (node: number) => value[node]! < level;
  const patches: { prefecture: number; lng: number }[] = [];
  const seen = new Uint8Array(value.length);
  for (let start = 0; start < value.length; start++) {
    if (seen[start] || !lows(start)) continue;
    const piece = flood(mesh, start, (node) => lows(node) && prefectureOf[node] === prefectureOf[start]);
    const nodes: number[] = [];
    piece.forEach((is, node) => is && nodes.push(node));
    for (const node of nodes) seen[node] = 1;
    if (nodes.length < smallestNodes) continue;
    for (const node of nodes) labels[node] = patches.length;
    patches.push({ prefecture: prefectureOf[start]!, lng: mesh.positionOf(mesh.x[start]!, 0)[0] });
  }

  const crossing = (a: number, b: number) => {
    const t = (level - value[a]!) / (value[b]! - value[a]!);
    return Number.isFinite(t) && t > 0 && t < 1 ? t : 0.5;
  };
  const polygons = partition(
    roughened(mesh, 'red line', (node) => !home[node]),
    labels,
    { crossing, smoothing: 1 },
  ).polygons((label) => label);
  return patches.map(({ prefecture, lng }, label) => ({ polygons: polygons.get(label)!, prefecture: prefectures[prefecture]!, lng }));
}

/** Nodes whose whole neighbourhood lies in the province: a patch drawn on them cannot leave it. */
function provinceNodes(mesh: Mesh, province: MultiPolygon): Uint8Array {
  const test = new InsideTest(province);
  const inside = new Uint8Array(mesh.x.length);
  for (let node = 0; node < inside.length; node++)
    inside[node] = isOnRim(mesh, node) ? 0 : Number(test.has(mesh.positionOf(mesh.x[node]!, mesh.y[node]!)));
  return eroded(mesh, eroded(mesh, inside));
}

function eroded(mesh: Mesh, inside: Uint8Array): Uint8Array {
  const near = new Int32Array(6);
  return inside.map((is, node) => {
    const count = neighboursOf(mesh, node, near);
    for (let i = 0; i < count; i++) if (!inside[near[i]!]) return 0;
    return is;
  });
}

/** Takes nodes in and around some polygons out of the field: three rings of nodes, so that neither smoothing nor roughening can bring a patch back in. */
function clear(mesh: Mesh, value: Float64Array, polygons: readonly Polygon[]): void {
  const near = new Int32Array(6);
  for (const polygon of polygons) {
    const test = new InsideTest([[polygon[0]!]]);
    const taken = new Set<number>(polygon[0]!.map((position) => nodeAt(mesh, position)));
    let edge = [...taken];
    for (let ring = 0; ring < 3; ring++) {
      const next: number[] = [];
      for (const node of edge) {
        const count = neighboursOf(mesh, node, near);
        for (let i = 0; i < count; i++)
          if (!taken.has(near[i]!)) {
            taken.add(near[i]!);
            next.push(near[i]!);
          }
      }
      edge = next;
    }
    for (const node of taken) value[node] = Infinity;
    const [west, south, east, north] = boxOf(polygon[0]!);
    for (let node = 0; node < value.length; node++) {
      if (value[node] === Infinity) continue;
      const position = mesh.positionOf(mesh.x[node]!, mesh.y[node]!);
      if (position[0] > west && position[0] < east && position[1] > south && position[1] < north && test.has(position))
        value[node] = Infinity;
    }
  }
}
