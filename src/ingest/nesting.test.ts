import { expect, it } from 'vitest';
import type { Position } from '#geo';
import { nestRings } from './nesting';

const box = (x: number, y: number, side: number): Position[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]; // prettier-ignore
const nested = (...rings: Position[][]) => nestRings(rings).map((polygon) => polygon.map(({ index }) => index));

it('puts holes into the innermost ring that holds them, islands apart, whatever the order', () => {
  expect(nested(box(0, 0, 100), box(10, 10, 50), box(20, 20, 10), box(200, 0, 10))).toEqual([[0, 1], [2], [3]]);
  expect(nested(box(20, 20, 10), box(200, 0, 10), box(10, 10, 50), box(0, 0, 100))).toEqual([[0], [1], [3, 2]]);
});

it('takes what is common to two rings for neither side', () => {
  const angle: Position[] = [[0, 0], [100, 0], [100, 50], [50, 50], [50, 100], [0, 100], [0, 0]]; // prettier-ignore
  // In the notch of the other, with two edges in common; in its corner, with two edges in common; the same ring twice.
  expect(nested(angle, box(50, 50, 50))).toEqual([[0], [1]]);
  expect(nested(angle, box(0, 0, 20))).toEqual([[0, 1]]);
  expect(nested(angle, angle)).toEqual([[0], [1]]);
});

it('holds in survey metres and in degrees', () => {
  const [east, north] = [42445637.402, 4861467.077];
  expect(nested(box(east, north, 100), box(east + 0.001, north + 0.001, 0.01))).toEqual([[0, 1]]);
  expect(nested(box(125.3, 43.8, 0.01), box(125.301, 43.801, 1e-7))).toEqual([[0, 1]]);
});
