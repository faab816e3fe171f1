// GEOS over whole zones: prepared relation (DE-9IM), overlay where the boundaries cross, prepared distance where they do not meet.
import { areaM2, polygonsOfShape, type ShapeIndex } from '#geo';
import { zoneBoxes } from './boxes';
import { geometryOf, geos, groundOf, numberFrom } from './geos';
import type { Answer, Engine } from './ours';

export function geosWhole(index: ShapeIndex): Engine {
  const near = zoneBoxes(index);
  const zones = Array.from({ length: index.shapeStart.length - 1 }, (_, k) => geometryOf(polygonsOfShape(index, k)));
  const prepared = zones.map((zone) => geos.GEOSPrepare(zone));
  return {
    name: 'geos-wasm, whole zones',
    ask(site) {
      const answer: Answer = { overlaps: new Map(), touches: 0, distances: [] };
      const own = geometryOf(site);
      for (const zone of near(site)) {
        const text = geos.GEOSPreparedRelate(prepared[zone]!, own);
        if (!text) throw new Error('GEOSPreparedRelate failed');
        // Rows: interior, boundary, exterior of the zone; columns: those of the site.
        const matrix = geos.Module.UTF8ToString(text);
        geos.GEOSFree(text);
        const [ii, ib, , bi, bb, , ei] = matrix;
        if (ii === 'F' && ib === 'F' && bi === 'F' && bb === 'F')
          answer.distances.push(numberFrom((at) => geos.GEOSPreparedDistance(prepared[zone]!, own, at)));
        else if (ii === 'F') answer.touches++;
        else if (ei === 'F') answer.overlaps.set(zone, areaM2(site));
        else {
          const common = geos.GEOSIntersection(zones[zone]!, own);
          if (!common) throw new Error('GEOSIntersection failed');
          answer.overlaps.set(zone, groundOf(common));
          geos.GEOSGeom_destroy(common);
        }
      }
      geos.GEOSGeom_destroy(own);
      return answer;
    },
  };
}
