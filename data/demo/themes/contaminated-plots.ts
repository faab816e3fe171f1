import { boxOf, destination, type Position } from '#geo';
import { polygonsOf } from '../zones/base';
import { seeded } from '../zones/noise';
import { demoLayer } from './declaration';
import { county, readFeatures, type County } from './ground';
import { serial, zone, type ThemeLayer } from './layer';
import { plotRing } from './plot-shapes';
import { townOf } from './seat';
import { roomInUnits } from './unit-ground';

/** In general words only: a closer one would sound like a finding. */
const pollutants = {
  metals: ['重金属(演示)', 'heavy metals (demo)'],
  organics: ['有机污染物(演示)', 'organic pollutants (demo)'],
  oils: ['石油烃类(演示)', 'petroleum hydrocarbons (demo)'],
} as const;

type Row = [county: string, pollutant: keyof typeof pollutants, areaHa: number, kind: 'remediation' | 'control'];

/** None stands for a real works or finding; counties known for one single factory are left out, so that nobody reads it into a plot. */
const rows: Row[] = [
  ['昌邑区', 'organics', 28.6, 'remediation'],
  ['船营区', 'organics', 14.2, 'remediation'],
  ['永吉县', 'organics', 6.8, 'control'],
  ['蛟河市', 'oils', 3.1, 'control'],
  ['宽城区', 'metals', 1.9, 'remediation'],
  ['二道区', 'organics', 7.4, 'remediation'],
  ['绿园区', 'oils', 2.6, 'control'],
  ['铁东区', 'organics', 9.3, 'remediation'],
  ['梨树县', 'metals', 0.8, 'control'],
  ['龙山区', 'organics', 11.5, 'remediation'],
  ['东丰县', 'metals', 2.2, 'control'],
  ['农安县', 'organics', 22.4, 'remediation'],
  ['柳河县', 'organics', 3.7, 'control'],
  ['舒兰市', 'metals', 5.2, 'control'],
  ['双阳区', 'organics', 8.1, 'remediation'],
  ['宁江区', 'oils', 12.7, 'control'],
  ['九台区', 'organics', 16.9, 'remediation'],
  ['洮北区', 'organics', 4.4, 'control'],
  ['德惠市', 'organics', 19.6, 'remediation'],
  ['榆树市', 'oils', 13.8, 'control'],
  ['双辽市', 'metals', 6.1, 'control'],
  ['公主岭市', 'metals', 0.6, 'control'],
  ['梅河口市', 'organics', 2.9, 'control'],
  ['延吉市', 'metals', 10.3, 'remediation'],
];

/** Room around a plot, so that even a small one is looked for some kilometres far. */
const leastRoomM = 350;

export function drawContaminatedPlots(): ThemeLayer {
  const room = roomInUnits(['key']);
  const features = rows.map(([name, pollutant, areaHa, kind], i) => {
    const random = seeded(`contaminated plot ${name}`);
    const home = county(name);
    const park = middleOfPark(home);
    const seat = townOf(home) ?? park;
    const [bearing, awayM] = [random() * 360, 1600 + random() * 1800];
    // Twice the radius of a disc of the area holds the longest of the shapes, with a strip between neighbours.
    const radiusM = Math.max(leastRoomM, 2 * Math.sqrt((areaHa * 1e4) / Math.PI));
    const places = (random() < 0.5 ? [seat, park] : [park, seat]).map((from) => destination(from, bearing, awayM));
    let centre: Position | null = null;
    // The middle of the development zone is the last resort: it is key ground whatever lies around.
    for (const wanted of [...places, park]) centre ??= room.near(wanted, radiusM, (position) => home.inside.has(position));
    if (!centre) throw new Error(`${name}: no room for the plot`);
    const polygons = [[plotRing(name, centre, areaHa)]];
    room.take(polygons);
    const [zh, en] = pollutants[pollutant];
    return zone(
      {
        id: `plot-${serial(i)}`,
        name: `${name}疑似污染地块${serial(i)}`,
        nameEn: `Suspected contaminated plot ${serial(i)}, ${home.nameEn}`,
        class: kind,
        at: centre,
      },
      { pollutants: zh, pollutants_en: en, listed: kind === 'remediation' ? '修复' : '风险管控' },
      polygons,
    );
  });
  return {
    declaration: demoLayer({
      id: 'contaminated-plots',
      theme: 'contaminated-plot',
      required: true,
      title: { zh: '污染地块（演示）', en: 'Contaminated plots (demo)' },
      classes: ['remediation', 'control'],
      source: {
        zh: '名录的两类（修复、风险管控）真实；地块全部为虚构，不对应任何企业或调查结论，个数、污染物与日期为演示',
        en: 'The two kinds of the register (remediation, risk control) are real; every plot is invented and stands for no company and no finding, number, pollutants and date are chosen for the demonstration',
      },
      validFrom: '2025-01-01',
      accuracyM: 10,
      seed: ['S15'],
    }),
    features,
  };
}

function middleOfPark(home: County): Position {
  const park = readFeatures('development-zones').find(({ properties }) => properties['id'] === `dz-${home.code}`);
  if (!park) throw new Error(`${home.name}: no development zone`);
  const [west, south, east, north] = boxOf(polygonsOf(park.geometry).flat(2));
  return [(west + east) / 2, (south + north) / 2];
}
