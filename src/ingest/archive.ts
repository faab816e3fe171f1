import type { Note, Problem } from '#zone';
import type { Inflate } from 'fflate';
import type { GivenFile } from './reading';
import { decodeAny, limits } from './text';

/** All members together, unpacked; how many members; how many times a member may be larger than it is packed (beyond 1 MB). */
export const archiveLimits = { bytes: 2 * limits.bytes, members: 1000, ratio: 500 };

/** `problem`: nothing could be taken from it. Members that were passed over are notes. */
export type Unpacked = { ok: true; files: GivenFile[]; notes: Note[] } | { ok: false; problems: Problem[] };

interface Member {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const signature = { member: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const others: [kind: string, head: number[]][] = [
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['GZIP', [0x1f, 0x8b, 0x08]],
];

/** Whether a file is an archive of files: a ZIP by its content (KMZ too, but no office document), or a kind of archive that will be refused by name. */
export function isArchive(bytes: Uint8Array): boolean {
  if (otherKind(bytes) !== undefined) return true;
  if (!isZip(bytes)) return false;
  const members = directoryOf(bytes);
  return members === null || members === 'too-many' || !isOffice(members);
}

const isZip = (bytes: Uint8Array) => bytes.length >= 22 && [signature.member, signature.end].includes(view(bytes).getUint32(0, true));
const isOffice = (members: readonly Member[]) => members.some(({ name }) => name === '[Content_Types].xml');
const otherKind = (bytes: Uint8Array) => others.find(([, head]) => head.every((byte, i) => bytes[i] === byte))?.[0];
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The files in a ZIP archive (APPNOTE 6.3.3, ZIP64 too), read by its directory. A ZIP in it – a KMZ – is unpacked too, one level and no deeper. Names are UTF-8 where the
 * archive says so or the bytes are, else GBK. Unpacks in steps and stops as soon as a limit or the stated size is passed, whatever the archive says.
 */
export async function unpack(file: GivenFile): Promise<Unpacked> {
  const budget = { bytes: archiveLimits.bytes, members: archiveLimits.members };
  const done = await unpackOne(file, budget, 0);
  if (!done.ok) return done;
  if (done.files.length > 0) return done;
  return { ok: false, problems: done.notes.length > 0 ? done.notes : [{ code: 'archive-empty', at: file.name }] };
}

async function unpackOne(file: GivenFile, budget: { bytes: number; members: number }, depth: number): Promise<Unpacked> {
  const { bytes } = file;
  const refuse = (problem: Problem): Unpacked => ({ ok: false, problems: [{ at: file.name, ...problem }] });
  const kind = otherKind(bytes);
  if (kind !== undefined) return refuse({ code: 'archive-kind', params: { kind } });
  const members = isZip(bytes) ? directoryOf(bytes) : null;
  if (members === null) return refuse({ code: 'archive-damaged' });
  if (members === 'too-many' || members.length > budget.members)
    return refuse({ code: 'archive-too-many', params: { limit: archiveLimits.members } });
  budget.members -= members.length;
  const fflate = await import('fflate');
  const files: GivenFile[] = [];
  const notes: Note[] = [];
  for (const member of members) {
    if (isClutter(member.name)) continue;
    const name = `${file.name}/${member.name}`;
    const passOver = (code: string) => notes.push({ code, at: name });
    if (!isSafe(member.name)) passOver('archive-member-name');
    else if (member.flags & 1) passOver('archive-member-encrypted');
    else if (member.method !== 0 && member.method !== 8) passOver('archive-member-method');
    else {
      if (member.size > budget.bytes) return refuse({ code: 'archive-too-large', params: { limit: archiveLimits.bytes } });
      const data = packedBytes(bytes, member);
      const content = data && (member.method === 0 ? data : inflate(data, member.size, fflate.Inflate));
      if (content === 'ratio') return refuse({ code: 'archive-ratio', params: { file: name, limit: archiveLimits.ratio } });
      if (!content || content.length !== member.size || crc32(content) !== member.crc) {
        passOver('archive-member-damaged');
        continue;
      }
      budget.bytes -= content.length;
      if (!isArchive(content)) files.push({ name, bytes: content });
      else if (depth > 0 || otherKind(content) !== undefined) passOver('archive-member-nested');
      else {
        const inner = await unpackOne({ name, bytes: content }, budget, depth + 1);
        if (inner.ok) files.push(...inner.files);
        notes.push(...(inner.ok ? inner.notes : inner.problems));
      }
    }
  }
  return { ok: true, files, notes };
}

/** Folders, and what a Mac adds: nothing that anybody gave. */
const isClutter = (name: string) => name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/i.test(name);
/** A name that means a place outside the archive is the mark of an attack; no member is ever written anywhere, but none of it is trusted either. */
const isSafe = (name: string) => !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\p{Cc}/iu.test(name) && name.length <= 500;

/** The members by the directory at the end; null when it cannot be followed. */
function directoryOf(bytes: Uint8Array): Member[] | 'too-many' | null {
  const data = view(bytes);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && data.getUint32(end, true) !== signature.end) end--;
  if (end < lowest) return null;
  let [count, at] = [data.getUint16(end + 10, true), data.getUint32(end + 16, true)];
  if ((count === 0xffff || at === 0xffffffff) && end >= 20 && data.getUint32(end - 20, true) === 0x07064b50) {
    const end64 = Number(data.getBigUint64(end - 12, true));
    if (end64 + 56 > bytes.length || data.getUint32(end64, true) !== 0x06064b50) return null;
    [count, at] = [Number(data.getBigUint64(end64 + 32, true)), Number(data.getBigUint64(end64 + 48, true))];
  }
  if (count > archiveLimits.members) return 'too-many';
  const members: Member[] = [];
  for (let k = 0; k < count; k++) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== signature.directory) return null;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => data.getUint16(at + o, true)) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) return null;
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const flags = data.getUint16(at + 8, true);
    const [packed, size, offset] = wide(extra, [20, 24, 42].map((o) => data.getUint32(at + o, true)) as [number, number, number]);
    members.push({
      name: nameOf(rawName, flags, extra),
      flags,
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      packed,
      size,
      offset,
    });
    at = next;
  }
  return members;
}

/** The extra fields of a directory entry by their number. */
function extraField(extra: Uint8Array, id: number): Uint8Array | undefined {
  const data = view(extra);
  for (let i = 0; i + 4 <= extra.length;) {
    const length = data.getUint16(i + 2, true);
    if (data.getUint16(i, true) === id) return extra.subarray(i + 4, i + 4 + length);
    i += 4 + length;
  }
  return undefined;
}

/** Sizes and offset that do not fit 32 bits stand in the ZIP64 extra field, in the order size, packed size, offset. */
function wide(extra: Uint8Array, [packed, size, offset]: [number, number, number]): [number, number, number] {
  const field = extraField(extra, 1);
  if (!field) return [packed, size, offset];
  let i = 0;
  const next = (value: number) => {
    if (value !== 0xffffffff || i + 8 > field.length) return value;
    i += 8;
    return Number(view(field).getBigUint64(i - 8, true));
  };
  const wideSize = next(size);
  return [next(packed), wideSize, next(offset)];
}

function nameOf(raw: Uint8Array, flags: number, extra: Uint8Array): string {
  const unicode = extraField(extra, 0x7075);
  const bytes = unicode && unicode.length > 5 ? unicode.subarray(5) : raw;
  const text =
    flags & 0x800 || bytes !== raw ? new TextDecoder().decode(bytes) : (decodeAny(bytes)?.text ?? new TextDecoder('latin1').decode(bytes));
  // Windows programs write backslashes between folders.
  return text.replaceAll('\\', '/');
}

/** The bytes of a member as they are packed: its own header says only how long name and extra field are there. */
function packedBytes(bytes: Uint8Array, { offset, packed }: Member): Uint8Array | null {
  if (offset + 30 > bytes.length || view(bytes).getUint32(offset, true) !== signature.member) return null;
  const start = offset + 30 + view(bytes).getUint16(offset + 26, true) + view(bytes).getUint16(offset + 28, true);
  return start + packed > bytes.length ? null : bytes.subarray(start, start + packed);
}

/** Steps small enough that one of them cannot unpack to more than some megabytes: deflate reaches 1032 : 1. */
const step = 8192;
class Enough extends Error {}

function inflate(data: Uint8Array, size: number, Stream: typeof Inflate): Uint8Array | 'ratio' | null {
  if (size > 1_000_000 && size > data.length * archiveLimits.ratio) return 'ratio';
  const content = new Uint8Array(size);
  let length = 0;
  try {
    const stream = new Stream((chunk) => {
      if (length + chunk.length > size) throw new Enough();
      content.set(chunk, length);
      length += chunk.length;
    });
    for (let i = 0; i === 0 || i < data.length; i += step) stream.push(data.subarray(i, i + step), i + step >= data.length);
  } catch {
    return null; // not deflate, cut off, or more than stated
  }
  return content.subarray(0, length);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
