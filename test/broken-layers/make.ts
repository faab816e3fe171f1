// Writes the layer files of this folder, one whole and the others each broken in one way, by hand from src/zone/FORMAT.md: nothing of src is used, so that
// a reader is held to the spec and not to our writer. Run after a change of the format: npx tsx test/broken-layers/make.ts
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Numbers = (number | { f64: number })[];
/** What is in the whole file; every broken one has a part of it changed. */
const whole = {
  magic: 'XZLAYER\0',
  version: 2,
  header: {
    id: 'whole',
    zones: [
      { id: 'west', name: '西', areaM2: 1, properties: {} },
      { id: 'east', name: '东', areaM2: 1, properties: {}, validFrom: '2026-01-01' },
    ],
    coverage: true,
    decimals: 0,
  } as unknown,
  /** A polygon of one ring of four vertices, three times. */
  structure: [1, 1, 4, 1, 1, 4, 1, 1, 4] as Numbers,
  /** The degree from 125, 43 to 126, 44. */
  west: [12, 250, 86, 2, 0, 0, 2, 1, 0] as Numbers,
  /** Its eastern neighbour: the common side backwards from vertex 2, then two steps. */
  east: [7, 4, 4, 2, 0, 0, 2] as Numbers,
  /** Both: a vertex in doubles, two copied forwards from vertex 7, one from vertex 3. */
  coverage: [1, { f64: 125 }, { f64: 43 }, 6, 14, 2, 11] as Numbers,
  /** One cell each: the shape's own box, its corner inside, edges 0 to 3. */
  cells: [1, 0, 3, 0, 3, 1, 0, 3, 0, 3, 1, 0, 3, 0, 3] as Numbers,
};
type Parts = typeof whole;

function bytesOf(numbers: Numbers): Buffer {
  return Buffer.concat(
    numbers.map((number) => {
      if (typeof number === 'object') {
        const double = Buffer.alloc(8);
        double.writeDoubleLE(number.f64);
        return double;
      }
      const bytes: number[] = [];
      let rest = number;
      for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
      return Buffer.from([...bytes, rest]);
    }),
  );
}

function file(change: Partial<Parts & { headerBytes: Buffer; headerLength: number }> = {}): Buffer {
  const { magic, version, header, structure, west, east, coverage, cells, headerBytes, headerLength } = {
    headerBytes: undefined,
    headerLength: undefined,
    ...whole,
    ...change,
  };
  const text = headerBytes ?? Buffer.from(JSON.stringify(header));
  const fixed = Buffer.alloc(16);
  fixed.write(magic, 'latin1');
  fixed.writeUInt32LE(version, 8);
  fixed.writeUInt32LE(headerLength ?? text.length, 12);
  return Buffer.concat([fixed, text, ...[structure, west, east, coverage, cells].map(bytesOf)]);
}

/** The whole header with some of its members changed. */
const header = (change: object) => ({ ...(whole.header as object), ...change });
const zones = (whole.header as { zones: object[] }).zones;
/** Some numbers of a part changed, by place. */
function change(numbers: Numbers, changes: Record<number, number | { f64: number }>): Numbers {
  return numbers.map((number, i) => changes[i] ?? number);
}
const { structure, west, east, coverage, cells } = whole;
const end = file().length;
const cellBytes = bytesOf(cells).length;
const streamBytes = [structure, west, east, coverage, cells].reduce((sum, part) => sum + bytesOf(part).length, 0);
const huge = 2 ** 48;

const files: Record<string, [code: string, bytes: Buffer]> = {
  'nothing': ['layer-bad-magic', Buffer.alloc(0)],
  'error-page': ['layer-bad-magic', Buffer.from('<!doctype html><title>404 Not Found</title>\n')],
  'bad-magic': ['layer-bad-magic', file({ magic: 'XZLAYER\n' })],
  'version-before': ['layer-wrong-version', file({ version: 1 })],
  'version-after': ['layer-wrong-version', file({ version: 3 })],
  'cut-in-magic': ['layer-bad-magic', file().subarray(0, 15)],
  'cut-in-header': ['layer-truncated', file().subarray(0, 60)],
  'cut-in-structure': ['layer-truncated', file().subarray(0, end - streamBytes + 5)],
  'cut-in-vertices': ['layer-truncated', file().subarray(0, end - cellBytes - 9)],
  'cut-in-cells': ['layer-truncated', file().subarray(0, end - 1)],
  'header-beyond-the-end': ['layer-truncated', file({ headerLength: 0xffffffff })],
  'header-not-json': ['layer-bad-header', file({ headerBytes: Buffer.from('{"id":"whole"') })],
  'header-not-utf8': ['layer-bad-header', file({ headerBytes: Buffer.from('{"id":"\xff"}', 'latin1') })],
  'header-empty': ['layer-bad-header', file({ headerLength: 0 })],
  'header-a-list': ['layer-bad-header', file({ header: [] })],
  'header-without-zones': ['layer-bad-header', file({ header: header({ zones: undefined }) })],
  'header-zone-without-name': ['layer-bad-header', file({ header: header({ zones: [zones[0], { ...zones[1], name: undefined }] }) })],
  'header-day-that-is-none': ['layer-bad-header', file({ header: header({ zones: [zones[0], { ...zones[1], validFrom: '2026-02-30' }] }) })],
  'header-decimals-10': ['layer-bad-header', file({ header: header({ decimals: 10 }) })],
  'zones-too-few': ['layer-lying-counts', file({ header: header({ zones: [zones[0]] }) })],
  'zones-too-many': ['layer-lying-counts', file({ header: header({ zones: [...zones, zones[0]] }) })],
  'coverage-not-named': ['layer-lying-counts', file({ header: header({ coverage: false }) })],
  'polygons-without-end': ['layer-lying-counts', file({ structure: change(structure, { 0: huge }) })],
  'rings-without-end': ['layer-lying-counts', file({ structure: change(structure, { 1: huge }) })],
  'vertices-without-end': ['layer-truncated', file({ structure: change(structure, { 2: huge }) })],
  // The bytes of that double all say that one more follows.
  'number-without-end': ['layer-truncated', file({ structure: [{ f64: -Number.MAX_VALUE }, ...structure] })],
  'ring-of-two': ['layer-lying-counts', file({ structure: change(structure, { 2: 2 }) })],
  'run-beyond-its-ring': ['layer-lying-counts', file({ west: change(west, { 0: 16 }) })],
  'step-off-the-earth': ['layer-lying-counts', file({ west: change(west, { 3: 200 }) })],
  'step-without-end': ['layer-lying-counts', file({ west: change(west, { 3: 2 ** 49 - 1 }) })],
  'vertex-no-place': ['layer-lying-counts', file({ coverage: change(coverage, { 2: { f64: 91 } }) })],
  'vertex-no-number': ['layer-lying-counts', file({ coverage: change(coverage, { 1: { f64: NaN } }) })],
  'copy-from-ahead': ['layer-lying-counts', file({ east: change(east, { 1: 10 }) })],
  'copy-from-before-the-file': ['layer-lying-counts', file({ east: change(east, { 1: 0 }) })],
  'copy-too-long': ['layer-lying-counts', file({ structure: change(structure, { 8: 40 }), coverage: [4 * 16 + 2, 0, ...coverage] })],
  'cells-without-end': ['layer-truncated', file({ cells: change(cells, { 0: huge }) })],
  'stretches-without-end': ['layer-lying-counts', file({ cells: change(cells, { 2: huge }) })],
  'stretch-beyond-the-shape': ['layer-lying-counts', file({ cells: change(cells, { 4: 4 }) })],
  'stretch-from-beyond': ['layer-lying-counts', file({ cells: change(cells, { 3: huge }) })],
  'stretch-too-long': ['layer-lying-counts', file({ cells: change(cells, { 4: 64 }) })],
  'side-of-no-cell-before': ['layer-lying-counts', file({ cells: change(cells, { 1: 1 }) })],
  'side-in-no-edge': ['layer-lying-counts', file({ cells: [1, 3, 4, ...cells.slice(2)] })],
  'side-no-number': ['layer-lying-counts', file({ cells: [1, 4, { f64: NaN }, ...cells.slice(2)] })],
  'side-of-no-kind': ['layer-lying-counts', file({ cells: change(cells, { 1: 625 }) })],
  'bytes-after-the-end': ['layer-lying-counts', Buffer.concat([file(), Buffer.from([0])])],
}; // prettier-ignore

for (const name of readdirSync(import.meta.dirname)) if (name.endsWith('.xzl')) rmSync(join(import.meta.dirname, name));
writeFileSync(join(import.meta.dirname, 'whole.xzl'), file());
for (const [name, [, bytes]] of Object.entries(files)) writeFileSync(join(import.meta.dirname, `${name}.xzl`), bytes);
const expected = Object.fromEntries(Object.entries(files).map(([name, [code]]) => [name, code]));
writeFileSync(join(import.meta.dirname, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
