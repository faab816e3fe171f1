// Many sites of one file are checked together by workers of their own; a vertex is dragged and the report follows.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, serve } from './harness';
import type { Served } from './harness';
import { drop, mapDrawn, report } from './page';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served?.close());

const feature = (id: string, geometry: object) => ({ type: 'Feature', id, properties: {}, geometry });
const many = Array.from({ length: 200 }, (_, k) =>
  k === 7
    ? feature('flat', { type: 'Polygon', coordinates: [[[125, 43], [125.1, 43], [125.2, 43], [125, 43]]] })
    : feature(`s${k}`, { type: 'Point', coordinates: [124.8 + k / 100, 43.7] }),
); // prettier-ignore

describe('a batch', () => {
  let blind: Browser;
  beforeAll(async () => {
    blind = await launch({ webgl: false });
  });
  afterAll(() => blind?.close());

  test('outlives a worker, gives every site its row, and leads to each report', async () => {
    const opened = await openPage(blind, served, { width: 360, height: 740 });
    const { page } = opened;
    await page.locator('#sample').waitFor();
    await drop(page, 'many.geojson', JSON.stringify({ type: 'FeatureCollection', features: many }));
    const first = await report(page);
    await page.locator('#tab-check').click();
    const [hired] = await Promise.all([page.waitForEvent('worker'), page.locator('#check-all').click()]);
    expect(page.workers().length).toBeGreaterThan(1);
    await page.locator('xz-batch progress').waitFor();
    await hired.evaluate(() => {
      setTimeout(() => {
        throw new Error('dies');
      });
    });
    await page.locator('xz-batch', { hasText: '核查完成' }).waitFor();
    // What was started for the batch is ended with it.
    await expect.poll(() => page.workers().length).toBe(1);
    const rows = page.locator('xz-batch tbody tr');
    expect(await rows.count()).toBe(50);
    expect(await rows.nth(7).innerText()).toMatch(/flat[\s\S]*未能检查[\s\S]*没有面积/);
    expect(await page.locator('xz-batch .tally').innerText()).not.toMatch(/未检查/);
    await page.locator('xz-batch #order').selectOption({ index: 1 });
    expect(await rows.first().innerText()).toContain('flat');
    expect(await opened.accessibility()).toEqual([]);

    const verdict = (await rows.nth(3).locator('.verdict').innerText()).trim();
    await rows.nth(3).locator('button').press('Enter');
    await page.waitForFunction((id) => {
      const root = document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot;
      return ![undefined, id].includes(root?.querySelector('#report-id')?.textContent);
    }, first.id);
    expect((await report(page)).verdict).toBe(verdict);

    await page.locator('#tab-check').click();
    await page.locator('#check-all').click();
    await page.locator('#cancel-all').click();
    await page.locator('xz-batch', { hasText: '已停止' }).waitFor();
    await expect.poll(() => page.workers().length).toBe(1);
    opened.expectClean({ allow: [/dies/] });
    await opened.close();
  });
});

describe('a vertex', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** Without the layers, which are drawn in software, each move takes a tenth of the time. They are checked all the same. */
  const bare = 'h=control-units,nature-reserves,red-line,water-sources';
  const site = 's=a125.3235_43.7121_125.332_43.7121_125.332_43.706_125.3235_43.706_125.3235_43.7121';
  /** Waits for the report of one id, or of another than it. */
  const shows = (page: Page, id: string, same = true) =>
    page.waitForFunction(
      ([wanted, equal]) => {
        const root = document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot;
        return root?.querySelector('.banner') && (root.querySelector('#report-id')?.textContent === wanted) === equal;
      },
      [id, same] as const,
    );

  test('is dragged by the mouse and moved by keys; Escape and undo give the first report back', async () => {
    const opened = await openPage(browser, served, {
      width: 360,
      height: 740,
      at: `#v=125.3275,43.7121,13&l=zh&d=2026-11-23&${bare}&${site}`,
    });
    const { page } = opened;
    await mapDrawn(page);
    const first = await report(page);
    const link = () => page.evaluate(() => location.hash);
    const before = await link();
    await page.locator('xz-map-tools .buttons [aria-pressed]').click();
    const handle = page.locator('xz-map .handle');
    await handle.waitFor();
    const { x, y, width, height } = (await handle.boundingBox())!;
    const [cx, cy] = [x + width / 2, y + height / 2];
    const drag = async () => {
      await page.mouse.move(cx, cy);
      await page.mouse.down();
      for (let k = 1; k <= 4; k++) await page.mouse.move(cx - 8 * k, cy + 6 * k);
    };
    await drag();
    await shows(page, first.id, false);
    await page.waitForTimeout(300);
    expect(await link()).toBe(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await shows(page, first.id);

    await drag();
    await page.mouse.up();
    await shows(page, first.id, false);
    const dragged = await report(page);
    expect(await page.locator('xz-report .body').innerText()).toContain('移动过顶点');
    await page.waitForFunction((was) => location.hash !== was, before);
    await handle.press('Shift+ArrowRight');
    await shows(page, dragged.id, false);
    await page.keyboard.press('Control+z');
    await shows(page, dragged.id);
    await page.keyboard.press('Control+z');
    await shows(page, first.id);
    expect(await opened.accessibility()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await handle.isVisible()).toBe(false);
    opened.expectClean();
    await opened.close();
  });
});
