#!/usr/bin/env node
import { day } from '#i18n';
import { run } from './index';

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
if (process.env['npm_lifecycle_event'] === 'xuanzhi' && process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD']);

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  stdin: readStdin,
  today: day(new Date()),
});
