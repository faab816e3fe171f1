// Several sites in the formats that are not lists by themselves: one head, one collection, a Word file each; a bad site is never left out.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dir, removeDir, file, xuanzhi } from './command-line';

afterAll(removeDir);

let sites = '';
let zones = '';

beforeAll(() => {
  const square = (x: number, y: number, d: number) => [[[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]]; // prettier-ignore
  const flat = [[[125, 43], [125.1, 43], [125.2, 43], [125, 43]]]; // prettier-ignore
  const collection = (rings: [string, number[][][]][]) =>
    JSON.stringify({ type: 'FeatureCollection', features: rings.map(([id, coordinates]) => ({ type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates } })) }); // prettier-ignore
  sites = file('three.geojson', collection([['a', square(125, 43, 0.01)], ['flat', flat], ['b', square(125.5, 43, 0.01)]])); // prettier-ignore
  zones = file('mine.geojson', collection([['z', square(125.005, 43, 0.01)]]));
});

const check = (...args: string[]) => xuanzhi('check', ...args, '--zones', zones);

it('CSV has one head, and a row that names the site that was not checked', async () => {
  const { code, out } = await check(sites, '--format', 'csv', '--lang', 'en');
  const lines = out.split('\r\n');
  expect(code).toBe(65);
  expect(out.match(/\ufeff/g)?.length).toBe(1);
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['a', `${sites} #flat`, 'b', '']);
  expect(lines[2]).toContain(',not checked,');
});

it('GeoJSON is one collection, with a feature for the site that was not checked', async () => {
  const { out } = await check(sites, '--format', 'geojson');
  const { features } = JSON.parse(out) as FeatureCollection;
  expect(features.map(({ properties }) => `${properties!['kind']} ${properties!['site']}`)).toEqual([
    'site a',
    'finding a',
    'error flat',
    'site b',
  ]);
  const alone = await check(file('one.txt', '125.001,43.001'), '--format', 'geojson');
  expect(JSON.parse(alone.out)).toMatchObject({ type: 'FeatureCollection', xuanzhi: { complete: false } });
});

it('Word: a file each, named by the place of its site; one site has the name itself', async () => {
  const out = join(dir, 'r.docx');
  const { code, error } = await check(sites, '--format', 'docx', '--out', out);
  expect(code).toBe(65);
  expect(error).toContain('#flat');
  expect(readdirSync(dir).filter((name) => name.endsWith('.docx')).sort()).toEqual(['r-1.docx', 'r-3.docx']); // prettier-ignore
  expect(readFileSync(join(dir, 'r-3.docx')).subarray(0, 2).toString()).toBe('PK');
  await check(file('one.txt', '125.001,43.001'), '--format', 'docx', '--out', out);
  expect(existsSync(out)).toBe(true);
});

it('Word is not written to a terminal', async () => {
  const { code, out, error } = await check(sites, '--format', 'docx');
  expect([code, out]).toEqual([64, '']);
  expect(error).toContain('--out FILE');
});
