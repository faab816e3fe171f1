import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ReadFile } from '#check';
import { answer, failure, type Answer, type Asked } from './answer';
import { openGround } from './basis';
import type { FromThread, Order, ToThread } from './thread';

/** A batch: sites in order, how and against what they are checked, where its files come from, and what stops it. */
export interface Batch {
  asked: readonly Asked[];
  order: Order;
  read: ReadFile;
  interrupted: AbortSignal;
}

/** Below this many sites no thread is started: it would open every layer once more before its first site. */
const worthThreads = 500;

const sitesInChunk = 32;
/** Chunks that may be finished or under way ahead of the one that is waited for, for each thread: what bounds the memory of a batch. */
const chunksAhead = 4;

/** The answers in the order of the sites. The same ones, whoever finds them. */
export function answersOf(batch: Batch, jobs: number, program: URL | undefined): AsyncGenerator<Answer> {
  const threads = Math.min(jobs, Math.ceil(batch.asked.length / sitesInChunk));
  return program && threads > 1 && batch.asked.length >= worthThreads ? inThreads(batch, threads, program) : here(batch);
}

async function* here({ asked, order, read, interrupted }: Batch): AsyncGenerator<Answer> {
  const basis = await openGround(order.ground, read);
  let paused = performance.now();
  for (const one of asked) {
    if (interrupted.aborted) return;
    yield await answer(one, basis, order.manner);
    // Keys and signals get their turn.
    if (performance.now() - paused < 50) continue;
    await setImmediate();
    paused = performance.now();
  }
}

/** Sites that go to a thread together. `again`: the thread before died of them. */
interface Chunk {
  from: number;
  to: number;
  again: boolean;
}

/**
 * Chunks go out, answers come back and are put in order. The sites of a thread that dies are done again in a fresh one, each by itself; the one that kills
 * this thread too becomes an error entry.
 */
async function* inThreads({ asked, order, read, interrupted }: Batch, jobs: number, program: URL): AsyncGenerator<Answer> {
  const answers = new Map<number, Answer>();
  const again: Chunk[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Chunk | null>();
  const files = new Map<string, Promise<Uint8Array | null>>();
  let next = 0;
  let handed = 0;
  /** Threads that died since the last answer; where every one dies, the batch ends. */
  let deaths = 0;
  let over = false;
  let wake = () => {};

  const lose = ({ from, to }: Chunk, message: string) => {
    const problem = { code: 'worker-failed', params: { message } };
    for (let k = from; k < to; k++) answers.set(k, failure(asked[k]!, [problem], order.manner));
  };
  const take = (): Chunk | null => {
    const repeated = again.shift();
    if (repeated) return repeated;
    if (handed >= asked.length || handed - next >= jobs * chunksAhead * sitesInChunk) return null;
    const from = handed;
    handed = Math.min(asked.length, from + sitesInChunk);
    return { from, to: handed, again: false };
  };
  const feed = () => {
    while (idle.length > 0) {
      const chunk = take();
      if (!chunk) return;
      const worker = idle.shift()!;
      busy.set(worker, chunk);
      say(worker, { sites: asked.slice(chunk.from, chunk.to) });
    }
  };
  const died = (worker: Worker, message: string) => {
    const chunk = busy.get(worker);
    busy.delete(worker);
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    if (over) return;
    deaths++;
    const hopeless = deaths > jobs + 2;
    if (chunk && (chunk.again || hopeless)) lose(chunk, message);
    else if (chunk) for (let k = chunk.from; k < chunk.to; k++) again.push({ from: k, to: k + 1, again: true });
    if (!hopeless) start();
    else if (busy.size === 0) {
      for (const rest of again.splice(0)) lose(rest, message);
      lose({ from: handed, to: asked.length, again: true }, message);
      handed = asked.length;
    }
    wake();
  };
  const start = () => {
    const worker = threadOf(program, order);
    busy.set(worker, null);
    let message = '';
    worker.on('message', async (said: FromThread) => {
      if (said !== 'ready' && 'want' in said) {
        const { want: file } = said;
        // Once for all threads: one batch has one catalogue.
        const found = files.get(file) ?? read(file);
        files.set(file, found);
        return say(worker, { file, bytes: await found });
      }
      if (said !== 'ready') {
        deaths = 0;
        const { from } = busy.get(worker)!;
        for (const [k, found] of said.answers.entries()) answers.set(from + k, found);
      }
      busy.set(worker, null);
      idle.push(worker);
      feed();
      wake();
    });
    worker.on('error', (error: Error) => (message = error.message));
    worker.on('exit', (code) => died(worker, message || `exit ${code}`));
  };

  interrupted.addEventListener('abort', () => wake());
  try {
    for (let k = 0; k < jobs; k++) start();
    while (next < asked.length && !interrupted.aborted) {
      const found = answers.get(next);
      if (found) {
        answers.delete(next++);
        if (next % sitesInChunk === 0) feed();
        yield found;
      } else {
        feed();
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    over = true;
    await Promise.all([...busy.keys()].map((worker) => worker.terminate()));
  }
}

const say = (worker: Worker, message: ToThread) => worker.postMessage(message, []);

/** A thread runs the program itself. From source it has to be taught TypeScript first: threads do not inherit that. */
function threadOf(program: URL, order: Order): Worker {
  if (!program.pathname.endsWith('.ts')) return new Worker(program, { workerData: order });
  const lines = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(program.href)}); })`;
  return new Worker(lines, { eval: true, workerData: order });
}
