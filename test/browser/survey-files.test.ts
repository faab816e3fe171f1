// What a surveyor sends is dropped on the page: it is read, placed in the right county, or asked about.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage, serve, type Served } from './harness';
import { dropBytes, report } from './page';

let browser: Browser;
let served: Served;
const at = '#v=125.3235,43.8821,11&l=zh&d=2026-11-23';
const file = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../files', name)));

beforeAll(async () => {
  browser = await launch({ webgl: false });
  served = await serve();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('a GBK shapefile in a ZIP, by its Chinese names and its .prj', async () => {
  const opened = await openPage(browser, served, { at });
  const { page } = opened;
  await dropBytes(page, '选址.zip', file('gbk.zip'));
  const { verdict } = await report(page);
  expect(['禁止', '有条件／需论证', '需补充信息']).toContain(verdict);
  expect(await page.locator('#site option').first().textContent()).toContain('石头口门地块');
  // Its own place: the units of Jiutai, by the frame of its .prj.
  await page.locator('text=九台区石头口门水库').first().waitFor({ state: 'attached' });
  await page.locator('text=EPSG:4530').first().waitFor({ state: 'attached' });
  await opened.picture('shapefile-dropped');
  opened.expectClean();
  await opened.close();
});

test('界址点 TXT in GBK, and one in Xian 1980 that asks first', async () => {
  const opened = await openPage(browser, served, { at });
  const { page } = opened;
  await dropBytes(page, '界址点.txt', file('boundary-points-gbk.txt'));
  const first = await report(page);
  expect(['禁止', '有条件／需论证', '需补充信息']).toContain(first.verdict);
  const old =
    '[属性描述]\n坐标系=80国家大地坐标系\n带号=42\n[地块坐标]\n3,0.5,1,演示旧图,面,,,,@\nJ1,1,4861467.077,42445637.402\nJ2,1,4861467.077,42445737.402\nJ3,1,4861367.077,42445737.402\n';
  await dropBytes(page, '旧图.txt', new TextEncoder().encode(old));
  const choice = page.locator('[data-frame="EPSG:2366 ballpark"]');
  await choice.waitFor();
  // The county that it leads to stands on the button; the old site is still there.
  expect(await choice.textContent()).toContain('区');
  expect((await report(page)).id).toBe(first.id);
  await opened.picture('frame-asked');
  await choice.click();
  await page.locator('text=±100 m').first().waitFor({ state: 'attached' });
  expect((await report(page)).id).not.toBe(first.id);
  expect(await page.locator('[data-frame]').count()).toBe(0);
  opened.expectClean();
  await opened.close();
});
