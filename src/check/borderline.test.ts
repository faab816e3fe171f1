import { buildIndex, candidateCells, destination, growBox, type Position, type Shape } from '#geo';
import { describe, expect, it } from 'vitest';
import { partlyIsBorderline } from './borderline';
import { makeSite } from './site';

/** Metres east and north of one place, as a position. */
const at = (east: number, north: number): Position => destination(destination([125.3, 43.9], 90, east), 0, north);
const rectangle = (w: number, s: number, e: number, n: number): Position[] => [at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)];
const zone = buildIndex([[[rectangle(0, 0, 1000, 1000)]]]);
function asked(shape: Shape, accuracyM: number, insideM2: number) {
  const made = makeSite({ id: 's', shape, crs: 'EPSG:4490', evidence: [] });
  if (!made.ok) throw new Error('refused');
  const [around] = candidateCells(zone, growBox(made.site.figure.box, accuracyM));
  return partlyIsBorderline(made.site, zone, around!, accuracyM, insideM2);
}
const area = (...box: [number, number, number, number]): Shape => ({ kind: 'polygons', coordinates: [[rectangle(...box)]] });

describe('partlyIsBorderline', () => {
  it('is no for a site that lies deep on both sides', () => expect(asked(area(-500, 400, 500, 600), 10, 100_000)).toBe(false));
  it('is yes when no vertex is deeper inside than the accuracy', () => expect(asked(area(-500, 400, 5, 600), 10, 1000)).toBe(true));
  it('is yes when no vertex is farther outside than the accuracy', () => expect(asked(area(-5, 400, 500, 600), 10, 100_000)).toBe(true));
  it('is no for the same sites when the layer is exact', () => expect(asked(area(-500, 400, 5, 600), 0, 1000)).toBe(false));
  it('is no when the middle of an edge is the only deep place', () => {
    // Both ends stand far outside; only the middle of the long edge lies deep in the zone.
    const line: Shape = { kind: 'lines', coordinates: [[at(-2000, 500), at(3000, 500)]] };
    expect(asked(line, 10, 0)).toBe(false);
  });
  it('is no for a site around the whole zone, whose ground is more than a strip', () =>
    expect(asked(area(-200, -200, 1200, 1200), 10, 1_000_000)).toBe(false));
  it('is yes for a line that only grazes the zone', () =>
    expect(asked({ kind: 'lines', coordinates: [[at(-500, 5), at(3, 5)]] }, 10, 0)).toBe(true));
});
