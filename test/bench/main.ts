// The benches of the check: each part in a process of its own, one after the other, then the tables for the README and the goals in Markdown.
// Run: npm run bench            all of it, some eight minutes
//      npm run bench -- B C     some parts: A B growth batch C open zones D
// Timings of one machine and one run; only the ratios within a run mean something.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import type { Told } from './figures';
import { tables } from './goals';
import type { Row } from './side-by-side';

const parts: Record<string, string> = {
  A: 'part-a.ts',
  B: 'part-b.ts',
  growth: 'part-growth.ts',
  batch: 'part-batch.ts',
  C: 'part-c.ts',
  open: 'part-open.ts',
  zones: 'part-zones.ts',
  D: 'check.ts',
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}: there are ${Object.keys(parts).join(', ')}.`);

// What is timed is what people run: bundled code. A loader that translates each file as it is read keeps the names of functions and costs a third.
const root = join(import.meta.dirname, '../..');
const built = join(root, 'node_modules/.bench');
const entries = [...Object.values(parts), 'open-cold.ts'].map((file) => join(import.meta.dirname, file));
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { ssr: true, target: 'node20', outDir: built, emptyOutDir: true, copyPublicDir: false, rolldownOptions: { input: entries } },
});

const rows: Row[] = [];
const figures = new Map<string, number>();
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  console.log(`\n── ${name}`);
  const from = performance.now();
  const child = fork(join(built, parts[name]!.replace('.ts', '.js')), { cwd: root, execArgv: ['--max-old-space-size=8192'] });
  child.on('message', (told: Told) => {
    if ('row' in told) rows.push(told.row);
    else figures.set(told.figure, told.value);
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) {
    console.log(`${name} failed`);
    process.exitCode = 1;
  }
  console.log(`(${((performance.now() - from) / 1000).toFixed(0)} s)`);
}
console.log(`\n${tables(figures, rows)}`);
