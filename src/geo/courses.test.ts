import { describe, expect, it } from 'vitest';
import { distanceM, downstream, joinCourses, nearestCourse, upstream, type Position } from './index';

// A main river drawn against its flow in two pieces with a lake between them, and a tributary that ends 800 m short of it.
const main = {
  id: 'main',
  lines: [
    [[125.4, 43], [125.25, 43]],
    [[125.2, 43], [125, 43]],
  ] satisfies Position[][],
  mouth: [125.5, 43] as Position,
}; // prettier-ignore
const side = { id: 'side', lines: [[[125.3, 43.1], [125.3, 43.0072]] satisfies Position[]], mouth: [125.3, 43] as Position }; // prettier-ignore
const network = joinCourses([main, side]);
const at = (lng: number, lat: number) => nearestCourse(network, { kind: 'points', coordinates: [[lng, lat]] }, 5000)!;
const ends = (found: { point: number; alongM: number }[]) => found.map(({ point }) => network.points[point]!);

describe('river courses', () => {
  it('flow to their mouth whichever way and in whatever pieces they are drawn', () => {
    const down = downstream(network, at(125.05, 43).point, 100_000);
    const lngs = ends(down).map(([lng]) => lng);
    expect(lngs).toEqual([...lngs].sort((a, b) => a - b));
    expect(lngs.at(-1)).toBeCloseTo(125.4, 6);
    // The lake is crossed: 125.05 → 125.4 at 43° N; the place asked about lies within half a step of its point.
    expect(Math.abs(down.at(-1)!.alongM - distanceM([125.05, 43], [125.4, 43]))).toBeLessThan(110);
  });

  it('go on in the river that they flow into, and not back up it', () => {
    const down = downstream(network, at(125.3, 43.05).point, 100_000);
    expect(network.river[down.at(-1)!.point]).toBe(0);
    expect(ends(down).some(([lng, lat]) => lat === 43 && lng < 125.29)).toBe(false);
    expect(downstream(network, at(125.3, 43.05).point, 1000).every(({ alongM }) => alongM <= 1000)).toBe(true);
  });

  it('are walked upstream into tributaries, and not downstream', () => {
    const up = upstream(network, at(125.35, 43).point, 20_000);
    expect(up.some(({ point }) => network.river[point] === 1)).toBe(true);
    expect(ends(up).every(([lng]) => lng < 125.35)).toBe(true);
    expect(upstream(network, at(125.05, 43).point, 50_000).every(({ point }) => network.river[point] === 0)).toBe(true);
  });

  it('are found from a shape as far as asked and no farther; 0 where they run through it', () => {
    expect(nearestCourse(network, { kind: 'points', coordinates: [[125.1, 43.03]] }, 3000)).toBeNull();
    const found = nearestCourse(network, { kind: 'points', coordinates: [[125.1, 43.03]] }, 4000)!;
    expect(Math.abs(found.distanceM - distanceM([125.1, 43.03], [125.1, 43]))).toBeLessThan(10);
    // Vertices far away on both sides, the river between them.
    const ring: Position[] = [[125.08, 42.9], [125.14, 42.9], [125.14, 43.1], [125.08, 43.1], [125.08, 42.9]]; // prettier-ignore
    expect(nearestCourse(network, { kind: 'polygons', coordinates: [[ring]] }, 1000)!.distanceM).toBe(0);
    expect(nearestCourse(network, { kind: 'points', coordinates: [[125.1, 43]] }, 1000, () => false)).toBeNull();
  });

  it('that lead in a circle end', () => {
    const round = joinCourses([
      { id: 'a', lines: [[[125, 43], [125.1, 43]]], mouth: [125.1, 43] },
      { id: 'b', lines: [[[125.1, 43.001], [125, 43.001]]], mouth: [125, 43.001] },
    ]); // prettier-ignore
    expect(downstream(round, 0, 1e9).length).toBeLessThanOrEqual(round.points.length);
  });
});
