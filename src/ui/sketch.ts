import type { Position, Shape } from '#geo';

/**
 * Drawing, without a map: positions are placed one by one, then finished into a shape or cancelled. A small tool of our own, because a sketch is part of
 * the map's state here and has to work by keyboard: whoever places a position, pointer or key, says only where.
 */
export class Drawing {
  readonly placed: Position[] = [];

  constructor(readonly kind: Shape['kind']) {}

  get fewest(): number {
    return { points: 1, lines: 2, polygons: 3 }[this.kind];
  }

  get canFinish(): boolean {
    return this.placed.length >= this.fewest;
  }

  /** A second click on the same spot, as a double-click makes it, places nothing. */
  place(at: Position): void {
    const rounded: Position = [round(at[0]), round(at[1])];
    const last = this.placed.at(-1);
    if (!last || last[0] !== rounded[0] || last[1] !== rounded[1]) this.placed.push(rounded);
  }

  undo(): void {
    this.placed.pop();
  }

  /** The shape, or null while there are too few positions for it. */
  finish(): Shape | null {
    if (!this.canFinish) return null;
    if (this.kind === 'points') return { kind: 'points', coordinates: [...this.placed] };
    if (this.kind === 'lines') return { kind: 'lines', coordinates: [[...this.placed]] };
    return { kind: 'polygons', coordinates: [[[...this.placed, this.placed[0]!]]] };
  }
}

/** A pointer is never better than some centimetres; more digits would only pretend. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
