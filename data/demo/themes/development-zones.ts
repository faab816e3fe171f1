import { destination, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { polygonsOf } from '../zones/base';
import { seeded } from '../zones/noise';
import { demoLayer } from './declaration';
import { counties, inProvince, readFeatures, towns, type County } from './ground';
import { zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { onLand, Room } from './room';

type Known = [id: string, name: string, nameEn: string, at: Position, areaHa: number, planEia: number, pilot: boolean];

/** Zones whose name is real; how large they are and where their edge runs is not, and the years and pilots are made up too. */
const known: Known[] = [
  ['changchun-jingkai', '长春经济技术开发区', 'Changchun Economic and Technological Development Zone', [125.43, 43.865], 2900, 2022, true],
  [
    'changchun-jingyue',
    '长春净月高新技术产业开发区',
    'Changchun Jingyue High-tech Industrial Development Zone',
    [125.48, 43.77],
    3900,
    2023,
    false,
  ],
  ['changchun-gaoxin', '长春高新技术产业开发区', 'Changchun High-tech Industrial Development Zone', [125.24, 43.8], 2600, 2021, true],
  [
    'changchun-qikai',
    '长春汽车经济技术开发区',
    'Changchun Automobile Economic and Technological Development Zone',
    [125.16, 43.885],
    2400,
    2022,
    false,
  ],
  [
    'siping-hongzui',
    '四平红嘴经济技术开发区',
    'Siping Hongzui Economic and Technological Development Zone',
    [124.345, 43.2],
    1800,
    2020,
    false,
  ],
];

export function drawDevelopmentZones(): ThemeLayer {
  const room = new Room(onLand);
  // No zone is planned in a source area: those of the water layer are kept free.
  for (const { properties, geometry } of readFeatures('water-sources'))
    if (properties['class'] !== 'quasi') room.take(polygonsOf(geometry));
  const features: OutFeature[] = known.map(([id, name, nameEn, at, areaHa, year, pilot]) => {
    const [polygons] = drawPatch({
      seed: `zone ${id}`,
      spine: [at],
      areasHa: [areaHa],
      ragged: 0.5,
      may: (position) => room.has(position),
    });
    room.take(polygons!);
    return zone({ id: `dz-${id}`, name, nameEn, class: 'national', at }, { name_known: true, ...planning(year, pilot) }, polygons!);
  });
  for (const county of counties) features.push(countyZone(county, room));
  return {
    declaration: demoLayer({
      id: 'development-zones',
      theme: 'development-zone',
      required: false,
      title: { zh: '开发区（演示）', en: 'Development zones (demo)' },
      classes: ['national', 'provincial'],
      source: {
        zh: '只有 name_known 为真的 5 个名称真实，其级别凭记忆，未核实；其余按每县一个虚构；全部范围、规划环评年份与“区域环评＋准入标准”试点为演示',
        en: 'Only the five names with name_known are real, their level is from memory and unverified; the others are invented, one a county; all extents, years of plan-level EIA and pilots of "regional EIA + access standard" are chosen for the demonstration',
      },
      validFrom: '2025-01-01',
      accuracyM: 100,
      seed: ['S21'],
    }),
    features,
  };
}

function planning(year: number | null, pilot: boolean): OutFeature['properties'] {
  return {
    plan_eia: year,
    plan_eia_zh: year === null ? '规划环评编制中(演示)' : `规划环评 ${year} 年完成审查(演示)`,
    plan_eia_en: year === null ? 'plan-level EIA in preparation (demo)' : `plan-level EIA reviewed in ${year} (demo)`,
    regional_eia_pilot: pilot,
  };
}

/** One zone a county: some kilometres from the seat, where there is room inside the county. */
function countyZone(county: County, room: Room): OutFeature {
  const random = seeded(`development zone ${county.code}`);
  const seat = towns.find(({ code, rank }) => code === county.code && rank < 3)?.at ?? middleOf(county);
  const bearing = random() * 360;
  const wantedHa = Math.round(400 + 1900 * random() ** 1.6);
  const year = random() < 0.8 ? 2018 + Math.floor(random() * 8) : null;
  const pilot = random() < 0.3;
  for (let areaHa = wantedHa; areaHa > 300; areaHa = Math.round(areaHa * 0.85)) {
    const radiusM = Math.sqrt((areaHa * 1e4) / Math.PI);
    const centre = room.near(destination(seat, bearing, 2500 + radiusM), 1.5 * radiusM, (position) => county.inside.has(position));
    if (!centre) continue;
    const [polygons] = drawPatch({
      seed: `zone ${county.code}`,
      spine: [centre],
      areasHa: [areaHa],
      ragged: 0.5,
      may: (position) => county.inside.has(position) && room.has(position),
    });
    room.take(polygons!);
    const words = {
      id: `dz-${county.code}`,
      name: `${county.name}经济开发区`,
      nameEn: `${county.nameEn} Economic Development Zone`,
      class: 'provincial',
      at: centre,
    };
    return zone(words, { name_known: false, ...planning(year, pilot) }, polygons!);
  }
  throw new Error(`${county.code} ${county.name}: no room for a development zone`);
}

/** For a city district, which has no seat among the towns: the place farthest from its outline, of a coarse grid. */
function middleOf({ box: [west, south, east, north], inside, polygons }: County): Position {
  const outline = polygons.flat(2);
  let best: Position = [(west + east) / 2, (south + north) / 2];
  let bestAway = -1;
  for (let i = 1; i < 24; i++)
    for (let j = 1; j < 24; j++) {
      const position: Position = [west + ((east - west) * i) / 24, south + ((north - south) * j) / 24];
      if (!inside.has(position) || !inProvince.has(position)) continue;
      const away = Math.min(...outline.map(([lng, lat]) => Math.hypot((lng - position[0]) * 0.72, lat - position[1])));
      if (away > bestAway) [best, bestAway] = [position, away];
    }
  return best;
}
