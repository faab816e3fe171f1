import { anyEdgeNear, cellsOf, growBox } from './candidates';
import type { ShapeIndex } from './cells';
import { blockSize, blocksAt, type Figure } from './figure';
import { edgeToEdge, mostM, type Edge, type Way } from './foot';
import { distanceM, metresPerDegree } from './measure';
import type { Box, Position } from './position';

/** The shortest way from a figure (`from`) to a shape's boundary (`to`). */
export type Nearest = Way;

/**
 * The shortest geodesic between a figure and the boundary of a shape that it does not cross, to 1 mm; null when it is longer than `limitM`.
 *
 * Vertices and edges are compared in a plane whose degrees are nowhere longer than the true ones, so that what lies too far there is too far indeed; all
 * that could still win are measured on the ellipsoid. Cells come in the order of their distance from the figure's box, so most are never opened.
 * `cells`: the shape's cells within the limit (`candidateCells`), if they are known.
 */
export function nearest(
  figure: Figure,
  index: ShapeIndex,
  shape: number,
  limitM: number,
  cells: readonly number[] = cellsOf(index, shape, growBox(figure.box, limitM)),
): Nearest | null {
  const { coords, cellBox, cellEdges, cellEdgeStart } = index;
  const plane = planeOf(figure, limitM);
  // Most shapes around a figure turn out to be farther than the limit, which one look at their edges tells.
  const [w, s, e, n] = figure.box;
  const [far, high] = [reach(limitM) / plane.lng, reach(limitM) / plane.lat];
  if (!anyEdgeNear(index, cells, [w - far, s - high, e + far, n + high])) return null;
  const pairs = new Pairs(figure, coords, plane, limitM);
  for (const { cell, atLeastM } of byDistance(figure.box, index, cells, plane)) {
    if (atLeastM > reach(pairs.bestM)) break;
    const [dx, dy] = [reach(pairs.bestM) / plane.lng, reach(pairs.bestM) / plane.lat];
    const i = 4 * cell;
    const blocks = blocksAt(figure, cellBox[i]! - dx, cellBox[i + 1]! - dy, cellBox[i + 2]! + dx, cellBox[i + 3]! + dy, []);
    if (blocks.length === 0) continue;
    for (let k = cellEdgeStart[cell]!; k < cellEdgeStart[cell + 1]!; k++)
      if (pairs.near(cellEdges[k]!)) pairs.compare(cellEdges[k]!, blocks);
  }
  return pairs.shortest(limitM);
}

/** The same without a limit; null only for a shape without edges. */
export function nearestEver(figure: Figure, index: ShapeIndex, shape: number, cells?: readonly number[]): Nearest | null {
  const { coords, cellBox, cellEdges, cellEdgeStart, cellShape, tree } = index;
  const hasEdges = (c: number) => cellShape[c] === shape && cellEdgeStart[c] !== cellEdgeStart[c + 1];
  const [w, s, e, n] = figure.box;
  let cell = cells?.find(hasEdges);
  cell ??= tree ? tree.neighbors((w + e) / 2, (s + n) / 2, 1, Infinity, hasEdges)[0] : cellBox.length > 0 && hasEdges(0) ? 0 : undefined;
  if (cell === undefined) return null;
  // Whatever lies there is a limit that cannot be missed; the nearest of it to the figure's first vertex keeps the search small.
  const first = figure.coords.subarray(0, 2);
  const scale = metresPerDegree(first[1]!);
  let far = Infinity;
  let z = cellEdges[cellEdgeStart[cell]!]!;
  for (let k = cellEdgeStart[cell]!; k < cellEdgeStart[cell + 1]!; k++) {
    const i = 2 * cellEdges[k]!;
    const d = Math.hypot((coords[i]! - first[0]!) * scale.lng, (coords[i + 1]! - first[1]!) * scale.lat);
    if (d < far) [far, z] = [d, cellEdges[k]!];
  }
  const from: Position = [first[0]!, first[1]!];
  const to: Position = [coords[2 * z]!, coords[2 * z + 1]!];
  const limitM = reach(distanceM(from, to));
  return nearest(figure, index, shape, limitM) ?? { distanceM: limitM, from, to };
}

/**
 * Whether anything of a shape's boundary may lie within `metres` of a point: never "no" when it does, "yes" up to a few millimetres too often.
 * `cells`: the shape's cells around the point, others do no harm.
 */
export function boundaryNear(index: ShapeIndex, cells: readonly number[], x: number, y: number, metres: number): boolean {
  const { coords, cellBox, cellEdges, cellEdgeStart } = index;
  const plane = planeAround(growBox([x, y, x, y], metres));
  const far = reach(metres);
  const [w, s, e, n] = [x - far / plane.lng, y - far / plane.lat, x + far / plane.lng, y + far / plane.lat];
  for (let at = 0; at < cells.length; at++) {
    const c = 4 * cells[at]!;
    if (cellBox[c]! > e || cellBox[c + 2]! < w || cellBox[c + 1]! > n || cellBox[c + 3]! < s) continue;
    for (let k = cellEdgeStart[c / 4]!; k < cellEdgeStart[c / 4 + 1]!; k++) {
      const i = 2 * cellEdges[k]!;
      const [ux, uy, vx, vy] = [coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!];
      if ((ux < w && vx < w) || (ux > e && vx > e) || (uy < s && vy < s) || (uy > n && vy > n)) continue;
      const [dx, dy] = [(vx - ux) * plane.lng, (vy - uy) * plane.lat];
      if (toSegment((x - ux) * plane.lng, (y - uy) * plane.lat, dx, dy, 1 / (dx * dx + dy * dy)) <= far * far) return true;
    }
  }
  return false;
}

/** What a bound in the plane may still miss by: bent geodesics and rounding. */
const reach = (metres: number) => metres * (1 + 1e-6) + 1e-3;

interface Plane {
  /** Metres of a degree of longitude and of latitude where they are shortest in a box. */
  lng: number;
  lat: number;
  /** How much longer they get within it, as a factor. */
  spread: number;
}

/** The plane that was asked for last: a figure is compared with many shapes, one after the other. */
let latest: { figure: Figure; limitM: number; plane: Plane } | null = null;

function planeOf(figure: Figure, limitM: number): Plane {
  if (latest?.figure !== figure || latest.limitM !== limitM) latest = { figure, limitM, plane: planeAround(growBox(figure.box, limitM)) };
  return latest.plane;
}

function planeAround([, s, , n]: Box): Plane {
  const top = Math.min(89.9, Math.max(Math.abs(s), Math.abs(n)));
  const bottom = s <= 0 && n >= 0 ? 0 : Math.min(Math.abs(s), Math.abs(n));
  const [high, low] = [metresPerDegree(top), metresPerDegree(bottom)];
  return { lng: high.lng, lat: low.lat, spread: Math.max(low.lng / high.lng, high.lat / low.lat) };
}

const gap = (low: number, high: number, a: number, b: number) => Math.max(0, low - Math.max(a, b), Math.min(a, b) - high);

/** Cells that hold edges, nearest to the box first. */
function byDistance([w, s, e, n]: Box, { cellBox, cellEdgeStart }: ShapeIndex, cells: readonly number[], plane: Plane) {
  const found: { cell: number; atLeastM: number }[] = [];
  for (const cell of cells) {
    if (cellEdgeStart[cell] === cellEdgeStart[cell + 1]) continue;
    const dx = gap(w, e, cellBox[4 * cell]!, cellBox[4 * cell + 2]!) * plane.lng;
    const dy = gap(s, n, cellBox[4 * cell + 1]!, cellBox[4 * cell + 3]!) * plane.lat;
    found.push({ cell, atLeastM: Math.sqrt(dx * dx + dy * dy) });
  }
  return found.length > 1 ? found.sort((a, b) => a.atLeastM - b.atLeastM || a.cell - b.cell) : found;
}

/** The pairs of a figure's parts and a shape's edges that may come nearest, in the plane. */
class Pairs {
  /** No longer than the true shortest distance and the limit, made longer by the plane's error. */
  bestM: number;
  readonly #figure: Figure;
  readonly #coords: Float64Array;
  readonly #plane: Plane;
  // The figure's box, grown by what may still win.
  #west = 0;
  #south = 0;
  #east = 0;
  #north = 0;
  readonly #kept: { part: number; edge: number; atLeastM: number }[] = [];

  constructor(figure: Figure, coords: Float64Array, plane: Plane, limitM: number) {
    this.#figure = figure;
    this.#coords = coords;
    this.#plane = plane;
    this.bestM = limitM;
    this.#narrow();
  }

  /** Whether an edge's box comes near enough to the figure's. */
  near(edge: number): boolean {
    const coords = this.#coords;
    const ux = coords[2 * edge]!;
    const vx = coords[2 * edge + 2]!;
    if ((ux < this.#west && vx < this.#west) || (ux > this.#east && vx > this.#east)) return false;
    const uy = coords[2 * edge + 1]!;
    const vy = coords[2 * edge + 3]!;
    return !((uy < this.#south && vy < this.#south) || (uy > this.#north && vy > this.#north));
  }

  #narrow(): void {
    const dx = reach(this.bestM) / this.#plane.lng;
    const dy = reach(this.bestM) / this.#plane.lat;
    const { box } = this.#figure;
    this.#west = box[0] - dx;
    this.#south = box[1] - dy;
    this.#east = box[2] + dx;
    this.#north = box[3] + dy;
  }

  /** Compares one edge of the shape with the figure's parts in some blocks. */
  compare(edge: number, blocks: readonly number[]): void {
    const { blockBox } = this.#figure;
    const { lng, lat } = this.#plane;
    const coords = this.#coords;
    const ux = coords[2 * edge]!;
    const uy = coords[2 * edge + 1]!;
    const vx = coords[2 * edge + 2]!;
    const vy = coords[2 * edge + 3]!;
    for (const b of blocks) {
      const gapX = gap(blockBox[4 * b]!, blockBox[4 * b + 2]!, ux, vx) * lng;
      const gapY = gap(blockBox[4 * b + 1]!, blockBox[4 * b + 3]!, uy, vy) * lat;
      const far = reach(this.bestM);
      if (gapX * gapX + gapY * gapY <= far * far) this.#compareBlock(edge, b, ux, uy, (vx - ux) * lng, (vy - uy) * lat);
    }
  }

  /** dx, dy: the shape's edge in metres. */
  #compareBlock(edge: number, block: number, ux: number, uy: number, dx: number, dy: number): void {
    const { coords, edges, kind } = this.#figure;
    const { lng, lat, spread } = this.#plane;
    const lone = kind === 'points';
    const last = Math.min(lone ? coords.length / 2 : edges.length, (block + 1) * blockSize);
    const inverse = 1 / (dx * dx + dy * dy);
    let far = reach(this.bestM) ** 2;
    for (let k = block * blockSize; k < last; k++) {
      const i = lone ? 2 * k : 2 * edges[k]!;
      const ax = (coords[i]! - ux) * lng;
      const ay = (coords[i + 1]! - uy) * lat;
      let nearest = toSegment(ax, ay, dx, dy, inverse);
      if (!lone) {
        const bx = (coords[i + 2]! - ux) * lng;
        const by = (coords[i + 3]! - uy) * lat;
        const ex = bx - ax;
        const ey = by - ay;
        const turned = 1 / (ex * ex + ey * ey);
        nearest = Math.min(
          nearest,
          toSegment(bx, by, dx, dy, inverse),
          toSegment(-ax, -ay, ex, ey, turned),
          toSegment(dx - ax, dy - ay, ex, ey, turned),
        );
      }
      if (nearest > far) continue;
      const atLeastM = Math.sqrt(nearest);
      this.#kept.push({ part: i / 2, edge, atLeastM });
      const most = reach(atLeastM * spread);
      if (most < this.bestM) {
        this.bestM = most;
        far = reach(most) ** 2;
        this.#narrow();
      }
    }
  }

  /** Measures what may still win on the ellipsoid. */
  shortest(limitM: number): Nearest | null {
    if (this.#kept.length === 0) return null;
    const { coords, kind } = this.#figure;
    const way = ({ part, edge }: { part: number; edge: number }, exact: boolean) =>
      edgeToEdge(edgeAt(coords, part, kind === 'points'), edgeAt(this.#coords, edge, false), exact);
    const left = this.#kept.filter(({ atLeastM }) => atLeastM <= reach(this.bestM)).sort((a, b) => a.atLeastM - b.atLeastM);
    const ways: { pair: (typeof left)[number]; way: Nearest }[] = [];
    let best: Nearest | null = null;
    for (const pair of left) {
      if (best && pair.atLeastM > reach(best.distanceM)) break;
      const found = way(pair, false);
      ways.push({ pair, way: found });
      if (!best || found.distanceM < best.distanceM) best = found;
    }
    if (best && mostM(best) > 0) {
      const may = best.distanceM + mostM(best);
      for (const { pair, way: found } of ways) {
        if (found.distanceM > may) continue;
        const exact = way(pair, true);
        if (exact.distanceM < best.distanceM) best = exact;
      }
    }
    return best && best.distanceM <= limitM ? best : null;
  }
}

/** Square of the distance from p to the segment from 0 to d, all in metres; `inverse` is 1 / |d|². */
function toSegment(px: number, py: number, dx: number, dy: number, inverse: number): number {
  let t = (px * dx + py * dy) * inverse;
  t = t > 0 ? (t < 1 ? t : 1) : 0;
  const x = px - t * dx;
  const y = py - t * dy;
  return x * x + y * y;
}

function edgeAt(coords: Float64Array, i: number, lone: boolean): Edge {
  const a: Position = [coords[2 * i]!, coords[2 * i + 1]!];
  return [a, lone ? a : [coords[2 * i + 2]!, coords[2 * i + 3]!]];
}
