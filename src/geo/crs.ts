import proj4, { type Converter } from 'proj4';
import type { Crs, Datum, GaussKruger } from './crs-codes';
import { semiMajorM } from './measure';
import type { Position } from './position';

/**
 * Seven parameters that bring a datum to CGCS2000, in the form that China's surveys write (布尔莎, coordinate frame rotation, EPSG method 9607): shifts in
 * metres, rotations in arc seconds, scale in parts per million.
 */
export type SevenParameters = readonly [dx: number, dy: number, dz: number, rx: number, ry: number, rz: number, ppm: number];

/** GRS 80 and CGCS2000 flattening differ by less than 0.2 mm here; the exact one is used. */
const ellipsoids: Record<Datum, string> = {
  cgcs2000: `+a=${semiMajorM} +rf=298.257222101`,
  'wgs-84': '+a=6378137 +rf=298.257223563',
  'xian-1980': '+a=6378140 +rf=298.257',
  'beijing-1954': '+a=6378245 +rf=298.3',
  'new-beijing': '+a=6378245 +rf=298.3',
};
const converters = new Map<string, Converter>();

function converter(from: string, to: string): Converter {
  const key = `${from}|${to}`;
  let found = converters.get(key);
  if (!found) converters.set(key, (found = proj4(from, to)));
  return found;
}

function longlat(datum: Datum): string {
  return `+proj=longlat ${ellipsoids[datum]} +no_defs`;
}

function plane(crs: Crs): string {
  if (crs.projection === 'web-mercator') return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs';
  if (crs.projection === 'none') return longlat(crs.datum);
  const falseEasting = 500000 + (crs.projection === 'gauss-kruger' && crs.prefixed ? crs.zone * 1e6 : 0);
  const scale = crs.projection === 'utm' ? 0.9996 : 1;
  return `+proj=etmerc +lat_0=0 +lon_0=${crs.centralMeridian} +k=${scale} +x_0=${falseEasting} +y_0=0 ${ellipsoids[crs.datum]} +units=m +no_defs`;
}

/** [lng, lat] in degrees → survey axes in metres: X north, Y east. */
export function toSurvey(gk: GaussKruger, [lng, lat]: Position): { x: number; y: number } {
  const [east, north] = converter(longlat(gk.datum), plane(gk)).forward([lng, lat]);
  return { x: north!, y: east! };
}

/** Survey axes in metres (X north, Y east) → [lng, lat] in degrees of the zone's own datum. */
export function fromSurvey(gk: GaussKruger, x: number, y: number): Position {
  return toLngLat(gk, [y, x]);
}

/**
 * [east, north] in a frame – metres, or degrees where it has no projection – → [lng, lat] in degrees. Without parameters the degrees stay those of the
 * frame's own datum: the same as CGCS2000 to a metre for WGS 84, up to a hundred metres off for the older ones. With them they are on CGCS2000.
 */
export function toLngLat(crs: Crs, position: Position, shift?: SevenParameters): Position {
  const [lng, lat] = crs.projection === 'none' ? position : converter(longlat(crs.datum), plane(crs)).inverse([position[0], position[1]]);
  if (!shift) return [lng!, lat!];
  const [dx, dy, dz, rx, ry, rz, ppm] = shift;
  // proj4 rotates positions and not the frame: the other sign (EPSG method 9606). Its WGS 84 is within 0.2 mm of CGCS2000's ellipsoid.
  const from = `+proj=longlat ${ellipsoids[crs.datum]} +towgs84=${dx},${dy},${dz},${-rx},${-ry},${-rz},${ppm} +no_defs`;
  const to = `+proj=longlat ${ellipsoids.cgcs2000} +towgs84=0,0,0 +no_defs`;
  const [east, north] = proj4(from, to).forward([lng!, lat!]);
  return [east!, north!];
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
