import { buildIndex, type Position } from '#geo';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './codec-bytes';
import { readCells } from './codec-cells';
import { readShapes, writeShapes, type Shapes } from './codec-shapes';

const ringsOf = (...rings: Position[][]): Shapes => {
  const ringStart = [0];
  for (const ring of rings) ringStart.push(ringStart.at(-1)! + ring.length);
  const starts = Uint32Array.from([...rings, 0].map((_, k) => k));
  return { coords: Float64Array.from(rings.flat(2)), ringStart: Uint32Array.from(ringStart), partStart: starts, shapeStart: starts };
};
const closed = (...ring: Position[]): Position[] => [...ring, ring[0]!];

function packed(...sets: Shapes[]): { decimals: number; bytes: Uint8Array } {
  const writer = new ByteWriter();
  const decimals = writeShapes(writer, sets);
  return { decimals, bytes: writer.taken() };
}
function unpacked({ decimals, bytes }: { decimals: number; bytes: Uint8Array }, ...shapes: number[]) {
  return readShapes(new ByteReader(bytes), decimals, shapes);
}
/** Writes the numbers as varints and reads them as the shapes of one zone. */
const read = (...numbers: number[]) => {
  const writer = new ByteWriter();
  for (const n of numbers) writer.varint(n);
  return unpacked({ decimals: 0, bytes: writer.taken() }, 1);
};

/** Bit for bit, −0 apart from 0. */
const bits = ({ coords }: Shapes) => [...new BigUint64Array(Float64Array.from(coords).buffer)];

describe('the shapes in a layer file', () => {
  it.each<[string, Position[], number]>([
    ['seven decimals', closed([125.3484883, 43.5709506], [125.3499364, 43.5702964], [125.4, 43]), 7],
    ['nine decimals', closed([125.348488301, 43.570950609], [-179.999999999, 89.999999999], [180, -90]), 9],
    ['whole degrees', closed([125, 43], [126, 43], [126, 44]), 0],
    ['no decimals at all', closed([1 / 3, Math.PI], [Math.SQRT2, Math.E], [5e-324, -0]), 0],
    ['seven decimals and one that is none', closed([125.3484883, 43.5709506], [125.3499364, 43.5702964], [1 / 3, -0], [125.4, 43]), 7],
    ['the double after a decimal', closed([125.1, 43.1], [125.10000000000001, 43.1], [125.2, 43.2]), 1],
  ])('come back bit for bit: %s', (_, ring, decimals) => {
    const shapes = ringsOf(ring);
    const file = packed(shapes);
    expect(file.decimals).toBe(decimals);
    const back = unpacked(file, 1);
    if (typeof back === 'string') throw new Error(back);
    expect(bits(back[0]!)).toEqual(bits(shapes));
    expect(back[0]!.ringStart).toEqual(shapes.ringStart);
  });

  it('hold a boundary once that many rings have', () => {
    const border = Array.from({ length: 500 }, (_, k): Position => [125 + Math.round(1e6 * Math.sin(k)) / 1e8, 43 + k / 1e4]);
    const west = closed(...border, [124, 44], [124, 43]);
    const east = closed(...border.toReversed(), [126, 43], [126, 44]);
    const alone = packed(ringsOf(west));
    const both = packed(ringsOf(west, east), ringsOf(west));
    expect(both.bytes.length - alone.bytes.length).toBeLessThan(200);
    const back = unpacked(both, 2, 1);
    if (typeof back === 'string') throw new Error(back);
    expect(back.map(bits)).toEqual([bits(ringsOf(west, east)), bits(ringsOf(west))]);
  });

  it('are the same bytes every time', () => {
    const shapes = buildIndex([[[closed([125, 43], [126.5, 43], [126.5, 44.25])]], [[closed([125, 43], [126.5, 44.25], [125, 45])]]]);
    expect(packed(shapes)).toEqual(packed(shapes));
  });

  it('are not written when no reader would take them', () => {
    expect(() => packed(ringsOf([[125, 43], [126, 43], [126, 44], [125, 44]]))).toThrow(RangeError); // prettier-ignore
    expect(() => packed(ringsOf(closed([125, 43], [126, 43])))).toThrow(RangeError);
    expect(() => packed(ringsOf(closed([125, 43], [181, 43], [126, 44])))).toThrow(RangeError);
    expect(() => packed(ringsOf(closed([125, 43], [NaN, 43], [126, 44])))).toThrow(RangeError);
  });

  const triangle = [1, 1, 3];
  it.each<[string, number[], string]>([
    ['more polygons than bytes', [2 ** 48], 'truncated'],
    ['more rings than bytes', [1, 2 ** 48], 'truncated'],
    ['more vertices than bytes can stand for', [1, 1, 2 ** 48, 0, 0, 0], 'truncated'],
    ['a ring of two', [1, 1, 2, 4, 0, 0, 2, 2], 'structure'],
    ['a run longer than its ring', [...triangle, 4 * 3, 0, 0, 2, 2, 2, 0, 0, 0], 'structure'],
    ['a copy of what is not there yet', [...triangle, 2, 0, 0, 0, 0, 0, 0, 0], 'structure'],
    ['a copy from before the file', [...triangle, 4, 0, 0, 2, 2, 3, 1], 'structure'],
    ['a copy that is too long', [1, 1, 40, 4 * 19, ...Array<number>(40).fill(2), 4 * 19 + 2, 0], 'structure'],
    ['a step off the earth', [...triangle, 8, 720, 0, 0, 0, 0, 0], 'coords'],
    ['a number without end', [...triangle, 8, 2 ** 49 - 1, 0, 0, 0, 0, 0], 'coords'],
  ])('are refused: %s', (_, numbers, problem) => expect(read(...numbers)).toBe(problem));

  it('are refused: a varint without end, doubles that are no numbers', () => {
    expect(unpacked({ decimals: 0, bytes: new Uint8Array(40).fill(0xff) }, 1)).toBe('truncated');
    expect(unpacked({ decimals: 0, bytes: new Uint8Array([...triangle, 9, ...Array<number>(48).fill(0xff)]) }, 1)).toBe('coords');
  });

  const shapes = ringsOf(closed([125, 43], [126, 43], [126, 44]));
  it.each<[string, number[], string]>([
    ['more cells than bytes', [2 ** 48], 'truncated'],
    ['more edges than bytes', [1, 0, 2 ** 48], 'truncated'],
    ['a stretch past the last edge', [1, 0, 2, 0, 3], 'cells'],
    ['a stretch that starts there', [1, 0, 2, 3, 0], 'cells'],
    ['a side like that of no cell', [1, 1, 2, 0, 2], 'cells'],
    ['a side in the middle of no edge', [1, 3, 3, 2, 0, 2], 'cells'],
    ['a side of a kind that there is not', [1, 625, 2, 0, 2], 'cells'],
  ])('have no cells like %s', (_, numbers, problem) => {
    const writer = new ByteWriter();
    for (const n of numbers) writer.varint(n);
    expect(readCells(new ByteReader(writer.taken()), shapes)).toBe(problem);
  });
});
