// Batches and moved vertices: the workspace over the real check service and a real web server; only the workers between them are left out.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Service, Workspace, verticesOf, type CheckService, type Snapshot } from '#app';
import { run } from '#cli';
import { readSite } from '#ingest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dir, removeDir } from './command-line';

const published = join(dir, 'one-layer');
let server: Server;
let url = '';
let opened = 0;

beforeAll(async () => {
  const quiet = { out: () => {}, error: () => {}, stdin: async () => new Uint8Array(), today: '2026-11-23' };
  const source = join(dir, 'source');
  const { cpSync } = await import('node:fs');
  // One layer is enough: what is tested here is who asks when, not what is answered.
  for (const layer of ['base-province', 'red-line']) cpSync(join(import.meta.dirname, '../data/source', layer), join(source, layer), { recursive: true }); // prettier-ignore
  cpSync(join(import.meta.dirname, '../data/rules'), join(dir, 'rules'), { recursive: true });
  expect(await run(['publish', source, '--out', published], quiet)).toBe(0);
  server = createServer((request, response) => {
    if (request.url === '/catalogue.json') opened++;
    readFile(join(published, (request.url ?? '').slice(1))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/catalogue.json`;
}, 60_000);
afterAll(() => {
  server.close();
  removeDir();
});

/** The connection to a worker that dies of a site, as `connectWorker` shows it: the call that is lost is answered with a problem. */
function dying(id: string, ended: () => void = () => {}): CheckService {
  const service = new Service(readSite);
  const lost = { ok: false as const, problems: [{ code: 'worker-failed', params: { message: 'out of memory' } }] };
  return {
    open: (at) => service.open(at),
    load: () => service.load(),
    read: (input, frame) => service.read(input, frame),
    check: (...asked) => service.check(...asked),
    checkMany: async (drafts, ...asked) => (drafts.some((d) => d.id === id) ? lost : service.checkMany(drafts, ...asked)),
    surroundings: (...asked) => service.surroundings(...asked),
    facts: (asOf) => service.facts(asOf),
    industries: () => service.industries(),
    verify: (text) => service.verify(text),
    whatIsHere: (at, asOf) => service.whatIsHere(at, asOf),
    reload: () => service.reload(),
    close: () => {
      ended();
      service.close();
    },
  };
}

async function open(...crew: ConstructorParameters<typeof Workspace>[2][]): Promise<Workspace> {
  const workspace = new Workspace(new Service(readSite), { asOf: '2026-11-23' }, ...crew);
  await workspace.open(url);
  return workspace;
}
const until = (workspace: Workspace, holds: (snapshot: Snapshot) => boolean) =>
  new Promise<void>((resolve) => {
    if (holds(workspace.snapshot)) return resolve();
    const stop = workspace.subscribe(() => {
      if (!holds(workspace.snapshot)) return;
      stop();
      resolve();
    });
  });
const checked = (workspace: Workspace) => until(workspace, ({ check }) => check.state === 'done');
const later = () => new Promise((resolve) => setTimeout(resolve, 100));

const feature = (id: string, geometry: object) => ({ type: 'Feature', id, properties: {}, geometry });
const flat = { type: 'Polygon', coordinates: [[[125, 43], [125.1, 43], [125.2, 43], [125, 43]]] }; // prettier-ignore
const points = (count: number) => Array.from({ length: count }, (_, k) => feature(`s${k}`, { type: 'Point', coordinates: [125 + k / 500, 43.5] })); // prettier-ignore
const file = (features: object[]) => new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
async function give(workspace: Workspace, features: object[]): Promise<void> {
  const { drafts } = workspace.snapshot;
  workspace.giveFiles([{ name: 'sites.geojson', bytes: file(features) }]);
  await until(workspace, (s) => s.drafts !== drafts && s.check.state !== 'running');
}
const square = '125.30,43.90\n125.31,43.90\n125.31,43.905\n125.30,43.905';

describe('a batch', () => {
  it('gives every site its row, a failed one with its reason, and tells how far it is', async () => {
    const workspace = await open();
    const swapped = feature('swapped', { type: 'Point', coordinates: [43.5, 125] });
    await give(workspace, [...points(10), feature('flat', flat), swapped, ...points(1)]);
    const sizes: number[] = [];
    workspace.subscribe(() => sizes.push(workspace.snapshot.batch?.rows.size ?? 0));
    workspace.checkAll();
    await until(workspace, (s) => s.batch?.state === 'done');
    const { batch, drafts, refused } = workspace.snapshot;
    expect(drafts.map((d) => batch!.rows.get(d)?.ok)).toEqual([...Array<boolean>(10).fill(true), false, true]);
    expect(batch!.rows.get(drafts[10]!)).toMatchObject({ ok: false, problems: [{ code: 'no-ground' }] });
    expect(batch!.rows.get(drafts[0]!)).toMatchObject({ ok: true, verdict: 'undetermined', reason: { code: 'unknown-layer' } });
    expect(refused).toMatchObject([{ id: 'swapped', before: 11, problems: [{ code: 'axes-swapped' }] }]);
    expect(new Set(sizes).size).toBeGreaterThan(2);
    expect(batch!.total).toBe(12);
  });

  it('keeps what was found when it is cancelled, and finds no more', async () => {
    const workspace = await open();
    await give(workspace, points(30));
    workspace.checkAll();
    await until(workspace, (s) => (s.batch?.rows.size ?? 0) > 0);
    workspace.cancelAll();
    const { size } = workspace.snapshot.batch!.rows;
    await later();
    expect(workspace.snapshot.batch).toMatchObject({ state: 'cancelled' });
    expect(workspace.snapshot.batch!.rows.size).toBe(size);
    expect(size).toBeLessThan(30);
  });

  it.each<[string, (w: Workspace) => void]>([
    ['a new site', (w) => w.giveShape({ kind: 'points', coordinates: [[125.3, 43.9]] })],
    ['another day', (w) => w.setAsOf('2026-11-24')],
    ['clearing', (w) => w.clearSite()],
  ])('is ended by %s, but not by choosing another site', async (_, act) => {
    const workspace = await open();
    await give(workspace, points(30));
    workspace.checkAll();
    await until(workspace, (s) => (s.batch?.rows.size ?? 0) > 0);
    workspace.chooseDraft(3);
    expect(workspace.snapshot.batch?.state).toBe('running');
    act(workspace);
    expect(workspace.snapshot.batch).toBeNull();
    await later();
    expect(workspace.snapshot.batch).toBeNull();
  });

  it('loses only the site that its worker dies of; the crew is started for the batch and ended after it', async () => {
    let ended = 0;
    const workspace = await open({ size: 2, connect: () => dying('s33', () => ended++) });
    await give(workspace, points(90));
    opened = 0;
    workspace.checkAll();
    await until(workspace, (s) => s.batch?.state === 'done');
    const { drafts, batch } = workspace.snapshot;
    expect(drafts.filter((d) => !batch!.rows.get(d)?.ok).map((d) => d.id)).toEqual(['s33']);
    expect(batch!.rows.get(drafts[33]!)).toMatchObject({ problems: [{ code: 'worker-failed' }] });
    expect([opened, ended]).toEqual([2, 2]);
  });
});

describe('a vertex', () => {
  const drag = (workspace: Workspace, steps: number) => {
    workspace.editing.start();
    workspace.editing.hold(2);
    for (let k = 1; k <= steps; k++) workspace.editing.moveTo([125.31 + k / 10_000, 43.905]);
  };
  /** Every report that was ever shown as the answer, beside the site that it was shown for. */
  const shown = (workspace: Workspace) => {
    const pairs: [string, string][] = [];
    workspace.subscribe(() => {
      const { check, drafts, chosen } = workspace.snapshot;
      if (check.state !== 'done' || check.report.site.geometry.type !== 'Polygon' || drafts[chosen]!.shape.kind !== 'polygons') return;
      const { shape } = drafts[chosen]!;
      pairs.push([JSON.stringify(check.report.site.geometry.coordinates[0]!.slice(0, 4)), JSON.stringify(verticesOf(shape))]);
    });
    return pairs;
  };

  it('is followed by the report: the newest place is answered, and no report stands for another place', async () => {
    const workspace = await open();
    workspace.giveText(square);
    await checked(workspace);
    const pairs = shown(workspace);
    const formers = new Set<string>();
    const answers = new Set([workspace.snapshot.check.state === 'done' ? workspace.snapshot.check.report.id : '']);
    workspace.subscribe(() => {
      const { check } = workspace.snapshot;
      if (check.state === 'done') answers.add(check.report.id);
      if (check.state === 'running' && check.former) formers.add(check.former.id);
    });
    workspace.editing.start();
    workspace.editing.hold(2);
    // Faster than it can be checked, as a hand is.
    for (let k = 1; k <= 20; k++) {
      workspace.editing.moveTo([125.31 + (k - 0.5) / 5000, 43.905]);
      workspace.editing.moveTo([125.31 + k / 5000, 43.905]);
      await new Promise((resolve) => setTimeout(resolve, k % 4));
    }
    workspace.editing.letGo();
    await checked(workspace);
    expect(verticesOf(workspace.snapshot.drafts[0]!.shape)[2]).toEqual([125.314, 43.905]);
    expect(pairs.length).toBeGreaterThan(0);
    for (const [asked, stands] of pairs) expect(asked).toBe(stands);
    // What was found on the way came along, as former only.
    expect([...formers].filter((id) => !answers.has(id)).length).toBeGreaterThan(1);
    expect(workspace.snapshot.drafts[0]!.evidence.filter((e) => e.code === 'vertex-moved')).toHaveLength(1);
  });

  it('goes back where it was, with its report, by Escape while it is held and by undo after that', async () => {
    const workspace = await open();
    workspace.giveText(square);
    await checked(workspace);
    const { drafts, check } = workspace.snapshot;
    drag(workspace, 3);
    expect(workspace.snapshot.check).toMatchObject({ state: 'running', former: check.state === 'done' ? check.report : null });
    workspace.editing.takeBack();
    expect(workspace.snapshot).toMatchObject({ moves: 0, edit: { held: false } });
    expect([workspace.snapshot.drafts, workspace.snapshot.check]).toEqual([drafts, check]);
    await later();
    expect(workspace.snapshot.check).toBe(check);

    drag(workspace, 2);
    workspace.editing.letGo();
    drag(workspace, 5);
    workspace.editing.letGo();
    expect(workspace.snapshot.moves).toBe(2);
    workspace.editing.undo();
    await checked(workspace);
    expect(verticesOf(workspace.snapshot.drafts[0]!.shape)[2]).toEqual([125.3102, 43.905]);
    workspace.editing.undo();
    expect(workspace.snapshot.check).toBe(check);
    expect(workspace.snapshot.moves).toBe(0);
  });

  it('of a site from a file is not moved, nor one of a site that has too many', async () => {
    const workspace = await open();
    await give(workspace, points(1));
    workspace.editing.start();
    expect(workspace.snapshot.edit).toBeNull();
    workspace.giveShape({ kind: 'lines', coordinates: [Array.from({ length: 501 }, (_, k) => [125 + k / 1000, 43.5] as const)] });
    workspace.editing.start();
    expect(workspace.snapshot.edit).toBeNull();
  });

  it('moved after a batch leaves no row for the site as it was: the new one comes from its own report', async () => {
    const workspace = await open();
    workspace.giveText(new TextDecoder().decode(file(points(3))));
    await checked(workspace);
    workspace.checkAll();
    await until(workspace, (s) => s.batch?.state === 'done');
    workspace.editing.start();
    workspace.editing.hold(0);
    workspace.editing.moveTo([125.5, 43.5]);
    const { batch, drafts } = workspace.snapshot;
    expect(batch!.rows.has(drafts[0]!)).toBe(false);
    await checked(workspace);
    expect(workspace.snapshot.batch!.rows.get(drafts[0]!)).toMatchObject({ ok: true });
  });
});
