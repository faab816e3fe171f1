import { boxOf, type Position } from '#geo';
import { metresPerDegree } from '../zones/plane';
import { distanceToLine, widened } from './patch';

interface Piece {
  from: Position;
  to: Position;
  awayM: number;
}

/** Cells of this many degrees know the pieces of line that may matter within them. */
const cell = 0.05;

/** Answers "is this position too near to one of these lines?", each line with a distance of its own. */
export class KeepOff {
  private readonly pieces = new Map<number, Piece[]>();

  add(line: readonly Position[], awayM: number): void {
    for (let i = 1; i < line.length; i++) {
      const piece = { from: line[i - 1]!, to: line[i]!, awayM };
      const [west, south, east, north] = widened(boxOf([piece.from, piece.to]), awayM * 1.02);
      for (let x = Math.floor(west / cell); x <= Math.floor(east / cell); x++)
        for (let y = Math.floor(south / cell); y <= Math.floor(north / cell); y++) {
          const known = this.pieces.get(keyOf(x, y));
          if (known) known.push(piece);
          else this.pieces.set(keyOf(x, y), [piece]);
        }
    }
  }

  isTooNear([lng, lat]: Position): boolean {
    const pieces = this.pieces.get(keyOf(Math.floor(lng / cell), Math.floor(lat / cell)));
    if (!pieces) return false;
    const scale = metresPerDegree(lat);
    const plane = (position: Position) => [(position[0] - lng) * scale.lng, (position[1] - lat) * scale.lat] as const;
    return pieces.some(({ from, to, awayM }) => distanceToLine(0, 0, [plane(from), plane(to)]) < awayM);
  }
}

const keyOf = (x: number, y: number): number => x * 10000 + y;
