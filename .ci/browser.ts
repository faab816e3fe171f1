// Runs before `npm test`: there must be a Chromium and a font with Chinese letters. Installed where that is possible
// (as root on Debian); anywhere else the run stops and says what to install. The browser tests are never skipped.
// A CHROMIUM_PATH that leads nowhere is left to whoever set it: installing another would not mend it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser';

const packages = ['chromium', 'fonts-noto-cjk', 'fontconfig'];

let missing = whatIsMissing();
if (missing.length > 0 && !process.env['CHROMIUM_PATH'] && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
  console.log(`Installing for the browser tests: ${packages.join(' ')} …`);
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...packages);
  missing = whatIsMissing();
}
if (missing.length > 0) {
  console.error(`The browser tests need ${missing.join(' and ')}.`);
  console.error(`  Debian:       sudo apt-get update && sudo apt-get install ${packages.join(' ')}`);
  console.error('  Ubuntu:       install Google Chrome (google-chrome-stable) and: sudo apt-get install fonts-noto-cjk fontconfig');
  console.error('  Fedora:       sudo dnf install chromium google-noto-sans-cjk-fonts fontconfig');
  console.error('  macOS:        install Google Chrome or Chromium into /Applications');
  console.error('  elsewhere:    set CHROMIUM_PATH to the program file of a Chromium or Chrome');
  process.exit(1);
}

function whatIsMissing(): string[] {
  const named = process.env['CHROMIUM_PATH'];
  const browser = named ? `a Chromium that runs (CHROMIUM_PATH says ${named})` : 'a Chromium';
  return [...(findBrowser() ? [] : [browser]), ...(hasChineseFont() ? [] : ['a font with Chinese letters'])];
}

function hasChineseFont(): boolean {
  // macOS and Windows bring theirs and have no fc-list.
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  const done = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return done.status === 0 && done.stdout.trim() !== '';
}

function apt(...words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', ['-q', ...words], { stdio: ['ignore', 'inherit', 'inherit'], env });
  if (done.status !== 0) console.error(`apt-get ${words[0]} failed.`);
}
