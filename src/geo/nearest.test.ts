import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { buildIndex, locate, nearest, nearestEver, prepare, type MultiPolygon, type Position, type Ring, type Shape } from './index';

const earth = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
const geodesicM = (a: Position, b: Position) => earth.Inverse(a[1], a[0], b[1], b[0], geodesic.Geodesic.DISTANCE).s12!;
let state = 9;
const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
const at = ([a, b]: Edge, t: number): Position => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
type Edge = readonly [Position, Position];
const edgesOf = (ring: readonly Position[]): Edge[] => ring.slice(1).map((b, i) => [ring[i]!, b]);

/** From a place to an edge that is straight in [lng, lat]: geodesics only, ever closer about the best of 17 places on it. */
function toEdge(p: Position, edge: Edge): number {
  let [low, high, best] = [0, 1, Infinity];
  for (let round = 0; round < 11; round++) {
    let [t, least] = [0, Infinity];
    for (let k = 0; k <= 16; k++) {
      const tried = low + ((high - low) * k) / 16;
      const d = geodesicM(p, at(edge, tried));
      if (d < least) [least, t] = [d, tried];
    }
    best = Math.min(best, least);
    const width = (high - low) / 16;
    [low, high] = [Math.max(0, t - width), Math.min(1, t + width)];
  }
  return best;
}

const brute = (site: readonly Edge[], zone: readonly Edge[]) =>
  Math.min(...site.flatMap((s) => zone.flatMap((z) => [toEdge(s[0], z), toEdge(s[1], z), toEdge(z[0], s), toEdge(z[1], s)])));

/** A quadrilateral about a place, its sides up to `deg` long and slanted. */
const quad = (x: number, y: number, deg: number): Ring => {
  const c = (dx: number, dy: number): Position => [x + dx * deg * (0.5 + random() / 2), y + dy * deg * (0.5 + random() / 2)];
  const [a, b, d, e] = [c(-1, -0.6), c(0.8, -1), c(1, 0.7), c(-0.7, 1)];
  return [a, b, d, e, a];
};
const onSome = (edges: readonly Edge[], p: Position) => Math.min(...edges.map((e) => toEdge(p, e)));

describe('nearest is the shortest geodesic, to 1 mm, by brute force', () => {
  it.each<[string, () => Shape, number]>([
    ['a point', () => ({ kind: 'points', coordinates: [[125 + random(), 43 + 3 * random()]] }), 20],
    ['a line', () => ({ kind: 'lines', coordinates: [[[124.9 + random(), 42.9 + random()], [125 + random(), 43 + random()]]] }), 15],
    ['a polygon', () => ({ kind: 'polygons', coordinates: [[quad(125 + random(), 43 + 3 * random(), 0.05)]] }), 8],
  ])('from %s, outside or inside, to edges of 50 km at 42–46°N', (_, make, runs) => {
    let compared = 0;
    for (let run = 0; run < runs; run++) {
      const site = make();
      const zone: MultiPolygon = [
        [quad(125.3, 43.5, 0.6), quad(125.3, 43.5, 0.2)],
        ...Array.from({ length: 4 }, (_, k) => [quad(125 + k / 5, 45, 0.08)]),
      ];
      const zoneEdges = zone.flat().flatMap(edgesOf);
      const paths = site.kind === 'points' ? [] : site.kind === 'lines' ? site.coordinates : site.coordinates.flat();
      const siteEdges: Edge[] = site.kind === 'points' ? site.coordinates.map((p) => [p, p]) : paths.flatMap(edgesOf);
      const cross = siteEdges.some((s) => zoneEdges.some((z) => crosses(s, z)));
      if (cross) continue;
      compared++;
      const [figure, index] = [prepare(site), buildIndex([zone])];
      const expected = brute(siteEdges, zoneEdges);
      const found = nearestEver(figure, index, 0)!;
      const within = 0.001;
      expect(Math.abs(found.distanceM - expected)).toBeLessThan(within);
      expect(Math.abs(geodesicM(found.from, found.to) - found.distanceM)).toBeLessThan(0.001);
      expect(onSome(zoneEdges, found.to)).toBeLessThan(1e-4);
      expect(onSome(siteEdges, found.from)).toBeLessThan(1e-4);
      expect(nearest(figure, index, 0, expected + 2 * within)!.distanceM).toBe(found.distanceM);
      expect(nearest(figure, index, 0, expected - 0.002)).toBeNull();
      if (site.kind === 'points') expect(['in', 'out']).toContain(locate(index, 0, site.coordinates[0]!));
    }
    expect(compared).toBeGreaterThan(runs / 8);
  }, 60_000); // prettier-ignore

  // In a plane the foot would be found where the distance is 33 mm too long.
  it('from a point tens of kilometres from a long slanted edge', () => {
    const [p, edge]: [Position, Edge] = [[125.55, 42.87], [[125, 43], [125.5, 43.4]]]; // prettier-ignore
    const zone: MultiPolygon = [[[edge[0], edge[1], [edge[0][0] - 2, edge[0][1] + 2], edge[0]]]];
    const found = nearestEver(prepare({ kind: 'points', coordinates: [p] }), buildIndex([zone]), 0)!;
    expect(Math.abs(found.distanceM - toEdge(p, edge))).toBeLessThan(0.001);
  });
});

function crosses([a, b]: Edge, [c, d]: Edge): boolean {
  const side = (p: Position, q: Position, r: Position) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
