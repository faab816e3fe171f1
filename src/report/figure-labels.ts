import { escaped } from './escaped';
import { px } from './figure-frame';

type Point = [number, number];
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Han and other wide characters take an em, the rest about 0.56 of one. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += /[\u2e80-\uffef]/.test(character) ? 1 : 0.56;
  return ems * size;
}

/** As much of a text as fits, with an ellipsis for the rest. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('')}…`;
}

/** A text in at most so many lines of a width: broken anywhere between wide characters, at spaces otherwise; the last line takes what fits. */
export function folded(text: string, size: number, width: number, most: number): string[] {
  const pieces = text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*|\s+/g) ?? [];
  const lines = [''];
  for (const piece of pieces) {
    const last = lines.at(-1)!;
    if (last === '' || lines.length === most || textWidth((last + piece).trimEnd(), size) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => fitted(line.trimEnd(), size, width));
}

/** Lines of at most a width, broken between pieces that belong together. */
export function wrapped(pieces: readonly string[], separator: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    const text = i < pieces.length - 1 ? piece + separator : piece;
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last + text, size) <= width) lines[lines.length - 1] = last + text;
    else lines.push(fitted(text, size, width));
  }
  return lines;
}

/** Text with a white casing; drawn twice, because not every reader knows `paint-order`. */
export function cased(lines: readonly string[], [x, y]: Point, size: number, colour = '#1d2329'): string {
  const top = y - ((lines.length - 1) * size * 1.15) / 2 + size * 0.36;
  const spans = lines.map((line, i) => `<tspan x="${px(x)}" y="${px(top + i * size * 1.15)}">${escaped(line)}</tspan>`).join('');
  const text = (attributes: string) => `<text text-anchor="middle" font-size="${size}" ${attributes}>${spans}</text>`;
  return text('fill="#fff" stroke="#fff" stroke-width="3" stroke-linejoin="round"') + text(`fill="${colour}"`);
}

export function boxAround([x, y]: Point, lines: readonly string[], size: number): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, size))) + 4;
  const height = lines.length * size * 1.15 + 3;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

const apart = (a: Box, b: Box) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
const inside = (a: Box, b: Box) => a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

/** Places on a map that are taken; `place` gives the first of some points where a label stands free, and takes it. */
export class Places {
  private readonly taken: Box[] = [];
  constructor(private readonly within: Box) {}

  take(box: Box): void {
    this.taken.push(box);
  }

  place(points: readonly Point[], lines: readonly string[], size: number): Point | null {
    for (const point of points) {
      const box = boxAround(point, lines, size);
      if (!inside(box, this.within) || !this.taken.every((one) => apart(one, box))) continue;
      this.take(box);
      return point;
    }
    return null;
  }
} // prettier-ignore

/**
 * Points inside a polygon (rings in pixels, holes by the even-odd rule), those furthest from its edges first: where a label may stand. From a grid over its
 * box, so that the answer does not depend on where the ring begins.
 */
export function pointsInside(rings: readonly (readonly Point[])[], across = 22): Point[] {
  const xs = rings.flatMap((ring) => ring.map(([x]) => x));
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
  const [west, east] = [min(xs), -min(xs.map((x) => -x))];
  const [top, bottom] = [min(ys), -min(ys.map((y) => -y))];
  const found: { point: Point; room: number }[] = [];
  for (let i = 0; i < across; i++)
    for (let j = 0; j < across; j++) {
      const point: Point = [west + ((i + 0.5) / across) * (east - west), top + ((j + 0.5) / across) * (bottom - top)];
      const room = roomAt(rings, point);
      if (room > 0) found.push({ point, room });
    }
  return found.sort((a, b) => b.room - a.room).map(({ point }) => point);
}

const min = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity);

/** Distance to the nearest edge; negative outside. */
function roomAt(rings: readonly (readonly Point[])[], [x, y]: Point): number {
  let nearest = Infinity;
  let within = false;
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++) {
      const [ax, ay] = ring[k - 1]!;
      const [bx, by] = ring[k]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
      const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
      nearest = Math.min(nearest, (ax + along * (bx - ax) - x) ** 2 + (ay + along * (by - ay) - y) ** 2);
    }
  return within ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}
