// The command line as the tests call it: in this process, in a folder of its own, over the layers of the repository.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckReport } from '#check';
import { run } from '#cli';
import { canonicalJson, contentHash, type Catalogue } from '#zone';
import { expect } from 'vitest';
import { expectReport, reportsIn } from './report-schema';

export const root = join(import.meta.dirname, '..');
export const dir = mkdtempSync(join(tmpdir(), 'xuanzhi-'));
export const published = join(dir, 'published');
/** The test files of one process use the folder one after another: each removes it at its end, and `file` makes it anew. */
export const removeDir = () => rmSync(dir, { recursive: true });

/** A site of some 50 ha in Changchun, wholly inside every layer's coverage. */
export const inChangchun = '125.30,43.90\n125.31,43.90\n125.31,43.905\n125.30,43.905';

export async function xuanzhi(...args: string[]) {
  let out = '';
  let error = '';
  const terminal = {
    out: (t: string) => void (out += t),
    error: (t: string) => void (error += t),
    stdin: async () => new TextEncoder().encode('125.3,43.9'),
    today: '2026-11-23',
  };
  const code = await run(args, terminal);
  if (args[0] === 'check' && /json/.test(args[args.indexOf('--format') + 1] ?? '')) for (const one of reportsIn(out)) expectReport(one);
  return { code, out, error };
}

/** `npm test` says in XUANZHI_PUBLISHED where it has just published the layers; alone, a test publishes them itself. */
export async function publishAll(): Promise<void> {
  const fresh = process.env['XUANZHI_PUBLISHED'];
  if (fresh) return cpSync(join(root, fresh), published, { recursive: true });
  const result = await xuanzhi('publish', join(root, 'data/source'), '--out', published);
  expect(result).toMatchObject({ code: 0, error: '' });
}

export function file(name: string, content: string): string {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, name), content);
  return join(dir, name);
}

export async function report(site: string, ...args: string[]): Promise<CheckReport> {
  const result = await xuanzhi('check', site, '--format', 'json', ...args);
  expect(result.error).toBe('');
  return JSON.parse(result.out) as CheckReport;
}

/** A catalogue with something changed and its hash made right again, as a publisher's slip would leave it. */
export function rewriteCatalogue(folder: string, change: (catalogue: Catalogue) => void): void {
  const catalogue = JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8')) as Catalogue;
  change(catalogue);
  catalogue.hash = contentHash(canonicalJson({ layers: catalogue.layers, rules: catalogue.rules, industries: catalogue.industries }));
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
}
