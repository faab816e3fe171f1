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
import { basinRivers, dealt, projectCounts, typeWords, type Dealt } from './project-plan';
import { nearestRiver, riverNear, riverOf, rivers } from './reaches';
import { around, inBox, nearestFitting, pick, Spread, stepped } from './scatter';

const seedRows = { liao: 'S05', yinma: 'S06' } as const;
/** Works on water stand this near to the river that they name. */
const onWaterKm = 1.2;
/** A printed river that is drawn farther off than this is kept as printed only: the position is ours. */
const printedWithinKm = 15;
/** Where the nearest drawn river is too far to be named. */
const tributary = { zh: '支流(演示)', en: 'a tributary (demo)' };
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
  const farOff = rivers.some((river) => site.river.includes(river.name) && nearestRiver(at, [river]).km > printedWithinKm);
  const movedKm = roughDistanceKm(site.at, at);
  if (movedKm > 0.1) console.log(`  ${site.zh}: moved by ${movedKm.toFixed(1)} km to fit its county, basin and land`);
  return {
    properties: {
      id,
      name: site.zh,
      name_en: site.en,
      class: site.basin,
      river: farOff ? null : site.river,
      river_en: farOff ? null : site.riverEn,
      river_printed: site.river,
      river_printed_en: site.riverEn,
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

/** The type whose turn it is, where it finds room; one on water where no drawn river is at hand gives way to the next. */
function first(types: readonly Dealt[], turn: number, settled: (type: Dealt) => Position | undefined) {
  for (let k = 0; k < types.length; k++) {
    const type = types[(turn + k) % types.length]!;
    const at = settled(type);
    if (at) return { type, at };
  }
  return undefined;
}

function noRoom(basin: string, county: string): never {
  throw new Error(`no room for a ${basin} project in ${county}: see projectCounts`);
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
  const bank = () => around(random, pick(random, banks), 0.1, onWaterKm);
  const town = () => around(random, pick(random, seats), 0.8, 6);
  const onBank = (at: Position) => inside(at) && nearestRiver(at, among).km <= onWaterKm;
  const settled = (type: Dealt): Position | undefined => {
    const { place: where } = typeWords[type];
    if (where === 'bank') return banks.length > 0 ? spread.find(bank, onBank) : undefined;
    return (where === 'town' && seats.length > 0 && spread.find(town, inside)) || spread.find(anywhere, inside);
  };
  const numbers = new Map<string, number>();
  return Array.from({ length: count }, (_, i) => {
    const { type, at } = first(types, offset + i, settled) ?? noRoom(basin, county.name);
    spread.take(at);
    const words = typeWords[type];
    const river = riverNear(at, among);
    const number = (numbers.get(type) ?? 0) + 1;
    numbers.set(type, number);
    return {
      properties: {
        id: '',
        name: `${county.name}${river?.name ?? ''}${number}号${words.zh}(演示)`,
        name_en: `${county.nameEn}: ${river ? `${river.nameEn} ` : ''}${words.en} ${number} (demo)`,
        class: basin,
        river: river?.name ?? tributary.zh,
        river_en: river?.nameEn ?? tributary.en,
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
        zh: `个数 39 + 69 取自 2020 年要点，逐项清单未见公布。${namedLiao.length + namedYinma.length} 个为公开报道中列名的流域治理项目（各点 source 字段；年份不一，是否在 2020 年清单内不明），点位示意；其余为生成。四平市“十四五”5 类 35 项为打包规划，不作为项目列入`,
        en: `The counts 39 + 69 are those of the 2020 programme, whose list was never published item by item. The ${namedLiao.length + namedYinma.length} that stand by their names are basin projects named in public reports (see each source; their years differ and whether they are on the 2020 list is not known), at approximate positions; all others are generated. The 14th Five-Year package of Siping (35 projects in 5 kinds) is a plan, not a project, and is left out`,
      },
      seed: ['S05', 'S06'],
    }),
    features,
  );
}
