import type { IndexArrays } from '#geo';
import type { ByteReader, ByteWriter } from './codec-bytes';
import { findRuns, type RingSpan, type Run } from './codec-runs';

/**
 * The shapes of an index ↔ bytes, bit for bit. Coordinates are almost always decimal numbers of few digits, so a vertex is written as its step from the one
 * before, in units of 10^-decimals degrees; and a boundary that an earlier ring has too is written once and then pointed at. Spec in FORMAT.md.
 */
export type Shapes = Pick<IndexArrays, 'coords' | 'ringStart' | 'partStart' | 'shapeStart'>;

/** Exact powers of ten: n / units[k] is rounded once, so it is the very double that the decimal text stands for. */
const units = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9] as const;
const maxLng = 180;
const maxLat = 90;

/** What a run is made of. */
const kinds = { steps: 0, doubles: 1, forward: 2, backward: 3 } as const;
/** So that no few bytes stand for a mountain of vertices. */
const longestCopy = 16;

/** Writes sets of shapes and returns how many decimals the reader has to know of. */
export function writeShapes(writer: ByteWriter, sets: readonly Shapes[]): number {
  const coords = new Float64Array(sets.reduce((n, set) => n + set.coords.length, 0));
  const rings: RingSpan[] = [];
  let base = 0;
  for (const set of sets) {
    coords.set(set.coords, 2 * base);
    for (let r = 0; r + 1 < set.ringStart.length; r++)
      rings.push({ start: base + set.ringStart[r]!, end: base + set.ringStart[r + 1]! - 1 });
    base += set.coords.length / 2;
    writeStructure(writer, set);
  }
  refuseNonsense(coords, rings);
  const decimals = chooseDecimals(coords);
  writeRuns(writer, coords, findRuns(coords, rings), units[decimals]!);
  return decimals;
}

/** Sets of so many shapes each, or what about them cannot be right. Takes no more memory than a multiple of the bytes that are left. */
export function readShapes(
  reader: ByteReader,
  decimals: number,
  shapes: readonly number[],
): Shapes[] | 'truncated' | 'structure' | 'coords' {
  const structures = [];
  for (const count of shapes) {
    const structure = readStructure(reader, count);
    if (typeof structure === 'string') return structure;
    structures.push(structure);
  }
  const vertices = structures.reduce((n, { ringStart }) => n + ringStart.at(-1)!, 0);
  if (vertices > verticesIn(reader)) return 'truncated';
  const coords = new Float64Array(2 * vertices);
  const problem = readRuns(
    reader,
    coords,
    structures.map(({ ringStart }) => ringStart),
    units[decimals]!,
  );
  if (problem) return problem;
  let base = 0;
  return structures.map(({ ringStart, partStart, shapeStart }) => {
    const from = base;
    base += 2 * ringStart.at(-1)!;
    return {
      coords: coords.subarray(from, base),
      ringStart: Uint32Array.from(ringStart),
      partStart: Uint32Array.from(partStart),
      shapeStart: Uint32Array.from(shapeStart),
    };
  });
}

/** More vertices cannot follow: a run takes two bytes at least, and with every ring comes a closing vertex that takes none. */
const verticesIn = (reader: ByteReader) => reader.left * longestCopy;

/** Number of polygons of each shape, of rings of each polygon, of vertices of each ring without the closing one. */
function writeStructure(writer: ByteWriter, { ringStart, partStart, shapeStart }: Shapes): void {
  for (let k = 0; k + 1 < shapeStart.length; k++) {
    writer.varint(shapeStart[k + 1]! - shapeStart[k]!);
    for (let p = shapeStart[k]!; p < shapeStart[k + 1]!; p++) {
      writer.varint(partStart[p + 1]! - partStart[p]!);
      for (let r = partStart[p]!; r < partStart[p + 1]!; r++) writer.varint(ringStart[r + 1]! - ringStart[r]! - 1);
    }
  }
}

function readStructure(reader: ByteReader, shapes: number) {
  const ringStart = [0];
  const partStart = [0];
  const shapeStart = [0];
  for (let k = 0; k < shapes; k++) {
    for (let parts = reader.varint(); parts > 0; parts--) {
      for (let rings = reader.varint(); rings > 0; rings--) {
        const vertices = reader.varint();
        if (reader.failed || vertices > verticesIn(reader)) return 'truncated';
        if (vertices < 3) return 'structure';
        ringStart.push(ringStart.at(-1)! + vertices + 1);
      }
      if (reader.failed) return 'truncated';
      partStart.push(ringStart.length - 1);
    }
    if (reader.failed) return 'truncated';
    shapeStart.push(partStart.length - 1);
  }
  return { ringStart, partStart, shapeStart };
}

function writeRuns(writer: ByteWriter, coords: Float64Array, runs: readonly Run[], unit: number): void {
  const isDecimal = (i: number) => asDecimal(coords[2 * i]!, unit) && asDecimal(coords[2 * i + 1]!, unit);
  let expected = 0;
  for (const { at, count, copied } of runs) {
    const end = at + count;
    if (copied) {
      let source = copied.source;
      for (let i = at; i < end; i += longestCopy) {
        const some = Math.min(longestCopy, end - i);
        writer.varint(4 * (some - 1) + (copied.direction === 1 ? kinds.forward : kinds.backward));
        writer.signed(source - expected);
        source = expected = source + copied.direction * some;
      }
      continue;
    }
    for (let i = at, next = at; i < end; i = next) {
      const steps = isDecimal(i);
      while (next < end && isDecimal(next) === steps) next++;
      writer.varint(4 * (next - i - 1) + (steps ? kinds.steps : kinds.doubles));
      if (steps) writeSteps(writer, coords, i, next, unit);
      else for (let k = 2 * i; k < 2 * next; k++) writer.double(coords[k]!);
    }
  }
}

function readRuns(reader: ByteReader, coords: Float64Array, ringStarts: readonly number[][], unit: number) {
  const sums = new Float64Array(2);
  let base = 0;
  let expected = 0;
  for (const ringStart of ringStarts) {
    for (let r = 0; r + 1 < ringStart.length; r++) {
      const start = base + ringStart[r]!;
      const end = base + ringStart[r + 1]! - 1;
      for (let at = start; at < end;) {
        const head = reader.varint();
        const kind = head % 4;
        const count = (head - kind) / 4 + 1;
        if (count > end - at) return 'structure';
        if (kind === kinds.steps) {
          if (!readSteps(reader, coords, at, at + count, unit, sums)) return 'coords';
        } else if (kind === kinds.doubles) {
          if (!readDoubles(reader, coords, at, at + count)) return 'coords';
        } else {
          const direction = kind === kinds.forward ? 1 : -1;
          const source = expected + reader.signed();
          const last = source + direction * (count - 1);
          // Only what has been read can be copied, and no run stands for more than `longestCopy` vertices.
          if (count > longestCopy || source < 0 || source >= at || last < 0) return 'structure';
          copyRun(coords, source, direction, at, count);
          expected = last + direction;
        }
        if (reader.failed) return 'truncated';
        at += count;
      }
      copyRun(coords, start, 1, end, 1);
    }
    base += ringStart.at(-1)!;
  }
  return null;
}

// The loops over vertices stand alone and keep their place in the bytes to themselves: an engine makes short functions fast after a few calls, and a page
// opens a file once.

function copyRun(coords: Float64Array, source: number, direction: 1 | -1, at: number, count: number): void {
  for (let from = 2 * source, to = 2 * at, end = to + 2 * count; to < end; from += 2 * direction, to += 2) {
    coords[to] = coords[from]!;
    coords[to + 1] = coords[from + 1]!;
  }
}

/** Where steps start: at the vertex before, whatever run it is from, rounded to whole units. */
function stepFrom(coords: Float64Array, at: number, axis: 0 | 1, unit: number): number {
  return at === 0 ? 0 : Math.round(coords[2 * at - 2 + axis]! * unit);
}

function writeSteps(writer: ByteWriter, coords: Float64Array, from: number, to: number, unit: number): void {
  let x = stepFrom(coords, from, 0, unit);
  let y = stepFrom(coords, from, 1, unit);
  for (let i = from; i < to; i++) {
    const nextX = Math.round(coords[2 * i]! * unit);
    const nextY = Math.round(coords[2 * i + 1]! * unit);
    writer.signed(nextX - x);
    writer.signed(nextY - y);
    x = nextX;
    y = nextY;
  }
}

/**
 * Returns whether all of them are places on earth. `sums` is room for two numbers, which so stay doubles in memory: an engine makes the loop anew
 * when a number is now small and whole and now not.
 */
function readSteps(reader: ByteReader, coords: Float64Array, from: number, to: number, unit: number, sums: Float64Array): boolean {
  const { bytes } = reader;
  sums[0] = stepFrom(coords, from, 0, unit);
  sums[1] = stepFrom(coords, from, 1, unit);
  for (let k = 2 * from; k < 2 * to; k++) {
    const axis = k & 1;
    let at = reader.at;
    let n = 0;
    let byte = 128;
    for (let shift = 0; byte > 127 && shift < 28; shift += 7) {
      byte = bytes[at++]!;
      n |= (byte & 127) << shift;
    }
    if (byte > 127) sums[axis]! += reader.signed();
    else {
      sums[axis]! += (n >>> 1) ^ -(n & 1);
      reader.at = at;
    }
    const sum = sums[axis]!;
    if (!(Math.abs(sum) <= (axis === 0 ? maxLng : maxLat) * unit)) return false;
    coords[k] = sum / unit;
  }
  return true;
}

function readDoubles(reader: ByteReader, coords: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    coords[2 * i] = reader.double();
    coords[2 * i + 1] = reader.double();
    if (!isPlace(coords, i)) return false;
  }
  return true;
}

const isPlace = (coords: Float64Array, i: number) => Math.abs(coords[2 * i]!) <= maxLng && Math.abs(coords[2 * i + 1]!) <= maxLat;

/** Whether a coordinate comes back as it was from whole units. −0 does not. */
function asDecimal(value: number, unit: number): boolean {
  return Math.round(value * unit) / unit === value && !Object.is(value, -0);
}

/** The digits with which the vertices take the fewest bytes, about: 0.415 bytes for every digit of a step, 8 for a double. */
function chooseDecimals(coords: Float64Array): number {
  const needing = units.map(() => 0);
  for (let i = 0; i < coords.length; i += 2) {
    const needed = units.findIndex((unit) => asDecimal(coords[i]!, unit) && asDecimal(coords[i + 1]!, unit));
    if (needed >= 0) needing[needed]!++;
  }
  let best = 0;
  let most = -Infinity;
  let steps = 0;
  for (const [decimals, vertices] of needing.entries()) {
    steps += vertices;
    const saved = steps * (8000 - 415 * decimals);
    if (saved > most) [best, most] = [decimals, saved];
  }
  return best;
}

/** Ingest has seen to all of this; a file that no reader takes must not be written. */
function refuseNonsense(coords: Float64Array, rings: readonly RingSpan[]): void {
  for (let i = 0; i < coords.length / 2; i++) if (!isPlace(coords, i)) throw new RangeError(`Vertex ${i} is no place.`);
  for (const { start, end } of rings)
    if (end - start < 3 || [0, 1].some((axis) => !Object.is(coords[2 * start + axis], coords[2 * end + axis])))
      throw new RangeError(`The ring at vertex ${start} is not closed.`);
}
