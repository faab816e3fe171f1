// The layer list: what is drawn at first, what is fetched when, and what the list tells before a layer is on.
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

const small = { width: 360, height: 740 };
const fetched = (ending: string) =>
  served.asked
    .filter((path) => path.endsWith(ending))
    .map((path) => path.replace('published/', '').split('.')[0]!)
    .filter((id) => !id.startsWith('base-'))
    .sort();
const atFirst = ['control-units', 'nature-reserves', 'red-line', 'water-sources'];

describe('layers', () => {
  test('four are drawn at first; the picture of another is fetched when it is switched on, and only once', async () => {
    served.asked.length = 0;
    const opened = await openPage(browser, served, small);
    const { page } = opened;
    await mapDrawn(page);
    expect(fetched('.geojson')).toEqual(atFirst);
    await page.locator('#tab-layers').click();
    const section = page.locator('section[data-layer=straw-burning]');
    const legend = section.locator('details');
    expect(await legend.getAttribute('open')).toBeNull();
    const box = section.locator('input');
    await box.check();
    expect(await legend.getAttribute('open')).toBe('');
    expect(await section.innerText()).toMatch(/禁烧区\s+\d+\s+限烧区\s+\d+/);
    await expect.poll(() => fetched('.geojson')).toEqual([...atFirst, 'straw-burning'].sort());
    await box.uncheck();
    await box.check();
    await page.waitForFunction(() => location.hash.includes('o=straw-burning'));
    expect(fetched('.geojson')).toEqual([...atFirst, 'straw-burning'].sort());
    opened.expectClean();
    await opened.close();
  });

  test('a link brings back what was switched on and off', async () => {
    const opened = await openPage(browser, served, { ...small, at: '#l=zh&h=red-line&o=villages' });
    const { page } = opened;
    await page.locator('#tab-layers').click();
    const on = (id: string) => page.locator(`section[data-layer=${id}] input`).isChecked();
    expect([await on('villages'), await on('control-units'), await on('red-line'), await on('outfalls')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    opened.expectClean();
    await opened.close();
  });

  test('a check asks every layer, also those that are off', async () => {
    served.asked.length = 0;
    const opened = await openPage(browser, served, small);
    const { page } = opened;
    await type(page, plot);
    await report(page);
    expect(fetched('.xzl')).toEqual(expect.arrayContaining([...atFirst, 'approval-suspension', 'contaminated-plots', 'groundwater']));
    expect(new Set(fetched('.xzl')).size).toBe(fetched('.xzl').length);
    expect(await page.locator('.complete').innerText()).toBe('全部必查图层均已判断');
    opened.expectClean();
    await opened.close();
  });
});
