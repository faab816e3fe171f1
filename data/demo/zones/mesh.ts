import type { Box, Position } from '#geo';
import { fractalNoise, seeded } from './noise';
import { metresPerDegree } from './plane';

/**
 * A triangular lattice with shaken nodes. Shaken, because lines that are grown on a regular lattice follow its directions;
 * triangular, because three labels can meet in a triangle but four cannot, so every boundary drawn on it is simple.
 */
export interface Mesh {
  columns: number;
  rows: number;
  stepM: number;
  /** Metres in a plane frame around the middle of the box. */
  x: Float64Array;
  y: Float64Array;
  positionOf(x: number, y: number): Position;
  planeOf(position: Position): [x: number, y: number];
}

export function triangleMesh(box: Box, stepM: number, seed: string): Mesh {
  const scale = metresPerDegree((box[1] + box[3]) / 2);
  const columns = Math.ceil(((box[2] - box[0]) * scale.lng) / stepM) + 2;
  const rows = Math.ceil(((box[3] - box[1]) * scale.lat) / (stepM * 0.866)) + 2;
  const x = new Float64Array(columns * rows);
  const y = new Float64Array(columns * rows);
  const random = seeded(`mesh ${seed}`);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const node = row * columns + column;
      x[node] = (column - 0.5 + (row & 1) / 2 + (random() - 0.5) * 0.4) * stepM;
      y[node] = (row - 0.5 + (random() - 0.5) * 0.36) * 0.866 * stepM;
    }
  return {
    columns,
    rows,
    stepM,
    x,
    y,
    positionOf: (px, py) => [box[0] + px / scale.lng, box[1] + py / scale.lat],
    planeOf: ([lng, lat]) => [(lng - box[0]) * scale.lng, (lat - box[1]) * scale.lat],
  };
}

export function isOnRim(mesh: Mesh, node: number): boolean {
  const column = node % mesh.columns;
  const row = (node - column) / mesh.columns;
  return column === 0 || row === 0 || column === mesh.columns - 1 || row === mesh.rows - 1;
}

/** Fills `into` with the nodes joined to one node and returns how many there are (at most six). */
export function neighboursOf(mesh: Mesh, node: number, into: Int32Array): number {
  const { columns, rows } = mesh;
  const column = node % columns;
  const row = (node - column) / columns;
  let count = 0;
  if (column > 0) into[count++] = node - 1;
  if (column < columns - 1) into[count++] = node + 1;
  const left = row & 1 ? column : column - 1;
  for (const other of [row - 1, row + 1]) {
    if (other < 0 || other >= rows) continue;
    if (left >= 0) into[count++] = other * columns + left;
    if (left + 1 < columns) into[count++] = other * columns + left + 1;
  }
  return count;
}

/** Every triangle once, its nodes counter-clockwise. */
export function* trianglesOf({ columns, rows }: Mesh): Generator<[number, number, number]> {
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const a = row * columns + column;
      const above = a + columns;
      if (row & 1) {
        yield [a, a + 1, above + 1];
        yield [a, above + 1, above];
      } else {
        yield [a, a + 1, above];
        yield [a + 1, above + 1, above];
      }
    }
}

/** The node nearest to a position (to within a step, as nodes are shaken). */
export function nodeAt(mesh: Mesh, position: Position): number {
  const [px, py] = mesh.planeOf(position);
  const row0 = Math.round(py / (0.866 * mesh.stepM) + 0.5);
  let best = -1;
  let bestD = Infinity;
  for (let row = Math.max(0, row0 - 1); row <= Math.min(mesh.rows - 1, row0 + 1); row++) {
    const column0 = Math.round(px / mesh.stepM + 0.5 - (row & 1) / 2);
    for (let column = Math.max(0, column0 - 1); column <= Math.min(mesh.columns - 1, column0 + 1); column++) {
      const node = row * mesh.columns + column;
      const d = (mesh.x[node]! - px) ** 2 + (mesh.y[node]! - py) ** 2;
      if (d < bestD) {
        bestD = d;
        best = node;
      }
    }
  }
  return best;
}

/** Nodes nearest to a straight line, in order; it is walked finely enough that each is joined to the one before. */
export function nodesBetween(mesh: Mesh, from: Position, to: Position): number[] {
  const [ax, ay] = mesh.planeOf(from);
  const [bx, by] = mesh.planeOf(to);
  const steps = Math.max(1, Math.ceil((Math.hypot(bx - ax, by - ay) / mesh.stepM) * 6));
  const nodes: number[] = [];
  for (let s = 0; s <= steps; s++) {
    const node = nodeAt(mesh, mesh.positionOf(ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps));
    if (!nodes.includes(node, -3)) nodes.push(node);
  }
  return nodes;
}

/** The largest connected piece of some nodes, in their order. */
export function largestPiece(mesh: Mesh, nodes: readonly number[]): number[] {
  const left = new Set(nodes);
  const near = new Int32Array(6);
  let best = new Set<number>();
  for (const start of nodes) {
    if (!left.delete(start)) continue;
    const piece = new Set([start]);
    // A Set is walked in the order of adding, also of what is added on the way.
    for (const node of piece) {
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) if (left.delete(near[i]!)) piece.add(near[i]!);
    }
    if (piece.size > best.size) best = piece;
  }
  return nodes.filter((node) => best.has(node));
}

/**
 * The same mesh with its nodes moved by noise, which makes everything that is drawn on it ragged at a small scale. Nodes that stay pin a
 * published line. A move that would turn a triangle over is taken back, so what was simple stays simple.
 */
export function roughened(mesh: Mesh, seed: string, stays: (node: number) => boolean): Mesh {
  const { stepM } = mesh;
  const noise = fractalNoise(`rough ${seed}`);
  const x = Float64Array.from(mesh.x);
  const y = Float64Array.from(mesh.y);
  for (let node = 0; node < x.length; node++) {
    if (stays(node)) continue;
    const wide = 7 * stepM;
    const fine = 2.6 * stepM;
    x[node]! += stepM * (1.1 * noise(x[node]! / wide, y[node]! / wide, 2) + 0.42 * noise(x[node]! / fine + 90, y[node]! / fine, 2));
    y[node]! +=
      stepM * (1.1 * noise(mesh.x[node]! / wide, y[node]! / wide + 70, 2) + 0.42 * noise(mesh.x[node]! / fine, y[node]! / fine + 90, 2));
  }
  const doubleArea = (a: number, b: number, c: number) => (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!);
  for (let again = true; again;) {
    again = false;
    for (const triangle of trianglesOf(mesh))
      if (doubleArea(...triangle) < 0.1 * stepM * stepM)
        for (const node of triangle)
          if (x[node] !== mesh.x[node] || y[node] !== mesh.y[node]) {
            x[node] = mesh.x[node]!;
            y[node] = mesh.y[node]!;
            again = true;
          }
  }
  return { ...mesh, x, y };
}

/** A part of a mesh with the same coordinates; `nodeOf` leads from its nodes to those of the whole. */
export interface Window {
  mesh: Mesh;
  nodeOf: (local: number) => number;
}

/** The nodes around a box. `drawn` may be the same mesh with its nodes moved. */
export function windowOf(mesh: Mesh, drawn: Mesh, box: Box): Window {
  const [x0, y0] = mesh.planeOf([box[0], box[1]]);
  const [x1, y1] = mesh.planeOf([box[2], box[3]]);
  const row = (y: number) => Math.min(mesh.rows - 1, Math.max(0, Math.round(y / (0.866 * mesh.stepM))));
  const column = (x: number) => Math.min(mesh.columns - 1, Math.max(0, Math.round(x / mesh.stepM)));
  // Odd rows are shifted by half a step, so a window has to begin with an even one.
  const [r0, c0] = [row(y0) & ~1, column(x0)];
  const [rows, columns] = [row(y1) - r0 + 1, column(x1) - c0 + 1];
  const nodeOf = (local: number) => (r0 + Math.floor(local / columns)) * mesh.columns + c0 + (local % columns);
  const x = new Float64Array(rows * columns);
  const y = new Float64Array(rows * columns);
  for (let local = 0; local < x.length; local++) {
    x[local] = drawn.x[nodeOf(local)]!;
    y[local] = drawn.y[nodeOf(local)]!;
  }
  return { mesh: { ...mesh, rows, columns, x, y }, nodeOf };
}
