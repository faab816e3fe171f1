import { destination, type Position } from '#geo';
import { demoLayer } from './declaration';
import { county } from './ground';
import { serial, zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { Room } from './room';
import { seatOf } from './seat';
import { roomInUnits } from './unit-ground';

/** Seed S16: 18.15×10⁴ 亩 = 12 100 ha in all; that a twelfth of it is under strict control is chosen. */
const totalHa = 12100;
const strictHa = 968;

type Row = [county: string, bearing: number, km: number, weight: number];

/** The county, where from its seat the search begins, and the weight in sharing out the area. Which counties is chosen and says nothing about their fields. */
const strict: Row[] = [
  ['东丰县', 300, 9, 3],
  ['永吉县', 120, 12, 3],
  ['舒兰市', 250, 12, 2],
  ['和龙市', 300, 9, 2],
];
const safeUse: Row[] = [
  ['永吉县', 340, 14, 9],
  ['舒兰市', 330, 14, 6],
  ['农安县', 15, 20, 5],
  ['九台区', 320, 11, 4],
  ['德惠市', 200, 14, 4],
  ['伊通满族自治县', 290, 16, 6],
  ['梨树县', 330, 12, 4],
  ['双辽市', 80, 18, 3],
  ['公主岭市', 250, 15, 4],
  ['东丰县', 60, 13, 5],
  ['梅河口市', 70, 14, 5],
  ['辉南县', 30, 9, 3],
  ['通化县', 200, 10, 2],
  ['桦甸市', 290, 12, 4],
  ['蛟河市', 330, 14, 4],
  ['扶余市', 120, 19, 6],
  ['大安市', 130, 17, 4],
  ['敦化市', 330, 12, 3],
  ['汪清县', 20, 10, 2],
  ['和龙市', 60, 9, 2],
];

/** Shares an area out by weight to a tenth of a hectare; the last share takes what rounding leaves. */
function shares(rows: readonly Row[], areaHa: number): number[] {
  const sum = rows.reduce((total, [, , , weight]) => total + weight, 0);
  const parts = rows.map(([, , , weight]) => Math.round((areaHa * weight * 10) / sum) / 10);
  const rest = parts.slice(0, -1).reduce((total, part) => total + part, 0);
  parts[parts.length - 1] = Math.round((areaHa - rest) * 10) / 10;
  return parts;
}

export function drawContaminatedFarmland(): ThemeLayer {
  const room = roomInUnits(['key', 'general']);
  const draw = (rows: readonly Row[], areaHa: number, kind: 'strict-control' | 'safe-use') => {
    const parts = shares(rows, areaHa);
    return rows.map(([name, bearing, km], i) => {
      const home = county(name);
      const id = `farmland-${kind}-${serial(i)}`;
      const wanted = destination(seatOf(home), bearing, km * 1000);
      const { centre, polygons } = fields(id, wanted, bearing, parts[i]!, (p) => home.inside.has(p) && room.has(p));
      room.take(polygons);
      const [zh, en] = kind === 'safe-use' ? ['安全利用类', 'safe use'] : ['严格管控类', 'strict control'];
      const words = { name: `${name}受污染耕地${zh}${serial(i)}`, nameEn: `Contaminated farmland, ${home.nameEn}, ${en} ${serial(i)}` };
      const feature = zone({ id, ...words, class: kind, at: centre }, {}, polygons);
      feature.properties['area_mu'] = Number((Number(feature.properties['area_ha']) * 15).toFixed(2));
      return feature;
    });
  };
  const features = [...draw(strict, strictHa, 'strict-control'), ...draw(safeUse, totalHa - strictHa, 'safe-use')];
  return {
    declaration: demoLayer({
      id: 'contaminated-farmland',
      theme: 'contaminated-farmland',
      required: false,
      title: { zh: '受污染耕地（演示）', en: 'Contaminated farmland (demo)' },
      classes: ['strict-control', 'safe-use'],
      source: {
        zh: '总面积 18.15 万亩（12 100 公顷）与两类取自种子文本；位置、范围及严格管控所占 8 % 均为演示',
        en: 'The total of 181 500 mu (12 100 ha) and the two classes are from the seed document; places, extents and the 8 % under strict control are chosen for the demonstration',
      },
      validFrom: '2025-01-01',
      accuracyM: 50,
      seed: ['S16'],
    }),
    features,
  };
}

/** As much room as there is: where units are small a patch must fit in more tightly, and is bent by what bounds it. */
function fields(id: string, wanted: Position, bearing: number, areaHa: number, may: (position: Position) => boolean) {
  const free = new Room(may);
  for (const roomy of [1.6, 1.2, 0.9]) {
    const centre = free.near(wanted, roomy * Math.sqrt(areaHa * 1e4));
    if (!centre) continue;
    const [polygons] = drawPatch({ seed: id, spine: strip(centre, bearing, areaHa, may), areasHa: [areaHa], ragged: 0.6, may });
    return { centre, polygons: polygons! };
  }
  throw new Error(`${id}: no room`);
}

/** Fields lie in strips along a valley: across the way out of the town, half as long again as a round patch is wide. */
function strip(centre: Position, bearing: number, areaHa: number, may: (position: Position) => boolean): Position[] {
  const half = 0.45 * Math.sqrt(areaHa * 1e4);
  const ends = [destination(centre, bearing + 75, half), centre, destination(centre, bearing + 255, half)];
  return ends.every(may) ? ends : [centre];
}
