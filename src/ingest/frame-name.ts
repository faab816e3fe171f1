import { crsOf, fromBd09, fromGcj02, toLngLat, type Crs, type Position, type SevenParameters, type Shape } from '#geo';
import { unpack } from './angles';
import { mapShape } from './frame';

/** One way to turn the numbers of a file into a place. Its name is what a person gives back to choose it. */
export interface Frame {
  base: Crs | 'GCJ-02' | 'BD-09';
  /** The numbers stand north first. */
  swapped?: boolean;
  /** Angles are written ddd.mmss: 125.3235 is 125°32′35″. */
  packed?: boolean;
  /** The zone number in front of the easting is not believed, and taken off. */
  unprefixed?: boolean;
  /** How a datum without a public shift comes to CGCS2000: as if there were none, or by parameters. */
  shift?: 'ballpark' | SevenParameters;
}

/** How far positions may be off when the shift of an older datum is left out, and when a person gives seven parameters, in m. */
const accuracies = { ballpark: 100, parameters: 1 };

/** `EPSG:4530`, `EPSG:4530 swapped`, `EPSG:4490 packed`, `EPSG:4551 unprefixed`, `GCJ-02`, `EPSG:2366 ballpark`, `EPSG:2366 shift=dx,dy,dz,rx,ry,rz,ppm`. */
export function nameFrame({ base, swapped, packed, unprefixed, shift }: Frame): string {
  const words = [typeof base === 'string' ? base : `EPSG:${base.epsg}`];
  if (swapped) words.push('swapped');
  if (packed) words.push('packed');
  if (unprefixed) words.push('unprefixed');
  if (shift === 'ballpark') words.push(shift);
  else if (shift) words.push(`shift=${shift.join(',')}`);
  return words.join(' ');
}

/** The frame of a name; null for anything else. Codes may be written `urn:ogc:def:crs:EPSG::4530` or `CRS84` too. */
export function parseFrame(name: string): Frame | null {
  const [first, ...words] = name.trim().split(/\s+/);
  const base = baseOf(first ?? '');
  if (base === null) return null;
  const frame: Frame = { base };
  for (const word of words) {
    const parameters = /^shift=(.+)$/
      .exec(word)?.[1]
      ?.split(',')
      .map((part) => (part.trim() === '' ? NaN : Number(part)));
    if (word === 'swapped' || word === 'packed' || word === 'unprefixed') frame[word] = true;
    else if (word === 'ballpark' && hasNoShift(base)) frame.shift = word;
    else if (parameters?.length === 7 && parameters.every(Number.isFinite) && hasNoShift(base))
      frame.shift = parameters as unknown as SevenParameters;
    else return null;
  }
  const plane = typeof base !== 'string' && base.projection !== 'none';
  return plane ? (frame.packed ? null : frame) : frame.unprefixed ? null : frame;
}

/** A frame's code in one of its spellings; null for what no survey of China uses. */
export function baseOf(name: string): Frame['base'] | null {
  if (/^(urn:.*|OGC:)?CRS:?:?84$/i.test(name) || /OGC:[\d.]*:CRS84$/i.test(name)) return crsOf(4326);
  if (/^GCJ-?02$/i.test(name)) return 'GCJ-02';
  if (/^BD-?09$/i.test(name)) return 'BD-09';
  const code = /EPSG:(?:[\d.]*:)?(\d{4,5})$/i.exec(name.trim())?.[1];
  return code === undefined ? null : crsOf(Number(code));
}

/** Whether no shift between a frame's datum and CGCS2000 is public. */
export function hasNoShift(base: Frame['base']): boolean {
  return typeof base !== 'string' && base.datum !== 'cgcs2000' && base.datum !== 'wgs-84';
}

/** How far positions may be off by the frame alone, in m. */
export function accuracyOf({ shift }: Frame): number {
  if (shift === undefined) return 0;
  return shift === 'ballpark' ? accuracies.ballpark : accuracies.parameters;
}

/** Positions as a frame places them, [lng, lat] on CGCS2000. Packed angles that are none (61 minutes) become NaN. */
export function placeBy(frame: Frame, shapes: readonly Shape[]): Shape[] {
  return shapes.map((shape) => mapShape(shape, (position) => placeOne(frame, position)));
}

export function placeOne({ base, swapped, packed, unprefixed, shift }: Frame, position: Position): Position {
  let [east, north] = swapped ? [position[1], position[0]] : position;
  if (packed) [east, north] = [unpack(east) ?? NaN, unpack(north) ?? NaN];
  if (unprefixed) east %= 1e6;
  if (base === 'GCJ-02') return fromGcj02([east, north]);
  if (base === 'BD-09') return fromBd09([east, north]);
  return toLngLat(base, [east, north], shift === 'ballpark' ? undefined : shift);
}
