/** Outfalls to rivers, generated along the base rivers where they pass towns. */
import type { Position } from '#geo';
import { roughDistanceKm } from '../base/rings';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { seeded } from '../zones/noise';
import { countyAt, whereabouts } from './county-at';
import { placesDeclaration } from './declaration';
import { onLand, towns, type Town } from './ground';
import { rivers, type River } from './reaches';
import { around, pick, Spread } from './scatter';
import { shareOut } from './share-out';
import { isIn } from './town-counties';

const whole = 180;
const reachKm = 14;
/** Weight of a town by rank: prefecture seat, county seat, township. */
const weightOfRank = [0, 6, 3, 1];

const kinds = [
  { id: 'sewage-plant', zh: '城镇污水处理厂排污口', en: 'sewage-plant outfall', upTo: 0.3 },
  { id: 'industrial', zh: '工业排污口', en: 'industrial outfall', upTo: 0.55 },
  { id: 'stormwater', zh: '雨洪排口', en: 'stormwater outfall', upTo: 0.84 },
  { id: 'farm', zh: '农业退水口', en: 'farm drainage outfall', upTo: 1 },
] as const;

interface Shore {
  river: River;
  at: Position;
}

const shoresOf = (town: Town): Shore[] =>
  rivers.flatMap((river) =>
    river.walks.flat().flatMap((at) => (roughDistanceKm(at, town.at) <= reachKm && onLand(at) && countyAt(at) ? [{ river, at }] : [])),
  );

export function writeOutfalls(): number {
  const spread = new Spread(0.35);
  const sites = towns.map((town) => ({ town, shores: shoresOf(town) })).filter(({ shores }) => shores.length >= 8);
  const shares = shareOut(
    whole,
    sites.map(({ town }) => weightOfRank[town.rank]!),
  );
  const numbers = new Map<string, number>();
  const features = sites.flatMap(({ town, shores }, s) => {
    const random = seeded(`outfalls ${town.name} ${town.at.join(' ')}`);
    return Array.from({ length: shares[s]! }, (): OutFeature => {
      let shore = shores[0]!;
      const draw = () => around(random, (shore = pick(random, shores)).at, 0.04, 0.2);
      const at = spread.settle(`an outfall near ${town.name}`, [draw], (p) => countyAt(p) !== undefined);
      const county = countyAt(at)!;
      const { river } = shore;
      const dealtKind = random();
      const kind = kinds.find(({ upTo }) => dealtKind < upTo)!;
      const series = `${county.code} ${river.id} ${kind.id}`;
      const number = (numbers.get(series) ?? 0) + 1;
      numbers.set(series, number);
      const draw2 = random();
      // Beyond the county line, and where the schematic line runs on the wrong side of the town, no town is named.
      const named = isIn(town, county);
      return {
        properties: {
          id: '',
          name: `${county.name}${river.name}${number}号${kind.zh}(演示)`,
          name_en: `${county.nameEn}: ${river.nameEn} ${kind.en} ${number} (demo)`,
          class: kind.id,
          river: river.name,
          river_en: river.nameEn,
          ...whereabouts(county),
          town: named ? town.name : null,
          town_en: named ? town.nameEn : null,
          status: draw2 < 0.62 ? 'checked' : draw2 < 0.9 ? 'to-mend' : 'closed',
          status_as_of: '2020-06-30',
        },
        geometry: { type: 'Point', coordinates: [...at] },
      };
    });
  });
  features.forEach((f, i) => (f.properties.id = `of-${String(i + 1).padStart(3, '0')}`));
  return writeLayer(
    placesDeclaration({
      id: 'outfalls',
      theme: 'outfall',
      title: { zh: '入河排污口（演示）', en: 'Outfalls to rivers (demo)' },
      classes: ['industrial', 'sewage-plant', 'stormwater', 'farm'],
      source: {
        zh: '全部为虚构：沿河流经城镇段生成，与任何实际排口无关；个数为演示所设。状态为 2020 年 6 月底排查整治（checked 已规范、to-mend 待整治、closed 已封堵）',
        en: 'All made up, along the rivers where they pass towns, standing for no real outfall; their number is chosen for the demonstration. The status is that of the sorting-out at the end of June 2020 (checked, to mend, closed)',
      },
      seed: ['S11'],
    }),
    features,
  );
}
