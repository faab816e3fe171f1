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

function* witnesses({ figure }: Site): Generator<Position> {
  const { coords, edges } = figure;
  const at = (i: number): Position => [coords[2 * i]!, coords[2 * i + 1]!];
  const count = edges.length || coords.length / 2;
  const step = Math.max(1, Math.ceil((count * 2) / maxWitnesses));
  for (let k = 0; k < count; k += step) {
    const i = edges.length > 0 ? edges[k]! : k;
    const a = at(i);
    yield a;
    if (edges.length === 0) continue;
    const b = at(i + 1);
    for (const t of [0.25, 0.5, 0.75]) yield [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    yield b;
  }
}
