import { boxOf, distanceM, type Position } from '#geo';
import { flood } from '../zones/level-set';
import { neighboursOf, nodeAt, triangleMesh, type Mesh } from '../zones/mesh';
import { inProvince, province } from './ground';
import { stepsToFree } from './patch';

/** One mesh over the whole province, for layers whose zones meet each other. */
export interface ProvinceMesh {
  mesh: Mesh;
  /** Mesh steps from the nearest ground outside the province; 0 outside, 255 far inside. */
  steps: Uint8Array;
}

/** Labels stay this many steps inside: neither smoothing nor roughening can carry an outline over the province's border. */
export const rimSteps = 3;

export function provinceMesh(stepM: number, seed: string): ProvinceMesh {
  const mesh = triangleMesh(boxOf(province.flat(2)), stepM, seed);
  return { mesh, steps: stepsToFree(mesh, (position) => inProvince.has(position)) };
}

/** The nodes along a line, without gaps. */
export function nodesAlong(mesh: Mesh, line: readonly Position[]): number[] {
  const nodes = new Set<number>();
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const count = Math.max(1, Math.ceil(distanceM(line[i - 1]!, line[i]!) / (mesh.stepM * 0.6)));
    for (let k = 0; k <= count; k++) {
      const node = nodeAt(mesh, [ax + ((bx - ax) * k) / count, ay + ((by - ay) * k) / count]);
      if (node >= 0) nodes.add(node);
    }
  }
  return [...nodes];
}

/** Connected pieces of fewer nodes go to the neighbouring label that `mayBecome` allows and that they touch most, or to none (−1). */
export function absorbSmall(mesh: Mesh, labels: Int32Array, smallest: number, mayBecome: (from: number, to: number) => boolean): void {
  const seen = new Uint8Array(labels.length);
  const near = new Int32Array(6);
  for (let start = 0; start < labels.length; start++) {
    const label = labels[start]!;
    if (label < 0 || seen[start]) continue;
    const piece: number[] = [];
    flood(mesh, start, (node) => labels[node] === label).forEach((is, node) => is && piece.push(node));
    for (const node of piece) seen[node] = 1;
    if (piece.length >= smallest) continue;
    const touching = new Map<number, number>();
    for (const node of piece) {
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) {
        const other = labels[near[i]!]!;
        if (other >= 0 && other !== label && mayBecome(label, other)) touching.set(other, (touching.get(other) ?? 0) + 1);
      }
    }
    const [best] = [...touching].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
    for (const node of piece) labels[node] = best ? best[0] : -1;
  }
}

/** Free ground of fewer nodes that zones enclose goes to the one that it touches most: a gap of that size says nothing. */
export function fillGaps(mesh: Mesh, labels: Int32Array, smallest: number): void {
  // Free nodes take part as one label above all others.
  const free = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  for (let node = 0; node < labels.length; node++) if (labels[node]! < 0) labels[node] = free;
  absorbSmall(mesh, labels, smallest, (from) => from === free);
  for (let node = 0; node < labels.length; node++) if (labels[node] === free) labels[node] = -1;
}
