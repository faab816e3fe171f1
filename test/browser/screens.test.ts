// Every screen in every size, language and light passes axe; a machine that cannot draw is told so and served all the same.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, serve } from './harness';
import type { Served } from './harness';
import { mapDrawn, plot, report, type } from './page';

let browser: Browser;
let served: Served;

beforeAll(async () => {
  browser = await launch();
  served = await serve();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

// Every pair of width, language and light is met once; all eight together would only take longer.
const screens = [
  { width: 360, locale: 'zh-CN', colorScheme: 'light' },
  { width: 360, locale: 'en-GB', colorScheme: 'dark' },
  { width: 1440, locale: 'zh-CN', colorScheme: 'dark' },
  { width: 1440, locale: 'en-GB', colorScheme: 'light' },
] as const;

describe('axe finds nothing', () => {
  test.each(screens)('at $width px, $locale, $colorScheme', async ({ width, locale, colorScheme }) => {
    const opened = await openPage(browser, served, { width, height: width === 360 ? 740 : 900, locale, colorScheme });
    const { page } = opened;
    await page.locator('xz-map canvas').waitFor();
    const found: Record<string, string[]> = { empty: await opened.accessibility() };
    for (const tab of ['layers', 'data']) {
      await page.locator(`#tab-${tab}`).click();
      found[tab] = await opened.accessibility();
    }
    await type(page, '45371,4860000');
    await page.locator('[role=alert]').waitFor();
    found['problem'] = await opened.accessibility();
    await type(page, plot);
    await report(page);
    found['report'] = await opened.accessibility();
    await page.locator('xz-map canvas').press('Enter');
    await page.locator('xz-zone-here li').first().waitFor();
    found['here'] = await opened.accessibility();
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
    // Nothing sticks out sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await mapDrawn(page);
    await opened.picture(`report-${width}-${locale}-${colorScheme}`);
    opened.expectClean();
    await opened.close();
  });
});

describe('without WebGL2', () => {
  test('the page says so, checks all the same, and never asks for the map', async () => {
    const blind = await launch({ webgl: false });
    served.asked.length = 0;
    const opened = await openPage(blind, served, { width: 360, height: 740 });
    const { page } = opened;
    await page.waitForFunction(() => document.documentElement.dataset['xzReady'] === 'no-map');
    expect(await page.locator('.no-map-words').innerText()).toContain('不能绘制地图');
    await type(page, plot);
    expect((await report(page)).verdict).toBe('有条件／需论证');
    expect(served.asked.filter((path) => path.includes('xz-map'))).toEqual([]);
    expect(await opened.accessibility()).toEqual([]);
    opened.expectClean();
    await opened.close();
    await blind.close();
  });
});

describe('tabs and sheet', () => {
  test('go by arrow keys and by buttons', async () => {
    const opened = await openPage(browser, served, { width: 360, height: 740 });
    const { page } = opened;
    await page.locator('#tab-check').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tab-data').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('#panel-data').isVisible()).toBe(true);
    const height = async () => (await page.locator('section.panel').boundingBox())!.height;
    const heights = [await height()];
    await page.locator('.heights button').last().click();
    heights.push(await height());
    for (let i = 0; i < 2; i++) await page.locator('.heights button').first().click();
    heights.push(await height());
    expect(heights[1]).toBeGreaterThan(heights[0]!);
    expect(heights[2]).toBeLessThan(60);
    opened.expectClean();
    await opened.close();
  });
});
