// The rules of the house, proven by breaking them: every forbidden import and global is planted in a copy of the folders
// and must be refused by the lint; every allowed one must pass. A rule whose pattern matches nothing would show here.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, string>;
  dependencies: Record<string, string>;
};

const mayImport: Record<string, string[]> = {
  geo: [],
  zone: ['geo'],
  ingest: ['geo', 'zone'],
  check: ['geo', 'zone'],
  i18n: [],
  report: ['check', 'zone', 'i18n'],
  app: ['geo', 'zone', 'check'],
  ui: ['app', 'report', 'i18n'],
  cli: ['ingest', 'zone', 'check', 'report', 'i18n'],
};
const folders = Object.keys(mayImport);
const onlyTypes: Record<string, string[]> = { ui: ['check', 'zone', 'geo'] };

/** Each dependency and the one folder that may import it. */
const owners: Record<string, string> = {
  proj4: 'geo',
  '@turf/turf': 'geo',
  flatbush: 'geo',
  'robust-predicates': 'geo',
  'geographiclib-geodesic': 'geo',
  valibot: 'zone',
  '@noble/hashes': 'zone',
  'geojson-validation': 'ingest',
  papaparse: 'ingest',
  fflate: 'ingest',
  saxen: 'ingest',
  saxes: 'ingest',
  'sql.js': 'ingest',
  'qrcode-generator': 'report',
  comlink: 'app',
  idb: 'app',
  lit: 'ui',
  '@lit/context': 'ui',
  docx: 'report',
  'maplibre-gl': 'ui',
};

const pure = ['document', 'window', 'fetch', 'process'];
const forbiddenGlobals: Record<string, string[]> = { app: ['document'], ui: ['process'], cli: ['document', 'window'] };

interface Planted {
  file: string;
  text: string;
  refused: boolean;
}

const imported = (from: string) => `import { planted } from '${from}';\nexport const kept = planted;\n`;
const planted: Planted[] = [];
let serial = 0;
const plant = (folder: string, text: string, refused: boolean, name = `planted-${(serial += 1)}.ts`) =>
  planted.push({ file: `src/${folder}/${name}`, text, refused });

for (const folder of folders) {
  for (const other of folders) {
    const allowed = mayImport[folder]!.includes(other);
    plant(folder, imported(`#${other}`), !allowed);
    plant(
      folder,
      `import type { Planted } from '#${other}';\nexport type Kept = Planted;\n`,
      !allowed && !onlyTypes[folder]?.includes(other),
    );
    plant(folder, `export const late = () => import('#${other}');\n`, !allowed);
    plant(folder, `export { planted } from '#${other}';\n`, !allowed);
    plant(folder, imported(`../${other}/index`), true);
    plant(folder, imported(`./../${other}/index`), true);
    plant(folder, imported(`#${other}/deep`), true);
  }
  for (const [dependency, owner] of Object.entries(owners)) {
    // @noble/hashes has no main entry: one imports its parts.
    const name = dependency === '@noble/hashes' ? '@noble/hashes/sha2.js' : dependency;
    plant(folder, imported(name), owner !== folder);
  }
  for (const name of ['node:fs', 'node:fs/promises']) plant(folder, imported(name), folder !== 'cli');
  for (const name of ['fs', 'not-a-dependency', '..', '../main', '../../data/source/x']) plant(folder, imported(name), true);
  plant(folder, imported('./sibling'), false);
  for (const name of pure) {
    const refused = (forbiddenGlobals[folder] ?? pure).includes(name);
    plant(folder, `export const kept = () => ${name};\n`, refused);
    plant(folder, `export const kept = () => globalThis.${name};\n`, refused);
  }
}
plant('ui', imported('maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'), false);
plant('ui', imported('./tokens.css?inline'), false);
plant('ui', imported('lit/decorators.js'), false);
plant('app', imported('#ingest'), false, 'check.worker.ts');
plant('app', imported('#ui'), true, 'other.worker.ts');
plant('ingest', imported('../notes'), false, 'readers/a.ts');
plant('ingest', imported('../../zone/index'), true, 'readers/b.ts');
plant('ingest', imported('../readers/../../zone/index'), true, 'readers/c.ts');
plant('ingest', imported('#check'), true, 'readers/d.ts');
plant('ingest', imported('#zone'), false, 'readers/e.ts');
plant('geo', 'export const kept = () => fetch;\n', true, 'g.ts');
// Tests beside the code may use any tool as a second opinion, but enter other folders by their doors too.
plant('geo', `import 'jsts';\nimport 'node:fs';\nimport './x';\n`, false, 'a.test.ts');
plant('geo', imported('../zone/zone'), true, 'b.test.ts');
// A ring of two files.
plant('geo', `import { two } from './ring-two';\nexport const one = () => two;\n`, true, 'ring-one.ts');
plant('geo', `import { one } from './ring-one';\nexport const two = () => one;\n`, true, 'ring-two.ts');
// Outside src: by the doors.
planted.push({ file: 'test/planted.test.ts', text: imported('../src/geo/position'), refused: true });
planted.push({ file: 'test/browser/planted.test.ts', text: imported('#check'), refused: false });
planted.push({ file: 'data/demo/planted/a.ts', text: imported('../../../src/zone/layer'), refused: true });
planted.push({ file: 'data/demo/planted/b.ts', text: imported('#zone'), refused: false });
planted.push({ file: 'src/main.ts', text: imported('#ui') + imported('#geo'), refused: true });

// A checkout may itself lie in a folder called src/app or test: the patterns must not take the whole project for it.
const places = ['project', 'usr/src/app', 'home/test', 'data/demo'];
const temporary = mkdtempSync(join(tmpdir(), 'xuanzhi-layers-'));
const complaints = new Map<string, string[]>();

beforeAll(() => {
  for (const place of places) {
    for (const { file, text } of planted) {
      const path = join(temporary, place, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  const config = join(root, '.ci', 'oxlint.json');
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const done = spawnSync(process.execPath, [program, '-c', config, '--format', 'json', '.'], {
    cwd: temporary,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const { diagnostics } = JSON.parse(done.stdout) as { diagnostics: { filename: string; code: string; message: string }[] };
  for (const { filename, code, message } of diagnostics) {
    complaints.set(filename, [...(complaints.get(filename) ?? []), `${code} ${message}`]);
  }
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

test.each(places)('every planted violation is refused and everything allowed passes, in a checkout at …/%s', (place) => {
  const wrong = planted.filter(({ file, refused }) => complaints.has(`${place}/${file}`) !== refused);
  const told = wrong.map(({ file, text, refused }) => {
    const said = complaints.get(`${place}/${file}`)?.join('; ') ?? 'nothing';
    return `${file} should ${refused ? 'be refused' : 'pass'} but the lint says ${said}: ${text.split('\n')[0]}`;
  });
  expect(told).toEqual([]);
  expect(planted.length).toBeGreaterThan(600);
});

test('the refusal names the rule that was broken', () => {
  const codes = (file: string) => complaints.get(`project/${file}`)?.map((said) => said.split(' ')[0]);
  expect(codes('src/geo/ring-one.ts')).toEqual(['import(no-cycle)']);
  expect(codes('src/ingest/readers/d.ts')).toEqual(['eslint(no-restricted-imports)']);
  expect(codes('src/geo/g.ts')).toEqual(['eslint(no-restricted-globals)']);
});

test('package.json maps exactly the nine folders to their doors', () => {
  expect(packageJson.imports).toEqual(Object.fromEntries(folders.map((folder) => [`#${folder}`, `./src/${folder}/index.ts`])));
});

test('every dependency has exactly one owner', () => {
  expect(Object.keys(packageJson.dependencies).toSorted()).toEqual(Object.keys(owners).toSorted());
});

test('src holds the nine folders, flat but for the readers, so that no file escapes the patterns', () => {
  const entries = readdirSync(join(root, 'src'), { withFileTypes: true });
  expect(
    entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted(),
  ).toEqual(folders.toSorted());
  expect(entries.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual(['main.ts']);
  const nested = folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`),
  );
  expect(nested.filter((name) => name !== 'ingest/readers')).toEqual([]);
});
