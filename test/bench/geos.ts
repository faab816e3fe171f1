// GEOS in WebAssembly: polygons in, ground of polygons out. Geometries live in its memory and are freed by hand.
import initGeosJs from 'geos-wasm';
import { ringAreaM2, type MultiPolygon, type Position } from '#geo';

export const geos = await initGeosJs({ errorHandler: () => {} });
const { Module } = geos;
const malloc = (bytes: number): number => Module['_malloc'](bytes);
const free = (at: number) => Module['_free'](at);
export type Geometry = number;

const roomFor = (bytes: number) => {
  const room = malloc(bytes);
  if (!room) throw new Error('GEOS has no memory left');
  return room;
};

function withPointers<T>(pointers: readonly number[], use: (at: number) => T): T {
  const at = roomFor(4 * Math.max(1, pointers.length));
  Module.HEAPU32.set(pointers, at / 4);
  const result = use(at);
  free(at);
  return result;
}

function ringIn(ring: readonly Position[]): Geometry {
  const at = roomFor(16 * ring.length);
  const doubles = Module.HEAPF64;
  ring.forEach(([x, y], i) => {
    doubles[at / 8 + 2 * i] = x;
    doubles[at / 8 + 2 * i + 1] = y;
  });
  const sequence = geos.GEOSCoordSeq_copyFromBuffer(at, ring.length, 0, 0);
  free(at);
  return geos.GEOSGeom_createLinearRing(sequence);
}

/** A multipolygon of GEOS; of one polygon, that polygon. */
export function geometryOf(polygons: MultiPolygon): Geometry {
  const parts = polygons.map(([shell, ...holes]) => {
    const outer = ringIn(shell!);
    return withPointers(holes.map(ringIn), (at) => geos.GEOSGeom_createPolygon(outer, holes.length > 0 ? at : 0, holes.length));
  });
  return parts.length === 1 ? parts[0]! : withPointers(parts, (at) => geos.GEOSGeom_createCollection(6, at, parts.length));
}

/** The polygons that a geometry is made of; they belong to it. */
export function polygonsIn(geometry: Geometry): Geometry[] {
  const type = geos.GEOSGeomTypeId(geometry);
  if (type === 3) return [geometry];
  if (type !== 6 && type !== 7) return [];
  return Array.from({ length: geos.GEOSGetNumGeometries(geometry) }, (_, i) => geos.GEOSGetGeometryN(geometry, i)).flatMap(polygonsIn);
}

/** m² on the ellipsoid, by our formula, of everything polygonal in a geometry. */
export function groundOf(geometry: Geometry): number {
  let sum = 0;
  for (const polygon of polygonsIn(geometry)) {
    sum += Math.abs(ringGround(geos.GEOSGetExteriorRing(polygon)));
    for (let i = geos.GEOSGetNumInteriorRings(polygon) - 1; i >= 0; i--) sum -= Math.abs(ringGround(geos.GEOSGetInteriorRingN(polygon, i)));
  }
  return sum;
}

function ringGround(ring: Geometry): number {
  const count = geos.GEOSGetNumCoordinates(ring);
  if (count === 0) return 0;
  const at = roomFor(16 * count);
  geos.GEOSCoordSeq_copyToBuffer(geos.GEOSGeom_getCoordSeq(ring), at, 0, 0);
  const doubles = Module.HEAPF64;
  const positions = Array.from({ length: count }, (_, i): Position => [doubles[at / 8 + 2 * i]!, doubles[at / 8 + 2 * i + 1]!]);
  free(at);
  return ringAreaM2(positions);
}

const cell = roomFor(8);
/** The number that a function of GEOS writes where it is told. */
export function numberFrom(ask: (at: number) => number): number {
  if (ask(cell) === 0) throw new Error('GEOS failed');
  return Module.getValue(cell, 'double') as number;
}
