import { boundaryNear, locate, type Candidate, type Position, type ShapeIndex } from '#geo';
import type { Site } from './site';

/** How many vertices are tried as witnesses before the cautious answer is given. */
const maxWitnesses = 400;

/**
 * Whether moving the shape's boundary by `accuracyM` could take a site that lies partly in it wholly in or wholly out.
 *
 * A part of the site deeper inside than the accuracy stays inside whatever happens, one farther outside stays outside: one witness of each kind, taken
 * from vertices and edge middles, settles the matter. Without a witness the overlap still cannot vanish (nor the rest) if it is larger than a strip
 * of that width along its outline could be (area ≤ inradius × perimeter). Otherwise the answer is yes: too often rather than too seldom.
 */
export function partlyIsBorderline(
  site: Site,
  index: ShapeIndex,
  { shape, cells }: Candidate,
  accuracyM: number,
  insideM2: number,
): boolean {
  if (accuracyM === 0) return false;
  // The strips that a shift could take away from either side, and as much again for corners.
  const strip = site.figure.kind === 'polygons' ? accuracyM * 2 * site.lengthM : Infinity;
  let deep = insideM2 > strip;
  let far = site.areaM2 - insideM2 > strip;
  if (deep && far) return false;
  for (const at of witnesses(site)) {
    if (boundaryNear(index, cells, at[0], at[1], accuracyM)) continue;
    if (locate(index, shape, at, cells) === 'in') deep = true;
    else far = true;
    if (deep && far) return false;
  }
  return true;
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
