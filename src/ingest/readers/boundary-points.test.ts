import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromSurvey, gaussKrugerOf, type Position } from '#geo';
import { unpack } from '../angles';
import type { Reading } from '../reading';
import { decodeAny, limits } from '../text';
import { boundaryPoints } from './boundary-points';

async function readBytes(bytes: Uint8Array): Promise<Reading[]> {
  const [file, text] = [{ name: 'site.txt', bytes }, decodeAny(bytes)];
  expect(boundaryPoints.recognises(file, text)).toBe(true);
  const result = await boundaryPoints.read(file, text, []);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.readings;
}
const read = async (text: string) => (await readBytes(new TextEncoder().encode(text)))[0]!;
const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/files', name)));
const codes = ({ notes }: Reading) => notes.map(({ code }) => code);
const rings = ({ features }: Reading, k = 0) => {
  const shape = features[k]!.shapes[0]!;
  if (shape.kind !== 'polygons') throw new Error(shape.kind);
  return shape.coordinates;
};

const head = (more = '') =>
  `[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=42\n${more}[地块坐标]\n`;
/** A square of 100 m by its north-west corner, closed, as rows of a ring. */
function square(ring: number, north = 4861467.077, east = 42445637.402, side = 100): string {
  const corners = [[0, 0], [0, side], [-side, side], [-side, 0], [0, 0]] as const; // prettier-ignore
  return corners.map(([dn, de], i) => `J${(i % 4) + 1},${ring},${(north + dn).toFixed(3)},${(east + de).toFixed(3)}\n`).join('');
}

// domain facts §6.1: lon, lat, 3° zone, X north, Y east with its zone; CGCS2000.
const vectors: [string, number, number, number, number, number][] = [
  ['长春人民广场', 125.3235, 43.8868, 42, 4861467.077, 42445637.402],
  ['四平', 124.3504, 43.1664, 41, 4782091.405, 41609815.984],
  ['辽源', 125.1435, 42.8879, 42, 4750622.432, 42430033.135],
  ['查干湖', 124.27, 45.25, 41, 5013512.715, 41599699.008],
  ['白城', 122.84, 45.62, 41, 5053862.289, 41487521.302],
  ['石头口门', 125.78, 43.91, 42, 4863845.877, 42482327.984],
  ['珲春防川', 130.62, 42.42, 44, 4699212.143, 44386419.863],
];
const sexagesimal = (degrees: number) => {
  const seconds = Math.round(degrees * 3600 * 1e4) / 1e4;
  return [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Number((seconds % 60).toFixed(4))] as const;
};
const dms = (degrees: number) => `${sexagesimal(degrees)[0]}°${sexagesimal(degrees)[1]}′${sexagesimal(degrees)[2]}″`;
const packed = (degrees: number) => {
  const [d, m, s] = sexagesimal(degrees);
  return `${d}.${String(m).padStart(2, '0')}${s.toFixed(4).padStart(7, '0').replace('.', '')}`;
};
const pointOf = ({ features }: Reading): Position => (features[0]!.shapes[0]!.coordinates as Position[])[0]!;

describe('the seven places', () => {
  it.each(vectors)('%s in metres, degrees, minutes and seconds, and packed', async (name, lng, lat, zone, north, east) => {
    const plot = (first: unknown, second: unknown) => read(`${head()}1,,1,${name},点,,,,@\nJ1,1,${String(first)},${String(second)}\n`);
    const near = ([x, y]: Position) => {
      expect(x).toBeCloseTo(lng, 7);
      expect(y).toBeCloseTo(lat, 7);
    };
    const prefixed = await plot(north, east);
    expect(pointOf(prefixed)).toEqual([east, north]);
    near(fromSurvey(gaussKrugerOf('cgcs2000', 3, zone, true)!, north, east));
    expect(prefixed.frame).toMatchObject({ axes: 'by-format', unit: 'metres', header: { datum: 'cgcs2000', widthDeg: 3, zone: 42 } });
    expect(pointOf(await plot(north, east - zone * 1e6))).toEqual([east - zone * 1e6, north]);
    // The head says metres, so its unit is refused and said.
    const inDegrees = await plot(lat, lng);
    expect(pointOf(inDegrees)).toEqual([lng, lat]);
    expect(codes(inDegrees)).toEqual(['unit-contradicts']);
    const bySigns = await plot(dms(lat), dms(lng));
    near(pointOf(bySigns));
    expect(bySigns.frame).toMatchObject({ unit: 'degrees', axes: 'by-format' });
    expect(bySigns.frame.packable).toBeUndefined();
    const inOne = await plot(packed(lat), packed(lng));
    expect(inOne.frame).toMatchObject({ packable: true });
    near(pointOf(inOne).map((value) => unpack(value)!) as unknown as Position);
  });
});

describe('survey files as they come', () => {
  it.each([
    ['boundary-points-gbk.txt', 'gbk'],
    ['boundary-points-utf16.txt', 'utf-16le'],
  ])('%s: polygon, hole, line and point, with names, areas and no remark', async (name, encoding) => {
    const [reading, ...more] = await readBytes(fixture(name));
    expect(more).toEqual([]);
    expect(reading).toMatchObject({ format: 'boundary-points', encoding, notes: [] });
    expect(
      reading!.features.map(({ at, id, name: label, declaredAreaM2, shapes }) => [at, id, label, declaredAreaM2, shapes[0]!.kind]),
    ).toEqual([
      ['15', '1', '演示地块一（东），二期', 10_000, 'polygons'],
      ['21', '2', '演示地块二', 7500, 'polygons'],
      ['30', '3', '演示管线', undefined, 'lines'],
      ['34', '4', '演示水井', undefined, 'points'],
    ]);
    expect(reading!.features[0]!.properties).toEqual({ 图幅号: 'K51G001001', 地块用途: '工业用地', 地类编码: '0601' });
    expect(rings(reading!, 1).map((polygon) => polygon.map((ring) => ring.length))).toEqual([[5, 5]]);
    expect(rings(reading!)[0]![0]![1]).toEqual([42445737.402, 4861467.077]);
  });

  const plain = '4,1.0,1,甲,面,,,,@\n';
  it.each([
    ['no head at all', `${plain}${square(1)}`],
    ['no opening row either', square(1)],
    ['@ first', `[地块坐标]\n@,4,1.0,1,甲,面,,,\n${square(1)}`],
    ['@ without a comma', `[地块坐标]\n4,1.0,1,甲,面,,,@\n${square(1)}`],
    ['12 columns', `[地块坐标]\n4,1.0,1,甲,面,,,,0601,图斑,优等,@\n${square(1)}`],
    ['13 columns', `[地块坐标]\n4,1.0,1,甲,面,,,,0601,图斑,优等,备注,@\n${square(1)}`],
    ['byte order mark, old Mac lines', `\uFEFF${head()}${plain}${square(1)}`.replaceAll('\n', '\r')],
    [
      'full-width punctuation and digits',
      `【地块坐标】\n${plain}${square(1)}`.replaceAll(',', '，').replaceAll('4', '４').replaceAll('@', '＠'),
    ],
    ['tabs', `[地块坐标]\n${plain}${square(1)}`.replaceAll(',', '\t')],
    ['no point numbers', `[地块坐标]\n${plain}${square(1).replaceAll(/^J\d,1,/gm, '')}`],
    ['no ring numbers', `[地块坐标]\n${plain}${square(1).replaceAll(/^(J\d),1,/gm, '$1,')}`],
    [
      'heights behind',
      `[地块坐标]\n${plain}${square(1)
        .replaceAll(/$/gm, ',213.5')
        .replace(/,213.5$/, '')}`,
    ],
    ['an open ring', `[地块坐标]\n${plain}${square(1).split('\n').slice(0, 4).join('\n')}`],
    ['a section behind', `${head()}${plain}${square(1)}[扩展信息]\n备注=1,2,3\nx,y,z\n`],
  ])('reads a plot with %s', async (_, text) => {
    const reading = await read(text);
    expect(reading.features).toHaveLength(1);
    expect(reading.features[0]!.problems).toEqual([]);
    const [[outer, ...holes], ...others] = rings(reading) as [Position[][], ...Position[][][]];
    expect([holes, others]).toEqual([[], []]);
    expect(outer).toEqual([
      [42445637.402, 4861467.077],
      [42445737.402, 4861467.077],
      [42445737.402, 4861367.077],
      [42445637.402, 4861367.077],
      [42445637.402, 4861467.077],
    ]);
    expect(codes(reading).filter((code) => code !== 'points-joined')).toEqual([]);
  });

  it('keeps the frames of two files joined into one apart', async () => {
    const other = head().replace('2000国家大地坐标系', '1980西安坐标系').replace('带号=42', '带号=41');
    const readings = await readBytes(new TextEncoder().encode(`${head()}${plain}${square(1)}${other}${plain}${square(1)}`));
    expect(readings.map(({ frame }) => [frame.header!.datum, frame.header!.zone])).toEqual([
      ['cgcs2000', 42],
      ['xian-1980', 41],
    ]);
  });

  it.each([
    ['2000国家大地坐标系', 'cgcs2000'],
    ['80国家大地坐标系', 'xian-1980'],
    ['1980西安坐标系', 'xian-1980'],
    ['1954年北京坐标系', 'beijing-1954'],
    ['新1954年北京坐标系', 'new-beijing'],
    ['WGS84', 'wgs-84'],
    ['地方独立坐标系', undefined],
  ])('passes on the datum %s as written', async (text, datum) => {
    const reading = await read(`${head().replace('2000国家大地坐标系', text)}${plain}${square(1)}`);
    expect(reading.frame.header).toEqual({ text, widthDeg: 3, zone: 42, ...(datum && { datum }) });
  });

  it('passes on central meridian and projection, and says what it cannot read or does not use', async () => {
    const words = '坐标系=CGCS2000\n投影类型=UTM\n中央子午线=126\n带号=四十二\n转换参数=12.5,-3,0,0,0,0,0\n';
    const reading = await read(`[属性描述]\n${words}[地块坐标]\n${plain}${square(1)}`);
    expect(reading.frame.header).toEqual({ text: 'CGCS2000 UTM', datum: 'cgcs2000', centralMeridian: 126 });
    expect(reading.notes).toEqual([
      { code: 'header-unreadable', at: '5', params: { key: '带号', text: '四十二' } },
      { code: 'transform-parameters-stated', at: '6' },
    ]);
  });

  it('takes the letters of hemispheres for the order, and refuses two of one kind', async () => {
    const stated = await read(`${head()}1,,1,甲,点,,,,@\nJ1,1,125°19′24.6″E,43°53′12.48″N\n`);
    expect([pointOf(stated), stated.frame.axes]).toEqual([[125.3235, 43.8868], 'stated']);
    const twice = await read(`${head()}1,,1,甲,点,,,,@\nJ1,1,125°19′24.6″N,43°53′12.48″N\n`);
    expect(twice.features[0]!.problems[0]).toMatchObject({ code: 'point-unreadable' });
  });

  it.each([
    ['0.7655公顷', 7655],
    ['11.48亩', 7653.333333],
    ['7655㎡', 7655],
    ['7655平方米', 7655],
    ['0.7655 hm²', 7655],
    ['0', undefined],
    ['', undefined],
  ])('reads the area %j', async (text, areaM2) => {
    const reading = await read(`${head()}4,${text},1,甲,面,,,,@\n${square(1)}`);
    expect([reading.features[0]!.declaredAreaM2, codes(reading)]).toEqual([areaM2, []]);
  });
});

describe('what is remarked and not decided', () => {
  it('swapped columns stay as the format has them', async () => {
    const reading = await read(`${head()}1,,1,甲,点,,,,@\nJ1,1,42445637.402,4861467.077\n`);
    expect(pointOf(reading)).toEqual([4861467.077, 42445637.402]);
    expect(reading.notes).toEqual([{ code: 'columns-look-swapped', params: { count: 1 } }]);
    expect(codes(await read('1,,1,甲,点,,,,@\nJ1,1,445637.402,4861467.077\n'))).toEqual(['columns-look-swapped']);
    expect(codes(await read('1,,1,甲,点,,,,@\nJ1,1,125.3235,43.8868\n'))).toEqual(['columns-look-swapped']);
    expect(codes(await read('1,,1,甲,点,,,,@\nJ1,1,43.8868,125.3235\n'))).toEqual([]);
  });

  it('a wrong count, with the closing point counted or not', async () => {
    const counted = async (count: string) => (await read(`${head()}${count},,1,甲,面,,,,@\n${square(1)}`)).notes;
    expect(await counted('4')).toEqual([]);
    expect(await counted('5')).toEqual([]);
    expect(await counted('999999999999')).toEqual([{ code: 'wrong-count', at: '8', params: { declared: 999999999999, count: 5 } }]);
  });

  it('rings that are numbered as holes and lie apart are parts, one numbered 1 inside is a hole, an island in a hole is a part', async () => {
    const parts = await read(`${head()}10,,1,甲,面,,,,@\n${square(1)}${square(2, 4861167.077)}`);
    expect(rings(parts).map((polygon) => polygon.length)).toEqual([1, 1]);
    expect(parts.notes).toEqual([{ code: 'rings-by-containment', at: '8', params: { count: 2, parts: 2 } }]);
    const inside = await read(`${head()}10,,1,甲,面,,,,@\n${square(1, 4861447.077, 42445657.402, 20)}${square(2)}`);
    expect(rings(inside).map((polygon) => polygon.map((ring) => ring[0]![0]))).toEqual([[42445637.402, 42445657.402]]);
    expect(codes(inside)).toEqual(['rings-by-containment']);
    const island = `${square(1)}${square(2, 4861447.077, 42445657.402, 60)}${square(3, 4861437.077, 42445667.402, 20)}`;
    expect(rings(await read(`${head()}15,,1,甲,面,,,,@\n${island}`)).map((polygon) => polygon.length)).toEqual([2, 1]);
    const touching = `${square(1)}${square(2, 4861467.077, 42445637.402, 20)}`;
    expect(rings(await read(`${head()}10,,1,甲,面,,,,@\n${touching}`)).map((polygon) => polygon.length)).toEqual([2]);
  });

  it('a ring that is closed and goes on under its number is a ring more', async () => {
    const reading = await read(`${head()}10,,1,甲,面,,,,@\n${square(1)}${square(1, 4861167.077)}`);
    expect(rings(reading).map((polygon) => polygon.length)).toEqual([1, 1]);
  });

  it('a plot without points or with a line that cannot be read is told with its place, and its neighbours are read', async () => {
    const bad = `J1,1,486146x.077,42445637.402\nJ2,1,125°61′00″,43°00′00″\n`;
    const { features } = await read(`${head()}4,,1,甲,面,,,,@\n${bad}4,,2,乙,面,,,,@\n3,,3,丙,面,,,,@\n${square(1).split('\n').slice(0, 2).join('\n')}\n4,,4,丁,面,,,,@\n${square(1)}`); // prettier-ignore
    expect(features.map(({ name, problems }) => [name, problems.map(({ code, at }) => `${code} ${at}`)])).toEqual([
      ['甲', ['point-unreadable 9', 'point-unreadable 10']],
      ['乙', ['empty 11']],
      ['丙', ['too-few-positions 12']],
      ['丁', []],
    ]);
  });
});

describe('hostile files', () => {
  it('are refused beyond the limits, in time', async () => {
    const refused = async (text: string) => {
      const file = { name: 'x.txt', bytes: new Uint8Array() };
      const result = await boundaryPoints.read(file, { text, encoding: 'utf-8' }, []);
      return result.ok ? 'read' : result.problems[0]!.code;
    };
    expect(await refused(`${head()}4,,1,甲,面,,,,@\n${'?\n'.repeat(limits.positions + 1)}`)).toBe('too-many-vertices');
    expect(await refused(`${head()}${'@\n'.repeat(limits.features + 1)}`)).toBe('too-many-features');
    expect(await refused(head())).toBe('no-plots');
    const many = Array.from({ length: 2001 }, (_, i) => square(i + 1, 4861467 - 200 * i)).join('');
    expect((await read(`${head()}4,,1,甲,面,,,,@\n${many}`)).features[0]!.problems[0]!.code).toBe('too-many-rings');
  });

  it('with names of objects, formulas and endless lines stay text', async () => {
    const reading = await read(`${head('__proto__=x\n')}4,1,__proto__,=HYPERLINK("http://x"),面,,constructor,,@\n${square(1)}`);
    expect(reading.features[0]).toMatchObject({ id: '__proto__', name: '=HYPERLINK("http://x")', properties: { 地块用途: 'constructor' } });
    const long = await read(`${head()}4,,1,甲,面,,,,@\n${square(1)}J1,1,${'9 @ '.repeat(200_000)}x\n`);
    expect(long.features[0]!.problems).toMatchObject([{ code: 'point-unreadable', at: '14' }]);
  });

  it('and other text is not taken for one', () => {
    const taken = (text: string) => boundaryPoints.recognises({ name: 'x', bytes: new Uint8Array() }, { text, encoding: 'utf-8' });
    expect(['', '125.3,43.8\n', '{"type":"Point"}', '点号,X,Y\nJ1,1,2', '1,,445637.4,4861467.1,213\n', 'me@\nyou'].map(taken)).toEqual(
      Array(6).fill(false),
    );
    expect(boundaryPoints.recognises({ name: 'x', bytes: new Uint8Array() }, null)).toBe(false);
    expect(taken('\n'.repeat(20_000) + ' '.repeat(20_000))).toBe(false);
  });
});
