import { describe, expect, it } from 'vitest';
import { areaM2, defectsOf, repair, type MultiPolygon, type Position, type Shape } from './index';

const area = (...rings: Position[][]): Shape => ({ kind: 'polygons', coordinates: [rings] });
const square: Position[] = [[125, 43], [125.01, 43], [125.01, 43.01], [125, 43.01], [125, 43]]; // prettier-ignore
const inner = (x: number, y: number, d: number): Position[] => [[x, y], [x, y + d], [x + d, y + d], [x + d, y], [x, y]]; // prettier-ignore
const codes = (shape: Shape) => defectsOf(shape).map((d) => d.code);
const ground = (shape: Shape) => areaM2(shape.coordinates as MultiPolygon);

describe('defectsOf', () => {
  it('finds nothing wrong with a square, a hole, a hole touching the shell at a point, and parts touching at a point', () => {
    expect(codes(area(square))).toEqual([]);
    expect(codes(area(square, inner(125.002, 43.002, 0.002)))).toEqual([]);
    expect(codes(area(square, [[125, 43], [125.002, 43.004], [125.004, 43.002], [125, 43]]))).toEqual([]); // prettier-ignore
    const parts: Shape = { kind: 'polygons', coordinates: [[square], [inner(125.01, 43.01, 0.01).reverse()]] };
    expect(codes(parts)).toEqual([]);
  });

  it('gives the place of a crossing', () => {
    const [defect] = defectsOf(area([[125, 43], [125.01, 43.01], [125.01, 43], [125, 43.01], [125, 43]])); // prettier-ignore
    expect(defect!.code).toBe('self-crossing');
    expect(defect!.at![0]).toBeCloseTo(125.005, 9);
    expect(defect!.at![1]).toBeCloseTo(43.005, 9);
  });

  it.each<[string, Shape, string]>([
    ['a hole outside its shell', area(square, inner(125.02, 43.002, 0.002)), 'hole-outside-shell'],
    ['a hole in a hole', area(square, inner(125.002, 43.002, 0.006), inner(125.003, 43.003, 0.002)), 'hole-outside-shell'],
    ['a part inside another', { kind: 'polygons', coordinates: [[square], [inner(125.002, 43.002, 0.002)]] }, 'parts-overlap'],
    ['two equal parts', { kind: 'polygons', coordinates: [[square], [square]] }, 'edges-overlap'],
    ['a hole sharing an edge with its shell', area(square, [[125, 43.002], [125, 43.004], [125.002, 43.003], [125, 43.002]]), 'edges-overlap'],
    ['a ring touching itself', area([[125, 43], [125.01, 43], [125.01, 43.01], [125.005, 43], [125, 43.01], [125, 43]]), 'ring-touches-itself'],
    ['NaN', area([[125, 43], [NaN, 43], [125.01, 43.01], [125, 43]]), 'not-finite'],
    ['metres in place of degrees', area([[42445637, 4861467], [42445737, 4861467], [42445737, 4861567], [42445637, 4861467]]), 'out-of-range'],
    ['too few positions', area([[125, 43], [125.01, 43], [125, 43]]), 'too-few-positions'],
    ['nothing', { kind: 'polygons', coordinates: [] }, 'empty'],
    ['a line of one position', { kind: 'lines', coordinates: [[[125, 43]]] }, 'too-few-positions'],
  ])('names %s', (_, shape, code) => expect(codes(shape)).toContain(code)); // prettier-ignore
});

describe('repair', () => {
  it('leaves a valid shape as it is', () => {
    expect(repair(area(square))).toEqual({ ok: true, shape: area(square), changes: [] });
  });

  it('turns a bow-tie into its two triangles and never lets its area be 0', () => {
    const bowTie = area([[125, 43], [125.01, 43.01], [125.01, 43], [125, 43.01], [125, 43]]); // prettier-ignore
    const result = repair(bowTie);
    if (!result.ok) throw new Error('refused');
    expect(result.changes.map((c) => c.code)).toEqual(['self-crossing']);
    expect(result.shape.coordinates).toHaveLength(2);
    expect(ground(result.shape) / ground(area(square))).toBeCloseTo(0.5, 4);
    expect(defectsOf(result.shape)).toEqual([]);
  });

  it('closes, drops repeated vertices and spikes, also across the seam, without changing the ground', () => {
    const messy = area([[125, 43], [125, 43], [125.01, 43], [125.02, 43], [125.01, 43], [125.01, 43.01], [125, 43.01], [125, 43], [124.99, 42.99]]); // prettier-ignore
    const result = repair(messy);
    if (!result.ok) throw new Error('refused');
    expect(result.changes.map((c) => c.code)).toEqual(expect.arrayContaining(['not-closed', 'repeated-vertex', 'spike']));
    expect(ground(result.shape)).toBeCloseTo(ground(area(square)), 6);
  });

  it('counts ground shared by two parts once', () => {
    const twice: Shape = { kind: 'polygons', coordinates: [[square], [inner(125.005, 43, 0.01).reverse()]] };
    const result = repair(twice);
    if (!result.ok) throw new Error('refused');
    expect(ground(result.shape) / ground(area(square))).toBeCloseTo(1.5, 4);
  });

  it.each<[string, Shape]>([
    ['a polygon on one line', area([[125, 43], [125.01, 43], [125.02, 43], [125, 43]])],
    ['NaN', area([[125, 43], [NaN, 43], [125.01, 43.01], [125, 43]])],
    ['positions that are no degrees', area([[42445637, 4861467], [42445737, 4861467], [42445737, 4861567], [42445637, 4861467]])],
    ['nothing', { kind: 'polygons', coordinates: [] }],
    ['a line that stands still', { kind: 'lines', coordinates: [[[125, 43], [125, 43]]] }],
  ])('refuses %s with a reason', (_, shape) => {
    const result = repair(shape);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.defects.length).toBeGreaterThan(0);
  }); // prettier-ignore
});
