import type { MultiPolygon, Position } from '#geo';
import { clipped } from './clip';
import { polygonsOfLines, withoutCrumbs, type Lines } from './faces';
import { nodeAt, trianglesOf, type Mesh } from './mesh';
import { roundPosition } from './rings';

/**
 * Labelled nodes → polygons that fit together exactly.
 *
 * Where two labels meet along a mesh edge there is one crossing; inside a triangle the crossings are joined, through a middle point where
 * three labels meet. Every piece of boundary stays inside its own triangle, so nothing can cross, and both sides are built from the same
 * vertices, so there is neither gap nor overlap. Label −1 is outside.
 */
export interface Partition {
  /** Polygons of everything that `groupOf` puts in one group; a negative group is left out. */
  polygons(groupOf: (label: number) => number): Map<number, MultiPolygon>;
}

interface Options {
  /** Where on the edge from node a to node b (0 … 1) the border between their labels runs. */
  crossing(a: number, b: number): number;
  /** Edges whose crossing may not be smoothed, because it lies on somebody's published line. */
  fixed?(a: number, b: number): boolean;
  smoothing?: number;
  decimals?: number;
  /** Cut at this outline, beyond which the labels must reach; labels of one `whole` hang together afterwards. */
  clip?: { outline: MultiPolygon; wholeOf: (label: number) => number };
}

export function partition(mesh: Mesh, labels: Int32Array, options: Options): Partition {
  const { x, y } = mesh;
  const total = x.length;
  const crossings = new Map<number, number>();
  const vx: number[] = [];
  const vy: number[] = [];
  // A crossing knows its mesh edge and where on it; a middle point has edge −1.
  const edgeA: number[] = [];
  const edgeB: number[] = [];
  const along: number[] = [];
  const joined: number[][] = [];
  const lines: Omit<Lines, 'positions'> = { from: [], to: [], left: [], right: [] };

  const vertexAt = (p: number, q: number): number => {
    const a = Math.min(p, q);
    const b = Math.max(p, q);
    const key = a * total + b;
    const known = crossings.get(key);
    if (known !== undefined) return known;
    const t = clamp(options.crossing(a, b));
    const vertex = vx.push(x[a]! + t * (x[b]! - x[a]!)) - 1;
    vy.push(y[a]! + t * (y[b]! - y[a]!));
    edgeA.push(a);
    edgeB.push(b);
    along.push(t);
    joined.push([]);
    crossings.set(key, vertex);
    return vertex;
  };
  const separate = (from: number, to: number, left: number, right: number) => {
    lines.from.push(from);
    lines.to.push(to);
    lines.left.push(left);
    lines.right.push(right);
    joined[from]!.push(to);
    joined[to]!.push(from);
  };

  for (const [a, b, c] of trianglesOf(mesh)) {
    const la = labels[a]!;
    const lb = labels[b]!;
    const lc = labels[c]!;
    if (la === lb && lb === lc) continue;
    if (la !== lb && lb !== lc && lc !== la) {
      const ab = vertexAt(a, b);
      const bc = vertexAt(b, c);
      const ca = vertexAt(c, a);
      const middle = vx.push((vx[ab]! + vx[bc]! + vx[ca]!) / 3) - 1;
      vy.push((vy[ab]! + vy[bc]! + vy[ca]!) / 3);
      edgeA.push(-1);
      edgeB.push(-1);
      along.push(0);
      joined.push([]);
      separate(ab, middle, la, lb);
      separate(bc, middle, lb, lc);
      separate(ca, middle, lc, la);
    } else if (lb === lc) separate(vertexAt(a, b), vertexAt(a, c), la, lb);
    else if (la === lc) separate(vertexAt(b, c), vertexAt(b, a), lb, lc);
    else separate(vertexAt(c, a), vertexAt(c, b), lc, la);
  }

  // Smoothing slides a crossing along its own mesh edge only: it can never leave its triangles, so it can never cross another line.
  for (let pass = 0; pass < (options.smoothing ?? 0); pass++)
    for (let v = 0; v < vx.length; v++) {
      const near = joined[v]!;
      let mx = 0;
      let my = 0;
      for (const other of near) {
        mx += vx[other]! / near.length;
        my += vy[other]! / near.length;
      }
      const a = edgeA[v]!;
      if (a < 0) {
        vx[v] = mx;
        vy[v] = my;
        continue;
      }
      const b = edgeB[v]!;
      if (options.fixed?.(a, b)) continue;
      const dx = x[b]! - x[a]!;
      const dy = y[b]! - y[a]!;
      const wanted = ((mx - x[a]!) * dx + (my - y[a]!) * dy) / (dx * dx + dy * dy);
      along[v] = clamp(along[v]! + 0.7 * (wanted - along[v]!));
      vx[v] = x[a]! + along[v]! * dx;
      vy[v] = y[a]! + along[v]! * dy;
    }

  const decimals = options.decimals ?? 7;
  const positions: Position[] = vx.map((px, v) => roundPosition(mesh.positionOf(px, vy[v]!), decimals));
  const { clip } = options;
  if (!clip) return { polygons: (groupOf) => polygonsOfLines({ ...lines, positions }, groupOf) };
  const within = clipped({ ...lines, positions }, clip.outline, (position) => labels[nodeAt(mesh, position)]!, decimals);
  withoutCrumbs(within, clip.wholeOf);
  return { polygons: (groupOf) => polygonsOfLines(within, groupOf) };
}

/** Crossings keep away from the nodes, so that no two of them can round to the same position. */
function clamp(t: number): number {
  return Math.min(0.94, Math.max(0.06, t));
}
