/**
 * The lowest level of DXF: group codes and values, from text or from a binary file. Own code and no library: the two there are (dxf, dxf-parser)
 * read neither the binary form nor any code page, hold the whole file as an array of lines, follow blocks without a limit, and throw on a broken file.
 */
export interface Groups {
  code: number;
  /** Of the value, trimmed of what surrounds a number but not inside a text. Reals of a binary file as JavaScript writes them, which reads back the same. */
  value: string;
  /** Where it is: `line 12` of a text, from 1; `byte 345` of a binary file. */
  place(): string;
  /** Steps on; false at the end of the file and at the first fault. */
  next(): boolean;
  /** Set where the sequence of codes and values breaks: nothing after it can be trusted. */
  fault: boolean;
}

/** Group codes and values of ASCII DXF: a line each, in turn. */
export class TextGroups implements Groups {
  code = -1;
  value = '';
  fault = false;
  private line = 0;
  private position = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  }

  next(): boolean {
    if (this.fault || this.position >= this.text.length) return false;
    const written = this.take().trim();
    // Blank lines at the very end, and the Ctrl-Z of old programs.
    if ((written === '' || written === '\u001A') && this.text.slice(this.position, this.position + 100).trim() === '') {
      this.position = this.text.length;
      return false;
    }
    if (!/^-?\d{1,4}$/.test(written) || this.position >= this.text.length) {
      this.fault = true;
      return false;
    }
    this.code = Number(written);
    this.value = this.take();
    return true;
  }

  place(): string {
    return `line ${this.line}`;
  }

  private take(): string {
    this.line += 1;
    let end = this.text.indexOf('\n', this.position);
    if (end < 0) end = this.text.length;
    const from = this.position;
    this.position = end + 1;
    return this.text.slice(from, this.text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
  }
}

export const binarySentinel = 'AutoCAD Binary DXF\r\n\u001A\0';

/** Kinds of values by group code (DXF Reference, "Group Code Value Types"); null where the reference knows none: its length is then unknown too. */
function kindOf(code: number): 'text' | 'real' | 'byte' | 'int16' | 'int32' | 'int64' | 'chunk' | null {
  const within = (from: number, to: number) => code >= from && code <= to;
  if (within(0, 9) || within(100, 105) || within(300, 309) || within(320, 369) || within(390, 399) || within(410, 419)) return 'text';
  if (within(10, 59) || within(110, 149) || within(210, 239) || within(460, 469) || within(1010, 1059)) return 'real';
  if (within(60, 79) || within(170, 179) || within(270, 289) || within(370, 389) || within(400, 409) || within(1060, 1070)) return 'int16';
  if (within(90, 99) || within(420, 429) || within(440, 459) || code === 1071) return 'int32';
  if (within(430, 439) || within(470, 481) || code === 999 || within(1000, 1003) || within(1005, 1009)) return 'text';
  if (within(160, 169)) return 'int64';
  if (within(290, 299)) return 'byte';
  return within(310, 319) || code === 1004 ? 'chunk' : null;
}

/** The binary form: a sentinel, then little-endian codes (one byte up to R12, two after) and values by the type of their code. */
export class BinaryGroups implements Groups {
  code = -1;
  value = '';
  fault = false;
  private position = binarySentinel.length;
  private at = 0;
  private readonly view: DataView;
  private readonly wide: boolean;
  private readonly decoder: TextDecoder;
  constructor(
    private readonly bytes: Uint8Array,
    encoding: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.decoder = new TextDecoder(encoding);
    // The first group is always 0 SECTION: its code is a zero byte before the S, or two.
    this.wide = bytes[this.position + 1] === 0;
  }

  next(): boolean {
    if (this.fault || this.position >= this.bytes.length) return false;
    this.at = this.position;
    try {
      this.code = this.takeCode();
      this.value = this.takeValue();
      return true;
    } catch (error) {
      // Reading beyond the end of the file, or a code whose value has no known length.
      if (!(error instanceof RangeError)) throw error;
      this.fault = true;
      return false;
    }
  }

  place(): string {
    return `byte ${this.at}`;
  }

  private takeCode(): number {
    if (this.wide) return this.view.getInt16(this.step(2), true);
    const short = this.view.getUint8(this.step(1));
    return short === 255 ? this.view.getInt16(this.step(2), true) : short;
  }

  private takeValue(): string {
    const kind = kindOf(this.code);
    if (kind === 'real') return String(this.view.getFloat64(this.step(8), true));
    if (kind === 'int16') return String(this.view.getInt16(this.step(2), true));
    if (kind === 'int32') return String(this.view.getInt32(this.step(4), true));
    if (kind === 'int64') return String(this.view.getBigInt64(this.step(8), true));
    if (kind === 'byte') return String(this.view.getUint8(this.step(1)));
    if (kind === 'chunk') {
      const length = this.view.getUint8(this.step(1));
      this.step(length);
      return '';
    }
    const end = kind === 'text' ? this.bytes.indexOf(0, this.position) : -1;
    if (end < 0) throw new RangeError('no value');
    const from = this.step(end - this.position + 1);
    return this.decoder.decode(this.bytes.subarray(from, end));
  }

  private step(count: number): number {
    const from = this.position;
    this.position += count;
    return from;
  }
}

/** Whether bytes begin like a file that AutoCAD writes in binary: `AC1015` and the like open a DWG, which is another format. */
export function startsWith(bytes: Uint8Array, text: string): boolean {
  return text === String.fromCharCode(...bytes.subarray(0, text.length));
}

/** What $DWGCODEPAGE may say, as the Encoding Standard names it; `dos` pages other than the Chinese and Japanese ones are not in it. */
const codePages: Record<string, string> = {
  ansi_936: 'gb18030',
  gb2312: 'gb18030',
  dos936: 'gb18030',
  ansi_950: 'big5',
  big5: 'big5',
  ansi_932: 'shift_jis',
  dos932: 'shift_jis',
  ansi_949: 'euc-kr',
  ksc5601: 'euc-kr',
  ansi_874: 'windows-874',
  ansi_1250: 'windows-1250',
  ansi_1251: 'windows-1251',
  ansi_1253: 'windows-1253',
  ansi_1254: 'windows-1254',
  ansi_1257: 'windows-1257',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
};

/**
 * In which encoding the texts of a file are: UTF-8 from AC1021 (2007) on, before that the code page of its header. Programs get both wrong, so bytes decide
 * first: characters beyond two bytes that are valid UTF-8 throughout are UTF-8; GBK text that is so by accident does not occur. A file that declares
 * a one-byte page (ANSI_1252 is what Western programs write unasked) is tried as GBK: `declared` is told when it was not followed.
 */
export function textEncoding(bytes: Uint8Array): { encoding: string; declared?: string } {
  const { page, modern, named } = declaredEncoding(bytes);
  const plain = bytes.every((byte) => byte < 128);
  const utf8 = plain ? '' : decoded(bytes, 'utf-8');
  if (plain || (utf8 !== null && (modern || /[\u0800-\uFFFF]/.test(utf8)))) return { encoding: 'utf-8' };
  if (named !== undefined && named !== 'utf-8' && decoded(bytes, named) !== null) return { encoding: named };
  const declared = page === undefined ? {} : { declared: page.slice(0, 20) };
  if (decoded(bytes, 'gb18030') !== null) return { encoding: 'gb18030', ...declared };
  return { encoding: 'windows-1252', ...(page?.toLowerCase() === 'ansi_1252' ? {} : declared) };
}

/** The same of a binary file, whose numbers are no text that could be tried: what it declares, else GBK. */
export function binaryEncoding(bytes: Uint8Array): string {
  const { modern, named } = declaredEncoding(bytes);
  return modern ? 'utf-8' : (named ?? 'gb18030');
}

function declaredEncoding(bytes: Uint8Array) {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000));
  const page = /\$DWGCODEPAGE\W{1,9}3?\W{1,9}([\w-]{3,12})/i.exec(head)?.[1];
  const version = /\$ACADVER\W{1,9}1?\W{1,9}(AC\d{4})/.exec(head)?.[1] ?? '';
  return { page, modern: version >= 'AC1021', named: page === undefined ? undefined : codePages[page.toLowerCase()] };
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
