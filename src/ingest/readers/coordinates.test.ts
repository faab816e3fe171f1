import { describe, expect, it } from 'vitest';
import { coordinates, readCoordinates } from './coordinates';

function read(text: string) {
  const result = readCoordinates(text);
  return result.ok ? { [result.shape.kind]: result.shape.coordinates, frame: result.frame } : result.problems;
}
const triangle = [[[[125.3, 43.9], [125.4, 43.9], [125.4, 43.8], [125.3, 43.9]]]]; // prettier-ignore

describe('typed coordinates', () => {
  it.each([
    ['125.3,43.9', { points: [[125.3, 43.9]] }],
    ['125.3，43.9；', { points: [[125.3, 43.9]] }],
    ['１２５.３ 43.9', { points: [[125.3, 43.9]] }],
    ['125.3,43.9\n125.4,43.9', { lines: [[[125.3, 43.9], [125.4, 43.9]]] }], // prettier-ignore
    ['125.3;43.9\r\n\r\n125.4 43.9\n125.4\t43.8', { polygons: triangle }],
    ['点\n125.3,43.9\n125.4,43.9', { points: [[125.3, 43.9], [125.4, 43.9]] }], // prettier-ignore
    ['面：\n125.3,43.9\n125.4,43.9\n125.4,43.8\n125.3,43.9', { polygons: triangle }],
    ['polygon\n125.3,43.9\n125.4,43.9', { polygons: [[[[125.3, 43.9], [125.4, 43.9], [125.3, 43.9]]]] }], // prettier-ignore
  ])('%j', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it.each([
    '125°19′24.6″,43°53′12.48″',
    '125°19\'24.6"E 43°53\'12.48"N',
    'N43°53′12.48″，E125°19′24.6″',
    '东经125度19分24.6秒；北纬43度53分12.48秒',
    '125-19-24.6 43-53-12.48',
  ])('%s is in degrees for sure', (text) => {
    const result = readCoordinates(text);
    expect(result).toMatchObject({ ok: true, shape: { kind: 'points', coordinates: [[125.3235, 43.8868]] }, frame: { unit: 'degrees' } });
    expect(result.ok && result.frame.axes).toBe(/E|东/.test(text) ? 'stated' : 'by-format');
  });

  it('says where numbers may be packed degrees', () => {
    expect(read('125.19246,43.531248')).toMatchObject({ frame: { packable: true } });
    expect(read('125.3235,43.8868')).toEqual({ points: [[125.3235, 43.8868]], frame: { axes: 'by-format' } });
  });

  it.each([
    '1,125.3,43.9\n2,125.4,43.9\n3,125.4,43.8',
    'J1 125.3 43.9\nJ2 125.4 43.9\nJ3 125.4 43.8',
    '1 125.3,43.9\n2 125.4,43.9\n3 125.4,43.8',
  ])('passes over running numbers: %j', (text) => {
    expect(read(text)).toMatchObject({ polygons: triangle });
  });

  it.each([
    ['1,43.7,125.3', 1],
    ['1,125.3,43.9\n3,125.4,43.9', 1],
    ['7,125.3,43.9\n8,125.4,43.9', 1],
    ['125.3,43.9,200\n125.4,43.9,201', 1],
    ['125.3,43.9\n125.4,NaN', 2],
    ['125.3,43.9\n125°61′0″,43°0′0″', 2],
    ['125.3E,43.9E', 1],
    ['125.3', 1],
    [',,,'.repeat(1000), 1],
  ])('refuses %j', (text, line) => {
    expect((read(text) as object[])[0]).toMatchObject({ code: 'coordinates-unreadable', at: String(line) });
  });

  it('gives a reading', async () => {
    const file = { name: 'typed', bytes: new Uint8Array() };
    const text = { text: '125.3,43.9', encoding: 'utf-8' };
    expect(coordinates.recognises(file, text)).toBe(true);
    expect(await coordinates.read(file, text, [])).toMatchObject({
      ok: true,
      readings: [{ format: 'coordinates', notes: [{ code: 'typed-coordinates', params: { count: 1, kind: 'points' } }] }],
    });
    expect(coordinates.recognises(file, { text: 'no number', encoding: 'utf-8' })).toBe(false);
  });
});
