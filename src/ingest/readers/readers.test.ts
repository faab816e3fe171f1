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
import { shapefile } from './shapefile';
import { wkt } from './wkt';

const readers: Reader[] = [shapefile, geopackage, kml, gpx, wkt, geojson];
const folder = join(import.meta.dirname, '../../../test/files');
const given = (name: string): GivenFile => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) });
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
});

describe('GPX', () => {
  it('reads tracks', async () => {
    const [tracks] = await readAll([given('lines.gpx')]);
    expectSame(tracks, await truth('lines.geojson'));
    expect(tracks).toMatchObject({ layer: 'tracks', frame: { fixed: 'EPSG:4326', axes: 'stated' } });
  });
});

describe('WKT', () => {
  it('reads what GDAL wrote, and its SRID', async () => {
    const [reading] = await readAll([given('sites.wkt')]);
    expectSame(reading, await truth('sites.geojson'));
    expect(reading!.frame).toEqual({ axes: 'by-format', crs: 'EPSG:4490' });
  });
});

describe('GeoJSON', () => {
  it('reads sequences by line and by record separator', async () => {
    for (const name of ['sites.geojsonl', 'sites.geojsons']) expectSame((await readAll([given(name)]))[0], await truth('sites.geojson'));
  });
});
