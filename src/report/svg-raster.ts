import { pngOf } from './png';

type Point = [number, number];
type Paint = (y: number, from: number, to: number) => void;
type Attributes = Readonly<Record<string, string>>;
interface Shape {
  name: string;
  attributes: Attributes;
}
interface Pattern {
  attributes: Attributes;
  shapes: Shape[];
}

/** Pixels for each unit of a drawing: whole ones for small drawings, so that the modules of a QR code stay squares. */
const scaleOf = (wide: number) => (wide < 400 ? Math.ceil(400 / wide) : 1.5);

/**
 * A plain picture of one of our own drawings for programs that show no SVG: its areas, patterns and lines as they are, but no text, since there is no font
 * here. Knows what our drawings use: rect, circle and path of straight lines, plain and pattern fills, opacity, dashes.
 * @returns PNG, `scaleOf` times as large as the drawing's view box; the same drawing gives the same bytes
 */
export function svgRaster(svg: string): Uint8Array {
  const [left, top, wide, high] = /viewBox="([^"]+)"/.exec(svg)![1]!.split(' ').map(Number) as [number, number, number, number];
  const scale = scaleOf(wide);
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  const rgb = new Uint8Array(width * height * 3).fill(255);
  const placed = (rings: Point[][]) => rings.map((ring) => ring.map(([x, y]): Point => [(x - left) * scale, (y - top) * scale]));
  const ink =
    (colour: readonly number[], alpha: number): Paint =>
    (y, from, to) => {
      for (let x = from; x < to; x++)
        for (let c = 0, at = (y * width + x) * 3; c < 3; c++, at++) rgb[at] = Math.round(rgb[at]! * (1 - alpha) + colour[c]! * alpha);
    };
  const fill = (rings: Point[][], paint: Paint) => fillRings(placed(rings), width, height, paint);
  const { shapes, patterns } = shapesOf(svg);
  for (const { name, attributes } of shapes) {
    const rings = ringsOf(name, attributes);
    const opacity = Number(attributes['fill-opacity'] ?? 1);
    const area = attributes['fill'] ?? '#000';
    const pattern = patterns.get(/url\(#(.+)\)/.exec(area)?.[1] ?? '');
    if (pattern) {
      const mask = new Uint8Array(width * height);
      fill(rings, (y, from, to) => void mask.fill(1, y * width + from, y * width + to));
      for (const [lines, colour] of tiles(pattern, rings)) {
        const paint = ink(colour, opacity);
        fill(lines, (y, from, to) => {
          for (let x = from; x < to; x++) if (mask[y * width + x]) paint(y, x, x + 1);
        });
      }
    } else if (area.startsWith('#')) fill(rings, ink(colourOf(area), opacity));
    const stroke = attributes['stroke'];
    if (!stroke?.startsWith('#')) continue;
    const paint = ink(colourOf(stroke), Number(attributes['stroke-opacity'] ?? 1));
    const dashes = attributes['stroke-dasharray']?.split(/[ ,]+/).map(Number) ?? [];
    for (const band of bands(rings, Number(attributes['stroke-width'] ?? 1), dashes)) fill([band], paint);
  }
  return pngOf(rgb, width, height);
}

function shapesOf(svg: string): { shapes: Shape[]; patterns: Map<string, Pattern> } {
  const shapes: Shape[] = [];
  const patterns = new Map<string, Pattern>();
  const stack: { name: string; attributes: Attributes; into: Shape[] | null }[] = [];
  for (const [, closing, name, rest, empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)([^>]*?)(\/?)>/g)) {
    if (closing) {
      stack.pop();
      continue;
    }
    const above = stack.at(-1);
    const own = Object.fromEntries([...rest!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]));
    const attributes = { ...above?.attributes, ...own };
    let into = above ? above.into : shapes;
    if (name === 'clipPath' || name === 'defs') into = null;
    if (name === 'pattern') {
      const pattern = { attributes, shapes: [] };
      patterns.set(attributes['id']!, pattern);
      into = pattern.shapes;
    }
    if (into && ['rect', 'circle', 'path'].includes(name!)) into.push({ name: name!, attributes });
    if (!empty) stack.push({ name: name!, attributes, into });
  }
  return { shapes, patterns };
}

function ringsOf(name: string, attributes: Attributes): Point[][] {
  const number = (key: string) => Number(attributes[key] ?? 0);
  if (name === 'path') return pathRings(attributes['d']!);
  if (name === 'rect') {
    const [x, y, w, h] = [number('x'), number('y'), number('width'), number('height')];
    return [[[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]]; // prettier-ignore
  }
  const [cx, cy, r] = [number('cx'), number('cy'), number('r')];
  return [Array.from({ length: 25 }, (_, k): Point => [cx + r * Math.cos((k * Math.PI) / 12), cy + r * Math.sin((k * Math.PI) / 12)])];
}

function pathRings(d: string): Point[][] {
  const rings: Point[][] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const relative = command === command!.toLowerCase();
    const kind = command!.toUpperCase();
    if (kind === 'Z') {
      const ring = rings.at(-1)!;
      ring.push([...ring[0]!]);
      [x, y] = ring[0]!;
    }
    const step = kind === 'H' || kind === 'V' ? 1 : 2;
    for (let k = 0; k + step <= numbers.length; k += step) {
      const [a, b] = [numbers[k]!, numbers[k + 1]!];
      if (kind !== 'V') x = relative ? x + a : a;
      if (kind === 'V') y = relative ? y + a : a;
      else if (kind !== 'H') y = relative ? y + b : b;
      if (kind === 'M' && k === 0) rings.push([]);
      rings.at(-1)!.push([x, y]);
    }
  }
  return rings;
}

/** Every line as a band as wide as it is drawn, cut into its dashes. */
function bands(rings: readonly Point[][], width: number, dashes: readonly number[]): Point[][] {
  const found: Point[][] = [];
  const band = ([ax, ay]: Point, [bx, by]: Point) => {
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const [nx, ny] = [((ay - by) / length) * (width / 2), ((bx - ax) / length) * (width / 2)];
    found.push([[ax + nx, ay + ny], [bx + nx, by + ny], [bx - nx, by - ny], [ax - nx, ay - ny]]); // prettier-ignore
  };
  for (const ring of rings) {
    let dash = 0;
    let left = dashes[0] ?? Infinity;
    for (const [k, b] of ring.slice(1).entries()) {
      const a = ring[k]!;
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const at = (m: number): Point => [a[0] + ((b[0] - a[0]) * m) / length, a[1] + ((b[1] - a[1]) * m) / length];
      for (let m = 0; m < length;) {
        const end = Math.min(length, m + left);
        if (dash % 2 === 0) band(at(m), at(end));
        left -= end - m;
        m = end;
        // What is left of a dash after rounding may be too little to move on by.
        if (left < 1e-6) left = dashes[(dash += 1) % dashes.length]!;
      }
    }
  }
  return found;
}

/** The lines of a pattern's tiles over an area. */
function tiles({ attributes, shapes }: Pattern, rings: readonly Point[][]): [Point[][], number[]][] {
  const [w, h] = [Number(attributes['width']), Number(attributes['height'])];
  const turn = (Number(/rotate\((-?[\d.]+)/.exec(attributes['patternTransform'] ?? '')?.[1] ?? 0) * Math.PI) / 180;
  const turned = ([x, y]: Point, by: number): Point => [x * Math.cos(by) - y * Math.sin(by), x * Math.sin(by) + y * Math.cos(by)];
  const corners = rings.flat().map((at) => turned(at, -turn));
  if (corners.length === 0) return [];
  const range = (c: 0 | 1, size: number) => {
    const all = corners.map((at) => at[c]);
    const [from, to] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
    return Array.from({ length: Math.ceil(to / size) - Math.floor(from / size) }, (_, k) => (Math.floor(from / size) + k) * size);
  };
  const found: [Point[][], number[]][] = [];
  for (const { name, attributes: own } of shapes) {
    const filled = own['fill']?.startsWith('#') === true;
    const lines = filled ? ringsOf(name, own) : bands(ringsOf(name, own), Number(own['stroke-width'] ?? 1), []);
    const colour = colourOf((filled ? own['fill'] : own['stroke']) ?? '#000');
    for (const dx of range(0, w)) for (const dy of range(1, h)) for (const line of lines) found.push([[line.map(([x, y]) => turned([x + dx, y + dy], turn))], colour]); // prettier-ignore
  }
  return found;
}

/** Even-odd, a pixel by its centre. */
function fillRings(rings: readonly Point[][], width: number, height: number, paint: Paint): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings)
    for (const [k, a] of ring.entries()) {
      const b = ring[(k + 1) % ring.length]!;
      const [low, up] = a[1] < b[1] ? [a, b] : [b, a];
      for (let y = Math.max(0, Math.ceil(low[1] - 0.5)); y + 0.5 < up[1] && y < height; y++) {
        const x = low[0] + ((y + 0.5 - low[1]) * (up[0] - low[0])) / (up[1] - low[1]);
        const row = crossings.get(y);
        if (row) row.push(x);
        else crossings.set(y, [x]);
      }
    }
  const pixel = (x: number) => Math.min(width, Math.max(0, Math.ceil(x - 0.5)));
  for (const [y, row] of crossings) {
    row.sort((a, b) => a - b);
    for (let k = 0; k + 1 < row.length; k += 2) paint(y, pixel(row[k]!), pixel(row[k + 1]!));
  }
}

/** `#abc` or `#aabbcc` */
const colourOf = (hex: string): number[] =>
  (hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1)).match(/../g)!.map((two) => Number.parseInt(two, 16));
