import type { Problem } from '#zone';
import { unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { decodeAny, limits } from '../text';

/** A row of a table as text, and its line or row number. */
export interface Row {
  line: number;
  cells: string[];
}
export interface Sheet {
  name: string;
  rows: Row[];
}

/** A workbook's parts, unpacked, together; twice the largest file that is taken. */
const unpackedLimit = 2 * limits.bytes;
/** Cells further right are passed over: no table of coordinates is wider, and a sheet may name column XFD in every row. */
const widest = 200;

/** No program writes more rows (ECMA-376 has no limit; Excel's is 2^20). */
const mostRows = 2 ** 20;
/** Filled or empty; a point has seldom more than a number and its two coordinates. */
const mostCells = 3 * limits.positions;

const parts = /^\/?xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i;

/**
 * The cells of an Office Open XML workbook (.xlsx, ECMA-376) as text: shown strings, numbers as they are stored, a formula's last result. Nothing is
 * calculated or fetched. Own, because a site's table needs none of the styles and dates that the readers for it bring, but limits that they lack.
 */
export function readSpreadsheet(bytes: Uint8Array): { ok: true; sheets: Sheet[] } | { ok: false; problem: Problem } {
  let unpacked = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      // A part is unpacked into as many bytes as it says it has, so the sum of what they say is the sum that is taken.
      filter: ({ name, originalSize }) => parts.test(name) && (unpacked += originalSize) <= unpackedLimit,
    });
  } catch {
    return { ok: false, problem: { code: 'spreadsheet-broken' } };
  }
  if (unpacked > unpackedLimit)
    return { ok: false, problem: { code: 'spreadsheet-too-large', params: { bytes: unpacked, limit: unpackedLimit } } };
  const byPath = new Map(Object.entries(files).map(([path, content]) => [path.replace(/^\//, '').toLowerCase(), content]));
  const xmlOf = (path: string) => decodeAny(byPath.get(path.toLowerCase()) ?? new Uint8Array())?.text ?? '';
  try {
    const targets = relations(xmlOf('xl/_rels/workbook.xml.rels'));
    const shared = sharedStrings(xmlOf('xl/sharedStrings.xml'));
    const sheets = sheetList(xmlOf('xl/workbook.xml')).map(({ name, relation }) => ({
      name,
      rows: rowsOf(xmlOf(targets.get(relation) ?? ''), shared),
    }));
    return sheets.length > 0 ? { ok: true, sheets } : { ok: false, problem: { code: 'spreadsheet-broken' } };
  } catch {
    return { ok: false, problem: { code: 'spreadsheet-broken' } };
  }
}

/** Walks XML by local names; throws where it is not well-formed. */
function walk(
  xml: string,
  open: (name: string, attribute: (name: string) => string | undefined) => void,
  text: (text: string) => void = () => {},
  close: (name: string) => void = () => {},
): void {
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('openTag', (name, attributes, decode) =>
    open(local(name), (wanted) => {
      const all = attributes();
      const value = all[wanted] ?? all[Object.keys(all).find((key) => key.endsWith(`:${wanted}`)) ?? ''];
      return value === undefined ? undefined : decode(value);
    }),
  );
  parser.on('text', (content, decode) => text(decode(content)));
  parser.on('cdata', text);
  parser.on('closeTag', (name) => close(local(name)));
  if (xml !== '') parser.parse(xml);
}

function relations(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walk(xml, (name, attribute) => {
    if (name !== 'Relationship') return;
    const [id, target] = [attribute('Id'), attribute('Target')];
    if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  });
  return targets;
}

function sheetList(xml: string): { name: string; relation: string }[] {
  const sheets: { name: string; relation: string }[] = [];
  walk(xml, (tag, attribute) => {
    if (tag !== 'sheet') return;
    // The relation's attribute is r:id; sheetId is a number of its own.
    const relation = attribute('id');
    if (relation !== undefined) sheets.push({ name: attribute('name') ?? '', relation });
  });
  return sheets.slice(0, 100);
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let [text, phonetic] = [false, false];
  walk(
    xml,
    (name) => {
      if (name === 'si') strings.push('');
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') text = true;
    },
    (content) => {
      if (text && !phonetic && strings.length > 0) strings[strings.length - 1] += content;
    },
    (name) => {
      if (name === 't') text = false;
      else if (name === 'rPh') phonetic = false;
    },
  );
  return strings;
}

function rowsOf(xml: string, shared: readonly string[]): Row[] {
  const rows: Row[] = [];
  let row: Row | null = null;
  let cell: { column: number; type: string; text: string } | null = null;
  let [reads, line, count, cellCount] = [false, 0, 0, 0];
  const finish = () => {
    if (row && cell && cell.column < widest) {
      while (row.cells.length < cell.column) row.cells.push('');
      row.cells[cell.column] = valueOf(cell.type, cell.text, shared);
    }
    cell = null;
  };
  walk(
    xml,
    (name, attribute) => {
      if (name === 'row') {
        if (++count > mostRows) throw new Error('too many rows');
        line = Number(attribute('r') ?? line + 1);
        row = { line, cells: [] };
      } else if (name === 'c' && row) {
        if (++cellCount > mostCells) throw new Error('too many cells');
        const address = attribute('r');
        cell = { column: address === undefined ? row.cells.length : columnOf(address), type: attribute('t') ?? 'n', text: '' };
      } else if (name === 'v' || name === 't') reads = true;
    },
    (content) => {
      if (reads && cell) cell.text += content;
    },
    (name) => {
      if (name === 'v' || name === 't') reads = false;
      else if (name === 'c') finish();
      else if (name === 'row' && row) {
        if (row.cells.some((text) => text !== '')) rows.push(row);
        row = null;
      }
    },
  );
  return rows;
}

function valueOf(type: string, text: string, shared: readonly string[]): string {
  if (type === 's') return (shared[Number(text)] ?? '').trim();
  if (type !== 'n') return text.trim();
  const number = Number(text);
  // As a person sees it: 125.32350000000001 is 125.3235.
  return text.trim() === '' || !Number.isFinite(number) ? text.trim() : String(Number(number.toPrecision(15)));
}

/** 0 for A1, 26 for AA7. */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,4}/i.exec(address)?.[0].toUpperCase() ?? '';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return letters === '' ? widest : column - 1;
}
