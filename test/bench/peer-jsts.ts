// JTS in JavaScript with a box index: overlay, and distance where it is empty. Its prepared polygons throw when they are made (2.12.1).
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import DistanceOp from 'jsts/org/locationtech/jts/operation/distance/DistanceOp.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import GeoJSONWriter from 'jsts/org/locationtech/jts/io/GeoJSONWriter.js';
import { areaM2, polygonsOfShape, type MultiPolygon, type ShapeIndex } from '#geo';
import { zoneBoxes } from './boxes';
import type { Answer, Engine } from './ours';

type Geometry = object;
interface Written {
  type: string;
  coordinates: MultiPolygon | MultiPolygon[number];
  geometries?: Written[];
}

const reader = new (GeoJSONReader as unknown as new () => { read(json: object): Geometry })();
const writer = new (GeoJSONWriter as unknown as new () => { write(geometry: Geometry): Written })();
const geometryOf = (coordinates: MultiPolygon) => reader.read({ type: 'MultiPolygon', coordinates });

export function jsts(index: ShapeIndex): Engine {
  const near = zoneBoxes(index);
  const zones = Array.from({ length: index.shapeStart.length - 1 }, (_, k) => geometryOf(polygonsOfShape(index, k)));
  return {
    name: 'jsts',
    ask(site) {
      const answer: Answer = { overlaps: new Map(), touches: 0, distances: [] };
      const own = geometryOf(site);
      for (const zone of near(site)) {
        const area = groundOf(writer.write(OverlayOp.intersection(zones[zone]!, own) as Geometry));
        if (area > 0) answer.overlaps.set(zone, area);
        else answer.distances.push(DistanceOp.distance(zones[zone]!, own) as number);
      }
      return answer;
    },
  };
}

function groundOf({ type, coordinates, geometries }: Written): number {
  if (type === 'Polygon') return areaM2([coordinates as MultiPolygon[number]]);
  if (type === 'MultiPolygon') return areaM2(coordinates as MultiPolygon);
  return (geometries ?? []).reduce((sum, geometry) => sum + groundOf(geometry), 0);
}
