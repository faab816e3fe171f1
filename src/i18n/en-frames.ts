import type { zhFrameNotes, zhFrameProblems } from './zh-frames';
import { lngLat } from './en-problems';
import { n } from './zh-problems';

export const enFrameProblems: typeof zhFrameProblems = {
  'corridor-failed': (p) =>
    `No ground can be made of this line or these points (at most ${n(p.limit)} vertices, some length). Simplify it, or give a polygon.`,
  'frame-ask': (p) =>
    `These coordinates can mean ${n(p.count)} different places, which cannot be decided for you. Compare the places and choose one.`,
  'frame-candidate': (p) => `${n(p.frame)} → ${lngLat(p)}${p.placeEn === undefined ? '' : ` ${n(p.placeEn)}`}`,
  'frame-contradiction': (p) =>
    `The file contradicts itself: its eastings begin with zone ${n(p.prefix)}, while it states zone, zone width or central meridian ${n(p.stated)}. Check it and choose the reference system.`,
  'frame-datum-unknown': (p) => `The reference system "${n(p.text)}" that the file names is not known. Check it and choose one.`,
  'frame-not-metres': (p) =>
    `The file declares a plane in metres, yet ${n(p.x)}, ${n(p.y)} look like longitude and latitude. Check it and choose the reference system.`,
  'datum-no-shift': (p) =>
    `No public parameters lead from the older datum of ${n(p.crs)} to CGCS2000. Enter seven parameters, accept up to about 100 m of error, or have the surveyor convert the file.`,
};

export const enFrameNotes: typeof zhFrameNotes = {
  corridor: (p) => `Lines are checked as a corridor of ${n(p.width)} m in all (round ends, distances on the ellipsoid).`,
  disc: (p) => `Points are checked as discs of ${n(p.radius)} m radius (distances on the ellipsoid).`,
  'file-not-read': (p) => `${n(p.file)} was not read: it is no file of coordinates that is known.`,
  'frame-fixed': () => 'By the standard of this format the coordinates are longitude and latitude on WGS 84.',
  'frame-header-datum': (p) => `The file names its reference system: ${n(p.text)}.`,
  'frame-header-zone': (p) => `The file states zone ${n(p.zone)} (central meridian ${n(p.meridian)}°).`,
  'frame-by-header': (p) => `By the stated zone ${n(p.zone)}; the ${n(p.prefix)} in front of the eastings is taken off.`,
  'frame-prefix': (p) => `The eastings begin with ${n(p.prefix)}, the number of a ${n(p.width)}° zone.`,
  'frame-prefix-extra': () =>
    'The declared reference system has no zone number in its eastings, the coordinates have the same one; read with it.',
  'frame-prefix-missing': (p) =>
    `The declared reference system has zone ${n(p.zone)} in its eastings, the coordinates have none; read in that zone.`,
  'frame-zone-tried': (p) => `The coordinates have no zone number; in ${n(p.width)}° zone ${n(p.zone)} they are here.`,
  'frame-axes-swapped': () =>
    'By the size of the numbers, northing and easting stand the other way round than usual; read swapped. Confirm it on the map.',
  'frame-decimal': () => 'Read as decimal degrees.',
  'frame-packed': () => 'Read as degrees.minutes-seconds (125.3235 is 125°32′35″).',
  'frame-shifted': (p) => `The program that wrote this file may write shifted ${n(p.datum)} coordinates.`,
  'frame-datum-unknown': (p) => `The reference system "${n(p.text)}" that the file names is not known; tried as CGCS2000.`,
  'frame-ballpark': (p) =>
    `The datum was not converted: the position may be off by up to about ${n(p.metres)} m, which counts where boundaries are close.`,
  'frame-shift-given': () =>
    'Converted to CGCS2000 by the seven parameters given (Bursa–Wolf, coordinate frame rotation); 1 m of error is allowed for.',
  'frame-wgs84-zone': () => 'The file names WGS 84; Gauss–Krüger coordinates are read on CGCS2000, less than 1 m off.',
  'frame-place-outside': () => 'This place is in no county of the base map.',
};
