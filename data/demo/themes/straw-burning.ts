import type { MultiPolygon, Position } from '#geo';
import { roughened } from '../zones/mesh';
import { fractalNoise } from '../zones/noise';
import { partition } from '../zones/partition';
import { metresPerDegree } from '../zones/plane';
import { demoLayer, marked } from './declaration';
import { counties, countyAt, inLake, towns } from './ground';
import { hectares, type ThemeLayer } from './layer';
import { geometryOf } from '../zones/base';
import { distanceToLine } from './patch';
import { absorbSmall, provinceMesh, rimSteps } from './coarse-mesh';
import { airports, corridors } from './transport';

const stepM = 1000;
const smallestNodes = 12;
const isBanned = (label: number) => label % 2 === 0;

const words = {
  banned: {
    zh: '禁烧区',
    en: 'no-burning area',
    windows: '01-01/12-31 daily 00:00-24:00',
    window_zh: '全年全天禁止露天焚烧秸秆(演示)；全省在春节和全国两会期间一律禁烧',
    window_en:
      'No open burning of straw all year round (demo); the whole province is closed to it around Spring Festival and the national Two Sessions',
  },
  restricted: {
    zh: '限烧区',
    en: 'restricted-burning area',
    windows: '10-01/05-31 daily 00:00-09:00; 10-01/05-31 daily 17:00-24:00; 06-01/09-30 daily 00:00-24:00',
    window_zh: '10月1日至次年5月31日每日9时至17时可按乡镇计划有序焚烧，其余时间禁止(演示)；全省在春节和全国两会期间一律禁烧',
    window_en:
      'From 1 October to 31 May burning by the township plan between 9:00 and 17:00, forbidden at all other times (demo); the whole province is closed to it around Spring Festival and the national Two Sessions',
  },
};

/** Banned: round seats and airports and along corridors. Restricted: the farmland of the plain outside. Both are parted at county lines and leave the lakes out. */
export function drawStrawBurning(): ThemeLayer {
  const features = [...strawZones()]
    .map(([label, polygons]) => {
      const kind = isBanned(label) ? 'banned' : 'restricted';
      const county = counties[label >> 1]!;
      const { zh, en, ...window } = words[kind];
      return {
        properties: {
          id: `straw-${county.code}-${kind}`,
          ...marked(`${county.name}秸秆${zh}`, `Straw ${en}: ${county.nameEn}`),
          class: kind,
          county: county.code,
          county_name: county.name,
          city: county.city,
          ...window,
          area_ha: hectares(polygons),
        },
        geometry: geometryOf(polygons),
      };
    })
    .sort((a, b) => a.properties.id.localeCompare(b.properties.id));
  return {
    declaration: demoLayer({
      id: 'straw-burning',
      theme: 'straw-burning',
      required: false,
      title: { zh: '秸秆禁烧区、限烧区（演示）', en: 'Straw burning: banned and restricted areas (demo)' },
      classes: ['banned', 'restricted'],
      source: {
        zh: '两区划分与春节、全国两会期间全省禁烧取自种子文本；范围按“县城、机场、交通干线周边”的规则生成，湖库挖空（1 km 网格所能表现者），时间窗为演示；县界示意',
        en: 'The two kinds of area and the province-wide ban around Spring Festival and the Two Sessions are from the seed document; extents are generated around seats, airports and main roads, lakes are left out as far as a 1 km mesh shows them, the time windows are chosen for the demonstration; county lines are schematic',
      },
      validFrom: '2025-01-01',
      licence:
        'CC0-1.0 (zones); LGPL-3.0-or-later and Apache-2.0 (county lines after base-counties, big lakes), ODbL-1.0 (other lakes), all sampled on a 1 km mesh',
      attribution:
        'DCW-GMT 2.1.1, © The GMT Team; Apache ECharts (incubating) 4.9.0, changed; GSHHG (Wessel & Smith 1996); © OpenStreetMap contributors',
      accuracyM: 500,
      seed: ['S13'],
    }),
    features,
  };
}

function strawZones(): Map<number, MultiPolygon> {
  const { mesh, steps } = provinceMesh(stepM, 'straw');
  const noise = fractalNoise('straw');
  const rough = roughened(mesh, 'straw', (node) => steps[node]! < 2);
  const along = (of: Float64Array, a: number, b: number, t: number) => of[a]! + t * (of[b]! - of[a]!);
  const isWater = (a: number, b: number, t: number) => inLake(rough.positionOf(along(rough.x, a, b, t), along(rough.y, a, b, t)));
  const round: { at: [number, number]; radiusM: number }[] = [
    ...towns
      .filter(({ rank }) => rank < 3)
      .map(({ at, rank, code }) => ({ at: mesh.planeOf(at), radiusM: code === '220100' ? 19000 : rank === 1 ? 11000 : 6000 })),
    ...airports.map(({ at }) => ({ at: mesh.planeOf(at), radiusM: 7000 })),
  ];
  const lines = corridors.map(({ line }) => line.map((position) => mesh.planeOf(position)));
  const near = counties.map(({ box }) => box);
  const county = (position: Position) => {
    const [lng, lat] = position;
    const found = counties.findIndex(
      ({ inside }, i) => lng >= near[i]![0] && lng <= near[i]![2] && lat >= near[i]![1] && lat <= near[i]![3] && inside.has(position),
    );
    return found >= 0 ? found : counties.indexOf(countyAt(position));
  };

  const total = mesh.x.length;
  const ban = new Float64Array(total).fill(Infinity);
  const limit = new Float64Array(total).fill(Infinity);
  const labels = new Int32Array(total).fill(-1);
  for (let node = 0; node < total; node++) {
    if (steps[node]! <= rimSteps) continue;
    const x = mesh.x[node]!;
    const y = mesh.y[node]!;
    const position = mesh.positionOf(x, y);
    // Nothing grows in a lake; as a node without a label it leaves a hole.
    if (isWater(node, node, 0)) continue;
    const stretch = Math.max(0.5, 1 + 0.45 * noise(x / 9000, y / 9000, 4));
    // The roads are bent before anything is measured from them: nobody shall see that they are drawn as straight lines.
    const bentX = x + 6000 * noise(x / 26000 + 30, y / 26000, 3);
    const bentY = y + 6000 * noise(x / 26000, y / 26000 + 30, 3);
    let banned = Infinity;
    for (const { at, radiusM } of round) banned = Math.min(banned, Math.hypot(x - at[0], y - at[1]) / radiusM);
    for (const line of lines) banned = Math.min(banned, distanceToLine(bentX, bentY, line) / 2600);
    ban[node] = banned * stretch;
    limit[node] = farmland(position, noise(x / 22000 + 70, y / 22000, 6), steps[node]!);
    if (ban[node]! < 1) labels[node] = 2 * county(position);
    else if (limit[node]! < 1) labels[node] = 2 * county(position) + 1;
  }
  absorbSmall(mesh, labels, smallestNodes, (from, to) => isBanned(from) === isBanned(to));
  absorbSmall(mesh, labels, smallestNodes, (from, to) => isBanned(from) === isBanned(to));

  const isShore = (a: number, b: number) => isWater(a, b, 0) !== isWater(a, b, 1);
  const crossing = (a: number, b: number) => {
    const [la, lb] = [labels[a]!, labels[b]!];
    if (isShore(a, b)) {
      // Along the shore, to a few metres.
      let [low, high] = [0, 1];
      for (let i = 0; i < 8; i++) {
        const middle = (low + high) / 2;
        if (isWater(a, b, middle) === isWater(a, b, 0)) low = middle;
        else high = middle;
      }
      return high;
    }
    const values = (la >= 0 && isBanned(la)) !== (lb >= 0 && isBanned(lb)) ? ban : la < 0 !== lb < 0 ? limit : null;
    const t = values ? (1 - values[a]!) / (values[b]! - values[a]!) : 0.5;
    return Number.isFinite(t) && t > 0 && t < 1 ? t : 0.5;
  };
  return partition(rough, labels, { crossing, fixed: isShore, smoothing: 2 }).polygons((label) => label);
}

/** Below 1 where the plain is farmed: the centre and west, thinning out towards the eastern mountains and near the province's rim. */
function farmland([lng, lat]: Position, rough: number, rim: number): number {
  const mountains = Math.max(0, Math.min(1, (lng + (43.5 - lat) * 0.6 - 125.6) / 1.6));
  const rimKm = Math.min(20, ((rim * stepM) / metresPerDegree(lat).lat) * 111);
  return 0.68 + 1.1 * mountains + 0.62 * rough + 0.5 * Math.max(0, 1 - rimKm / 14);
}
