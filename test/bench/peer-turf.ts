// Turf with a box index: `intersect` for every zone whose box comes near. It measures no distance of polygons: those are left out, in its favour.
import { featureCollection, intersect, multiPolygon } from '@turf/turf';
import { areaM2, polygonsOfShape, type MultiPolygon, type ShapeIndex } from '#geo';
import { zoneBoxes } from './boxes';
import type { Answer, Engine } from './ours';

const feature = (polygons: MultiPolygon) => multiPolygon(polygons as unknown as number[][][][]);

export function turf(index: ShapeIndex): Engine {
  const near = zoneBoxes(index);
  const zones = Array.from({ length: index.shapeStart.length - 1 }, (_, k) => feature(polygonsOfShape(index, k)));
  return {
    name: 'Turf + flatbush',
    ask(site) {
      const answer: Answer = { overlaps: new Map(), touches: 0, distances: [] };
      const own = feature(site);
      for (const zone of near(site)) {
        const common = intersect(featureCollection([own, zones[zone]!]));
        if (!common) continue;
        const { type, coordinates } = common.geometry;
        answer.overlaps.set(zone, areaM2((type === 'Polygon' ? [coordinates] : coordinates) as unknown as MultiPolygon));
      }
      return answer;
    },
  };
}
