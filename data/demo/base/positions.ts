import type { Position } from '#geo';

/** "124.5,43.2 124.6,43.3" → positions: tables of courses stay one line a course. */
export function positions(text: string): Position[] {
  return text.split(' ').map((pair): Position => {
    const [lng, lat] = pair.split(',').map(Number);
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new Error(`not a position: ${pair}`);
    return [lng!, lat!];
  });
}
