import { featureCollection, intersect, multiPolygon } from '@turf/turf';
import { candidates } from './candidates';
import { buildIndex, polygonsOfShape, type ShapeIndex } from './cells';
import type { Figure } from './figure';
import { locateGerm } from './locate';
import { areaM2, ringAreaM2 } from './measure';
import { overlay } from './overlay';
import { boxOf, type MultiPolygon, type Position, type Shape } from './position';
import { relate } from './relate';

/** m² of the common part by the second engine, Turf; null when it fails too. */
export function secondEngineM2(figure: Figure, index: ShapeIndex, shape: number): number | null {
  const common = secondEngine(figure, index, shape);
  return common && areaM2(common);
}

/** The common part as polygons, by Turf; null when it fails. */
function secondEngine(figure: Figure, index: ShapeIndex, shape: number): MultiPolygon | null {
  try {
    const feature = (polygons: Position[][][]) => multiPolygon(polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))));
    const common = intersect(featureCollection([feature(polygonsOfShape(figure.rings!, 0)), feature(polygonsOfShape(index, shape))]));
    if (!common) return [];
    const { type, coordinates } = common.geometry;
    return (type === 'Polygon' ? [coordinates] : coordinates) as unknown as MultiPolygon;
  } catch {
    return null;
  }
}

/** The common part for drawing, built only when somebody wants to see it: polygons of a polygon figure, lines of a line figure; null when there is none. */
export function overlapShape(figure: Figure, index: ShapeIndex, shape: number): Shape | null {
  if (figure.kind === 'points') return null;
  if (figure.kind === 'lines') {
    const insides: Position[][] = [];
    relate(figure, index, shape, insides);
    return insides.length > 0 ? { kind: 'lines', coordinates: insides } : null;
  }
  const rings = overlay(figure, index, shape);
  const polygons = rings ? groupRings(rings) : secondEngine(figure, index, shape);
  return polygons && polygons.length > 0 ? { kind: 'polygons', coordinates: polygons } : null;
}

/** Puts holes (clockwise) into the shells (counter-clockwise) that they lie in. */
function groupRings(rings: readonly Position[][]): Position[][][] {
  const closed = rings.filter((ring) => ring.length >= 4 && ringAreaM2(ring) !== 0);
  const shells = closed.filter((ring) => ringAreaM2(ring) > 0).map((ring) => [ring]);
  const holes = closed.filter((ring) => ringAreaM2(ring) < 0);
  if (holes.length === 0) return shells;
  const index = buildIndex(shells.map((shell) => [shell]));
  const sizes = shells.map(([shell]) => ringAreaM2(shell!));
  for (const hole of holes) {
    // The smallest shell around it: a hole in an island in a hole belongs to the island.
    let home = shells[0];
    let least = Infinity;
    for (const k of candidates(index, boxOf(hole))) {
      const size = sizes[k]!;
      if (size < least && locateGerm(index, k, hole[0]!, hole[1]!) === 'in') [home, least] = [shells[k]!, size];
    }
    home?.push(hole);
  }
  return shells;
}
