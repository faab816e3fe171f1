import { describe, expect, it } from 'vitest';
import { buildIndex, indexRings, locate, polygonsOfShape, ringAreaM2, type MultiPolygon, type Position } from './index';

/** A ragged ring around a place, its corners decimals like those of a survey. */
const ragged = (x: number, y: number, r: number, corners: number): Position[] => {
  const ring = Array.from({ length: corners }, (_, k): Position => {
    const far = r * (1 + 0.3 * Math.sin(7 * k) + 0.1 * Math.cos(31 * k));
    const angle = (2 * Math.PI * k) / corners;
    return [Math.round(1e7 * (x + far * Math.cos(angle))) / 1e7, Math.round(1e7 * (y + far * Math.sin(angle))) / 1e7];
  });
  return [...ring, ring[0]!];
};
const lake: MultiPolygon = [[ragged(125, 43, 0.5, 900), ragged(125, 43, 0.2, 300)], [ragged(127, 43, 0.1, 40)]];
const plot: MultiPolygon = [[ragged(126, 44, 0.1, 12)]];

describe('the cells of a shape index', () => {
  it.each([1, -1] as const)('hold every edge that meets them and the right corner, nudged by %i', (nudge) => {
    const index = buildIndex([lake, plot], nudge);
    const { cellBox, cellShape, cellEdgeStart, cellInside } = index;
    expect(cellShape.length).toBeGreaterThan(20);
    for (let c = 0; c < cellShape.length; c++) {
      expect(cellEdgeStart[c + 1]! - cellEdgeStart[c]!).toBeLessThanOrEqual(64);
      const [w, s, e, n] = cellBox.subarray(4 * c, 4 * c + 4) as unknown as [number, number, number, number];
      // No corner of a cell lies on these shapes' edges but those of their own boxes, where the nudge decides; the ring rule says the rest.
      const inside = polygonsOfShape(index, cellShape[c]!).flat().filter((ring) => windsAround(ring, w + nudge * 1e-12, s + nudge * 1e-12)).length % 2; // prettier-ignore
      expect(cellInside[c]).toBe(inside);
      expect(e > w && n > s).toBe(true);
    }
  });

  it('place a point as the whole shape does', () => {
    const index = buildIndex([lake]);
    for (let k = 0; k < 2000; k++) {
      const p: Position = [124.4 + 1.2 * ((k * 0.618034) % 1), 42.4 + (1.2 * k) / 2000];
      expect(locate(index, 0, p)).toBe(lake.flat().filter((ring) => windsAround(ring, ...p)).length % 2 ? 'in' : 'out');
    }
  });

  it('are the same over typed arrays as over positions, however the rings were turned, closed or stuttering', () => {
    const index = buildIndex([lake, plot]);
    const { coords, ringStart, partStart, shapeStart } = index;
    expect(indexRings({ coords, ringStart, partStart, shapeStart })).toEqual(index);
    const stutter = (ring: readonly Position[]) => ring.toReversed().flatMap((p, k) => (k % 5 === 0 ? [p, p] : [p]));
    const untidy = [lake, plot].map((shape) => shape.map((rings) => rings.map(stutter)));
    expect(buildIndex(untidy).coords).toEqual(coords);
    expect(polygonsOfShape(index, 0).map((rings) => rings.map((ring) => Math.sign(ringAreaM2(ring))))).toEqual([[1, -1], [1]]);
    const { coords: opened } = buildIndex([[[plot[0]![0]!.slice(0, -1)]]]);
    expect(opened).toEqual(buildIndex([plot]).coords);
  });

  it('are not many more for a comb that no cut divides', () => {
    const teeth = 1500;
    // All teeth along one diagonal, side by side, no two of one length.
    const tip = (k: number): Position => {
      const along = k % 2 ? 1 - 0.4 * ((k * 0.618034) % 1) : 0.4 * ((k * 0.618034) % 1);
      return [125 + along + k * 1e-9, 43 + along];
    };
    const comb: Position[] = [...Array.from({ length: teeth }, (_, k) => tip(k)), [127, 43]];
    expect(buildIndex([[[comb]]]).cellEdges.length).toBeLessThan(64 * teeth);
  });
});

function windsAround(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[i + 1]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
