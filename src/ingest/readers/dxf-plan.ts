import type { Position } from '#geo';
import type { Problem } from '#zone';
import { bulgePath } from './dxf-curves';
import { apply, type Matrix, type Vector } from './dxf-placing';

/** The plan of an entity's own coordinates: both systems and the unit in one. */
export type Plan = (x: number, y: number, z?: number) => Position;

export const planOf =
  (matrix: Matrix): Plan =>
  (x, y, z = 0) => {
    const [east, north] = apply(matrix, [x, y, z]);
    return [east, north];
  };

export const tooLarge: Problem = { code: 'dxf-curve-too-large' };

/** From one angle to another against the clock, in radians; the whole turn where they are the same. */
export function sweepOf(start: number, end: number): number {
  const turn = 2 * Math.PI;
  const sweep = (((end - start) % turn) + turn) % turn;
  return sweep < 1e-9 || turn - sweep < 1e-9 ? turn : sweep;
}

/** An axis of a curve: what a step by (x, y, z) from a point of its own system is in plan. */
export function axis(plan: Plan, [x, y, z]: Vector): Position {
  const [from, to] = [plan(0, 0, 0), plan(x, y, z)];
  return [to[0] - from[0], to[1] - from[1]];
}

export interface Bulged {
  x: number;
  y: number;
  z: number;
  bulge: number;
}

/** Vertices and the arcs between them, in plan; a closed one ends with its first. A turned or mirrored plan is kept as the arcs are cut before it. */
export function bulgedPath(vertices: readonly Bulged[], closed: boolean, plan: Plan, tolerance: number): Position[] | null {
  const path: Position[] = [];
  // How much the plan stretches: a tolerance there is so much smaller here.
  const stretch = Math.max(Math.hypot(...axis(plan, [1, 0, 0])), Math.hypot(...axis(plan, [0, 1, 0])));
  for (const [i, vertex] of vertices.entries()) {
    path.push(plan(vertex.x, vertex.y, vertex.z));
    const next = vertices[i + 1] ?? (closed ? vertices[0]! : null);
    if (!next || vertex.bulge === 0) continue;
    if (Number.isNaN(vertex.bulge)) return path.concat([[NaN, NaN]]);
    const inner = bulgePath([vertex.x, vertex.y], [next.x, next.y], vertex.bulge, tolerance / stretch);
    if (!inner) return null;
    for (const [x, y] of inner) path.push(plan(x, y, vertex.z));
  }
  const [start, end] = [path[0]!, path.at(-1)!];
  if (closed && (start[0] !== end[0] || start[1] !== end[1])) path.push(start);
  return path;
}
