// Texts written by hand: what each format may hold, and what is refused in it.
import { describe, expect, it } from 'vitest';
import type { Position, Shape } from '#geo';
import type { Reader, Reading } from '../reading';
import { decodeAny } from '../text';
import { geojson } from './geojson';
import { gpx } from './gpx';
import { kml } from './kml';
import { ovital } from './ovital';
import { wkt } from './wkt';

/** All readings of a text, which this reader recognises and no other does. */
async function readAll(reader: Reader, text: string): Promise<Reading[]> {
  const file = { name: 'a', bytes: new TextEncoder().encode(text) };
  const decoded = decodeAny(file.bytes);
  expect([geojson, gpx, kml, ovital, wkt].filter((other) => other.recognises(file, decoded))).toEqual([reader]);
  const result = await reader.read(file, decoded, [file]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.readings;
}

/** Shapes in a line: `polygons 1 2, 3 4 | 5 6, …`. */
function flat(shapes: readonly Shape[]): string[] {
  const path = (positions: readonly Position[]) => positions.map((p) => p.join(' ')).join(', ');
  return shapes.map(({ kind, coordinates }) => {
    if (kind === 'points') return `points ${path(coordinates)}`;
    if (kind === 'lines') return `lines ${coordinates.map(path).join(' | ')}`;
    return `polygons ${coordinates.map((rings) => rings.map(path).join(' - ')).join(' | ')}`;
  });
}

describe('KML', () => {
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
    const [first, second] = await readAll(kml, text);
    expect(first).toMatchObject({ layer: '甲 / 乙', notes: [{ code: 'kml-network-link', params: { count: 1 } }] });
    expect(first!.features.map(({ shapes, properties: _, ...rest }) => ({ ...rest, shapes: flat(shapes) }))).toEqual([
      {
        at: 'line 3',
        id: 'p1',
        name: '混合 &nbsp;',
        problems: [],
        shapes: ['polygons 125 43, 126 43, 126 44, 125 43', 'points 125.1 43.1'],
      },
    ]);
    expect(Object.entries(first!.features[0]!.properties)).toEqual([
      ['name', '混合 &nbsp;'],
      ['__proto__', '毒'],
    ]);
    expect(flat(second!.features[0]!.shapes)).toEqual(['lines 125 43, 125.5 43.5']);
    expect(second!.features[1]!.problems).toEqual([{ code: 'kml-coordinates', at: 'line 9', params: { text: '125.1;43.1' } }]);
  });
  it('takes what 奥维 says of a shift as evidence, and its silence as a hint', async () => {
    const place = (mark: string) => `<Placemark>${mark}<OvAttr/><Point><coordinates>125.1,43.1</coordinates></Point></Placemark>`;
    const frames = async (marks: string) => (await readAll(kml, `<kml>${marks}</kml>`)).map(({ frame }) => frame);
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
  const read = (...items: object[]) => readAll(ovital, `\uFEFF${JSON.stringify({ Version: 'V10.6.2', Type: 1, ObjItems: items })}`);
  it('reads points, tracks and areas, by folder and shift', async () => {
    const inFolder = item(13, { Latlng: [43, 125, 43, 126, 44, 126], Gcj02: 1 }, '面');
    const readings = await read(
      item(30, { ObjChildren: [inFolder] }, '夹'),
      item(7, { Lat: 43, Lng: 125, Gcj02: 0 }),
      item(8, { Latlng: [43, 125, 44, 126] }),
    );
    expect(readings.map(({ layer, frame: { shifted, header } }) => [layer, shifted, header?.datum])).toEqual([
      ['夹', 'gcj-02', 'gcj-02'],
      [undefined, undefined, 'cgcs2000'],
      [undefined, 'gcj-02', undefined],
    ]);
    expect(readings.map(({ features }) => [features[0]!.name, flat(features[0]!.shapes)])).toEqual([
      ['面', ['polygons 125 43, 126 43, 126 44, 125 43']],
      [undefined, ['points 125 43']],
      [undefined, ['lines 125 43, 126 44']],
    ]);
  });
  it('refuses what it does not know, by place', async () => {
    const [reading] = await read(item(34, { Radius: 5 }), item(8, { Latlng: [43, 125, 44] }), item(7, {}));
    expect(reading!.features.map(({ problems }) => problems[0])).toEqual([
      { code: 'ovital-type', at: 'ObjItems[0]', params: { type: 34 } },
      { code: 'ovital-layout', at: 'ObjItems[1]' },
      { code: 'not-finite', at: 'ObjItems[2]' },
    ]);
  });
});

describe('GPX', () => {
  it('reads waypoints, routes and tracks', async () => {
    const text = `<gpx><wpt lat="43" lon="125"><name>井</name></wpt><wpt lon="125"/><rte><rtept lat="43" lon="125"/><rtept lat="44" lon="126"/></rte>
      <trk><trkseg><trkpt lat="43" lon="125"/></trkseg><trkseg><trkpt lat="43" lon="125"/><trkpt lat="44" lon="126"/></trkseg></trk></gpx>`;
    const readings = await readAll(gpx, text);
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
  const read = async (text: string) => (await readAll(wkt, text))[0]!;
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
    expect(flat(features[2]!.shapes)).toEqual(['lines 1 2, 3 4']);
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
  it('keeps the good lines of a sequence beside a bad one, and one frame for all', async () => {
    const crs = `"crs":{"type":"name","properties":{"name":"EPSG:4530"}}`;
    const [reading] = await readAll(
      geojson,
      `{"type":"Point","coordinates":[1,2],${crs}}\n{"type":\n{"type":"Point","coordinates":[3,4],${crs}}`,
    );
    expect(reading!.features.map(({ at, problems }) => [at, problems[0]?.code])).toEqual([
      ['line 1', undefined],
      ['line 2', 'not-json'],
      ['line 3', undefined],
    ]);
    const [one] = await readAll(geojson, `{"type":"Point","coordinates":[1,2],${crs}}`);
    expect(one).toMatchObject({ frame: { crs: 'EPSG:4530' }, features: [{ at: 'geometry' }] });
    expect(one!.features[0]!.crs).toBeUndefined();
  });
});
