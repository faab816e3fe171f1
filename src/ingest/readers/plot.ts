import type { Position, Shape } from '#geo';
import type { Note, Problem } from '#zone';
import { maxRings, nestRings } from '../nesting';

export type Kind = Shape['kind'];

/** The words for a figure's kind in survey files, tables and typed text. */
const kindWords: Record<Kind, RegExp> = {
  polygons: /^(面|面状|多边形|polygon|area|surface)$/i,
  lines: /^(线|线状|折线|line|polyline)$/i,
  points: /^(点|点状|point)$/i,
};

export function kindOf(word: string): Kind | undefined {
  const plain = word.normalize('NFKC').trim();
  return (['polygons', 'lines', 'points'] as const).find((kind) => kindWords[kind].test(plain));
}

/** A vertex, and the number of the ring or line that its row puts it in. */
export interface Vertex {
  ring: string;
  position: Position;
}
export interface Plot {
  kind: Kind;
  shapes: Shape[];
  notes: Note[];
  problems: Problem[];
}

/**
 * One figure from its vertices in file order. Without a stated kind one vertex is a point, two are a line, more a polygon. Rings are closed; a ring that
 * comes back to its start begins a new one with the next vertex, whatever number that has. Which rings are holes is decided by containment, and said
 * where it is not what their numbers mean (the first an outer boundary, the others holes).
 */
export function plotOf(vertices: readonly Vertex[], stated?: Kind): Plot {
  const kind = stated ?? (vertices.length === 1 ? 'points' : vertices.length === 2 ? 'lines' : 'polygons');
  const plot: Plot = { kind, shapes: [], notes: [], problems: [] };
  const refuse = (problem: Problem): Plot => ({ ...plot, problems: [problem] });
  if (vertices.length === 0) return refuse({ code: 'empty' });
  if (kind === 'points') return { ...plot, shapes: [{ kind, coordinates: vertices.map(({ position }) => position) }] };
  const paths = pathsOf(vertices, kind === 'polygons');
  const least = kind === 'lines' ? 2 : 3;
  if (paths.some((path) => fewerThan(least, path))) return refuse({ code: 'too-few-positions' });
  if (kind === 'lines') return { ...plot, shapes: [{ kind, coordinates: paths }] };
  if (paths.length > maxRings) return refuse({ code: 'too-many-rings', params: { count: paths.length, limit: maxRings } });
  const polygons = nestRings(paths.map(closed));
  const unlikeNumbers = polygons.flatMap((polygon) => polygon.filter(({ index }, place) => (index === 0) !== (place === 0))).length;
  if (unlikeNumbers > 0) plot.notes.push({ code: 'rings-by-containment', params: { count: paths.length, parts: polygons.length } });
  return { ...plot, shapes: [{ kind, coordinates: polygons.map((polygon) => polygon.map(({ ring }) => ring)) }] };
}

function pathsOf(vertices: readonly Vertex[], areRings: boolean): Position[][] {
  const paths: Position[][] = [];
  const open = new Map<string, Position[]>();
  for (const { ring, position } of vertices) {
    let path = open.get(ring);
    if (path && areRings && isClosed(path)) {
      // The closing vertex written twice is no new ring.
      if (same(path.at(-1)!, position)) continue;
      path = undefined;
    }
    if (!path) {
      path = [];
      open.set(ring, path);
      paths.push(path);
    }
    path.push(position);
  }
  return paths;
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const isClosed = (path: readonly Position[]) => path.length > 3 && same(path[0]!, path.at(-1)!);
const closed = (path: Position[]) => (isClosed(path) ? path : [...path, path[0]!]);

function fewerThan(least: number, path: readonly Position[]): boolean {
  const different: Position[] = [];
  for (const position of path) {
    if (!different.some((other) => same(other, position))) different.push(position);
    if (different.length >= least) return false;
  }
  return true;
}
