// Times taken inside the page, where no message of the browser's driver is in the way.
import type { Page } from 'playwright-core';

export interface Times {
  /** Milliseconds from the act to the report in the document. */
  all: number[];
  /** Milliseconds of every task on the main thread that took longer than 50. */
  long: number[];
}

export const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

declare global {
  interface Window {
    bench: {
      long: number[];
      app: ShadowRoot;
      report: () => ShadowRoot | null;
      id: () => string;
      next: (act: () => void) => Promise<number>;
    };
  }
}

/** Puts the instruments into the page: long tasks, and the time until another report than before stands in the document. */
export async function instrument(page: Page): Promise<void> {
  // The compiler that runs this file marks functions with a name that only it knows.
  await page.evaluate('globalThis.__name = (made) => made');
  await page.evaluate(() => {
    const long: number[] = [];
    new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
    const app = document.querySelector('xz-app')!.shadowRoot!;
    const report = () => app.querySelector('xz-report')?.shadowRoot ?? null;
    // The report of a site that is moving is no answer, so only one with its verdict counts.
    const id = () => (report()?.querySelector('.banner') ? (report()!.querySelector('#report-id')?.textContent ?? '') : '');
    const next = async (act: () => void) => {
      const before = id();
      const from = performance.now();
      act();
      // Looks after every task, not only once a frame: software drawing has few frames.
      const channel = new MessageChannel();
      await new Promise<void>((resolve) => {
        channel.port1.addEventListener('message', () => {
          const now = id();
          if (now !== '' && now !== before) resolve();
          else setTimeout(() => channel.port2.postMessage(null), 0);
        });
        channel.port1.start();
        channel.port2.postMessage(null);
      });
      channel.port1.close();
      return performance.now() - from;
    };
    window.bench = { long, app, report, id, next };
  });
}

/** Types a plot again and again, each time a metre further than the `from`th, and reads each report. */
export function typed(page: Page, times: number, from: number): Promise<Times> {
  return page.evaluate(
    async ([times, from]) => {
      const editor = window.bench.app.querySelector('xz-site-editor')!.shadowRoot!;
      const all: number[] = [];
      window.bench.long.length = 0;
      for (let k = 0; k < times; k++) {
        const x = (125.3235 + (from + k) / 100_000).toFixed(5);
        const area = editor.querySelector('textarea')!;
        area.value = `${x},43.7121\n125.3320,43.7121\n125.3320,43.7060\n${x},43.7060`;
        area.dispatchEvent(new Event('input'));
        await new Promise((resolve) => setTimeout(resolve, 150));
        all.push(await window.bench.next(() => editor.querySelector<HTMLButtonElement>('#read')!.click()));
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      return { all, long: [...window.bench.long] };
    },
    [times, from] as const,
  );
}

/** Moves a vertex of the site shown by keys of its handle, or by the workspace where there is no map. */
export function moved(page: Page, times: number): Promise<Times> {
  return page.evaluate(async (times) => {
    const { next, long } = window.bench;
    const { workspace } = document.querySelector('xz-app') as unknown as {
      workspace: { editing: { start(): void; hold(k: number): void; moveTo(at: [number, number]): void; letGo(): void } };
    };
    workspace.editing.start();
    workspace.editing.hold(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    long.length = 0;
    const all: number[] = [];
    for (let k = 1; k <= times; k++) {
      all.push(await next(() => workspace.editing.moveTo([125.3235 + k / 50_000, 43.7121])));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    workspace.editing.letGo();
    return { all, long: [...long] };
  }, times);
}

/** Drops a file of many sites and checks all of them. */
export async function batched(page: Page, text: string): Promise<{ seconds: number; long: number[] }> {
  return page.evaluate(async (text) => {
    const { long, next } = window.bench;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'many.geojson'));
    await next(() => void document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }))); // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { workspace } = document.querySelector('xz-app') as unknown as {
      workspace: { checkAll(): void; subscribe(listener: () => void): () => void; snapshot: { batch: { state: string } } };
    };
    long.length = 0;
    const from = performance.now();
    workspace.checkAll();
    await new Promise<void>((resolve) => {
      const stop = workspace.subscribe(() => {
        if (workspace.snapshot.batch.state === 'running') return;
        stop();
        resolve();
      });
    });
    const seconds = (performance.now() - from) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { seconds, long: [...long] };
  }, text);
}
