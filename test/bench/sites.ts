// Sites for the benches: star-shaped polygons around points at zone edges, where questions are hard.
import type { Position, ShapeIndex } from '#geo';
import { seeded } from './seeded';

/** One closed ring, counter-clockwise, of 5 to 40 vertices. */
export type SiteRing = readonly Position[];

/** `count` sites with radii from 50 m to 2 km (evenly in the logarithm), each around a vertex of the index; coordinates to 1e-7°. */
export function sitesAt({ coords }: Pick<ShapeIndex, 'coords'>, count: number, seed = 11): SiteRing[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const at = Math.floor((random() * coords.length) / 2);
    const [x, y] = [coords[2 * at]!, coords[2 * at + 1]!];
    const lat = (50 * 40 ** random()) / 111_200;
    const lng = lat / Math.cos((y * Math.PI) / 180);
    const corners = 5 + Math.floor(36 * random());
    const turn = 2 * Math.PI * random();
    const ring = Array.from({ length: corners }, (_, k): Position => {
      const [angle, reach] = [turn + (2 * Math.PI * k) / corners, 0.45 + 0.55 * random()];
      return [round(x + lng * reach * Math.cos(angle)), round(y + lat * reach * Math.sin(angle))];
    });
    return [...ring, ring[0]!];
  });
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
