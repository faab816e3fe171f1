import { boxOf, type MultiPolygon, type Position } from '#geo';
import { field, lowestNode, nested } from '../zones/level-set';
import { fractalNoise } from '../zones/noise';
import { InsideTest } from '../zones/rings';
import { demoLayer } from './declaration';
import { inProvince, lake } from './ground';
import { zone, type ThemeLayer } from './layer';
import { distanceToLine, widened } from './patch';

const stepM = 620;
const beltM = 2200;
/** From the mouth of the Huolin in the west to the canal from the Songhua in the east: what the catchment is drawn around. */
const watercourse: Position[] = [
  [123.92, 45.1],
  [124.2, 45.24],
  [124.38, 45.2],
  [124.62, 45.1],
];
const catchmentM = 17000;

/** Lake, shore belt and catchment: three level lines of one field, so that they fit together without a gap. */
export function drawChaganLake(): ThemeLayer {
  const [shore] = lake('查干湖') as MultiPolygon;
  const ring = shore![0]!;
  const inLake = new InsideTest([[ring]]);
  const noise = fractalNoise('chagan lake plan');
  const box = widened(boxOf([...ring, ...watercourse]), catchmentM * 1.9);
  // The plane frame belongs to the mesh, which the field makes: a first field with one value finds it.
  const { mesh } = field(box, stepM, 'chagan lake plan', () => 0);
  const plane = ring.map((position) => mesh.planeOf(position));
  const course = watercourse.map((position) => mesh.planeOf(position));
  const drawn = field(box, stepM, 'chagan lake plan', (x, y, position) => {
    if (!inProvince.has(position)) return 9;
    const toShore = distanceToLine(x, y, plane);
    if (inLake.has(position)) return -toShore / beltM;
    const belt = (toShore / beltM) * Math.max(0.5, 1 + 0.35 * noise(x / 5000, y / 5000, 4));
    if (belt < 1) return belt;
    const bentX = x + 7000 * noise(x / 30000 + 40, y / 30000, 3);
    const bentY = y + 7000 * noise(x / 30000, y / 30000 + 40, 3);
    const stretch = Math.exp(0.8 * noise(x / 15000, y / 15000, 5) + 0.4 * noise(x / 5000 + 90, y / 5000, 4));
    return 1 + Math.min(1 + belt, (distanceToLine(bentX, bentY, course) / catchmentM) * stretch);
  });
  const rings = nested(drawn, [0, 1, 2], lowestNode(drawn));
  const parts = [
    { id: 'lake', name: '湖体', nameEn: 'lake' },
    { id: 'shore', name: '湖滨带', nameEn: 'shore belt' },
    { id: 'catchment', name: '汇水区', nameEn: 'catchment' },
  ];
  return {
    declaration: demoLayer({
      id: 'chagan-lake-plan',
      theme: 'lake-plan',
      required: false,
      title: { zh: '查干湖治理保护规划范围（演示）', en: 'Chagan Lake protection plan area (demo)' },
      source: {
        zh: '规划《查干湖治理保护规划(2018-2030年)》真实，其图件未公开：湖体取自 GSHHG 湖岸线的近似，湖滨带与汇水区为推演示意；起止日期取规划期',
        en: 'The plan (Chagan Lake, 2018–2030) is real, its maps are not public: the lake follows the GSHHG shore roughly, shore belt and catchment are drawn by rule; the dates are those of the planning period',
      },
      validFrom: '2018-01-01',
      validUntil: '2030-12-31',
      licence: 'CC0-1.0 (zones); LGPL-3.0-or-later (the lake, drawn after GSHHG)',
      attribution: 'GSHHG (Wessel & Smith 1996)',
      accuracyM: 500,
      seed: ['S08'],
    }),
    features: parts.map(({ id, name, nameEn }, i) =>
      zone(
        {
          id: `chagan-${id}`,
          name: `查干湖治理保护规划：${name}`,
          nameEn: `Chagan Lake plan: ${nameEn}`,
          at: [124.27, 45.25],
        },
        { part: id, plan: '查干湖治理保护规划(2018-2030年)', plan_en: 'Chagan Lake governance and protection plan (2018–2030)' },
        rings.get(i)!,
      ),
    ),
  };
}
