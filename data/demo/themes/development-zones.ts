import { destination, distanceM, type MultiPolygon, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { polygonsOf } from '../zones/base';
import { seeded } from '../zones/noise';
import { reserves } from '../zones/reserve-list';
import { demoLayer } from './declaration';
import { counties, countyAt, province, readFeatures, type County } from './ground';
import { KeepOff } from './keep-off';
import { zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { onLand, Room } from './room';
import { seatOf } from './seat';

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

const fromBorderM = 3000;

/**
 * The control units take every zone of this layer as a key unit, so it is drawn before them and cannot look at units, red line or reserves:
 * it keeps off the places that the reserves will be drawn around, by the root of their area. Where a county has no room beyond that, twice the
 * half width of an even band of that area must do, or one and a half times.
 */
const offReserves = [
  (areaM2: number) => Math.sqrt(areaM2),
  (areaM2: number, spineM: number) => 2 * halfWidth(areaM2, spineM),
  (areaM2: number, spineM: number) => 1.5 * halfWidth(areaM2, spineM),
].map((away) => {
  const keepOff = new KeepOff();
  for (const { spine, areaHa } of reserves) {
    const spineM = spine.slice(1).reduce((sum, position, i) => sum + distanceM(spine[i]!, position), 0);
    keepOff.add(spine, away(areaHa * 1e4, spineM));
  }
  return keepOff;
});

function halfWidth(areaM2: number, spineM: number): number {
  return (Math.sqrt(spineM * spineM + Math.PI * areaM2) - spineM) / Math.PI;
}

export function drawDevelopmentZones(): ThemeLayer {
  const border = new KeepOff();
  for (const ring of province.flat()) border.add(ring, fromBorderM);
  const room = new Room((position) => onLand(position) && !border.isTooNear(position));
  // No zone is planned in a source area: those of the water layers are kept free.
  for (const layer of ['water-sources', 'rural-water-sources'])
    for (const { properties, geometry } of readFeatures(layer)) if (properties['class'] !== 'quasi') room.take(polygonsOf(geometry));
  const features: OutFeature[] = known.map(([id, name, nameEn, at, areaHa, year, pilot]) => {
    const site = place({ seed: `zone ${id}`, county: countyAt(at), wanted: () => at, areaHa, leastHa: areaHa * 0.8, roomy: 1.2, room });
    const words = { id: `dz-${id}`, name, nameEn, class: 'national', at: site.centre };
    return zone(words, { name_known: true, ...planning(year, pilot) }, site.polygons);
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
        zh: '只有 5 个名称真实（公开报道中列名），其级别凭记忆，未核实；其余按每县一个虚构；全部范围、规划环评年份与“区域环评＋准入标准”试点为演示',
        en: 'Only five names are real (they are reported), their level is from memory and unverified; the others are invented, one a county; all extents, years of plan-level EIA and pilots of "regional EIA + access standard" are chosen for the demonstration',
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
  const seat = seatOf(county);
  const bearing = random() * 360;
  const areaHa = Math.round(400 + 1900 * random() ** 1.6);
  const year = random() < 0.8 ? 2018 + Math.floor(random() * 8) : null;
  const pilot = random() < 0.3;
  const wanted = (radiusM: number) => destination(seat, bearing, 2500 + radiusM);
  const site = place({ seed: `zone ${county.code}`, county, wanted, areaHa, leastHa: 300, roomy: 1.5, room });
  const words = {
    id: `dz-${county.code}`,
    name: `${county.name}经济开发区`,
    nameEn: `${county.nameEn} Economic Development Zone`,
    class: 'provincial',
    at: site.centre,
  };
  return zone(words, { name_known: false, ...planning(year, pilot) }, site.polygons);
}

interface Site {
  seed: string;
  county: County;
  wanted: (radiusM: number) => Position;
  areaHa: number;
  leastHa: number;
  /** How many radii of a disc of the area must be free around the centre: less keeps nearer to the wanted place. */
  roomy: number;
  room: Room;
}

/** Wholly inside one county, as near to the wanted place as there is room; smaller where room is short. */
function place({ seed, county, wanted, areaHa, leastHa, roomy, room }: Site): { centre: Position; polygons: MultiPolygon } {
  for (const keepOff of offReserves) {
    const may = (position: Position) => county.inside.has(position) && room.has(position) && !keepOff.isTooNear(position);
    for (let ha = areaHa; ha > leastHa; ha = Math.round(ha * 0.85)) {
      const radiusM = Math.sqrt((ha * 1e4) / Math.PI);
      const centre = room.near(wanted(radiusM), roomy * radiusM, may);
      if (!centre) continue;
      const [polygons] = drawPatch({ seed, spine: [centre], areasHa: [ha], ragged: 0.5, may });
      room.take(polygons!);
      return { centre, polygons: polygons! };
    }
  }
  throw new Error(`${county.code} ${county.name}: no room for a development zone`);
}
