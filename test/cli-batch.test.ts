// A batch on the command line: every core, the same bytes, no line lost, no half file.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '#cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dir, removeDir, file, root } from './command-line';

afterAll(removeDir);

const main = pathToFileURL(join(root, 'src/cli/main.ts'));
/** The program with a wrapper around it that dies of one site, as a thread does that runs out of memory. */
const dies = (id: string) => {
  const lines = `import { parentPort } from 'node:worker_threads';
import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
parentPort.on('message', ({ sites }) => sites?.some((s) => s.draft?.id === '${id}') && process.exit(9));
register();
await import(${JSON.stringify(main.href)});`;
  return pathToFileURL(file(`dies-of-${id}.mjs`, lines));
};

async function xuanzhi(args: string[], more: { program?: URL; onError?: (text: string) => unknown; interrupted?: () => AbortSignal } = {}) {
  let out = '';
  let error = '';
  const code = await run(args, {
    // A reader that is never ready at once.
    out: async (text) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      out += text;
    },
    error: (text) => {
      error += text;
      more.onError?.(text);
    },
    stdin: async () => new Uint8Array(),
    today: '2026-11-23',
    ...more,
  });
  return { code, out, error };
}

let sites = '';
let zones = '';
const total = 620;
const isBad = (k: number) => k % 100 === 41;

beforeAll(() => {
  const square = (x: number, y: number, d: number) => [[[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]]; // prettier-ignore
  const feature = (id: string, geometry: object) => ({ type: 'Feature', id, properties: {}, geometry });
  const site = (k: number) =>
    isBad(k) ? { type: 'Polygon', coordinates: [[[125, 43], [125.1, 43], [125.2, 43], [125, 43]]] } : { type: 'Polygon', coordinates: square(125 + k / 1000, 43.5, 0.003) }; // prettier-ignore
  const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  sites = file('sites.geojson', collection(Array.from({ length: total }, (_, k) => feature(`s${k}`, site(k)))));
  zones = file('zones.geojson', collection([0, 1, 2].map((k) => feature(`z${k}`, { type: 'Polygon', coordinates: square(125 + k / 5, 43.4, 0.15) })))); // prettier-ignore
});

const idOf = (line: string) => {
  const { site, error } = JSON.parse(line) as { site?: { id: string }; error?: { site: string } };
  return site?.id ?? error?.site;
};
const all = Array.from({ length: total }, (_, k) => `s${k}`);

describe('a batch', () => {
  it('gives the same bytes whatever the number of threads', async () => {
    const question = ['check', sites, '--zones', zones, '--format', 'json'];
    const one = await xuanzhi([...question, '--jobs', '1'], { program: main });
    const three = await xuanzhi([...question, '--jobs', '3'], { program: main });
    expect(one.code).toBe(65);
    expect({ ...three, out: three.out === one.out }).toEqual({ ...one, out: true });
    const entries = JSON.parse(one.out) as unknown[];
    expect(entries.map((entry) => idOf(JSON.stringify(entry)))).toEqual(all);
    // As it would be written in one piece.
    expect(one.out).toBe(`${JSON.stringify(entries, null, 2)}\n`);
  }, 60_000);

  it('does the sites of a thread that dies again, and says which one it died of', async () => {
    const question = ['check', sites, '--zones', zones, '--format', 'ndjson'];
    const whole = (await xuanzhi(question)).out.trimEnd().split('\n');
    const result = await xuanzhi([...question, '--jobs', '2', '--lang', 'en'], { program: dies('s300') });
    expect(result.code).toBe(70);
    const lines = result.out.trimEnd().split('\n');
    expect(lines.map(idOf)).toEqual(all);
    expect(lines.filter((line, k) => line !== whole[k]).map((line) => JSON.parse(line) as unknown)).toEqual([
      { error: { source: sites, site: 's300', problems: [{ code: 'worker-failed', params: { message: 'exit 9' } }] } },
    ]);
    expect(result.error).toContain('#s300');
  }, 60_000);

  it('ends with every line there when no thread can be started at all', async () => {
    const program = pathToFileURL(file('broken.mjs', 'throw new Error("no memory");'));
    const result = await xuanzhi(['check', sites, '--zones', zones, '--format', 'ndjson', '--jobs', '2'], { program });
    expect(result.code).toBe(70);
    expect(result.out.trimEnd().split('\n').map(idOf)).toEqual(all);
    expect(result.out.match(/worker-failed/g)).toHaveLength(total);
  }, 60_000);

  it.each(['1', '2'])(
    'with --jobs %s ends at Ctrl-C, and leaves the file that was there',
    async (jobs) => {
      const out = file(`kept-${jobs}.ndjson`, 'from before');
      const controller = new AbortController();
      const result = await xuanzhi(['check', sites, '--zones', zones, '--format', 'ndjson', '--out', out, '--jobs', jobs, '--progress'], {
        program: main,
        interrupted: () => controller.signal,
        onError: (text) => text.startsWith('\r') && controller.abort(),
      });
      expect(result.code).toBe(130);
      expect(readFileSync(out, 'utf8')).toBe('from before');
      expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(result.error).toMatch(/\r已查 \d+ \/ 620 · \d.*\n$/s);
    },
    60_000,
  );

  it('puts a finished file in the place of the old one, and writes to a device as it is', async () => {
    const out = file('fresh.ndjson', 'from before');
    const question = ['check', sites, '--zones', zones, '--format', 'ndjson', '--out'];
    expect((await xuanzhi([...question, out])).code).toBe(65);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(total);
    writeFileSync(out, '');
    expect((await xuanzhi([...question, '/dev/null'])).code).toBe(65);
    expect(existsSync('/dev/null')).toBe(true);
    expect(readFileSync('/dev/null', 'utf8')).toBe('');
  });

  it.each(['0', '-1', 'all', '1.5'])('refuses --jobs %s', async (jobs) => {
    expect((await xuanzhi(['check', sites, '--jobs', jobs])).code).toBe(64);
  });
});
