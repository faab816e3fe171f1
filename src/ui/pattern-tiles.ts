import type { PatternName } from './marks';

type Point = readonly [x: number, y: number];
type Stroke = readonly Point[];

/** One repeat of a pattern on a square tile: strokes as polylines, dots as [x, y, radius]. Drawn by code for the map, as SVG for the legend. */
export interface Tile {
  size: number;
  strokes: readonly Stroke[];
  dots: readonly (readonly [x: number, y: number, radius: number])[];
  width: number;
}

const lines = (size: number, width: number, ...strokes: Stroke[]): Tile => ({ size, strokes, dots: [], width });
const dots = (size: number, ...at: Tile['dots'][number][]): Tile => ({ size, strokes: [], dots: at, width: 0 });
const level = (size: number, y: number, from = -1, to = size + 1): Stroke => [[from, y], [to, y]]; // prettier-ignore
const upright = (size: number, x: number): Stroke => [[x, -1], [x, size + 1]]; // prettier-ignore
/** Unbroken slanted lines, one through the middle of the tile and two through its corners. */
const slashes: Stroke[] = [[[-2, 10], [10, -2]], [[-2, 2], [2, -2]], [[6, 10], [10, 6]]]; // prettier-ignore
const backslashes: Stroke[] = [[[-2, -2], [10, 10]], [[6, -2], [10, 2]], [[-2, 6], [2, 10]]]; // prettier-ignore
const wider = (by: number, strokes: readonly Stroke[]): Stroke[] => strokes.map((s) => s.map(([x, y]) => [x * by, y * by] as const));
const circle = (x: number, y: number, r: number): Stroke =>
  Array.from({ length: 13 }, (_, k) => [x + r * Math.cos((k * Math.PI) / 6), y + r * Math.sin((k * Math.PI) / 6)] as const);
const wave = (y: number): Stroke =>
  Array.from({ length: 15 }, (_, i) => [i - 1, y + 1.4 * Math.sin(((i - 1) / 12) * 2 * Math.PI)] as const);
const plus = (x: number, y: number): Stroke[] => [[[x - 2, y], [x + 2, y]], [[x, y - 2], [x, y + 2]]]; // prettier-ignore
const cross = (x: number, y: number): Stroke[] => [[[x - 2, y - 2], [x + 2, y + 2]], [[x - 2, y + 2], [x + 2, y - 2]]]; // prettier-ignore
const arrow = (x: number, y: number): Stroke[] => [[[x, y - 3], [x, y + 3]], [[x - 2, y + 1], [x, y + 3], [x + 2, y + 1]]]; // prettier-ignore
const wing = (x: number, y: number): Stroke => [[x - 3, y - 1.5], [x - 1.5, y - 1.8], [x, y + 1], [x + 1.5, y - 1.8], [x + 3, y - 1.5]]; // prettier-ignore
const fir = (x: number, y: number): Stroke[] => [[[x - 2, y], [x, y - 3], [x + 2, y]], [[x - 2.5, y + 2.5], [x, y - 0.5], [x + 2.5, y + 2.5]]]; // prettier-ignore
/** The same sign twice, in quincunx. */
const twice = (size: number, width: number, sign: (x: number, y: number) => Stroke[]): Tile =>
  lines(size, width, ...sign(size / 4, size / 4), ...sign((3 * size) / 4, (3 * size) / 4));

export const tiles: Record<PatternName, Tile> = {
  slash: lines(8, 1.2, ...slashes),
  backslash: lines(8, 1.4, ...backslashes),
  waves: lines(12, 1.2, wave(3), wave(9)),
  dots: dots(6, [1.5, 1.5, 0.9], [4.5, 4.5, 0.9]),
  'sparse-dots': dots(12, [3, 3, 0.9], [9, 9, 0.9]),
  horizontals: lines(6, 1, level(6, 3)),
  'sparse-horizontals': lines(12, 1, level(12, 6)),
  'broken-horizontals': lines(8, 1.2, level(8, 2, 0, 5), level(8, 6, 4, 9), level(8, 6, -1, 1)),
  'sparse-broken-horizontals': lines(16, 1.2, level(16, 4, 1, 7), level(16, 12, 9, 15)),
  verticals: lines(9, 1, upright(9, 4.5)),
  crosshatch: lines(8, 1, ...slashes, ...backslashes),
  'sparse-crosshatch': lines(14, 1, ...wider(1.75, slashes), ...wider(1.75, backslashes)),
  furrows: lines(8, 1.1, [[1, 5], [4, 2]], [[5, 9], [8, 6]], [[5, 1], [6, 0]]), // prettier-ignore
  'sparse-furrows': lines(16, 1.1, [[2, 7], [6, 3]], [[10, 15], [14, 11]]), // prettier-ignore
  grid: lines(10, 0.8, level(10, 5), upright(10, 5)),
  rings: twice(14, 0.9, (x, y) => [circle(x, y, 1.8)]),
  pluses: twice(16, 1, plus),
  crosses: twice(14, 1, cross),
  arrows: twice(18, 1, arrow),
  wings: twice(18, 1.1, (x, y) => [wing(x, y)]),
  firs: twice(18, 1, fir),
};
