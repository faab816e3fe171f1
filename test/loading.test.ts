// When layers are fetched: nothing but the catalogue at first, the main ones ahead, all of them before the first answer; and what a failure does.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '#app';
import type { CheckReport } from '#check';
import { run } from '#cli';
import { readSite } from '#ingest';
import { mainLayers, readCatalogue, type Draft } from '#zone';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'xuanzhi-loading-'));
const published = join(dir, 'published');
let server: Server;
let url = '';
/** File name's beginning → how many more times it is not found. */
const failing = new Map<string, number>();
let asked: string[] = [];

const layers = [
  ['control-units', 'control-unit', 'S01'],
  ['nature-reserves', 'nature-reserve', 'S19'],
  ['red-line', 'red-line', 'S02'],
  ['rural-water-sources', 'drinking-water', 'S04'],
  ['straw-burning', 'straw-burning', 'S13'],
  ['suspended', 'approval-suspension', 'S22'],
  ['water-sources', 'drinking-water', 'S03'],
] as const;

beforeAll(async () => {
  const ring = [[125, 43], [125.01, 43], [125.01, 43.01], [125, 43.01], [125, 43]]; // prettier-ignore
  for (const [id, theme, seed] of layers) {
    const words = { zh: id, en: id };
    const dates = id === 'suspended' ? { valid_from: '2026-01-01', valid_until: '2026-11-23' } : {};
    const properties = {
      id: 'z',
      name: id,
      code: 'ZH22010230001',
      class: 'general',
      window_zh: '每日 0–24 时',
      window_en: 'all day',
      ...dates,
    };
    const source = join(dir, 'source', id);
    mkdirSync(source, { recursive: true });
    const fields = { id: 'id', name: 'name', code: 'code', class: 'class', validFrom: 'valid_from', validUntil: 'valid_until' };
    const declaration = { id, theme, kind: 'zones', required: true, title: words, file: 'z.geojson', fields, source: words, publisher: words, licence: 'CC0-1.0', edition: 'e', validFrom: '2020-01-01', crs: 'EPSG:4490', accuracyM: 0, coverage: 'everywhere', synthetic: true, seed: [seed] }; // prettier-ignore
    writeFileSync(join(source, 'layer.json'), JSON.stringify(declaration));
    const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
    writeFileSync(join(source, 'z.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  }
  const told: string[] = [];
  const terminal = {
    out: () => {},
    error: (text: string) => void told.push(text),
    stdin: async () => new Uint8Array(),
    today: '2026-11-23',
  };
  const rules = join(import.meta.dirname, '../data/rules');
  expect([await run(['publish', join(dir, 'source'), '--out', published, '--rules', rules], terminal), told]).toEqual([0, []]);
  server = createServer((request, response) => {
    const name = request.url!.slice(1);
    asked.push(name);
    const left = [...failing].find(([start, count]) => name.startsWith(start) && count > 0);
    if (left) failing.set(left[0], left[1] - 1);
    try {
      const bytes = readFileSync(join(published, name));
      if (left) response.writeHead(503).end();
      else setTimeout(() => response.end(bytes), 20);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/catalogue.json`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});
beforeEach(() => {
  failing.clear();
  asked = [];
});

const never = { prefetchAfterMs: 1e6 };
const draft: Draft = { id: '1', shape: { kind: 'points', coordinates: [[125.005, 43.005]] }, crs: 'EPSG:4490', evidence: [] };
const options = { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 };
async function reportOf(service: Service): Promise<CheckReport> {
  const outcome = await service.check(draft, options, { facts: {} });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.report;
}
const answered = (report: CheckReport) => report.answers.filter((a) => a.answer !== 'unknown').map((a) => a.layer);
const ids = layers.map(([id]) => id);
const exact = () => asked.filter((name) => name.endsWith('.xzl')).map((name) => name.split('.')[0]!);
const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('layers are fetched', () => {
  it('not at all by opening: only the catalogue is', async () => {
    const service = new Service(readSite, never);
    expect(await service.open(url)).toMatchObject({ ok: true });
    expect(asked).toEqual(['catalogue.json']);
  });

  it('all of them by a check that comes at once, and it waits for all', async () => {
    const service = new Service(readSite, never);
    const opening = service.open(url);
    expect(answered(await reportOf(service))).toEqual(ids);
    await opening;
    expect(exact().sort()).toEqual(ids);
  });

  it('the main ones ahead when nobody asks, and not a second time by the check', async () => {
    const service = new Service(readSite, { prefetchAfterMs: 1 });
    await service.open(url);
    await until(() => asked.length === 5);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(exact().sort()).toEqual(['control-units', 'nature-reserves', 'red-line', 'water-sources']);
    expect(answered(await reportOf(service))).toEqual(ids);
    expect(exact().sort()).toEqual(ids);
  });

  it('again when fetching ahead failed: that poisons nothing', async () => {
    failing.set('red-line', 1);
    const service = new Service(readSite, { prefetchAfterMs: 1 });
    await service.open(url);
    await until(() => failing.get('red-line') === 0);
    expect(answered(await reportOf(service))).toEqual(ids);
  });

  it('while they are on their way, a check joins in', async () => {
    const service = new Service(readSite, { prefetchAfterMs: 0 });
    await service.open(url);
    await until(() => asked.length > 1);
    expect(answered(await reportOf(service))).toEqual(ids);
    expect(exact().length).toBe(ids.length);
  });

  it('in vain: that layer is unknown in every answer until it is asked for again', async () => {
    failing.set('red-line', 1);
    failing.set('rules', 1);
    const service = new Service(readSite, never);
    await service.open(url);
    for (const _ of [1, 2]) {
      const report = await reportOf(service);
      expect(report.answers.find((a) => a.layer === 'red-line')).toMatchObject({ answer: 'unknown', reason: 'not-loaded' });
      expect(report).toMatchObject({ complete: false, ruleBook: null });
    }
    expect(await service.whatIsHere([125.005, 43.005], '2026-11-23')).toMatchObject({ ok: true, unknown: [{ layer: 'red-line' }] });
    await service.reload();
    const healed = await reportOf(service);
    expect(answered(healed)).toEqual(ids);
    expect(healed.ruleBook).not.toBeNull();
  });

  it('never without a catalogue: a question says so', async () => {
    failing.set('catalogue', 1);
    const service = new Service(readSite, { prefetchAfterMs: 0 });
    expect((await service.open(url)).ok).toBe(false);
    expect(await service.check(draft, options, { facts: {} })).toMatchObject({ ok: false, problems: [{ code: 'catalogue-not-loaded' }] });
    expect(await service.load()).toMatchObject({ ok: false });
    await service.reload();
    expect(answered(await reportOf(service))).toEqual(ids);
  });
});

describe('what is here', () => {
  it('lists zones in force with their days and hours', async () => {
    const service = new Service(readSite, never);
    await service.open(url);
    const at = async (asOf: string) => {
      const here = await service.whatIsHere([125.005, 43.005], asOf);
      if (!here.ok) throw new Error('failed');
      return here.zones.find((z) => z.layer === 'suspended');
    };
    const found = await at('2026-11-23');
    expect(found).toMatchObject({
      zone: { validFrom: '2026-01-01', validUntil: '2026-11-23' },
      terms: [{ zh: '每日 0–24 时', en: 'all day' }],
    });
    expect(await at('2026-11-24')).toBeUndefined();
    expect(await at('2025-12-31')).toBeUndefined();
  });
});

describe('the main layers', () => {
  it('are one for each of the first four themes, the earliest row of the register standing for it', () => {
    const read = readCatalogue(readFileSync(join(published, 'catalogue.json'), 'utf8'));
    if (!read.ok) throw new Error('no catalogue');
    expect(mainLayers(read.catalogue.layers).map((l) => l.id)).toEqual(['control-units', 'red-line', 'water-sources', 'nature-reserves']);
    expect(mainLayers([])).toEqual([]);
  });
});
