// Whatever is given, one sentence says where and what to do; what was typed stays, and the page goes on.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, serve } from './harness';
import type { OpenedPage, Served } from './harness';
import { drop, plot, report, type } from './page';

let browser: Browser;
let served: Served;
let opened: OpenedPage;

beforeAll(async () => {
  // Nothing here needs a map; without one the pages come faster.
  browser = await launch({ webgl: false });
  served = await serve();
  opened = await openPage(browser, served);
});
afterAll(async () => {
  opened?.expectClean();
  await opened?.close();
  await browser?.close();
  await served?.close();
});

const ring = (coordinates: unknown) => JSON.stringify({ type: 'Polygon', coordinates });

describe('bad input', () => {
  test.each([
    ['not JSON', '{"type":"Polygon",', /不是有效的 JSON.*请/],
    ['words', '长春市净月区某地块', /不是有效的 JSON.*经度,纬度/],
    ['JSON that is no GeoJSON', '{"name":"x"}', /不是 GeoJSON|几何类型/],
    ['a wrong geometry type', '{"type":"Circle","coordinates":[125,43]}', /几何类型“Circle”.*可用/],
    ['NaN', '125.3235,43.8821\n125.33,NaN', /第 2 行：读不懂“125.33,NaN”/],
    ['latitude first in GeoJSON', '{"type":"Point","coordinates":[43.8821,125.3235]}', /先纬度后经度.*125\.323500°E/],
    ['metres in place of degrees', '{"type":"Point","coordinates":[42445637.2,4860123.4]}', /投影坐标.*CGCS2000 经纬度/],
    ['nothing', '', /没有内容/],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}', /没有几何图形/],
    [
      'a polygon of two vertices',
      ring([
        [
          [125, 43],
          [125.1, 43],
          [125, 43],
        ],
      ]),
      /至少|不足/,
    ],
    [
      'a polygon without area',
      ring([
        [
          [125, 43],
          [125.1, 43],
          [125.2, 43],
          [125, 43],
        ],
      ]),
      /没有面积/,
    ],
  ])('%s', async (_, input, sentence) => {
    const { page } = opened;
    await type(page, input);
    const alert = page.locator('[role=alert] p').first();
    await alert.waitFor();
    await page.waitForFunction(
      ([source]) => {
        const roots = ['xz-site-editor', 'xz-report'].map(
          (name) => document.querySelector('xz-app')?.shadowRoot?.querySelector(name)?.shadowRoot,
        );
        return roots.some((root) => new RegExp(source!).test(root?.querySelector('[role=alert]')?.textContent ?? ''));
      },
      [sentence.source],
    );
    expect(await page.locator('#text').inputValue()).toBe(input);
    // And it goes on.
    await type(page, plot);
    expect((await report(page)).verdict).toBe('有条件／需论证');
    expect(await page.locator('[role=alert]').count()).toBe(0);
  });

  test('a file of 51 MB is refused with its size and the limit', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(51_000_000).fill(32)], 'big.geojson'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    });
    const alert = page.locator('[role=alert] p').first();
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/51\.0 MB.*50\.0 MB/);
  });

  test('100 000 vertices are a site like any other', async () => {
    const circle = Array.from({ length: 100_000 }, (_, i) => [
      125.5 + 0.01 * Math.cos((i / 50_000) * Math.PI),
      43.9 + 0.01 * Math.sin((i / 50_000) * Math.PI),
    ]);
    await drop(opened.page, 'circle.geojson', ring([[...circle, circle[0]]]));
    await opened.page.waitForFunction(() =>
      document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot?.textContent?.includes('周长'),
    );
    expect((await report(opened.page)).verdict).not.toBe('未发现冲突');
  });

  test('a bow-tie is repaired, and the report says where', async () => {
    await type(
      opened.page,
      ring([
        [
          [125.5, 43.9],
          [125.51, 43.91],
          [125.51, 43.9],
          [125.5, 43.91],
          [125.5, 43.9],
        ],
      ]),
    );
    await opened.page.waitForFunction(() =>
      document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot?.textContent?.includes('边界自相交'),
    );
    const text = await opened.page.locator('xz-report .body').innerText();
    expect(text).toMatch(/125\.505000°E 43\.905000°N：边界自相交.*请在图上确认/);
    expect(text).not.toMatch(/1[0-9][1-9]\.\d\s*%/);
  });

  test('in English too', async () => {
    await opened.page.locator('#language').click();
    await type(opened.page, '{"type":"Point","coordinates":[43.8821,125.3235]}');
    const alert = opened.page.locator('[role=alert] p').first();
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/^Latitude seems to come first.*try again\.$/);
  });
});
