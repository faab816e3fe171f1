/** Pieces that end where exactly one other piece begins become one line; a confluence stays an end. */
import type { Position } from '#geo';

/** Degrees. Two bins give the position on their common side with their own rounding. */
const reach = 4e-4;

export function joinLines(pieces: readonly (readonly Position[])[]): Position[][] {
  const nodes: { at: Position; pieces: number[] }[] = [];
  const nodeAt = (p: Position) => nodes.find(({ at }) => Math.abs(at[0] - p[0]) < reach && Math.abs(at[1] - p[1]) < reach);
  pieces.forEach((line, i) => {
    for (const end of [line[0]!, line[line.length - 1]!]) {
      const node = nodeAt(end);
      if (node) node.pieces.push(i);
      else nodes.push({ at: end, pieces: [i] });
    }
  });
  const used = new Set<number>();
  const grow = (line: Position[]): Position[] => {
    for (;;) {
      const end = line[line.length - 1]!;
      const node = nodeAt(end)!;
      const next = node.pieces.length === 2 ? node.pieces.find((i) => !used.has(i)) : undefined;
      if (next === undefined) return line;
      used.add(next);
      const piece = pieces[next]!;
      line.push(...(nodeAt(piece[0]!) === node ? piece : [...piece].reverse()).slice(1));
    }
  };
  const lines: Position[][] = [];
  pieces.forEach((piece, i) => {
    if (used.has(i)) return;
    used.add(i);
    lines.push(grow(grow([...piece]).reverse()));
  });
  return lines;
}
