import type { Position, Shape } from '#geo';
import type { Draft } from '#zone';

/** More vertices than this are no work for a hand. */
const mostMovable = 500;

const isClosed = (ring: readonly Position[]) => {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first![0] === last![0] && first![1] === last![1];
};

/** The vertices of a shape in its own order; the position that closes a ring is its first one again and not told twice. */
export function verticesOf(shape: Shape): Position[] {
  if (shape.kind === 'points') return [...shape.coordinates];
  if (shape.kind === 'lines') return shape.coordinates.flat();
  return shape.coordinates.flat().flatMap((ring) => (isClosed(ring) ? ring.slice(0, -1) : ring));
}

/** The shape with its k-th vertex elsewhere. What is not touched stays the same array. */
export function withVertex(shape: Shape, k: number, at: Position): Shape {
  let left = k;
  const path = (positions: readonly Position[], closed: boolean): readonly Position[] => {
    const count = positions.length - (closed ? 1 : 0);
    const mine = left >= 0 && left < count ? left : -1;
    left -= count;
    if (mine < 0) return positions;
    return positions.map((position, i) => (i === mine || (closed && mine === 0 && i === count) ? at : position));
  };
  if (shape.kind === 'points') return { kind: 'points', coordinates: path(shape.coordinates, false) };
  if (shape.kind === 'lines') return { kind: 'lines', coordinates: shape.coordinates.map((line) => path(line, false)) };
  return { kind: 'polygons', coordinates: shape.coordinates.map((rings) => rings.map((ring) => path(ring, isClosed(ring)))) };
}

/** Whether a person may move the site's vertices on the map. */
export function isMovable({ drafts, chosen, fromFile }: { drafts: readonly Draft[]; chosen: number; fromFile: boolean }): boolean {
  const draft = drafts[chosen];
  return draft !== undefined && !fromFile && verticesOf(draft.shape).length <= mostMovable;
}

/** A pointer is never better than some centimetres. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** The draft with one vertex moved by hand; its evidence says so, once. */
export function moveVertex(draft: Draft, k: number, [lng, lat]: Position): Draft {
  const evidence = draft.evidence.some((note) => note.code === 'vertex-moved')
    ? draft.evidence
    : [...draft.evidence, { code: 'vertex-moved' }];
  return { ...draft, shape: withVertex(draft.shape, k, [round(lng), round(lat)]), evidence };
}

/** A drawn vertex carries no more digits than a link does (1e-9°, 0.1 mm), so that a shared link asks exactly the same question. */
export function atLinkPrecision(shape: Shape): Shape {
  const fine = (degrees: number) => Math.round(degrees * 1e9) / 1e9;
  const at = ([lng, lat]: Position): Position => [fine(lng), fine(lat)];
  if (shape.kind === 'points') return { kind: 'points', coordinates: shape.coordinates.map(at) };
  if (shape.kind === 'lines') return { kind: 'lines', coordinates: shape.coordinates.map((line) => line.map(at)) };
  return { kind: 'polygons', coordinates: shape.coordinates.map((rings) => rings.map((ring) => ring.map(at))) };
}
