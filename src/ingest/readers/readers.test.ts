// Files that another program wrote (test/files/make.ts) against the GeoJSON that they were written from: same geometry to 1e-9, same names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Shape } from '#geo';
import { isArchive, unpack } from '../archive';
import type { GivenFile, Reader, Reading } from '../reading';
import { decodeAny } from '../text';
import { geojson } from './geojson';
import { geopackage } from './geopackage';
import { gpx } from './gpx';
import { kml } from './kml';
import { ovital } from './ovital';
import { shapefile } from './shapefile';
import { wkt } from './wkt';

const readers: Reader[] = [shapefile, geopackage, kml, gpx, wkt, ovital, geojson];
const folder = join(import.meta.dirname, '../../../test/files');
const given = (name: string): GivenFile => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) });
const written = (name: string, text: string): GivenFile => ({ name, bytes: new TextEncoder().encode(text) });
const shapefileOf = (stem: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}.`) && /\.(shp|shx|dbf|prj|cpg)$/.test(name))
    .map(given);

/** All readings of some files, each read by the one reader that recognises it. */
async function readAll(files: readonly GivenFile[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const file of files) {
    if (isArchive(file.bytes)) {
      const unpacked = await unpack(file);
      if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.problems));
      readings.push(...(await readAll(unpacked.files)));
      continue;
    }
    const text = decodeAny(file.bytes);
    const able = readers.filter((reader) => reader.recognises(file, text));
    expect([file.name, able.map(({ format }) => format)]).toEqual([file.name, [expect.any(String)]]);
    const result = await able[0]!.read(file, text, files);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    readings.push(...result.readings);
  }
  return readings;
}

type Flat = [kind: string, rings: number[][][]][];
/** Shapes that another program may have turned or begun elsewhere, in one way: rings anticlockwise from their smallest vertex. */
function flat(shapes: readonly Shape[]): Flat {
  return shapes.map((shape) => {
    if (shape.kind === 'points') return [shape.kind, [shape.coordinates.map((p) => [...p])]];
    if (shape.kind === 'lines') return [shape.kind, shape.coordinates.map((line) => line.map((p) => [...p]))];
    return [shape.kind, shape.coordinates.flatMap((polygon) => polygon.map(turned))];
  });
}
function turned(ring: readonly (readonly number[])[]): number[][] {
  const open = ring.slice(0, -1).map((p) => [...p]);
  const area = open.reduce((sum, [x, y], i) => sum + (open.at(i - 1)![0]! - x!) * (open.at(i - 1)![1]! + y!), 0);
  if (area < 0) open.reverse();
  const first = open.reduce(
    (best, p, i) => (p[0]! < open[best]![0]! || (p[0] === open[best]![0] && p[1]! < open[best]![1]!) ? i : best),
    0,
  );
  return [...open.slice(first), ...open.slice(0, first)];
}

async function truth(name: string) {
  const [reading] = await readAll([given(name)]);
  return reading!.features.map(({ shapes }) => flat(shapes));
}

function expectSame(reading: Reading | undefined, expected: Flat[]) {
  const found = reading!.features.map(({ shapes }) => flat(shapes));
  expect(found.map((shapes) => shapes.map(([kind, rings]) => [kind, rings.map((ring) => ring.length)]))).toEqual(
    expected.map((shapes) => shapes.map(([kind, rings]) => [kind, rings.map((ring) => ring.length)])),
  );
  const numbers = (all: Flat[]) => all.flatMap((shapes) => shapes.flatMap(([, rings]) => rings.flat(2)));
  const wanted = numbers(expected);
  const worst = numbers(found).reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0);
  expect(worst).toBeLessThan(1e-9);
  expect(reading!.features.flatMap(({ problems }) => problems)).toEqual([]);
}

const codes = (reading: Reading) => reading.notes.map(({ code }) => code);

describe('shapefile', () => {
  it('reads shells, holes, islands and parts, UTF-8 names, field names cut in a character', async () => {
    const [reading] = await readAll(shapefileOf('utf8'));
    expectSame(reading, await truth('sites.geojson'));
    expect(reading!.features[1]!.shapes[0]!.coordinates.map((polygon) => (polygon as unknown[]).length)).toEqual([2, 1, 1]);
    expect(reading).toMatchObject({ format: 'shapefile', layer: 'utf8', encoding: 'utf-8', notes: [], frame: { axes: 'by-format' } });
    expect(reading!.frame.wkt).toMatch(/^GEOGCS\["GCS_China_Geodetic_Coordinate_System_2000"/);
    expect(reading!.features.map(({ properties }) => properties)).toEqual([
      { name: '石头口门地块', 项目名: '演示一', 面积: 12.5, 编号: 1 },
      { name: '有孔有岛', 项目名: '演示二（两部分）', 面积: 3.25, 编号: 2 },
      { name: '三角', 项目名: null, 面积: null, 编号: 3 },
    ]);
  });
  it('reads GBK without a code page or an index, loose and from a ZIP with GBK names, in metres', async () => {
    for (const files of [shapefileOf('gbk'), [given('gbk.zip')]]) {
      const [reading] = await readAll(files);
      expectSame(reading, await truth('sites-4530.geojson'));
      expect(reading!.features.map(({ properties }) => properties['项目名称'])).toEqual(['演示一', '演示二（两部分）', null]);
      expect(reading!.encoding).toBe('gbk');
      expect(codes(reading!)).toEqual(['encoding-found']);
      expect(reading!.frame.wkt).toContain('CGCS2000_3_Degree_GK_Zone_42');
    }
    expect((await readAll([given('gbk.zip')]))[0]).toMatchObject({ file: 'gbk.zip/选址/地块.SHP', layer: '地块' });
  });
  it('reads Z and M, alone and without attributes', async () => {
    const [reading] = await readAll(shapefileOf('solid'));
    expectSame(reading, await truth('sites.geojson'));
    expect(reading!.frame).toEqual({ axes: 'by-format' });
    expect(codes(reading!)).toEqual(['shapefile-no-table']);
  });
  it('reads lines, multipoints and points', async () => {
    expectSame((await readAll(shapefileOf('lines')))[0], await truth('lines.geojson'));
    expectSame((await readAll(shapefileOf('points')))[0], await truth('points.geojson'));
    expectSame((await readAll(shapefileOf('point')))[0], (await truth('points.geojson')).slice(0, 1));
  });
});

describe('GeoPackage', () => {
  it('reads every layer with its frame, names and ids, passing heights over', async () => {
    const readings = await readAll([given('sites.gpkg')]);
    expect(readings.map(({ layer, frame }) => [layer, frame.crs])).toEqual([
      ['地块', 'EPSG:4490'],
      ['gk"42', 'EPSG:4530'],
      ['lines', 'EPSG:4326'],
    ]);
    expectSame(readings[0], await truth('sites.geojson'));
    expectSame(readings[1], await truth('sites-4530.geojson'));
    expectSame(readings[2], await truth('lines.geojson'));
    expect(readings[1]!.frame.wkt).toContain('3-degree Gauss-Kruger zone 42');
    expect(readings[0]!.features[1]).toMatchObject({ id: 2, properties: { name: '有孔有岛', 项目名称: '演示二（两部分）', 面积: 3.25 } });
  });
});

describe('KML', () => {
  it('reads what GDAL wrote', async () => {
    const [reading] = await readAll([given('sites.kml')]);
    expectSame(reading, await truth('sites.geojson'));
    expect(reading).toMatchObject({ layer: '地块', frame: { axes: 'stated', fixed: 'EPSG:4326' } });
    expect(reading!.features[1]).toMatchObject({ name: '有孔有岛', properties: { name: '有孔有岛', 项目名称: '演示二（两部分）' } });
  });
  it('reads a KMZ', async () => {
    const [reading] = await readAll([given('lines.kmz')]);
    expectSame(reading, await truth('lines.geojson'));
    expect(reading!.file).toBe('lines.kmz/layers/lines.kml');
  });
  it('reads folders, collections, tracks, data, blanks after commas and prefixes that nobody declared', async () => {
    const text = `<?xml version="1.0"?><kml><Document><NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink>
      <Folder><name>甲</name><Folder><name>乙</name>
        <Placemark id="p1"><name>混合 &nbsp;</name><ExtendedData><Data name="__proto__"><value>毒</value></Data></ExtendedData><MultiGeometry>
          <Point><coordinates> 125.1, 43.1, 200 </coordinates></Point>
          <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>125,43 126,43
            126,44 125,43</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>
        </MultiGeometry></Placemark></Folder></Folder>
      <Placemark><gx:MultiTrack><gx:Track><when>x</when><gx:coord>125 43 1</gx:coord><gx:coord>125.5 43.5 1</gx:coord></gx:Track></gx:MultiTrack></Placemark>
      <Placemark><name>错</name><Point><coordinates>125.1;43.1</coordinates></Point></Placemark>
    </Document></kml>`;
    const [first, second] = await readAll([written('a.kml', text)]);
    expect(first).toMatchObject({ layer: '甲 / 乙', notes: [{ code: 'kml-network-link', params: { count: 1 } }] });
    expect(first!.features).toEqual([
      {
        at: 'line 3',
        id: 'p1',
        name: '混合 &nbsp;',
        problems: [],
        properties: Object.fromEntries([
          ['name', '混合 &nbsp;'],
          ['__proto__', '毒'],
        ]),
        shapes: [
          {
            kind: 'polygons',
            coordinates: [
              [
                [
                  [125, 43],
                  [126, 43],
                  [126, 44],
                  [125, 43],
                ],
              ],
            ],
          },
          { kind: 'points', coordinates: [[125.1, 43.1]] },
        ],
      },
    ]);
    expect(flat(second!.features[0]!.shapes)).toEqual([
      [
        'lines',
        [
          [
            [125, 43],
            [125.5, 43.5],
          ],
        ],
      ],
    ]);
    expect(second!.features[1]!.problems).toEqual([{ code: 'kml-coordinates', at: 'line 9', params: { text: '125.1;43.1' } }]);
  });
  it('takes what 奥维 says of a shift as evidence, and its silence as a hint', async () => {
    const place = (mark: string) => `<Placemark>${mark}<OvAttr/><Point><coordinates>125.1,43.1</coordinates></Point></Placemark>`;
    const frames = async (marks: string, name = 'a.kml') =>
      (await readAll([written(name, `<kml>${marks}</kml>`)])).map(({ frame }) => frame);
    const stated = { axes: 'stated', unit: 'degrees' };
    expect(await frames(place('<OvCoordType>GCJ02</OvCoordType>') + place('<OvCoordType>CGCS2000</OvCoordType>'))).toEqual([
      { ...stated, header: { text: 'GCJ02', datum: 'gcj-02' }, shifted: 'gcj-02' },
      { ...stated, header: { text: 'CGCS2000', datum: 'cgcs2000' } },
    ]);
    expect(await frames(place(''))).toEqual([{ ...stated, fixed: 'EPSG:4326', shifted: 'gcj-02' }]);
    expect(await frames(place('').replace('<OvAttr/>', ''))).toEqual([{ ...stated, fixed: 'EPSG:4326' }]);
  });
});

describe('OVJSN', () => {
  const item = (type: number, detail: object, name = '') => ({ Type: type, Object: { Name: name, Type: type, ObjectDetail: detail } });
  const file = (...items: object[]) => written('a.ovjsn', `\uFEFF${JSON.stringify({ Version: 'V10.6.2', Type: 1, ObjItems: items })}`);
  it('reads points, tracks and areas, by folder and shift', async () => {
    const inFolder = item(13, { Latlng: [43, 125, 43, 126, 44, 126], Gcj02: 1 }, '面');
    const readings = await readAll([
      file(item(30, { ObjChildren: [inFolder] }, '夹'), item(7, { Lat: 43, Lng: 125, Gcj02: 0 }), item(8, { Latlng: [43, 125, 44, 126] })),
    ]);
    expect(readings.map(({ layer, frame: { shifted, header } }) => [layer, shifted, header?.datum])).toEqual([
      ['夹', 'gcj-02', 'gcj-02'],
      [undefined, undefined, 'cgcs2000'],
      [undefined, 'gcj-02', undefined],
    ]);
    expect(readings.map(({ features }) => [features[0]!.name, flat(features[0]!.shapes)])).toEqual([
      [
        '面',
        [
          [
            'polygons',
            [
              [
                [125, 43],
                [126, 43],
                [126, 44],
              ],
            ],
          ],
        ],
      ],
      [undefined, [['points', [[[125, 43]]]]]],
      [
        undefined,
        [
          [
            'lines',
            [
              [
                [125, 43],
                [126, 44],
              ],
            ],
          ],
        ],
      ],
    ]);
  });
  it('refuses what it does not know, by place', async () => {
    const [reading] = await readAll([file(item(34, { Radius: 5 }), item(8, { Latlng: [43, 125, 44] }), item(7, {}))]);
    expect(reading!.features.map(({ problems }) => problems[0])).toEqual([
      { code: 'ovital-type', at: 'ObjItems[0]', params: { type: 34 } },
      { code: 'ovital-layout', at: 'ObjItems[1]' },
      { code: 'not-finite', at: 'ObjItems[2]' },
    ]);
  });
});

describe('GPX', () => {
  it('reads tracks, routes and waypoints', async () => {
    const [tracks] = await readAll([given('lines.gpx')]);
    expectSame(tracks, await truth('lines.geojson'));
    expect(tracks).toMatchObject({ layer: 'tracks', frame: { fixed: 'EPSG:4326', axes: 'stated' } });
    const text = `<gpx><wpt lat="43" lon="125"><name>井</name></wpt><wpt lon="125"/><rte><rtept lat="43" lon="125"/><rtept lat="44" lon="126"/></rte>
      <trk><trkseg><trkpt lat="43" lon="125"/></trkseg><trkseg><trkpt lat="43" lon="125"/><trkpt lat="44" lon="126"/></trkseg></trk></gpx>`;
    const readings = await readAll([written('a.gpx', text)]);
    expect(readings.map(({ layer, features }) => [layer, features.length])).toEqual([
      ['waypoints', 2],
      ['routes', 1],
      ['tracks', 1],
    ]);
    expect(readings[0]!.features[0]).toMatchObject({ name: '井', shapes: [{ kind: 'points', coordinates: [[125, 43]] }] });
    expect(readings[0]!.features[1]!.problems).toEqual([{ code: 'not-finite', at: 'line 1' }]);
    expect(readings[2]!.notes).toEqual([{ code: 'gpx-single-position', at: 'line 2', params: { count: 1 } }]);
  });
});

describe('WKT', () => {
  const read = async (text: string) => (await readAll([written('a.txt', text)]))[0]!;
  it('reads what GDAL wrote, and its SRID', async () => {
    const [reading] = await readAll([given('sites.wkt')]);
    expectSame(reading, await truth('sites.geojson'));
    expect(reading!.frame).toEqual({ axes: 'by-format', crs: 'EPSG:4490' });
  });
  it('reads every type, Z and M, across lines, and frames that differ', async () => {
    const { features, frame } = await read(`srid=4530; Point Z (1 2 3)
      MULTIPOINTM((1 2 3), 4 5 6); LINESTRING(1 2,
      3 4e0)
      SRID=4490;GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION(LINESTRING ZM (1 2 3 4, 5 6 7 8), POLYGON((0 0,1 0,.5 1,0 0))))`);
    expect(features.map(({ at, crs, shapes }) => [at, crs, shapes.map(({ kind }) => kind)])).toEqual([
      ['line 1', 'EPSG:4530', ['points']],
      ['line 2', undefined, ['points']],
      ['line 2', undefined, ['lines']],
      ['line 4', 'EPSG:4490', ['polygons', 'lines', 'points']],
    ]);
    expect(features[2]!.shapes).toEqual([
      {
        kind: 'lines',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ]);
    expect(frame).toEqual({ axes: 'by-format' });
  });
  it('refuses each that it cannot read, and reads the others', async () => {
    const { features } = await read(
      `POINT(1)\nCURVEPOLYGON((0 0, 1 1))\nPOINT EMPTY\nPOLYGON((1 2, 3 4, 1 2))\nsome words\nPOINT(1 2)\nLINESTRING(1 2, 3`,
    );
    expect(features.map(({ at, problems }) => [at, problems[0]?.code])).toEqual([
      ['line 1', 'wkt-unreadable'],
      ['line 2', 'unknown-geometry-type'],
      ['line 3', 'no-geometry'],
      ['line 4', 'too-few-positions'],
      ['line 5', 'wkt-unreadable'],
      ['line 6', undefined],
      ['line 7', 'wkt-unreadable'],
    ]);
  });
});

describe('GeoJSON', () => {
  it('reads sequences by line and by record separator', async () => {
    for (const name of ['sites.geojsonl', 'sites.geojsons']) expectSame((await readAll([given(name)]))[0], await truth('sites.geojson'));
  });
  it('keeps the good lines of a sequence beside a bad one, and one frame for all', async () => {
    const crs = `"crs":{"type":"name","properties":{"name":"EPSG:4530"}}`;
    const [reading] = await readAll([
      written('a.json', `{"type":"Point","coordinates":[1,2],${crs}}\n{"type":\n{"type":"Point","coordinates":[3,4],${crs}}`),
    ]);
    expect(reading!.features.map(({ at, problems }) => [at, problems[0]?.code])).toEqual([
      ['line 1', undefined],
      ['line 2', 'not-json'],
      ['line 3', undefined],
    ]);
    const [one] = await readAll([written('a.json', `{"type":"Point","coordinates":[1,2],${crs}}`)]);
    expect(one).toMatchObject({ frame: { crs: 'EPSG:4530' }, features: [{ at: 'geometry' }] });
    expect(one!.features[0]!.crs).toBeUndefined();
  });
});
