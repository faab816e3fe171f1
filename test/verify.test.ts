// A report asked again: the same bytes over the same catalogue are "same"; one digit, one layer, one rule changed is told at its place.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#zone';
import type { CheckReport } from '#check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dir, removeDir, file, inChangchun, publishAll, published, report, rewriteCatalogue, xuanzhi } from './command-line';

interface Told {
  same: boolean;
  differences: { kind: string; at: string; was: unknown; is: unknown }[];
}
let whole: CheckReport;

async function verify(text: string, ...args: string[]): Promise<Told> {
  const result = await xuanzhi('verify', file('again.json', text), '--catalogue', published, '--format', 'json', ...args);
  expect(result).toMatchObject({ code: 0, error: '' });
  return JSON.parse(result.out) as Told;
}
/** The catalogue with one thing changed, as the next edition would be. */
function anotherCatalogue(name: string): string {
  const folder = join(dir, name);
  cpSync(published, folder, { recursive: true });
  return folder;
}

beforeAll(async () => {
  await publishAll();
  const facts = ['--activity', 'C2611', '--fact', 'nature=new', '--fact', 'dischargesPollutants=unknown'];
  whole = await report(file('site.csv', inChangchun), '--catalogue', published, '--as-of', '2026-10-01', ...facts);
}, 60_000);
afterAll(removeDir);

describe('verify', () => {
  it('says "same" for a report as it was written, however it is laid out, whatever somebody wrote into it, in both languages', async () => {
    expect(await verify(JSON.stringify(whole))).toMatchObject({ same: true, differences: [] });
    const remarked = { ...whole, remarks: { note: '现场已核', disputed: [{ layer: 'red-line', zone: 'x', because: '边界不准' }] } };
    expect(await verify(JSON.stringify(remarked, null, 4))).toMatchObject({ same: true });
    const path = file('again.json', JSON.stringify(whole));
    expect((await xuanzhi('verify', path, '--catalogue', published)).out).toMatch(/^相同/);
    expect((await xuanzhi('verify', path, '--catalogue', published, '--lang', 'en')).out).toMatch(/^Same/);
  });

  it('says which digit was changed, and that the file was', async () => {
    const text = JSON.stringify(whole);
    const digit = text.replace(`"areaM2":${whole.site.areaM2}`, `"areaM2":${whole.site.areaM2 + 0.01}`);
    expect(digit).not.toBe(text);
    const { same, differences } = await verify(digit);
    expect(same).toBe(false);
    expect(differences.map(({ kind, at }) => `${kind} ${at}`)).toEqual(['altered id', 'result site.areaM2']);
    expect(differences[1]).toMatchObject({ was: whole.site.areaM2 + 0.01, is: whole.site.areaM2 });
    // A verdict made better by hand is the change that matters most.
    const better = await verify(JSON.stringify({ ...whole, verdict: 'no-conflict-found', reasons: [], complete: true }));
    expect(better.differences.map(({ at }) => at)).toContain('verdict');
  });

  it('says when a vertex was moved: it answers another question then', async () => {
    const { coordinates } = whole.site.geometry as { coordinates: number[][][] };
    const [first, ...rest] = coordinates[0]!;
    const moved = {
      ...whole,
      site: {
        ...whole.site,
        geometry: {
          type: 'Polygon',
          coordinates: [[[first![0]! + 1e-6, first![1]!], ...rest.slice(0, -1), [first![0]! + 1e-6, first![1]!]]],
        },
      },
    };
    const { differences } = await verify(JSON.stringify(moved));
    expect(differences[0]).toMatchObject({ kind: 'altered', at: 'id' });
    expect(differences.map(({ at }) => at)).toContain('site.areaM2');
  });

  it('names the layer whose edition is another, and one that is missing', async () => {
    const folder = anotherCatalogue('next-edition');
    rewriteCatalogue(folder, (catalogue) => {
      catalogue.layers.find(({ id }) => id === 'red-line')!.edition = '2027';
    });
    const found = await verify(JSON.stringify(whole), '--catalogue', folder);
    expect(found.differences.map(({ kind, at }) => `${kind} ${at}`)).toEqual(['catalogue catalogue', 'layer layers.red-line.edition']);

    const lost = anotherCatalogue('lost-layer');
    const name = readdirSync(lost).find((one) => one.startsWith('red-line.') && one.endsWith('.xzl'))!;
    writeFileSync(join(lost, name), 'gone');
    const { differences } = await verify(JSON.stringify(whole), '--catalogue', lost);
    expect(differences.find(({ at }) => at === 'answers.red-line.answer')).toMatchObject({ was: 'not-concerned', is: 'unknown' });
  });

  it('names the rule that another edition of the rule book changed', async () => {
    const folder = anotherCatalogue('next-rules');
    const name = readdirSync(folder).find((one) => one.startsWith('rules.'))!;
    const text = readFileSync(join(folder, name), 'utf8');
    const book = JSON.parse(text) as { rules: { id: string; text: { zh: string; en: string } }[] };
    const told = whole.answers.flatMap((a) =>
      a.answer === 'not-concerned' ? [] : a.findings.flatMap((f) => f.requirements.map((r) => r.rule)),
    );
    book.rules.find(({ id }) => id === told[0])!.text.en = 'Changed.';
    const bytes = JSON.stringify(book);
    writeFileSync(join(folder, name), bytes);
    rewriteCatalogue(folder, (catalogue) => Object.assign(catalogue.rules[0]!, { hash: contentHash(new TextEncoder().encode(bytes)) }));
    const { differences } = await verify(JSON.stringify(whole), '--catalogue', folder);
    expect(differences.map(({ kind }) => kind)).toContain('rules');
    expect(differences.find(({ at }) => at.endsWith('text.en'))).toMatchObject({ kind: 'result', is: 'Changed.' });
    expect(differences.find(({ at }) => at.endsWith('text.en'))!.at).toContain(told[0]);
  });

  it('takes the original file for a site with more decimals than a report keeps', async () => {
    const fine = file('fine.csv', '125.30000000012345,43.9\n125.31,43.9\n125.31,43.905\n125.3,43.905');
    const given = await report(fine, '--catalogue', published);
    expect(given.site.evidence.map(({ code }) => code)).toContain('more-decimals');
    expect(await verify(JSON.stringify(given), '--site', fine)).toMatchObject({ same: true });
  });

  it('refuses what is no report in one line, never with an exception', async () => {
    const deep = `${'{"schema":"xuanzhi-check-report/2","a":'.repeat(1)}${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const { remarks: _, ...rest } = whole;
    const cases: [string, string][] = [
      ['not json', '不是 JSON'],
      ['{}', '不是完整'],
      ['[]', '不是完整'],
      ['null', '不是完整'],
      [JSON.stringify({ ...rest, schema: 'xuanzhi-check-report/1' }), 'xuanzhi-check-report/1'],
      [JSON.stringify({ ...rest, site: { ...rest.site, geometry: { type: 'Polygon', coordinates: 'x' } } }), '不是完整'],
      [JSON.stringify({ ...rest, answers: [1] }), '不是完整'],
      [JSON.stringify({ ...rest, options: { ...rest.options, nearM: -1 } }), '不是完整'],
      [JSON.stringify({ ...rest, activity: { facts: { __proto__: null, nature: 1 } } }), '不是完整'],
      [deep, '不是完整'],
    ];
    for (const [text, says] of cases) {
      const result = await xuanzhi('verify', file('bad.json', text), '--catalogue', published);
      expect(result.code, text.slice(0, 60)).toBe(65);
      expect(result.error, text.slice(0, 60)).toContain(says);
      expect(result.error.split('\n')).toHaveLength(2);
    }
  });
});
