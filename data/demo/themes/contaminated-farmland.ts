import { destination, type Position } from '#geo';
import { demoLayer } from './declaration';
import { inProvince, town } from './ground';
import { serial, zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { onLand, Room } from './room';

/** Seed S16: 18.15×10⁴ 亩 = 12 100 ha in all; that a twelfth of it is under strict control is chosen. */
const totalHa = 12100;
const strictHa = 968;

type Row = [town: string, bearing: number, km: number, weight: number];

/** Fields below old mines and works: the town, where from it, how far, and the weight in sharing out the area. */
const strict: Row[] = [
  ['石人镇', 300, 7, 2],
  ['二道江区', 60, 8, 3],
  ['磐石市', 120, 12, 3],
  ['红石砬子镇', 250, 9, 2],
];
const safeUse: Row[] = [
  ['吉林市', 340, 21, 9],
  ['吉林市', 20, 33, 6],
  ['长春市', 15, 30, 5],
  ['九台区', 320, 11, 4],
  ['德惠市', 200, 14, 4],
  ['四平市', 290, 16, 6],
  ['梨树县', 330, 12, 4],
  ['双辽市', 80, 18, 3],
  ['公主岭市', 250, 15, 4],
  ['辽源市', 330, 13, 5],
  ['梅河口市', 70, 14, 5],
  ['辉南镇', 30, 9, 3],
  ['通化县', 200, 10, 2],
  ['桦甸市', 290, 12, 4],
  ['舒兰市', 330, 14, 4],
  ['松原市', 120, 19, 6],
  ['白城市', 130, 17, 4],
  ['开山屯镇', 330, 8, 3],
  ['石岘镇', 20, 7, 2],
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
  const room = new Room(onLand);
  const draw = (rows: readonly Row[], areaHa: number, kind: 'strict-control' | 'safe-use') => {
    const parts = shares(rows, areaHa);
    return rows.map(([place, bearing, km], i) => {
      const { at, nameEn } = town(place);
      const id = `farmland-${kind}-${serial(i)}`;
      const centre = room.near(destination(at, bearing, km * 1000), 1.6 * Math.sqrt((parts[i]! * 1e4) / Math.PI));
      if (!centre) throw new Error(`${id}: no room`);
      const [polygons] = drawPatch({
        seed: id,
        spine: strip(centre, bearing, parts[i]!),
        areasHa: [parts[i]!],
        ragged: 0.6,
        may: (p) => room.has(p),
      });
      room.take(polygons!);
      const [zh, en] = kind === 'safe-use' ? ['安全利用类', 'safe use'] : ['严格管控类', 'strict control'];
      const words = { name: `${place}受污染耕地${zh}${serial(i)}`, nameEn: `Contaminated farmland near ${nameEn}, ${en} ${serial(i)}` };
      const feature = zone({ id, ...words, class: kind, at: centre }, {}, polygons!);
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

/** Fields lie in strips along a valley: across the way out of the town, half as long again as a round patch is wide. */
function strip(centre: Position, bearing: number, areaHa: number): Position[] {
  const half = 0.45 * Math.sqrt(areaHa * 1e4);
  const ends = [destination(centre, bearing + 75, half), centre, destination(centre, bearing + 255, half)];
  return ends.every((position) => inProvince.has(position)) ? ends : [centre];
}
