import type { Position } from '#geo';
import { demoLayer } from './declaration';
import { reach } from './ground';
import { zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { Room } from './room';

interface Habitat {
  id: string;
  class: 'merganser' | 'siberian-crane' | 'red-crowned-crane' | 'stone-pine';
  name: string;
  nameEn: string;
  spine: readonly Position[];
  areaHa: number;
  ragged: number;
}

const merganser = (id: string, at: string, atEn: string, spine: readonly Position[], areaHa: number): Habitat => ({
  id: `habitat-merganser-${id}`,
  class: 'merganser',
  name: `中华秋沙鸭栖息地：${at}`,
  nameEn: `Chinese merganser habitat: ${atEn}`,
  spine,
  areaHa,
  ragged: 0.5,
});

/** Which species lives around which place is common knowledge, written from memory; how far it reaches is made up. */
const habitats = (): Habitat[] => [
  merganser('toudao', '头道松花江抚松段', 'Toudao River at Fusong', reach('toudao-songhuajiang', [127.5, 42.12], [127.2, 42.45]), 9400),
  merganser('erdaobaihe', '二道白河段', 'Erdaobaihe', reach('erdao-songhuajiang', [128.14, 42.25], [128.05, 42.6]), 7200),
  merganser(
    'lushuihe',
    '二道松花江露水河段',
    'Erdao River at Lushuihe',
    reach('erdao-songhuajiang', [127.85, 42.64], [127.45, 42.66]),
    8100,
  ),
  {
    id: 'habitat-siberian-crane-east',
    class: 'siberian-crane',
    name: '白鹤停歇地：莫莫格东部湿地',
    nameEn: 'Siberian crane stopover: eastern Momoge wetlands',
    spine: [
      [123.85, 45.84],
      [123.88, 45.94],
    ],
    areaHa: 21500,
    ragged: 0.7,
  },
  {
    id: 'habitat-siberian-crane-west',
    class: 'siberian-crane',
    name: '白鹤停歇地：莫莫格西部湿地',
    nameEn: 'Siberian crane stopover: western Momoge wetlands',
    spine: [
      [123.48, 45.93],
      [123.57, 45.97],
    ],
    areaHa: 9800,
    ragged: 0.7,
  },
  {
    id: 'habitat-red-crowned-crane-xianghai',
    class: 'red-crowned-crane',
    name: '丹顶鹤繁殖地：向海芦苇湿地',
    nameEn: 'Red-crowned crane breeding ground: Xianghai reed marsh',
    spine: [
      [122.25, 45.02],
      [122.42, 44.98],
    ],
    areaHa: 26400,
    ragged: 0.75,
  },
  {
    id: 'habitat-red-crowned-crane-momoge',
    class: 'red-crowned-crane',
    name: '丹顶鹤繁殖地：莫莫格北部沼泽',
    nameEn: 'Red-crowned crane breeding ground: northern Momoge marsh',
    spine: [
      [123.62, 46.11],
      [123.77, 46.12],
    ],
    areaHa: 12300,
    ragged: 0.75,
  },
  {
    id: 'habitat-stone-pine-north',
    class: 'stone-pine',
    name: '偃松生长地：长白山北坡高山带',
    nameEn: 'Dwarf stone pine: northern high slopes of Changbai Mountain',
    spine: [
      [128.0, 42.075],
      [128.09, 42.085],
    ],
    areaHa: 4200,
    ragged: 0.8,
  },
  {
    id: 'habitat-stone-pine-west',
    class: 'stone-pine',
    name: '偃松生长地：长白山西坡高山带',
    nameEn: 'Dwarf stone pine: western high slopes of Changbai Mountain',
    spine: [
      [127.93, 41.97],
      [127.95, 42.03],
    ],
    areaHa: 2600,
    ragged: 0.8,
  },
];

export function drawHabitats(): ThemeLayer {
  const room = new Room();
  const features = habitats().map(({ spine, areaHa, ragged, ...words }) => {
    const [polygons] = drawPatch({ seed: words.id, spine, areasHa: [areaHa], ragged, may: (position) => room.has(position) });
    room.take(polygons!);
    return zone({ ...words, at: spine[Math.floor(spine.length / 2)]! }, {}, polygons!);
  });
  return {
    declaration: demoLayer({
      id: 'habitats',
      theme: 'habitat',
      required: false,
      title: { zh: '珍稀物种栖息地（演示）', en: 'Habitats of rare species (demo)' },
      classes: ['merganser', 'siberian-crane', 'red-crowned-crane', 'stone-pine'],
      source: {
        zh: '物种取自种子文本（“堰松”应为偃松）；物种所在地凭记忆，未核实；范围示意',
        en: 'Species are those of the seed document; the places where they live are from memory and unverified; extents are schematic',
      },
      validFrom: '2025-01-01',
      accuracyM: 500,
      seed: ['S19'],
    }),
    features,
  };
}
