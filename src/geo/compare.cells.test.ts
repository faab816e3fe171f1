import { describe, expect, it } from 'vitest';
import { areaM2, buildIndex, compare, defectsOf, lengthM, locate, overlapShape, prepare, type MultiPolygon, type Position } from './index';
import { overlay } from './overlay';

// An oracle without geometry: shapes are sets of unit cells, so relation, common area and length inside follow from sets. Coordinates are dyadic and the shear is
// by whole cells, so every vertex is exact, and touching, shared and equal edges are the rule. Sites have from 4 to some thousand edges.
const wide = 1000;
const unit = 2 ** -9;
type Cells = ReadonlySet<number>;
type Node = readonly [x: number, y: number];

let state = 1;
const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
const below = (n: number) => Math.floor(random() * n);

function blob(x0: number, y0: number, size: number, share: number): Set<number> {
  const cells = new Set<number>();
  for (let y = y0; y < y0 + size; y++) for (let x = x0; x < x0 + size; x++) if (random() < share) cells.add(y * wide + x);
  return cells;
}

/** The four sides of a cell, its ground on the left, and the cell beyond each. */
function sidesOf(cell: number): [beyond: number, from: Node, to: Node][] {
  const [x, y] = [cell % wide, Math.floor(cell / wide)];
  return [
    [cell - wide, [x, y], [x + 1, y]],
    [cell + 1, [x + 1, y], [x + 1, y + 1]],
    [cell + wide, [x + 1, y + 1], [x, y + 1]],
    [cell - 1, [x, y + 1], [x, y]],
  ];
}

/** The boundary as rings that pass no vertex twice: shells counter-clockwise, holes clockwise. */
function ringsOf(cells: Cells): Node[][] {
  const key = ([x, y]: Node) => y * wide + x;
  const next = new Map<number, Node[]>();
  for (const cell of cells)
    for (const [beyond, from, to] of sidesOf(cell)) if (!cells.has(beyond)) next.set(key(from), [...(next.get(key(from)) ?? []), to]);
  const rings: Node[][] = [];
  for (const start of next.keys())
    while (next.get(start)!.length > 0) {
      let at: Node = [start % wide, Math.floor(start / wide)];
      let before: Node | null = null;
      // What has been walked since the last vertex that was passed twice; there a ring is closed.
      const path: Node[] = [at];
      do {
        const ways = next.get(key(at))!;
        const k: number = ways.length > 1 && before ? ways.findIndex((way) => turnsLeft(before!, at, way)) : 0;
        [before, at] = [at, ways.splice(k, 1)[0]!];
        const seen = path.findIndex((node) => key(node) === key(at));
        if (seen >= 0) rings.push([path[seen]!, ...path.splice(seen + 1), at]);
        else path.push(at);
      } while (key(at) !== start);
    }
  return rings;
}

/** At a corner where ground meets ground each piece keeps to itself. */
const turnsLeft = ([ax, ay]: Node, [bx, by]: Node, [cx, cy]: Node) => (bx - ax) * (cy - by) - (by - ay) * (cx - bx) > 0;

const twice = (ring: readonly Node[]) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);

function holds(ring: readonly Node[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    if (ay > y !== by > y && ax + ((y - ay) * (bx - ax)) / (by - ay) > x) inside = !inside;
  }
  return inside;
}

function polygonsOf(cells: Cells, place: (node: Node) => Position): MultiPolygon {
  const rings = ringsOf(cells);
  const polygons = rings.filter((ring) => twice(ring) > 0).map((shell) => [shell]);
  for (const hole of rings.filter((ring) => twice(ring) < 0)) {
    const [[ax, ay], [bx, by]] = [hole[0]!, hole[1]!];
    // The middle of the ground cell to the left of the hole's first edge.
    const [x, y] = [(ax + bx) / 2 - (by - ay) / 2, (ay + by) / 2 + (bx - ax) / 2];
    const around = polygons.filter(([shell]) => holds(shell!, x, y)).sort(([a], [b]) => twice(a!) - twice(b!));
    around[0]!.push(hole);
  }
  return polygons.map((polygon) => polygon.map((ring) => ring.map(place)));
}

const corners = (cells: Cells) => new Set([...cells].flatMap((k) => [k, k + 1, k + wide, k + wide + 1]));

function relationOf(site: Cells, zone: Cells): string {
  const common = [...site].filter((cell) => zone.has(cell)).length;
  if (common > 0) return common < site.size ? (common < zone.size ? 'overlaps' : 'contains') : common < zone.size ? 'within' : 'equals';
  const own = corners(zone);
  return [...corners(site)].some((corner) => own.has(corner)) ? 'touches' : 'disjoint';
}

describe('shapes that are sets of cells', () => {
  const around = (zone: Cells, size: number) => {
    const all = blob(99, 99, size + 2, 1);
    for (const cell of zone) all.delete(cell);
    return all;
  };
  const sites: ((zone: Cells, size: number) => Cells)[] = [
    (zone) => zone,
    around,
    (zone) => new Set([...zone].filter(() => random() < 0.9)),
    (zone, size) => new Set([...zone, ...blob(95, 95, size, 0.3)]),
    (zone, size) => new Set([...around(zone, size)].filter(() => random() < 0.5)),
    (zone) => new Set([[...zone][below(zone.size)]!]),
    (_, size) => blob(98 + below(size), 98 + below(size), 1 + below(6), 0.7),
    (_, size) => blob(90, 90, size + 20, 0.9),
    () => blob(400, 400, 5, 0.8),
  ];
  const told = new Map<string, number>();

  it.each([
    [4, 30],
    [9, 30],
    [20, 9],
    [60, 4],
  ])('compare and overlapShape say what the sets say: %i × %i cells', (size, runs) => {
    for (let run = 0; run < runs; run++) {
      const zone = blob(100, 100, size, [0.5, 0.8, 0.95][run % 3]!);
      const site = sites[(run * (size > 9 ? 7 : 1)) % sites.length]!(zone, size);
      if (zone.size === 0 || site.size === 0) continue;
      const [shearX, shearY] = [below(3) - 1, below(2)];
      const place = ([x, y]: Node): Position => {
        const east = x + shearX * (y - 100);
        return [125 + east * unit, 40 + (y + shearY * east) * unit];
      };
      const figure = prepare({ kind: 'polygons', coordinates: polygonsOf(site, place) });
      const other: MultiPolygon = [[[[120, 30], [121, 30], [121, 31], [120, 30]]]]; // prettier-ignore
      const index = buildIndex([other, polygonsOf(zone, place), other]);
      const found = compare(figure, index, 1);
      const relation = relationOf(site, zone);
      told.set(relation, (told.get(relation) ?? 0) + 1);
      expect(found.relation).toBe(relation);

      const areaOf = (cell: number) => areaM2([[[...sidesOf(cell).map(([, from]) => from), sidesOf(cell)[0]![1]].map(place)]]);
      const common = [...site].filter((cell) => zone.has(cell)).reduce((sum, cell) => sum + areaOf(cell), 0);
      expect(Math.abs(found.areaM2! - common)).toBeLessThan(1e-9 * figure.areaM2);
      // Else the second engine would answer, and hide that the first does not.
      expect(overlay(figure, index, 1)).not.toBeNull();
      const shape = overlapShape(figure, index, 1);
      const drawn = shape?.kind === 'polygons' ? areaM2(shape.coordinates) : 0;
      expect(Math.abs(drawn - common)).toBeLessThan(1e-9 * figure.areaM2);

      const inner = [...site].flatMap((cell) =>
        sidesOf(cell).filter(([beyond]) => !site.has(beyond) && zone.has(cell) && zone.has(beyond)).map(([, from, to]) => lengthM([[place(from), place(to)]])),
      ); // prettier-ignore
      const length = inner.reduce((sum, metres) => sum + metres, 0);
      expect(Math.abs(found.lengthInsideM - length)).toBeLessThan(1e-6 * Math.max(1, length));

      for (let k = 0; k < 20; k++) {
        const [x, y] = [99 + below(size + 2), 99 + below(size + 2)];
        const full = [0, -1, -wide, -wide - 1].filter((step) => zone.has(y * wide + x + step)).length;
        expect(locate(index, 1, place([x, y]))).toBe(full === 4 ? 'in' : full === 0 ? 'out' : 'on');
      }
    }
  });

  it('met every relation, and shapes that are valid', () => {
    for (const relation of ['equals', 'within', 'contains', 'overlaps', 'touches', 'disjoint'])
      expect(told.get(relation), relation).toBeGreaterThan(2);
    expect(defectsOf({ kind: 'polygons', coordinates: polygonsOf(blob(100, 100, 20, 0.8), ([x, y]) => [x * unit, y * unit]) })).toEqual([]);
  });
});

describe('places where nearly parallel edges cross', () => {
  it('keep their digits when the edges lie a step of a double apart', () => {
    // The exact crossing, by rational arithmetic, leaves 18 650.403 m of the line in the zone; plain doubles find 18 565.263.
    const [p, q]: [Position, Position] = [[125.25565535295755, 43.96244963328354], [125.46922813043929, 44.2607078344794]]; // prettier-ignore
    const zone: Position[] = [[125.25565535295755, 43.96244963328355], [125.46922813043929, 44.26070783447939], [q[0] + 0.1, p[1] - 0.5], [p[0] - 0.1, p[1] - 0.5]]; // prettier-ignore
    const found = compare(prepare({ kind: 'lines', coordinates: [[p, q]] }), buildIndex([[[zone]]]), 0);
    expect(found.lengthInsideM).toBeCloseTo(18650.403, 2);
  });
});

describe('large shapes', () => {
  const ring = (count: number): Position[] =>
    Array.from({ length: count + 1 }, (_, k): Position => [125 + Math.cos((2 * Math.PI * (k % count)) / count), 43 + Math.sin((2 * Math.PI * (k % count)) / count)]); // prettier-ignore
  it('are drawn whatever the length of a piece between two crossings', () => {
    const half: Position[] = [[123, 43.001], [127, 43.001], [127, 45], [123, 45], [123, 43.001]]; // prettier-ignore
    const [figure, index] = [prepare({ kind: 'polygons', coordinates: [[half]] }), buildIndex([[[ring(400_000)]]])];
    const shape = overlapShape(figure, index, 0);
    if (shape?.kind !== 'polygons') throw new Error('nothing to draw');
    const { areaM2: area } = compare(figure, index, 0);
    expect(Math.abs(areaM2(shape.coordinates) - area!)).toBeLessThan(1e-9 * area!);
  });
  it('may have tens of thousands of lines', () => {
    const lines = Array.from({ length: 40_000 }, (_, k): Position[] => [[125 + k * 1e-5, 43], [125 + k * 1e-5, 43.1]]); // prettier-ignore
    expect(prepare({ kind: 'lines', coordinates: lines }).edges.length).toBe(40_000);
  });
  it('cross in thousands of places', () => {
    // A comb of 3 000 teeth over a bar: 6 000 crossings, half the bar's ground.
    const teeth = Array.from({ length: 3000 }, (_, k): Position[] => [[125 + k * 2e-4, 43.02], [125 + k * 2e-4, 43], [125 + k * 2e-4 + 1e-4, 43], [125 + k * 2e-4 + 1e-4, 43.02]]).flat(); // prettier-ignore
    const comb: Position[] = [...teeth, [125.7, 43.02], [125.7, 43.03], [124.9, 43.03], [124.9, 43.02], teeth[0]!];
    const bar: Position[] = [[124.95, 43.005], [125.65, 43.005], [125.65, 43.01], [124.95, 43.01], [124.95, 43.005]]; // prettier-ignore
    const tooth: Position[] = [[125, 43.005], [125.0001, 43.005], [125.0001, 43.01], [125, 43.01], [125, 43.005]]; // prettier-ignore
    const [figure, index] = [prepare({ kind: 'polygons', coordinates: [[comb]] }), buildIndex([[[bar]]])];
    expect(overlay(figure, index, 0)).not.toBeNull();
    const { areaM2: area } = compare(figure, index, 0);
    expect(area! / (3000 * areaM2([[tooth]]))).toBeCloseTo(1, 6);
  });
  it('are drawn valid when a hole lies in an island in a hole', () => {
    const square = (r: number): Position[] => [[125 - r, 43 - r], [125 + r, 43 - r], [125 + r, 43 + r], [125 - r, 43 + r], [125 - r, 43 - r]]; // prettier-ignore
    const nested = buildIndex([[[square(0.5), square(0.4)], [square(0.3), square(0.2)]]]); // prettier-ignore
    const shape = overlapShape(prepare({ kind: 'polygons', coordinates: [[square(1)]] }), nested, 0);
    if (shape?.kind !== 'polygons') throw new Error('nothing to draw');
    expect(shape.coordinates.map((polygon) => polygon.length)).toEqual([2, 2]);
    expect(defectsOf(shape)).toEqual([]);
  });
});
