import proj4, { type Converter } from 'proj4';
import { semiMajorM } from './measure';
import type { Position } from './position';

/**
 * Gauss–Krüger zones of CGCS2000 as EPSG numbers them (GB/T 17798; epsg.org). Survey axes are X north, Y east: this file is the only one that
 * turns them into [lng, lat] and back. GRS 80 and CGCS2000 flattening differ by less than 0.2 mm here; the exact one is used.
 */
export interface GaussKruger {
  epsg: number;
  /** Zone number: 25–45 for 3°, 13–23 for 6°. */
  zone: number;
  widthDeg: 3 | 6;
  centralMeridian: number;
  /** Whether the easting carries the zone number in front (42 445 637 instead of 445 637). */
  prefixed: boolean;
}

/** What an EPSG number says, for the Gauss–Krüger zones of CGCS2000; null for any other. */
export function gaussKruger(epsg: number): GaussKruger | null {
  const of = (zone: number, widthDeg: 3 | 6, prefixed: boolean): GaussKruger => ({
    epsg,
    zone,
    widthDeg,
    centralMeridian: widthDeg === 3 ? zone * 3 : zone * 6 - 3,
    prefixed,
  });
  if (epsg >= 4491 && epsg <= 4501) return of(epsg - 4491 + 13, 6, true);
  if (epsg >= 4502 && epsg <= 4512) return of(epsg - 4502 + 13, 6, false);
  if (epsg >= 4513 && epsg <= 4533) return of(epsg - 4513 + 25, 3, true);
  if (epsg >= 4534 && epsg <= 4554) return of(epsg - 4534 + 25, 3, false);
  return null;
}

/** The 3° zone that a longitude lies in, prefixed; at a border the eastern one. null where China has no zone. */
export function gaussKrugerAt(lng: number): GaussKruger | null {
  const zone = Math.floor((lng + 1.5) / 3);
  return zone >= 25 && zone <= 45 ? gaussKruger(4513 + zone - 25) : null;
}

const geographic = `+proj=longlat +a=${semiMajorM} +rf=298.257222101 +no_defs`;
const converters = new Map<number, Converter>();

function converter(gk: GaussKruger): Converter {
  let found = converters.get(gk.epsg);
  if (!found) {
    const falseEasting = 500000 + (gk.prefixed ? gk.zone * 1e6 : 0);
    const definition = `+proj=etmerc +lat_0=0 +lon_0=${gk.centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +a=${semiMajorM} +rf=298.257222101 +units=m +no_defs`;
    found = proj4(geographic, definition);
    converters.set(gk.epsg, found);
  }
  return found;
}

/** [lng, lat] in degrees → survey axes in metres: X north, Y east. */
export function toSurvey(gk: GaussKruger, [lng, lat]: Position): { x: number; y: number } {
  const [east, north] = converter(gk).forward([lng, lat]);
  return { x: north!, y: east! };
}

/** Survey axes in metres (X north, Y east) → [lng, lat] in degrees. */
export function fromSurvey(gk: GaussKruger, x: number, y: number): Position {
  const [lng, lat] = converter(gk).inverse([y, x]);
  return [lng!, lat!];
}

/** Area in m² of valid polygons in the plane of a Gauss–Krüger zone: what survey offices print, a little larger than the ellipsoidal one. */
export function planeAreaM2(gk: GaussKruger, polygons: readonly (readonly (readonly Position[])[])[]): number {
  let sum = 0;
  for (const rings of polygons)
    for (const [i, ring] of rings.entries()) {
      const flat = ring.map((p) => toSurvey(gk, p));
      const o = flat[0]!;
      let twice = 0;
      for (let k = 1; k < flat.length; k++)
        twice += (flat[k - 1]!.y - o.y) * (flat[k]!.x - o.x) - (flat[k]!.y - o.y) * (flat[k - 1]!.x - o.x);
      sum += ((i === 0 ? 1 : -1) * Math.abs(twice)) / 2;
    }
  return sum;
}
