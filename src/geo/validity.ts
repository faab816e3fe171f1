import Flatbush from 'flatbush';
import { buildIndex } from './cells';
import { locateGerm } from './locate';
import { meetingPoint } from './crossings';
import { boxOf, type MultiPolygon, type Position, type Ring, type Shape } from './position';
import { onEdge, orientation } from './predicates';

/**
 * What is wrong with a shape, in the sense of OGC 06-103r4 §6.1.11 (simple rings, holes inside their shell, parts that share no ground), each with a place.
 * The last three, and parts without ground, are met only by `clean` (repair.ts), which takes them away before `defectsOf` looks.
 */
export type DefectCode =
  | 'not-finite'
  | 'out-of-range'
  | 'too-few-positions'
  | 'empty'
  | 'no-ground'
  | 'self-crossing'
  | 'edges-overlap'
  | 'ring-touches-itself'
  | 'hole-outside-shell'
  | 'parts-overlap'
  | 'not-closed'
  | 'repeated-vertex'
  | 'spike';
export interface Defect {
  code: DefectCode;
  at?: Position;
  /** How many of them there are beside the one at `at`; 1 when it is alone. */
  count: number;
}

/** All defects of a clean shape, one entry a code, the first place in file order. An empty list means valid. */
export function defectsOf(shape: Shape): Defect[] {
  const found = new Map<DefectCode, Defect>();
  const add = (code: DefectCode, at?: Position) => {
    const known = found.get(code);
    if (known) known.count++;
    else found.set(code, at ? { code, at, count: 1 } : { code, count: 1 });
  };
  if (shape.coordinates.length === 0) add('empty');
  const check = (p: Position) => {
    if (!(Number.isFinite(p[0]) && Number.isFinite(p[1]))) add('not-finite');
    else if (Math.abs(p[0]) > 180 || Math.abs(p[1]) > 90) add('out-of-range', p);
  };
  if (shape.kind === 'points') shape.coordinates.forEach(check);
  else if (shape.kind === 'lines')
    for (const line of shape.coordinates) {
      line.forEach(check);
      if (line.length < 2) add('too-few-positions', line[0]);
    }
  else {
    for (const ring of shape.coordinates.flat()) {
      ring.forEach(check);
      if (ring.length < 4) add('too-few-positions', ring[0]);
    }
    if (found.size === 0) polygonDefects(shape.coordinates, add);
  }
  return [...found.values()];
}

type Add = (code: DefectCode, at?: Position) => void;

function polygonDefects(polygons: MultiPolygon, add: Add) {
  const rings = polygons.flatMap((rings, part) => rings.map((ring, i) => ({ ring, part, hole: i > 0 })));
  if (edgeDefects(rings, add) > 0) return;
  // Edges meet only in single points now, so one germ of a ring stands for the whole ring.
  for (const [shell, ...holes] of polygons) {
    if (holes.length === 0) continue;
    const shellIndex = buildIndex([[[shell!]]]);
    for (const hole of holes) if (sideOfRing(shellIndex, hole) !== 'in') add('hole-outside-shell', hole[0]);
    for (const inner of nested(holes.map((hole) => [hole]))) add('hole-outside-shell', inner);
  }
  for (const inner of nested(polygons)) add('parts-overlap', inner);
}

/** The first vertex of every polygon whose shell lies in the ground of another one. */
function nested(polygons: MultiPolygon): Position[] {
  if (polygons.length < 2) return [];
  const boxes = polygons.map(([shell]) => boxOf(shell!));
  const tree = new Flatbush(polygons.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return boxes.flatMap(([w, s, e, n], outer) => {
    const inside = tree.search(
      w,
      s,
      e,
      n,
      (k) => k !== outer && boxes[k]![0] >= w && boxes[k]![1] >= s && boxes[k]![2] <= e && boxes[k]![3] <= n,
    );
    if (inside.length === 0) return [];
    const index = buildIndex([[polygons[outer]!]]);
    return inside
      .sort((a, b) => a - b)
      .map((k) => polygons[k]![0]!)
      .filter((shell) => sideOfRing(index, shell) === 'in')
      .map((shell) => shell[0]!);
  });
}

function sideOfRing(index: ReturnType<typeof buildIndex>, ring: Ring) {
  return locateGerm(index, 0, ring[0]!, ring[1]!);
}

interface NumberedRing {
  ring: Ring;
  part: number;
  hole: boolean;
}

/** Compares every pair of edges whose boxes meet; returns how many pairs meet in a way that they must not. */
function edgeDefects(rings: readonly NumberedRing[], add: Add): number {
  const edges: { a: Position; b: Position; ring: number; i: number }[] = [];
  for (const [r, { ring }] of rings.entries())
    for (let i = 0; i + 1 < ring.length; i++) edges.push({ a: ring[i]!, b: ring[i + 1]!, ring: r, i });
  const tree = new Flatbush(edges.length);
  for (const { a, b } of edges) tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  tree.finish();
  let bad = 0;
  for (const [k, e] of edges.entries()) {
    const hits = tree.search(
      Math.min(e.a[0], e.b[0]),
      Math.min(e.a[1], e.b[1]),
      Math.max(e.a[0], e.b[0]),
      Math.max(e.a[1], e.b[1]),
      (m) => m > k,
    );
    for (const m of hits.sort((p, q) => p - q)) {
      const f = edges[m]!;
      const last = rings[e.ring]!.ring.length - 2;
      const follows = e.ring === f.ring && (f.i === e.i + 1 || (e.i === 0 && f.i === last));
      const meeting = howEdgesMeet(e.a, e.b, f.a, f.b);
      if (!meeting || (follows && meeting.how !== 'overlap')) continue;
      if (meeting.how === 'touch' && e.ring !== f.ring) continue;
      add(meeting.how === 'cross' ? 'self-crossing' : meeting.how === 'overlap' ? 'edges-overlap' : 'ring-touches-itself', meeting.at);
      bad++;
    }
  }
  return bad;
}

function howEdgesMeet(a: Position, b: Position, c: Position, d: Position): { how: 'cross' | 'touch' | 'overlap'; at: Position } | null {
  const oc = orientation(a[0], a[1], b[0], b[1], c[0], c[1]);
  const od = orientation(a[0], a[1], b[0], b[1], d[0], d[1]);
  if (oc * od > 0) return null;
  const on = (p: Position, u: Position, v: Position) => onEdge(u[0], u[1], v[0], v[1], p[0], p[1]);
  const shared = [...[c, d].filter((p) => on(p, a, b)), ...[a, b].filter((p) => on(p, c, d))];
  if (oc === 0 && od === 0) {
    const distinct = new Set(shared.map((p) => p.join()));
    if (distinct.size === 0) return null;
    return { how: distinct.size > 1 ? 'overlap' : 'touch', at: shared[0]! };
  }
  if (shared.length > 0) return { how: 'touch', at: shared[0]! };
  const oa = orientation(c[0], c[1], d[0], d[1], a[0], a[1]);
  const ob = orientation(c[0], c[1], d[0], d[1], b[0], b[1]);
  if (oa * ob > 0) return null;
  return { how: 'cross', at: meetingPoint(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]) };
}

/** Whether a ring bounds no ground: all its vertices lie on one line. (A signed area of 0 would not do: a bow-tie has it.) */
export function isFlat(ring: Ring): boolean {
  const [a, b] = ring;
  if (ring.length < 4 || !a || !b) return true;
  return ring.every((p) => orientation(a[0], a[1], b[0], b[1], p[0], p[1]) === 0);
}
