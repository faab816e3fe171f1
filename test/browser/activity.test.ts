// A planner says what is to be built: the verdict follows each answer, and everything said is still there tomorrow. A reviewer writes remarks, takes the
// report along in every form, and has one verified.
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, serve } from './harness';
import type { Served } from './harness';
import { drop, plot, report, type } from './page';

let browser: Browser;
let served: Served;

beforeAll(async () => {
  // Nothing here needs a map; without one the pages come faster.
  browser = await launch({ webgl: false });
  served = await serve();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const verdict = (page: Page) => page.locator('.banner h2').innerText();
const question = (page: Page, fact: string) => page.locator(`xz-facts fieldset[data-fact=${fact}]`);
const idOf = (page: Page) => page.locator('#report-id').textContent();

/** Waits until the report is another one than the one with this id. */
const another = (page: Page, id: string | null) =>
  page.waitForFunction((was) => {
    const root = document.querySelector('xz-app')?.shadowRoot?.querySelector('xz-report')?.shadowRoot;
    return root?.querySelector('.banner') && root.querySelector('#report-id')?.textContent !== was;
  }, id);

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('the activity', () => {
  test('facts are asked where they are missing, worst first, and the verdict follows each answer', async () => {
    const opened = await openPage(browser, served, { at: '#l=zh&d=2026-11-23' });
    const { page } = opened;
    await type(page, plot);
    const first = await report(page);
    expect(first.verdict).toBe('有条件／需论证');
    expect(await page.locator('.banner .worst').innerText()).toContain('最不利时可能为：禁止');
    const asked = await page.locator('xz-facts fieldset').count();
    await page.locator('#to-facts').press('Enter');
    expect(await page.locator('xz-facts fieldset').first().innerText()).toContain('可能导致禁止');

    // Not known is an answer, and settles nothing.
    await question(page, 'dischargesPollutants').getByRole('radio', { name: '不清楚' }).check();
    await another(page, first.id);
    expect(await page.locator('.banner .worst').innerText()).toContain('最不利时可能为：禁止');
    // By keyboard, from one answer to the next: the focus stays in the question.
    const no = question(page, 'dischargesPollutants').getByRole('radio', { name: '否' });
    await no.focus();
    await no.press('Space');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => verdict(page)).toBe('禁止');
    expect(await question(page, 'dischargesPollutants').locator('input:checked').getAttribute('value')).toBe('yes');
    // What no longer matters is not asked any more.
    expect(await page.locator('xz-facts fieldset').count()).toBeLessThan(asked);
    expect(await opened.accessibility()).toEqual([]);

    // In the form it is still there, and can be taken back.
    const given = page.locator('xz-activity fieldset[data-fact=dischargesPollutants]');
    expect(await given.locator('input:checked').getAttribute('value')).toBe('yes');
    await given.locator('button').click();
    await expect.poll(() => verdict(page)).toBe('有条件／需论证');
    opened.expectClean();
    await opened.close();
  });

  test('an industry is found by keyboard alone; activity and remarks outlive a reload, and a link carries the activity', async () => {
    const opened = await openPage(browser, served, { at: '#l=zh&d=2026-11-23' });
    const { page } = opened;
    await type(page, plot);
    const before = await report(page);
    const field = page.locator('xz-activity input[role=combobox]');
    await field.focus();
    await field.pressSequentially('啤酒');
    const options = page.locator('xz-activity [role=option]');
    await options.first().waitFor();
    expect(await field.getAttribute('aria-activedescendant')).toBe('option-0');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await opened.accessibility()).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('C1513 啤酒制造');
    expect(await options.count()).toBe(0);
    await another(page, before.id);

    await page.locator('[data-dispute]').first().click();
    await page.keyboard.type('图上界线有误');
    await page.locator('#note').fill('现场看过');
    const id = await idOf(page);
    await page.waitForFunction(() => location.hash.includes('i=C1513'));
    await page.waitForTimeout(500); // stored
    await page.reload();
    await report(page);
    expect(await idOf(page)).toBe(id);
    expect(await page.locator('#note').inputValue()).toBe('现场看过');
    expect(await page.locator('.dispute textarea').inputValue()).toBe('图上界线有误');
    await expect.poll(() => field.inputValue()).toBe('C1513 啤酒制造');

    // Somebody else, by the link alone.
    const link = await page.evaluate(() => location.hash);
    opened.expectClean();
    await opened.close();
    const other = await openPage(browser, served, { at: `${link}&f=x` });
    await report(other.page);
    expect(await other.page.locator('[role=alert]').first().innerText()).toContain('链接中的项目情况不完整');
    expect(await other.page.locator('xz-activity input').inputValue()).toBe('');
    other.expectClean();
    await other.close();
  });

  test('without the list of industries a code can still be typed, and is marked', async () => {
    const catalogue = (await (await fetch(`${served.url}published/catalogue.json`)).json()) as { industries: { file: string } };
    served.overrides.set(`published/${catalogue.industries.file}`, null);
    const opened = await openPage(browser, served, { at: '#l=zh&d=2026-11-23' });
    const { page } = opened;
    const field = page.locator('xz-activity input[role=combobox]');
    await field.focus();
    await page.locator('xz-activity #state', { hasText: '未能加载' }).waitFor();
    await field.pressSequentially('c26 11');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('C2611');
    expect(await page.locator('xz-activity #state').innerText()).toContain('未与行业名录核对');
    served.overrides.clear();
    opened.expectClean({ allow: [/404/] });
    await opened.close();
  });
});

describe('the report leaves the page', () => {
  test('in every form, with the remarks, and is verified when it comes back', async () => {
    const opened = await openPage(browser, served, { at: '#l=zh&d=2026-11-23', width: 360, height: 740 });
    const { page } = opened;
    await type(page, plot);
    await report(page);
    await page.locator('#note').fill('=现场看过');
    const saved: Record<string, Buffer> = {};
    for (const kind of ['html', 'docx', 'csv', 'geojson', 'json']) {
      const button = page.locator(kind === 'json' ? '#download' : `#download-${kind}`);
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^xuanzhi-[0-9a-f]{12}\\.${kind}$`));
      saved[kind] = await bytesOf(download);
    }
    expect(saved['html']!.toString()).toMatch(/^<!doctype html>[\s\S]*现场看过/);
    expect(saved['docx']!.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect([...saved['csv']!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(JSON.parse(saved['geojson']!.toString())).toMatchObject({ type: 'FeatureCollection' });
    expect(JSON.parse(saved['json']!.toString())).toMatchObject({ remarks: { note: '=现场看过' } });

    await page.locator('#print').click();
    await page.locator('xz-export [role=status]', { hasText: '打印 已生成' }).waitFor();
    const frame = page.frames().find((f) => f !== page.mainFrame())!;
    expect(await frame.locator('article h1').innerText()).toContain('选址检查报告');
    // Its style has come through the page's own policy.
    expect(
      await frame
        .locator('table')
        .first()
        .evaluate((table) => getComputedStyle(table).borderCollapse),
    ).toBe('collapse');

    // Another site is asked about when the report comes back; it stays.
    await type(page, '125.14,42.9');
    await page.locator('xz-report dd', { hasText: '1 个点' }).waitFor();
    const own = await idOf(page);
    await drop(page, 'report.json', saved['json']!.toString());
    const dialog = page.locator('xz-verify dialog');
    await dialog.locator('.same', { hasText: '相同' }).waitFor();
    expect(await opened.accessibility()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.isVisible()).toBe(false);
    await drop(page, 'changed.json', saved['json']!.toString().replace('"toleranceM2": 1', '"toleranceM2": 2'));
    await dialog.locator('tbody tr').first().waitFor();
    expect(await dialog.innerText()).toMatch(/不同：\d+ 处[\s\S]*文件被改动/);
    expect(await opened.accessibility()).toEqual([]);
    await page.locator('#close-verify').click();
    expect(await idOf(page)).toBe(own);
    opened.expectClean();
    await opened.close();
  });
});
