import type { Polygon, Position } from '#geo';
import { feature, Parts, sharedCrs } from '../raw-feature';
import type { Decoded, GivenFile, RawFeature, Reader, ReadResult } from '../reading';
import { limits } from '../text';

/**
 * Well-known text of geometries (OGC 06-103r4), one or many, on a line each or across lines, with Z and M, and PostGIS's `SRID=4490;` in front. First
 * number east, second north.
 */
export const wkt: Reader = {
  format: 'wkt',
  recognises: (_file, text) => text !== null && start.test(text.text.slice(0, 1000)),
  read: (file, text) => Promise.resolve(text === null ? { ok: true, readings: [] } : read(file, text)),
};

const kinds = 'POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION';
/** Of curves and surfaces, to be refused by name. */
const others = 'CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|POLYHEDRALSURFACE|TIN|TRIANGLE|CURVE|SURFACE|GEOMETRY';
const head = String.raw`(?:SRID\s*=\s*(\d{1,9})\s*;\s*)?(${kinds}|${others})\s*(?:ZM|Z|M)?\s*(?=\(|EMPTY)`;
const start = new RegExp(String.raw`^[\uFEFF\s]*${head}`, 'i');
const next = () => new RegExp(head, 'gi');
const token = /\s*([(),]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z]+)/y;
const maxDepth = 100;

function read(file: GivenFile, { text, encoding }: Decoded): ReadResult {
  const features: RawFeature[] = [];
  const lines = lineCounter(text);
  const search = next();
  let end = 0;
  // What stands between two geometries must be nothing: a piece of one that was not understood is not to be passed over.
  const leftover = (from: number, to: number) => {
    const between = text.slice(from, to);
    const first = between.search(/[^\s;,\uFEFF]/);
    if (first >= 0) features.push(unreadable(`line ${lines(from + first)}`, between));
  };
  for (let match = search.exec(text); match; match = search.exec(text)) {
    leftover(end, match.index);
    const at = `line ${lines(match.index)}`;
    const cursor = new Cursor(text, search.lastIndex);
    const read = geometry(match, cursor, at);
    features.push(read);
    search.lastIndex = Math.max(cursor.at, search.lastIndex);
    // The rest of a line that could not be read is told already.
    const line = text.indexOf('\n', search.lastIndex);
    end = read.problems.length === 0 ? cursor.at : line < 0 ? text.length : line;
    if (features.length > limits.features) break;
  }
  if (features.length <= limits.features) leftover(end, text.length);
  if (features.length === 0) return { ok: false, problems: [{ code: 'no-geometry', at: file.name }] };
  const shared = sharedCrs(features);
  const frame = { axes: 'by-format', ...(shared.crs === undefined ? {} : { crs: shared.crs }) } as const;
  return { ok: true, readings: [{ format: 'wkt', file: file.name, encoding, features: shared.features, frame, notes: [] }] };
}

const unreadable = (at: string, text: string) =>
  feature(at, [], { problems: [{ code: 'wkt-unreadable', at, params: { text: text.trim().slice(0, 40) } }] });

function geometry(match: RegExpExecArray, cursor: Cursor, at: string): RawFeature {
  const [, srid, kind] = match;
  const rest = srid === undefined || srid === '0' ? {} : { crs: `EPSG:${Number(srid)}` };
  const parts = new Parts();
  const from = match.index;
  try {
    body(kind!.toUpperCase(), cursor, parts, 0);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code !== 'wkt-unreadable') return feature(at, [], { ...rest, problems: [{ code: error.code, at, params: error.params }] });
    return { ...unreadable(at, cursor.around(from)), ...rest };
  }
  return feature(at, parts.shapes(), rest);
}

class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
  }
}

/** One token after the other. */
class Cursor {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  next(): string {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (!found) throw new Refused('wkt-unreadable');
    this.at = token.lastIndex;
    return found[1]!;
  }

  /** Whether the next token is this one; it is taken then. */
  takes(wanted: string): boolean {
    const before = this.at;
    token.lastIndex = before;
    const found = token.exec(this.text)?.[1]?.toUpperCase();
    this.at = found === wanted ? token.lastIndex : before;
    return found === wanted;
  }

  /** A list in brackets, or EMPTY. */
  list<T>(item: () => T): T[] {
    if (this.takes('EMPTY')) return [];
    if (!this.takes('(')) throw new Refused('wkt-unreadable');
    const items: T[] = [];
    do items.push(item());
    while (this.takes(','));
    if (!this.takes(')')) throw new Refused('wkt-unreadable');
    return items;
  }

  around(from: number): string {
    return this.text.slice(Math.max(from, this.at - 20), this.at + 20);
  }
}

function body(kind: string, cursor: Cursor, parts: Parts, depth: number) {
  if (depth > maxDepth) throw new Refused('too-deep', { limit: maxDepth });
  const position = () => tuple(cursor);
  const line = () => cursor.list(position);
  const polygon = (): Polygon => cursor.list(line);
  const add = (polygon: Polygon) => {
    if (polygon.length > 0) parts.polygons.push(polygon);
  };
  const addLine = (line: readonly Position[]) => {
    if (line.length > 0) parts.lines.push(line);
  };
  if (kind === 'POINT') for (const p of cursor.list(position)) parts.points.push(p);
  else if (kind === 'MULTIPOINT') {
    // `MULTIPOINT (1 2, 3 4)` is as common as `MULTIPOINT ((1 2), (3 4))`.
    for (const points of cursor.list(() => pointOf(cursor))) for (const p of points) parts.points.push(p);
  } else if (kind === 'LINESTRING') addLine(line());
  else if (kind === 'MULTILINESTRING') for (const l of cursor.list(line)) addLine(l);
  else if (kind === 'POLYGON') add(polygon());
  else if (kind === 'MULTIPOLYGON') for (const p of cursor.list(polygon)) add(p);
  else if (kind === 'GEOMETRYCOLLECTION') cursor.list(() => member(cursor, parts, depth));
  else throw new Refused('unknown-geometry-type', { type: kind });
}

function member(cursor: Cursor, parts: Parts, depth: number) {
  // `POLYGONZ` and `POLYGON Z` are the same.
  const word = cursor.next().toUpperCase();
  const kind = new RegExp(`^(${kinds}|${others})(ZM|Z|M)?$`).exec(word)?.[1];
  if (kind === undefined) throw new Refused('wkt-unreadable');
  for (const dimension of ['ZM', 'Z', 'M']) if (cursor.takes(dimension)) break;
  body(kind, cursor, parts, depth + 1);
}

function pointOf(cursor: Cursor): Position[] {
  if (cursor.takes('EMPTY')) return [];
  if (!cursor.takes('(')) return [tuple(cursor)];
  const position = tuple(cursor);
  if (!cursor.takes(')')) throw new Refused('wkt-unreadable');
  return [position];
}

/** Two to four numbers. */
function tuple(cursor: Cursor): Position {
  const numbers: number[] = [];
  for (;;) {
    const before = cursor.at;
    const word = cursor.next();
    if (!/^[-+.\d]/.test(word)) {
      cursor.at = before;
      break;
    }
    numbers.push(Number(word));
  }
  if (numbers.length < 2 || numbers.length > 4) throw new Refused('wkt-unreadable');
  return [numbers[0]!, numbers[1]!];
}

/** The line of a place, for places in rising order. */
function lineCounter(text: string): (index: number) => number {
  let [line, at] = [1, 0];
  return (index) => {
    for (; at < index; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  };
}
