import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Geometry } from 'geojson';
import type { MultiPolygon, Position } from '#geo';
import type { Declaration } from '#zone';

/** What the generator takes from the base layers of data/source. */
export interface BaseFeature {
  id: string;
  name: string;
  nameEn: string;
  properties: Record<string, unknown>;
  geometry: Geometry;
}

export function readBase(id: string): BaseFeature[] {
  const folder = fileURLToPath(new URL(`../../source/${id}/`, import.meta.url));
  const declaration = JSON.parse(readFileSync(`${folder}layer.json`, 'utf8')) as Declaration;
  const { features } = JSON.parse(readFileSync(folder + declaration.file, 'utf8')) as {
    features: { properties: Record<string, unknown>; geometry: Geometry }[];
  };
  const { fields } = declaration;
  return features.map(({ properties, geometry }) => ({
    id: String(properties[fields.id]),
    name: text(properties[fields.name]),
    nameEn: text(properties[fields.nameEn ?? fields.name]),
    properties,
    geometry,
  }));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function polygonsOf(geometry: Geometry): MultiPolygon {
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as Position[][]];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates as unknown as MultiPolygon;
  throw new Error(`${geometry.type} where polygons were expected`);
}

export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates as unknown as Position[]];
  if (geometry.type === 'MultiLineString') return geometry.coordinates as unknown as Position[][];
  throw new Error(`${geometry.type} where lines were expected`);
}

export function pointOf(geometry: Geometry): Position {
  if (geometry.type === 'Point') return geometry.coordinates as unknown as Position;
  throw new Error(`${geometry.type} where a point was expected`);
}

export function geometryOf(polygons: MultiPolygon): Geometry {
  const [only, ...others] = polygons;
  const geometry = others.length === 0 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons };
  return geometry as unknown as Geometry;
}
