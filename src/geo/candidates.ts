import type { ShapeIndex } from './cells';
import type { Box } from './position';
import { metresPerDegree } from './measure';

/** A box grown by `metres` on every side, a little generously. */
export function growBox([w, s, e, n]: Box, metres: number): Box {
  if (metres === 0) return [w, s, e, n];
  const lat = Math.min(89, Math.max(Math.abs(s), Math.abs(n)) + 1);
  const dx = (metres / metresPerDegree(lat).lng) * 1.01;
  const dy = (metres / metresPerDegree(0).lat) * 1.01;
  return [w - dx, s - dy, e + dx, n + dy];
}

/** The shapes that have a cell touching the box, ascending. A box hit is not yet a relation. */
export function candidates(index: ShapeIndex, [w, s, e, n]: Box): number[] {
  const shapes = new Set<number>();
  index.tree?.search(w, s, e, n, (c) => {
    shapes.add(index.cellShape[c]!);
    return false;
  });
  return [...shapes].sort((a, b) => a - b);
}

/** The edges of one shape that may touch the box, ascending, each once. */
export function edgesNear(index: ShapeIndex, shape: number, [w, s, e, n]: Box): number[] {
  const edges = new Set<number>();
  const { coords } = index;
  index.tree?.search(w, s, e, n, (c) => {
    if (index.cellShape[c] !== shape) return false;
    for (let k = index.cellEdgeStart[c]!; k < index.cellEdgeStart[c + 1]!; k++) {
      const id = index.cellEdges[k]!;
      const i = 2 * id;
      const ax = coords[i]!;
      const bx = coords[i + 2]!;
      if ((ax < w && bx < w) || (ax > e && bx > e)) continue;
      const ay = coords[i + 1]!;
      const by = coords[i + 3]!;
      if ((ay < s && by < s) || (ay > n && by > n)) continue;
      edges.add(id);
    }
    return false;
  });
  return [...edges].sort((a, b) => a - b);
}
