// Work A: the lakes of the earth (@geo-maps/earth-lakes-1m, of OpenStreetMap), one zone a lake.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildIndex, defectsOf, type MultiPolygon, type Polygon, type ShapeIndex } from '#geo';

/** Every lake that is a valid polygon, and how many are none. */
export function lakes(): { index: ShapeIndex; left: number } {
  const file = createRequire(import.meta.url).resolve('@geo-maps/earth-lakes-1m/map.geo.json');
  const { geometries } = JSON.parse(readFileSync(file, 'utf8')) as { geometries: { type: string; coordinates: MultiPolygon | Polygon }[] };
  const all = geometries.flatMap(({ type, coordinates }) =>
    type === 'Polygon' ? [coordinates as Polygon] : (coordinates as MultiPolygon),
  );
  const valid = all.filter((polygon) => defectsOf({ kind: 'polygons', coordinates: [polygon] }).length === 0);
  return { index: buildIndex(valid.map((polygon) => [polygon])), left: all.length - valid.length };
}
