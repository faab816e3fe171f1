// Opening a published layer in a fresh process: read, hash, decode, index. Run: npm run bench -- open
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash, encodeLayer } from '#zone';
import { entryOf, exactLayer } from './as-layer';
import { short, tell, verticesOf } from './figures';
import { province } from './province';
import { median } from './side-by-side';

const folder = mkdtempSync(join(tmpdir(), 'xuanzhi-bench-'));
try {
  for (const [name, size] of [
    ['1 M', 1e6],
    ['5 M', 5e6],
  ] as const) {
    const index = province(size);
    const layer = exactLayer('generated', index);
    const bytes = encodeLayer(layer);
    writeFileSync(join(folder, 'layer.xzl'), bytes);
    const entry = entryOf(layer, { file: 'layer.xzl', hash: contentHash(bytes), bytes: bytes.length });
    writeFileSync(join(folder, 'entry.json'), JSON.stringify(entry));
    const cold = () => {
      const command = ['--expose-gc', join(import.meta.dirname, 'open-cold.js'), folder];
      return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as { ms: number; bytes: number };
    };
    const runs = [cold(), cold(), cold()];
    const millions = verticesOf(index) / 1e6;
    console.log(`open ${name}: ${verticesOf(index)} vertices, file of ${short(bytes.length / 1e6)} MB`);
    tell(`open ${name}`, median(runs.map(({ ms }) => ms)) / millions, 'ms per million vertices', 'cold, median of 3');
    tell(`memory ${name}`, median(runs.map((run) => run.bytes)) / verticesOf(index), 'bytes a vertex');
  }
} finally {
  rmSync(folder, { recursive: true });
}
