// Runs before `npm start`, `npm test` and `npm run build`, so that each works alone on a fresh clone.
// Plain Node without dependencies: nothing is installed yet when it runs.
// `node .ci/install.mjs stamp` only records that node_modules matches the lock file (npm calls it as "prepare" after its own installs).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.xuanzhi-stamp');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Xuanzhi needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

// The platform belongs to the stamp: native parts (rolldown, oxlint) differ when a folder is shared between machines.
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

if (process.argv[2] === 'stamp') stamp();
else if (found() !== wanted) install();

function found() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : '';
}

function stamp() {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${wanted}\n`);
}

function install() {
  console.log('Installing what package-lock.json lists …');
  rmSync(stampFile, { force: true });
  // npm names its own script in npm_execpath; running that with this Node avoids a shell (and works on Windows).
  const npm = process.env.npm_execpath;
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    rmSync(stampFile, { force: true });
    console.error('The installation failed (npm ci). See the lines above; then run the same command again.');
    process.exit(done.status || 1);
  }
  stamp();
}
