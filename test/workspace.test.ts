import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service, Workspace } from '#app';
import { run } from '#cli';
import { readSite } from '#ingest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// The workspace over the real check service and a real web server; only the worker between them is left out.
const dir = mkdtempSync(join(tmpdir(), 'xuanzhi-ws-'));
const gone = new Set<string>();
let server: Server;
let url = '';

beforeAll(async () => {
  const quiet = { out: () => {}, error: () => {}, stdin: async () => new Uint8Array(), today: '2026-11-23' };
  expect(await run(['publish', join(import.meta.dirname, '../data/source'), '--out', join(dir, 'published')], quiet)).toBe(0);
  server = createServer((request, response) => {
    const name = (request.url ?? '').replace(/^\//, '').split('?')[0]!;
    const missing = [...gone].some((part) => name.startsWith(part));
    void readFile(join(dir, 'published', name)).then(
      (bytes) => (missing ? response.writeHead(404).end() : response.end(bytes)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/catalogue.json`;
}, 120_000);
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});
afterEach(() => gone.clear());

async function open(): Promise<Workspace> {
  const workspace = new Workspace(new Service(readSite), { asOf: '2026-11-23' });
  await workspace.open(url);
  return workspace;
}
const settled = (workspace: Workspace) =>
  new Promise<void>((resolve) => {
    const done = () => workspace.snapshot.check.state === 'done' || workspace.snapshot.check.state === 'failed';
    if (done()) return resolve();
    const stop = workspace.subscribe(() => {
      if (!done()) return;
      stop();
      resolve();
    });
  });
const changed = (workspace: Workspace) => new Promise<void>((resolve) => { const stop = workspace.subscribe(() => { stop(); resolve(); }); }); // prettier-ignore
const changchun = '125.30,43.90\n125.31,43.90\n125.31,43.905\n125.30,43.905';

describe('the workspace', () => {
  it('reads, checks and shows; a new site drops the old report in the same snapshot', async () => {
    const workspace = await open();
    workspace.giveText(changchun);
    await settled(workspace);
    expect(workspace.snapshot.check).toMatchObject({ state: 'done', report: { complete: true } });
    const seen: string[] = [];
    workspace.subscribe(() => seen.push(`${workspace.snapshot.drafts[0]?.shape.kind} ${workspace.snapshot.check.state}`));
    workspace.giveShape({ kind: 'points', coordinates: [[125.3, 43.9]] });
    expect(seen.filter((s) => s.startsWith('points done'))).toEqual([]);
    await settled(workspace);
    expect(workspace.snapshot.check).toMatchObject({ state: 'done', report: { site: { geometry: { type: 'Point' } } } });
  });

  it('asks in which frame coordinates are, keeps the old site meanwhile, and takes the answer', async () => {
    const workspace = await open();
    workspace.giveText(changchun);
    await settled(workspace);
    const before = workspace.snapshot.drafts;
    const asked = () => new Promise<void>((resolve) => { const stop = workspace.subscribe(() => { if (workspace.snapshot.question) { stop(); resolve(); } }); }); // prettier-ignore
    // No zone number: several places of the province are possible.
    const question = asked();
    workspace.giveText('445637.402,4861467.077\n445737.402,4861467.077\n445737.402,4861367.077');
    await question;
    expect(workspace.snapshot.drafts).toBe(before);
    expect(workspace.snapshot.question!.map(({ frame, place }) => [frame, place?.zh])).toEqual(
      expect.arrayContaining([
        ['EPSG:4551', '南关区'],
        ['EPSG:4552', '敦化市'],
      ]),
    );
    workspace.answerFrame('EPSG:4551');
    await new Promise<void>((resolve) => { const stop = workspace.subscribe(() => { if (workspace.snapshot.drafts !== before) { stop(); resolve(); } }); }); // prettier-ignore
    expect(workspace.snapshot).toMatchObject({ question: null, problems: [], drafts: [{ crs: 'EPSG:4551' }] });
    // Nothing waits for an answer any more.
    workspace.answerFrame('EPSG:4552');
    await settled(workspace);
    expect(workspace.snapshot.drafts[0]!.crs).toBe('EPSG:4551');
    // Another input drops the question.
    const again = asked();
    workspace.giveText('445637.402,4861467.077');
    await again;
    workspace.giveShape({ kind: 'points', coordinates: [[125.3, 43.9]] });
    expect(workspace.snapshot.question).toBeNull();
  });

  it('does not bring a report back for a site that was cleared while it was checked', async () => {
    const workspace = await open();
    workspace.giveShape({ kind: 'points', coordinates: [[125.3, 43.9]] });
    workspace.clearSite();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(workspace.snapshot).toMatchObject({ drafts: [], check: { state: 'idle' } });
  });

  it('keeps the text and the old site when new input cannot be read', async () => {
    const workspace = await open();
    workspace.giveText(changchun);
    await settled(workspace);
    const before = workspace.snapshot.drafts;
    const next = changed(workspace);
    workspace.giveText('125.3;oops');
    await next;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(workspace.snapshot.text).toBe('125.3;oops');
    expect(workspace.snapshot.problems.map((p) => p.code)).toEqual(['coordinates-unreadable']);
    expect(workspace.snapshot.drafts).toBe(before);
  });

  it('says "unknown" for a layer that the server does not give, and heals on retry', async () => {
    gone.add('red-line.');
    const workspace = await open();
    workspace.giveText(changchun);
    await settled(workspace);
    const redLine = () =>
      workspace.snapshot.check.state === 'done' ? workspace.snapshot.check.report.answers.find((a) => a.layer === 'red-line') : undefined;
    expect(redLine()).toMatchObject({ answer: 'unknown', reason: 'not-loaded' });
    gone.clear();
    await workspace.retryLayers();
    await settled(workspace);
    expect(redLine()).toMatchObject({ answer: 'not-concerned' });
  });

  it('fails with a sentence when there is no catalogue, and checks nothing', async () => {
    gone.add('catalogue');
    const workspace = await open();
    expect(workspace.snapshot.catalogue).toMatchObject({ state: 'failed', problems: [{ code: 'catalogue-not-loaded' }] });
    workspace.giveText(changchun);
    await settled(workspace);
    expect(workspace.snapshot.check).toMatchObject({ state: 'failed', problems: [{ code: 'catalogue-not-loaded' }] });
  });

  it('lists what lies at a place, and which layers cannot say', async () => {
    const workspace = await open();
    workspace.ask([125.35, 43.68]);
    await new Promise<void>((resolve) => { const stop = workspace.subscribe(() => { if (workspace.snapshot.here?.state === 'done') { stop(); resolve(); } }); }); // prettier-ignore
    const here = workspace.snapshot.here!;
    expect(here.zones.some((z) => z.layer === 'control-units' && z.zone.code?.startsWith('ZH2201'))).toBe(true);
    // Across the border of the province.
    workspace.ask([123.4, 41.8]);
    await new Promise<void>((resolve) => { const stop = workspace.subscribe(() => { if (workspace.snapshot.here?.state === 'done') { stop(); resolve(); } }); }); // prettier-ignore
    const { zones, unknown } = workspace.snapshot.here!;
    expect(zones).toEqual([]);
    expect(unknown).toContainEqual(expect.objectContaining({ layer: 'control-units', reason: 'outside-coverage' }));
    expect(unknown.map((u) => u.layer)).toEqual(expect.arrayContaining(['red-line', 'water-sources', 'nature-reserves']));
  });
});
