// GEOS over pieces of at most 256 vertices, as a spatial database does it: zones are subdivided beforehand, sums are taken by zone.
import Flatbush from 'flatbush';
import { areaM2, boxOf, growBox, polygonsOfShape, type ShapeIndex } from '#geo';
import { geometryOf, geos, groundOf, numberFrom, polygonsIn, type Geometry } from './geos';
import { nearM, type Answer, type Engine } from './ours';

const mostVertices = 256;

export function geosPieces(index: ShapeIndex): Engine & { pieces: number } {
  const pieces: { zone: number; geometry: Geometry; prepared: number; box: readonly [number, number, number, number] }[] = [];
  for (let zone = 0; zone + 1 < index.shapeStart.length; zone++)
    subdivide(geometryOf(polygonsOfShape(index, zone)), (geometry) =>
      pieces.push({ zone, geometry, prepared: geos.GEOSPrepare(geometry), box: boxIn(geometry) }),
    );
  const tree = new Flatbush(pieces.length);
  for (const { box } of pieces) tree.add(...box);
  tree.finish();
  return {
    name: 'geos-wasm, pieces of 256',
    pieces: pieces.length,
    ask(site) {
      const answer: Answer = { overlaps: new Map(), touches: 0, distances: [] };
      const own = geometryOf(site);
      const met = new Map<number, number>();
      const apart = new Map<number, number>();
      for (const i of tree.search(...growBox(boxOf(site.flat(2)), nearM))) {
        const { zone, geometry, prepared } = pieces[i]!;
        if (geos.GEOSPreparedIntersects(prepared, own) === 1) {
          let area: number;
          if (geos.GEOSPreparedContains(prepared, own) === 1) area = areaM2(site);
          else {
            const common = geos.GEOSIntersection(geometry, own);
            if (!common) throw new Error('GEOSIntersection failed');
            area = groundOf(common);
            geos.GEOSGeom_destroy(common);
          }
          met.set(zone, (met.get(zone) ?? 0) + area);
        } else if (!met.has(zone)) {
          const distance = numberFrom((at) => geos.GEOSPreparedDistance(prepared, own, at));
          apart.set(zone, Math.min(distance, apart.get(zone) ?? Infinity));
        }
      }
      geos.GEOSGeom_destroy(own);
      for (const [zone, area] of met)
        if (area > 0) answer.overlaps.set(zone, area);
        else answer.touches++;
      for (const [zone, distance] of apart) if (!met.has(zone)) answer.distances.push(distance);
      return answer;
    },
  };
}

function boxIn(geometry: Geometry) {
  const [w, s] = [numberFrom((at) => geos.GEOSGeom_getXMin(geometry, at)), numberFrom((at) => geos.GEOSGeom_getYMin(geometry, at))];
  return [w, s, numberFrom((at) => geos.GEOSGeom_getXMax(geometry, at)), numberFrom((at) => geos.GEOSGeom_getYMax(geometry, at))] as const;
}

/** Halves a geometry by boxes until no piece is too large; takes it over. A piece that the quick cut leaves invalid is cut by a whole overlay. */
function subdivide(geometry: Geometry, keep: (piece: Geometry) => void) {
  for (const polygon of polygonsIn(geometry)) {
    if (geos.GEOSGetNumCoordinates(polygon) <= mostVertices) {
      keep(geos.GEOSGeom_clone(polygon));
      continue;
    }
    const [w, s, e, n] = boxIn(polygon);
    const middle = e - w >= n - s ? (w + e) / 2 : (s + n) / 2;
    const halves =
      e - w >= n - s
        ? ([
            [w, s, middle, n],
            [middle, s, e, n],
          ] as const)
        : ([
            [w, s, e, middle],
            [w, middle, e, n],
          ] as const);
    for (const half of halves) {
      let part = geos.GEOSClipByRect(polygon, ...half);
      if (!part || geos.GEOSisValid(part) !== 1) {
        const [x, y, x2, y2] = half;
        const box = geometryOf([
          [
            [
              [x, y],
              [x2, y],
              [x2, y2],
              [x, y2],
              [x, y],
            ],
          ],
        ]);
        part = geos.GEOSIntersection(polygon, box);
        geos.GEOSGeom_destroy(box);
      }
      subdivide(part, keep);
    }
  }
  geos.GEOSGeom_destroy(geometry);
}
