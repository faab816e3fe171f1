import { cellsOf, edgesNear } from './candidates';
import type { ShapeIndex } from './cells';
import { findCrossings } from './crossings';
import { groundOf, type Figure } from './figure';
import { insideNudged } from './locate';
import type { Position } from './position';
import { seen, walk, type Pieces } from './walk';

/** A piece of the common part's boundary, with the interior on its left: from one crossing to another, or a whole ring. */
interface Chain {
  /** Number of the crossing where it begins and ends; −1 for a whole ring. */
  from: number;
  to: number;
  positions: Position[];
}

/**
 * The boundary of the common part of a polygon figure and one shape, from the same pieces whose trapezoids `compare` sums: closed rings, shells
 * counter-clockwise, holes clockwise. Null when it does not close, which exact predicates do not let happen.
 */
export function overlay(figure: Figure, index: ShapeIndex, shape: number): Position[][] | null {
  const ground = groundOf(figure);
  const cells = cellsOf(index, shape, figure.box);
  const near = edgesNear(index, cells, figure.box);
  const crossings = findCrossings(figure, index.coords, near);
  const boundaries = [
    {
      coords: figure.coords,
      edges: figure.edges,
      own: 'figureEdge' as const,
      inside: (x: number, y: number) => insideNudged(index, shape, x, y, cells),
    },
    { coords: index.coords, edges: near, own: 'shapeEdge' as const, inside: (x: number, y: number) => insideNudged(ground, 0, x, y) },
  ];
  const chains: Chain[] = [];
  for (const boundary of boundaries) {
    const collected = new Chains();
    if (walk(boundary, crossings, collected) & seen.broken) return null;
    const mended = mend(collected);
    if (!mended) return null;
    for (const chain of mended) chains.push(chain);
  }
  return ringsOf(chains);
}

class Chains implements Pieces {
  readonly whole: Chain[] = [];
  /** Left open where a walk stopped inside. */
  readonly loose: Chain[] = [];
  #open: Chain = { from: -1, to: -1, positions: [] };

  begin(x: number, y: number, crossing: number): void {
    this.#open = { from: crossing, to: -1, positions: [[x, y]] };
  }
  to(x: number, y: number): void {
    this.#open.positions.push([x, y]);
  }
  end(crossing: number): void {
    this.#open.to = crossing;
    (crossing < 0 ? this.loose : this.whole).push(this.#open);
  }
}

/**
 * A ring is walked from its first vertex, so a chain that passes that vertex comes in two pieces: one that ends at a crossing but does not
 * begin at one, and one left loose. They are joined here; a piece that returns to its own start is a whole ring.
 */
function mend({ whole, loose }: Chains): Chain[] | null {
  const heads = whole.filter((c) => c.from === -1);
  const chains = whole.filter((c) => c.from !== -1);
  for (const tail of loose) {
    const end = tail.positions.at(-1)!;
    if (tail.from === -1) {
      if (!samePlace(end, tail.positions[0]!)) return null;
      chains.push(tail);
      continue;
    }
    const k = heads.findIndex((h) => samePlace(h.positions[0]!, end));
    if (k < 0) return null;
    const [head] = heads.splice(k, 1);
    chains.push({ from: tail.from, to: head!.to, positions: [...tail.positions, ...head!.positions.slice(1)] });
  }
  return heads.length === 0 ? chains : null;
}

function samePlace(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Joins chains at the crossings where one ends and the next begins. */
function ringsOf(chains: readonly Chain[]): Position[][] {
  const rings = chains.filter((c) => c.from === -1).map((c) => c.positions);
  const next = new Map(chains.filter((c) => c.from !== -1).map((c) => [c.from, c]));
  while (next.size > 0) {
    const [first] = next.values();
    const ring = [...first!.positions];
    next.delete(first!.from);
    for (let at = first!.to; at !== first!.from;) {
      const chain = next.get(at);
      if (!chain) break;
      next.delete(at);
      // One by one: a chain may have more positions than a call takes arguments.
      for (let k = 1; k < chain.positions.length; k++) ring.push(chain.positions[k]!);
      at = chain.to;
    }
    rings.push(ring);
  }
  return rings;
}
