import { describe, expect, it } from 'vitest';
import { areaM2, buildIndex, compare, prepare, type Position } from './index';

const share = (site: Position[], zone: Position[]) =>
  compare(prepare({ kind: 'polygons', coordinates: [[site]] }), buildIndex([[[zone]]]), 0).areaM2! / areaM2([[site]]);

describe('area under slanted edges', () => {
  it('does not change when a vertex is put on an edge, nor when the edge is cut a thousand times', () => {
    const triangle: Position[] = [[125, 43], [125.2, 43.1], [125.05, 43.2], [125, 43]]; // prettier-ignore
    const dense = triangle.slice(0, -1).flatMap((a, i) => {
      const b = triangle[i + 1]!;
      return Array.from({ length: 1000 }, (_, k): Position => [a[0] + ((b[0] - a[0]) * k) / 1000, a[1] + ((b[1] - a[1]) * k) / 1000]);
    });
    expect(areaM2([[triangle]]) / areaM2([[[...dense, dense[0]!]]])).toBeCloseTo(1, 11);
  });

  it('splits a corridor of 20 km along its axis into two halves', () => {
    const [dx, dy] = [0.00006, -0.00006];
    const corridor: Position[] = [[125 - dx, 43 - dy], [125.2 - dx, 43.15 - dy], [125.2 + dx, 43.15 + dy], [125 + dx, 43 + dy], [125 - dx, 43 - dy]]; // prettier-ignore
    const north: Position[] = [[125, 43], [125.2, 43.15], [125.2, 43.5], [124.9, 43.5], [124.9, 42.925], [125, 43]]; // prettier-ignore
    const south: Position[] = [[125, 43], [125.2, 43.15], [125.4, 43.3], [125.4, 42.8], [124.9, 42.8], [124.9, 42.925], [125, 43]]; // prettier-ignore
    expect(share(corridor, north) + share(corridor, south)).toBeCloseTo(1, 3);
    expect(share(corridor, north)).toBeCloseTo(0.5, 3);
  });
});
