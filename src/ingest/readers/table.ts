import type { Note, Problem } from '#zone';
import type { Decoded, FrameEvidence, GivenFile, Reader, Reading, ReadResult } from '../reading';
import { limits } from '../text';
import { layoutOf, type Layout } from './columns';
import { headerIn } from './header-words';
import type { Row, Sheet } from './spreadsheet';
import { featuresOf } from './table-features';

/** Of a table's line, in characters: a line of millions of cells would not fit into memory. */
const longestLine = 100_000;
const delimiters = [',', '\t', ';', '|', '，'];

/**
 * Tables of coordinates: CSV and TSV (RFC 4180 and looser), text in aligned columns, workbooks (.xlsx). Columns are found by their heads, Chinese or
 * English; rows of one site are told by a column of names or numbers, and joined in file order. One reading a sheet.
 */
export const table: Reader = {
  format: 'table',
  recognises(file, decoded) {
    if (!decoded) return workbookKind(file.bytes) !== null;
    const lines = decoded.text.slice(0, 20_000).split(/\r\n?|\n/);
    // The last may be cut through.
    if (decoded.text.length > 20_000) lines.pop();
    const rows = lines.slice(0, 60).map((text, i) => ({ line: i + 1, cells: plainCells(text.slice(0, 2000)) }));
    const layout = layoutOf(rows);
    // Two numbers a line, or a running number and two, are typed coordinates.
    return (
      layout !== null && (layout.headAt >= 0 || rows.some(({ cells }) => cells.length > 3 || cells.some((cell) => /\p{L}/u.test(cell))))
    );
  },
  async read(file, decoded) {
    if (decoded) {
      const rows = await rowsOfText(decoded.text);
      if (!rows.ok) return { ok: false, problems: [rows.problem] };
      return finish(file, decoded, [{ name: '', rows: rows.rows }], rows.notes);
    }
    if (workbookKind(file.bytes) === 'old') return { ok: false, problems: [{ code: 'spreadsheet-old' }] };
    const { readSpreadsheet } = await import('./spreadsheet');
    const book = readSpreadsheet(file.bytes);
    return book.ok ? finish(file, null, book.sheets, []) : { ok: false, problems: [book.problem] };
  },
};

function finish(file: GivenFile, decoded: Decoded | null, sheets: Sheet[], notes: Note[]): ReadResult {
  const readings: Reading[] = [];
  const problems: Problem[] = [];
  const passed: Note[] = [];
  for (const { name, rows } of sheets) {
    const layout = layoutOf(rows);
    if (!layout) {
      if (rows.length > 0 && name !== '') passed.push({ code: 'sheet-without-coordinates', params: { sheet: name.slice(0, 60) } });
      continue;
    }
    const read = featuresOf(rows, layout);
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    if (read.features.length === 0) continue;
    const frame: FrameEvidence = { axes: read.axes ?? layout.axes, ...read.frame };
    const header = headerIn(aboutFrame(rows, layout, name));
    if (header) frame.header = header;
    const crs = /EPSG:\d{4,6}/i.exec(aboutFrame(rows, layout, name))?.[0];
    if (crs !== undefined) frame.crs = crs.toUpperCase();
    readings.push({
      format: 'table',
      file: file.name,
      ...(name === '' ? {} : { layer: name }),
      ...(decoded ? { encoding: decoded.encoding } : {}),
      features: read.features,
      frame,
      notes: [...notes, ...read.notes],
    });
  }
  if (problems.length > 0) return { ok: false, problems };
  if (readings.length === 0) return { ok: false, problems: [{ code: 'table-without-coordinates' }] };
  readings[0]!.notes.push(...passed);
  return { ok: true, readings };
}

/** Titles, heads and the sheet's name. */
function aboutFrame(rows: readonly Row[], { headAt }: Layout, name: string): string {
  return [name, ...rows.slice(0, headAt + 1).flatMap(({ cells }) => cells.map((cell) => cell.slice(0, 200)))].join(' ');
}

async function rowsOfText(text: string): Promise<{ ok: true; rows: Row[]; notes: Note[] } | { ok: false; problem: Problem }> {
  let [lines, start, longest] = [0, 0, 0];
  for (let end = 0; end >= 0; start = end + 1) {
    end = text.indexOf('\n', start);
    longest = Math.max(longest, (end < 0 ? text.length : end) - start);
    lines += 1;
    if (end < 0) break;
  }
  if (lines > limits.positions + 1000)
    return { ok: false, problem: { code: 'too-many-vertices', params: { count: lines, limit: limits.positions } } };
  if (longest > longestLine) return { ok: false, problem: { code: 'line-too-long', params: { count: longest, limit: longestLine } } };
  const { default: Papa } = await import('papaparse');
  const notes: Note[] = [];
  let parsed = Papa.parse<string[]>(text, { delimitersToGuess: delimiters });
  if (parsed.errors.some(({ type }) => type === 'Quotes')) {
    // One quote that is never closed would swallow the rest of the file: read again, taking quotes as they stand.
    notes.push({ code: 'quotes-unmatched', at: String((parsed.errors.find(({ type }) => type === 'Quotes')?.row ?? 0) + 1) });
    const delimiter = parsed.meta.delimiter;
    parsed = Papa.parse<string[]>(text, { delimiter, quoteChar: '\0' });
  }
  const rows = parsed.data.map((cells, i) => ({ line: i + 1, cells: cells.map((cell) => cell.trim()) }));
  // One column may still hold a pair in each cell; else its columns stand apart by spaces.
  const single = rows.every(({ cells }) => cells.length <= 1) && layoutOf(rows) === null;
  return { ok: true, rows: single ? rows.map(({ line, cells }) => ({ line, cells: plainCells(cells[0] ?? '') })) : rows, notes };
}

/** Cells of a line without regard to quotes: by the delimiter that it has most of, else by spaces. */
function plainCells(text: string): string[] {
  const counts = delimiters.map((delimiter) => text.split(delimiter).length - 1);
  const most = Math.max(...counts);
  const cells = most > 0 ? text.split(delimiters[counts.indexOf(most)]!) : text.trim().split(/\s+/);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Office Open XML is a ZIP with a workbook part; the older .xls is a compound file with a stream of that name. */
function workbookKind(bytes: Uint8Array): 'open' | 'old' | null {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 3, 4)) return holds(bytes.subarray(-100_000), 'xl/workbook.') ? 'open' : null;
  return starts(0xd0, 0xcf, 0x11, 0xe0) && holds(bytes.subarray(0, 5_000_000), 'W\0o\0r\0k\0b\0o\0o\0k\0') ? 'old' : null;
}

function holds(bytes: Uint8Array, word: string): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(word);
}
