import fc from 'fast-check';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { describe, expect, it } from 'vitest';
import { buildIndex, compare, prepare, type Position, type Shape } from './index';
import { overlay } from './overlay';

// A second engine (JTS) answers the same questions about shapes on a small integer grid, where equal, shared and touching parts are the rule.
const reader = new (GeoJSONReader as unknown as new () => { read(json: string): unknown })();
const jts = (geometry: object) => reader.read(JSON.stringify(geometry));
const polygonJson = (rings: readonly (readonly Position[])[]) => ({ type: 'Polygon', coordinates: rings });

const gridPoint = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })) as fc.Arbitrary<[number, number]>;
const ring = fc
  .array(gridPoint, { minLength: 3, maxLength: 9 })
  .map((points) => [...points, points[0]!] as Position[])
  .filter((r) => IsValidOp.isValid(jts(polygonJson([r]))));
const hole = (r: Position[]): Position[][] => {
  // A hole in the middle when there is room: the ring shrunk by half around its first interior grid point is not always valid, so it is tried.
  const c: Position = [r.reduce((s, p) => s + p[0], 0) / r.length, r.reduce((s, p) => s + p[1], 0) / r.length];
  const inner = r.map(([x, y]) => [c[0] + (x - c[0]) / 2, c[1] + (y - c[1]) / 2] as Position);
  return IsValidOp.isValid(jts(polygonJson([r, inner]))) ? [r, inner] : [r];
};
const polygon = fc.tuple(ring, fc.boolean()).map(([r, holed]) => (holed ? hole(r) : [r]));
const line = fc
  .array(gridPoint, { minLength: 2, maxLength: 5 })
  .filter((l) => l.every((p, i) => i === 0 || p[0] !== l[i - 1]![0] || p[1] !== l[i - 1]![1]));

function relationByJts(site: object, zone: object, kind: Shape['kind']): string {
  const matrix = RelateOp.relate(jts(site), jts(zone));
  const [ii, ib, ie, bi, bb, , ei] = Array.from({ length: 9 }, (_, k) => matrix.get(Math.floor(k / 3), k % 3) as number);
  const has = (v?: number) => v! >= 0;
  if (!has(ii)) return has(ib) || has(bi) || has(bb) ? 'touches' : 'disjoint';
  if (kind !== 'polygons') return has(ie) ? 'crosses' : 'within';
  if (!has(ie)) return has(ei) ? 'within' : 'equals';
  return has(ei) ? 'overlaps' : 'contains';
}

describe('relate and overlay against JTS on a grid full of degenerate cases', () => {
  it('gives the same relation and the same planar overlap for polygons', () => {
    fc.assert(
      fc.property(polygon, polygon, (site, zone) => {
        const index = buildIndex([[zone]]);
        const figure = prepare({ kind: 'polygons', coordinates: [site] });
        expect(compare(figure, index, 0).relation).toBe(relationByJts(polygonJson(site), polygonJson(zone), 'polygons'));
        const rings = overlay(figure, index, 0)!;
        const planar = rings.reduce((sum, r) => sum + shoelace(r), 0);
        expect(planar).toBeCloseTo(OverlayOp.intersection(jts(polygonJson(site)), jts(polygonJson(zone))).getArea() as number, 9);
      }),
      { numRuns: 1500, seed: 20260117 },
    );
  }, 120_000);

  it('gives the same relation and length for lines', () => {
    fc.assert(
      fc.property(line, polygon, (site, zone) => {
        const index = buildIndex([[zone]]);
        const json = { type: 'LineString', coordinates: site };
        expect(compare(prepare({ kind: 'lines', coordinates: [site] }), index, 0).relation).toBe(
          relationByJts(json, polygonJson(zone), 'lines'),
        );
      }),
      { numRuns: 1500, seed: 20260117 },
    );
  }, 120_000);

  it('gives the same relation for points', () => {
    fc.assert(
      fc.property(fc.array(gridPoint, { minLength: 1, maxLength: 3 }), polygon, (site, zone) => {
        const index = buildIndex([[zone]]);
        const json = { type: 'MultiPoint', coordinates: site };
        expect(compare(prepare({ kind: 'points', coordinates: site }), index, 0).relation).toBe(
          relationByJts(json, polygonJson(zone), 'points'),
        );
      }),
      { numRuns: 1500, seed: 20260117 },
    );
  }, 120_000);
});

describe('sites that trace a zone edge within rounding', () => {
  it('never fails and agrees with JTS on the area, at every jitter from 1e-5 to 1e-15 degrees', () => {
    let asked = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 15 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 }),
        (digits, noise) => {
          const n = 12;
          const around = (k: number, r: number): Position => [
            125.3 + r * Math.cos((2 * Math.PI * k) / n) * (1 + 0.3 * Math.sin(5 * k)),
            43.9 + r * Math.sin((2 * Math.PI * k) / n) * (1 + 0.3 * Math.sin(5 * k)),
          ];
          const zone = Array.from({ length: n + 1 }, (_, k) => around(k % n, 0.01));
          const jitter = 10 ** -digits;
          // Follows eight vertices of the zone almost exactly and comes back through its middle.
          const traced = zone.slice(0, 8).map(([x, y], k): Position => [x + jitter * noise[2 * k]!, y + jitter * noise[2 * k + 1]!]);
          const site = [...traced, [125.3, 43.9] as Position, traced[0]!];
          if (!IsValidOp.isValid(jts(polygonJson([site])))) return;
          asked++;
          const index = buildIndex([[[zone]]]);
          const figure = prepare({ kind: 'polygons', coordinates: [[site]] });
          const { relation } = compare(figure, index, 0);
          expect(['overlaps', 'within', 'contains', 'equals']).toContain(relation);
          const planar = overlay(figure, index, 0)!.reduce((sum, r) => sum + shoelace(r), 0);
          const scale = shoelace(site);
          const expected = OverlayOp.intersection(jts(polygonJson([site])), jts(polygonJson([zone]))).getArea() as number;
          expect(Math.abs(planar - expected) / Math.abs(scale)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 3000, seed: 5 },
    );
    expect(asked).toBeGreaterThan(2000);
  }, 120_000);
});

function shoelace(r: readonly Position[]): number {
  const [ox, oy] = r[0]!;
  let sum = 0;
  for (let i = 1; i < r.length; i++) sum += (r[i - 1]![0] - ox) * (r[i]![1] - oy) - (r[i]![0] - ox) * (r[i - 1]![1] - oy);
  return sum / 2;
}
