import { lengthM, locate, nearest, polygonsOfShape, prepare, type Position, type ShapeIndex } from '#geo';
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
export function partlyIsBorderline(site: Site, index: ShapeIndex, shape: number, accuracyM: number, insideM2: number): boolean {
  if (accuracyM === 0) return false;
  let deep = false;
  let far = false;
  for (const at of witnesses(site)) {
    const place = locate(index, shape, at);
    if (place === 'on' || (place === 'in' && deep) || (place === 'out' && far)) continue;
    if (nearest(prepare({ kind: 'points', coordinates: [at] }), index, shape, accuracyM)) continue;
    if (place === 'in') deep = true;
    else far = true;
    if (deep && far) return false;
  }
  if (site.figure.kind !== 'polygons') return true;
  const least = Math.min(deep ? Infinity : insideM2, far ? Infinity : site.areaM2 - insideM2);
  if (least <= stripM2(accuracyM, site.lengthM, 0)) return true;
  const outline = polygonsOfShape(index, shape).flat();
  const strip = stripM2(accuracyM, site.lengthM + lengthM(outline), outline.length + site.figure.starts.reduce((n, s) => n + s, 0));
  return !((deep || insideM2 > strip) && (far || site.areaM2 - insideM2 > strip));
}

/** The most ground that can lie within some metres of outlines. */
function stripM2(metres: number, length: number, rings: number): number {
  return 2 * metres * length + rings * Math.PI * metres * metres;
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
