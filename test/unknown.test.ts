import { cpSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport, LayerAnswer } from '#check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dir, removeDir, file, inChangchun, publishAll, published, report, rewriteCatalogue, root, xuanzhi } from './command-line';

const answerOf = (r: CheckReport, layer: string) => r.answers.find((a) => a.layer === layer) as LayerAnswer & { reason?: string };

beforeAll(publishAll, 120_000);
afterAll(removeDir);

describe('a layer that cannot answer is unknown, each with its own reason, and never "no conflict"', () => {
  const site = file('site.txt', inChangchun);
  const copy = (name: string) => {
    const to = join(dir, name);
    cpSync(published, to, { recursive: true });
    return to;
  };
  const redLine = (folder: string) =>
    join(
      folder,
      readdirSync(folder).find((f) => f.startsWith('red-line.') && f.endsWith('.xzl'))!,
    );

  it('deleted file: not-loaded', async () => {
    const folder = copy('deleted');
    unlinkSync(redLine(folder));
    const r = await report(site, '--catalogue', folder);
    expect(answerOf(r, 'red-line')).toMatchObject({ answer: 'unknown', reason: 'not-loaded' });
    expect(r.verdict).not.toBe('no-conflict-found');
    expect(r.complete).toBe(false);
  });

  it('one byte changed: hash-mismatch', async () => {
    const folder = copy('changed');
    const bytes = readFileSync(redLine(folder));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(redLine(folder), bytes);
    const r = await report(site, '--catalogue', folder);
    expect(answerOf(r, 'red-line')).toMatchObject({ answer: 'unknown', reason: 'hash-mismatch' });
    expect(r.complete).toBe(false);
  });

  it('half outside the coverage: partly-covered with the share; wholly outside: outside-coverage', async () => {
    // The province ends at the Yalu; Ji'an faces it across the water.
    const half = await report(file('half.txt', '126.17,41.13\n126.19,41.13\n126.19,41.08\n126.17,41.08'), '--catalogue', published);
    const answer = answerOf(half, 'red-line');
    expect(answer).toMatchObject({ answer: 'unknown', reason: 'partly-covered' });
    expect(answer.coveredShare).toBeGreaterThan(0.1);
    expect(answer.coveredShare).toBeLessThan(0.95);
    const out = await report(file('out.txt', '123.4,41.8'), '--catalogue', published);
    expect(out.answers.every((a) => a.answer === 'unknown')).toBe(true);
    expect(answerOf(out, 'red-line')).toMatchObject({ reason: 'outside-coverage', coveredShare: 0 });
    for (const r of [half, out]) expect(r.verdict).not.toBe('no-conflict-found');
    expect(out.verdict).toBe('undetermined');
  });

  it('so near the edge of the coverage that its frame may put it beyond: partly-covered, though its numbers lie inside', async () => {
    const { features } = JSON.parse(readFileSync(join(root, 'data/source/base-province/province.geojson'), 'utf8')) as {
      features: { geometry: { coordinates: unknown } }[];
    };
    // Where the meridian leaves the province at the Yalu: the northernmost crossing south of the town.
    const numbers = (features[0]!.geometry.coordinates as number[][][]).flat(Infinity) as number[];
    let edge = 0;
    for (let i = 0; i + 3 < numbers.length; i += 2) {
      const [x, y, u, v] = numbers.slice(i, i + 4) as [number, number, number, number];
      if (x - 126.18 > 0 !== u - 126.18 > 0 && Math.abs(u - x) < 0.5) {
        const lat = y + ((v - y) * (126.18 - x)) / (u - x);
        if (lat < 41.13 && lat > edge) edge = lat;
      }
    }
    const near = file('near-edge.txt', `126.18,${(edge + 0.0005).toFixed(9)}`);
    const exact = await report(near, '--crs', 'EPSG:4490', '--catalogue', published);
    expect(answerOf(exact, 'red-line').reason).toBeUndefined();
    const old = await report(near, '--crs', 'EPSG:4610 ballpark', '--catalogue', published);
    expect(answerOf(old, 'red-line')).toMatchObject({ answer: 'unknown', reason: 'partly-covered' });
    expect(old.complete).toBe(false);
  });

  it('a day before the edition: not-in-force; before every rule book: said as well', async () => {
    const r = await report(site, '--catalogue', published, '--as-of', '2020-01-17');
    expect(answerOf(r, 'red-line')).toMatchObject({ answer: 'unknown', reason: 'not-in-force' });
    expect(r.verdict).toBe('undetermined');
    expect(r.reasons.map((x) => x.code)).toContain('rules-missing');
  });

  it('a required theme without any layer in the catalogue is missed', async () => {
    const folder = copy('no-red-line');
    rewriteCatalogue(folder, (c) => void (c.layers = c.layers.filter((l) => l.id !== 'red-line')));
    const r = await report(site, '--catalogue', folder);
    expect(answerOf(r, 'red-line')).toMatchObject({ answer: 'unknown', reason: 'not-loaded' });
    expect(r.complete).toBe(false);
  });

  it('an empty catalogue, or one without its rules, clears nothing', async () => {
    const empty = copy('empty');
    rewriteCatalogue(empty, (c) => void ((c.layers = []), (c.rules = [])));
    expect((await report(site, '--catalogue', empty)).verdict).toBe('undetermined');
    const folder = copy('no-rules');
    unlinkSync(
      join(
        folder,
        readdirSync(folder).find((f) => f.startsWith('rules.'))!,
      ),
    );
    const r = await report(site, '--catalogue', folder);
    expect(r).toMatchObject({ verdict: 'undetermined', complete: false });
  });

  it('an older rule book does not stand in for the newest one that is missing', async () => {
    const folder = copy('old-rules');
    rewriteCatalogue(
      folder,
      (c) => void c.rules.push({ ...c.rules[0]!, edition: 'newer', validFrom: '2026-11-01', file: 'rules.newer.json' }),
    );
    expect(await report(site, '--catalogue', folder)).toMatchObject({ verdict: 'undetermined', complete: false, ruleBook: null });
  });

  it('a layer that the catalogue no longer names is missed by name, also beside another of its theme', async () => {
    for (const [gone, layer, words] of [
      ['rural-water-sources', 'drinking-water S04', '千吨万人'],
      ['water-sources', 'drinking-water S03', '县级及以上'],
      ['approval-suspension', 'approval-suspension', '区域限批'],
    ] as const) {
      const folder = copy(`without-${gone}`);
      rewriteCatalogue(folder, (c) => void (c.layers = c.layers.filter((l) => l.id !== gone)));
      const r = await report(site, '--catalogue', folder);
      expect(r.complete, gone).toBe(false);
      expect(r.reasons, gone).toContainEqual({ code: 'unknown-layer', layer, reason: 'not-loaded' });
      expect((await xuanzhi('check', site, '--catalogue', folder)).out, gone).toContain(words);
    }
  });

  it('a declaration cannot excuse a layer whose theme can forbid something', async () => {
    const folder = copy('excused');
    rewriteCatalogue(folder, (c) => c.layers.forEach((l) => void (l.required = false)));
    unlinkSync(redLine(folder));
    const r = await report(site, '--catalogue', folder);
    expect(r.complete).toBe(false);
    expect(r.layers.find((l) => l.id === 'red-line')!.required).toBe(true);
  });

  it('a catalogue that was changed by hand, and a layer file in the place of another, are not used', async () => {
    const folder = copy('forged');
    const text = readFileSync(join(folder, 'catalogue.json'), 'utf8');
    writeFileSync(join(folder, 'catalogue.json'), text.replace('"required": true', '"required": false'));
    expect((await xuanzhi('check', site, '--catalogue', folder, '--format', 'json')).code).toBe(65);
    writeFileSync(join(folder, 'catalogue.json'), text);
    rewriteCatalogue(
      folder,
      (c) => void (c.layers.find((l) => l.id === 'control-units')!.exact = c.layers.find((l) => l.id === 'nature-reserves')!.exact!),
    );
    expect(answerOf(await report(site, '--catalogue', folder), 'control-units')).toMatchObject({
      answer: 'unknown',
      reason: 'hash-mismatch',
    });
  });

  it('no catalogue at all is bad input, in one line', async () => {
    const result = await xuanzhi('check', site, '--catalogue', join(dir, 'nowhere'), '--lang', 'en');
    expect(result.code).toBe(65);
    expect(result.error.trim().split('\n')).toHaveLength(1);
    expect(result.out).toBe('');
  });
});
