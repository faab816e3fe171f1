// What every browser test stands on: a Chromium, the built page behind a small static server in a sub-path, and a page that
// writes down everything that went wrong. `npm run build` comes first; `npm test` does that.
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser } from '../../.ci/find-browser';
import type { Served } from './harness-server';

export { dist, serve } from './harness-server';
export type { Served } from './harness-server';

const root = join(import.meta.dirname, '..', '..');
export const pictures = join(root, 'test', 'output');

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
const drawsInSoftware = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** `webgl: false` gives a browser on a machine that cannot draw the map. */
export async function launch({ webgl = true } = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium: run `npx tsx .ci/browser.ts`, it installs one or says how.');
  return chromium.launch({ executablePath, args: [...quiet, ...(webgl ? drawsInSoftware : ['--disable-gpu', '--disable-3d-apis'])] });
}

export interface PageOptions {
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  /** Path and fragment below the served prefix, such as `#site=…`. */
  at?: string;
}

export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  /** Everything that went wrong so far, one line each: console errors, thrown errors, failed requests, answers from 400 up, third parties. */
  complaints: string[];
  /** Fails when anything went wrong that no pattern of `allow` expects. */
  expectClean(options?: { allow?: RegExp[] }): void;
  /** Violations of WCAG 2.2 A and AA on the screen as it is, one line each; [] is good. */
  accessibility(): Promise<string[]>;
  /** Saves what is seen to test/output/<name>.png and returns the path. */
  picture(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openPage(browser: Browser, served: Served, options: PageOptions = {}): Promise<OpenedPage> {
  const { width = 1440, height = 900, locale = 'zh-CN', colorScheme = 'light', reducedMotion = 'reduce', at = '' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    colorScheme,
    reducedMotion,
    timezoneId: 'Asia/Shanghai',
  });
  const complaints: string[] = [];
  // Nothing may leave for another machine; what tries to is stopped and written down.
  await context.route(
    (url) => url.origin !== served.origin && /^(https?|wss?):$/.test(url.protocol),
    async (route) => {
      complaints.push(`third party: ${route.request().url()}`);
      await route.abort();
    },
  );
  const page = await context.newPage();
  record(page, complaints, served.origin);
  await page.goto(served.url + at);
  return {
    page,
    context,
    complaints,
    expectClean({ allow = [] } = {}) {
      const unexpected = complaints.filter((complaint) => !allow.some((pattern) => pattern.test(complaint)));
      if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`);
    },
    accessibility: () => accessibility(page),
    async picture(name) {
      await mkdir(pictures, { recursive: true });
      const path = join(pictures, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    close: () => context.close(),
  };
}

function record(page: Page, complaints: string[], origin: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Aborted: the page was reloaded, or no longer wants the answer. Third parties are written down already.
    if (reason.endsWith('ERR_ABORTED') || !request.url().startsWith(origin)) return;
    complaints.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`answer ${response.status()}: ${response.url()}`);
  });
}

let axeSource: string | undefined;

async function accessibility(page: Page): Promise<string[]> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axeSource);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} }, resultTypes: ['violations'] })`,
  )) as AxeResults;
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} – ${node.target.flat().join(' ')} ${node.html}`),
  );
}
