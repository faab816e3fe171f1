import { eachMeeting, outlineOf, startsEdge, vertexOf, windingsAt, type Outline } from './outline';
import { meetingPoint } from './crossings';
import type { MultiPolygon, Polygon, Position, Ring } from './position';
import { orientation } from './predicates';
import type { Defect, DefectCode } from './validity';

/**
 * The ground that rings enclose, however they cross: edges are cut where they meet until they meet only in vertices, every piece is asked how often each
 * ring winds around the ground on its left and on its right, and the pieces with ground on one side only are the boundary.
 *
 * A ring encloses whatever it winds around, in either direction and however often: both lobes of a bow-tie, the middle of a pentagram, all of a ring
 * run twice. Within a part, shell and holes count even-odd: a hole beyond its shell is ground, and so is what lies in two holes at once (an island);
 * a hole given twice is one hole. Parts are united. Where the reading of the drawing is open this takes more ground rather than less, for ground
 * that is missed is a conflict that is missed; what was counted so is told in `notes`.
 */
export function untangle(polygons: MultiPolygon): { polygons: Polygon[]; notes: Defect[] } | null {
  const outline = noded(polygons.map(withoutTwins));
  if (!outline) return null;
  const notes: Defect[] = [];
  const boundary = boundaryOf(outline, notes);
  const ground = polygonsFrom(boundary);
  return ground && ground.length > 0 ? { polygons: ground, notes } : null;
}

/** Leaves out holes that repeat another hole of their polygon, wherever they start and whichever way they run. */
function withoutTwins([shell, ...holes]: Polygon): Polygon {
  const seen = new Set<string>();
  const fresh = holes.filter((hole) => {
    const key = hole.slice(1).map(keyOf).sort().join(' ');
    return !seen.has(key) && seen.add(key);
  });
  return [shell!, ...fresh];
}

/** Rounding moves a cut and may bring about a new meeting, hence several rounds; more than three are rare, and near the resolution of doubles they breed. */
const mostRounds = 8;

/** The same rings with a vertex wherever an edge meets another: edges share nothing but ends, or both ends. Null when rounding never lets them. */
function noded(polygons: MultiPolygon): Outline | null {
  let rings = polygons;
  let before = Infinity;
  const grid = gridOf(polygons);
  for (let round = 0; round < mostRounds; round++) {
    const outline = outlineOf(rings);
    const cuts = new Map<number, Position[]>();
    const cut = (edge: number, at: Position) => {
      if (samePlace(at, vertexOf(outline, edge)) || samePlace(at, vertexOf(outline, edge + 1))) return;
      const row = cuts.get(edge);
      if (row) row.push(at);
      else cuts.set(edge, [at]);
    };
    const complete = eachMeeting(outline, (how, e, f, x, y) => {
      if (how === 'overlap') {
        for (const i of [f, f + 1]) if (liesWithin(outline, e, vertexOf(outline, i))) cut(e, vertexOf(outline, i));
        for (const i of [e, e + 1]) if (liesWithin(outline, f, vertexOf(outline, i))) cut(f, vertexOf(outline, i));
      } else {
        const at = how === 'touch' ? ([x, y] as const) : crossingOf(outline, e, f, grid);
        cut(e, at);
        cut(f, at);
      }
      return false;
    });
    if (!complete) return null;
    if (cuts.size === 0) return outline;
    if (round > 2 && cuts.size > before) return null;
    before = cuts.size;
    rings = withCuts(outline, cuts, polygons.length);
  }
  return null;
}

const samePlace = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const keyOf = (p: Position) => p.join();

/** Eight units in the last place of the largest coordinate (1e-13 degrees: 10 nm): crossings are rounded to it, so that they do not breed new ones. */
function gridOf(polygons: MultiPolygon): number {
  let most = 0;
  for (const [x, y] of polygons.flat(2)) most = Math.max(most, Math.abs(x), Math.abs(y));
  return 2 ** (Math.floor(Math.log2(most)) - 49);
}

/** Where two edges cross, the same whichever way they run; an end of either when one is as near as rounding. */
function crossingOf(outline: Outline, e: number, f: number, grid: number): Position {
  const before = (p: Position, q: Position) => p[0] - q[0] || p[1] - q[1];
  const ordered = (i: number) => [vertexOf(outline, i), vertexOf(outline, i + 1)].sort(before) as [Position, Position];
  const [one, two] = [ordered(e), ordered(f)];
  const [a, b, c, d] = (before(one[0], two[0]) || before(one[1], two[1])) <= 0 ? [...one, ...two] : [...two, ...one];
  const [x, y] = meetingPoint(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]);
  const end = [a, b, c, d].find((p) => Math.abs(p[0] - x) <= 2 * grid && Math.abs(p[1] - y) <= 2 * grid);
  return end ?? [Math.round(x / grid) * grid, Math.round(y / grid) * grid];
}

/** Whether p, on the line of an edge, lies within its box. */
function liesWithin(outline: Outline, edge: number, [x, y]: Position): boolean {
  const [a, b] = [vertexOf(outline, edge), vertexOf(outline, edge + 1)];
  return x >= Math.min(a[0], b[0]) && x <= Math.max(a[0], b[0]) && y >= Math.min(a[1], b[1]) && y <= Math.max(a[1], b[1]);
}

function withCuts(outline: Outline, cuts: Map<number, Position[]>, parts: number): Polygon[] {
  const polygons: Ring[][] = Array.from({ length: parts }, () => []);
  for (const [r, part] of outline.part.entries()) {
    const ring: Position[] = [];
    for (let i = outline.ringStart[r]!; i < outline.ringStart[r + 1]!; i++) {
      const [from, to] = [vertexOf(outline, i), vertexOf(outline, i + 1)];
      ring.push(from);
      const along = (p: Position) => (p[0] - from[0]) * (to[0] - from[0]) + (p[1] - from[1]) * (to[1] - from[1]);
      if (cuts.has(i)) for (const p of cuts.get(i)!.sort((p, q) => along(p) - along(q))) ring.push(p);
    }
    polygons[part]!.push(ring);
  }
  return polygons;
}

/** A piece of the ground's boundary, the ground on its left. */
type Piece = readonly [from: Position, to: Position];

function boundaryOf(outline: Outline, notes: Defect[]): Piece[] {
  const neighbours = new Map<string, Set<string>>();
  const keys = Array.from({ length: outline.xy.length / 2 }, (_, i) => keyOf(vertexOf(outline, i)));
  const join = (a: string, b: string) => {
    const row = neighbours.get(a);
    if (row) row.add(b);
    else neighbours.set(a, new Set([b]));
  };
  for (let i = 0; i < keys.length; i++)
    if (startsEdge(outline, i)) {
      join(keys[i]!, keys[i + 1]!);
      join(keys[i + 1]!, keys[i]!);
    }
  const ground = groundProbe(outline, notes);
  const seen = new Set<string>();
  const pieces: Piece[] = [];
  let [left, right, known] = [false, false, false];
  for (let i = 0; i < keys.length; i++) {
    if (!startsEdge(outline, i)) {
      known = false;
      continue;
    }
    const [a, b] = [vertexOf(outline, i), vertexOf(outline, i + 1)];
    // Where a path just passes on, its sides stay what they are.
    if (!known || neighbours.get(keys[i]!)!.size !== 2) [left, right] = [ground(a, b), ground(b, a)];
    known = true;
    const piece = keys[i]! < keys[i + 1]! ? `${keys[i]} ${keys[i + 1]}` : `${keys[i + 1]} ${keys[i]}`;
    if (seen.has(piece)) continue;
    seen.add(piece);
    if (left !== right) pieces.push(left ? [a, b] : [b, a]);
  }
  return pieces;
}

/** Tells whether there is ground just left of the first step from p towards q. */
function groundProbe(outline: Outline, notes: Defect[]): (p: Position, q: Position) => boolean {
  const { part, hole } = outline;
  const windings = new Int32Array(part.length);
  const note = (code: DefectCode, at: Position) => {
    if (!notes.some((n) => n.code === code)) notes.push({ code, at, count: 1 });
  };
  return (p, q) => {
    const met = windingsAt(outline, p, q, windings);
    const odd = new Set<number>();
    for (const r of met) {
      if (windings[r] === 0) continue;
      if (!hole[r] && Math.abs(windings[r]!) > 1) note('wound-twice', p);
      if (!odd.delete(part[r]!)) odd.add(part[r]!);
    }
    windings.fill(0);
    return odd.size > 0;
  };
}

/** Joins pieces to rings that do not touch themselves, and rings to valid polygons: one for every stretch of ground that hangs together. Null when they do not close. */
function polygonsFrom(pieces: readonly Piece[]): Polygon[] | null {
  const leaving = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const row = leaving.get(keyOf(piece[0]));
    if (row) row.push(piece);
    else leaving.set(keyOf(piece[0]), [piece]);
  }
  const rings: Position[][] = [];
  for (const first of pieces) {
    if (!leaving.get(keyOf(first[0]))!.includes(first)) continue;
    const path: Position[] = [first[0]];
    const met = new Map([[keyOf(first[0]), 0]]);
    for (let piece: Piece | undefined = first; piece; piece = nextPiece(piece, leaving.get(keyOf(piece[1])) ?? [])) {
      const row = leaving.get(keyOf(piece[0]))!;
      row.splice(row.indexOf(piece), 1);
      const key = keyOf(piece[1]);
      const before = met.get(key);
      path.push(piece[1]);
      if (before === undefined) {
        met.set(key, path.length - 1);
        continue;
      }
      // Back where the path has been: what lies between is a ring of its own.
      const ring = path.splice(before + 1);
      for (const p of ring) met.delete(keyOf(p));
      met.set(key, before);
      rings.push([path[before]!, ...ring]);
    }
    if (path.length > 1) return null;
  }
  return grouped(rings);
}

/** The piece that keeps to the same ground: the first one clockwise from the way back. */
function nextPiece([u, v]: Piece, leaving: readonly Piece[]): Piece | undefined {
  // 0 on the right of the way back, which is met first clockwise; 1 straight on; 2 on its left.
  const turn = (p: Position) => 1 + orientation(v[0], v[1], u[0], u[1], p[0], p[1]);
  return leaving.reduce<Piece | undefined>((best, piece) => {
    if (!best) return piece;
    const [p, q] = [best[1], piece[1]];
    const [a, b] = [turn(p), turn(q)];
    return b < a || (a === b && orientation(v[0], v[1], p[0], p[1], q[0], q[1]) > 0) ? piece : best;
  }, undefined);
}

/** Counter-clockwise rings are shells; a clockwise one is a hole of the smallest shell around it. */
function grouped(rings: readonly Position[][]): Polygon[] {
  const shells = rings.filter(isCounterClockwise).map((ring): Ring[] => [ring]);
  const holes = rings.filter((ring) => !isCounterClockwise(ring));
  if (holes.length === 0) return shells;
  const outline = outlineOf(shells);
  const sizes = shells.map(([ring]) => doubleArea(ring!));
  const windings = new Int32Array(shells.length);
  for (const hole of holes) {
    const around = windingsAt(outline, hole[0]!, hole[1]!, windings).filter((k) => windings[k] !== 0);
    windings.fill(0);
    const home = around.reduce((best, k) => (sizes[k]! < sizes[best]! ? k : best), around[0]!);
    shells[home]?.push(hole);
  }
  return shells;
}

/** Exact for a ring that does not touch itself: it turns left at its westernmost vertex. */
function isCounterClockwise(ring: Ring): boolean {
  const n = ring.length - 1;
  let west = 0;
  for (let i = 1; i < n; i++)
    if (ring[i]![0] < ring[west]![0] || (ring[i]![0] === ring[west]![0] && ring[i]![1] < ring[west]![1])) west = i;
  const [a, b, c] = [ring[(west + n - 1) % n]!, ring[west]!, ring[west + 1]!];
  return orientation(a[0], a[1], b[0], b[1], c[0], c[1]) > 0;
}

function doubleArea(ring: Ring): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += (ring[i - 1]![0] - ox) * (ring[i]![1] - oy) - (ring[i]![0] - ox) * (ring[i - 1]![1] - oy);
  return Math.abs(sum);
}
