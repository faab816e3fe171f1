import type { ShapeIndex } from './cells';
import { ringAreaM2 } from './measure';
import type { MultiPolygon, Position } from './position';
import { orientation } from './predicates';

/** Rings of many shapes in one row, before anything is known about where they lie. */
export type RingRow = Pick<ShapeIndex, 'coords' | 'ringStart' | 'partStart' | 'shapeStart'>;

/** Rings are closed, freed of repeated vertices and turned: shells counter-clockwise, holes clockwise. */
export function flattenRings(shapes: readonly MultiPolygon[]): RingRow {
  let vertices = 0;
  for (const shape of shapes) for (const rings of shape) for (const ring of rings) vertices += ring.length + 1;
  const row = new Float64Array(2 * vertices);
  const ringStart = [0];
  const partStart = [0];
  const shapeStart = [0];
  let end = 0;
  for (const shape of shapes) {
    for (const rings of shape) {
      for (let r = 0; r < rings.length; r++) {
        const start = end;
        end = addRing(row, start, rings[r]!);
        if (turnOf(row, start, end) < 0 === (r === 0)) reverse(row, start, end);
        ringStart.push(end);
      }
      partStart.push(ringStart.length - 1);
    }
    shapeStart.push(partStart.length - 1);
  }
  return {
    coords: row.slice(0, 2 * end),
    ringStart: Uint32Array.from(ringStart),
    partStart: Uint32Array.from(partStart),
    shapeStart: Uint32Array.from(shapeStart),
  };
}

function addRing(row: Float64Array, start: number, ring: readonly Position[]): number {
  let end = start;
  for (let k = 0; k <= ring.length; k++) {
    const [x, y] = k === ring.length ? ring[0]! : ring[k]!;
    if (end > start && row[2 * end - 2] === x && row[2 * end - 1] === y) continue;
    row[2 * end] = x;
    row[2 * end + 1] = y;
    end++;
  }
  return end;
}

/** +1 for a ring that runs counter-clockwise, −1 clockwise. Exact for a simple ring: its lowest of the westernmost vertices is a corner of its hull. */
function turnOf(row: Float64Array, start: number, end: number): number {
  const count = end - start - 1;
  let at = start;
  for (let i = start + 1; i < end - 1; i++)
    if (row[2 * i]! < row[2 * at]! || (row[2 * i] === row[2 * at] && row[2 * i + 1]! < row[2 * at + 1]!)) at = i;
  const before = at === start ? start + count - 1 : at - 1;
  const turn = orientation(row[2 * before]!, row[2 * before + 1]!, row[2 * at]!, row[2 * at + 1]!, row[2 * at + 2]!, row[2 * at + 3]!);
  if (turn !== 0) return turn;
  // Not simple (a spike at the very corner): the ground decides.
  return ringAreaM2(Array.from({ length: end - start }, (_, k): Position => [row[2 * (start + k)]!, row[2 * (start + k) + 1]!]));
}

function reverse(row: Float64Array, start: number, end: number) {
  for (let i = start, k = end - 1; i < k; i++, k--)
    for (const axis of [0, 1]) {
      const kept = row[2 * i + axis]!;
      row[2 * i + axis] = row[2 * k + axis]!;
      row[2 * k + axis] = kept;
    }
}
