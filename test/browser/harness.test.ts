// The build and the harness themselves: the page opens from a sub-path without a complaint, and the harness would notice if it did not.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dist, launch, openPage, serve } from './harness';
import type { Served } from './harness';

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

describe('the build', () => {
  test('opens from a sub-path without a complaint, asking nobody else', async () => {
    const opened = await openPage(browser, served);
    await opened.page.waitForFunction(() => (document.querySelector('xz-app')?.shadowRoot?.childElementCount ?? 0) > 0);
    opened.expectClean();
    expect(served.asked).toContain('index.html');
    await opened.close();
  });

  test('carries the published layers', () => {
    expect(existsSync(join(dist, 'published', 'catalogue.json'))).toBe(true);
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).not.toMatch(/(src|href)="\//);
  });

  test('brings a command line tool that Node runs alone, away from node_modules', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xuanzhi-cli-'));
    copyFileSync(join(dist, 'cli.js'), join(folder, 'cli.js'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['cli.js', '--help'], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('xuanzhi check');
  });
});

describe('the server of `npm start`', () => {
  test('opens the page and the layers, and says 404 for a layer that is not there', async () => {
    const server = await createServer({ root: join(dist, '..'), mode: 'development', logLevel: 'silent', server: { port: 0 } });
    await server.listen();
    const url = server.resolvedUrls?.local[0] ?? '';
    const opened = await openPage(browser, { ...served, url, origin: new URL(url).origin });
    await opened.page.waitForFunction(() => (document.querySelector('xz-app')?.shadowRoot?.childElementCount ?? 0) > 0);
    opened.expectClean();
    await opened.close();
    const statusOf = async (path: string) => (await fetch(url + path)).status;
    expect(await statusOf('published/catalogue.json')).toBe(200);
    for (const path of ['published/not-there.json', 'published/', 'published/..%2f..%2fpackage.json', 'no/such/page']) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
    await server.close();
  });
});

describe('the harness', () => {
  test('notices console errors, thrown errors, missing files and third parties', async () => {
    const opened = await openPage(browser, served, { locale: 'en-GB', width: 360, height: 740 });
    await opened.page.evaluate(async () => {
      console.error('planted');
      setTimeout(() => {
        throw new Error('thrown');
      });
      await fetch('published/not-there.json');
      await fetch('https://example.org/').catch(() => undefined);
    });
    // The page's own policy stops a third party before the harness does; a page without one needs the harness.
    await opened.page.goto('about:blank');
    await opened.page.evaluate(() => fetch('https://example.org/').catch(() => undefined));
    await opened.page.waitForTimeout(50);
    const said = opened.complaints.join('\n');
    for (const expected of [
      'console error: planted',
      'Error: thrown',
      'answer 404: ',
      "Connecting to 'https://example.org/' violates",
      'third party: https://example.org/',
    ]) {
      expect(said).toContain(expected);
    }
    expect(() => opened.expectClean()).toThrow('planted');
    expect(() => opened.expectClean({ allow: [/./] })).not.toThrow();
    await opened.close();
  });

  test('takes files away and changes them', async () => {
    const own = await serve(dist, { overrides: new Map([['published/catalogue.json', null]]) });
    const catalogue = `${own.url}published/catalogue.json`;
    expect((await fetch(catalogue)).status).toBe(404);
    own.overrides.set('published/catalogue.json', Buffer.from('{}'));
    expect(await (await fetch(catalogue)).text()).toBe('{}');
    own.overrides.clear();
    expect((await fetch(catalogue)).headers.get('content-type')).toBe('application/json');
    expect((await fetch(`${own.url}no/such/page`)).status).toBe(404);
    expect((await fetch(`${own.origin}/`)).status).toBe(404);
    expect((await fetch(`${own.url}..%2fpackage.json`)).status).toBe(404);
    await own.close();
  });

  test('finds what axe finds', async () => {
    const opened = await openPage(browser, served);
    await opened.page.goto('about:blank');
    await opened.page.setContent('<html lang="en"><title>t</title><main><h1>t</h1><img src="data:,"></main></html>');
    expect(await opened.accessibility()).toEqual([expect.stringMatching(/^image-alt: /)]);
    await opened.close();
  });

  test('gives a drawing machine and one that cannot draw', async () => {
    const canDraw = () => document.createElement('canvas').getContext('webgl2') !== null;
    const drawing = await openPage(browser, served);
    expect(await drawing.page.evaluate(canDraw)).toBe(true);
    await drawing.close();
    const blind = await launch({ webgl: false });
    const opened = await openPage(blind, served);
    expect(await opened.page.evaluate(canDraw)).toBe(false);
    await blind.close();
  });
});
