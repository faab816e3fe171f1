// Files as planners have them, through the door of `ingest`: what each is, where it lies, and what has to be asked.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { checkSite, makeSite } from '#check';
import { gaussKrugerOf, toSurvey, type Position } from '#geo';
import { sentence } from '#i18n';
import { ingestZones, readSite, type ReadSite } from '#ingest';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'files');
const given = (...names: string[]) =>
  names.map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(join(folder, name))) }));
const utf8 = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

function first(read: ReadSite) {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [entry] = read.entries;
  if (!entry?.ok) throw new Error(JSON.stringify(entry));
  return entry.draft;
}
const middle = (read: ReadSite): Position => read.readings![0]!.frames[0]!.at;

/** File, format, frame taken, number of sites. */
const files: [string[], string, string, number][] = [
  [['gbk.zip'], 'shapefile', 'EPSG:4530', 3],
  [['gbk.shp', 'gbk.dbf', 'gbk.prj'], 'shapefile', 'EPSG:4530', 3],
  [['utf8.prj', 'utf8.cpg', 'utf8.dbf', 'utf8.shx', 'utf8.shp'], 'shapefile', 'EPSG:4490', 3],
  [['solid.shp'], 'shapefile', 'EPSG:4490', 3],
  [['sites.gpkg'], 'geopackage', 'EPSG:4490', 8],
  [['sites.kml'], 'kml', 'EPSG:4326', 3],
  [['lines.kmz'], 'kml', 'EPSG:4326', 2],
  [['lines.gpx'], 'gpx', 'EPSG:4326', 2],
  [['sites.wkt'], 'wkt', 'EPSG:4490', 3],
  [['sites.geojson'], 'geojson', 'EPSG:4490', 3],
  [['sites.geojsonl'], 'geojson', 'EPSG:4490', 3],
  [['sites-4530.geojson'], 'geojson', 'EPSG:4530', 3],
  [['sites.ovjsn'], 'ovital', 'GCJ-02', 2],
  [['boundary-points-gbk.txt'], 'boundary-points', 'EPSG:4530', 4],
  [['boundary-points-utf16.txt'], 'boundary-points', 'EPSG:4530', 4],
  [['cass.dat'], 'cass', 'EPSG:4530', 1],
  [['table.csv'], 'table', 'EPSG:4490', 2],
  [['table.xlsx'], 'table', 'EPSG:4551', 2],
  [['dxf/2004-degrees.dxf'], 'dxf', 'EPSG:4490', 1],
  [['dxf/r12-gbk.dxf'], 'dxf', 'EPSG:4551', 5],
];
it.each(files)('%j is %s in %s', async (names, format, frame, count) => {
  const read = await readSite(given(...names));
  expect(read).toMatchObject({ ok: true });
  expect(read.readings![0]).toMatchObject({ format });
  expect(read.readings![0]!.frames[0]).toMatchObject({ frame });
  expect(read.ok && read.entries.filter(({ ok }) => ok).length).toBe(count);
});
it('places the same plots alike, whatever file they come in', async () => {
  const plain = first(await readSite(given('sites.geojson'))).shape;
  for (const names of [
    ['gbk.zip'],
    ['utf8.shp', 'utf8.prj', 'utf8.dbf'],
    ['sites.gpkg'],
    ['sites.kml'],
    ['sites.wkt'],
    ['sites-4530.geojson'],
  ]) {
    const other = first(await readSite(given(...names))).shape;
    const flat = (shape: typeof plain) =>
      shape.coordinates
        .flat(3)
        .map(Number)
        .toSorted((a, b) => a - b);
    const [a, b] = [flat(plain), flat(other)];
    expect([names, b.length]).toEqual([names, a.length]);
    expect(Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))).toBeLessThan(1e-9);
  }
});

describe('a survey TXT', () => {
  const txt = (head: string, rows: readonly (readonly [number, number])[]) =>
    `[属性描述]\n${head}\n[地块坐标]\n4,1.0000,1,演示地块,面,,工业用地,,@\n${rows.map(([x, y], i) => `J${i + 1},1,${x},${y}`).join('\n')}\nJ1,1,${rows[0]!.join(',')}\n`;
  const square = (datum: 'cgcs2000' | 'xian-1980', prefixed = true) => {
    const { x, y } = toSurvey(gaussKrugerOf(datum, 3, 42, prefixed)!, [125.3235, 43.8868]);
    return [[x, y], [x, y + 100], [x - 100, y + 100], [x - 100, y]].map(([a, b]) => [Number(a!.toFixed(3)), Number(b!.toFixed(3))] as const); // prettier-ignore
  };
  it('in CGCS2000 is read by its head and numbers', async () => {
    const read = await readSite(txt('坐标系=2000国家大地坐标系\n几度分带=3\n带号=42', square('cgcs2000')));
    const draft = first(read);
    expect(draft).toMatchObject({ name: '演示地块', crs: 'EPSG:4530', declaredAreaM2: 10_000 });
    expect(draft.accuracyM).toBeUndefined();
    expect(middle(read)[0]).toBeCloseTo(125.3241, 4);
  });
  it('whose stated area is far off says so in the report', async () => {
    const read = (ha: string) => readSite(txt('带号=42', square('cgcs2000')).replace('1.0000', ha));
    const notes = async (ha: string) => {
      const made = makeSite(first(await read(ha)));
      return (
        made.ok && made.site.record.evidence.filter(({ code }) => code === 'declared-area-differs').map(({ params }) => params!['percent'])
      );
    };
    expect(await notes('1.0049')).toEqual([]);
    expect(await notes('1.0100')).toEqual([1]);
  });
  it('in Xian 1980 is asked about; what is accepted counts where boundaries are close', async () => {
    const text = txt('坐标系=80国家大地坐标系\n带号=42', square('xian-1980'));
    const asked = await readSite(text);
    expect(asked).toMatchObject({
      ok: false,
      problems: [{ code: 'datum-no-shift' }],
      ask: [{ frame: 'EPSG:2366 ballpark', accuracyM: 100 }],
    });
    const draft = first(await readSite(text, { crs: 'EPSG:2366 ballpark' }));
    expect(draft).toMatchObject({ crs: 'EPSG:2366', accuracyM: 100 });
    // A zone 60 m east of the plot: decided, unless the plot may be 100 m off.
    const zone = { type: 'Polygon', coordinates: [[[125.3255, 43.88], [125.34, 43.88], [125.34, 43.89], [125.3255, 43.89], [125.3255, 43.88]]] }; // prettier-ignore
    const made = await ingestZones(new TextEncoder().encode(JSON.stringify(zone)), 'zones');
    if (!made.ok) throw new Error('zones');
    const book = { edition: 't', validFrom: '2020-01-01', title: { zh: '', en: '' }, requires: [], facts: {}, rules: [] };
    const basis = { layers: [made.layer], rules: { state: 'loaded' as const, book, hash: '' }, catalogue: 'test' };
    const borderline = (d: typeof draft) => {
      const result = checkSite(d, basis, { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const [answer] = result.report.answers;
      return [result.report.site.accuracyM, result.report.verdict, JSON.stringify(answer).includes('"borderline":true')];
    };
    const { accuracyM: _, ...exact } = draft;
    expect(borderline(exact)).toEqual([undefined, 'no-conflict-found', false]);
    expect(borderline(draft)).toEqual([100, 'undetermined', true]);
  });
  it('whose head and numbers contradict each other is asked about, and the answer is taken', async () => {
    const text = txt('坐标系=2000国家大地坐标系\n带号=41', square('cgcs2000'));
    const asked = await readSite(text);
    expect(asked).toMatchObject({ ok: false, problems: [{ code: 'frame-contradiction' }, { code: 'frame-ask' }] });
    expect(first(await readSite(text, { crs: 'EPSG:4530' })).crs).toBe('EPSG:4530');
  });
  it('without a zone is asked about with the counties that it may lie in', async () => {
    const text = txt('坐标系=2000国家大地坐标系', square('cgcs2000', false));
    const places = () => Promise.resolve(([lng]: Position) => (lng > 124.4 && lng < 131 ? { zh: '某县', en: 'a county' } : null));
    const asked = await readSite(text, { places });
    expect(!asked.ok && asked.ask!.map(({ frame, place }) => [frame, place?.zh])).toEqual([
      ['EPSG:4551', '某县'],
      ['EPSG:4552', '某县'],
      ['EPSG:4550', undefined],
      ['EPSG:4553', undefined],
    ]);
  });
});

it('refuses a frame that one vertex does not fit, instead of leaving the vertex out', async () => {
  const text = '125.1010,43.1010\n125.2020,43.1010\n125.1575,43.1575\n125.1010,43.2020';
  expect(await readSite(text, { crs: 'EPSG:4490 packed' })).toMatchObject({ ok: false, problems: [{ code: 'crs-does-not-fit' }] });
  expect(await readSite(text.replace('125.1575,43.1575', '125.1555,43.1555'), { crs: 'EPSG:4490 packed' })).toMatchObject({ ok: true });
});

describe('several files at once', () => {
  it('a leaflet in an archive is passed over and told; a damaged drawing is not', async () => {
    const good = readFileSync(join(folder, 'sites.kml'));
    const zip = (other: Record<string, Uint8Array>) => [{ name: 'a.zip', bytes: zipSync({ 'sites.kml': good, ...other }) }];
    const told = await readSite(zip({ '说明.txt': new TextEncoder().encode('共 3 个地块，联系人见附件。') }));
    expect(told).toMatchObject({
      ok: true,
      notes: [{ code: 'file-not-read', params: { file: 'a.zip/说明.txt' } }, { code: 'features-read' }],
    });
    // Beside a good plot, one with a slip of the pen is no leaflet; nor is anything that was given by itself.
    const slip = new TextEncoder().encode('125.30,43.90\n125.31,oops\n125.31,43.91');
    expect(await readSite(zip({ 'b.txt': slip }))).toMatchObject({ ok: false, problems: [{ code: 'coordinates-unreadable' }] });
    expect(await readSite([...given('sites.kml'), { name: 'c.txt', bytes: new TextEncoder().encode('no plot') }])).toMatchObject({
      ok: false,
    });
    const broken = await readSite(zip({ 'b.kml': good.subarray(0, 400) }));
    expect(broken.ok).toBe(false);
  });
  it('an archive with a member that cannot be unpacked is refused: it may be the .prj', async () => {
    const zip = zipSync({ 'a.shp': readFileSync(join(folder, 'gbk.shp')), 'a.prj': readFileSync(join(folder, 'gbk.prj')) }, { level: 0 });
    expect(await readSite([{ name: 'a.zip', bytes: zip }])).toMatchObject({ ok: true });
    // One letter of the .prj, and its checksum does not fit.
    const at = Buffer.from(zip).indexOf('PROJCS');
    zip[at] = zip[at]! ^ 1;
    const read = await readSite([{ name: 'a.zip', bytes: zip }]);
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'archive-member-damaged', at: 'a.zip/a.prj' }] });
    if (!read.ok)
      for (const language of ['zh', 'en'] as const) expect(sentence(read.problems[0]!, language)).not.toMatch(/未归类|not classified/);
  });
  it('are numbered through, each with its own frame', async () => {
    const read = await readSite([...given('cass.dat', 'sites.kml')]);
    expect(read.ok && read.entries.map((entry) => entry.ok && entry.draft.crs)).toEqual([
      'EPSG:4530',
      'EPSG:4326',
      'EPSG:4326',
      'EPSG:4326',
    ]);
  });
  it('nothing in them is refused in a sentence', async () => {
    expect(await readSite([])).toMatchObject({ ok: false, problems: [{ code: 'no-geometry' }] });
    expect(await readSite([utf8('a.txt', ''), utf8('b.txt', 'hello')])).toMatchObject({
      ok: false,
      problems: [
        { code: 'empty-input', at: 'a.txt' },
        { code: 'not-json', at: 'b.txt' },
      ],
    });
    expect(await readSite([{ name: 'x.bin', bytes: new Uint8Array([0, 1, 2, 3, 0, 0]) }])).toMatchObject({
      ok: false,
      problems: [{ code: 'not-text' }],
    });
  });
});
