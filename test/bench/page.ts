// What the built page weighs and how soon it can be used, in headless Chromium drawing in software. Run after `npm run build`: npm run bench:page
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launch, openPage, serve } from '../browser/harness';
import { plot, report, type } from '../browser/page';

const dist = join(import.meta.dirname, '../../dist');
const kB = (file: string) => Math.round(gzipSync(readFileSync(file)).length / 100) / 10;
const assets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
console.table(
  Object.fromEntries(assets.map((name) => [name.replace(/-[\w-]{8}\.js$/, ''), { 'kB gzip': kB(join(dist, 'assets', name)) }])),
);

const served = await serve();
const rows: Record<string, Record<string, number>> = {};

/** Types six plots one after the other and reads each report. */
async function reports(page: Page): Promise<{ first: number; median: number }> {
  const times: number[] = [];
  for (let k = 0; k < 6; k++) {
    const from = Date.now();
    await type(page, plot.replace('125.3235', `125.323${k}`));
    await report(page);
    times.push(Date.now() - from);
  }
  return { first: times[0]!, median: times.slice(1).sort((a, b) => a - b)[2]! };
}

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
  const { first, median } = await reports(page);
  rows[`${width} × ${height}${webgl ? '' : ', no map'}`] = {
    'data until then, files': data.length,
    'data until then, kB gzip': Math.round(data.reduce((sum, path) => sum + kB(join(dist, path)), 0)),
    'ready, ms': Math.round(readyMs),
    'first report, ms': first,
    'next reports, median ms': median,
  };
  await opened.close();
  await browser.close();
}
console.table(rows);
await served.close();
