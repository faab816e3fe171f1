import { describe, expect, it } from 'vitest';
import { buildIndex } from './cells';
import { findCrossings } from './crossings';
import { prepare } from './figure';
import type { Position } from './position';
import { orientation } from './predicates';

/** Numbers from 0 to 1, always the same ones. */
function seeded(state: number) {
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

describe('findCrossings', () => {
  // Below and beyond one bundle of 32 edges, and beyond what is gone through without a tree; upright and level lines have a box without width.
  it.each([[4], [33], [50], [90]])('finds every pair of edges that cross, however many edges the figure has: %i', (edges) => {
    const random = seeded(edges);
    const place = (): Position => [125 + random() * 0.01, 43 + random() * 0.01];
    const tangle = (count: number) => Array.from({ length: count + 1 }, place);
    const upright = Array.from({ length: edges + 1 }, (_, k): Position => [125.005, 43 + (k / edges) * 0.01]);
    const level = upright.map(([x, y]): Position => [x - 0.005 + (y - 43), 43.005]);
    for (const path of [tangle(edges), upright, level]) {
      const figure = prepare({ kind: 'lines', coordinates: [path] });
      // A ring that crosses itself is no shape, but here only its edges count; it reaches beyond the figure on every side.
      const ring = Array.from({ length: 60 }, (): Position => [124.995 + random() * 0.02, 42.995 + random() * 0.02]);
      const { coords } = buildIndex([[[[...ring, ring[0]!]]]]);
      const near = Uint32Array.from({ length: 60 }, (_, k) => k);
      const { count, figureEdge, shapeEdge, contact } = findCrossings(figure, coords, near);
      const told = Array.from({ length: count }, (_, k) => `${figureEdge[k]} ${shapeEdge[k]}`);
      const side = (xy: Float64Array, e: number, of: Float64Array, v: number) =>
        orientation(xy[2 * e]!, xy[2 * e + 1]!, xy[2 * e + 2]!, xy[2 * e + 3]!, of[2 * v]!, of[2 * v + 1]!);
      const own = figure.coords;
      const expected: string[] = [];
      for (const f of figure.edges)
        for (const z of near)
          if (side(own, f, coords, z) * side(own, f, coords, z + 1) < 0 && side(coords, z, own, f) * side(coords, z, own, f + 1) < 0)
            expected.push(`${f} ${z}`);
      expect(contact).toBe(false);
      expect(expected.length).toBeGreaterThan(10);
      expect(told.sort()).toEqual(expected.sort());
    }
  });
});
