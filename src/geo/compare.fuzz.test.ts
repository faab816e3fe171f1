import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { describe, expect, it } from 'vitest';
import { areaM2, buildIndex, compare, locate, prepare, type MultiPolygon, type Position, type Ring, type Shape } from './index';
import { overlay } from './overlay';

const figures = new WeakMap<Shape, ReturnType<typeof prepare>>();
const indexes = new WeakMap<MultiPolygon, ReturnType<typeof buildIndex>>();
function madeOnce<K extends object, V>(made: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  if (!made.has(key)) made.set(key, make(key));
  return made.get(key)!;
}

/** The one place that knows how the core is asked. Area in m²; planar area in square degrees, by the overlap's rings. */
function ask(site: Shape, zone: MultiPolygon, planar = false): { relation: string; areaM2: number; lengthM: number; planarArea: number } {
  const [figure, index] = [madeOnce(figures, site, prepare), madeOnce(indexes, zone, (z) => buildIndex([z]))];
  const { relation, areaM2: area, lengthInsideM } = compare(figure, index, 0);
  if (area === null) throw new Error('the overlap failed');
  const planarArea = planar && site.kind === 'polygons' ? overlay(figure, index, 0)!.reduce((sum, ring) => sum + shoelace(ring), 0) : 0;
  return { relation, areaM2: area, lengthM: lengthInsideM, planarArea };
}

// XZ_FUZZ=10 npx vitest run --project unit src/geo/compare.fuzz.test.ts: 20 000 traced sites (and ten times the rest).
const times = Number(process.env.XZ_FUZZ ?? 1);

let state = 20261123;
const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
const below = (n: number) => Math.floor(random() * n);
const reader = new (GeoJSONReader as unknown as new () => { read(json: string): unknown })();
const jts = (shape: Shape) => {
  const type = { points: 'MultiPoint', lines: 'MultiLineString', polygons: 'MultiPolygon' }[shape.kind];
  return reader.read(JSON.stringify({ type, coordinates: shape.coordinates }));
};
const area = (...polygons: Ring[][]): Shape => ({ kind: 'polygons', coordinates: polygons });

function shoelace(r: Ring): number {
  const [ox, oy] = r[0]!;
  let sum = 0;
  for (let i = 1; i < r.length; i++) sum += (r[i - 1]![0] - ox) * (r[i]![1] - oy) - (r[i]![0] - ox) * (r[i - 1]![1] - oy);
  return sum / 2;
}

function relationByJts(site: Shape, zone: Shape): string {
  const matrix = RelateOp.relate(jts(site), jts(zone));
  const [ii, ib, ie, bi, bb, , ei] = Array.from({ length: 9 }, (_, k) => (matrix.get(Math.floor(k / 3), k % 3) as number) >= 0);
  if (!ii) return ib || bi || bb ? 'touches' : 'disjoint';
  if (site.kind !== 'polygons') return ie ? 'crosses' : 'within';
  if (!ie) return ei ? 'within' : 'equals';
  return ei ? 'overlaps' : 'contains';
}

// Exact arithmetic on doubles: a double is an integer times 2^-1074, so products of differences are integers times 2^-2148.
const view = new DataView(new ArrayBuffer(8));
function exact(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const mantissa = (bits & (2n ** 52n - 1n)) + (exponent === 0 ? 0n : 2n ** 52n);
  const value = mantissa << BigInt(Math.max(0, exponent - 1));
  return bits >> 63n ? -value : value;
}
function exactSide([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number {
  const o = (exact(bx) - exact(ax)) * (exact(py) - exact(ay)) - (exact(by) - exact(ay)) * (exact(px) - exact(ax));
  return o > 0n ? 1 : o < 0n ? -1 : 0;
}
function exactPlace(ring: Ring, p: Position): 'in' | 'on' | 'out' {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    const side = exactSide(a, b, p);
    if (side === 0 && p[0] >= Math.min(a[0], b[0]) && p[0] <= Math.max(a[0], b[0]) && p[1] >= Math.min(a[1], b[1]) && p[1] <= Math.max(a[1], b[1])) return 'on'; // prettier-ignore
    if (a[1] > p[1] !== b[1] > p[1] && side > 0 === b[1] > a[1]) inside = !inside;
  }
  return inside ? 'in' : 'out';
}
function next(x: number, steps: number): number {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

/** A closed outline of 4 × 2^depth vertices around a place, by midpoints moved sideways. */
function outline(x: number, y: number, r: number, depth: number, rough = 0.25): Position[] {
  let ring: Position[] = [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]]; // prettier-ignore
  for (let d = 0; d < depth; d++)
    ring = ring.flatMap((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      return [a, between(a, b, rough * (random() - 0.5))];
    });
  return [...ring, ring[0]!];
}
const between = (a: Position, b: Position, bend: number): Position => [
  (a[0] + b[0]) / 2 - bend * (b[1] - a[1]),
  (a[1] + b[1]) / 2 + bend * (b[0] - a[0]),
];

/** A partition of a square into n × n zones with fractal borders that neighbours share. */
function partition(x: number, y: number, size: number, n: number, depth: number): Ring[] {
  const step = size / n;
  const corner = (i: number, j: number): Position => [x + i * step, y + j * step];
  const borders = new Map<string, Position[]>();
  const border = (i: number, j: number, di: number, dj: number): Position[] => {
    const key = `${i},${j},${di}`;
    if (!borders.has(key)) {
      let line = [corner(i, j), corner(i + di, j + dj)];
      const straight = (di === 1 && (j === 0 || j === n)) || (dj === 1 && (i === 0 || i === n));
      for (let d = 0; d < depth; d++)
        line = line.flatMap((a, k) => (k + 1 < line.length ? [a, between(a, line[k + 1]!, straight ? 0 : 0.4 * (random() - 0.5))] : [a]));
      borders.set(key, line);
    }
    return borders.get(key)!;
  };
  return Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [k % n, Math.floor(k / n)];
    const back = (line: Position[]) => [...line].reverse();
    const sides = [border(i, j, 1, 0), border(i + 1, j, 0, 1), back(border(i, j + 1, 1, 0)), back(border(i, j, 0, 1))];
    return [...sides.flatMap((side) => side.slice(0, -1)), corner(i, j)];
  });
}

describe('sites that trace borders of a partition', () => {
  const zones = partition(125, 43, 0.5, 3, 5).map((ring): MultiPolygon => [[ring]]);
  const jitters = [0, 0, 1e-15, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5];
  /** Follows a stretch of a zone's border, on vertices, on edges or near them, and comes back through one place. */
  function traced(): Ring | null {
    const ring = zones[below(zones.length)]![0]![0]!;
    const jitter = jitters[below(jitters.length)]!;
    const start = below(ring.length - 1);
    const count = 3 + below(20);
    const path = Array.from({ length: count }, (_, k): Position => {
      const [a, b] = [ring[(start + k) % (ring.length - 1)]!, ring[(start + k + 1) % (ring.length - 1)]!];
      const on = random() < 0.3 ? between(a, b, 0) : a;
      return [on[0] + jitter * (2 * random() - 1), on[1] + jitter * (2 * random() - 1)];
    });
    const [first, last] = [path[0]!, path.at(-1)!];
    const site = [...path, between(first, last, 1.5 * (random() - 0.5)), first];
    return IsValidOp.isValid(jts(area([site]))) && site.every(([x, y]) => x > 124.9 && y > 42.9) ? site : null;
  }
  it('agree with JTS in area, and their overlaps with all zones sum to what lies in the square', () => {
    for (const zone of zones) expect(IsValidOp.isValid(jts(area(...zone.map((rings) => [...rings]))))).toBe(true);
    let [asked, disagreed, relations] = [0, 0, 0];
    const square: MultiPolygon = [[[[125, 43], [125.5, 43], [125.5, 43.5], [125, 43.5], [125, 43]]]]; // prettier-ignore
    for (let run = 0; asked < 2000 * times && run < 20_000 * times; run++) {
      const ring = traced();
      if (!ring) continue;
      asked++;
      const site = area([ring]);
      const size = Math.abs(shoelace(ring));
      const whole = ask(site, square).areaM2;
      let sum = 0;
      for (const [k, zone] of zones.entries()) {
        // One zone in nine against JTS, all of them for the sum.
        const compared = k === run % 9;
        const found = ask(site, zone, compared);
        sum += found.areaM2;
        if (!compared) continue;
        const common = OverlayOp.intersection(jts(site), jts({ kind: 'polygons', coordinates: zone })).getArea() as number;
        if (Math.abs(found.planarArea - common) > 1e-9 * size) disagreed++;
        // JTS's relation is no more exact than its crossings; where much is shared or nothing is near it must agree.
        if (common > 1e-6 * size && size - common > 1e-6 * size) {
          relations++;
          expect(['overlaps', 'contains']).toContain(found.relation);
        }
      }
      expect(Math.abs(sum - whole) / areaM2([[ring]])).toBeLessThan(1e-9);
    }
    expect({ asked, disagreed }).toEqual({ asked: 2000 * times, disagreed: 0 });
    expect(relations).toBeGreaterThan(100);
  }, 3_600_000);
});

describe('points one step of a double from an edge', () => {
  it('are placed as exact arithmetic places them', () => {
    const places = { in: 0, on: 0, out: 0 };
    for (let run = 0; run < 70 * times; run++) {
      const ring = outline(125 + random(), 43 + random(), 0.01 * random() + 1e-6, 2);
      if (!IsValidOp.isValid(jts(area([ring])))) continue;
      const index = buildIndex([[[ring]]]);
      for (let k = 0; k < 40; k++) {
        const [a, b] = [ring[below(16)]!, ring[below(16) + 1]!];
        const i = below(16);
        const on = [a, b, between(ring[i]!, ring[i + 1]!, 0)][below(3)]!;
        const p: Position = [next(on[0], below(5) - 2), next(on[1], below(5) - 2)];
        const place = exactPlace(ring, p);
        places[place]++;
        expect(locate(index, 0, p)).toBe(place);
      }
    }
    for (const count of Object.values(places)) expect(count).toBeGreaterThan(50);
  });
});

describe('on a grid of integers, where JTS is exact', () => {
  const corner = (): Position => [below(8), below(8)];
  const ring = (): Ring => {
    if (random() < 0.3) {
      const [x, y, w, h] = [below(5), below(5), 1 + below(5), 1 + below(5)];
      return [[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]; // prettier-ignore
    }
    const points = Array.from({ length: 3 + below(4) }, corner);
    return [...points, points[0]!];
  };
  /** Many parts and holes; drawn again until JTS finds it valid. */
  const polygons = (): Shape => {
    for (;;) {
      const parts = Array.from({ length: 1 + below(2) }, () => (random() < 0.4 ? [ring(), ring()] : [ring()]));
      if (IsValidOp.isValid(jts(area(...parts)))) return area(...parts);
    }
  };
  /** A corner, or one of the few around a place: small shapes lie within large ones more often. */
  const cornerNear = (): (() => Position) => {
    if (random() < 0.5) return corner;
    const [x, y] = [1 + below(5), 1 + below(5)];
    return () => [x + below(2), y + below(2)];
  };
  const line = () => Array.from({ length: 2 + below(3) }, cornerNear()).filter((p, i, all) => i === 0 || p.join() !== all[i - 1]!.join());
  const lines = (): Shape => {
    for (;;) {
      const found = Array.from({ length: 1 + below(2) }, line);
      if (found.every((l) => l.length > 1)) return { kind: 'lines', coordinates: found };
    }
  };
  const small = (): Shape => {
    const [x, y] = [1 + below(5), 1 + below(5)];
    return area([[[x, y], [x + 1, y], [x + 1, y + 1], [x, y]]]); // prettier-ignore
  };
  const points = (): Shape => ({ kind: 'points', coordinates: Array.from({ length: 1 + below(3) }, corner) });
  const mapped = (shape: Shape, f: (p: Position) => Position): Shape => {
    if (shape.kind === 'points') return { kind: 'points', coordinates: shape.coordinates.map(f) };
    if (shape.kind === 'lines') return { kind: 'lines', coordinates: shape.coordinates.map((l) => l.map(f)) };
    return area(...shape.coordinates.map((rings) => rings.map((r) => r.map(f))));
  };
  const eachRing = (shape: Shape, f: (r: Ring) => Ring) =>
    shape.kind === 'polygons' ? area(...shape.coordinates.map((rings) => rings.map(f))) : shape;
  const restarted = (r: Ring): Ring => [...r.slice(1), r[1]!];
  const denser = (r: Ring): Ring => r.flatMap((p, i) => (i + 1 < r.length ? [p, between(p, r[i + 1]!, 0)] : [p]));

  it.each<[Shape['kind'], () => Shape, string[], number]>([
    ['points', points, ['within', 'crosses', 'touches', 'disjoint'], 300],
    ['lines', lines, ['within', 'crosses', 'touches', 'disjoint'], 300],
    ['polygons', polygons, ['equals', 'within', 'contains', 'overlaps', 'touches', 'disjoint'], 400],
  ])('%s: relation and planar area are those of JTS, however the shapes are turned, begun, split, moved or scaled', (kind, make, all, runs) => {
    const seen = new Map<string, number>();
    for (let run = 0; run < runs * times; run++) {
      const zone = polygons();
      const holes = (zone.coordinates as MultiPolygon).flatMap((rings) => rings.slice(1));
      // Now and then the zone itself, or exactly what fills its hole.
      const site = kind === 'polygons' && random() < 0.1 ? (random() < 0.5 && holes[0] ? area([holes[0]]) : zone) : kind === 'polygons' && random() < 0.3 ? small() : make();
      const told = (s: Shape, z: Shape) => ask(s, z.coordinates as MultiPolygon, true);
      const found = told(site, zone);
      const expected = relationByJts(site, zone);
      expect(found.relation, JSON.stringify([site, zone])).toBe(expected);
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
      if (kind === 'polygons') expect(found.planarArea).toBeCloseTo(OverlayOp.intersection(jts(site), jts(zone)).getArea() as number, 9);
      const turned = (f: (p: Position) => Position) => [mapped(site, f), mapped(zone, f)] as const;
      const variants: [Shape, Shape, number][] = [
        [...turned(([x, y]) => [-y, x]), 1],
        [...turned(([x, y]) => [x / 1024 + 64, y / 1024 + 32]), 2 ** -20],
        [eachRing(site, (r) => [...r].reverse()), eachRing(zone, restarted), 1],
        [eachRing(site, denser), eachRing(zone, denser), 1],
      ];
      for (const [s, z, scale] of variants) {
        const again = told(s, z);
        expect(again.relation, JSON.stringify([s, z])).toBe(expected);
        expect(again.planarArea / scale).toBeCloseTo(found.planarArea, 9);
      }
    }
    for (const relation of all) expect(seen.get(relation) ?? 0, relation).toBeGreaterThan(runs / 100);
  }, 600_000); // prettier-ignore

  it('a site cut in two by a line: the parts share out its overlap', () => {
    for (let run = 0; run < 100 * times; run++) {
      const zone = polygons().coordinates as MultiPolygon;
      const [x, y, w, h, cut] = [below(4), below(4), 2 + below(4), 1 + below(4), 1 + random() * 0.9];
      const rectangle = (from: number, to: number) => area([[[from, y], [to, y], [to, y + h], [from, y + h], [from, y]]]); // prettier-ignore
      const whole = ask(rectangle(x, x + w), zone).areaM2;
      const parts = ask(rectangle(x, x + cut), zone).areaM2 + ask(rectangle(x + cut, x + w), zone).areaM2;
      expect(Math.abs(parts - whole) / areaM2(rectangle(x, x + w).coordinates as MultiPolygon)).toBeLessThan(1e-11);
    }
  });
});
