import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defectsOf, repair, type MultiPolygon, type Polygon, type Position, type Ring, type Shape } from './index';

const shapeOf = (...polygons: Polygon[]): Shape => ({ kind: 'polygons', coordinates: polygons });
const box = (x: number, y: number, d: number): Ring => [[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]; // prettier-ignore
const codes = (shape: Shape) => defectsOf(shape).map((d) => d.code);

/** Planar area of the ground that rings enclose by the rule of `untangle.ts`, from vertical slabs between all vertices and crossings: no topology. */
function slabArea(polygons: MultiPolygon): number {
  const edges = polygons.flatMap((rings, part) =>
    rings.flatMap((ring, r) => ring.slice(1).map((b, i) => ({ a: ring[i]!, b, ring: `${part}/${r}`, part }))),
  );
  const xs = new Set(edges.map((e) => e.a[0]));
  for (const e of edges)
    for (const f of edges) {
      const [ex, ey, fx, fy] = [e.b[0] - e.a[0], e.b[1] - e.a[1], f.b[0] - f.a[0], f.b[1] - f.a[1]];
      const t = ((f.a[0] - e.a[0]) * fy - (f.a[1] - e.a[1]) * fx) / (ex * fy - ey * fx);
      if (t > 0 && t < 1) xs.add(e.a[0] + t * ex);
    }
  const sorted = [...xs].sort((a, b) => a - b);
  let area = 0;
  for (let k = 1; k < sorted.length; k++) {
    const [x, width] = [(sorted[k - 1]! + sorted[k]!) / 2, sorted[k]! - sorted[k - 1]!];
    const crossed = edges
      .filter(({ a, b }) => a[0] < x !== b[0] < x)
      .map((e) => ({ ...e, y: e.a[1] + ((x - e.a[0]) / (e.b[0] - e.a[0])) * (e.b[1] - e.a[1]) }))
      .sort((e, f) => e.y - f.y);
    const windings = new Map<string, number>();
    for (let i = 0; i + 1 < crossed.length; i++) {
      const { ring, a, b, y } = crossed[i]!;
      windings.set(ring, (windings.get(ring) ?? 0) + (b[0] > a[0] ? 1 : -1));
      const odd = (part: number) => [...windings].filter(([key, w]) => key.startsWith(`${part}/`) && w !== 0).length % 2 === 1;
      if (polygons.some((_, part) => odd(part))) area += width * (crossed[i + 1]!.y - y);
    }
  }
  return area;
}

function planarArea(polygons: MultiPolygon): number {
  const of = (ring: Ring) => Math.abs(ring.slice(1).reduce((sum, b, i) => sum + (ring[i]![0] - ring[0]![0]) * (b[1] - ring[0]![1]) - (b[0] - ring[0]![0]) * (ring[i]![1] - ring[0]![1]), 0)) / 2; // prettier-ignore
  return polygons.reduce((sum, [shell, ...holes]) => sum + of(shell!) - holes.reduce((s, h) => s + of(h), 0), 0);
}

function mended(shape: Shape): { area: number; parts: number; changes: string[] } {
  const result = repair(shape);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.defects)}`);
  expect(defectsOf(result.shape)).toEqual([]);
  const polygons = result.shape.coordinates as MultiPolygon;
  return { area: planarArea(polygons), parts: polygons.length, changes: result.changes.map((c) => c.code) };
}

describe('defects that need more than pairs of edges', () => {
  // Both squares' corners lie on the other's edges, so no two edges cross within both.
  const notched: Ring = [[1, 0.5], [2, 0.5], [3, 0.5], [3, 1.5], [2, 1], [1, 1], [1, 0.5]]; // prettier-ignore
  it('parts that go through each other in vertices only', () => {
    expect(codes(shapeOf([box(0, 0, 2)], [notched]))).toContain('parts-overlap');
    expect(mended(shapeOf([box(0, 0, 2)], [notched])).area).toBeCloseTo(4 + 0.75, 12);
  });
  it('a hole that goes through its shell in vertices only', () =>
    expect(codes(shapeOf([box(0, 0, 2), notched]))).toContain('self-crossing'));
  const west: Ring = [[1, 2], [2, 1], [2, 3], [1, 2]]; // prettier-ignore
  it('two holes that touch twice and cut ground off', () => {
    const east: Ring = [[2, 1], [3, 2], [2, 3], [2.5, 2], [2, 1]]; // prettier-ignore
    const shape = shapeOf([box(0, 0, 4), [[1, 2], [2, 1], [1.5, 2], [2, 3], [1, 2]], east]); // prettier-ignore
    expect(codes(shape)).toEqual(['interior-disconnected']);
    const { parts, area, changes } = mended(shape);
    expect([parts, area, changes]).toEqual([2, 16 - 1, ['interior-disconnected']]);
  });
  it('a hole that touches its shell twice', () =>
    expect(codes(shapeOf([box(0, 0, 4), [[0, 2], [2, 1], [4, 2], [2, 3], [0, 2]]]))).toEqual(['interior-disconnected'])); // prettier-ignore
  it('but not holes that touch once, nor three in one point', () => {
    expect(codes(shapeOf([box(0, 0, 4), west, [[2, 3], [3, 3], [3, 3.5], [2, 3]]]))).toEqual([]); // prettier-ignore
    const about: Ring[] = [[[2, 2], [3, 2.1], [3, 2.5], [2, 2]], [[2, 2], [1, 2.1], [1, 2.5], [2, 2]], [[2, 2], [2.1, 1], [2.5, 1], [2, 2]]]; // prettier-ignore
    expect(codes(shapeOf([box(0, 0, 4), ...about]))).toEqual([]);
  });
  it('a ring that is not closed', () => expect(codes(shapeOf([box(0, 0, 1).slice(0, -1)]))).toEqual(['not-closed']));
});

describe('repair keeps the ground that an outline encloses', () => {
  const pentagram = [0, 2, 4, 1, 3, 0].map((k): Position => [Math.sin((2 * Math.PI * k) / 5), Math.cos((2 * Math.PI * k) / 5)]);
  it.each<[string, Shape, number, number, string]>([
    ['a bow-tie: both triangles', shapeOf([[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]), 2, 2, 'self-crossing'],
    ['a pentagram: its centre too', shapeOf([pentagram]), slabArea([[pentagram]]), 1, 'wound-twice'],
    ['a ring run twice: once', shapeOf([[...box(0, 0, 2), ...box(0, 0, 2).slice(1)]]), 4, 1, 'edges-overlap'],
    ['a hole outside its shell: ground', shapeOf([box(0, 0, 2), box(3, 0, 1)]), 5, 2, 'hole-outside-shell'],
    ['a hole across its shell: ground beyond it', shapeOf([box(0, 0, 2), box(1, 0.5, 1.5)]), 4 - 1.5 + 0.75, 2, 'self-crossing'],
    ['a hole in a hole: an island', shapeOf([box(0, 0, 4), box(1, 1, 2), box(1.5, 1.5, 1)]), 13, 2, 'hole-outside-shell'],
    ['a hole given twice: one hole', shapeOf([box(0, 0, 4), box(1, 1, 2), [...box(1, 1, 2)].reverse()]), 12, 1, 'edges-overlap'],
    ['a part given twice: once', shapeOf([box(0, 0, 2)], [box(0, 0, 2)]), 4, 1, 'edges-overlap'],
    ['a part in another: once', shapeOf([box(0, 0, 4)], [box(1, 1, 2)]), 16, 1, 'parts-overlap'],
    ['parts side by side: one', shapeOf([box(0, 0, 2)], [box(2, 0, 2)]), 8, 1, 'edges-overlap'],
    ['a part over the hole of another', shapeOf([box(0, 0, 4), box(1, 1, 2)], [box(0.5, 0.5, 3)]), 16, 1, 'parts-overlap'],
    ['a ring that touches itself from within: a hole', shapeOf([[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0], [1, 2], [2, 1], [0, 0]]]), 16 - 1.5, 1, 'ring-touches-itself'],
  ])('%s', (_, shape, area, parts, code) => {
    const result = mended(shape);
    expect(result.area).toBeCloseTo(area, 12);
    expect(result.parts).toBe(parts);
    expect(result.changes).toContain(code);
  }); // prettier-ignore

  const runs = Number(process.env.XZ_FUZZ ?? 1);
  const fraction = fc.integer({ min: 0, max: 2 ** 30 }).map((i) => i / 987_654_321);
  const free = fc.tuple(fraction, fraction);
  const grid = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  const tangle = (point: fc.Arbitrary<[number, number]>, maxLength: number) =>
    fc.array(point, { minLength: 3, maxLength }).map((points): Ring => [...points, points[0]!]);
  it.each<[string, fc.Arbitrary<Ring[][]>, number]>([
    ['one free ring', tangle(free, 14).map((ring) => [[ring]]), 300],
    ['one ring on a grid', tangle(grid, 14).map((ring) => [[ring]]), 300],
    ['shells and holes and parts on a grid', fc.array(fc.array(tangle(grid, 7), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), 200],
  ])('%s: valid, and of the area that slabs give', (_, arbitrary, numRuns) => {
    let asked = 0;
    fc.assert(
      fc.property(arbitrary, (polygons) => {
        const twins = polygons.some((rings) => new Set(rings.slice(1).map((r) => r.slice(1).map(String).sort().join())).size < rings.length - 1);
        const expected = slabArea(polygons);
        const result = repair(shapeOf(...polygons));
        if (twins) return;
        if (!result.ok) {
          // Only what bounds no ground at all, or hardly any, may be refused.
          expect(expected).toBeLessThan(1e-12);
          return;
        }
        asked++;
        expect(defectsOf(result.shape)).toEqual([]);
        expect(Math.abs(planarArea(result.shape.coordinates as MultiPolygon) - expected)).toBeLessThan(1e-9);
      }),
      { numRuns: numRuns * runs, seed: 11 },
    );
    expect(asked).toBeGreaterThan(numRuns / 2);
  }); // prettier-ignore

  it('refuses a scribble and a dense slanted hatch instead of going on for ever', () => {
    let state = 3;
    const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
    const scribble = Array.from({ length: 100_000 }, (): Position => [125 + random() / 10, 43 + random() / 10]);
    expect(repair(shapeOf([scribble])).ok).toBe(false);
    const hatch = Array.from({ length: 10_000 }, (_, i): Position => [125 + (i >> 1) * 1e-6 + ((i + 1) & 2 ? 0.02 : 0), (i + 1) & 2 ? 43.05 : 43]);
    const result = repair(shapeOf([[...hatch, [125.07, 42.99], [124.99, 42.99]]]));
    expect(!result.ok && result.defects[0]!.code).toBe('too-dense');
  }); // prettier-ignore
});
