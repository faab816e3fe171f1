import { boundaryNear, locate, outlineNear, type Candidate, type Position, type ShapeIndex } from '#geo';
import type { Site } from './site';

/** How many vertices are tried as witnesses before the cautious answer is given. */
const maxWitnesses = 400;

/**
 * Whether moving the shape's boundary by `accuracyM` could take a site that lies partly in it wholly in or wholly out.
 *
 * A part of the site deeper inside than the accuracy stays inside whatever happens, one farther outside stays outside: one witness of each kind, taken
 * from vertices and edge middles, settles the matter. Without a witness the overlap still cannot vanish (nor the rest) if it is larger than all ground
 * within the accuracy of its outline, which runs along the site's or the zone's: 2 × accuracy × outline, and a disc a ring.
 * Otherwise the answer is yes: too often rather than too seldom.
 */
export function partlyIsBorderline(
  site: Site,
  index: ShapeIndex,
  { shape, cells }: Candidate,
  accuracyM: number,
  insideM2: number,
): boolean {
  if (accuracyM === 0) return false;
  let deep = false;
  let far = false;
  for (const at of witnesses(site)) {
    if (boundaryNear(index, cells, at[0], at[1], accuracyM)) continue;
    if (locate(index, shape, at, cells) === 'in') deep = true;
    else far = true;
    if (deep && far) return false;
  }
  const { figure } = site;
  if (!figure.rings) return true;
  const least = Math.min(deep ? Infinity : insideM2, far ? Infinity : site.areaM2 - insideM2);
  if (least <= stripM2(accuracyM, site.lengthM, 0)) return true;
  const outline = outlineNear(index, cells, figure.box);
  return least <= stripM2(accuracyM, site.lengthM + outline.lengthM, outline.pieces + figure.rings.ringStart.length - 1);
}

/** The most ground that can lie within some metres of outlines: a strip along each side, and a disc for the ends of each piece. */
function stripM2(metres: number, length: number, pieces: number): number {
  return 2 * metres * length + pieces * Math.PI * metres * metres;
}

/** Vertices first, then places within edges; taken in leaps around the outline, so that a site half in and half out shows both sides soon. */
function* witnesses({ figure }: Site): Generator<Position> {
  const { coords, edges } = figure;
  const count = edges.length || coords.length / 2;
  const leap = leapAround(count);
  const most = edges.length > 0 ? Math.ceil(maxWitnesses / 5) : maxWitnesses;
  for (const t of edges.length > 0 ? [0, 0.5, 0.25, 0.75, 1] : [0])
    for (let n = 0, k = 0; n < Math.min(count, most); n++, k = (k + leap) % count) {
      const i = 2 * (edges.length > 0 ? edges[k]! : k);
      const [x, y] = [coords[i]!, coords[i + 1]!];
      yield t === 0 ? [x, y] : t === 1 ? [coords[i + 2]!, coords[i + 3]!] : [x + t * (coords[i + 2]! - x), y + t * (coords[i + 3]! - y)];
    }
}

/** The step nearest below the golden section of a circle of `count` places that visits all of them. */
function leapAround(count: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let leap = Math.max(1, Math.floor(count * 0.382));
  while (divides(count, leap) > 1) leap--;
  return leap;
}
