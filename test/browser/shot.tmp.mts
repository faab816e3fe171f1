import { launch, openPage, serve } from '/work/scratch/d/u/test/browser/harness.ts';
import { type, report, plot, drop } from '/work/scratch/d/u/test/browser/page.ts';
const [,, ...args] = process.argv;
const browser = await launch({ webgl: false });
const served = await serve();
for (const [width, locale, scheme] of [[1440,'zh-CN','light'],[360,'en-GB','dark']] as const) {
  const o = await openPage(browser, served, { width, height: width===360?740:900, locale, colorScheme: scheme });
  const { page } = o;
  await type(page, plot);
  await report(page);
  await page.waitForTimeout(500);
  await o.picture(`s-${width}-1`);
  await page.locator('#to-facts').click().catch((e: Error) => console.log('no facts', e.message.slice(0,100)));
  await page.waitForTimeout(300);
  await o.picture(`s-${width}-2`);
  console.log(await page.locator('xz-facts fieldset').evaluateAll((l) => l.map((x) => (x as HTMLElement).dataset.fact)));
  console.log(JSON.stringify(await o.accessibility(), null, 1).slice(0, 3000));
  try { o.expectClean(); } catch (e) { console.log(String(e)); }
  await o.close();
}
await browser.close(); await served.close();
