/** A stretch of a ring: vertices of its own, or the same ones, bit for bit, as an earlier ring has from `source` on, forwards (1) or backwards (−1). */
export interface Run {
  at: number;
  count: number;
  copied?: { source: number; direction: 1 | -1 };
}

/** The vertices of a ring, without the closing one: from `start` up to, but not with, `end`. */
export interface RingSpan {
  start: number;
  end: number;
}

/** So many earlier places of one vertex are looked at; at a corner of a partition there are two or three. */
const mostPlaces = 16;
/** A shorter common stretch costs more to point at than to repeat. */
const leastCopy = 2;

/**
 * Cuts the rings into runs. In a partition every inner boundary stands in two rings, and a coverage follows the outermost; this finds such stretches: at each
 * vertex the longest one that starts there, the latest of equals.
 */
export function findRuns(coords: Float64Array, rings: readonly RingSpan[]): Run[] {
  const runs: Run[] = [];
  // Places of equal vertices are chained: the latest of each key, and for every place the one before it. A key that two vertices share does no harm.
  const latest = new Map<number, number>();
  const before = new Int32Array(coords.length / 2).fill(-1);
  const key = (i: number) => coords[2 * i]! * 1000003 + coords[2 * i + 1]!;
  const same = (i: number, k: number) => Object.is(coords[2 * i], coords[2 * k]) && Object.is(coords[2 * i + 1], coords[2 * k + 1]);

  for (const { start, end } of rings) {
    let own: Run = { at: start, count: 0 };
    const close = (next: number) => {
      if (own.count > 0) runs.push(own);
      own = { at: next, count: 0 };
    };
    for (let at = start; at < end;) {
      let best = { count: 0, copied: { source: 0, direction: 1 as 1 | -1 } };
      let place = latest.get(key(at)) ?? -1;
      for (let looked = 0; place >= 0 && looked < mostPlaces; looked++, place = before[place]!)
        for (const direction of [-1, 1] as const) {
          const most = Math.min(end - at, direction === 1 ? start - place : place + 1);
          let count = 0;
          while (count < most && same(at + count, place + direction * count)) count++;
          if (count > best.count) best = { count, copied: { source: place, direction } };
        }
      if (best.count >= leastCopy) {
        close(at + best.count);
        runs.push({ at, ...best });
        at += best.count;
        own.at = at;
      } else {
        own.count++;
        at++;
      }
    }
    close(end);
    for (let i = start; i < end; i++) {
      before[i] = latest.get(key(i)) ?? -1;
      latest.set(key(i), i);
    }
  }
  return runs;
}
