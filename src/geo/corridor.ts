import { destination, metresPerDegree } from './measure';
import type { Polygon, Position, Shape } from './position';
import { repair } from './repair';

/** Chords of a circle: the sag is 4e-5 of the radius for a disc, 4e-4 at the bends of a corridor. */
const chords = { disc: 360, bend: 108 };
/** A line of more vertices is no route that somebody drew; uniting its pieces would take minutes. */
export const mostBends = 2000;

/** The ground within `radiusM` of points: discs of 360 geodesics each, united where they overlap; null where that fails. */
export function discsAround(points: readonly Position[], radiusM: number): Shape | null {
  const azimuths = Array.from({ length: chords.disc }, (_, k) => (k * 360) / chords.disc);
  return united(points.map((at) => [close(azimuths.map((azimuth) => destination(at, -azimuth, radiusM)))]));
}

/**
 * The ground within half of `widthM` of lines whose edges are straight in [lng, lat]: a rectangle with round ends an edge, united; distances are geodesics
 * at the vertices. Null for a width of nothing, for more than `mostBends` vertices, or where the union fails.
 */
export function corridorAlong(lines: readonly (readonly Position[])[], widthM: number): Shape | null {
  if (!(widthM > 0) || lines.reduce((sum, line) => sum + line.length, 0) > mostBends) return null;
  const pieces: Polygon[] = [];
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      if (a[0] !== b[0] || a[1] !== b[1]) pieces.push([pill(a, b, widthM / 2)]);
    }
  return united(pieces);
}

/** Both ends' half circles, counter-clockwise. Their points lie at azimuths that are the same for all edges, so that neighbours share them exactly. */
function pill(a: Position, b: Position, radiusM: number): Position[] {
  const half = (at: Position, middle: number) => {
    const step = 360 / chords.bend;
    const [from, to] = [middle - 90, middle + 90];
    const between: number[] = [];
    for (let k = Math.floor(from / step) + 1; k * step < to; k++)
      if (k * step > from + 1e-9 && k * step < to - 1e-9) between.push(k * step);
    // Azimuths run clockwise, rings the other way.
    return [from, ...between, to].toReversed().map((azimuth) => destination(at, azimuth, radiusM));
  };
  return close([...half(a, azimuthAt(a, a, b) + 180), ...half(b, azimuthAt(b, a, b))]);
}

/** Azimuth in degrees, at a place on it, of the edge from a to b. */
function azimuthAt([, lat]: Position, a: Position, b: Position): number {
  const metres = metresPerDegree(lat);
  return (Math.atan2((b[0] - a[0]) * metres.lng, (b[1] - a[1]) * metres.lat) * 180) / Math.PI;
}

function united(pieces: Polygon[]): Shape | null {
  if (pieces.length === 0) return null;
  const result = repair({ kind: 'polygons', coordinates: pieces });
  return result.ok ? result.shape : null;
}

const close = (ring: Position[]): Position[] => [...ring, ring[0]!];
