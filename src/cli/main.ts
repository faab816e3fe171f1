#!/usr/bin/env node
import { once } from 'node:events';
import { isMainThread } from 'node:worker_threads';
import { day } from '#i18n';
import { run, serve } from './index';

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// `npm run` starts in the repository; the files are named from where the person stands.
if (isMainThread && process.env['npm_lifecycle_event'] === 'xuanzhi' && process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD']);

/** The first Ctrl-C asks for an orderly end, a second one ends at once. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => controller.abort());
  return controller.signal;
}

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => (process.stdout.write(text) ? undefined : once(process.stdout, 'drain').then(() => undefined)),
    error: (text) => void process.stderr.write(text),
    stdin: readStdin,
    today: day(new Date()),
    watched: process.stderr.isTTY,
    interrupted,
    program: new URL(import.meta.url),
  });
}

// A worker thread is this same file, so that the build stays one file.
await (isMainThread ? main() : serve());
