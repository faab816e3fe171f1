import { boxOf, type Polygon, type Position } from '#geo';

export interface Written {
  at: Position;
  text: string;
  layer: string;
}
interface Outlined {
  polygons: readonly Polygon[];
  layer: string;
}

/** Vertices looked at in all: a drawing with ten thousand nested outlines and as many texts keeps the rest of its names to itself. */
const maxWork = 2_000_000;

/**
 * Which texts stand in which outline: each in the smallest that holds its insertion point; those of the outline's own layer if there are any, else of all
 * layers. Texts without a letter (heights, areas, numbers of points) are no names.
 * @returns for each outline its texts, each once, in file order.
 */
export function textsWithin(outlines: readonly Outlined[], texts: readonly Written[]): string[][] {
  const byEast = texts
    .map((text, order) => ({ ...text, order }))
    .filter(({ text }) => /\p{L}/u.test(text))
    .toSorted((a, b) => a.at[0] - b.at[0]);
  const holder = new Map<number, { outline: number; size: number }>();
  let work = 0;
  for (const [i, { polygons }] of outlines.entries()) {
    const [w, s, e, n] = boxOf(polygons.flatMap((polygon) => polygon[0] ?? []));
    const size = (e - w) * (n - s);
    const vertices = polygons.reduce((sum, polygon) => sum + polygon.reduce((all, ring) => all + ring.length, 0), 0);
    for (let k = firstFrom(byEast, w); k < byEast.length && byEast[k]!.at[0] <= e; k++) {
      const { at, order } = byEast[k]!;
      if (++work > maxWork) break;
      if (at[1] < s || at[1] > n || size >= (holder.get(order)?.size ?? Infinity)) continue;
      work += vertices;
      if (polygons.some((polygon) => isWithin(polygon, at))) holder.set(order, { outline: i, size });
    }
  }
  const found = outlines.map((): Written[] => []);
  for (const [order, { outline }] of [...holder].toSorted(([a], [b]) => a - b)) found[outline]!.push(texts[order]!);
  return found.map((within, i) => {
    const own = within.filter(({ layer }) => layer === outlines[i]!.layer);
    return [...new Set((own.length > 0 ? own : within).map(({ text }) => text))];
  });
}

function firstFrom(sorted: readonly { at: Position }[], x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.at[0] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By parity over all rings of a polygon, so that a hole is outside. */
function isWithin(polygon: Polygon, [x, y]: Position): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}
