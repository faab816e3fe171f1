import { areaM2, type Polygon } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from './base';
import { fengman, fengmanAreasM2, reservoirs, riverSources, wellSources } from './water-list';
import { reservoir, tuned, well, type WaterClass, type WaterZones } from './water-recipes';
import { river } from './water-river';

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

interface About {
  id: string;
  name: string;
  nameEn: string;
  city: string;
  approval: string;
  recipe: string;
}

/** Zones of every source. Where a real approval prints the whole recipe the name stands alone; everything else is marked (演示). */
export function waterZones(): WaterZone[] {
  const zones: WaterZone[] = [];
  const add = (about: About, id: string, drawn: WaterZones, more: Partial<Record<WaterClass, Record<string, number | string>>> = {}) => {
    const isApproved = !about.approval.includes('演示');
    for (const cls of ['first', 'second', 'quasi'] as const) {
      const polygon = drawn[cls];
      if (!polygon) continue;
      const [zh, en] = words[cls];
      zones.push({
        class: cls,
        polygon,
        feature: {
          properties: {
            id: `${id}-${cls}`,
            name: `${about.name}${zh}${isApproved ? '' : '(演示)'}`,
            name_en: `${about.nameEn}, ${en}${isApproved ? '' : ' (demo)'}`,
            class: cls,
            source_name: about.name,
            city: about.city,
            approval: about.approval,
            recipe: about.recipe,
            basis: isApproved ? 'approval' : 'HJ 338-2018 (unverified)',
            area_km2: Number((areaM2([polygon]) / 1e6).toFixed(6)),
            ...more[cls],
          },
          geometry: geometryOf([polygon]),
        },
      });
    }
  };

  for (const source of wellSources)
    for (const [i, centre] of source.wells.entries())
      add(source, `${source.id}-${i + 1}`, well(centre, source.firstM, source.secondM), {
        first: { radius_m: source.firstM, well: i + 1 },
        second: { radius_m: source.secondM, well: i + 1 },
      });
  for (const source of riverSources) add(source, source.id, river(source), { first: { bank_m: 50 }, second: { bank_m: 1000 } });
  for (const source of [tunedFengman(), ...reservoirs])
    add(source, source.id, reservoir(source), {
      first: { radius_m: source.firstM },
      second: { radius_m: source.firstM + source.secondM },
      quasi: { radius_m: source.firstM + source.secondM + (source.quasiM ?? 0) },
    });
  return zones;
}

/** The printed areas fix what the recipe leaves open: how far the shore lies behind the intake, and where the two watersheds run. */
function tunedFengman(): typeof fengman {
  const withShore = tuned(fengman, 'shoreM', 'first', fengmanAreasM2.first);
  const withSecond = tuned(withShore, 'secondShare', 'second', fengmanAreasM2.second);
  return { ...fengman, ...tuned(withSecond, 'quasiShare', 'quasi', fengmanAreasM2.quasi) };
}
