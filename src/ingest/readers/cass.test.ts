import { expect, it } from 'vitest';
import type { Decoded } from '../reading';
import { cass } from './cass';

const file = { name: 'site.dat', bytes: new Uint8Array() };
const decoded = (text: string): Decoded => ({ text, encoding: 'gbk' });
const recognised = (text: string) => cass.recognises(file, decoded(text));
async function read(text: string) {
  expect(recognised(text)).toBe(true);
  const result = await cass.read(file, decoded(text), []);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.readings[0]!;
}
const rows = '1,,445637.402,4861467.077,213.5\r\n2,,445737.402,4861467.077,213.6\r\n3,,445737.402,4861367.077,0\r\n';

it('reads east before north, joins points of one code and says so', async () => {
  const reading = await read(rows);
  expect(reading.features[0]!.shapes).toEqual([
    {
      kind: 'polygons',
      coordinates: [[[[445637.402, 4861467.077], [445737.402, 4861467.077], [445737.402, 4861367.077], [445637.402, 4861467.077]]]], // prettier-ignore
    },
  ]);
  expect(reading).toMatchObject({ format: 'cass', encoding: 'gbk', frame: { axes: 'by-format', unit: 'metres' } });
  expect(reading.notes).toEqual([{ code: 'elevation-dropped' }, { code: 'points-joined', params: { count: 3, kind: 'polygons' } }]);
});

it('leaves points of several codes apart, and compares the count of the old form', async () => {
  const reading = await read('5\n1,KZD,42445637.402,4861467.077,\n2,GCD,42445737.402,4861467.077,\n');
  expect(reading.features[0]!.shapes).toEqual([{ kind: 'points', coordinates: [[42445637.402, 4861467.077], [42445737.402, 4861467.077]] }]); // prettier-ignore
  expect(reading.notes).toEqual([
    { code: 'wrong-count', at: '1', params: { declared: 5, count: 2 } },
    { code: 'points-apart', params: { count: 2, kind: 'points' } },
  ]);
});

it('remarks numbers that look swapped and lines that it cannot read, each with its place', async () => {
  const swapped = await read('1,,4861467.077,445637.402,0\n2,,4861467.077,445737.402,0\n');
  expect(swapped.notes.at(-1)).toEqual({ code: 'columns-look-swapped', params: { count: 2 } });
  expect(swapped.features[0]!.shapes[0]!.coordinates).toEqual([[[4861467.077, 445637.402], [4861467.077, 445737.402]]]); // prettier-ignore
  const broken = await read(`${rows.repeat(10)}4,,44x,4861367,0\n`);
  expect(broken.features[0]).toMatchObject({ shapes: [], problems: [{ code: 'cass-unreadable', at: '31' }] });
});

it('takes nothing else for one', () => {
  for (const text of ['', '\n', '125.3,43.8', 'J1,1,4861467.077,445637.402', '1,,125.3,43.8,0', '点号,编码,Y,X,H\n1,,2,3,4', '{"a":1}'])
    expect([text, recognised(text)]).toEqual([text, false]);
  expect(cass.recognises(file, null)).toBe(false);
});
