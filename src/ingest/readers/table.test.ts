import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Position } from '#geo';
import type { ReadResult, Reading } from '../reading';
import { decodeAny, limits } from '../text';
import { table } from './table';

function tryBytes(bytes: Uint8Array, name = 'site'): Promise<ReadResult> {
  const [file, text] = [{ name, bytes }, decodeAny(bytes)];
  expect(table.recognises(file, text)).toBe(true);
  return table.read(file, text, []);
}
async function readings(bytes: Uint8Array, name?: string): Promise<Reading[]> {
  const result = await tryBytes(bytes, name);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.readings;
}
const read = async (text: string) => (await readings(new TextEncoder().encode(text)))[0]!;
const refusal = async (bytes: Uint8Array) => {
  const result = await tryBytes(bytes);
  return result.ok ? 'read' : result.problems[0]!.code;
};
const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/files', name)));
const notesOf = ({ notes }: Reading) => notes.map(({ code }) => code);
const ringOf = ({ features }: Reading, k = 0) => (features[k]!.shapes[0]!.coordinates as Position[][][])[0]![0]!;
const triangle = [[125.3, 43.9], [125.4, 43.9], [125.4, 43.8], [125.3, 43.9]]; // prettier-ignore

describe('tables as they come', () => {
  it.each([
    ['Chinese heads', '点号,经度,纬度\n1,125.3,43.9\n2,125.4,43.9\n3,125.4,43.8\n'],
    ['latitude first', '纬度,经度\n43.9,125.3\n43.9,125.4\n43.8,125.4\n'],
    ['English heads, tabs', 'Point\tLongitude\tLatitude\n1\t125.3\t43.9\n2\t125.4\t43.9\n3\t125.4\t43.8\n'],
    ['quotes and semicolons', '"no.";"lng";"lat"\n"1";"125.3";"43.9"\n"2";"125.4";"43.9"\n"3";"125.4";"43.8"\n'],
    ['units in the heads', '序号,经度(°),纬度（°）\n1,125.3,43.9\n2,125.4,43.9\n3,125.4,43.8\n'],
    ['aligned by spaces', '点号   经度(L)    纬度(B)\nJ1   125.3   43.9\nJ2   125.4   43.9\nJ3   125.4   43.8\n'],
    ['both numbers in one cell', '点号,经纬度\n1,"125.3,43.9"\n2,"125.4,43.9"\n3,"125.4,43.8"\n'],
    ['the ring closed', 'lon,lat\n125.3,43.9\n125.4,43.9\n125.4,43.8\n125.3,43.9\n'],
    [
      'degrees, minutes, seconds in columns',
      '点号,经度,,,纬度,,\n,度,分,秒,度,分,秒\n1,125,18,0,43,54,0\n2,125,24,0,43,54,0\n3,125,24,0,43,48,0\n',
    ],
    [
      'degrees, minutes, seconds in heads',
      '经度(度),经度(分),经度(秒),纬度(度),纬度(分),纬度(秒)\n125,18,0,43,54,0\n125,24,,43,54,\n125,24,0,43,48,0\n',
    ],
    ['packed by its head', '点号,经度(ddd.mmss),纬度(dd.mmss)\n1,125.18,43.54\n2,125.24,43.54\n3,125.24,43.48\n'],
  ])('%s', async (_, text) => {
    const reading = await read(text);
    expect(reading.features).toHaveLength(1);
    ringOf(reading).forEach(([lng, lat], i) =>
      expect([lng, lat]).toEqual([expect.closeTo(triangle[i]![0]!, 12), expect.closeTo(triangle[i]![1]!, 12)]),
    );
    expect(reading.frame).toEqual({ axes: 'stated', unit: 'degrees' });
    expect(notesOf(reading).at(-1)).toBe('points-joined');
  });

  it('reads sites by name, angles in every spelling, an area by the unit of its head, and keeps formulas as text', async () => {
    const reading = (await readings(fixture('table.csv'), 'table.csv'))[0]!;
    expect(reading).toMatchObject({
      format: 'table',
      encoding: 'utf-8',
      frame: { axes: 'stated', unit: 'degrees', header: { datum: 'cgcs2000', widthDeg: 3, centralMeridian: 126 } },
      features: [
        { at: '3', name: '演示地块一', declaredAreaM2: 12_000, properties: { 备注: '=1+1' }, problems: [] },
        { at: '6', name: '演示地块二', problems: [] },
      ],
      notes: [{ code: 'rows-joined', params: { count: 7, features: 2 } }],
    });
    expect(ringOf(reading)[0]).toEqual([125.3235, 43.8868]);
    expect(ringOf(reading, 1)).toHaveLength(5);
  });

  it('reads a workbook of another program: two rows of heads, merged cells, a formula, a sheet without coordinates', async () => {
    const all = await readings(fixture('table.xlsx'));
    expect(all.map(({ layer, encoding }) => [layer, encoding])).toEqual([['拐点坐标', undefined]]);
    expect(all[0]).toMatchObject({
      frame: { axes: 'by-format', unit: 'metres', header: { text: '2000国家大地坐标系', centralMeridian: 126 } },
      features: [
        { at: '4', name: '演示地块一', declaredAreaM2: 10_000 },
        { at: '8', name: '演示地块二', declaredAreaM2: 5000 },
      ],
      notes: [
        { code: 'rows-without-coordinates', at: '11', params: { count: 1 } },
        { code: 'rows-joined', params: { count: 7, features: 2 } },
        { code: 'sheet-without-coordinates', params: { sheet: '说明' } },
      ],
    });
    expect(ringOf(all[0]!)).toEqual([[445637.402, 4861467.077], [445737.402, 4861467.077], [445737.402, 4861367.077], [445637.402, 4861367.077], [445637.402, 4861467.077]]); // prettier-ignore
  });
});

describe('columns', () => {
  it.each([
    ['X,Y\n4861467.077,445637.402', [445637.402, 4861467.077], 'by-format'],
    ['X坐标,Y坐标\n4861467.077,445637.402', [445637.402, 4861467.077], 'by-format'],
    ['纵坐标（X）,横坐标（Y）\n4861467.077,445637.402', [445637.402, 4861467.077], 'stated'],
    ['东坐标,北坐标\n445637.402,4861467.077', [445637.402, 4861467.077], 'stated'],
    ['X(东),Y(北)\n445637.402,4861467.077', [445637.402, 4861467.077], 'stated'],
    ['Easting,Northing\n445637.402,4861467.077', [445637.402, 4861467.077], 'stated'],
    ['POINT_X,POINT_Y\n125.3,43.9', [125.3, 43.9], 'by-format'],
    ['坐标\n125.3 43.9', [125.3, 43.9], 'by-format'],
    ['坐标\n"N43°54′,E125°18′"', [125.3, 43.9], 'stated'],
    ['J1,4861467.077,445637.402\nJ2,4861367.077,445637.402', [445637.402, 4861467.077], 'by-format'],
    ['甲,125.301,43.901\n乙,125.302,43.902', [125.301, 43.901], 'by-format'],
  ])('%j', async (text, first, axes) => {
    const reading = await read(text);
    const { kind, coordinates } = reading.features[0]!.shapes[0]!;
    expect([kind === 'points' ? coordinates[0] : (coordinates[0] as Position[])[0], reading.frame.axes]).toEqual([first, axes]);
  });

  it('says which pair it did not use, and where a unit contradicts', async () => {
    const both = await read('点号,X,Y,经度,纬度\n1,4861467.077,445637.402,125.3235,43.8868\n');
    expect(both.features[0]!.shapes[0]!.coordinates).toEqual([[125.3235, 43.8868]]);
    expect(both.notes).toEqual([{ code: 'columns-unused', params: { columns: 'X、Y' } }]);
    const metres = await read('经度,纬度\n445637.402,4861467.077\n');
    expect([metres.frame, notesOf(metres)]).toEqual([{ axes: 'stated' }, ['unit-contradicts']]);
  });

  it('says where numbers may be packed, unless the head says decimal', async () => {
    expect((await read('经度,纬度\n125.3235,43.5248\n')).frame).toEqual({ axes: 'stated', unit: 'degrees', packable: true });
    expect((await read('经度（十进制度）,纬度（十进制度）\n125.3235,43.5248\n')).frame).toEqual({ axes: 'stated', unit: 'degrees' });
    expect((await read('经度,纬度\n125.3235,43.8868\n')).frame.packable).toBeUndefined();
  });

  it('reads a frame from a title or a head', async () => {
    expect((await read('EPSG:4530,,\n点号,X,Y\n1,4861467.077,42445637.402\n')).frame.crs).toBe('EPSG:4530');
    expect((await read('西安80坐标 41带,,\n点号,X,Y\n1,4861467.077,445637.402\n')).frame.header).toMatchObject({
      datum: 'xian-1980',
      zone: 41,
    });
  });
});

describe('which rows are one site', () => {
  it('those of one name, wherever they stand; each its own where all differ', async () => {
    const joined = await read('名称,lon,lat\n甲,125.3,43.9\n乙,126.3,43.9\n甲,125.4,43.9\n甲,125.4,43.8\n');
    expect(joined.features.map(({ name, shapes }) => [name, shapes[0]!.kind])).toEqual([['甲', 'polygons'], ['乙', 'points']]); // prettier-ignore
    const apart = await read('名称,lon,lat\n一号井,125.3,43.9\n二号井,125.4,43.9\n三号井,125.4,43.8\n');
    expect([apart.features.map(({ shapes }) => shapes[0]!.kind), notesOf(apart)]).toEqual([['points', 'points', 'points'], ['rows-apart']]);
    const running = await read('id,lon,lat\n1,125.3,43.9\n2,125.4,43.9\n3,125.4,43.8\n');
    expect([running.features.length, notesOf(running)]).toEqual([1, ['points-joined']]);
  });

  it('a title, heads again or point numbers from the start begin the next', async () => {
    const plots = 'J1,125.3,43.9\nJ2,125.4,43.9\nJ3,125.4,43.8\n';
    const headed = await read(`地块甲\n点号,经度,纬度\n${plots}地块乙\n点号,经度,纬度\n${plots.replaceAll('125.', '126.')}`);
    expect(headed.features.map(({ name, at }) => [name, at])).toEqual([['地块甲', '3'], ['地块乙', '8']]); // prettier-ignore
    const again = await read(`点号,经度,纬度\n${plots}J1,125.3,43.9\n\n${plots.replaceAll('125.', '126.')}`);
    expect(again.features.map(({ shapes }) => shapes[0]!.coordinates.length)).toEqual([1, 1]);
  });

  it('rings by a column are told apart by containment, kinds by their word', async () => {
    const ring = (k: number, at: number, side: number) => [[at, at], [at + side, at], [at + side, at + side], [at, at + side]].map(([x, y]) => `甲,${k},面,${120 + x!},${40 + y!}\n`).join(''); // prettier-ignore
    const holed = await read(`地块,圈号,图形属性,经度,纬度\n${ring(1, 1, 1)}${ring(2, 1.25, 0.5)}`);
    expect((holed.features[0]!.shapes[0]!.coordinates as unknown[][])[0]).toHaveLength(2);
    const line = await read('名称,类型,lon,lat\n管线,线,125.3,43.9\n管线,线,125.4,43.9\n管线,线,125.4,43.8\n');
    expect([line.features[0]!.shapes[0]!.kind, notesOf(line)]).toEqual(['lines', []]);
  });

  it('a cell that cannot be read is told with its line, and the other sites are read', async () => {
    const reading = await read('名称,lon,lat\n甲,125°61′,43.9\n乙,126.3,43.9\n丙,125.3,\n合计,,\n');
    expect(reading.features.map(({ name, problems }) => [name, problems.map(({ code, at }) => `${code} ${at}`)])).toEqual([
      ['甲', ['cell-unreadable 2']],
      ['乙', []],
      ['丙', ['cell-unreadable 4']],
    ]);
    expect(reading.notes[0]).toEqual({ code: 'rows-without-coordinates', at: '5', params: { count: 1 } });
  });
});

describe('hostile tables', () => {
  it('with names of object members are read without touching any', async () => {
    const reading = await read('__proto__,constructor,lon,lat\n{"polluted":1},x,125.3,43.9\n');
    expect(Object.entries(reading.features[0]!.properties)).toEqual([['__proto__', '{"polluted":1}'], ['constructor', 'x']]); // prettier-ignore
    expect(Object.getPrototypeOf(reading.features[0]!.properties)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('with a quote that never ends lose no row', async () => {
    const reading = await read('name,lon,lat\n"甲,125.3,43.9\n乙,125.4,43.9\n');
    expect([reading.features.map(({ name }) => name), notesOf(reading)]).toEqual([
      ['"甲', '乙'],
      ['quotes-unmatched', 'rows-apart'],
    ]);
  });

  it('are refused beyond the limits', async () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    expect(await refusal(encode(`lon,lat\n${'1,2\n'.repeat(limits.positions + 2000)}`))).toBe('too-many-vertices');
    const names = Array.from({ length: limits.features + 1 }, (_, i) => `${i * 7},125.3,43.9\n`).join('');
    expect(await refusal(encode(`name,lon,lat\n${names}`))).toBe('too-many-features');
    expect((await read(`lon,lat\n${' '.repeat(1000)}\n125.3\0,43.9\n`)).features[0]!.problems[0]!.code).toBe('cell-unreadable');
  });

  it('takes nothing else for one', () => {
    for (const text of ['', '125.3,43.9\n125.4,43.9', '1,125.3,43.9\n2,125.4,43.9', '{"lon":1,"lat":2}', 'a,b\n1,2', '1 2 3'])
      expect([text, table.recognises({ name: 'x', bytes: new Uint8Array() }, { text, encoding: 'utf-8' })]).toEqual([text, false]);
    expect(table.recognises({ name: 'x', bytes: zipSync({ 'doc.kml': strToU8('<kml/>') }) }, null)).toBe(false);
  });
});

describe('hostile workbooks', () => {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  /** The least workbook, its sheet's content as given. */
  const book = (sheet: string, more: Record<string, Uint8Array> = {}) =>
    zipSync({
      'xl/workbook.xml': strToU8(`<workbook ${main} xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>'),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
      ...more,
    });
  const cells = (...rows: string[][]) =>
    `<worksheet ${main}><sheetData>${rows.map((row, i) => `<row r="${i + 1}">${row.map((text, k) => `<c r="${'ABC'[k]}${i + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`;
  const good = cells(['lon', 'lat'], ['125.3', '43.9']);

  it('reads the least one', async () => {
    expect((await readings(book(good)))[0]!.features[0]!.shapes[0]!.coordinates).toEqual([[125.3, 43.9]]);
  });

  it.each([
    ['cut short', book(good).subarray(0, 300), 'spreadsheet-broken'],
    ['with a sheet that is no XML', book('<worksheet><row>'), 'spreadsheet-broken'],
    ['without its sheet', book(''), 'table-without-coordinates'],
    ['without coordinates', book(cells(['a', 'b'], ['1', '2'])), 'table-without-coordinates'],
    ['of the old kind', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, ...strToU8('W\0o\0r\0k\0b\0o\0o\0k\0')]), 'spreadsheet-old'],
  ])('refuses one %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('refuses a bomb, and one that lies about its size', async () => {
    // What the central directory says of the sheet's size: too much to begin with, or too little, and what is unpacked is cut there.
    const sized = (size: number) => {
      const bytes = book(`${good}${' '.repeat(100_000)}`);
      const at = new TextDecoder('latin1').decode(bytes).lastIndexOf('xl/worksheets/sheet1.xml');
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(at - 46 + 24, size, true);
      return bytes;
    };
    expect(await refusal(sized(300_000_000))).toBe('spreadsheet-too-large');
    expect(await refusal(sized(50))).toBe('spreadsheet-broken');
  });

  it('expands no entity, fetches nothing, and takes far cells and wild addresses as they come', async () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "125.3"><!ENTITY b SYSTEM "file:///etc/passwd">]>${cells(['lon', 'lat'], ['&a;', '&b;'])}`;
    const result = await tryBytes(book(entities));
    expect(result.ok ? result.readings[0]!.features[0]!.problems[0]!.code : 'refused').toBe('cell-unreadable');
    // A head at the far right is passed over, not padded to.
    const wide = good
      .replace('</row>', '<c r="ZZZZ1" t="str"><v>远</v></c></row>')
      .replace(/<\/row>(?=<\/sheetData>)/, '<c r="ZZZZ2"><v>1</v></c></row>');
    expect((await readings(book(wide)))[0]!.features[0]!.properties).toEqual({});
    const far = good.replace(
      '<row r="2">',
      '<row r="99999999999"><c r="XFD1"><v>1</v></c><c r="ZZZZ1"><v>1</v></c><c r="A2" t="s"><v>77</v></c>',
    );
    expect((await readings(book(far)))[0]!.features[0]).toMatchObject({ at: '99999999999', problems: [] });
  });
});
