/** The datums of China's maps that have a frame of their own by number; how far one lies from another is told where positions are moved. */
export const datums = ['cgcs2000', 'wgs-84', 'xian-1980', 'beijing-1954', 'new-beijing'] as const;
export type Datum = (typeof datums)[number];

/** A Gauss–Krüger zone as EPSG numbers it (GB/T 17798; epsg.org). */
export interface GaussKruger {
  epsg: number;
  datum: Datum;
  projection: 'gauss-kruger';
  /** Zone number: 25–45 for 3°, 13–23 for 6°. */
  zone: number;
  widthDeg: 3 | 6;
  centralMeridian: number;
  /** Whether the easting carries the zone number in front (42 445 637 instead of 445 637). */
  prefixed: boolean;
}

/** A frame by its EPSG number: longitude and latitude, or a plane. */
export type Crs =
  | { epsg: number; datum: Datum; projection: 'none' }
  | GaussKruger
  | { epsg: number; datum: 'wgs-84'; projection: 'utm'; zone: number; centralMeridian: number }
  | { epsg: number; datum: 'wgs-84'; projection: 'web-mercator' };

const geographicCodes: Record<Datum, number> = {
  cgcs2000: 4490,
  'wgs-84': 4326,
  'xian-1980': 4610,
  'beijing-1954': 4214,
  'new-beijing': 4555,
};

/** Codes of one row count up with the zone: the first zone of the row, its code, how many. New Beijing's 3° rows are broken in three. */
type Row = [firstEpsg: number, datum: Datum, widthDeg: 3 | 6, prefixed: boolean, firstZone: number, count: number];
const rows: readonly Row[] = [
  [4491, 'cgcs2000', 6, true, 13, 11],
  [4502, 'cgcs2000', 6, false, 13, 11],
  [4513, 'cgcs2000', 3, true, 25, 21],
  [4534, 'cgcs2000', 3, false, 25, 21],
  [2327, 'xian-1980', 6, true, 13, 11],
  [2338, 'xian-1980', 6, false, 13, 11],
  [2349, 'xian-1980', 3, true, 25, 21],
  [2370, 'xian-1980', 3, false, 25, 21],
  [21413, 'beijing-1954', 6, true, 13, 11],
  [21453, 'beijing-1954', 6, false, 13, 11],
  [2401, 'beijing-1954', 3, true, 25, 21],
  [2422, 'beijing-1954', 3, false, 25, 21],
  [4568, 'new-beijing', 6, true, 13, 11],
  [4579, 'new-beijing', 6, false, 13, 11],
  [4652, 'new-beijing', 3, true, 25, 5],
  [4766, 'new-beijing', 3, true, 30, 16],
  [4782, 'new-beijing', 3, false, 25, 19],
  [4812, 'new-beijing', 3, false, 44, 1],
  [4822, 'new-beijing', 3, false, 45, 1],
];

/** Longitude and latitude on a datum. */
export function geographic(datum: Datum): Crs {
  return { epsg: geographicCodes[datum], datum, projection: 'none' };
}

/** The zone of a datum by width and number; null where China has no such zone, or the datum none (WGS 84 has UTM). */
export function gaussKrugerOf(datum: Datum, widthDeg: 3 | 6, zone: number, prefixed: boolean): GaussKruger | null {
  const row = rows.find(
    ([, d, width, p, first, count]) => d === datum && width === widthDeg && p === prefixed && zone >= first && zone < first + count,
  );
  if (!row || !Number.isInteger(zone)) return null;
  const centralMeridian = widthDeg === 3 ? zone * 3 : zone * 6 - 3;
  return { epsg: row[0] + zone - row[4], datum, projection: 'gauss-kruger', zone, widthDeg, centralMeridian, prefixed };
}

/** What an EPSG number says; null for any that China's surveys do not use. */
export function crsOf(epsg: number): Crs | null {
  const datum = datums.find((d) => geographicCodes[d] === epsg);
  if (datum) return geographic(datum);
  // The three-dimensional forms of CGCS2000 and WGS 84: heights are passed over.
  if (epsg === 4480 || epsg === 4979) return { epsg, datum: epsg === 4480 ? 'cgcs2000' : 'wgs-84', projection: 'none' };
  if (epsg === 3857) return { epsg, datum: 'wgs-84', projection: 'web-mercator' };
  if (epsg >= 32643 && epsg <= 32653) {
    const zone = epsg - 32600;
    return { epsg, datum: 'wgs-84', projection: 'utm', zone, centralMeridian: zone * 6 - 183 };
  }
  const row = rows.find(([first, , , , , count]) => epsg >= first && epsg < first + count);
  return row ? gaussKrugerOf(row[1], row[2], row[4] + epsg - row[0], row[3]) : null;
}

/** The 3° zone of CGCS2000 that a longitude lies in, prefixed; at a border the eastern one. null where China has no zone. */
export function gaussKrugerAt(lng: number): GaussKruger | null {
  return gaussKrugerOf('cgcs2000', 3, Math.floor((lng + 1.5) / 3), true);
}
