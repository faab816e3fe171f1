import { eachMeeting, outlineOf, vertexOf, windingsAt, type Outline } from './outline';
import type { MultiPolygon, Position, Ring, Shape } from './position';
import { orientation } from './predicates';

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
  | 'interior-disconnected'
  | 'wound-twice'
  | 'too-dense'
  | 'not-closed'
  | 'repeated-vertex'
  | 'spike';
export interface Defect {
  code: DefectCode;
  at?: Position;
  /** How many of them there are beside the one at `at`; 1 when it is alone. */
  count: number;
}

/** All defects of a clean shape, one entry a code, the first place met (in file order for places that are told vertex by vertex). An empty list means valid. */
export function defectsOf(shape: Shape): Defect[] {
  const found: Defect[] = [];
  const add = (code: DefectCode, at?: Position) => {
    const known = found.find((d) => d.code === code);
    if (known) return ++known.count;
    found.push(at ? { code, at, count: 1 } : { code, count: 1 });
    return 1;
  };
  const check = (p: Position) => {
    if (!(Number.isFinite(p[0]) && Number.isFinite(p[1]))) add('not-finite');
    else if (Math.abs(p[0]) > 180 || Math.abs(p[1]) > 90) add('out-of-range', p);
  };
  if (shape.coordinates.length === 0) add('empty');
  if (shape.kind === 'points') for (const p of shape.coordinates) check(p);
  else if (shape.kind === 'lines')
    for (const line of shape.coordinates) {
      for (const p of line) check(p);
      if (line.length < 2) add('too-few-positions', line[0]);
    }
  else {
    for (const rings of shape.coordinates) {
      if (rings.length === 0) add('empty');
      for (const ring of rings) {
        for (const p of ring) check(p);
        if (ring.length < 4) add('too-few-positions', ring[0]);
        else if (!isClosed(ring)) add('not-closed', ring.at(-1));
      }
    }
    if (found.length === 0) polygonDefects(shape.coordinates, add);
  }
  return found;
}

export function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1];
}

/** After so many of one kind a shape is a scribble, and counting on would take for ever. */
export const mostCounted = 2000;

type Add = (code: DefectCode, at: Position) => number;

function polygonDefects(polygons: MultiPolygon, add: Add) {
  const outline = outlineOf(polygons);
  const { ringOf, ringStart, part } = outline;
  for (let r = 0; r < part.length; r++)
    if (ringStart[r + 1]! - ringStart[r]! < 4) add('too-few-positions', vertexOf(outline, ringStart[r]!));
  /** Where two rings of one part touch. */
  const contacts: { at: Position; rings: [number, number] }[] = [];
  let bad = false;
  const wrong = (code: DefectCode, at: Position) => {
    bad = true;
    return add(code, at) >= mostCounted;
  };
  const complete = eachMeeting(outline, (how, e, f, x, y) => {
    const [r, s] = [ringOf[e]!, ringOf[f]!];
    if (how === 'overlap') return wrong('edges-overlap', [x, y]);
    const crossing: DefectCode = part[r] === part[s] ? 'self-crossing' : 'parts-overlap';
    if (how === 'cross') return wrong(crossing, [x, y]);
    if (r === s) return wrong('ring-touches-itself', [x, y]);
    if (crossAt(outline, e, f, [x, y])) return wrong(crossing, [x, y]);
    if (part[r] === part[s]) contacts.push({ at: [x, y], rings: [r, s] });
    return false;
  });
  if (!complete && !bad) add('too-dense', vertexOf(outline, 0));
  if (!complete || bad) return;
  nestingDefects(outline, add);
  for (const at of closedRounds(contacts)) add('interior-disconnected', at);
}

/** Whether two rings that touch in `at`, on their edges e and f, go through each other there. */
function crossAt(outline: Outline, e: number, f: number, at: Position): boolean {
  const [from, to] = passThrough(outline, e, at);
  const [before, after] = passThrough(outline, f, at);
  return leftOfPass(from, at, to, before) !== leftOfPass(from, at, to, after);
}

/** The vertices before and after a ring's pass through `at`, which lies on its edge e but not at its end. */
function passThrough(outline: Outline, e: number, at: Position): [before: Position, after: Position] {
  const start = vertexOf(outline, e);
  if (start[0] !== at[0] || start[1] !== at[1]) return [start, vertexOf(outline, e + 1)];
  const { ringStart, ringOf } = outline;
  const ring = ringOf[e]!;
  return [vertexOf(outline, e === ringStart[ring] ? ringStart[ring + 1]! - 2 : e - 1), vertexOf(outline, e + 1)];
}

/** Whether the direction from `at` towards p lies on the left of the path from – at – to. It runs along neither. */
function leftOfPass([ax, ay]: Position, [x, y]: Position, [bx, by]: Position, [px, py]: Position): boolean {
  const ofFirst = orientation(ax, ay, x, y, px, py) > 0;
  const ofSecond = orientation(x, y, bx, by, px, py) > 0;
  return orientation(ax, ay, x, y, bx, by) >= 0 ? ofFirst && ofSecond : ofFirst || ofSecond;
}

/** Rings meet only in single points here and do not cross, so one step along a ring stands for the whole ring. */
function nestingDefects(outline: Outline, add: Add) {
  const { part, hole, ringStart } = outline;
  if (part.length < 2) return;
  const windings = new Int32Array(part.length);
  for (let r = 0; r < part.length; r++) {
    const at = vertexOf(outline, ringStart[r]!);
    const around = windingsAt(outline, at, vertexOf(outline, ringStart[r]! + 1), windings).filter((k) => windings[k] !== 0 && k !== r);
    windings.fill(0);
    if (hole[r]) {
      const own = around.filter((k) => part[k] === part[r]);
      if (own.length !== 1 || hole[own[0]!]) add('hole-outside-shell', at);
    } else {
      const shells = around.filter((k) => !hole[k] && part[k] !== part[r]);
      if (shells.some((k) => !around.some((h) => hole[h] && part[h] === part[k]))) add('parts-overlap', at);
    }
  }
}

/**
 * Places where rings of one part that touch in points close a round and cut off ground from the rest of their part (OGC: the interior of a polygon is
 * connected). Rings and places are the nodes of a graph; what joins two that are already joined closes a round.
 */
function closedRounds(contacts: readonly { at: Position; rings: readonly [number, number] }[]): Position[] {
  const leader = new Map<string | number, string | number>();
  const find = (node: string | number): string | number => {
    const next = leader.get(node);
    if (next === undefined) return node;
    const last = find(next);
    leader.set(node, last);
    return last;
  };
  const joined = new Set<string>();
  const places: Position[] = [];
  for (const { at, rings } of contacts)
    for (const ring of rings) {
      const place = `${at.join()} ${ring}`;
      if (joined.has(place)) continue;
      joined.add(place);
      const [a, b] = [find(ring), find(at.join())];
      if (a === b) places.push(at);
      else leader.set(a, b);
    }
  return places;
}

/** Whether a ring without repeated vertices bounds no ground: all its vertices lie on one line. (A signed area of 0 would not do: a bow-tie has it.) */
export function isFlat(ring: Ring): boolean {
  const [a, b] = ring;
  if (ring.length < 4 || !a || !b) return true;
  return ring.every((p) => orientation(a[0], a[1], b[0], b[1], p[0], p[1]) === 0);
}
