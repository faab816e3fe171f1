import type { MultiPolygon, Position, Ring } from '#geo';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';

export function roundPosition([lng, lat]: Position, decimals: number): Position {
  return [Number(lng.toFixed(decimals)), Number(lat.toFixed(decimals))];
}

/** Only its sign and order of size are used: measures in m² come from #geo. */
export function signedAreaDeg2(ring: Ring): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum / 2;
}

export function isInRing([lng, lat]: Position, ring: Ring): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Rounded, without repeated positions, closed, and in the wanted direction. */
export function finishRing(open: readonly Position[], decimals: number, counterClockwise: boolean): Ring {
  const ring: Position[] = [];
  for (const position of open) {
    const rounded = roundPosition(position, decimals);
    const last = ring[ring.length - 1];
    if (!last || last[0] !== rounded[0] || last[1] !== rounded[1]) ring.push(rounded);
  }
  const first = ring[0]!;
  const last = ring[ring.length - 1]!;
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
  return signedAreaDeg2(ring) > 0 === counterClockwise ? ring : ring.reverse();
}

export function reversed(ring: Ring): Ring {
  return [...ring].reverse();
}

/** An independent engine's word on validity; null when there is nothing to say. */
export function invalidity(polygons: MultiPolygon): string | null {
  const geometry = polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
  const operation = new IsValidOp(new GeoJSONReader(new GeometryFactory()).read(geometry));
  return operation.isValid() ? null : String(operation.getValidationError());
}

/** Answers "is this position inside?" for many positions: the edges lie in bands of latitude. */
export class InsideTest {
  private readonly bands = new Map<number, number[]>();
  private static readonly bandsPerDegree = 200;

  constructor(polygons: MultiPolygon) {
    for (const polygon of polygons)
      for (const ring of polygon)
        for (let i = 1; i < ring.length; i++) {
          const [ax, ay] = ring[i - 1]!;
          const [bx, by] = ring[i]!;
          const to = Math.floor(Math.max(ay, by) * InsideTest.bandsPerDegree);
          for (let band = Math.floor(Math.min(ay, by) * InsideTest.bandsPerDegree); band <= to; band++) {
            const edges = this.bands.get(band);
            if (edges) edges.push(ax, ay, bx, by);
            else this.bands.set(band, [ax, ay, bx, by]);
          }
        }
  }

  has([lng, lat]: Position): boolean {
    const edges = this.bands.get(Math.floor(lat * InsideTest.bandsPerDegree));
    if (!edges) return false;
    let inside = false;
    for (let i = 0; i < edges.length; i += 4) {
      const ay = edges[i + 1]!;
      const by = edges[i + 3]!;
      if (ay > lat !== by > lat && lng < ((edges[i + 2]! - edges[i]!) * (lat - ay)) / (by - ay) + edges[i]!) inside = !inside;
    }
    return inside;
  }
}
