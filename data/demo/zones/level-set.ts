import { areaM2, type Box, type MultiPolygon, type Position } from '#geo';
import { isOnRim, neighboursOf, triangleMesh, type Mesh } from './mesh';
import { partition } from './partition';

/** A smooth field over the plane: small inside, large outside. Its level lines are the outlines of what is drawn. */
export interface Field {
  mesh: Mesh;
  value: Float64Array;
}

export function field(box: Box, stepM: number, seed: string, valueAt: (x: number, y: number, position: Position) => number): Field {
  const mesh = triangleMesh(box, stepM, seed);
  const value = new Float64Array(mesh.x.length);
  for (let node = 0; node < value.length; node++) {
    const x = mesh.x[node]!;
    const y = mesh.y[node]!;
    value[node] = isOnRim(mesh, node) ? Infinity : valueAt(x, y, mesh.positionOf(x, y));
  }
  return { mesh, value };
}

/** Nodes below the level that hang together with one node, and everything that they enclose. */
export function filledBelow({ mesh, value }: Field, level: number, from: number): Uint8Array {
  const inside = flood(mesh, from, (node) => value[node]! < level);
  const outside = flood(mesh, 0, (node) => !inside[node]);
  return outside.map((is) => (is ? 0 : 1));
}

export function flood(mesh: Mesh, from: number, may: (node: number) => boolean): Uint8Array {
  const seen = new Uint8Array(mesh.x.length);
  if (!may(from)) return seen;
  const near = new Int32Array(6);
  const todo = [from];
  seen[from] = 1;
  while (todo.length > 0) {
    const count = neighboursOf(mesh, todo.pop()!, near);
    for (let i = 0; i < count; i++) {
      const node = near[i]!;
      if (seen[node] || !may(node)) continue;
      seen[node] = 1;
      todo.push(node);
    }
  }
  return seen;
}

/** Nodes of nested levels, innermost first: label 0 is below levels[0], label 1 the ring up to levels[1] …, −1 is outside. */
export function nestedLabels(f: Field, levels: readonly number[], from: number): Int32Array {
  const labels = new Int32Array(f.value.length).fill(-1);
  for (let i = levels.length - 1; i >= 0; i--) {
    const inside = filledBelow(f, levels[i]!, from);
    for (let node = 0; node < labels.length; node++) if (inside[node]) labels[node] = i;
  }
  return labels;
}

/** Where on the edge from a to b the field has a level, 0 … 1; half way beside the rim or a filled hole. */
export function levelCrossing(va: number, vb: number, level: number): number {
  const t = (level - va) / (vb - va);
  return Number.isFinite(t) && t > 0 && t < 1 ? t : 0.5;
}

/** Outlines of labelled levels. Each ring has its inner neighbour cut out with the same vertices. */
export function nestedOf(f: Field, labels: Int32Array, levels: readonly number[]): Map<number, MultiPolygon> {
  const rank = (node: number) => (labels[node]! < 0 ? levels.length : labels[node]!);
  const crossing = (a: number, b: number) => levelCrossing(f.value[a]!, f.value[b]!, levels[Math.max(rank(a), rank(b)) - 1]!);
  return partition(f.mesh, labels, { crossing, smoothing: 2 }).polygons((label) => label);
}

export function nested(f: Field, levels: readonly number[], from: number): Map<number, MultiPolygon> {
  return nestedOf(f, nestedLabels(f, levels, from), levels);
}

/** The level at which the filled outline has an area, by bisection. */
export function levelForArea(f: Field, from: number, targetM2: number): number {
  let low = f.value[from]!;
  let high = low;
  for (const v of f.value) if (Number.isFinite(v) && v > high) high = v;
  for (let i = 0; i < 34; i++) {
    const level = (low + high) / 2;
    const polygons = nested(f, [level], from).get(0);
    if (polygons && areaM2(polygons) > targetM2) high = level;
    else low = level;
  }
  return (low + high) / 2;
}

export function lowestNode({ value }: Field): number {
  let best = 0;
  for (let node = 1; node < value.length; node++) if (value[node]! < value[best]!) best = node;
  return best;
}
