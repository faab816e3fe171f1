/** 39 projects of the Liao basin and 69 of the Yinma: the named ones first, the rest generated and marked. */
import type { Position } from '#geo';
import { roughDistanceKm } from '../base/rings';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { seeded } from '../zones/noise';
import { countyAt, countyOf, isUrban, whereabouts } from './county-at';
import { placesDeclaration } from './declaration';
import { basins, onLand, towns, type ProgrammeBasin } from './ground';
import { namedLiao } from './named-liao';
import type { NamedSite } from './named-site';
import { namedYinma } from './named-yinma';
import { basinRivers, dealt, projectCounts, typeWords } from './project-plan';
import { nearestRiver, riverOf } from './reaches';
import { around, inBox, nearestFitting, pick, Spread, stepped } from './scatter';

const seedRows = { liao: 'S05', yinma: 'S06' } as const;
const place = (at: Position): OutFeature['geometry'] => ({ type: 'Point', coordinates: [...at] });

/** The one named site that lies outside the derived basin: its source counts it to the Yinma, our divide does not. */
const beyondDivide = '波罗湖生态湿地';

function namedFeature(site: NamedSite, id: string, spread: Spread): OutFeature {
  const inBasin = site.zh !== beyondDivide;
  const at = spread.take(
    nearestFitting(
      site.at,
      (p) => onLand(p) && site.within.some((code) => countyOf(code).outline.has(p)) && (!inBasin || basins[site.basin].has(p)),
    ),
  );
  const movedKm = roughDistanceKm(site.at, at);
  if (movedKm > 0.1) console.log(`  ${site.zh}: moved by ${movedKm.toFixed(1)} km to fit its county, basin and land`);
  return {
    properties: {
      id,
      name: site.zh,
      name_en: site.en,
      class: site.basin,
      river: site.river,
      river_en: site.riverEn,
      ...whereabouts(countyAt(at)!),
      county_printed: site.county,
      type: site.type,
      status: site.status,
      year: site.year ?? null,
      capacity: site.capacity?.[0] ?? null,
      capacity_unit: site.capacity?.[1] ?? null,
      facts: site.facts ?? null,
      facts_en: site.factsEn ?? null,
      named: true,
      in_basin: inBasin,
      position_note: `点位示意：${site.near}`,
      position_note_en: `approximate: ${site.nearEn}`,
      source: site.source,
      seed_row: seedRows[site.basin],
    },
    geometry: place(at),
  };
}

/** Works of 2019 are done, works of 2021 not yet; those of 2020, the programme's year, are either. */
function datedStatus(random: () => number): { year: number; status: string } {
  const draw = random();
  if (draw < 0.15) return { year: 2019, status: 'done' };
  if (draw < 0.85) return { year: 2020, status: random() < 0.55 ? 'done' : 'under-construction' };
  return { year: 2021, status: random() < 0.6 ? 'planned' : 'under-construction' };
}

function generatedInCounty(basin: ProgrammeBasin, code: string, count: number, spread: Spread): OutFeature[] {
  const county = countyOf(code);
  const random = seeded(`project ${basin} ${code}`);
  const types = dealt[isUrban(county) ? 'urban' : 'rural'];
  const offset = Math.floor(random() * types.length);
  const inside = (at: Position) => county.outline.has(at) && basins[basin].has(at);
  const among = basinRivers[basin].map(riverOf);
  const banks = among.flatMap(({ walks }) => walks.flat()).filter(inside);
  const seats = towns.map(({ at }) => at).filter(inside);
  const anywhere = () => inBox(random, county.outline.box);
  const bank = () => around(random, pick(random, banks), 0.1, 1.2);
  const town = () => around(random, pick(random, seats), 0.8, 6);
  const numbers = new Map<string, number>();
  return Array.from({ length: count }, (_, i) => {
    const type = types[(offset + i) % types.length]! as keyof typeof typeWords;
    const words = typeWords[type];
    const draws = [
      ...(words.place === 'bank' && banks.length > 0 ? [bank] : []),
      ...(words.place === 'town' && seats.length > 0 ? [town] : []),
      anywhere,
    ];
    const at = spread.settle(`${type} in ${county.name}`, draws, inside);
    const { river } = nearestRiver(at, among);
    const number = (numbers.get(type) ?? 0) + 1;
    numbers.set(type, number);
    return {
      properties: {
        id: '',
        name: `${county.name}${river.name}${number}号${words.zh}(演示)`,
        name_en: `${county.nameEn}: ${river.nameEn} ${words.en} ${number} (demo)`,
        class: basin,
        river: river.name,
        river_en: river.nameEn,
        ...whereabouts(county),
        type,
        ...datedStatus(random),
        capacity: stepped(random, words.from, words.to, words.step),
        capacity_unit: words.unit,
        named: false,
        in_basin: true,
        seed_row: seedRows[basin],
      },
      geometry: place(at),
    };
  });
}

export function writeProjectSites(): number {
  const features: OutFeature[] = [];
  const spread = new Spread(0.8);
  const idOf = (basin: ProgrammeBasin, n: number) => `${basin}-${String(n).padStart(2, '0')}`;
  for (const [basin, named] of [
    ['liao', namedLiao],
    ['yinma', namedYinma],
  ] as const) {
    const own = named.map((site, i) => namedFeature(site, idOf(basin, i + 1), spread));
    for (const [code, count] of Object.entries(projectCounts[basin])) own.push(...generatedInCounty(basin, code, count, spread));
    own.forEach((feature, i) => (feature.properties.id = idOf(basin, i + 1)));
    features.push(...own);
  }
  return writeLayer(
    placesDeclaration({
      id: 'project-sites',
      theme: 'project-site',
      title: { zh: '辽河、饮马河流域治理项目（演示）', en: 'Liao and Yinma basin projects (demo)' },
      classes: ['liao', 'yinma'],
      source: {
        zh: `个数 39 + 69 取自 2020 年要点，逐项清单未见公布。named = true 的 ${namedLiao.length + namedYinma.length} 个为公开报道中列名的流域治理项目（各点 source 字段；年份不一，是否在 2020 年清单内不明），点位示意；其余为生成。四平市“十四五”5 类 35 项为打包规划，不作为项目列入`,
        en: `The counts 39 + 69 are those of the 2020 programme, whose list was never published item by item. The ${namedLiao.length + namedYinma.length} with named = true are basin projects named in public reports (see each source; their years differ and whether they are on the 2020 list is not known), at approximate positions; all others are generated. The 14th Five-Year package of Siping (35 projects in 5 kinds) is a plan, not a project, and is left out`,
      },
      seed: ['S05', 'S06'],
    }),
    features,
  );
}
