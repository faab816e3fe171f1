// One opening of one layer and what stays in memory of it: part-open.ts starts this in a process of its own.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLayer, type CatalogueLayer } from '#zone';

const folder = process.argv[2]!;
const entry = JSON.parse(readFileSync(join(folder, 'entry.json'), 'utf8')) as CatalogueLayer;
const held = () => {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const before = held();
const from = performance.now();
const state = await loadLayer(entry, await readFile(join(folder, entry.exact!.file)));
const ms = performance.now() - from;
if ('missing' in state) throw new Error(state.missing);
const bytes = held() - before;
// The layer is asked for something after the count, so that it is still there when it is counted.
console.log(JSON.stringify({ ms, bytes, zones: state.exact.zones.length }));
