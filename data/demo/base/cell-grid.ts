/** A grid of square cells in degrees, and three things done on it: spreading by cost, blurring, tracing a level line. */
import type { Box, Position } from '#geo';

export interface CellGrid {
  box: Box;
  /** Side of a cell in degrees. */
  size: number;
  columns: number;
  rows: number;
}

export function cellGrid(box: Box, size: number): CellGrid {
  return { box, size, columns: Math.round((box[2] - box[0]) / size), rows: Math.round((box[3] - box[1]) / size) };
}

export const middleOf = (grid: CellGrid, cell: number): Position => [
  grid.box[0] + ((cell % grid.columns) + 0.5) * grid.size,
  grid.box[1] + (Math.floor(cell / grid.columns) + 0.5) * grid.size,
];

export function cellAt(grid: CellGrid, [lng, lat]: Position): number | null {
  const i = Math.floor((lng - grid.box[0]) / grid.size);
  const j = Math.floor((lat - grid.box[1]) / grid.size);
  return i >= 0 && j >= 0 && i < grid.columns && j < grid.rows ? j * grid.columns + i : null;
}

/** A binary heap of [cost, cell]; equal costs leave in the order of their cells, so that the result never depends on luck. */
class Queue {
  private items: [number, number][] = [];
  private before(a: number, b: number): boolean {
    const [x, y] = [this.items[a]!, this.items[b]!];
    return x[0] < y[0] || (x[0] === y[0] && x[1] < y[1]);
  }
  private swap(a: number, b: number) {
    [this.items[a], this.items[b]] = [this.items[b]!, this.items[a]!];
  }
  push(cost: number, cell: number) {
    let at = this.items.push([cost, cell]) - 1;
    for (let up = (at - 1) >> 1; at > 0 && this.before(at, up); at = up, up = (at - 1) >> 1) this.swap(at, up);
  }
  pop(): [number, number] | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (!top || this.items.length === 0) return top;
    this.items[0] = last!;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.items.length && this.before(left, least)) least = left;
      if (right < this.items.length && this.before(right, least)) least = right;
      if (least === at) return top;
      this.swap(at, least);
      at = least;
    }
  }
}

/** Every cell gets the label of the seed that reaches it at the least cost; `stepCost` is the cost of a step of so many kilometres. */
export function spread(
  grid: CellGrid,
  seeds: ReadonlyMap<number, number>,
  stepCost: (from: number, to: number, km: number) => number,
): Int16Array {
  const label = new Int16Array(grid.columns * grid.rows).fill(-1);
  const cost = new Float64Array(label.length).fill(Infinity);
  const queue = new Queue();
  for (const [cell, owner] of seeds) {
    label[cell] = owner;
    cost[cell] = 0;
    queue.push(0, cell);
  }
  const ky = 111.13 * grid.size;
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [reached, cell] = next;
    if (reached > cost[cell]!) continue;
    const [i, j] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    const kx = 111.32 * grid.size * Math.cos((middleOf(grid, cell)[1] * Math.PI) / 180);
    for (let dj = -1; dj <= 1; dj++) {
      for (let di = -1; di <= 1; di++) {
        if ((di === 0 && dj === 0) || i + di < 0 || j + dj < 0 || i + di >= grid.columns || j + dj >= grid.rows) continue;
        const to = cell + dj * grid.columns + di;
        const total = reached + stepCost(cell, to, Math.hypot(di * kx, dj * ky));
        if (total < cost[to]!) {
          cost[to] = total;
          label[to] = label[cell]!;
          queue.push(total, to);
        }
      }
    }
  }
  return label;
}

/** Three box blurs, which is nearly a Gaussian of standard deviation ≈ `radius` cells. */
export function blur(grid: CellGrid, field: Float64Array, radius: number): Float64Array {
  let now = field;
  for (let pass = 0; pass < 3; pass++) {
    for (const [step, length, lines] of [
      [1, grid.columns, grid.rows],
      [grid.columns, grid.rows, grid.columns],
    ] as const) {
      const next = new Float64Array(now.length);
      for (let line = 0; line < lines; line++) {
        const base = step === 1 ? line * grid.columns : line;
        for (let k = 0; k < length; k++) {
          let sum = 0;
          for (let r = -radius; r <= radius; r++) sum += now[base + Math.min(length - 1, Math.max(0, k + r)) * step]!;
          next[base + k * step] = sum / (2 * radius + 1);
        }
      }
      now = next;
    }
  }
  return now;
}

/** Marching squares: the closed lines that part values above 0 from the rest, positive side to the left. The border counts as negative. */
export function zeroLines(grid: CellGrid, field: Float64Array): Position[][] {
  const value = (i: number, j: number) =>
    i <= 0 || j <= 0 || i >= grid.columns - 1 || j >= grid.rows - 1 ? -1 : field[j * grid.columns + i]! || -1e-12;
  const at = (i: number, j: number) => middleOf(grid, j * grid.columns + i);
  // An edge of the lattice is named by its lower-left end and its direction; each line piece leads from one edge to another.
  const name = (i: number, j: number, up: boolean) => (j * grid.columns + i) * 2 + (up ? 1 : 0);
  const next = new Map<number, number>();
  const crossing = new Map<number, Position>();
  const cross = (i: number, j: number, up: boolean) => {
    const [a, b] = [value(i, j), up ? value(i, j + 1) : value(i + 1, j)];
    const [p, q] = [at(i, j), up ? at(i, j + 1) : at(i + 1, j)];
    const t = a / (a - b);
    const edge = name(i, j, up);
    crossing.set(edge, [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
    return edge;
  };
  for (let j = 0; j < grid.rows - 1; j++) {
    for (let i = 0; i < grid.columns - 1; i++) {
      const corners = [value(i, j) > 0, value(i + 1, j) > 0, value(i + 1, j + 1) > 0, value(i, j + 1) > 0];
      const edges = [() => cross(i, j, false), () => cross(i + 1, j, true), () => cross(i, j + 1, false), () => cross(i, j, true)];
      // Walking round the square, a line enters where positive turns negative and leaves where negative turns positive.
      const enters: number[] = [];
      const leaves: number[] = [];
      for (let k = 0; k < 4; k++) {
        if (corners[k] && !corners[(k + 1) % 4]) enters.push(k);
        if (!corners[k] && corners[(k + 1) % 4]) leaves.push(k);
      }
      // With two lines in a square, each goes round its own positive corner.
      for (const k of enters) {
        const to = leaves.length === 1 ? leaves[0]! : leaves.find((l) => (l + 1) % 4 === k)!;
        next.set(edges[k]!(), edges[to]!());
      }
    }
  }
  const rings: Position[][] = [];
  const left = new Set([...next.keys()].sort((a, b) => a - b));
  for (const start of left) {
    const ring: Position[] = [];
    for (let edge = start; left.delete(edge); edge = next.get(edge)!) ring.push(crossing.get(edge)!);
    rings.push([...ring, ring[0]!]);
  }
  return rings;
}
