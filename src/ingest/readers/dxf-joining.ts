import type { Position } from '#geo';

/** A boundary made of loose pieces. */
export interface Joined {
  /** Closed. */
  ring: Position[];
  /** Which of the pieces, in order along the ring. */
  pieces: number[];
  /** The widest gap that was bridged. */
  gap: number;
}

/** More loose ends than this in one cell of the search are not told apart. */
const maxCrowd = 8;

/**
 * Finds the rings that loose pieces make: ends that are the same, or of which each is the nearest free one to the other within the tolerance. Only where
 * exactly two ends meet: where lines branch, more than one boundary could be meant.
 */
export function joinPieces(paths: readonly (readonly Position[])[], tolerance: number): Joined[] {
  // End 2i is the start of piece i, 2i + 1 its end.
  const at = (end: number) => (end % 2 === 0 ? paths[end >> 1]![0]! : paths[end >> 1]!.at(-1)!);
  const partner = pairEnds(2 * paths.length, at, tolerance, (end) => paths[end >> 1]!.length);
  const seen = new Uint8Array(paths.length);
  const rings: Joined[] = [];
  for (let i = 0; i < paths.length; i++) {
    if (seen[i]) continue;
    const pieces: number[] = [];
    const ring: Position[] = [];
    let gap = 0;
    let end = 2 * i;
    while (end >= 0 && !seen[end >> 1]) {
      const piece = end >> 1;
      seen[piece] = 1;
      pieces.push(piece);
      const path = end % 2 === 0 ? paths[piece]! : paths[piece]!.toReversed();
      for (let k = ring.length > 0 ? 1 : 0; k < path.length; k++) ring.push(path[k]!);
      const next = partner[end ^ 1]!;
      if (next >= 0) gap = Math.max(gap, Math.hypot(at(end ^ 1)[0] - at(next)[0], at(end ^ 1)[1] - at(next)[1]));
      end = next;
    }
    if (end !== 2 * i || new Set(ring.map(String)).size < 3) continue;
    // Its end may be a gap away from its start.
    ring[ring.length - 1] = ring[0]!;
    if (ring.length > 3) rings.push({ ring, pieces, gap });
  }
  return rings;
}

/** For each end the one other that it meets, −1 if there is none or more than one. */
function pairEnds(count: number, at: (end: number) => Position, tolerance: number, vertices: (end: number) => number): Int32Array {
  const partner = new Int32Array(count).fill(-1);
  const places = new Map<string, number[]>();
  const add = (key: string, end: number) => {
    const there = places.get(key);
    if (there) there.push(end);
    else places.set(key, [end]);
  };
  const pair = (a: number, b: number) => {
    // A piece of one straight stroke is no ring.
    if (a >> 1 === b >> 1 && vertices(a) < 3) return;
    partner[a] = b;
    partner[b] = a;
  };
  for (let end = 0; end < count; end++) add(String(at(end)), end);
  const loose: number[] = [];
  for (const ends of places.values()) {
    if (ends.length === 2) pair(ends[0]!, ends[1]!);
    else if (ends.length === 1) loose.push(ends[0]!);
  }
  const cell = (v: number) => Math.floor(v / tolerance);
  places.clear();
  for (const end of loose) add(`${cell(at(end)[0])},${cell(at(end)[1])}`, end);
  const near: { a: number; b: number; gap: number }[] = [];
  for (const a of loose) {
    const [x, y] = at(a);
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        const there = places.get(`${cell(x) + i},${cell(y) + j}`) ?? [];
        if (there.length > maxCrowd) continue;
        for (const b of there) {
          const gap = Math.hypot(at(b)[0] - x, at(b)[1] - y);
          if (a < b && gap <= tolerance) near.push({ a, b, gap });
        }
      }
    }
  }
  // The closest first; an end takes one partner.
  near.sort((p, q) => p.gap - q.gap || p.a - q.a);
  for (const { a, b } of near) if (partner[a] === -1 && partner[b] === -1) pair(a, b);
  return partner;
}
