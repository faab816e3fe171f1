import Flatbush from 'flatbush';
import { buildIndex, withoutRepeats, type ShapeIndex } from './cells';
import { edgeLengthM } from './measure';
import { boxOf, positionsOf, type Box, type Position, type Shape } from './position';

/**
 * A shape made ready to be compared with many zones: its vertices as one row of doubles, its edges in a box tree and,
 * for polygons, the cell index that tells where a zone's vertex lies in it. Points have no edges.
 */
export interface Figure {
  kind: Shape['kind'];
  box: Box;
  coords: Float64Array;
  /** First vertex of each edge, in order along the paths. */
  edges: Uint32Array;
  /** 1 where an edge starts a new path (a ring, a line). */
  starts: Uint8Array;
  edgeTree: Flatbush | null;
  /** Metres of all its edges. */
  lengthM: number;
  /** Polygons only; nudged against the zones so that the two never touch (see `overlay.ts`). */
  index: ShapeIndex | null;
}

/** Prepares a valid shape (`validity.ts`). */
export function prepare(shape: Shape): Figure {
  const box = boxOf(positionsOf(shape));
  if (shape.kind === 'points') {
    const coords = Float64Array.from(shape.coordinates.flat());
    return { kind: 'points', box, coords, edges: new Uint32Array(0), starts: new Uint8Array(0), edgeTree: null, lengthM: 0, index: null };
  }
  const index = shape.kind === 'polygons' ? buildIndex([shape.coordinates], -1) : null;
  const paths = index ? null : (shape.coordinates as readonly (readonly Position[])[]).map(withoutRepeats);
  const coords = index ? index.coords : Float64Array.from(paths!.flat(2));
  const pathStart = index ? Array.from(index.ringStart) : paths!.reduce<number[]>((at, path) => [...at, at.at(-1)! + path.length], [0]);
  const edges: number[] = [];
  const starts: number[] = [];
  for (let r = 0; r + 1 < pathStart.length; r++)
    for (let i = pathStart[r]!; i < pathStart[r + 1]! - 1; i++) {
      starts.push(i === pathStart[r] ? 1 : 0);
      edges.push(i);
    }
  const edgeTree = new Flatbush(edges.length);
  let metres = 0;
  for (const i of edges) {
    const ax = coords[2 * i]!;
    const ay = coords[2 * i + 1]!;
    const bx = coords[2 * i + 2]!;
    const by = coords[2 * i + 3]!;
    metres += edgeLengthM([ax, ay], [bx, by]);
    edgeTree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  edgeTree.finish();
  return {
    kind: shape.kind,
    box,
    coords,
    edges: Uint32Array.from(edges),
    starts: Uint8Array.from(starts),
    edgeTree,
    lengthM: metres,
    index,
  };
}
