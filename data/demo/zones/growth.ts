import { neighboursOf, type Mesh } from './mesh';

export interface Seed {
  label: number;
  nodes: readonly number[];
  /** How fast this label spreads; slow ones stay small and are flowed around. */
  speed: number;
}

export interface Grown {
  /** −1 where no label could reach. */
  labels: Int32Array;
  /** Where on the edge a→b the two fronts met (0 … 1). */
  meeting(a: number, b: number): number;
}

/**
 * All seeds spread at once over the mesh (Dijkstra); each node belongs to the label that reaches it first. A node's way back to its seed runs
 * through its own label, so every label is one connected piece. `ground` is how hard a node is to walk; `mayStep` keeps fronts inside a county.
 */
export function grow(mesh: Mesh, seeds: readonly Seed[], ground: Float64Array, mayStep: (from: number, to: number) => boolean): Grown {
  const { x, y } = mesh;
  const labels = new Int32Array(x.length).fill(-1);
  const time = new Float64Array(x.length).fill(Infinity);
  const done = new Uint8Array(x.length);
  const slowness = new Map<number, number>();
  const queue = new NodeQueue();
  for (const seed of seeds) {
    slowness.set(seed.label, 1 / seed.speed);
    for (const node of seed.nodes) {
      if (time[node] === 0) continue;
      time[node] = 0;
      labels[node] = seed.label;
      queue.push(node, 0);
    }
  }
  const cost = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) * (ground[a]! + ground[b]!) * 0.5;
  const near = new Int32Array(6);
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    const slow = slowness.get(labels[node]!)!;
    const count = neighboursOf(mesh, node, near);
    for (let i = 0; i < count; i++) {
      const to = near[i]!;
      if (done[to] || !mayStep(node, to)) continue;
      const arrival = time[node]! + cost(node, to) * slow;
      if (arrival < time[to]!) {
        time[to] = arrival;
        labels[to] = labels[node]!;
        queue.push(to, arrival);
      }
    }
  }
  const meeting = (a: number, b: number) => {
    const fromA = cost(a, b) * slowness.get(labels[a]!)!;
    const fromB = cost(a, b) * slowness.get(labels[b]!)!;
    return (time[b]! - time[a]! + fromB) / (fromA + fromB);
  };
  return { labels, meeting };
}

/** Binary heap of nodes by time; a node may be in it more than once. */
class NodeQueue {
  private readonly nodes: number[] = [];
  private readonly times: number[] = [];

  push(node: number, time: number): void {
    let at = this.nodes.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.times[parent]! <= time) break;
      this.nodes[at] = this.nodes[parent]!;
      this.times[at] = this.times[parent]!;
      at = parent;
    }
    this.nodes[at] = node;
    this.times[at] = time;
  }

  /** The earliest node, −1 when there is none. */
  pop(): number {
    if (this.nodes.length === 0) return -1;
    const top = this.nodes[0]!;
    const node = this.nodes.pop()!;
    const time = this.times.pop()!;
    const size = this.nodes.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.times[child + 1]! < this.times[child]!) child++;
      if (this.times[child]! >= time) break;
      this.nodes[at] = this.nodes[child]!;
      this.times[at] = this.times[child]!;
      at = child;
    }
    this.nodes[at] = node;
    this.times[at] = time;
    return top;
  }
}
