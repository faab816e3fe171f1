import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isArchive, unpack } from './archive';

const bytes = (text: string) => new TextEncoder().encode(text);
const zip = (members: Zippable) => zipSync(members);
const given = (content: Uint8Array) => ({ name: 'a.zip', bytes: content });
/** Names of the files, or codes of the problems; codes of the notes. */
async function seen(content: Uint8Array) {
  const done = await unpack(given(content));
  return done.ok ? [done.files.map(({ name }) => name), done.notes.map(({ code }) => code)] : [done.problems.map(({ code }) => code)];
}
/** The archive with a number of its first member changed, in the directory and, where it stands there too, before the member. */
function changed(content: Uint8Array, inDirectory: number, inMember: number | null, value: number, size: 2 | 4) {
  const copy = Uint8Array.from(content);
  const data = new DataView(copy.buffer);
  const end = content.length - 22;
  const places = [data.getUint32(end + 16, true) + inDirectory, ...(inMember === null ? [] : [inMember])];
  for (const at of places)
    if (size === 2) data.setUint16(at, value, true);
    else data.setUint32(at, value, true);
  return copy;
}

describe('archive', () => {
  it('gives its members, packed or stored, without folders and clutter', async () => {
    const content = zip({
      'a/b.txt': bytes('one'),
      'c.txt': [bytes('two'), { level: 0 }],
      'a/': bytes(''),
      '__MACOSX/a/._b.txt': bytes('x'),
    });
    const done = await unpack(given(content));
    expect(done).toEqual({
      ok: true,
      files: [
        { name: 'a.zip/a/b.txt', bytes: bytes('one') },
        { name: 'a.zip/c.txt', bytes: bytes('two') },
      ],
      notes: [],
    });
    expect(isArchive(content)).toBe(true);
  });
  it('leaves office documents and other files alone', async () => {
    const office = zip({ '[Content_Types].xml': bytes('<Types/>'), 'xl/workbook.xml': bytes('<workbook/>') });
    expect([isArchive(office), isArchive(bytes('PK? no')), isArchive(new Uint8Array())]).toEqual([false, false, false]);
    expect(await seen(zip({ 'table.xlsx': office }))).toEqual([['a.zip/table.xlsx'], []]);
  });
  it('reads a KMZ in a ZIP and nothing deeper', async () => {
    const kmz = zip({ 'doc.kml': bytes('<kml/>'), 'deep.zip': zip({ 'x.txt': bytes('x') }) });
    expect(await seen(zip({ 'a.kmz': kmz }))).toEqual([['a.zip/a.kmz/doc.kml'], ['archive-member-nested']]);
  });
  it('refuses other kinds of archive by name', async () => {
    const rar = Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 1, 0);
    expect(isArchive(rar)).toBe(true);
    expect(await unpack(given(rar))).toEqual({ ok: false, problems: [{ code: 'archive-kind', at: 'a.zip', params: { kind: 'RAR' } }] });
  });
  it('passes over names that point outside, and encrypted and strangely packed members', async () => {
    const names = zip({
      '../up.txt': bytes('x'),
      '/root.txt': bytes('x'),
      'C:\\a.txt': bytes('x'),
      'a\\..\\..\\b.txt': bytes('x'),
      'good..txt': bytes('x'),
    });
    expect(await seen(names)).toEqual([['a.zip/good..txt'], Array(4).fill('archive-member-name')]);
    const two = zip({ 'a.txt': bytes('secret'), 'b.txt': bytes('open') });
    expect(await seen(changed(two, 8, 6, 1, 2))).toEqual([['a.zip/b.txt'], ['archive-member-encrypted']]);
    expect(await seen(changed(two, 10, 8, 12, 2))).toEqual([['a.zip/b.txt'], ['archive-member-method']]);
    expect(await seen(changed(zip({ 'a.txt': bytes('secret') }), 8, 6, 1, 2))).toEqual([['archive-member-encrypted']]);
  });
  it('stops at a bomb, whether it tells its size or lies', async () => {
    const bomb = zip({ 'a.txt': new Uint8Array(4_000_000) });
    expect(await seen(bomb)).toEqual([['archive-ratio']]);
    expect(await seen(changed(bomb, 24, 22, 10, 4))).toEqual([['archive-member-damaged']]);
    expect(await seen(changed(bomb, 24, 22, 0x7fffffff, 4))).toEqual([['archive-too-large']]);
    const halves = Object.fromEntries([0, 1, 2].map((k) => [`${k}.txt`, [new Uint8Array(40_000_000), { level: 0 }] as const]));
    expect(await seen(zip(halves as Zippable))).toEqual([['archive-too-large']]);
  });
  it('refuses too many members, in one or nested', async () => {
    const many = (count: number) => zip(Object.fromEntries(Array.from({ length: count }, (_, k) => [`${k}.txt`, bytes('x')])));
    expect(await seen(many(1001))).toEqual([['archive-too-many']]);
    expect(await seen(zip({ 'a.zip': many(600), 'b.zip': many(600) }))).toEqual([
      [...Array(600).keys()].map((k) => `a.zip/a.zip/${k}.txt`),
      ['archive-too-many'],
    ]);
  });
  it('refuses a member whose checksum differs', async () => {
    expect(await seen(changed(zip({ 'a.txt': bytes('one') }), 16, 14, 1, 4))).toEqual([['archive-member-damaged']]);
  });
  it('never throws, wherever it is cut off', async () => {
    const whole = zip({ 'a.txt': bytes('one '.repeat(50)), 'b/c.txt': [bytes('two '.repeat(20)), { level: 0 }] });
    for (let length = 0; length < whole.length; length++) expect((await unpack(given(whole.slice(0, length)))).ok).toBe(false);
    expect(await seen(zip({}))).toEqual([['archive-empty']]);
  });
});
