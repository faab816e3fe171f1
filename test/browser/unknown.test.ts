// What could not be determined is said with its own reason, and never becomes "no conflict found".
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dist, launch, openPage, serve } from './harness';
import type { Served } from './harness';
import { exactFile, plot, report, type } from './page';

let browser: Browser;
let served: Served;

beforeAll(async () => {
  browser = await launch({ webgl: false });
  served = await serve();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const reasonOf = (layer: string) => `xz-report li[data-layer=${layer}]`;

describe('unknown', () => {
  test('the red-line file is deleted; once it is back, loading again completes the report', async () => {
    const file = exactFile('red-line');
    served.overrides.set(file, null);
    const opened = await openPage(browser, served);
    const { page } = opened;
    await type(page, plot);
    const without = await report(page);
    expect(without.verdict).not.toBe('未发现冲突');
    expect(await page.locator(reasonOf('red-line')).getAttribute('data-reason')).toBe('not-loaded');
    expect(await page.locator('.complete').innerText()).toMatch(/^不完整：.*生态保护红线/);
    served.overrides.clear();
    await page.locator('xz-report button', { hasText: '重新加载' }).click();
    await page.locator('.complete', { hasText: '全部必查图层均已判断' }).waitFor();
    expect((await report(page)).id).not.toBe(without.id);
    opened.expectClean({ allow: [/404/] });
    await opened.close();
  });

  test('one byte of the red-line file is changed', async () => {
    const file = exactFile('red-line');
    const bytes = readFileSync(join(dist, file));
    bytes[bytes.length >> 1]! ^= 1;
    served.overrides.set(file, bytes);
    const opened = await openPage(browser, served);
    await type(opened.page, plot);
    expect((await report(opened.page)).verdict).not.toBe('未发现冲突');
    expect(await opened.page.locator(reasonOf('red-line')).getAttribute('data-reason')).toBe('hash-mismatch');
    expect(await opened.page.locator(reasonOf('red-line')).innerText()).toContain('校验值不符');
    served.overrides.clear();
    opened.expectClean();
    await opened.close();
  });

  test('half of the site lies outside the coverage', async () => {
    const opened = await openPage(browser, served);
    // Across the province's western border.
    await type(opened.page, '123.88,46.29\n123.91,46.29\n123.91,46.31\n123.88,46.31');
    expect((await report(opened.page)).verdict).not.toBe('未发现冲突');
    expect(await opened.page.locator(reasonOf('red-line')).getAttribute('data-reason')).toBe('partly-covered');
    expect(await opened.page.locator(reasonOf('red-line')).innerText()).toMatch(/图层覆盖选址的 \d+\.\d %/);
    expect(await opened.page.locator(reasonOf('control-units')).getAttribute('data-reason')).toBe('partly-covered');
    opened.expectClean();
    await opened.close();
  });

  test('the day lies before every edition', async () => {
    const opened = await openPage(browser, served);
    await type(opened.page, plot);
    const now = await report(opened.page);
    await opened.page.locator('input[type=date]').fill('2019-01-01');
    await opened.page.locator(reasonOf('red-line')).waitFor({ state: 'attached' });
    expect(await opened.page.locator(reasonOf('red-line')).getAttribute('data-reason')).toBe('not-in-force');
    const then = await report(opened.page);
    expect(then.id).not.toBe(now.id);
    expect(then.verdict).toBe('需补充信息');
    opened.expectClean();
    await opened.close();
  });

  test('the catalogue is missing: no report at all, and the sentence says so', async () => {
    served.overrides.set('published/catalogue.json', null);
    const opened = await openPage(browser, served);
    await type(opened.page, plot);
    await opened.page.locator('xz-report [role=alert]').waitFor();
    expect(await opened.page.locator('xz-report .waiting').innerText()).toMatch(/图层目录未能加载.*不作任何判断/s);
    expect(await opened.page.locator('.banner').count()).toBe(0);
    served.overrides.clear();
    await opened.page.locator('xz-report button', { hasText: '重新加载' }).click();
    expect((await report(opened.page)).verdict).toBe('有条件／需论证');
    opened.expectClean({ allow: [/404/] });
    await opened.close();
  });
});
