// The list of industries as the repository holds it, and its way through a publication into the hands of a check.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue, loadIndustries, openCatalogue } from '#check';
import {
  canonicalJson,
  contentHash,
  findIndustry,
  inIndustries,
  readCatalogue,
  readIndustries,
  searchIndustries,
  type Catalogue,
} from '#zone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dir, removeDir, rewriteCatalogue, root, xuanzhi } from './command-line';

const name = 'gbt4754-2017.tsv';
const text = readFileSync(join(root, 'data/rules', name), 'utf8');
const han = /\p{Script=Han}/u;

afterAll(removeDir);

describe('GB/T 4754-2017', () => {
  const read = readIndustries(text);
  const list = read.ok ? read.industries : [];

  it('has its 20 sections, 97 divisions, 473 groups and 1 381 classes', () => {
    const counts = new Map<number, number>();
    for (const { code } of list) counts.set(code.length, (counts.get(code.length) ?? 0) + 1);
    expect(read).toMatchObject({ ok: true });
    expect(Object.fromEntries(counts)).toEqual({ 1: 20, 3: 97, 4: 473, 5: 1381 });
    expect(list.map(({ code }) => code)).toEqual(list.map(({ code }) => code).sort());
  });

  it('has every name in both languages, each in its own', () => {
    expect(list.filter(({ zh, en = '' }) => !han.test(zh) || han.test(en) || !/^[A-Z0-9]/.test(en))).toEqual([]);
  });

  it('has the same English for the same Chinese, and not for another one', () => {
    const pairs = new Set(list.map(({ zh, en }) => `${zh}=${en}`));
    expect(pairs.size).toBe(new Set(list.map(({ zh }) => zh)).size);
    expect(pairs.size).toBe(new Set(list.map(({ en }) => en)).size);
  });

  it('answers as a planner asks', () => {
    expect(findIndustry(list, '4412')).toEqual({ code: 'D4412', zh: '热电联产', en: 'Combined heat and power' });
    const first = (query: string) => searchIndustries(list, query, 1)[0]?.code;
    expect([first('水泥'), first('污水'), first('hazardous waste'), first('pig'), first('造纸')]).toEqual([
      'C3011',
      'D4620',
      'N7724',
      'A0313',
      'C222',
    ]);
    expect(inIndustries(findIndustry(list, '2710')!.code, ['C26', 'C271'])).toBe('yes');
  });
});

describe('a publication', () => {
  const out = join(dir, 'published');
  const rules = join(dir, 'data/rules');
  const asked: string[] = [];
  const read = async (file: string) => {
    asked.push(file);
    return new Uint8Array(readFileSync(join(out, file)));
  };
  const opened = async (): Promise<Catalogue> => {
    const result = await openCatalogue(read);
    if (!result.ok) throw new Error(result.problem.code);
    return result.catalogue;
  };
  const publish = () => xuanzhi('publish', join(dir, 'data/source'), '--out', out, '--lang', 'en');

  beforeAll(() => {
    cpSync(join(root, 'data/source/base-province'), join(dir, 'data/source/base-province'), { recursive: true });
    mkdirSync(rules, { recursive: true });
  });

  it('has no industries when the rules have none, and its catalogue reads as it always did', async () => {
    expect((await publish()).code).toBe(0);
    const catalogue = await opened();
    expect(catalogue).not.toHaveProperty('industries');
    expect(catalogue.hash).toBe(contentHash(canonicalJson({ layers: catalogue.layers, rules: catalogue.rules })));
    expect(await loadIndustries(catalogue, read)).toBeNull();
  });

  it('names the list under its hash, replaces what was published before, and again itself, byte for byte', async () => {
    writeFileSync(join(rules, name), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(await publish()).toMatchObject({ code: 0, error: '' });
    const entry = (await opened()).industries!;
    expect(entry).toEqual({
      standard: 'GB/T 4754-2017',
      file: `industries.${contentHash(text).slice(0, 16)}.tsv`,
      hash: contentHash(text),
      bytes: Buffer.byteLength(text),
    });
    expect(readFileSync(join(out, entry.file), 'utf8')).toBe(text);
    expect(await publish()).toMatchObject({ code: 0, error: '' });
    expect(readdirSync(out)).toContain(entry.file);
  });

  it('gives the list to those who ask, and to no one else', async () => {
    const catalogue = await opened();
    asked.length = 0;
    await loadCatalogue(catalogue, read);
    expect(asked.filter((file) => file.endsWith('.tsv'))).toEqual([]);
    expect(await loadIndustries(catalogue, read)).toHaveLength(1971);
  });

  it('gives nothing rather than a list that was changed, broken or lost', async () => {
    const catalogue = await opened();
    const bytes = (await read(catalogue.industries!.file)).slice();
    bytes[bytes.length - 2]! ^= 1;
    const broken = new TextEncoder().encode('not found\n');
    const named = { ...catalogue, industries: { ...catalogue.industries!, hash: contentHash(broken) } };
    expect(await loadIndustries(catalogue, async () => bytes)).toBeNull();
    expect(await loadIndustries(named, async () => broken)).toBeNull();
    expect(await loadIndustries(catalogue, async () => null)).toBeNull();
    expect(await loadIndustries(catalogue, () => Promise.reject(new Error('offline')))).toBeNull();
  });

  it('has an entry that the hash of the catalogue covers', async () => {
    const written = readFileSync(join(out, 'catalogue.json'), 'utf8');
    const changed = JSON.parse(written) as Catalogue;
    changed.industries!.bytes += 1;
    expect(readCatalogue(JSON.stringify(changed))).toEqual({ ok: false, problem: { code: 'catalogue-hash' } });
    delete changed.industries;
    expect(readCatalogue(JSON.stringify(changed))).toEqual({ ok: false, problem: { code: 'catalogue-hash' } });
    rewriteCatalogue(out, (catalogue) => void (catalogue.industries!.bytes += 1));
    expect((await opened()).industries!.bytes).toBe(Buffer.byteLength(text) + 1);
  });

  it('is refused with file and line when the list is faulty, or no text', async () => {
    writeFileSync(join(rules, name), text.replace('C261\t', 'C261 '));
    const refused = await publish();
    expect(refused.code).toBe(65);
    expect(refused.error).toContain(`${name}: Line ${text.slice(0, text.indexOf('C261\t')).split('\n').length}`);
    writeFileSync(join(rules, name), Buffer.from([0xff, 0xfe, 0x41]));
    expect((await publish()).code).toBe(65);
  });
});
