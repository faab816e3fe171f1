/** Which county a position lies in, by the schematic county outlines of data/source/base-counties. */
import type { Position } from '#geo';
import { polygonsOf } from '../zones/base';
import { readSource } from './ground';
import { Outline } from './outline';

export interface County {
  code: string;
  name: string;
  nameEn: string;
  /** As base-counties has it and not read off the code: 公主岭 is of 长春, 梅河口 stands for itself. */
  city: string;
  outline: Outline;
}

export const counties: readonly County[] = readSource('base-counties/counties.geojson')
  .map(({ properties, geometry }) => ({
    code: String(properties.id),
    name: String(properties.name),
    nameEn: String(properties.name_en),
    city: String(properties.city),
    outline: new Outline(polygonsOf(geometry)),
  }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

export const countyAt = (at: Position): County | undefined => counties.find(({ outline }) => outline.has(at));

export function countyOf(code: string): County {
  const county = counties.find((c) => c.code === code);
  if (!county) throw new Error(`no county ${code} in base-counties`);
  return county;
}

/** The properties that say where a place is. */
export const whereabouts = ({ code, name, city }: County) => ({ county: code, county_name: name, city });

/** A district of a city proper: mostly built over, few villages. GB/T 2260 counts districts from 01 to 20; 延吉 is one in all but name. */
export const isUrban = ({ code }: County): boolean => Number(code.slice(4)) <= 20 || code === '222401';
