import { areaM2, type MultiPolygon, type Position } from '#geo';
import type { Declaration } from '#zone';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from '../zones/base';
import { marked } from './declaration';
import { whereabouts } from './ground';

/** A layer of this folder, ready to be written. */
export interface ThemeLayer {
  declaration: Declaration;
  features: OutFeature[];
}

interface ZoneWords {
  id: string;
  name: string;
  nameEn: string;
  class?: string;
  /** Its county and city are those of this position. */
  at: Position;
}

export function zone(
  { id, name, nameEn, class: zoneClass, at }: ZoneWords,
  more: OutFeature['properties'],
  polygons: MultiPolygon,
): OutFeature {
  return {
    properties: {
      id,
      ...marked(name, nameEn),
      ...(zoneClass !== undefined && { class: zoneClass }),
      ...whereabouts(at),
      ...more,
      area_ha: hectares(polygons),
    },
    geometry: geometryOf(polygons),
  };
}

export function hectares(polygons: MultiPolygon): number {
  return Number((areaM2(polygons) / 1e4).toFixed(4));
}

export const serial = (i: number): string => String(i + 1).padStart(2, '0');
