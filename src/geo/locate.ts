import type { ShapeIndex } from './cells';
import type { Position } from './position';
import { nudgedSide, onEdge, orientation } from './predicates';

/** Where a point lies: inside the shape, outside it, or exactly on its boundary. */
export type Location = 'in' | 'out' | 'on';

/**
 * Inside or not at `to`, from the same answer at `from`, both nudged by n: walks up the column of `from`, then along the row of `to`, and
 * counts the edges that it crosses. `ids` must hold, from `first` to `end`, every edge that
 * touches the box spanned by the two points.
 */
export function parityFrom(
  coords: Float64Array,
  ids: ArrayLike<number>,
  fromX: number,
  fromY: number,
  fromInside: boolean,
  toX: number,
  toY: number,
  n: 1 | -1,
  first = 0,
  end = ids.length,
): boolean {
  let inside = fromInside;
  for (let k = first; k < end; k++) {
    const i = 2 * ids[k]!;
    const ax = coords[i]!;
    const ay = coords[i + 1]!;
    const bx = coords[i + 2]!;
    const by = coords[i + 3]!;
    if (ax === bx && ay === by) continue;
    const row = above(ay, toY, n) !== above(by, toY, n);
    const column = above(ax, fromX, n) !== above(bx, fromX, n);
    if (!row && !column) continue;
    const corner = nudgedSide(ax, ay, bx, by, fromX, toY, n);
    if (row && corner !== nudgedSide(ax, ay, bx, by, toX, toY, n)) inside = !inside;
    if (column && corner !== nudgedSide(ax, ay, bx, by, fromX, fromY, n)) inside = !inside;
  }
  return inside;
}

/** v > at + n·δ */
function above(v: number, at: number, n: 1 | -1): boolean {
  return v === at ? n < 0 : v > at;
}

/** Up to so many cells are gone through; beyond, the tree is asked. */
const fewCells = 24;

/** A cell of the shape whose closed box holds the point, or −1. `cells`: those among which it must be, if they are known. */
function cellAt(index: ShapeIndex, shape: number, x: number, y: number, cells?: readonly number[]): number {
  const { cellBox, cellShape, tree } = index;
  const holds = (c: number) => cellBox[4 * c]! <= x && cellBox[4 * c + 2]! >= x && cellBox[4 * c + 1]! <= y && cellBox[4 * c + 3]! >= y;
  if (cells && cells.length <= fewCells) {
    for (let k = 0; k < cells.length; k++) if (holds(cells[k]!)) return cells[k]!;
    return -1;
  }
  if (!tree) return cellBox.length > 0 && holds(0) ? 0 : -1;
  let found = -1;
  tree.collides(x, y, x, y, (c) => {
    if (cellShape[c] !== shape) return false;
    found = c;
    return true;
  });
  return found;
}

function edgesOfCell(index: ShapeIndex, cell: number): Uint32Array {
  return index.cellEdges.subarray(index.cellEdgeStart[cell]!, index.cellEdgeStart[cell + 1]!);
}

/** Whether the point, nudged as the index is, lies inside the shape. Never ambiguous. */
export function insideNudged(index: ShapeIndex, shape: number, x: number, y: number, cells?: readonly number[]): boolean {
  const cell = cellAt(index, shape, x, y, cells);
  if (cell < 0) return false;
  const corner = index.cellInside[cell] === 1;
  const { coords, cellBox, cellEdges, cellEdgeStart, nudge } = index;
  const [from, to] = [cellEdgeStart[cell]!, cellEdgeStart[cell + 1]!];
  return parityFrom(coords, cellEdges, cellBox[4 * cell]!, cellBox[4 * cell + 1]!, corner, x, y, nudge, from, to);
}

/** Point in polygon, exact for the given doubles. */
export function locate(index: ShapeIndex, shape: number, [x, y]: Position, cells?: readonly number[]): Location {
  const cell = cellAt(index, shape, x, y, cells);
  if (cell < 0) return 'out';
  const { coords } = index;
  for (const id of edgesOfCell(index, cell)) {
    const i = 2 * id;
    if (onEdge(coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!, x, y)) return 'on';
  }
  return insideNudged(index, shape, x, y, cells) ? 'in' : 'out';
}

/**
 * Where the first infinitesimal step from p towards q goes. Exact: every comparison that ends in a tie at p is decided by q.
 * 'same' and 'opposite' mean along an edge of the shape, in its direction or against it.
 */
export function locateGerm(index: ShapeIndex, shape: number, [px, py]: Position, [qx, qy]: Position): 'in' | 'out' | 'same' | 'opposite' {
  const cell = cellAt(index, shape, px, py);
  if (cell < 0) return 'out';
  const { coords, nudge } = index;
  const ids = edgesOfCell(index, cell);
  const cornerX = index.cellBox[4 * cell]!;
  const cornerY = index.cellBox[4 * cell + 1]!;
  // The step's own infinitesimal ε lies between the two of the nudge: δ₁ ≫ ε ≫ δ₂ (see nudgedSide).
  const aboveStep = (v: number) => (v !== py ? v > py : qy !== py ? qy < py : nudge < 0);
  const cornerSide = (ax: number, ay: number, bx: number, by: number) => {
    const o = orientation(ax, ay, bx, by, cornerX, py);
    if (o !== 0) return o;
    if (by !== ay) return by > ay ? -nudge : nudge;
    const dx = bx > ax ? 1 : -1;
    return qy !== py ? (qy > py ? dx : -dx) : dx * nudge;
  };
  const stepSide = (ax: number, ay: number, bx: number, by: number) =>
    orientation(ax, ay, bx, by, px, py) || orientation(ax, ay, bx, by, qx, qy) || (bx > ax ? nudge : -nudge);
  let inside = index.cellInside[cell] === 1;
  for (let k = 0; k < ids.length; k++) {
    const i = 2 * ids[k]!;
    const ax = coords[i]!;
    const ay = coords[i + 1]!;
    const bx = coords[i + 2]!;
    const by = coords[i + 3]!;
    if (ax === bx && ay === by) continue;
    const run = alongEdge(ax, ay, bx, by, px, py, qx, qy);
    if (run) return run;
    const corner = cornerSide(ax, ay, bx, by);
    if (aboveStep(ay) !== aboveStep(by) && corner !== stepSide(ax, ay, bx, by)) inside = !inside;
    if (above(ax, cornerX, nudge) !== above(bx, cornerX, nudge) && corner !== nudgedSide(ax, ay, bx, by, cornerX, cornerY, nudge))
      inside = !inside;
  }
  return inside ? 'in' : 'out';
}

/** Whether the step from p towards q starts on the edge and runs along it. */
function alongEdge(ax: number, ay: number, bx: number, by: number, px: number, py: number, qx: number, qy: number) {
  if (!onEdge(ax, ay, bx, by, px, py) || orientation(ax, ay, bx, by, qx, qy) !== 0) return null;
  const axis = Math.abs(bx - ax) >= Math.abs(by - ay);
  const step = axis ? qx - px : qy - py;
  const edge = axis ? bx - ax : by - ay;
  const same = step > 0 === edge > 0;
  // At the end that the step leaves through, it is no longer on the edge.
  const end = same ? [bx, by] : [ax, ay];
  if (px === end[0] && py === end[1]) return null;
  return same ? 'same' : 'opposite';
}
