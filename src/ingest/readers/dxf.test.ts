// Expected geometry of the fixtures: by hand, and compared once with what GDAL 3.6 reads from them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '#geo';
import { describe, expect, it } from 'vitest';
import type { RawFeature, Reading, ReadResult } from '../reading';
import { decodeAny } from '../text';
import { dxf } from './dxf';

const folder = join(import.meta.dirname, '../../../test/files/dxf');
const [E, N] = [445637.402, 4861467.077];

function readBytes(bytes: Uint8Array, name = 'a.dxf'): Promise<ReadResult> {
  const decoded = decodeAny(bytes);
  expect(dxf.recognises({ name, bytes }, decoded)).toBe(true);
  return dxf.read({ name, bytes }, decoded, []);
}
const layers = async (result: Promise<ReadResult>): Promise<Reading[]> => {
  const got = await result;
  if (!got.ok) throw new Error(JSON.stringify(got.problems));
  return got.readings;
};
const file = (name: string) => layers(readBytes(new Uint8Array(readFileSync(join(folder, name))), name));
const problems = async (result: Promise<ReadResult>) => {
  const got = await result;
  return got.ok ? got.readings.flatMap(({ features }) => features.flatMap((feature) => feature.problems)) : got.problems;
};

/** A drawing of group codes and values in turn. */
const text = (...pairs: (string | number)[]) => `${pairs.join('\n')}\n`;
const drawing = (entities: string, blocks = '') =>
  readBytes(
    new TextEncoder().encode(
      text(0, 'SECTION', 2, 'BLOCKS') + blocks + text(0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES') + entities + text(0, 'ENDSEC', 0, 'EOF'),
    ),
  );
const block = (name: string, entities: string) => text(0, 'BLOCK', 2, name, 10, 0, 20, 0) + entities + text(0, 'ENDBLK');
const insert = (name: string, ...more: (string | number)[]) => text(0, 'INSERT', 8, 'a', 2, name, 10, E, 20, N, ...more);
const line = (x1: number, y1: number, x2: number, y2: number) => text(0, 'LINE', 8, 'a', 10, E + x1, 20, N + y1, 11, E + x2, 21, N + y2);

const rings = ({ shapes: [shape] }: RawFeature) => (shape?.kind === 'polygons' ? shape.coordinates.flat() : []);
function areaOf(ring: readonly Position[]): number {
  const [[x0, y0]] = ring as [Position];
  const terms = ring.slice(1).map(([x, y], i) => (ring[i]![0] - x0) * (y - y0) - (x - x0) * (ring[i]![1] - y0));
  return Math.abs(terms.reduce((a, b) => a + b, 0)) / 2;
}
/** Within a millionth. */
const hasArea = (feature: RawFeature, m2: number) => expect(Math.abs(areaOf(rings(feature)[0]!) / m2 - 1)).toBeLessThan(1e-6);
const codes = (reading: Reading) => reading.notes.map(({ code }) => code);

describe('versions and encodings', () => {
  it('R12 in GBK: old polylines, names from texts, layers that are off or frozen, the frame as the title block says it', async () => {
    const [site, roads, wells, old] = await file('r12-gbk.dxf');
    expect([site, roads, wells, old].map((reading) => reading!.layer)).toEqual(['用地红线', '道路', '井', '旧界']);
    expect(site!.encoding).toBe('gbk');
    expect(site!.features[0]).toMatchObject({ at: 'line 66', name: '一号地块', problems: [] });
    const [a, b, c, d]: Position[] = [
      [E, N],
      [E + 200, N],
      [E + 200, N + 100],
      [E, N + 100],
    ];
    expect(site!.features[0]!.shapes).toEqual([{ kind: 'polygons', coordinates: [[[a, b, c, d, a]]] }]);
    expect(site!.frame).toEqual({
      axes: 'by-format',
      unit: 'metres',
      header: { datum: 'cgcs2000', centralMeridian: 126, text: '2000国家大地坐标系 中央子午线126°' },
    });
    expect(roads!.features.map(({ shapes }) => shapes[0]!.kind)).toEqual(['lines', 'lines']);
    expect([site!, roads!, wells!, old!].map(codes)).toEqual([[], ['dxf-layer-off'], ['elevation-dropped'], ['dxf-layer-frozen']]);
  });
  it.each(['binary-r12.dxf', 'binary-2000.dxf'])('%s is read as the text would be', async (name) => {
    const [site] = await file(name);
    expect(site).toMatchObject({ layer: '用地红线', encoding: 'gbk' });
    expect(site!.features[1]).toMatchObject({ id: '2F', at: 'CIRCLE #2F' });
    hasArea(site!.features[1]!, 100 * Math.PI);
    // A bulge of 0.5 over 100 m: sagitta 25, radius 62.5.
    const half = 2 * Math.atan(0.5);
    hasArea(site!.features[0]!, 20_000 + 62.5 ** 2 * (half - Math.sin(half) * Math.cos(half)));
  });
  it('names written in escapes; degrees leave the unit open', async () => {
    const [site] = await file('2004-degrees.dxf');
    expect(site).toMatchObject({ layer: '用地', frame: { axes: 'by-format' }, features: [{ name: '厂区 °' }] });
    expect(site!.frame.unit).toBeUndefined();
  });
  it('a code page that does not fit is told', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(
        text(0, 'SECTION', 2, 'HEADER', 9, '$DWGCODEPAGE', 3, 'ANSI_1251', 0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES'),
      ),
      ...new TextEncoder().encode(`${line(0, 0, 9, 9)}1\n厂区\n${text(0, 'ENDSEC', 0, 'EOF')}`),
    ]);
    expect((await layers(readBytes(bytes)))[0]!.encoding).toBe('utf-8');
  });
  it('DWG is refused by its own name', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, '2018.dwg')));
    expect(await problems(readBytes(bytes))).toEqual([{ code: 'dwg' }]);
  });
});

describe('curves', () => {
  it('keep their area within a millionth and 1 mm, whichever way they turn', async () => {
    const [reading] = await file('2000-curves.dxf');
    const [bulged, circle, arc, ellipse, spline, mirrored, fitted, spatial] = reading!.features;
    const small = 2 * Math.atan(0.25);
    const cutOut = (12.5 * (0.25 + 4)) ** 2 * (small - Math.sin(small) * Math.cos(small));
    hasArea(bulged!, 5000 + (Math.PI * 25 ** 2) / 2 - cutOut);
    hasArea(circle!, Math.PI * 2500);
    for (const [x, y] of rings(circle!)[0]!) expect(Math.abs(Math.hypot(x - E - 300, y - N) - 50)).toBeLessThan(1e-3);
    const { shapes } = arc!;
    expect(shapes[0]!.kind).toBe('lines');
    const path = shapes[0]!.coordinates[0] as readonly Position[];
    const rad = Math.PI / 180;
    for (const [at, angle] of [
      [path[0]!, 350],
      [path.at(-1)!, 80],
    ] as const) {
      expect(at[0]).toBeCloseTo(E + 500 + 30 * Math.cos(angle * rad), 8);
      expect(at[1]).toBeCloseTo(N + 30 * Math.sin(angle * rad), 8);
    }
    hasArea(ellipse!, Math.PI * 60 * 30);
    hasArea(spline!, Math.PI * 1600);
    expect(Math.min(...rings(mirrored!)[0]!.map(([x]) => x))).toBeGreaterThan(E + 1090);
    expect(fitted).toMatchObject({ shapes: [], problems: [{ code: 'dxf-spline-fit-points', at: 'SPLINE #A7' }] });
    hasArea(spatial!, 1500);
    expect(codes(reading!)).toEqual(['dxf-curves-cut', 'elevation-dropped']);
  });
  it('a bulge, a radius or a number that no drawing has is a problem of its entity, the rest is read', async () => {
    const huge = text(0, 'LWPOLYLINE', 8, 'a', 70, 1, 10, E, 20, N, 42, '1e300', 10, E + 1, 20, N);
    const wide = text(0, 'CIRCLE', 8, 'a', 10, E, 20, N, 40, '1e12');
    const none = text(0, 'LINE', 8, 'a', 10, 'NaN', 20, N, 11, E, 21, N);
    const half = text(0, 'LINE', 8, 'a', 10, E, 20, N);
    const word = text(0, 'POINT', 8, 'a', 10, '0x10', 20, N);
    const all = await problems(drawing(huge + wide + none + half + word + line(0, 0, 5, 5)));
    expect(all.map(({ code }) => code)).toEqual([
      'dxf-curve-too-large',
      'dxf-curve-too-large',
      'not-finite',
      'dxf-entity-broken',
      'not-finite',
    ]);
  });
});

describe('blocks', () => {
  it('nested, turned, mirrored, in rows and columns; layer 0 takes the layer of the insert; millimetres become metres', async () => {
    const [plots, fixed] = await file('2010-blocks-mm.dxf');
    expect([plots!.layer, fixed!.layer]).toEqual(['地块', '固定']);
    expect(plots!.features).toHaveLength(9);
    expect(fixed!.features).toHaveLength(9);
    expect(plots!.features[1]!.at).toBe('INSERT #C2 LWPOLYLINE #B1');
    const corner = (i: number) => rings(plots!.features[i]!)[0]![2]!;
    const near = ([x, y]: Position, dx: number, dy: number) => {
      expect(x).toBeCloseTo(E + dx, 6);
      expect(y).toBeCloseTo(N + dy, 6);
    };
    near(corner(0), 10, 5);
    // Turned by 90°, moved by 5 m, doubled and mirrored in x: (10, 5) → (−5, 10) → (0, 10) → (0, 20).
    near(corner(1), 100, 20);
    const [cos, sin] = [Math.sqrt(0.75), 0.5];
    near(corner(7), 200 + 50 * cos - 15 * sin, 50 * sin + 15 * cos);
    near(corner(8), 400 - 10, 5);
    for (const [i, m2] of [50, 200, 50].entries()) hasArea(plots!.features[i]!, m2);
    hasArea(fixed!.features[1]!, 16 * Math.PI);
    expect(plots!.notes).toContainEqual({ code: 'dxf-unit-scaled', params: { unit: 'mm', factor: '0.001' } });
    expect(plots!.notes).toContainEqual({ code: 'dxf-block-missing', params: { names: '不存在', count: 1 } });
    expect(plots!.notes).toContainEqual({ code: 'dxf-block-external', params: { names: '参照', count: 1 } });
  });
  it('a block that contains itself is refused, by a ring of two as well; what is beside it is read', async () => {
    const blocks = block('A', line(0, 0, 1, 1) + insert('B')) + block('B', insert('a'));
    expect(await problems(drawing(insert('A'), blocks))).toMatchObject([{ code: 'dxf-block-recursive', params: { block: 'a' } }]);
  });
  it('ten levels of ten inserts are stopped by the limit, with shapes and without', async () => {
    for (const leaf of [line(0, 0, 1, 1), '']) {
      const levels = Array.from({ length: 10 }, (_, i) => block(`B${i}`, i === 0 ? leaf : insert(`B${i - 1}`).repeat(10)));
      expect(await problems(drawing(insert('B9'), levels.join('')))).toMatchObject([{ code: 'dxf-too-many-parts' }]);
    }
    const grid = drawing(insert('E', 70, 30000, 71, 30000, 44, 1, 45, 1), block('E', ''));
    expect(await problems(grid)).toMatchObject([{ code: 'dxf-too-many-parts' }]);
  });
  it('a chain of 1000 blocks, and of 100 000, is not followed to its end', async () => {
    const chain = (length: number) => Array.from({ length }, (_, i) => block(`B${i}`, insert(`B${i + 1}`))).join('');
    expect(await problems(drawing(insert('B0'), chain(1000)))).toMatchObject([{ code: 'dxf-too-nested', params: { limit: 32 } }]);
    expect(await problems(drawing(insert('B0'), chain(100_000)))).toMatchObject([{ code: 'dxf-too-many-parts' }]);
  });
});

describe('loose pieces, fillings, other sheets', () => {
  it('lines and arcs that meet within a centimetre are one polygon, named by the text in it', async () => {
    const [edges, filled] = await file('2018-loose.dxf');
    expect(edges!.features).toMatchObject([
      { name: '东区 厂房', shapes: [{ kind: 'polygons' }], properties: { pieces: 4 } },
      { shapes: [{ kind: 'lines' }] },
    ]);
    hasArea(edges!.features[0]!, 6000 + 450 * Math.PI);
    expect(codes(edges!)).toEqual(['dxf-joined', 'dxf-curves-cut', 'dxf-unit-not-used', 'dxf-passed-over', 'dxf-paper', 'dxf-invisible']);
    expect(edges!.notes[0]).toEqual({ code: 'dxf-joined', at: 'LINE #D1', params: { count: 1, pieces: 4, gapMm: 4 } });
    // A hatch with an island; one that only fills an outline is not there twice; corners of a solid stand crosswise.
    expect(filled!.features.map(({ at }) => at)).toEqual(['HATCH #D7', 'LWPOLYLINE #D8', 'SOLID #DA']);
    expect(rings(filled!.features[0]!).map((ring) => Math.round(areaOf(ring) * 1000))).toEqual([10_000_000, Math.round(200_000 * Math.PI)]);
    hasArea(filled!.features[2]!, 100);
    expect(codes(filled!)).toContain('dxf-hatch-doubled');
  });
  it('lines that branch stay lines, and so do those with a wider gap', async () => {
    const square = line(0, 0, 10, 0) + line(10, 0, 10, 10) + line(10, 10, 0, 10);
    const kinds = async (last: string) => (await layers(drawing(square + last)))[0]!.features.map(({ shapes }) => shapes[0]!.kind);
    expect(await kinds(line(0, 10, 0, 0))).toEqual(['polygons']);
    expect(await kinds(line(0, 10, 0, 0.02))).toEqual(['lines', 'lines', 'lines', 'lines']);
    expect(await kinds(line(0, 10, 0, 0) + line(0, 0, -5, -5))).toEqual(Array(5).fill('lines'));
  });
});

describe('broken and hostile files', () => {
  const read = (whole: string) => readBytes(new TextEncoder().encode(whole));
  const opening = text(0, 'SECTION', 2, 'ENTITIES');
  it('codes out of step and a section without an end are refused', async () => {
    expect(await problems(read(`${opening + line(0, 0, 1, 1)}oops\n1\n`))).toEqual([{ code: 'dxf-group-code', at: 'line 17' }]);
    expect(await problems(read(opening + line(0, 0, 1, 1)))).toEqual([{ code: 'dxf-cut-off' }]);
    expect(await problems(read(opening + text(0, 'ENDSEC', 0, 'EOF')))).toEqual([{ code: 'dxf-no-shapes' }]);
  });
  it('a missing ENDSEC, a missing end mark and counts that lie are noted', async () => {
    const [noEnd] = await layers(read(opening + line(0, 0, 1, 1) + text(0, 'SECTION', 2, 'OBJECTS', 0, 'ENDSEC', 0, 'EOF')));
    expect(noEnd!.notes).toMatchObject([{ code: 'dxf-damaged', at: 'line 18' }]);
    const [noMark] = await layers(read(opening + line(0, 0, 1, 1) + text(0, 'ENDSEC')));
    expect(codes(noMark!)).toEqual(['dxf-cut-off']);
    const lying = text(0, 'LWPOLYLINE', 8, 'a', 90, 1_000_000, 10, E, 20, N, 10, E, 20, N + 1);
    expect(codes((await layers(drawing(lying)))[0]!)).toEqual(['dxf-wrong-count']);
    const hatch =
      text(0, 'HATCH', 8, 'a', 91, 1_000_000, 92, 1, 93, 1_000_000) +
      text(
        ...Array<number>(20_000)
          .fill(72)
          .flatMap((c) => [c, 1]),
      );
    expect(await problems(drawing(hatch))).toMatchObject([{ code: 'dxf-entity-broken' }]);
  });
  it('names stay plain text', async () => {
    const names = ['=HYPERLINK("http://x")', '__proto__', '<img src=x onerror=alert(1)>'];
    const all = await layers(drawing(names.map((name) => line(0, 0, 1, 1).replace('\na\n', `\n${name}\n`)).join('')));
    expect(all.map(({ layer }) => layer)).toEqual(names);
    expect(all.map(({ features }) => features[0]!.properties['layer'])).toEqual(names);
  });
  it('more features than the limit, or more positions, are refused', async () => {
    const points = Array.from({ length: 10_001 }, (_, i) => text(0, 'POINT', 8, 'a', 10, E + i, 20, N)).join('');
    expect(await problems(drawing(points))).toEqual([{ code: 'too-many-features', params: { count: 10_001, limit: 10_000 } }]);
    const circles = text(0, 'CIRCLE', 8, 'a', 10, E, 20, N, 40, 20_000).repeat(200);
    expect(await problems(drawing(circles))).toMatchObject([{ code: 'too-many-vertices' }]);
  });
});
