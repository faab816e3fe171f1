/** Union, intersection and difference of polygons that may touch or cross themselves: valid, rounded, oriented, biggest first. */
import { difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon as MultiPolygonGeometry, Polygon as PolygonGeometry } from 'geojson';
import type { Position, Ring } from '#geo';
import { baseDigits, cleanRing, orient, roughAreaKm2 } from './rings';

type Polygons = readonly (readonly Ring[])[];

const wrap = (polygons: Polygons) =>
  multiPolygon(polygons.map((rings) => rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y]))));

function unwrap(feature: Feature<PolygonGeometry | MultiPolygonGeometry> | null, digits: number): Ring[][] {
  if (!feature) return [];
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((rings) =>
      orient(rings.map((ring) => cleanRing(ring as [number, number][] as Position[], digits)).filter((ring) => ring.length > 3)),
    )
    .filter((rings) => rings.length > 0)
    .sort((a, b) => roughAreaKm2(b[0]!) - roughAreaKm2(a[0]!));
}

export function dissolve(polygons: Polygons, digits = baseDigits): Ring[][] {
  const parts = polygons.map((rings) => wrap([rings]));
  // Turf wants at least two; a union with itself changes nothing.
  return parts.length === 0 ? [] : unwrap(union(featureCollection(parts.length === 1 ? [...parts, ...parts] : parts)), digits);
}

export function common(a: Polygons, b: Polygons, digits = baseDigits): Ring[][] {
  return unwrap(intersect(featureCollection([wrap(a), wrap(b)])), digits);
}

export function without(a: Polygons, b: Polygons, digits = baseDigits): Ring[][] {
  return unwrap(difference(featureCollection([wrap(a), wrap(b)])), digits);
}
