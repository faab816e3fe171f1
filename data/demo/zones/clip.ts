import { boxOf, type MultiPolygon, type Position } from '#geo';
import type { Lines } from './faces';
import { InsideTest, roundPosition } from './rings';

interface Crossing {
  edge: number;
  along: number;
  vertex: number;
  /** Labels inside the outline before and after the crossing, walking with the inside on the left. */
  before: number;
  after: number;
}

/** How many buckets a degree has in each direction: a border piece lies in one or a few. */
const perDegree = 60;

/**
 * Cuts lines that reach beyond an outline at that outline, and closes them along it. The outline keeps all its vertices; every crossing becomes a
 * vertex of both. What lay outside is dropped. `labelAt` answers for a ring of the outline that no line crosses.
 */
export function clipped(lines: Lines, outline: MultiPolygon, labelAt: (position: Position) => number, decimals: number): Lines {
  const rings = outline.flat();
  const edges = edgesOf(rings);
  const inside = new InsideTest(outline);
  const result: Lines = { positions: [...lines.positions], from: [], to: [], left: [], right: [] };
  const add = (from: number, to: number, left: number, right: number) => {
    result.from.push(from);
    result.to.push(to);
    result.left.push(left);
    result.right.push(right);
  };
  const isInside = lines.positions.map((position) => inside.has(position));
  const crossings: Crossing[] = [];
  for (const [i, from] of lines.from.entries()) {
    const to = lines.to[i]!;
    const [left, right] = [lines.left[i]!, lines.right[i]!];
    const met = edges.crossedBy(lines.positions[from]!, lines.positions[to]!);
    if (met.length % 2 !== Number(isInside[from] !== isInside[to])) throw new Error(`lost count at ${String(lines.positions[from])}`);
    let isIn = isInside[from]!;
    let at = from;
    for (const { edge, along, position } of met) {
      const vertex = result.positions.push(roundPosition(position, decimals)) - 1;
      if (left < 0 || right < 0) throw new Error(`a rim line enters the outline at ${String(position)}`);
      // Looking outwards along the line, the outline passes from the right-hand side to the left-hand side.
      crossings.push(isIn ? { edge, along, vertex, before: right, after: left } : { edge, along, vertex, before: left, after: right });
      if (isIn) add(at, vertex, left, right);
      at = vertex;
      isIn = !isIn;
    }
    if (isIn && left >= 0 && right >= 0) add(at, to, left, right);
    else if (isIn) throw new Error(`a rim line lies inside the outline at ${String(lines.positions[to])}`);
  }
  crossings.sort((a, b) => a.edge - b.edge || a.along - b.along);
  let firstEdge = 0;
  for (const ring of rings) {
    const count = ring.length - 1;
    const own = crossings.filter(({ edge }) => edge >= firstEdge && edge < firstEdge + count);
    const first = result.positions.length;
    for (let k = 0; k < count; k++) result.positions.push(roundPosition(ring[k]!, decimals));
    let label = own.length > 0 ? own[own.length - 1]!.after : labelAt(ring[0]!);
    let next = 0;
    for (let k = 0; k < count; k++) {
      let at = first + k;
      for (; next < own.length && own[next]!.edge === firstEdge + k; next++) {
        const { vertex, before, after } = own[next]!;
        if (before !== label) throw new Error(`labels ${before} and ${label} disagree at ${String(result.positions[vertex])}`);
        add(at, vertex, label, -1);
        at = vertex;
        label = after;
      }
      add(at, first + ((k + 1) % count), label, -1);
    }
    firstEdge += count;
  }
  return result;
}

function edgesOf(rings: readonly (readonly Position[])[]) {
  const edges: [Position, Position][] = rings.flatMap((ring) => ring.slice(1).map((b, i): [Position, Position] => [ring[i]!, b]));
  const buckets = new Map<string, number[]>();
  const cells = (a: Position, b: Position) => {
    const [west, south, east, north] = boxOf([a, b]).map((v) => Math.floor(v * perDegree)) as [number, number, number, number];
    const keys: string[] = [];
    for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) keys.push(`${x} ${y}`);
    return keys;
  };
  for (const [i, [a, b]] of edges.entries())
    for (const key of cells(a, b)) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(i);
      else buckets.set(key, [i]);
    }
  const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position) => (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  return {
    /** Edges that the segment crosses, in its direction. A vertex on the other's line counts as lying on its left, so nothing is met twice. */
    crossedBy(p: Position, q: Position) {
      const found: { edge: number; along: number; position: Position; t: number }[] = [];
      const near = new Set(cells(p, q).flatMap((key) => buckets.get(key) ?? []));
      for (const edge of near) {
        const [a, b] = edges[edge]!;
        const [sp, sq] = [side(a, b, p), side(a, b, q)];
        const [sa, sb] = [side(p, q, a), side(p, q, b)];
        if (sp >= 0 === sq >= 0 || sa >= 0 === sb >= 0) continue;
        const t = sp / (sp - sq);
        found.push({ edge, along: sa / (sa - sb), t, position: [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])] });
      }
      return found.sort((m, n) => m.t - n.t);
    },
  };
}
