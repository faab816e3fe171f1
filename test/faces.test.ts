// One report in every form, each read back: all of them say the same.
import { checkSite, surroundingsOf, type CheckBasis, type CheckReport, type Finding } from '#check';
import { buildIndex, type Position } from '#geo';
import { area, distance, hectares, share, words, type Language } from '#i18n';
import { qrSvg, reportCsv, reportDocument, reportDocx, reportFigure, reportGeojson, reportHtml, reportJson, reportText } from '#report';
import type { CatalogueLayer, LayerState, RuleBook } from '#zone';
import { strFromU8, unzipSync } from 'fflate';
import type { Feature, FeatureCollection } from 'geojson';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const square = (x: number, y: number, d: number): Position[] => [[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]; // prettier-ignore
const entry = (id: string, theme: string): CatalogueLayer =>
  ({ id, theme, kind: 'zones', required: true, seed: [], title: { zh: `图层${id}`, en: `layer ${id}` }, edition: 'e1', validFrom: '2020-01-01', accuracyM: 5, synthetic: theme === 'control-unit', source: { zh: '源', en: 'source' }, display: { hash: 'd'.repeat(64) } }) as unknown as CatalogueLayer; // prettier-ignore
interface Zone {
  id: string;
  code?: string;
  name: string;
  nameEn: string;
  class: string;
}
const layer = (id: string, theme: string, zone: Zone, ring: Position[], coverage?: Position[]): LayerState => ({
  entry: entry(id, theme),
  exact: {
    id,
    zones: [{ ...zone, areaM2: 1, properties: {} }],
    zoneIndex: buildIndex([[[ring]]]),
    coverageIndex: coverage ? buildIndex([[[coverage]]]) : null,
  },
});

const unit: Zone = { id: 'u1', code: 'ZH22010420003', name: '长春市重点管控单元', nameEn: 'Changchun key unit', class: 'key' };
// A name that a spreadsheet would calculate, and that markup would swallow.
const hostile = '=1+1,"<b>&\'';
const water: Zone = { id: '@w1', code: 'SY220104001', name: hostile, nameEn: hostile, class: 'second' };
const wetland: Zone = { id: 'wet1', name: '湿地', nameEn: 'Wetland', class: 'general' };
const words2 = (zh: string, en: string) => ({ zh, en });
const basis = { document: words2('水污染防治法', 'Water Pollution Law'), article: words2('第六十六条', 'art. 66'), url: 'https://example.org/law?a=1&b=2', verified: false }; // prettier-ignore
const book: RuleBook = {
  edition: '2026-11',
  validFrom: '2020-01-01',
  title: words2('书', 'book'),
  requires: [],
  facts: { dischargesPollutants: { question: words2('是否排放污染物', 'Does it discharge?') } },
  rules: [
    { id: 'unit-key', theme: 'control-unit', class: 'key', cases: [{ regime: 'conditional' }], text: words2('重点单元要求', 'key unit text'), basis: [basis], seed: ['S03'] },
  ],
  accessList: { title: words2('清单', 'list'), basis, clauses: [{ id: 'c-ban', tier: 'province', dimension: 'spatial', verb: 'prohibit', when: { fact: 'dischargesPollutants', is: ['yes'] }, text: words2('禁止排污的项目', 'No projects that discharge'), synthetic: false, basis }] },
  eia: {
    sensitive: [{ group: 'one', theme: 'drinking-water', text: words2('饮用水水源保护区', 'drinking-water zones') }],
    sensitiveBasis: basis,
    unknownOf: [],
    rows: [{ row: '26', title: words2('基础化学原料制造', 'Basic chemicals'), industries: ['C261'], cases: [{ paper: 'book' }], basis }],
    approval: [{ level: 'city', text: words2('市级审批', 'approved by the city'), basis }],
    distances: [],
  },
}; // prettier-ignore
const checkBasis: CheckBasis = {
  layers: [
    layer('units', 'control-unit', unit, square(125, 43, 0.01)),
    layer('water', 'drinking-water', water, square(125.018, 43.004, 0.01)),
    { entry: entry('red', 'red-line'), missing: 'hash-mismatch' },
    layer('wetlands', 'wetland', wetland, square(125.3, 43, 0.01), square(125, 43, 0.0101)),
  ],
  rules: { state: 'loaded', book, hash: 'f'.repeat(64) },
  catalogue: 'c'.repeat(64),
};
const result = checkSite(
  { id: '1', name: '厂区', shape: { kind: 'polygons', coordinates: [[square(125.005, 43.004, 0.01)]] }, crs: 'EPSG:4490', evidence: [] },
  checkBasis,
  { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 },
  { industry: { code: 'C2611', zh: '无机酸制造', en: 'Inorganic acids' }, facts: {} },
);
if (!result.ok) throw new Error('refused');
const { report, site } = result;
const around = surroundingsOf(report, site, checkBasis.layers);
const findings = new Map(report.answers.flatMap((a) => (a.answer === 'not-concerned' ? a.nearby : a.findings)).map((f) => [f.zone.id, f]));
const concerned = findings.get('u1')!;
const near = findings.get('@w1')!;

/** What XML and HTML write for a character. */
const decoded = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
const spaced = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

/** A face as lines of its own kind (rows of tables, paragraphs), in which cells are parted by |. */
interface Read {
  lines: string[];
}
const lineWith = ({ lines }: Read, ...parts: string[]) => lines.filter((line) => parts.every((part) => line.includes(part)));

async function docxLines(language: Language): Promise<string[]> {
  const files = unzipSync(await docx(language));
  const xml = strFromU8(files['word/document.xml']!) + strFromU8(files['word/footer1.xml']!);
  const rows = xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:p>.*?<\/w:p>/gs);
  return [...rows].map(([row]) => spaced(decoded(row.replaceAll('</w:tc><w:tc>', '|').replaceAll('</w:p><w:p>', '\n'))));
}

function htmlLines(language: Language): string[] {
  const html = reportHtml(blocks(language), { language, title: 'x' });
  const rows = html.matchAll(/<tr>.*?<\/tr>|<(?:p|h\d|li)\b[^>]*>.*?<\/(?:p|h\d|li)>/gs);
  return [...rows].map(([row]) => spaced(decoded(row.replaceAll(/<\/t[dh]><t[dh][^>]*>/g, '|'))));
}

const blocks = (language: Language) =>
  reportDocument(report, language, { qr: qrSvg(report.id), figure: reportFigure(report, around, language) });
const docx = (language: Language) =>
  reportDocx(blocks(language), { language, title: 'Report <1> & more', id: report.id, date: report.asOf });

/** RFC 4180, strictly: records end with CRLF, quotes are doubled. */
function csvRecords(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') records.push([]);
    if (end === '') break;
  }
  expect(records.pop()).toEqual(['']);
  return records;
}

function csvTable(language: Language) {
  const [head, ...rows] = csvRecords(reportCsv([report], language).replace('\ufeff', ''));
  const columns = words(language).faces.column;
  return rows.map((row) => {
    expect(row.length).toBe(head!.length);
    return Object.fromEntries(Object.entries(columns).map(([key, title]) => [key, row[head!.indexOf(title)]!]));
  });
}

it('asks about a concerned, a near, a missing and a partly covered layer', () => {
  expect(report.answers.map(({ answer }) => answer)).toEqual(['concerned', 'not-concerned', 'unknown', 'unknown']);
  expect([report.verdict, report.atWorst, report.complete]).toEqual(['conditional', 'prohibited', false]);
  expect([concerned.relation, near.relation]).toEqual(['overlaps', 'near']);
  expect(report.access.length).toBe(1);
  expect(report.eia?.rows.length).toBe(1);
});

describe.each(['zh', 'en'] as const)('the faces in %s', (language) => {
  const w = words(language);
  const name = (zone: Finding['zone']) => (language === 'en' ? zone.nameEn! : zone.name);
  const title = (id: string) => report.layers.find((l) => l.id === id)!.title[language];
  const gaps = { red: w.unknownReason['hash-mismatch'], wetlands: w.unknownReason['partly-covered'] };
  const printed: Record<string, Read> = {};

  beforeAll(async () => {
    printed['text'] = { lines: spaced(reportText(report, language)).split('\n') };
    printed['html'] = { lines: htmlLines(language) };
    printed['docx'] = { lines: await docxLines(language) };
  });

  it.each(['text', 'html', 'docx'])('%s says the same as the record', (face) => {
    const read = printed[face]!;
    const whole = read.lines.join('\n');
    const once = (...parts: string[]) => expect(lineWith(read, ...parts).length, parts.join(' + ')).toBeGreaterThan(0);
    once(w.verdict[report.verdict]);
    once(w.incomplete([title('red'), title('wetlands')].join(w.listComma)));
    once(spaced(area(report.site.areaM2, language)));
    const { overlap } = concerned;
    once(name(concerned.zone), concerned.zone.code!, w.relation.overlaps, hectares(overlap.areaM2), share(overlap.share).replace(' %', ''));
    once(name(near.zone), near.zone.code!, w.relation.near, distance(near.distanceM).replace(' m', ''));
    for (const [id, reason] of Object.entries(gaps)) once(title(id), w.answer.unknown, reason);
    once(basis.document[language], basis.article[language], w.flag.unverified);
    once(w.demonstration);
    once(report.id.slice(0, 16));
    if (face !== 'text') for (const part of [report.id, book.accessList!.clauses[0]!.text[language], book.eia!.rows[0]!.title[language]]) once(part); // prettier-ignore
    expect(whole).not.toMatch(/undefined|\[object|NaN/);
    // What is unknown is in no list of what is clear.
    const clear = whole.indexOf(`${w.section.notConcerned} (`);
    const end = whole.indexOf(`${w.section.unknown} (`);
    expect([clear, end].every((at) => at > 0) && clear < end).toBe(true);
    const between = whole.slice(clear, end);
    expect(between).toContain(title('water'));
    for (const id of Object.keys(gaps)) expect(between).not.toContain(title(id));
  });

  it('CSV says the same as the record, and leaves no layer out', () => {
    const rows = csvTable(language);
    expect(rows.map((row) => [row['layer'], row['answer'], row['reason'], row['relation']])).toEqual([
      [title('units'), w.answer.concerned, '', w.relation.overlaps],
      [title('water'), w.answer['not-concerned'], '', ''],
      [title('water'), w.answer['not-concerned'], '', w.relation.near],
      [title('red'), w.answer.unknown, gaps.red, ''],
      [title('wetlands'), w.answer.unknown, gaps.wetlands, ''],
    ]);
    const common = { site: '厂区', verdict: w.verdict.conditional, complete: w.faces.no, asOf: '2026-11-23', report: report.id };
    for (const row of rows) expect(row).toMatchObject(common);
    const [first, , third, , last] = rows;
    const { areaM2, share: part, lengthM } = concerned.overlap;
    const numbers = [first!['areaM2'], first!['areaHa'], first!['share'], first!['lengthM'], third!['distanceM']].map(Number);
    expect(numbers).toEqual([areaM2, expect.closeTo(areaM2 / 10_000, 6), expect.closeTo(part * 100, 6), lengthM, near.distanceM]);
    expect(Number(last!['covered'])).toBeCloseTo(report.answers[3]!.coveredShare * 100, 6);
    expect(first).toMatchObject({ code: unit.code, name: name(concerned.zone), edition: 'e1', synthetic: w.faces.yes, regime: w.regime.conditional, rules: 'unit-key', clauses: 'c-ban' }); // prettier-ignore
    expect(first!['articles']).toBe(`${basis.document[language]} ${basis.article[language]} [${w.flag.unverified}]`);
    // Neither the name nor the id is a formula any more, and both can still be read.
    expect(third).toMatchObject({ code: water.code, name: `'${hostile}`, zone: "'@w1" });
  });

  it('GeoJSON says the same as the record', () => {
    const read = JSON.parse(reportGeojson(report, around.overlaps, language)) as FeatureCollection & { xuanzhi: Record<string, unknown> };
    const [place, overlap, way, ...others] = read.features as [Feature, Feature, Feature, ...Feature[]];
    expect(others).toEqual([]);
    const unknown = [
      { layer: 'red', title: title('red'), reason: 'hash-mismatch', coveredShare: 0 },
      { layer: 'wetlands', title: title('wetlands'), reason: 'partly-covered', coveredShare: report.answers[3]!.coveredShare },
    ];
    const summary = { report: report.id, verdict: 'conditional', complete: false, unknown, notConcerned: ['water'] };
    expect(read.xuanzhi).toMatchObject(summary);
    expect(place).toMatchObject({ geometry: report.site.geometry, properties: { ...summary, kind: 'site', areaM2: report.site.areaM2 } });
    const { relation, zone, borderline, distanceM } = concerned;
    expect(overlap.properties).toMatchObject({ ...concerned.overlap, relation, borderline, distanceM, zone: 'u1', code: zone.code, report: report.id, regime: 'conditional', rules: ['unit-key'] }); // prettier-ignore
    expect((overlap.properties!['articles'] as string[])[0]).toContain(basis.article[language]);
    expect(overlap.geometry).toEqual(around.overlaps.features[0]!.geometry);
    expect(way).toMatchObject({
      properties: { relation: 'near', distanceM: near.distanceM, code: water.code, name: hostile },
      geometry: { type: 'LineString', coordinates: near.nearest },
    });
    for (const { geometry } of [place, overlap]) expect(turns(geometry)).toBe('left');
  });
});

/** RFC 7946, 3.1.6: outer rings run against the clock. */
function turns(geometry: Feature['geometry']): 'left' | 'right' {
  if (geometry.type !== 'Polygon') throw new Error(geometry.type);
  const [ring] = geometry.coordinates;
  const twice = ring!.slice(1).reduce((sum, [x, y], k) => sum + ring![k]![0]! * y! - x! * ring![k]![1]!, 0);
  return twice > 0 ? 'left' : 'right';
}

it('JSON is the record itself', () => {
  expect(JSON.parse(reportJson(report)) as CheckReport).toEqual(report);
});

describe('the Word file', () => {
  it('has the same bytes at another time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(new Date('2026-01-02T03:04:05Z'));
      const before = await docx('zh');
      vi.setSystemTime(new Date('2027-08-09T10:11:12Z'));
      expect(Buffer.from(await docx('zh')).equals(Buffer.from(before))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells what the figure shows where a program draws it without its text', async () => {
    const text = (files: Record<string, Uint8Array>) => strFromU8(files['word/document.xml']!);
    const plain = text(unzipSync(await docx('zh')));
    expect(plain).toMatch(/比例尺全长 [\d.]+ k?m，上为北。图中：.*；/);
    const raster = () => Promise.resolve(new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
    const lettered = await reportDocx(blocks('zh'), { language: 'zh', title: 'x', id: report.id, date: report.asOf, raster });
    expect(text(unzipSync(lettered))).not.toContain('比例尺全长');
  });

  it('has headings, repeated table heads, unbroken rows, links, the drawing with a fallback, and pages numbered in its language', async () => {
    const files = unzipSync(await docx('zh'));
    const document = strFromU8(files['word/document.xml']!);
    const links = strFromU8(files['word/_rels/document.xml.rels']!);
    for (const level of [1, 2, 3]) expect(document).toContain(`<w:pStyle w:val="Heading${level}"/>`);
    const tables = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    expect(tables.filter((table) => table.includes('<w:tblHeader/>')).length).toBeGreaterThan(3);
    expect(document.match(/<w:tr>/g)!.length).toBe(document.match(/<w:cantSplit\/>/g)!.length);
    const [, id] = /<w:hyperlink [^>]*r:id="([^"]+)"/.exec(document)!;
    expect(links).toMatch(new RegExp(`Id="${id}"[^>]*Target="https://example.org/law\\?a=1&amp;b=2"[^>]*TargetMode="External"`));
    expect(document).toMatch(/<asvg:svgBlip [^>]*r:embed/);
    expect(Object.keys(files).filter((file) => file.startsWith('word/media/')).map((file) => file.slice(-3)).toSorted()).toEqual(['png', 'png', 'svg', 'svg']); // prettier-ignore
    expect(decoded(strFromU8(files['word/footer1.xml']!))).toContain(report.id);
    expect(decoded(strFromU8(files['word/footer1.xml']!))).toMatch(/第 .*PAGE.* 页　共 .*NUMPAGES.* 页/);
    expect(strFromU8(files['word/styles.xml']!)).toContain('w:eastAsia="SimSun"');
    expect(strFromU8(files['docProps/core.xml']!)).toContain('<dc:title>Report &lt;1> &amp; more</dc:title>');
  });
});
