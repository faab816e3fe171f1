// What every layer of data/source weighs, as it lies there and published, and how long publishing takes. Run: npm run bench:layers
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '#cli';
import { readCatalogue } from '#zone';

const source = join(import.meta.dirname, '../../data/source');
const out = join(mkdtempSync(join(tmpdir(), 'xuanzhi-')), 'published');
const began = performance.now();
const code = await run(['publish', source, '--out', out], {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  stdin: async () => new Uint8Array(),
  today: '2026-11-23',
});
const seconds = (performance.now() - began) / 1000;
const read = readCatalogue(readFileSync(join(out, 'catalogue.json'), 'utf8'));
if (code !== 0 || !read.ok) throw new Error('not published');

const kB = (bytes: number) => Math.round(bytes / 1000);
const zipped = (file?: { file: string }) => (file ? kB(gzipSync(readFileSync(join(out, file.file))).length) : 0);
/** Positions of a GeoJSON text: every `[number,number` is one. */
const vertices = (text: string) => (text.match(/\[-?\d[\d.]*,-?\d/g) ?? []).length;
const rows = read.catalogue.layers.map((layer) => {
  const folder = join(source, layer.id);
  const { file } = JSON.parse(readFileSync(join(folder, 'layer.json'), 'utf8')) as { file: string };
  return {
    layer: layer.id,
    count: layer.count,
    vertices: vertices(readFileSync(join(folder, file), 'utf8')),
    'source, kB': kB(statSync(join(folder, file)).size),
    'drawn, kB gzip': zipped(layer.display),
    'exact, kB gzip': zipped(layer.exact),
  };
});
const whole = (key: 'vertices' | 'source, kB' | 'drawn, kB gzip' | 'exact, kB gzip') => rows.reduce((sum, row) => sum + row[key], 0);
console.table(rows);
console.log(
  `in all: ${whole('vertices')} vertices, ${whole('source, kB')} kB of source, ${whole('drawn, kB gzip')} + ${whole('exact, kB gzip')} kB gzip; published in ${seconds.toFixed(1)} s`,
);
rmSync(join(out, '..'), { recursive: true });
