/** Key parks and key risk-source enterprises, all generated, with the three tiers of prevention: works, park, river basin. */
import type { Position } from '#geo';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { seeded, type Random } from '../zones/noise';
import { counties, isUrban, whereabouts, type County } from './county-at';
import { placesDeclaration } from './declaration';
import { towns } from './ground';
import { riverNear, rivers } from './reaches';
import { around, inBox, pick, Spread } from './scatter';
import { shareOut } from './share-out';

const parkCount = 26;
const enterpriseCount = 64;

/** How much industry a city has against the others: the centre more, the east and west less. Rough, and only for the demonstration. */
const industry: Record<string, number> = { 2201: 5, 2202: 5, 2203: 3, 2204: 3, 2205: 2.5, 2206: 1.5, 2207: 2.5, 2208: 1.5, 2224: 1.5 };

const substances = [
  { zh: '有机溶剂类', en: 'organic solvents' },
  { zh: '酸碱类', en: 'acids and alkalis' },
  { zh: '油品类', en: 'oil products' },
  { zh: '含重金属废液类', en: 'liquids with heavy metals' },
  { zh: '医药中间体类', en: 'pharmaceutical intermediates' },
  { zh: '液氨制冷类', en: 'ammonia for refrigeration' },
] as const;

const words = {
  park: { zh: '重点园区', en: 'key park', fromKm: 3, toKm: 9 },
  enterprise: { zh: '重点风险源企业', en: 'key risk-source enterprise', fromKm: 1, toKm: 8 },
} as const;

/** Each tier stands or is being built; a tier further out is never ahead of the one before it. */
function tiers(random: Random): Record<'tier_works' | 'tier_park' | 'tier_basin', string> {
  const stages = ['done', 'under-construction', 'planned'] as const;
  let stage = random() < 0.8 ? 0 : 1;
  const next = () => (stage = Math.min(2, stage + (random() < 0.55 ? 0 : 1)));
  return { tier_works: stages[stage]!, tier_park: stages[next()]!, tier_basin: stages[next()]! };
}

function ofClass(own: 'park' | 'enterprise', count: number, spread: Spread): OutFeature[] {
  const weights = counties.map(({ code, ...county }) => (industry[code.slice(0, 4)] ?? 1) * (isUrban({ code, ...county }) ? 0.6 : 1));
  const shares = shareOut(count, weights);
  return counties.flatMap((county, c) => Array.from({ length: shares[c]! }, (_, i) => one(own, county, i + 1, spread)));
}

function one(own: 'park' | 'enterprise', county: County, number: number, spread: Spread): OutFeature {
  const random = seeded(`risk ${own} ${county.code} ${number}`);
  const inside = (at: Position) => county.outline.has(at);
  const seats = towns.filter(({ at, rank }) => inside(at) && (own === 'enterprise' || rank < 3)).map(({ at }) => at);
  const banks = own === 'enterprise' && number % 2 === 0 ? rivers.flatMap(({ walks }) => walks.flat()).filter(inside) : [];
  const { zh, en, fromKm, toKm } = words[own];
  const draws = [
    ...(banks.length > 0 ? [() => around(random, pick(random, banks), 0.3, 2)] : []),
    ...(seats.length > 0 ? [() => around(random, pick(random, seats), fromKm, toKm)] : []),
    () => inBox(random, county.outline.box),
  ];
  const at = spread.settle(`${own} in ${county.name}`, draws, inside);
  const substance = pick(random, substances);
  const river = riverNear(at);
  return {
    properties: {
      id: `rs-${own}-${county.code}-${number}`,
      name: `${county.name}${number}号${zh}(演示)`,
      name_en: `${county.nameEn}: ${en} ${number} (demo)`,
      class: own,
      ...whereabouts(county),
      river: river?.name ?? null,
      river_en: river?.nameEn ?? null,
      substances: substance.zh,
      substances_en: substance.en,
      risk_level: pick(random, ['major', 'larger', 'larger', 'general']),
      ...tiers(random),
    },
    geometry: { type: 'Point', coordinates: [...at] },
  };
}

export function writeRiskSources(): number {
  const spread = new Spread(1.2);
  const features = [...ofClass('park', parkCount, spread), ...ofClass('enterprise', enterpriseCount, spread)];
  return writeLayer(
    placesDeclaration({
      id: 'risk-sources',
      theme: 'risk-source',
      title: { zh: '重点园区和重点风险源企业（演示）', en: 'Key parks and key risk-source enterprises (demo)' },
      classes: ['park', 'enterprise'],
      source: {
        zh: '全部为虚构：园区、企业、物质类别和三级防控（企业、园区、流域）状态均为生成，与任何实际单位无关；个数为演示所设',
        en: 'All made up: parks, enterprises, kinds of substances and the state of the three tiers (works, park, river basin) are generated and stand for no real body; the numbers are chosen for the demonstration',
      },
      seed: ['S23'],
    }),
    features,
  );
}
