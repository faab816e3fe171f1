import type { Note } from '#zone';
import { named } from './raw-feature';

/** One table: rows of named values; a row marked as deleted is null. */
export interface DbfTable {
  encoding: string;
  rows: (Record<string, unknown> | null)[];
  notes: Note[];
}

interface Field {
  name: Uint8Array;
  type: string;
  start: number;
  length: number;
}

/**
 * Reads a dBase III/IV or FoxPro table (.dbf) as shapefiles carry it. `declared` is the text of the .cpg. The encoding is the declared one if every
 * name and value fits it, else UTF-8, else GBK (as GB 18030), whatever fits. Null when the bytes are no such table.
 */
export function readDbf(bytes: Uint8Array, declared: string | undefined, maxRows: number): DbfTable | null {
  if (bytes.length < 33) return null;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [stated, start, width] = [data.getUint32(4, true), data.getUint16(8, true), data.getUint16(10, true)];
  if (start < 33 || start > bytes.length || width < 1) return null;
  const fields = fieldsOf(bytes, start, width);
  if (fields === null) return null;
  const notes: Note[] = [];
  const whole = Math.floor((bytes.length - start) / width);
  if (whole < stated) notes.push({ code: 'dbf-rows-missing', params: { stated, found: whole } });
  const count = Math.min(stated, whole, maxRows);
  const cell = (row: number, field: Field) =>
    bytes.subarray(start + row * width + field.start, start + row * width + field.start + field.length);
  const texts = fields.filter(({ type }) => !binary.has(type) && type !== 'N' && type !== 'F' && type !== 'D' && type !== 'L');
  const pieces = function* (): Generator<{ bytes: Uint8Array; full: number }> {
    for (const { name } of fields) yield { bytes: name, full: 10 };
    for (let row = 0; row < count; row++) for (const field of texts) yield { bytes: trimmed(cell(row, field)), full: field.length };
  };
  const encoding = encodingOf(pieces, declared, data.getUint8(29), notes);
  const decoder = new TextDecoder(encoding);
  // A name that was cut in the middle of a character keeps its whole ones.
  const text = (raw: Uint8Array, full: number) => decoder.decode(wholeCharacters(raw, full, encoding)).trim();
  const names = fields.map(({ name }) => text(name, 10));
  const rows = Array.from({ length: count }, (_, row) => {
    if (bytes[start + row * width] === 0x2a) return null;
    return named(fields.map((field, i) => [names[i]!, valueOf(cell(row, field), field, text)] as const));
  });
  return { encoding: encoding === 'gb18030' ? 'gbk' : encoding, rows, notes };
}

/** The columns; null when they do not fit into the header or into a row. */
function fieldsOf(bytes: Uint8Array, start: number, width: number): Field[] | null {
  const fields: Field[] = [];
  let at = 1;
  for (let i = 32; i + 32 <= start && bytes[i] !== 0x0d; i += 32) {
    const raw = bytes.subarray(i, i + 11);
    const end = raw.indexOf(0);
    const type = String.fromCharCode(bytes[i + 11]!);
    // Text columns of FoxPro and Clipper count on in the byte that holds decimals elsewhere.
    const length = bytes[i + 16]! + (type === 'C' ? bytes[i + 17]! * 256 : 0);
    fields.push({ name: end < 0 ? raw : raw.subarray(0, end), type, start: at, length });
    at += length;
  }
  return at > width || fields.length > 255 ? null : fields;
}

const binary = new Set(['I', 'O', 'B', '@', 'T', 'Y', '+', '0', 'M', 'G', 'P', 'Q', 'V', 'W']);

/** As a plain value: text, number, truth, a day as YYYY-MM-DD, or null for none and for what only its own program reads (memos, pictures). */
function valueOf(raw: Uint8Array, { type, length }: Field, text: (raw: Uint8Array, full: number) => string): unknown {
  const data = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  if ((type === 'I' || type === '+') && length === 4) return data.getInt32(0, true);
  if ((type === 'O' || type === 'B') && length === 8) return data.getFloat64(0, true);
  if (binary.has(type)) return null;
  const value = text(trimmed(raw), length);
  if (type === 'N' || type === 'F') {
    const number = value === '' ? Number.NaN : Number(value);
    if (!Number.isFinite(number)) return null;
    // A parcel number of nineteen digits is no quantity.
    return Number.isSafeInteger(number) || !/^[+-]?\d+$/.test(value) ? number : value;
  }
  if (type === 'D') return /^\d{8}$/.test(value) ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : null;
  if (type === 'L') return /^[yt]$/i.test(value) ? true : /^[nf]$/i.test(value) ? false : null;
  return value === '' ? null : value;
}

/** Without the blanks and zero bytes that fill a field. */
function trimmed(raw: Uint8Array): Uint8Array {
  let end = raw.length;
  while (end > 0 && (raw[end - 1] === 0x20 || raw[end - 1] === 0)) end--;
  return raw.subarray(0, end);
}

type Pieces = () => Iterable<{ bytes: Uint8Array; full: number }>;

/** Language driver bytes that name one encoding for sure; the others are written by programs without thought. */
const drivers: Record<number, string> = { 0x4d: 'gb18030', 0x7a: 'gb18030' };

function encodingOf(pieces: Pieces, cpg: string | undefined, driver: number, notes: Note[]): string {
  const declared = labelOf(cpg ?? '') ?? drivers[driver];
  if (![...pieces()].some(({ bytes }) => bytes.some((byte) => byte > 127))) return declared ?? 'utf-8';
  const tried = [...new Set([...(declared === undefined ? [] : [declared]), 'utf-8', 'gb18030'])];
  const found = tried.find((encoding) => fits(pieces, encoding));
  if (declared !== undefined && found !== undefined && found !== declared)
    notes.push({ code: 'encoding-not-as-declared', params: { declared: shown(declared), encoding: shown(found) } });
  if (declared === undefined && found !== undefined) notes.push({ code: 'encoding-found', params: { encoding: shown(found) } });
  if (found === undefined) notes.push({ code: 'encoding-unknown', params: { tried: tried.map(shown).join(', ') } });
  return found ?? 'gb18030';
}

const shown = (encoding: string) => (encoding === 'gb18030' ? 'GBK' : encoding.toUpperCase());

/** The encoding that a .cpg names, in its many spellings. Latin 1 is what programs write that ask nobody, so it counts as not said. */
function labelOf(cpg: string): string | undefined {
  const name = cpg
    .trim()
    .toLowerCase()
    .replace(/^(ansi|oem|cp|windows|ms)[ -_]*(?=\d)/, '');
  if (/^(utf-?8|65001)$/.test(name)) return 'utf-8';
  if (/^(936|54936|gbk|gb2312|gb-?18030)$/.test(name)) return 'gb18030';
  if (/^(big-?5|950)$/.test(name)) return 'big5';
  return undefined;
}

function fits(pieces: Pieces, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (const { bytes, full } of pieces()) decoder.decode(wholeCharacters(bytes, full, encoding));
    return true;
  } catch {
    return false;
  }
}

/** Text that fills its field may have been cut in the middle of its last character: without that rest. */
function wholeCharacters(raw: Uint8Array, full: number, encoding: string): Uint8Array {
  if (raw.length < full) return raw;
  const end = raw.length;
  if (encoding === 'utf-8') {
    for (let k = 1; k <= Math.min(3, end); k++) {
      const byte = raw[end - k]!;
      if (byte < 0x80) return raw;
      if (byte >= 0xc0) return k < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? raw.subarray(0, end - k) : raw;
    }
    return raw;
  }
  // Two bytes a character, four where the second is a digit; big5 knows no four.
  let at = 0;
  for (let next = 0; next < end;) {
    at = next;
    const second = raw[at + 1] ?? 0x40;
    next += raw[at]! <= 0x80 ? 1 : second >= 0x30 && second <= 0x39 ? 4 : 2;
    if (next > end) return raw.subarray(0, at);
  }
  return raw;
}
