import { expect, it } from 'vitest';
import { corridorAlong, discsAround, mostBends } from './corridor';
import { areaM2, destination, distanceM, lengthM } from './measure';
import type { Position, Shape } from './position';
import { defectsOf } from './validity';

const polygonsOf = (shape: Shape | null) => (shape?.kind === 'polygons' ? shape.coordinates : []);
const at: Position = [125.3235, 43.8868];

it('a disc has its radius everywhere and πr² to 5e-5', () => {
  const disc = polygonsOf(discsAround([at], 300));
  for (const vertex of disc[0]![0]!) expect(distanceM(at, vertex)).toBeCloseTo(300, 6);
  expect(areaM2(disc) / (Math.PI * 300 ** 2)).toBeCloseTo(1 - 5.1e-5, 5);
  // Two that overlap are one piece of ground, two that do not are two.
  expect(polygonsOf(discsAround([at, destination(at, 40, 100)], 300)).length).toBe(1);
  expect(polygonsOf(discsAround([at, destination(at, 40, 1000)], 300)).length).toBe(2);
});
it.each([0, 37, 90, 181, 270])('a straight corridor towards %s° has length times width and two half discs', (azimuth) => {
  const line = [at, destination(at, azimuth, 2000)];
  const corridor = corridorAlong([line], 20);
  expect(defectsOf(corridor!)).toEqual([]);
  expect(areaM2(polygonsOf(corridor)) / (20 * lengthM([line]) + Math.PI * 100)).toBeCloseTo(1, 5);
});
it('bends, crossings, loops and lines run twice count their ground once', () => {
  const b = destination(at, 90, 1000);
  const c = destination(b, 0, 1000);
  const bent = corridorAlong([[at, b, c]], 20);
  expect(polygonsOf(bent).length).toBe(1);
  // Two arms, less the quarter square that both have, and the round outside of the bend.
  const expected = 20 * 2000 - 100 + (Math.PI * 100) / 4 + Math.PI * 100;
  expect(areaM2(polygonsOf(bent)) / expected).toBeCloseTo(1, 4);
  expect(areaM2(polygonsOf(corridorAlong([[at, b, at]], 20)))).toBeCloseTo(areaM2(polygonsOf(corridorAlong([[at, b]], 20))), 2);
  const ring = polygonsOf(corridorAlong([[at, b, c, at]], 20));
  expect(ring.map((rings) => rings.length)).toEqual([2]);
  const cross = polygonsOf(corridorAlong([[at, c], [destination(at, 0, 1000), b]], 20)); // prettier-ignore
  expect(cross.length).toBe(1);
});
it('contains every place nearer than half its width, and none farther', () => {
  const line = [at, destination(at, 60, 800), destination(at, 100, 1500)];
  const corridor = polygonsOf(corridorAlong([line], 50));
  for (const [rings] of [corridor]) expect(rings!.length).toBe(1);
  for (const vertex of corridor[0]![0]!) {
    let least = Infinity;
    for (let i = 1; i < line.length; i++)
      for (let k = 0; k <= 2000; k++) {
        const [p, q] = [line[i - 1]!, line[i]!];
        least = Math.min(least, distanceM([p[0] + ((q[0] - p[0]) * k) / 2000, p[1] + ((q[1] - p[1]) * k) / 2000], vertex));
      }
    expect(Math.abs(least - 25)).toBeLessThan(0.03);
  }
});
it('is nothing without a width, and for a line of too many vertices', () => {
  expect(corridorAlong([[at, destination(at, 1, 10)]], 0)).toBeNull();
  expect(corridorAlong([Array.from({ length: mostBends + 1 }, (_, k): Position => [125 + k * 1e-5, 43])], 10)).toBeNull();
  expect(corridorAlong([[at, at]], 10)).toBeNull();
});
