// A site is drawn, typed, dropped; the report is read, and read again from its link.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, serve } from './harness';
import type { Served } from './harness';
import { drop, mapDrawn, plot, plotGeoJson, report, type } from './page';

let browser: Browser;
/** For what needs no map: its pages come in a fraction of the time. */
let blind: Browser;
let served: Served;

beforeAll(async () => {
  browser = await launch();
  blind = await launch({ webgl: false });
  served = await serve();
});
afterAll(async () => {
  await browser?.close();
  await blind?.close();
  await served?.close();
});

/** Drawn in software, a small map comes much sooner. */
const small = { width: 360, height: 740 };
const overChangchun = '#v=125.3235,43.8821,11&l=zh&d=2026-11-23';

describe('drawing', () => {
  test('a polygon with the mouse over Changchun gives a verdict, and its link gives the same one again', async () => {
    const opened = await openPage(browser, served, { at: overChangchun });
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('[data-draw=polygons]').click();
    for (const [x, y] of [
      [620, 330],
      [760, 340],
      [750, 460],
      [630, 450],
    ] as const)
      await page.mouse.click(x, y);
    await page.mouse.dblclick(610, 400);
    const first = await report(page);
    expect(['禁止', '有条件／需论证', '需补充信息']).toContain(first.verdict);
    expect(await page.locator('#announcement').textContent()).toContain(first.verdict);
    await page.waitForFunction(() => location.hash.includes('s=a125.'));
    await page.waitForTimeout(1500); // software drawing takes its time
    await opened.picture('drawn-over-changchun');
    const link = await page.evaluate(() => location.href);

    await page.reload();
    const again = await report(page);
    // The page knows its own address: everything comes back, the record to its last digit.
    expect(again).toEqual(first);
    opened.expectClean();
    await opened.close();

    // Another browser knows only the link.
    const other = await openPage(browser, served, { at: link.slice(link.indexOf('#')) });
    const theirs = await report(other.page);
    expect({ verdict: theirs.verdict, line: theirs.line }).toEqual({ verdict: first.verdict, line: first.line });
    other.expectClean();
    await other.close();
  });

  test('works by keyboard alone', async () => {
    const opened = await openPage(browser, served, { at: overChangchun, ...small });
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('[data-draw=polygons]').press('Enter');
    for (const key of ['Space', 'ArrowRight', 'Space', 'ArrowDown', 'Space']) {
      await page.keyboard.press(key);
      if (key.startsWith('Arrow')) await page.waitForTimeout(600);
    }
    expect(await page.locator('xz-map-tools [role=status]').textContent()).toContain('3');
    await page.keyboard.press('Enter');
    expect((await report(page)).verdict).not.toBe('');
    opened.expectClean();
    await opened.close();
  });

  test('is taken back by Escape, and what was there stays', async () => {
    const opened = await openPage(browser, served, { at: overChangchun, ...small });
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('[data-draw=lines]').click();
    await page.mouse.click(200, 250);
    await page.keyboard.press('Escape');
    expect(await page.locator('.drawing').count()).toBe(0);
    expect(await page.locator('.banner').count()).toBe(0);
    opened.expectClean();
    await opened.close();
  });
});

describe('a link', () => {
  test('that is broken shows no site, least of all the one that this browser remembers', async () => {
    const opened = await openPage(blind, served, small);
    const { page } = opened;
    await type(page, plot);
    await report(page);
    await page.waitForTimeout(600); // stored
    await page.goto('about:blank');
    await page.goto(`${served.url}#l=zh&s=a125.3_43.7_125.3235`);
    await page.locator('#tab-check').waitFor();
    await page.locator('[role=alert]').first().waitFor({ state: 'attached' });
    expect(await page.locator('[role=alert]').first().textContent()).toContain('链接中的选址不完整');
    expect(await page.locator('.banner').count()).toBe(0);
    opened.expectClean();
    await opened.close();
  });
});

describe('the map', () => {
  test('says what is at a clicked place, and which layers cannot say', async () => {
    const opened = await openPage(browser, served, { at: '#v=125.3275,43.709,13&l=zh&d=2026-11-23', ...small });
    const { page } = opened;
    await mapDrawn(page);
    await page.mouse.click(180, 220);
    await page.locator('xz-zone-here li').first().waitFor();
    expect(await page.locator('xz-zone-here [aria-live]').innerText()).toContain('二级保护区');
    await page.locator('xz-zone-here button').click();
    expect(await page.locator('xz-zone-here').count()).toBe(0);
    opened.expectClean();
    await opened.close();
  });
});

describe('text and files', () => {
  test('typed coordinates: overlaps, what is near, both languages', async () => {
    const opened = await openPage(blind, served, small);
    const { page } = opened;
    await type(page, plot);
    const zh = await report(page);
    expect(zh.verdict).toBe('有条件／需论证');
    const text = await page.locator('xz-report .body').innerText();
    for (const expected of ['公顷', '亩', '新立城水库水源地二级保护区', '未核实', 'CGCS2000']) expect(text).toContain(expected);
    expect(text).not.toMatch(/undefined|NaN|符合要求/);
    await page.locator('#language').click();
    expect((await report(page)).verdict).toBe('Conditional');
    expect(await page.locator('xz-report .body').innerText()).toContain('Xinlicheng Reservoir source, second-class zone');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-GB');
    opened.expectClean();
    await opened.close();
  });

  test('a dropped GeoJSON, its name kept, its record downloaded', async () => {
    const opened = await openPage(blind, served, small);
    const { page } = opened;
    await page.locator('#sample').waitFor();
    await drop(page, 'plot.geojson', plotGeoJson);
    const { id } = await report(page);
    expect(await page.locator('xz-report .body').innerText()).toContain('试验地块');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const record = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; verdict: string };
    expect(record.id.startsWith(id)).toBe(true);
    expect(record.verdict).toBe('conditional');
    opened.expectClean();
    await opened.close();
  });

  test('a file with several sites: one is asked about, another can be chosen', async () => {
    const opened = await openPage(blind, served, small);
    const { page } = opened;
    const far = { type: 'Feature', properties: { name: '辽源地块' }, geometry: { type: 'Point', coordinates: [125.14, 42.9] } };
    await page.locator('#sample').waitFor();
    await drop(page, 'two.geojson', JSON.stringify({ type: 'FeatureCollection', features: [JSON.parse(plotGeoJson), far] }));
    const first = await report(page);
    await page.locator('#tab-check').click();
    await page.locator('#site').selectOption('辽源地块');
    await page.waitForFunction(
      (id) => !document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot?.textContent?.includes(id),
      first.id,
    );
    expect((await report(page)).id).not.toBe(first.id);
    expect(await page.locator('xz-report .body').innerText()).toContain('辽源地块');
    opened.expectClean();
    await opened.close();
  });

  test('a layer that is switched off stays off in the link, and is checked all the same', async () => {
    const opened = await openPage(blind, served, small);
    const { page } = opened;
    await page.locator('#tab-layers').click();
    const redLine = page.locator('section[data-layer=red-line] input');
    await redLine.uncheck();
    await type(page, plot);
    await report(page);
    expect(await page.locator('xz-report .body').innerText()).toMatch(/不涉及[\s\S]*生态保护红线[\s\S]*未能判断/);
    await page.waitForFunction(() => location.hash.includes('h=red-line'));
    await page.reload();
    await report(page);
    expect(await redLine.isChecked()).toBe(false);
    opened.expectClean();
    await opened.close();
  });

  test('a row leads to what the rules ask for its zone', async () => {
    const opened = await openPage(blind, served, small);
    const { page } = opened;
    await type(page, plot);
    await report(page);
    const row = page.locator('xz-report tbody button.link').first();
    const zone = await row.innerText();
    await row.press('Enter');
    const focused = await page.evaluate(() => {
      const active = document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot?.activeElement;
      return active instanceof HTMLElement ? active.innerText : '';
    });
    expect(focused).toContain(zone);
    opened.expectClean();
    await opened.close();
  });
});
