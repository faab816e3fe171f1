/**
 * The plain shapes that everything here is made of.
 *
 * Order is always [longitude, latitude] in degrees on CGCS2000 (WGS 84 differs by less than a metre), as RFC 7946 asks;
 * an edge is the straight line in [lng, lat] between two positions. Only `crs.ts` ever sees another order.
 */
export type Position = readonly [lng: number, lat: number];
/** Closed: the last position repeats the first. */
export type Ring = readonly Position[];
/** Shell first, then holes. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];
/** [west, south, east, north] in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** What a site may be: points, lines or polygons, each possibly many. `coordinates` is always the multi form. */
export type Shape =
  | { kind: 'points'; coordinates: readonly Position[] }
  | { kind: 'lines'; coordinates: readonly (readonly Position[])[] }
  | { kind: 'polygons'; coordinates: MultiPolygon };

/** Every position of a shape with the path that leads to it, in file order. */
export function* positionsOf(shape: Shape): Generator<Position> {
  if (shape.kind === 'points') yield* shape.coordinates;
  else if (shape.kind === 'lines') for (const line of shape.coordinates) yield* line;
  else for (const polygon of shape.coordinates) for (const ring of polygon) yield* ring;
}

/** The smallest box around some positions; [∞, ∞, −∞, −∞] around none. */
export function boxOf(positions: Iterable<Position>): Box {
  let w = Infinity,
    s = Infinity,
    e = -Infinity,
    n = -Infinity;
  for (const [x, y] of positions) {
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < s) s = y;
    if (y > n) n = y;
  }
  return [w, s, e, n];
}
