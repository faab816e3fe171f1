/** Water-quality sections: the named ones, nationally assessed, and generated ones at county borders for up- and downstream compensation. */
import type { Position } from '#geo';
import { roughDistanceKm, roundPosition } from '../base/rings';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { borders, type Border } from './border-sections';
import { counties, countyAt, whereabouts } from './county-at';
import { placesDeclaration } from './declaration';
import { onLand } from './ground';
import { basinAt, basinNames, riverOf } from './reaches';
import { nearestFitting, Spread } from './scatter';
import { namedSections, notes, type NamedSection, type TargetClass } from './section-table';

const printed: Record<TargetClass, string> = { ii: 'Ⅱ', iii: 'Ⅲ', iv: 'Ⅳ', v: 'Ⅴ' };
const spacingKm = 6;
/** A table position is moved onto its river when that is not farther off than its own doubt. */
const snapKm = 10;

const pointAt = (at: Position): OutFeature['geometry'] => ({ type: 'Point', coordinates: [...at] });

interface Stand {
  at: Position;
  note: string;
  noteEn: string;
}

function stand({ zh, city, drawnOn, at, along }: NamedSection, spread: Spread): Stand {
  const own = counties.filter((county) => county.city === city);
  if (own.length === 0) throw new Error(`base-counties has no county of ${city}`);
  const river = riverOf(drawnOn);
  const fits = (p: Position) => onLand(p) && own.some(({ outline }) => outline.has(p)) && spread.isFree(p);
  const reach = river.walks.flat().filter((p) => fits(p));
  if (at === undefined) {
    const spot = reach[Math.min(reach.length - 1, Math.floor(reach.length * along!))];
    if (!spot) throw new Error(`${river.name} has no reach in ${city} for ${zh}`);
    return {
      at: spread.take(nearestFitting(spot, fits)),
      note: `点位未见公布，示意放在${city}境内的${river.name}上`,
      noteEn: `no position published; stands on the ${river.nameEn} within its city as a sketch`,
    };
  }
  const near = reach.reduce<Position | undefined>(
    (best, p) => (!best || roughDistanceKm(p, at) < roughDistanceKm(best, at) ? p : best),
    undefined,
  );
  const offKm = near === undefined ? Infinity : roughDistanceKm(near, at);
  // A table position beyond the province or its city goes to the nearest reach within, however far that is, and says so.
  const astray = !fits(roundPosition(at)) && offKm > snapKm;
  const onRiver = near !== undefined && (astray || offKm <= snapKm);
  const moved = astray
    ? {
        zh: `；估计位置在${city}境外，移至境内河线最近处（约 ${Math.round(offKm)} km）`,
        en: `; the estimate lies outside its city, moved ${Math.round(offKm)} km to the nearest reach within`,
      }
    : onRiver
      ? { zh: '，已移至河线', en: ', moved onto the river line' }
      : { zh: '', en: '' };
  return {
    at: spread.take(nearestFitting(onRiver ? near : at, fits)),
    note: `点位示意，±5–10 km${moved.zh}`,
    noteEn: `approximate, ±5–10 km${moved.en}`,
  };
}

function named(section: NamedSection, id: string, spread: Spread): OutFeature {
  const { at, note, noteEn } = stand(section, spread);
  const seen = section.note && notes[section.note];
  const river = riverOf(section.drawnOn);
  const basin = basinNames[basinAt(at)];
  return {
    properties: {
      id,
      name: section.zh,
      name_en: section.en,
      class: section.target ?? 'unknown',
      kind: 'national',
      river: section.river[0],
      river_en: section.river[1],
      drawn_on: river.name,
      drawn_on_en: river.nameEn,
      basin: basin.zh,
      basin_en: basin.en,
      ...whereabouts(countyAt(at)!),
      target: section.target ? printed[section.target] : null,
      target_known: section.target !== undefined,
      note_2017_05: seen?.zh ?? null,
      note_2017_05_en: seen?.en ?? null,
      role: null,
      named: true,
      position_note: note,
      position_note_en: noteEn,
    },
    geometry: pointAt(at),
  };
}

function atBorder({ river, at, upper, lower }: Border, id: string): OutFeature {
  const basin = basinNames[basinAt(at)];
  const acrossCities = upper.city !== lower.city;
  return {
    properties: {
      id,
      name: `${river.name}${upper.name}—${lower.name}交界断面(演示)`,
      name_en: `${river.nameEn}: border of ${upper.nameEn} and ${lower.nameEn} (demo)`,
      class: 'unknown',
      kind: 'border',
      river: river.name,
      river_en: river.nameEn,
      drawn_on: river.name,
      drawn_on_en: river.nameEn,
      basin: basin.zh,
      basin_en: basin.en,
      ...whereabouts(upper),
      target: null,
      target_known: false,
      note_2017_05: null,
      note_2017_05_en: null,
      role: acrossCities ? 'city-border' : 'county-border',
      upstream: upper.name,
      upstream_en: upper.nameEn,
      downstream: lower.name,
      downstream_en: lower.nameEn,
      named: false,
      position_note: '河线与县界（均为示意）的交点上游约 500 m',
      position_note_en: 'about 500 m above where the river line meets the county line, both schematic',
    },
    geometry: pointAt(at),
  };
}

export function writeSections(): number {
  const spread = new Spread(1.5);
  const features = namedSections.map((section, i) => named(section, `sec-${String(i + 1).padStart(2, '0')}`, spread));
  borders(spread.taken, spacingKm).forEach((border, i) => features.push(atBorder(border, `border-${String(i + 1).padStart(2, '0')}`)));
  return writeLayer(
    placesDeclaration({
      id: 'sections',
      theme: 'section',
      title: { zh: '国考断面与交界断面（点位示意）', en: 'National sections and border sections (positions approximate)' },
      classes: ['ii', 'iii', 'iv', 'v', 'unknown'],
      source: {
        zh: `${namedSections.length} 个断面名称、所在市和 2017 年 5 月评价取自公开名单（省生态环境厅 2017-10-23 等），点位与部分河名凭记忆，示意；类别为考核目标，只在公开文件印有目标时给出，其余为 unknown（目标未知）。kind = border 者为生成的县界、市界断面（上下游补偿），不是国考断面`,
        en: `Names, cities and ratings of May 2017 of the ${namedSections.length} sections are from public lists (provincial department, 2017-10-23, and others); positions and some rivers are from memory and approximate. The class is the assessed target, given only where a public text prints it and otherwise unknown. Those with kind = border are generated sections at county and city borders (up- and downstream compensation) and no national ones`,
      },
      accuracyM: 10000,
      seed: ['S10', 'S24'],
    }),
    features,
  );
}
