import { areaM2, type MultiPolygon, type Position } from '#geo';
import type { Declaration } from '#zone';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from '../zones/base';
import { marked } from './declaration';
import { countyAt, whereabouts } from './ground';

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
  /** It may reach beyond that county; then only the city is told. */
  spanning?: boolean;
}

export function zone(
  { id, name, nameEn, class: zoneClass, at, spanning }: ZoneWords,
  more: OutFeature['properties'],
  polygons: MultiPolygon,
): OutFeature {
  const home = countyAt(at);
  const isWithin = !spanning || polygons.flat(2).every((vertex) => home.inside.has(vertex));
  return {
    properties: {
      id,
      ...marked(name, nameEn),
      ...(zoneClass !== undefined && { class: zoneClass }),
      ...(isWithin ? whereabouts(at) : { city: home.city }),
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
