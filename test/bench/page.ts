// What the built page weighs and how soon it can be used, in headless Chromium drawing in software. Run after `npm run build`: npm run bench:page
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch, openPage, serve } from '../browser/harness';
import { batched, instrument, median, moved, typed } from './page-times';

const dist = join(import.meta.dirname, '../../dist');
const kB = (file: string) => Math.round(gzipSync(readFileSync(file)).length / 100) / 10;
const assets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
console.table(
  Object.fromEntries(assets.map((name) => [name.replace(/-[\w-]{8}\.js$/, ''), { 'kB gzip': kB(join(dist, 'assets', name)) }])),
);

const served = await serve();
const rows: Record<string, Record<string, number>> = {};

const random = (() => {
  let state = 42;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
})();
/** A thousand plots of 5 to 24 vertices in the middle of the province. */
const thousand = JSON.stringify({
  type: 'FeatureCollection',
  features: Array.from({ length: 1000 }, (_, k) => {
    const [x, y, r, n] = [124.5 + 3 * random(), 43 + 1.5 * random(), 0.002 + 0.004 * random(), 5 + Math.floor(20 * random())];
    const ring = Array.from({ length: n }, (_, i) => {
      const [t, f] = [(2 * Math.PI * i) / n, r * (0.7 + 0.6 * random())];
      return [x + f * Math.cos(t), y + f * Math.sin(t)];
    });
    return { type: 'Feature', id: `s${k}`, properties: {}, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
  }),
});

for (const { width, height, webgl } of [
  { width: 1440, height: 900, webgl: true },
  { width: 360, height: 740, webgl: true },
  { width: 1440, height: 900, webgl: false },
]) {
  const browser = await launch({ webgl });
  served.asked.length = 0;
  const opened = await openPage(browser, served, { width, height });
  const { page } = opened;
  await page.waitForFunction((state) => document.documentElement.dataset['xzReady'] === state, webgl ? 'map' : 'no-map', {
    timeout: 60_000,
  });
  const readyMs = await page.evaluate(() => performance.now());
  const data = served.asked.filter((path) => path.startsWith('published/'));
  await instrument(page);
  const first = await typed(page, 1, 0);
  const next = await typed(page, 12, 1);
  const drag = await moved(page, 30);
  const batch = await batched(page, thousand);
  const most = (long: number[]) => Math.round(Math.max(0, ...long));
  rows[`${width} × ${height}${webgl ? '' : ', no map'}`] = {
    'data until then, files': data.length,
    'data until then, kB gzip': Math.round(data.reduce((sum, path) => sum + kB(join(dist, path)), 0)),
    'ready, ms': Math.round(readyMs),
    'first report, ms': Math.round(first.all[0]!),
    'next reports, median ms': Math.round(median(next.all)),
    'while typing: tasks over 50 ms': next.long.length,
    'while typing: longest of them, ms': most(next.long),
    'vertex moved to report, median ms': Math.round(median(drag.all)),
    'while moving: tasks over 50 ms': drag.long.length,
    'while moving: longest of them, ms': most(drag.long),
    'batch of 1 000: sites/s': Math.round(1000 / batch.seconds),
    'batch: tasks over 50 ms': batch.long.length,
    'batch: longest of them, ms': most(batch.long),
  };
  await opened.close();
  await browser.close();
}
// One column a screen: there are more figures than screens.
const names = Object.keys(Object.values(rows)[0]!);
console.table(
  Object.fromEntries(names.map((name) => [name, Object.fromEntries(Object.entries(rows).map(([at, row]) => [at, row[name]]))])),
);
await served.close();
