/** Eight made-up villas and golf courses beside drinking-water reservoirs. */
import { destination, type Position } from '#geo';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { countyAt, whereabouts } from './county-at';
import { placesDeclaration } from './declaration';
import { onLand } from './ground';
import { nearestFitting, Spread } from './scatter';

interface Beside {
  water: string;
  waterEn: string;
  /** Middle of the second-class zone as data/source/water-sources draws it; copied, so that this layer does not hang on that one. */
  centre: Position;
  bearing: number;
  km: number;
  class: 'villa' | 'golf';
  status: 'planned' | 'under-construction' | 'done';
}

// prettier-ignore
const besides: readonly Beside[] = [
  { water: '新立城水库', waterEn: 'Xinlicheng Reservoir', centre: [125.344, 43.695], bearing: 60, km: 2, class: 'villa', status: 'done' },
  { water: '新立城水库', waterEn: 'Xinlicheng Reservoir', centre: [125.344, 43.695], bearing: 285, km: 1.9, class: 'golf', status: 'done' },
  { water: '石头口门水库', waterEn: 'Shitoukoumen Reservoir', centre: [125.751, 43.952], bearing: 75, km: 1.9, class: 'villa', status: 'under-construction' },
  { water: '丰满水库', waterEn: 'Fengman Reservoir', centre: [126.675, 43.712], bearing: 310, km: 1.9, class: 'villa', status: 'done' },
  { water: '丰满水库', waterEn: 'Fengman Reservoir', centre: [126.675, 43.712], bearing: 190, km: 2, class: 'golf', status: 'planned' },
  { water: '山门水库', waterEn: 'Shanmen Reservoir', centre: [124.457, 43.066], bearing: 130, km: 1.4, class: 'villa', status: 'done' },
  { water: '杨木水库', waterEn: 'Yangmu Reservoir', centre: [125.296, 42.902], bearing: 40, km: 1.9, class: 'villa', status: 'planned' },
  { water: '星星哨水库', waterEn: 'Xingxingshao Reservoir', centre: [126.066, 43.62], bearing: 220, km: 1.3, class: 'golf', status: 'done' },
];

const words = { villa: { zh: '别墅', en: 'villa' }, golf: { zh: '高尔夫球场', en: 'golf course' } };

export function writeVillasGolf(): number {
  const spread = new Spread(0.3);
  const features = besides.map(({ water, waterEn, centre, bearing, km, class: own, status }, i): OutFeature => {
    const at = spread.take(nearestFitting(destination(centre, bearing, km * 1000), (p) => onLand(p) && countyAt(p) !== undefined));
    return {
      properties: {
        id: `vg-${i + 1}`,
        name: `${water}${i + 1}号${words[own].zh}(演示)`,
        name_en: `${waterEn}: ${words[own].en} ${i + 1} (demo)`,
        class: own,
        ...whereabouts(countyAt(at)!),
        water,
        water_en: waterEn,
        status,
      },
      geometry: { type: 'Point', coordinates: [...at] },
    };
  });
  return writeLayer(
    placesDeclaration({
      id: 'villas-golf',
      theme: 'villa-golf',
      title: { zh: '水源地内别墅和高尔夫球场（演示）', en: 'Villas and golf courses in water-source areas (demo)' },
      classes: ['villa', 'golf'],
      source: {
        zh: '全部为虚构：2020 年要点只提出清查整治，未列名单；点位放在演示的水源保护区内或近旁，与任何实际建筑无关',
        en: 'All made up: the 2020 programme asks for such sites to be found and put right and lists none; positions lie in or near the demonstration source areas and stand for no real building',
      },
      seed: ['S20'],
    }),
    features,
  );
}
