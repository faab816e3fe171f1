import { boundaryPoints } from './readers/boundary-points';
import { cass } from './readers/cass';
import { coordinates } from './readers/coordinates';
import { dxf } from './readers/dxf';
import { geojson } from './readers/geojson';
import { geopackage } from './readers/geopackage';
import { gpx } from './readers/gpx';
import { kml } from './readers/kml';
import { ovital } from './readers/ovital';
import { shapefile } from './readers/shapefile';
import { table } from './readers/table';
import { wkt } from './readers/wkt';
import type { Reader } from './reading';

/**
 * Every format that is read, the one with the surest sign first: the first that recognises a file reads it. Binary formats before texts, and typed
 * coordinates last: they take any text with a digit in it. 界址点 TXT begins with a bracket and stands before GeoJSON for that.
 */
export const readers: readonly Reader[] = [
  geopackage,
  shapefile,
  dxf,
  ovital,
  kml,
  gpx,
  boundaryPoints,
  geojson,
  wkt,
  cass,
  table,
  coordinates,
];
