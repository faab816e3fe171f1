import type { Crossings } from './crossings';

/**
 * Receives the pieces of a boundary that lie inside the other shape. A piece begins and ends at a crossing, by its number, or at −1: where a walk starts or
 * stops inside.
 */
export interface Pieces {
  begin(x: number, y: number, crossing: number): void;
  to(x: number, y: number): void;
  end(crossing: number): void;
}

/** What a walk has seen; `broken`: it contradicts itself (it goes in twice, or comes back to another side than it left from). */
export const seen = { inside: 1, outside: 2, broken: 4 } as const;

/** One of the two boundaries that cross. */
export interface Boundary {
  coords: Float64Array;
  /** First vertices of its edges, ascending; a number left out begins a new stretch. */
  edges: Uint32Array;
  /** Which of the two edges of a crossing is its own, and which way `enters` counts for it. */
  own: 'figureEdge' | 'shapeEdge';
  /** Whether a vertex of it lies inside the other one; asked where a stretch begins, and where it ends elsewhere. */
  inside: (x: number, y: number) => boolean;
}

/** Walks a boundary, cut where it is crossed; returns what was seen, as bits. Inside and outside alternate, so only a stretch's first vertex is asked about. */
export function walk({ coords, edges, own, inside }: Boundary, crossings: Crossings, pieces: Pieces): number {
  const edgeOf = crossings[own];
  const order = inOrder(crossings, edgeOf, coords);
  const goesIn = own === 'figureEdge' ? 1 : 0;
  let bits = 0;
  let next = 0;
  let within = false;
  for (let k = 0; k < edges.length;) {
    const first = edges[k]!;
    const startX = coords[2 * first]!;
    const startY = coords[2 * first + 1]!;
    const atStart = (within = inside(startX, startY));
    bits |= within ? seen.inside : seen.outside;
    if (within) pieces.begin(startX, startY, -1);
    let e = first;
    for (; k < edges.length && edges[k] === e; k++, e++) {
      for (; next < order.length && edgeOf[order[next]!] === e; next++) {
        const wanted = within ? 1 - goesIn : goesIn;
        if (crossings.enters[order[next]!] !== wanted && !bringForward(order, next, edgeOf, crossings.enters, wanted))
          return bits | seen.broken;
        const at = order[next]!;
        if (within) {
          pieces.to(crossings.x[at]!, crossings.y[at]!);
          pieces.end(at);
        } else pieces.begin(crossings.x[at]!, crossings.y[at]!, at);
        within = !within;
        bits |= seen.inside | seen.outside;
      }
      if (within) pieces.to(coords[2 * e + 2]!, coords[2 * e + 3]!);
    }
    if (within) pieces.end(-1);
    const closed = coords[2 * e] === startX && coords[2 * e + 1] === startY;
    if (within !== (closed ? atStart : inside(coords[2 * e]!, coords[2 * e + 1]!))) return bits | seen.broken;
  }
  return next === order.length ? bits : bits | seen.broken;
}

/** The crossings by the edges of one boundary and, on each, in the order in which they are met; by their rounded places. */
function inOrder({ count, x, y }: Crossings, edgeOf: Uint32Array, coords: Float64Array): number[] {
  const order: number[] = [];
  for (let k = 0; k < count; k++) order.push(k);
  if (count < 2) return order;
  const along = (at: number) => {
    const e = 2 * edgeOf[at]!;
    const dx = coords[e + 2]! - coords[e]!;
    const dy = coords[e + 3]! - coords[e + 1]!;
    return Math.abs(dx) >= Math.abs(dy) ? Math.abs(x[at]! - coords[e]!) : Math.abs(y[at]! - coords[e + 1]!);
  };
  const after = (a: number, b: number) => edgeOf[a]! - edgeOf[b]! || along(a) - along(b) || a - b;
  if (count > 24) return order.sort(after);
  for (let k = 1; k < count; k++) {
    const moved = order[k]!;
    let i = k;
    for (; i > 0 && after(order[i - 1]!, moved) > 0; i--) order[i] = order[i - 1]!;
    order[i] = moved;
  }
  return order;
}

/**
 * Crossings closer together than rounding may sort wrongly, but going in and coming out must alternate, and which is which is exact: the next one of the
 * due kind on the same edge goes first. False when there is none.
 */
function bringForward(order: number[], at: number, edgeOf: Uint32Array, enters: Uint8Array, wanted: number): boolean {
  const edge = edgeOf[order[at]!];
  for (let k = at + 1; k < order.length && edgeOf[order[k]!] === edge; k++)
    if (enters[order[k]!] === wanted) {
      const due = order[k]!;
      order.copyWithin(at + 1, at, k);
      order[at] = due;
      return true;
    }
  return false;
}
