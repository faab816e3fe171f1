import { distanceM } from './measure';
import { positionsOf, type Position, type Shape } from './position';

/** A river as it is drawn: its lines in any order and direction, and roughly where it ends. Positions [lng, lat] in degrees. */
export interface Course {
  id: string;
  lines: readonly (readonly Position[])[];
  mouth: Position;
}

/** Rivers as a row of points some `stepM` apart, each knowing the next one downstream. Good to the distance of two points, which is far below how well courses are known. */
export interface Courses {
  ids: readonly string[];
  /** [lng, lat] of each point, its river, the point downstream (−1: none), metres to it, the points upstream. */
  points: readonly Position[];
  river: Int32Array;
  next: Int32Array;
  toNextM: Float64Array;
  before: readonly (readonly number[])[];
  cells: ReadonlyMap<number, readonly number[]>;
}

const stepM = 200;
/** A course that is broken off, at a lake say, goes on at the nearest piece of its own within this distance. */
const bridgeM = 15_000;
/** A river that ends flows into the nearest other one within this distance. */
const joinM = 5_000;
/** Width of a cell of the grid, degrees. */
const cell = 0.1;

/** Orders the lines of each river from source to mouth and joins rivers where one ends at another. */
export function joinCourses(courses: readonly Course[]): Courses {
  const points: Position[] = [];
  const river: number[] = [];
  const next: number[] = [];
  const heads: { river: number; first: number; last: number }[] = [];
  for (const [k, { lines, mouth }] of courses.entries())
    for (const line of lines) {
      if (line.length < 2) continue;
      const first = points.length;
      for (const at of stepped(flowing(line, mouth))) {
        points.push(at);
        river.push(k);
        next.push(points.length);
      }
      next[points.length - 1] = -1;
      heads.push({ river: k, first, last: points.length - 1 });
    }
  const cells = gridOf(points);
  for (const { river: own, last } of heads) {
    const end = points[last]!;
    const { mouth } = courses[own]!;
    const left = distanceM(end, mouth);
    // Down its own course first: a piece that begins near by and ends nearer to the mouth.
    const on = heads
      .filter((head) => head.river === own && head.last !== last && distanceM(points[head.last]!, mouth) < left)
      .map((head) => ({ head, away: distanceM(end, points[head.first]!) }))
      .sort((a, b) => a.away - b.away)[0];
    if (on && on.away <= bridgeM) next[last] = on.head.first;
    else next[last] = nearestOf(points, cells, end, joinM, (i) => river[i] !== own)?.point ?? -1;
  }
  const before: number[][] = points.map(() => []);
  for (const [i, to] of next.entries()) if (to >= 0) before[to]!.push(i);
  return {
    ids: courses.map(({ id }) => id),
    points,
    river: Int32Array.from(river),
    next: Int32Array.from(next),
    toNextM: Float64Array.from(points, (at, i) => (next[i]! < 0 ? 0 : distanceM(at, points[next[i]!]!))),
    before,
    cells,
  };
}

/** The point of the courses nearest to a shape, and metres between them (0 inside a polygon); null where none lies within `withinM`. */
export function nearestCourse(
  courses: Courses,
  shape: Shape,
  withinM: number,
  allowed: (point: number) => boolean = () => true,
): { point: number; distanceM: number } | null {
  const vertices = [...positionsOf(shape)];
  const sparse = Math.ceil(vertices.length / 2000);
  let best: { point: number; distanceM: number } | null = null;
  for (let v = 0; v < vertices.length; v += sparse) {
    const found = nearestOf(courses.points, courses.cells, vertices[v]!, best?.distanceM ?? withinM, allowed);
    if (found && (!best || found.distanceM < best.distanceM)) best = found;
  }
  if (shape.kind === 'points') return best;
  // A course may run between two vertices that lie far apart: edges are walked too.
  const paths = shape.kind === 'lines' ? shape.coordinates : shape.coordinates.flat();
  for (const path of paths)
    for (let i = 1; i < path.length; i += sparse)
      for (const at of stepped([path[i - 1]!, path[i]!])) {
        const found = nearestOf(courses.points, courses.cells, at, best?.distanceM ?? withinM, allowed);
        if (found && (!best || found.distanceM < best.distanceM)) best = found;
      }
  return best && best.distanceM < stepM ? { ...best, distanceM: 0 } : best;
}

/** The points downstream of one, itself first, with metres along the course. */
export function downstream({ next, toNextM }: Courses, from: number, limitM: number): { point: number; alongM: number }[] {
  const found: { point: number; alongM: number }[] = [];
  const seen = new Set<number>();
  let alongM = 0;
  for (let at = from; at >= 0 && alongM <= limitM && !seen.has(at); at = next[at]!) {
    seen.add(at);
    found.push({ point: at, alongM });
    alongM += toNextM[at]!;
  }
  return found;
}

/** The points upstream on the same river and its tributaries, without the one itself, with metres along the course. */
export function upstream({ before, toNextM }: Courses, from: number, limitM: number): { point: number; alongM: number }[] {
  const found: { point: number; alongM: number }[] = [];
  const seen = new Set([from]);
  const open = [{ point: from, alongM: 0 }];
  for (let one = open.pop(); one; one = open.pop())
    for (const point of before[one.point]!) {
      const alongM = one.alongM + toNextM[point]!;
      if (seen.has(point) || alongM > limitM) continue;
      seen.add(point);
      found.push({ point, alongM });
      open.push({ point, alongM });
    }
  return found;
}

function flowing(line: readonly Position[], mouth: Position): readonly Position[] {
  return distanceM(line.at(-1)!, mouth) <= distanceM(line[0]!, mouth) ? line : line.toReversed();
}

/** A line as points no farther than a step apart, its own vertices among them. */
function* stepped(line: readonly Position[]): Generator<Position> {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const pieces = Math.max(1, Math.ceil(distanceM(a, b) / stepM));
    for (let k = 0; k < pieces; k++) yield [a[0] + ((b[0] - a[0]) * k) / pieces, a[1] + ((b[1] - a[1]) * k) / pieces];
  }
  yield line.at(-1)!;
}

const column = (lng: number) => Math.floor(lng / cell);
const row = (lat: number) => Math.floor(lat / cell);
/** One number for a cell; rows are far fewer than 2¹⁶. */
const keyOf = (x: number, y: number) => x * 65_536 + y;

function gridOf(points: readonly Position[]): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (const [i, [lng, lat]] of points.entries()) {
    const key = keyOf(column(lng), row(lat));
    const list = cells.get(key);
    if (list) list.push(i);
    else cells.set(key, [i]);
  }
  return cells;
}

function nearestOf(
  points: readonly Position[],
  cells: ReadonlyMap<number, readonly number[]>,
  [lng, lat]: Position,
  withinM: number,
  allowed: (point: number) => boolean,
): { point: number; distanceM: number } | null {
  // Metres of a degree, never more than there are: a cell too many is looked at, none too few.
  const metres = 110_000;
  const squeeze = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const [high, wide] = [withinM / metres, withinM / (metres * squeeze)];
  let best = -1;
  // Ranked on a plane: points differ by more than that bends.
  let least = (high * 1.02) ** 2;
  for (let x = column(lng - wide); x <= column(lng + wide); x++)
    for (let y = row(lat - high); y <= row(lat + high); y++)
      for (const point of cells.get(keyOf(x, y)) ?? []) {
        const [px, py] = points[point]!;
        const [dx, dy] = [(px - lng) * squeeze, py - lat];
        const square = dx * dx + dy * dy;
        if (square >= least || !allowed(point)) continue;
        least = square;
        best = point;
      }
  if (best < 0) return null;
  const away = distanceM([lng, lat], points[best]!);
  return away <= withinM ? { point: best, distanceM: away } : null;
}
