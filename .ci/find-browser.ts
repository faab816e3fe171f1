// Where the browser for the browser tests is: CHROMIUM_PATH, else the usual names and places.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return runs(named) ? named : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...places];
  const candidates = folders.flatMap((folder) => [...names.map((name) => join(folder, name)), folder]);
  return [...new Set(candidates)].find((file) => isProgram(file) && runs(file));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return names.some((name) => file.toLowerCase().replaceAll(' ', '-').endsWith(`/${name}`));
  } catch {
    return false;
  }
}

// Some distributions install a placeholder under the same name which only says how to install the real one.
function runs(file: string): boolean {
  const done = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return done.status === 0 && /chrom/i.test(done.stdout);
}
