import type { Position } from '#geo';
import type { Note, Problem } from '#zone';
import { readDbf, type DbfTable } from '../dbf';
import { feature, Parts } from '../raw-feature';
import type { FrameEvidence, GivenFile, RawFeature, Reader, ReadResult } from '../reading';
import { groupRings } from '../rings';
import { decodeAny, limits } from '../text';

/**
 * ESRI shapefile: .shp with or without .dbf, .shx, .prj and .cpg beside it, paired by name whatever its case ("ESRI Shapefile Technical Description", 1998).
 * The binary layout is read here and not by a library: those at hand (shapefile 0.6, shpjs 6) skip records that they cannot follow, believe counts before
 * they allocate, ignore deleted rows and the index, and know one encoding a file; a feature lost in silence is a site that nobody checked.
 */
export const shapefile: Reader = {
  format: 'shapefile',
  // By its name too: one that is cut off or not what it says must be told, or its parts would be taken for read.
  recognises: (file) => isMain(file.bytes) || /\.shp$/i.test(file.name) || partOf(file) !== undefined,
  read: (file, _text, beside) => Promise.resolve(read(file, beside)),
};

const partNames = ['shx', 'dbf', 'prj', 'cpg', 'sbn', 'sbx', 'qix', 'qpj', 'shp.xml'];

/** Which part of a shapefile a file is by its name, other than the .shp itself. */
function partOf({ name }: GivenFile): string | undefined {
  return partNames.find((part) => name.toLowerCase().endsWith(`.${part}`));
}

/** Name without folder differences of case, and without the part's own ending. */
function stemOf(name: string, ending: string): string {
  return name.toLowerCase().slice(0, -ending.length - 1);
}

/** .shp and .shx begin alike; the first record of a .shp is number 1, the first entry of a .shx points to byte 100 (50 words). */
function isMain(bytes: Uint8Array): boolean {
  if (bytes.length < 36) return false;
  const data = view(bytes);
  if (data.getInt32(0) !== 9994 || data.getInt32(28, true) !== 1000) return false;
  return bytes.length < 108 || data.getInt32(100) !== 50 || data.getInt32(24) * 2 !== bytes.length || (bytes.length - 100) % 8 !== 0;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function read(file: GivenFile, beside: readonly GivenFile[]): ReadResult {
  const ownPart = partOf(file);
  if (ownPart !== undefined) return readPart(file, ownPart, beside);
  const stem = stemOf(file.name.toLowerCase().endsWith('.shp') ? file.name : `${file.name}.shp`, 'shp');
  const part = (ending: string) => {
    const same = beside.filter((other) => other.name.toLowerCase().endsWith(`.${ending}`) && stemOf(other.name, ending) === stem);
    return (same.find((other) => other.name.slice(0, stem.length) === file.name.slice(0, stem.length)) ?? same[0])?.bytes;
  };
  const records = recordsOf(file.bytes, part('shx'));
  if ('code' in records) return { ok: false, problems: [{ at: file.name, ...records }] };
  const notes = records.notes;
  const dbf = part('dbf');
  const cpg = part('cpg');
  const table = dbf ? readDbf(dbf, cpg && decodeAny(cpg)?.text, limits.features + 1) : undefined;
  if (table === undefined) notes.push({ code: 'shapefile-no-table', at: file.name });
  else if (table === null) notes.push({ code: 'dbf-broken', at: file.name });
  else notes.push(...table.notes.map((note) => ({ at: file.name, ...note })));
  const features = featuresOf(file.bytes, records.offsets, table ?? undefined, file.name, notes);
  const prj = part('prj');
  const wkt = prj && decodeAny(prj)?.text.trim();
  const frame: FrameEvidence = { axes: 'by-format', ...(wkt ? { wkt } : {}) };
  const name = file.name
    .split('/')
    .at(-1)!
    .replace(/\.shp$/i, '');
  return {
    ok: true,
    readings: [
      { format: 'shapefile', file: file.name, layer: name, ...(table ? { encoding: table.encoding } : {}), features, frame, notes },
    ],
  };
}

/** A part by itself: it was read with its .shp, or that is missing. */
function readPart(file: GivenFile, part: string, beside: readonly GivenFile[]): ReadResult {
  const stem = stemOf(file.name, part);
  const main = beside.some((other) => other.name.toLowerCase() === `${stem}.shp`);
  if (main) return { ok: true, readings: [] };
  return { ok: false, problems: [{ code: 'shapefile-part-alone', at: file.name, params: { part: `.${part}` } }] };
}

interface Records {
  /** Of each record's content and its length in bytes, in order. */
  offsets: { start: number; length: number }[];
  notes: Note[];
}

/**
 * Where the records are: by the .shx where it is sound, as programs that edit a shapefile leave old records behind and only the index knows which one
 * counts; else one after the other.
 */
function recordsOf(bytes: Uint8Array, shx: Uint8Array | undefined): Records | Problem {
  if (bytes.length < 100) return { code: 'shapefile-truncated', params: { bytes: bytes.length, stated: 100 } };
  if (view(bytes).getInt32(0) !== 9994) return { code: 'shapefile-header' };
  const stated = view(bytes).getInt32(24) * 2;
  if (stated > bytes.length || stated < 100) return { code: 'shapefile-truncated', params: { bytes: bytes.length, stated } };
  const indexed = shx && byIndex(bytes, shx);
  if (indexed) return { offsets: indexed, notes: [] };
  const notes: Note[] = shx ? [{ code: 'shapefile-index-broken' }] : [];
  const data = view(bytes);
  const offsets: Records['offsets'] = [];
  for (let at = 100; at < bytes.length;) {
    const number = offsets.length + 1;
    const length = at + 12 <= bytes.length ? data.getInt32(at + 4) * 2 : -1;
    const sound = length >= 4 && at + 8 + length <= bytes.length && data.getInt32(at) === number;
    if (!sound && at >= stated) return { offsets, notes: [...notes, { code: 'shapefile-bytes-after' }] };
    if (!sound) return { code: 'shapefile-record', params: { record: number } };
    if (number > limits.features) return { code: 'too-many-features', params: { count: number, limit: limits.features } };
    offsets.push({ start: at + 8, length });
    at += 8 + length;
  }
  return { offsets, notes };
}

/** By the index; undefined when it does not fit the file. */
function byIndex(bytes: Uint8Array, shx: Uint8Array): Records['offsets'] | undefined {
  const count = (shx.length - 100) / 8;
  if (!Number.isInteger(count) || count < 0 || count > limits.features) return undefined;
  const [index, data] = [view(shx), view(bytes)];
  if (index.getInt32(0) !== 9994 || index.getInt32(24) * 2 !== shx.length) return undefined;
  const offsets: Records['offsets'] = [];
  for (let k = 0; k < count; k++) {
    const at = index.getInt32(100 + k * 8) * 2;
    // The record says its length too; the two agree in every sound file.
    if (at < 100 || at + 12 > bytes.length || data.getInt32(at + 4) !== index.getInt32(104 + k * 8)) return undefined;
    const length = data.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) return undefined;
    offsets.push({ start: at + 8, length });
  }
  return offsets;
}

function featuresOf(
  bytes: Uint8Array,
  offsets: Records['offsets'],
  table: DbfTable | undefined,
  file: string,
  notes: Note[],
): RawFeature[] {
  const features: RawFeature[] = [];
  let deleted = 0;
  let positions = 0;
  for (const [i, { start, length }] of offsets.entries()) {
    const row = table?.rows[i];
    if (row === null) {
      deleted++;
      continue;
    }
    const at = `features[${i}]`;
    const read = readShape(view(bytes.subarray(start, start + length)));
    const properties = row ?? {};
    if ('code' in read) features.push(feature(at, [], { properties, problems: [{ ...read, at }] }));
    else {
      positions += read.positions;
      if (read.doubtful > 0) notes.push({ code: 'ring-direction', at, params: { count: read.doubtful } });
      features.push(feature(at, read.parts.shapes(), { properties }));
    }
    // The caller counts and refuses; there is no need to read on.
    if (positions > limits.positions) break;
  }
  if (deleted > 0) notes.push({ code: 'shapefile-deleted', at: file, params: { count: deleted } });
  if (table && table.rows.length !== offsets.length)
    notes.push({ code: 'shapefile-counts-differ', at: file, params: { shapes: offsets.length, rows: table.rows.length } });
  return features;
}

/** Types by their last digit: 0 null, 1 point, 3 line, 5 polygon, 8 multipoint; tens are Z (1) and M (2). X and Y stand alike in all of them. */
function readShape(data: DataView): { parts: Parts; positions: number; doubtful: number } | Problem {
  let doubtful = 0;
  const type = data.getInt32(0, true);
  const parts = new Parts();
  const broken: Problem = { code: 'shapefile-shape' };
  if (type === 0) return { code: 'no-geometry' };
  if (![1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28].includes(type))
    return type === 31 ? { code: 'unknown-geometry-type', params: { type: 'MultiPatch' } } : { code: 'shapefile-shape', params: { type } };
  const position = (at: number): Position => [data.getFloat64(at, true), data.getFloat64(at + 8, true)];
  if (type % 10 === 1) {
    if (data.byteLength < 20) return broken;
    parts.points.push(position(4));
    return { parts, positions: 1, doubtful };
  }
  const multipoint = type % 10 === 8;
  const head = multipoint ? 40 : 44;
  if (data.byteLength < head) return broken;
  const partCount = multipoint ? 0 : data.getInt32(36, true);
  const count = data.getInt32(head - 4, true);
  const first = head + partCount * 4;
  // A lying count would not fit the record: told before anything is allocated.
  if (partCount < 0 || count < 0 || first + count * 16 > data.byteLength) return broken;
  if (multipoint) {
    for (let i = 0; i < count; i++) parts.points.push(position(first + i * 16));
    return { parts, positions: count, doubtful };
  }
  const paths: Position[][] = [];
  let from = partCount > 0 ? data.getInt32(head, true) : 0;
  if (from !== 0 || (partCount === 0 && count > 0)) return broken;
  for (let k = 1; k <= partCount; k++) {
    const to = k < partCount ? data.getInt32(head + k * 4, true) : count;
    if (to < from || to > count) return broken;
    paths.push(Array.from({ length: to - from }, (_, i) => position(first + (from + i) * 16)));
    from = to;
  }
  if (type % 10 === 3) for (const path of paths) parts.lines.push(path);
  else if (paths.some((ring) => ring.length > 0)) {
    const grouped = groupRings(paths.filter((ring) => ring.length > 0));
    if (grouped === null) return { code: 'too-many-parts', params: { count: paths.length } };
    for (const polygon of grouped.polygons) parts.polygons.push(polygon);
    doubtful = grouped.doubtful;
  }
  return { parts, positions: count, doubtful };
}
