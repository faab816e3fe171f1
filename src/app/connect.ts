import type { Verified } from '#check';
import type { Problem } from '#zone';
import { wrap, type Remote } from 'comlink';
import type { CheckService } from './check-protocol';
import type { Crew } from './pool';

/** No check of a planner's site takes this long; after it the worker is taken to be lost. */
const timeLimitMs = 120_000;
/** Fetching the layers on a poor line may take longer. */
const loadLimitMs = 600_000;

const maxFailures = 3;

interface Failed {
  ok: false;
  problems: Problem[];
}

/**
 * The check service in a worker. A worker that dies or does not answer in time is replaced by a fresh one, which opens the same catalogue again;
 * the call that was lost is answered with a problem, never left hanging.
 */
export function connectWorker(): CheckService {
  let closed = false;
  let worker: Worker;
  let remote: Remote<CheckService>;
  let catalogueUrl: string | null = null;
  let failures = 0;
  /** One for each call that waits: ends it with a problem. */
  const waiting = new Set<(problem: Problem) => void>();
  const start = () => {
    worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
    remote = wrap<CheckService>(worker);
    worker.addEventListener('error', (event) => replace({ code: 'worker-failed', params: { message: event.message || 'error' } }));
    worker.addEventListener('messageerror', () => replace({ code: 'worker-failed', params: { message: 'messageerror' } }));
  };
  const replace = (problem: Problem) => {
    worker.terminate();
    const lost = [...waiting];
    failures++;
    // A worker that cannot even start would be started for ever.
    if (failures > maxFailures || closed) {
      for (const end of lost) end(problem);
      return;
    }
    start();
    // What the new worker cannot open, the next call will say.
    if (catalogueUrl) remote.open(catalogueUrl).catch(() => undefined);
    for (const end of lost) end(problem);
  };
  start();
  /** Every answer of the service may be a list of problems, so a lost call can be answered in its stead. */
  const call = <T>(ask: (service: Remote<CheckService>) => Promise<T | Failed>, limitMs = timeLimitMs): Promise<T | Failed> =>
    new Promise((resolve) => {
      if (failures > maxFailures || closed)
        return resolve({ ok: false, problems: [{ code: 'worker-failed', params: { message: 'worker' } }] });
      const settle = (answer: T | Failed) => {
        clearTimeout(timer);
        waiting.delete(end);
        resolve(answer);
      };
      const end = (problem: Problem) => settle({ ok: false, problems: [problem] });
      const timer = setTimeout(() => replace({ code: 'worker-timeout', params: { seconds: limitMs / 1000 } }), limitMs);
      waiting.add(end);
      ask(remote).then(
        (answer) => {
          failures = 0;
          return settle(answer);
        },
        (error: unknown) => end({ code: 'worker-failed', params: { message: error instanceof Error ? error.message : String(error) } }),
      );
    });
  const load = () => call((s) => s.load(), loadLimitMs);
  /** The layers first, at the network's pace; then the question at its own. What could not be loaded the question itself will say. */
  const loadAnd = <T>(ask: (service: Remote<CheckService>) => Promise<T | Failed>) => load().then(() => call(ask));
  return {
    open: (url) => {
      catalogueUrl = url;
      return call((s) => s.open(url));
    },
    read: (input, frame) => call((s) => s.read(input, frame)),
    load,
    check: (draft, options, activity) => loadAnd((s) => s.check(draft, options, activity)),
    surroundings: (draft, options, activity) => loadAnd((s) => s.surroundings(draft, options, activity)),
    facts: (asOf) => loadAnd((s) => s.facts(asOf)),
    industries: () => call((s) => s.industries()),
    verify: (text) => loadAnd<Verified>((s) => s.verify(text)),
    whatIsHere: (at, asOf) => loadAnd((s) => s.whatIsHere(at, asOf)),
    checkMany: (drafts, options, activity) => loadAnd((s) => s.checkMany(drafts, options, activity)),
    reload: () => call((s) => s.reload()),
    close: () => {
      closed = true;
      replace({ code: 'worker-failed', params: { message: 'closed' } });
    },
  };
}

/** Workers for a batch: what the machine has beside the page, but each of them holds every layer. */
export const crew = (): Crew => ({ size: Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)), connect: connectWorker });
