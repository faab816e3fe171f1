// Files made to harm, and whole ones cut off or with bytes changed: a reading or a problem, never an exception.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import { describe, expect, it } from 'vitest';
import { unpack } from '../archive';
import type { GivenFile, Reader, ReadResult } from '../reading';
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

/** Everything that could be read of some files, or why not; without a reader, nothing. */
async function read(files: readonly GivenFile[]): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (const file of files) {
    const text = decodeAny(file.bytes);
    for (const reader of readers) if (reader.recognises(file, text)) results.push(await reader.read(file, text, files));
  }
  return results;
}
const codes = (results: readonly ReadResult[]) =>
  results.flatMap((result) =>
    result.ok
      ? result.readings.flatMap(({ features, notes }) =>
          [...features.flatMap(({ problems }) => problems), ...notes].map(({ code }) => code),
        )
      : result.problems.map(({ code }) => code),
  );
const ofText = (name: string, text: string) => read([{ name, bytes: new TextEncoder().encode(text) }]);

const wholes = readdirSync(folder).filter((name) => /\.(shp|dbf|shx|prj|kml|gpx|wkt|geojson|geojsonl|geojsons|gpkg|kmz|zip)$/.test(name));

describe('damaged files', () => {
  /** The file in the place of the whole one, with its neighbours. */
  async function withDamaged(name: string, bytes: Uint8Array) {
    const stem = name.replace(/\.\w+$/, '');
    const beside = /\.(shp|dbf|shx|prj)$/.test(name)
      ? wholes.filter((other) => other !== name && other.startsWith(`${stem}.`)).map(given)
      : [];
    if (!/\.(kmz|zip)$/.test(name)) return read([{ name, bytes }, ...beside]);
    const unpacked = await unpack({ name, bytes });
    return unpacked.ok ? read(unpacked.files) : [];
  }
  const counted = (results: readonly ReadResult[]) =>
    results.reduce((sum, r) => sum + (r.ok ? r.readings.reduce((n, { features }) => n + features.length, 0) : 0), 0);
  it.each(wholes)('%s cut off: refused, or every feature is there or told', async (name) => {
    const { bytes } = given(name);
    const all = counted(await withDamaged(name, bytes));
    const step = name.endsWith('.gpkg') ? 499 : 7;
    for (let length = 0; length < bytes.length; length += step) {
      const results = await withDamaged(name, bytes.slice(0, length));
      const told =
        results.length === 0 ||
        results.some(({ ok }) => !ok) ||
        codes(results).some((code) => /unreadable|not-json|broken|missing|alone/.test(code));
      // A text of one feature a line is whole wherever a line ends.
      if (!/\.(wkt|geojson[ls])$/.test(name)) expect([length, told || counted(results) === all]).toEqual([length, true]);
    }
  });
  it.each(wholes)('%s with bytes changed', async (name) => {
    const { bytes } = given(name);
    let seed = 12345;
    const random = (below: number) => Math.floor(((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32) * below);
    for (let round = 0; round < 60; round++) {
      const copy = Uint8Array.from(bytes);
      for (let k = 0; k < 1 + (round % 4); k++) copy[random(copy.length)] = [0, 0xff, 0x7f, random(256)][k % 4]!;
      await withDamaged(name, copy);
    }
  });
});

describe('shapefiles that lie', () => {
  const lie = async (change: (data: DataView) => void, name = 'utf8.shp') => {
    const file = given(name);
    change(new DataView(file.bytes.buffer));
    return codes(await read([file]));
  };
  it('refuses lengths, counts and parts that do not fit, before it allocates', async () => {
    expect(await lie((data) => data.setInt32(0, 9995))).toEqual(['shapefile-header']);
    expect(await lie((data) => data.setInt32(24, 0x3fffffff))).toEqual(['shapefile-truncated']);
    expect(await lie((data) => data.setInt32(104, 0x3fffffff))).toEqual(['shapefile-record']);
    expect(await lie((data) => data.setInt32(104, -4))).toEqual(['shapefile-record']);
    expect(await lie((data) => data.setInt32(108 + 36, 0x7fffffff, true))).toEqual(['shapefile-shape', 'shapefile-no-table']);
    expect(await lie((data) => data.setInt32(108 + 40, -1, true))).toEqual(['shapefile-shape', 'shapefile-no-table']);
    expect(await lie((data) => data.setInt32(108 + 44, 3, true))).toEqual(['shapefile-shape', 'shapefile-no-table']);
    expect(await lie((data) => data.setInt32(108, 31, true))).toEqual(['unknown-geometry-type', 'shapefile-no-table']);
    expect(await lie((data) => data.setInt32(108, 0, true))).toEqual(['no-geometry', 'shapefile-no-table']);
    expect(await lie((data) => data.setFloat64(108 + 48, Number.NaN, true))).toEqual(['not-finite', 'shapefile-no-table']);
  });
  it('reads an inner ring that runs as its shell does as a hole, and says so', async () => {
    const file = given('utf8.shp');
    const data = new DataView(file.bytes.buffer);
    // The second record's second ring, backwards.
    const record = 108 + data.getInt32(104) * 2 + 8;
    const ring = record + 44 + data.getInt32(record + 36, true) * 4 + data.getInt32(record + 48, true) * 16;
    const corners = [0, 1, 2, 3, 4].map((k) => file.bytes.slice(ring + k * 16, ring + k * 16 + 16));
    for (const [k, corner] of corners.entries()) file.bytes.set(corner, ring + (4 - k) * 16);
    const results = await read([file]);
    expect(codes(results)).toEqual(['shapefile-no-table', 'ring-direction']);
    const [result] = results;
    const shape = result!.ok ? result!.readings[0]!.features[1]!.shapes[0]! : undefined;
    expect(shape?.kind === 'polygons' && shape.coordinates.map((rings) => rings.length)).toEqual([2, 1, 1]);
  });
  it('goes by the index, which knows what records were left behind', async () => {
    const [shp, shx] = [given('utf8.shp'), given('utf8.shx')];
    new DataView(shx.bytes.buffer).setInt32(100, new DataView(shx.bytes.buffer).getInt32(116));
    new DataView(shx.bytes.buffer).setInt32(104, new DataView(shx.bytes.buffer).getInt32(120));
    const [result] = await read([shp, shx]);
    const shapes = result!.ok ? result!.readings[0]!.features.map(({ shapes }) => JSON.stringify(shapes)) : [];
    expect([shapes.length, shapes[0] === shapes[2], shapes[0] === shapes[1]]).toEqual([3, true, false]);
    new DataView(shx.bytes.buffer).setInt32(104, 5);
    expect(codes(await read([shp, shx]))).toEqual(['shapefile-index-broken', 'shapefile-no-table']);
  });
  it('tells deleted rows, rows that are missing and parts without their .shp', async () => {
    const [shp, dbf] = [given('utf8.shp'), given('utf8.dbf')];
    const data = new DataView(dbf.bytes.buffer);
    dbf.bytes[data.getUint16(8, true)] = 0x2a;
    expect(codes(await read([shp, dbf]))).toEqual(['encoding-found', 'shapefile-deleted']);
    data.setUint32(4, 2, true);
    expect(codes(await read([shp, dbf]))).toEqual(['encoding-found', 'shapefile-deleted', 'shapefile-counts-differ']);
    data.setUint32(4, 4_000_000_000, true);
    expect(codes(await read([shp, dbf]))).toEqual(['dbf-rows-missing', 'encoding-found', 'shapefile-deleted']);
    expect(codes(await read([dbf]))).toEqual(['shapefile-part-alone']);
    expect(codes(await read([given('utf8.shx')]))).toEqual(['shapefile-part-alone']);
  });
});

describe('OVOBJ', () => {
  it('is refused by name', async () => {
    expect(codes(await ofText('a.ovobj', 'OviO\u0001'))).toEqual(['ovital-binary']);
  });
});

describe('XML', () => {
  it('refuses declarations, depth and what is not closed, and never looks at what it links to', async () => {
    const entities = `<!DOCTYPE k [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    expect(codes(await ofText('a.kml', `${entities}<kml><Placemark><name>&b;</name></Placemark></kml>`))).toEqual(['xml-doctype']);
    expect(codes(await ofText('a.gpx', `<!DOCTYPE g SYSTEM "file:///etc/passwd"><gpx></gpx>`))).toEqual(['xml-doctype']);
    const deep = (name: string) => `<kml>${`<${name}>`.repeat(100_000)}${`</${name}>`.repeat(100_000)}</kml>`;
    expect(codes(await ofText('a.kml', deep('Folder')))).toEqual(['too-deep']);
    expect(codes(await ofText('a.kml', deep('x')))).toEqual(['too-deep']);
    expect(codes(await ofText('a.kml', '<kml><Placemark>\n<Point></kml>'))).toEqual(['xml-broken']);
  });
});

describe('brackets', () => {
  it('refuses what nests without end', async () => {
    const depth = 100_000;
    expect(codes(await ofText('a', `${'GEOMETRYCOLLECTION('.repeat(depth)}POINT(1 2)${')'.repeat(depth)}`))[0]).toBe('too-deep');
    expect(codes(await ofText('a', '['.repeat(depth)))).toEqual(['too-deep']);
    expect(codes(await ofText('a', `{"ObjItems":[${'{"Object":{"ObjectDetail":{"ObjChildren":['.repeat(depth)}`))).toEqual(['too-deep']);
  });
});

describe('GeoPackage', () => {
  const point = new Uint8Array(29);
  point.set([0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 1]);
  new DataView(point.buffer).setFloat64(13, 125, true);
  new DataView(point.buffer).setFloat64(21, 43, true);
  async function database(fill: (db: Database) => void): Promise<GivenFile> {
    const sqlite = await initSqlJs();
    const db = new sqlite.Database();
    db.run('CREATE TABLE gpkg_contents(a); CREATE TABLE gpkg_geometry_columns(table_name, column_name, geometry_type_name, srs_id, z, m)');
    fill(db);
    const bytes = db.export();
    db.close();
    return { name: 'a.gpkg', bytes };
  }
  const list = (db: Database, table: string) =>
    db.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, 4490, 0, 0)', [table, 'geom', 'POINT']);
  const good = (db: Database) => {
    db.run('CREATE TABLE good(fid INTEGER PRIMARY KEY, geom, name)');
    db.run('INSERT INTO good VALUES (7, ?, ?)', [point, '甲']);
    list(db, 'good');
  };
  const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, x AS geom FROM c';

  it('runs no SQL of the file: views, virtual tables, computed columns and triggers', async () => {
    const file = await database((db) => {
      good(db);
      db.run(`CREATE VIEW v AS ${endless}`);
      db.run('CREATE VIRTUAL TABLE f USING fts3(geom)');
      db.run('CREATE TABLE computed(fid INTEGER PRIMARY KEY, geom, big AS (zeroblob(1000000000)))');
      db.run('INSERT INTO computed(geom) VALUES (?)', [point]);
      for (const name of ['v', 'f', 'computed', `x"; DROP TABLE good; --`]) list(db, name);
    });
    const results = await read([file]);
    expect(codes(results)).toEqual(['geopackage-not-a-table', 'geopackage-not-a-table', 'geopackage-computed', 'geopackage-not-a-table']);
    const [result] = results;
    expect(result!.ok && result!.readings.map(({ layer, features }) => [layer, features[0]])).toEqual([
      [
        'good',
        {
          at: 'features[0]',
          id: 7,
          properties: { fid: 7, name: '甲' },
          problems: [],
          shapes: [{ kind: 'points', coordinates: [[125, 43]] }],
        },
      ],
      [
        'computed',
        { at: 'features[0]', id: 1, properties: { fid: 1 }, problems: [], shapes: [{ kind: 'points', coordinates: [[125, 43]] }] },
      ],
    ]);
  });
  it('is not deceived by a schema that calls a view a table', async () => {
    const file = await database((db) => {
      good(db);
      db.run(`CREATE VIEW spoofed AS ${endless}`);
      db.run('PRAGMA writable_schema = 1');
      db.run("UPDATE sqlite_master SET type = 'table' WHERE name = 'spoofed'");
      list(db, 'spoofed');
    });
    expect(codes(await read([file])).every((code) => ['geopackage-not-a-table', 'geopackage-broken'].includes(code))).toBe(true);
  });
  it('tells broken geometry, empty geometry and curves by row', async () => {
    const file = await database((db) => {
      good(db);
      const empty = Uint8Array.from(point).fill(0xff, 13);
      const line = Uint8Array.from([...point.slice(0, 9), 2, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f]);
      line.set([1, 2, 0, 0, 0], 8);
      const curve = Uint8Array.from(point);
      curve[9] = 8;
      for (const blob of [null, 'text', point.slice(0, 20), empty, line, curve, new Uint8Array()])
        db.run('INSERT INTO good(geom) VALUES (?)', [blob]);
    });
    expect(codes(await read([file]))).toEqual([
      'no-geometry',
      'wkb-broken',
      'wkb-broken',
      'no-geometry',
      'wkb-broken',
      'unknown-geometry-type',
      'wkb-broken',
    ]);
  });
  it('refuses another database, and reads one that was not closed', async () => {
    const sqlite = await initSqlJs();
    const db = new sqlite.Database();
    db.run('CREATE TABLE a(b)');
    expect(codes(await read([{ name: 'a.db', bytes: db.export() }]))).toEqual(['geopackage-none']);
    const file = await database(good);
    file.bytes.fill(2, 18, 20);
    expect(codes(await read([file]))).toEqual(['geopackage-log']);
  });
});
