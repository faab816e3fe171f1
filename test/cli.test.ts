import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '#check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dir, removeDir, file, inChangchun, publishAll, published, report, root, xuanzhi } from './command-line';

beforeAll(publishAll, 120_000);
afterAll(removeDir);

describe('publish', () => {
  it('accepts every layer of the repository, and twice gives the same bytes', async () => {
    const again = join(dir, 'again');
    await xuanzhi('publish', join(root, 'data/source'), '--out', again);
    expect(readdirSync(again)).toEqual(readdirSync(published));
    for (const name of readdirSync(again))
      expect(readFileSync(join(again, name)).equals(readFileSync(join(published, name))), name).toBe(true);
  }, 120_000);

  it('refuses with place and reason, and leaves the old catalogue whole', async () => {
    const source = join(dir, 'source');
    // The red line's coverage is the province, which another folder holds.
    for (const layer of ['base-province', 'red-line']) cpSync(join(root, 'data/source', layer), join(source, layer), { recursive: true });
    const out = join(dir, 'kept');
    expect((await xuanzhi('publish', source, '--out', out)).code).toBe(0);
    const before = readFileSync(join(out, 'catalogue.json'), 'utf8');
    const zones = join(source, 'red-line/zones.geojson');
    const json = JSON.parse(readFileSync(zones, 'utf8')) as {
      features: { properties: { id: string }; geometry: { type: string; coordinates: unknown } }[];
    };
    json.features[1]!.properties.id = json.features[0]!.properties.id;
    json.features[2]!.geometry = { type: 'Polygon', coordinates: [[[125, 43], [125.1, 43], [125.2, 43], [125, 43]]] }; // prettier-ignore
    json.features[3]!.geometry = { type: 'LineString', coordinates: [[125, 43], [125.1, 43]] }; // prettier-ignore
    writeFileSync(zones, JSON.stringify(json));
    const refused = await xuanzhi('publish', source, '--out', out, '--lang', 'en');
    expect(refused.code).toBe(65);
    for (const place of ['Feature 2', 'Feature 3', 'Feature 4']) expect(refused.error).toContain(place);
    expect(readFileSync(join(out, 'catalogue.json'), 'utf8')).toBe(before);
  }, 60_000);
});

describe('check', () => {
  it('gives the same bytes for the same question, and another id for another one', async () => {
    const site = file('same.txt', inChangchun);
    const [a, b] = [
      await xuanzhi('check', site, '--catalogue', published, '--format', 'json'),
      await xuanzhi('check', site, '--catalogue', published, '--format', 'json'),
    ];
    expect(a.out).toBe(b.out);
    const near = await report(site, '--catalogue', published, '--near', '400');
    expect(near.id).not.toBe((JSON.parse(a.out) as CheckReport).id);
  });

  it('checks the rest of a batch when one site is bad, in input order', async () => {
    const bowTie = [[125, 43.9], [125.01, 43.91], [125.01, 43.9], [125, 43.91], [125, 43.9]]; // prettier-ignore
    const features = [
      { id: 'good', geometry: { type: 'Point', coordinates: [125.3, 43.9] } },
      { id: 'flat', geometry: { type: 'Polygon', coordinates: [[[125, 43], [125.1, 43], [125.2, 43], [125, 43]]] } }, // prettier-ignore
      { id: 'crossed', geometry: { type: 'Polygon', coordinates: [bowTie] } },
    ].map((f) => ({ type: 'Feature', properties: {}, ...f }));
    const batch = file('batch.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    const result = await xuanzhi('check', batch, '--catalogue', published, '--format', 'ndjson', '--lang', 'en');
    expect(result.code).toBe(65);
    const lines = result.out.trim().split('\n').map((line) => JSON.parse(line) as { site?: { id: string }; error?: { site: string; problems: { code: string }[] } }); // prettier-ignore
    expect(lines.map((l) => l.site?.id ?? l.error?.site)).toEqual(['good', 'flat', 'crossed']);
    expect(lines[1]!.error!.problems[0]!.code).toBe('no-ground');
    expect(result.error).toContain('#flat');
  });

  it('answers against ad-hoc zones without rules: nobody says what they cover, so nothing is ever clear', async () => {
    const zone = { type: 'Feature', properties: { id: 'Z9', name: 'zone nine' }, geometry: { type: 'Polygon', coordinates: [[[125.2, 43.8], [125.25, 43.8], [125.25, 43.85], [125.2, 43.8]]] } }; // prettier-ignore
    const zones = file('mine.geojson', JSON.stringify({ type: 'FeatureCollection', features: [zone] }));
    const free = await report(file('free.txt', '125.3,43.9'), '--zones', zones);
    expect(free).toMatchObject({
      verdict: 'undetermined',
      complete: false,
      reasons: [{ code: 'zones-alone' }],
      answers: [{ layer: 'mine', answer: 'not-concerned', coveredShare: 1 }],
    });
    const inside = await report(file('inside.txt', '125.24,43.83'), '--zones', zones);
    expect(inside).toMatchObject({ verdict: 'undetermined', reasons: [{ code: 'no-rule', zone: 'Z9' }] });
  });

  it.each([
    ['not JSON', '{"type": "Feature", oops', 'not-json'],
    ['a wrong geometry type', '{"type":"Circle","coordinates":[125,43]}', 'unknown-geometry-type'],
    ['NaN', '125.3,NaN', 'coordinates-unreadable'],
    ['an overflowing number', '{"type":"Point","coordinates":[1e999,43]}', 'not-finite'],
    ['metres without a zone', '445637.4,1e9', 'metres-not-degrees'],
    ['nothing', '  \n', 'empty-input'],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}', 'no-geometry'],
    ['a file over 50 MB', ' '.repeat(50_000_001), 'too-large'],
  ])('says what is wrong with %s in one sentence of either language, exit 65', async (_, content, code) => {
    const bad = file('bad.txt', content);
    const json = await xuanzhi('inspect', bad, '--format', 'json');
    expect((JSON.parse(json.out) as { problems: { code: string }[] }).problems.map((p) => p.code)).toEqual([code]);
    const [zh, en] = [
      await xuanzhi('check', bad, '--catalogue', published),
      await xuanzhi('check', bad, '--catalogue', published, '--lang', 'en'),
    ];
    expect([zh.code, en.code]).toEqual([65, 65]);
    expect(zh.error).toMatch(/\p{Script=Han}/u);
    expect(en.error).not.toMatch(/\p{Script=Han}/u);
    for (const { error, out } of [zh, en]) {
      expect(error.trim().split('\n')).toHaveLength(1);
      expect(error).not.toContain('not classified');
      expect(error).not.toContain('未归类');
      expect(out).toBe('');
    }
  });

  it.each([
    ['{"type":"Feature",\n "x": oops}', 'Line 2'],
    ['{"type":"Feature",\n\n "x": [1,2', 'Line 3'],
    ['125.3,43.9\n125.4,oops', 'Line 2'],
  ])('says on which line %j goes wrong', async (content, place) => {
    expect((await xuanzhi('check', file('line.txt', content), '--catalogue', published, '--lang', 'en')).error).toContain(place);
  });

  it('takes a site of 100 000 vertices', async () => {
    const ring = Array.from({ length: 100_000 }, (_, k) => {
      const t = (2 * Math.PI * k) / 100_000;
      const r = 0.02 * (1 + 0.2 * Math.sin(40 * t));
      return [125.3 + r * Math.cos(t), 43.9 + r * Math.sin(t)];
    });
    const big = file('big.geojson', JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] }));
    const r = await report(big, '--catalogue', published);
    expect(r.site.areaM2).toBeGreaterThan(1e6);
    expect(r.answers.find((a) => a.layer === 'control-units')!.answer).toBe('concerned');
  }, 60_000);

  it('gives every feature its entry and its own number, whatever is wrong with its neighbours', async () => {
    const point = { type: 'Point', coordinates: [125.3, 43.9] };
    const geometries = [
      point,
      { type: 'Point', coordinates: [43.9, 125.3] },
      null,
      { type: 'Circle' },
      { type: 'Polygon', coordinates: [[]] },
      point,
    ];
    const features = geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
    const result = await xuanzhi('check', file('mixed.geojson', JSON.stringify({ type: 'FeatureCollection', features })), '--catalogue', published, '--format', 'ndjson'); // prettier-ignore
    const lines = result.out.trim().split('\n').map((line) => JSON.parse(line) as { site?: { id: string }; error?: { site: string; problems: { code: string }[] } }); // prettier-ignore
    expect(lines.map((l) => l.site?.id ?? `${l.error!.site} ${l.error!.problems[0]!.code}`)).toEqual(['1', '2 axes-swapped', '3 no-geometry', '4 unknown-geometry-type', '5 too-few-positions', '6']); // prettier-ignore
    expect(result.code).toBe(65);
  });

  it.each<[string, string, string]>([
    ['brackets without end', `{"type":"Polygon","coordinates":${'['.repeat(100_000)}`, 'too-deep'],
    ['a frame that China does not know', JSON.stringify({ type: 'Point', coordinates: [125, 43], crs: { type: 'EPSG', properties: { code: 2056 } } }), 'crs-refused'],
    ['degrees of an older datum', JSON.stringify({ type: 'Point', coordinates: [125, 43], crs: { type: 'EPSG', properties: { code: 4610 } } }), 'datum-no-shift'],
    ['latitude first in GeoJSON', JSON.stringify({ type: 'Point', coordinates: [43.9, 125.3] }), 'axes-swapped'],
    ['swapped survey axes', JSON.stringify({ type: 'Point', coordinates: [4861467, 42445637], crs: { type: 'name', properties: { name: 'EPSG:4530' } } }), 'crs-does-not-fit'],
    ['rows of three numbers', '1,43.7,125.3', 'coordinates-unreadable'],
  ])('refuses %s', async (_, content, code) => {
    const result = await xuanzhi('inspect', file('refused.txt', content), '--format', 'json');
    expect((JSON.parse(result.out) as { problems: { code: string }[] }).problems.map((p) => p.code)).toEqual([code]);
  }); // prettier-ignore

  it('reads survey metres in the frame that the file names', async () => {
    const point = {
      type: 'Point',
      coordinates: [42445637.402, 4861467.077],
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4530' } },
    };
    const { site } = await report(file('survey.json', JSON.stringify(point)), '--catalogue', published);
    expect(site.crs).toBe('EPSG:4530');
    const [lng, lat] = (site.geometry as GeoJSON.Point).coordinates;
    expect([Math.abs(lng! - 125.3235) < 1e-8, Math.abs(lat! - 43.8868) < 1e-8]).toEqual([true, true]);
  });

  it('names every frame that a file may be in as a value for --crs, and takes it', async () => {
    const bare = file('bare.txt', '445637.402,4861467.077\n445737.402,4861467.077\n445737.402,4861367.077');
    const asked = await xuanzhi('check', bare, '--catalogue', published, '--lang', 'en');
    expect(asked).toMatchObject({ code: 65, out: '' });
    expect(asked.error).toMatch(/EPSG:4551 → .*Nanguan District/);
    const inspected = await xuanzhi('inspect', bare, '--catalogue', published, '--format', 'json');
    const { ask, readings } = JSON.parse(inspected.out) as { ask: { frame: string }[]; readings: { format: string; positions: number }[] };
    expect(ask.map(({ frame }) => frame)).toContain('EPSG:4551');
    expect(readings).toMatchObject([{ format: 'coordinates', positions: 4 }]);
    expect((await report(bare, '--crs', 'EPSG:4551', '--catalogue', published)).site.crs).toBe('EPSG:4551');
    const old = await report(bare, '--crs', 'EPSG:2387 ballpark', '--catalogue', published);
    expect(old.site).toMatchObject({ crs: 'EPSG:2387', accuracyM: 100 });
    const shifted = await report(bare, '--crs', 'EPSG:2387 shift=0,0,0,0,0,0,0', '--catalogue', published);
    expect(shifted.site).toMatchObject({ crs: 'EPSG:2387', accuracyM: 1 });
  });

  it('helps wherever it is asked to', async () => {
    for (const args of [['--help'], ['check', '--help'], ['inspect', 'x', '-h'], ['help']])
      expect(await xuanzhi(...args)).toMatchObject({ code: 0, error: '', out: expect.stringContaining('xuanzhi check SITE') });
  });

  it('takes lines as corridors and points as discs where it is asked to', async () => {
    const line = file('line.txt', '125.30,43.90\n125.32,43.90');
    const corridor = await report(line, '--width', '20', '--catalogue', published);
    expect(corridor.site.geometry.type).toBe('Polygon');
    expect(corridor.site.evidence.at(-2)).toEqual({ code: 'corridor', params: { width: 20 } });
    const plain = await report(line, '--catalogue', published);
    expect(corridor.site.areaM2 / (20 * plain.site.lengthM + Math.PI * 100)).toBeCloseTo(1, 4);
    const disc = await report(file('well.txt', '125.30,43.90'), '--radius', '30', '--catalogue', published);
    expect(disc.site.areaM2).toBeCloseTo(2827.3, 0);
    expect((await xuanzhi('check', line, '--width', '0')).code).toBe(64);
  });

  it('reads a loose shapefile with what lies beside it, and an archive', async () => {
    const loose = await report(join(root, 'test/files/point.shp'), '--catalogue', published);
    expect(loose.site).toMatchObject({ name: '井一', crs: 'EPSG:4326' });
    // A part that is there and cannot be read (here a folder) must not leave the frame to be guessed.
    const broken = join(dir, 'broken');
    mkdirSync(join(broken, 'point.prj'), { recursive: true });
    cpSync(join(root, 'test/files/point.shp'), join(broken, 'point.shp'));
    expect((await xuanzhi('check', join(broken, 'point.shp'), '--catalogue', published)).code).toBe(65);
  });

  it('refuses zones with a feature that has no geometry, or two of one id', async () => {
    const square = { type: 'Polygon', coordinates: [[[125, 43], [125.1, 43], [125.1, 43.1], [125, 43]]] }; // prettier-ignore
    const zones = (...features: object[]) => file('zones.geojson', JSON.stringify({ type: 'FeatureCollection', features: features.map((f) => ({ type: 'Feature', properties: {}, ...f })) })); // prettier-ignore
    const site = file('far.txt', '126,44');
    for (const bad of [zones({ geometry: square }, { geometry: null }), zones({ geometry: square, id: 1 }, { geometry: square, id: 1 })])
      expect(await xuanzhi('check', site, '--zones', bad)).toMatchObject({ code: 65, out: '' });
  });

  it('gives up on a scribble in no time', async () => {
    let state = 7;
    const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const ring = Array.from({ length: 2000 }, () => [125 + 0.1 * random(), 43 + 0.1 * random()]);
    const result = await xuanzhi('check', file('scribble.json', JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })), '--catalogue', published); // prettier-ignore
    expect(result.code).toBe(65);
  });

  it('writes nowhere that it may not, and says so before the work', async () => {
    const site = file('one.txt', '125.3,43.9');
    expect((await xuanzhi('check', site, '--catalogue', published, '--out', join(dir, 'no', 'where.json'))).code).toBe(65);
    const kept = join(dir, 'kept-work');
    cpSync(join(root, 'data/rules'), kept, { recursive: true });
    expect((await xuanzhi('publish', join(root, 'data/source'), '--out', kept)).code).toBe(65);
    expect(readdirSync(kept)).toEqual(readdirSync(join(root, 'data/rules')));
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['destroy']],
    ['no site', ['check']],
    ['an unknown option', ['check', 'x', '--frobnicate']],
    ['a bad day', ['check', 'x', '--as-of', '2026-02-30']],
    ['a bad number', ['check', 'x', '--near', 'far']],
    ['a bad format', ['check', 'x', '--format', 'xml']],
    ['a number in disguise', ['check', 'x', '--near', '0x10']],
    ['a tolerance that would hide a zone', ['check', 'x', '--tolerance', '1e7']],
    ['an unknown frame', ['inspect', 'x', '--crs', 'foo']],
  ])('is told about %s with exit 64', async (_, args) => {
    const result = await xuanzhi(...args);
    expect(result.code).toBe(64);
    expect(result.out).toBe('');
  });
});
