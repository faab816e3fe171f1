/** 526 villages to be put in order. */
import type { Position } from '#geo';
import { roughDistanceKm } from '../base/rings';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { seeded, type Random } from '../zones/noise';
import { counties, isUrban, whereabouts, type County } from './county-at';
import { placesDeclaration } from './declaration';
import { onLand, towns } from './ground';
import { nearestRiver } from './reaches';
import { inBox, Spread } from './scatter';
import { shareOut } from './share-out';

const whole = 526;
const perUrbanCounty = 2;
const drawsPerVillage = 10;
const enoughRoomKm = 14;
/** How much a kilometre away from towns and rivers weighs against a kilometre of room. */
const awayWeight = 0.15;

const tasks = [
  { id: 'sewage', zh: '生活污水', en: 'sewage' },
  { id: 'refuse', zh: '生活垃圾', en: 'refuse' },
  { id: 'livestock', zh: '畜禽粪污', en: 'livestock manure' },
] as const;

/** Two for a district of a city proper; the other counties share the rest by the square root of their area. */
function counts(): number[] {
  const urban = counties.filter(isUrban).length;
  const weights = counties.map((county) => (isUrban(county) ? 0 : Math.sqrt(county.outline.areaKm2)));
  const shares = shareOut(whole - urban * perUrbanCounty, weights);
  return counties.map((county, i) => (isUrban(county) ? perUrbanCounty : shares[i]!));
}

/** The best of ten draws: room to the other villages counts for it, distance from the nearest town or river against it. */
function settle(random: Random, county: County, spread: Spread): Position {
  let best: { at: Position; score: number } | undefined;
  for (let i = 0; i < drawsPerVillage; i++) {
    const at = spread.find(() => inBox(random, county.outline.box), county.outline.has.bind(county.outline));
    if (!at) continue;
    const room = Math.min(enoughRoomKm, spread.nearestKm(at));
    const away = Math.min(nearestRiver(at).km, ...towns.map((town) => roughDistanceKm(at, town.at)));
    const score = room - awayWeight * away;
    if (!best || score > best.score) best = { at, score };
  }
  if (!best || !onLand(best.at)) throw new Error(`no room for a village of ${county.name}`);
  return spread.take(best.at);
}

export function writeVillages(): number {
  const spread = new Spread(1);
  const share = counts();
  const features = counties.flatMap((county, c) => {
    const random = seeded(`villages ${county.code}`);
    return Array.from({ length: share[c]! }, (_, i): OutFeature => {
      const at = settle(random, county, spread);
      const chosen = tasks.filter(() => random() < 0.6);
      const set = chosen.length > 0 ? chosen : [tasks[0]];
      const draw = random();
      return {
        properties: {
          id: `v-${county.code}-${String(i + 1).padStart(2, '0')}`,
          name: `${county.name}第${i + 1}号整治村(演示)`,
          name_en: `${county.nameEn}: village ${i + 1} (demo)`,
          ...whereabouts(county),
          tasks: set.map(({ id }) => id).join(','),
          tasks_zh: set.map(({ zh }) => zh).join('、'),
          tasks_en: set.map(({ en }) => en).join(', '),
          year: 2020,
          status: draw < 0.7 ? 'done' : draw < 0.95 ? 'under-construction' : 'planned',
        },
        geometry: { type: 'Point', coordinates: [...at] },
      };
    });
  });
  return writeLayer(
    placesDeclaration({
      id: 'villages',
      theme: 'village',
      title: { zh: '农村环境整治村（演示）', en: 'Villages to be put in order (demo)' },
      source: {
        zh: '个数 526 取自 2020 年要点；村名、点位、任务和状态全部为生成：市辖区（及延吉）各 2 个，其余按县域面积平方根分配',
        en: 'The count 526 is that of the 2020 programme; names, positions, tasks and status are all generated: two for each city district (and Yanji), the rest shared out by the square root of county area',
      },
      seed: ['S18'],
    }),
    features,
  );
}
