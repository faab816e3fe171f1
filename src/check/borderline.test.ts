import { buildIndex, candidateCells, destination, growBox, type Position, type Shape, type ShapeIndex } from '#geo';
import { describe, expect, it } from 'vitest';
import { partlyIsBorderline } from './borderline';
import { makeSite, type Site } from './site';

/** Metres east and north of one place, as a position. */
const at = (east: number, north: number): Position => destination(destination([125.3, 43.9], 90, east), 0, north);
const rectangle = (w: number, s: number, e: number, n: number): Position[] => [at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)];
const zone = buildIndex([[[rectangle(0, 0, 1000, 1000)]]]);
const around = (site: Site, index: ShapeIndex, accuracyM: number) => candidateCells(index, growBox(site.figure.box, accuracyM))[0]!;
function asked(shape: Shape, accuracyM: number, insideM2: number) {
  const made = makeSite({ id: 's', shape, crs: 'EPSG:4490', evidence: [] });
  if (!made.ok) throw new Error('refused');
  return partlyIsBorderline(made.site, zone, around(made.site, zone, accuracyM), accuracyM, insideM2);
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
  it('is yes for a zone of many narrow strips that all vanish, however much ground they hold together', () => {
    const comb = buildIndex([Array.from({ length: 50 }, (_, k) => [rectangle(20 * k, 0, 20 * k + 10, 1000)])]);
    const made = makeSite({ id: 's', shape: area(-200, -200, 1200, 1200), crs: 'EPSG:4490', evidence: [] });
    if (!made.ok) throw new Error('refused');
    // Moved in by 6 m nothing is left of 500 000 m².
    expect(partlyIsBorderline(made.site, comb, around(made.site, comb, 6), 6, 500_000)).toBe(true);
  });

  it('never says no when the zone moved in or out by its accuracy changes in, partly or out', () => {
    let state = 4;
    const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
    const between = (low: number, high: number) => low + (high - low) * random();
    let [no, changed] = [0, 0];
    for (let run = 0; run < 400; run++) {
      // Rectangles: moved out or in by d a zone is a rectangle again (its corners, which a true buffer rounds, are left out of doubt by 0.5 d).
      const d = between(1, 60);
      const z = [0, 0, between(20, 300), between(20, 300)] as const;
      const w = between(-200, 250);
      const s = between(-200, 250);
      const q = [w, s, w + between(5, 300), s + between(5, 300)] as const;
      const inside = Math.max(0, Math.min(z[2], q[2]) - Math.max(0, q[0])) * Math.max(0, Math.min(z[3], q[3]) - Math.max(0, q[1]));
      const place = (grown: number) => {
        const [zw, zs, ze, zn] = [-grown, -grown, z[2] + grown, z[3] + grown];
        if (ze <= zw || zn <= zs || q[2] <= zw || q[0] >= ze || q[3] <= zs || q[1] >= zn) return 'out';
        return q[0] >= zw && q[1] >= zs && q[2] <= ze && q[3] <= zn ? 'in' : 'partly';
      };
      if (place(0) !== 'partly') continue;
      const made = makeSite({ id: 's', shape: area(...q), crs: 'EPSG:4490', evidence: [] });
      if (!made.ok) throw new Error('refused');
      const zone = buildIndex([[[rectangle(...z)]]]);
      const answer = partlyIsBorderline(made.site, zone, around(made.site, zone, d), d, inside);
      const changes = [-d, -d / 2, d / 2, d / Math.SQRT2].some((grown) => place(grown * 0.999) !== 'partly');
      if (!answer) no++;
      if (changes) changed++;
      if (changes) expect(answer, JSON.stringify({ d, z, q })).toBe(true);
    }
    expect(Math.min(no, changed)).toBeGreaterThan(20);
  });
});
