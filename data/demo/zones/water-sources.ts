import { areaM2, type Polygon } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from './base';
import { cityNameOf, countyOf } from './water-counties';
import { drawReservoir, drawRiver, drawWells, type DrawnSource } from './water-drawing';
import { generatedSources } from './water-generated';
import { fengman, fengmanAreasM2, reservoirs, riverSources, wellSources } from './water-list';
import { tuned, type WaterClass } from './water-recipes';
import { ruralSources } from './water-rural';

export interface WaterZone {
  class: WaterClass;
  polygon: Polygon;
  feature: OutFeature;
}

const words: Record<WaterClass, [zh: string, en: string]> = {
  first: ['一级保护区', 'first-class zone'],
  second: ['二级保护区', 'second-class zone'],
  quasi: ['准保护区', 'quasi zone'],
};

/** Sources of county level and above: those known by name, then the generated ones. */
export function waterZones(): WaterZone[] {
  return sourcesAbove().flatMap(zonesOf);
}

/** Sources of 千吨万人 scale in the country. */
export function ruralWaterZones(): WaterZone[] {
  return ruralSources(sourcesAbove()).flatMap(zonesOf);
}

/** Both layers, for whoever must keep clear of sources or build on them. */
export function waterSourceZones(): WaterZone[] {
  return [...waterZones(), ...ruralWaterZones()];
}

let drawn: DrawnSource[] | undefined;
function sourcesAbove(): DrawnSource[] {
  drawn ??= [
    ...wellSources.map((source) => drawWells(source, true)),
    ...riverSources.map((source) => drawRiver(source, true)),
    ...[tunedFengman(), ...reservoirs].map((source) => drawReservoir(source, true)),
    ...generatedSources(),
  ];
  return drawn;
}

/** The printed areas fix what the recipe leaves open: how far the shore lies behind the intake, and where the two watersheds run. */
function tunedFengman(): typeof fengman {
  const withShore = tuned(fengman, 'shoreM', 'first', fengmanAreasM2.first);
  const withSecond = tuned(withShore, 'secondShare', 'second', fengmanAreasM2.second);
  return { ...fengman, ...tuned(withSecond, 'quasiShare', 'quasi', fengmanAreasM2.quasi) };
}

/** Published numbers that the sources are counted up to; each counted source says so. */
function countedIn({ level, county }: DrawnSource): Record<string, string> {
  const counts: string[] = [];
  const countsEn: string[] = [];
  if (level === 'city') {
    counts.push('九个主要城市集中式水源 18 个（地表 14、地下 4）');
    countsEn.push('18 central sources of the nine main cities (14 surface, 4 groundwater)');
  }
  if (level !== 'rural' && county.startsWith('2224')) {
    counts.push('延边州在用 9 个');
    countsEn.push('9 in use in Yanbian');
  }
  if (level !== 'rural' && county.startsWith('2207')) {
    counts.push('松原市县级及以上 8 个');
    countsEn.push('8 of county level and above in Songyuan');
  }
  if (counts.length === 0) return {};
  return {
    count_basis: `公开数字：${counts.join('；')}；逐个分配为演示`,
    count_basis_en: `Published: ${countsEn.join('; ')}; which ones is made up`,
  };
}

/** Where a real approval prints the whole recipe the name stands alone; everything else is marked (演示). */
function zonesOf(source: DrawnSource): WaterZone[] {
  const isApproved = !source.approval.includes('演示');
  const [mark, markEn] = isApproved ? ['', ''] : ['(演示)', ' (demo)'];
  return source.parts.flatMap(({ id, zones, measures }) =>
    (['first', 'second', 'quasi'] as const).flatMap((cls) => {
      const polygon = zones[cls];
      if (!polygon) return [];
      const [zh, en] = words[cls];
      const properties = {
        id: `${id}-${cls}`,
        name: `${source.name}${zh}${mark}`,
        name_en: `${source.nameEn}, ${en}${markEn}`,
        class: cls,
        source_name: `${source.name}${source.nameKnown ? '' : '(演示)'}`,
        name_known: source.nameKnown,
        level: source.level,
        water: source.water,
        kind: source.kind,
        county: source.county,
        county_name: countyOf(source.county).name,
        city: cityNameOf(source.county),
        approval: source.approval,
        recipe: source.recipe,
        basis: isApproved ? 'approval' : 'HJ 338-2018 (unverified)',
        ...countedIn(source),
        area_km2: Number((areaM2([polygon]) / 1e6).toFixed(6)),
        ...measures[cls],
      };
      return [{ class: cls, polygon, feature: { properties, geometry: geometryOf([polygon]) } }];
    }),
  );
}
