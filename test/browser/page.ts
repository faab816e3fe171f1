// What a visitor does with the page, as verbs for the stories.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { dist } from './harness';

/** A plot by the Xinlicheng reservoir: meets a second-class zone, a control unit and a basin, and lies near a first-class zone. */
export const plot = '125.3235,43.7121\n125.3320,43.7121\n125.3320,43.7060\n125.3235,43.7060';

export const plotGeoJson = JSON.stringify({
  type: 'Feature',
  properties: { name: '试验地块' },
  geometry: { type: 'Polygon', coordinates: [[...plot.split('\n'), plot.split('\n')[0]!].map((row) => row.split(',').map(Number))] },
});

export async function type(page: Page, text: string): Promise<void> {
  await page.locator('#tab-check').click();
  await page.locator('#text').fill(text);
  await page.locator('#read').click();
}

/** Waits for the report of the site that was given last. */
export async function report(page: Page): Promise<{ verdict: string; line: string; id: string }> {
  await page.locator('.banner h2').waitFor({ state: 'attached' });
  const text = async (selector: string) => ((await page.locator(selector).textContent()) ?? '').trim();
  return { verdict: await text('.banner h2'), line: await text('.banner p'), id: await text('#report-id') };
}

export async function mapDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['xzReady'] === 'map');
}

/** Lets go of a file of bytes over the page. */
export async function dropBytes(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('#text').waitFor({ state: 'attached' });
  await page.evaluate(
    ([fileName, numbers]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(numbers as number[])], fileName as string));
      for (const event of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    },
    [name, [...bytes]] as const,
  );
}

/** Lets go of a file over the page. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content!], fileName!));
      for (const event of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    },
    [name, text],
  );
}

interface Entry {
  id: string;
  exact?: { file: string };
}

/** Path of a layer's exact file below the page, as the catalogue names it. */
export function exactFile(layer: string): string {
  const { layers } = JSON.parse(readFileSync(join(dist, 'published', 'catalogue.json'), 'utf8')) as { layers: Entry[] };
  const file = layers.find((l) => l.id === layer)?.exact?.file;
  if (!file) throw new Error(`The catalogue has no exact file for ${layer}`);
  return `published/${file}`;
}
