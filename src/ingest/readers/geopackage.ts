import type { Database, SqlValue } from 'sql.js';
import type { Note, Problem } from '#zone';
import { feature, named } from '../raw-feature';
import type { FrameEvidence, GivenFile, RawFeature, Reader, Reading, ReadResult } from '../reading';
import { limits } from '../text';
import { readWkb } from '../wkb';

/**
 * OGC GeoPackage 1.0–1.4 (OGC 12-128): every table of features is a layer. SQLite runs on a copy in memory, with WebAssembly and without a file system.
 *
 * The file may be hostile: only plain tables are read, by SELECT of stored columns. A view, a virtual table or a computed column would run SQL of the
 * file's author and is passed over with a note; triggers and checks act on writing, and nothing is written. Names come from the file and are quoted.
 */
export const geopackage: Reader = {
  format: 'geopackage',
  recognises: ({ bytes }) => magic.every((byte, i) => bytes[i] === byte),
  read: (file) => read(file),
};

const magic = new TextEncoder().encode('SQLite format 3\0');
const maxLayers = 100;

async function read(file: GivenFile): Promise<ReadResult> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  const sqlite = await initSqlJs();
  const notes: Note[] = [];
  const bytes = Uint8Array.from(file.bytes);
  // Write-ahead logging wants a second file; without it the database itself is read, as it was at its last checkpoint.
  if (bytes[18] === 2 || bytes[19] === 2) {
    bytes.fill(1, 18, 20);
    notes.push({ code: 'geopackage-log', at: file.name });
  }
  let db: Database | undefined;
  try {
    db = new sqlite.Database(bytes);
    db.run('PRAGMA query_only = 1');
    db.run('PRAGMA trusted_schema = 0');
    db.run('PRAGMA cell_size_check = 1');
    return readDatabase(db, file, notes);
  } catch {
    // SQLite's own words tell a planner nothing.
    return { ok: false, problems: [{ code: 'geopackage-broken', at: file.name }] };
  } finally {
    db?.close();
  }
}

function readDatabase(db: Database, file: GivenFile, notes: Note[]): ReadResult {
  const refuse = (problem: Problem): ReadResult => ({ ok: false, problems: [{ at: file.name, ...problem }, ...notes] });
  const plain = plainTables(db);
  if (!['gpkg_contents', 'gpkg_geometry_columns'].every((name) => plain.has(name))) return refuse({ code: 'geopackage-none' });
  const layers = rowsOf(
    db,
    'SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns AS g NOT INDEXED LIMIT ?',
    [maxLayers + 1],
    limits.bytes,
  );
  if (layers.length > maxLayers) return refuse({ code: 'geopackage-layers', params: { limit: maxLayers } });
  const readings: Reading[] = [];
  for (const [table, column, srs] of layers) {
    if (typeof table !== 'string' || typeof column !== 'string') continue;
    if (!plain.has(table.toLowerCase())) {
      notes.push({ code: 'geopackage-not-a-table', at: file.name, params: { table: table.slice(0, 60) } });
      continue;
    }
    const features = featuresOf(db, table, column, file, notes);
    if (features === null) continue;
    const frame: FrameEvidence = { axes: 'by-format', ...(plain.has('gpkg_spatial_ref_sys') ? frameOf(db, srs) : {}) };
    readings.push({ format: 'geopackage', file: file.name, layer: table, features, frame, notes: [] });
  }
  if (readings.every(({ features }) => features.length === 0)) return refuse({ code: 'no-geometry' });
  readings[0]!.notes.push(...notes);
  return { ok: true, readings };
}

/** Rows of a query, stopped when they hold more bytes than the file could: a damaged one can point to the same page for ever. */
function rowsOf(db: Database, sql: string, values: SqlValue[], maxBytes: number): SqlValue[][] {
  const statement = db.prepare(sql, values);
  const rows: SqlValue[][] = [];
  let bytes = 0;
  try {
    while (statement.step()) {
      const row = statement.get();
      for (const value of row) bytes += typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
      if (bytes > maxBytes) throw new Error('more content than the file has');
      rows.push(row);
    }
  } finally {
    statement.free();
  }
  return rows;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Names, in lower case, of tables that hold their own rows, by what SQLite made of the schema and not by what its rows say: neither views nor virtual tables. */
function plainTables(db: Database): Set<string> {
  const rows = rowsOf(db, 'PRAGMA table_list', [], limits.bytes);
  return new Set(
    rows.flatMap(([schema, name, type]) => (schema === 'main' && type === 'table' && typeof name === 'string' ? [name.toLowerCase()] : [])),
  );
}

/** Null when the geometry column is not there or is computed. */
function featuresOf(db: Database, table: string, column: string, file: GivenFile, notes: Note[]): RawFeature[] | null {
  const info = rowsOf(db, `PRAGMA table_xinfo(${quoted(table)})`, [], limits.bytes);
  // [position, name, type, not null, default, key, hidden]; hidden columns are computed ones.
  const columns = info.flatMap(([, name, , , , key, hidden]) =>
    typeof name === 'string' && hidden === 0 ? [{ name, key: key === 1 }] : [],
  );
  const geometry = columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
  if (info.some((row) => row[6] !== 0)) notes.push({ code: 'geopackage-computed', at: file.name, params: { table: table.slice(0, 60) } });
  if (!geometry) return null;
  const others = columns.filter((other) => other !== geometry).slice(0, 500);
  const select = [geometry, ...others].map(({ name }) => quoted(name)).join(', ');
  const rows = rowsOf(
    db,
    `SELECT ${select} FROM ${quoted(table)} NOT INDEXED LIMIT ${limits.features + 1}`,
    [],
    file.bytes.length * 4 + 1_000_000,
  );
  let positions = 0;
  const features: RawFeature[] = [];
  for (const [i, [blob, ...values]] of rows.entries()) {
    if (positions > limits.positions) break;
    const at = `features[${i}]`;
    const id = values[others.findIndex(({ key }) => key)];
    const rest = {
      ...(typeof id === 'number' || typeof id === 'string' ? { id } : {}),
      // A picture in a column says nothing of the site.
      properties: named(others.flatMap(({ name }, k) => (values[k] instanceof Uint8Array ? [] : [[name, values[k]] as const]))),
    };
    const read = blob instanceof Uint8Array ? readBlob(blob) : blob === null ? { code: 'no-geometry' } : { code: 'wkb-broken' };
    if ('code' in read) features.push(feature(at, [], { ...rest, problems: [{ ...read, at }] }));
    else {
      positions += read.positions;
      features.push(feature(at, read.parts.shapes(), rest));
    }
  }
  return features;
}

/** `GP`, version, flags, frame, envelope of 0, 4, 6 or 8 numbers, then WKB. */
function readBlob(blob: Uint8Array): ReturnType<typeof readWkb> {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return { code: 'wkb-broken' };
  const flags = blob[3]!;
  if (flags & 0x20) return { code: 'unknown-geometry-type', params: { type: 'ExtendedGeoPackage' } };
  const envelope = [0, 32, 48, 48, 64][(flags >> 1) & 7];
  return envelope === undefined ? { code: 'wkb-broken' } : readWkb(blob.subarray(8 + envelope));
}

/** 0 and −1 stand for an undefined frame, geographic or not. */
function frameOf(db: Database, srs: SqlValue | undefined): Partial<FrameEvidence> {
  if (typeof srs !== 'number' || srs <= 0) return {};
  const [row] = rowsOf(
    db,
    'SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys NOT INDEXED WHERE srs_id = ? LIMIT 1',
    [srs],
    limits.bytes,
  );
  const [organization, code, definition] = row ?? [];
  const known =
    typeof organization === 'string' && /^\w+$/.test(organization) && organization.toLowerCase() !== 'none' && typeof code === 'number';
  return {
    ...(known ? { crs: `${organization.toUpperCase()}:${code}` } : {}),
    ...(typeof definition === 'string' && /^\s*\w+\s*\[/.test(definition) ? { wkt: definition } : {}),
  };
}
