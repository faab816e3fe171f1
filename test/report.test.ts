// The report's faces, read back: the same numbers, nothing lost, nothing that a name could smuggle in, and a drawing whose scale is right.
import { describe, expect, it } from 'vitest';
import { checkSite, findingsOf, surroundingsOf, type CheckReport, type Surroundings } from '#check';
import { buildIndex, distanceM, type Position } from '#geo';
import { words, type Language } from '#i18n';
import { arrange, htmlArticle, qrSvg, reportDocument, reportFigure, reportHtml, reportText, type Block } from '#report';
import { ruleBookSchema, type CatalogueLayer, type LayerState, type RuleBook } from '#zone';
import * as v from 'valibot';

const square = (x: number, y: number, wide: number, high = wide): Position[] => [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high], [x, y]]; // prettier-ignore
const hash = 'ab'.repeat(32);
const hostile = '<script>alert(1)</script>&"单元\u202e';
const entry = (id: string, theme: string, more: Partial<CatalogueLayer> = {}): CatalogueLayer =>
  ({ id, theme, kind: 'zones', required: true, title: { zh: `图层-${id}`, en: `layer-${id}` }, edition: '2026-11', validFrom: '2020-01-01', accuracyM: 0, synthetic: false, source: { zh: '源', en: 'source' }, exact: { hash }, display: { hash }, ...more }) as unknown as CatalogueLayer; // prettier-ignore
interface Drawn {
  id: string;
  name: string;
  nameEn?: string;
  code?: string;
  class?: string;
  properties?: Record<string, unknown>;
}
const layer = (id: string, theme: string, zone: Drawn, ring: Position[], more: Partial<CatalogueLayer> = {}): LayerState => ({
  entry: entry(id, theme, more),
  exact: { id, zones: [{ areaM2: 1, properties: {}, ...zone }], zoneIndex: buildIndex([[[ring]]]), coverageIndex: null },
});
const layers: LayerState[] = [
  layer('units', 'control-unit', { id: 'u1', code: 'ZH22010219001', name: hostile, nameEn: hostile.replace('单元', 'unit'), class: 'key', properties: { WRWPFGK: '单元自身的条文', WRWPFGK_en: 'the unit says so' } }, square(124.9, 42.9, 0.3)),
  layer('water', 'drinking-water', { id: 'w1', name: '水库', nameEn: 'Reservoir', class: 'second' }, square(125.006, 43, 0.02), { synthetic: true }),
  layer('reserve', 'nature-reserve', { id: 'r1', name: '保护区', nameEn: 'Reserve', class: 'core' }, square(125.0125, 43.0, 0.001)),
  layer('far', 'lake-plan', { id: 'l1', name: '湖', nameEn: 'Lake' }, square(125.5, 43.5, 0.01), { required: false }),
  { entry: entry('red', 'red-line'), missing: 'hash-mismatch' },
  { entry: entry('straw', 'straw-burning', { required: false }), missing: 'not-loaded' },
]; // prettier-ignore
const said = (zh: string, en: string) => ({ zh, en });
const law = { document: said('某法', 'Some Act'), number: '某令〔2020〕1号', article: said('第三条', 'art. 3'), validFrom: '2020-01-01', validUntil: '2027-01-01', replacedBy: 'New Act', url: 'https://law.example/3', verified: false }; // prettier-ignore
const book = v.parse(ruleBookSchema, {
  edition: 'test', validFrom: '2020-01-01', title: said('书', 'book'), requires: [],
  facts: { dischargesPollutants: { question: said('排放？', 'Discharge?') }, seriouslyPolluting: { question: said('严重？', 'Seriously?') }, nature: { question: said('性质？', 'Kind?'), choices: { new: said('新建项目', 'new works'), rebuild: said('改建', 'rebuilt') } } },
  rules: [
    { id: 'w2', theme: 'drinking-water', class: 'second', text: said('二级规定', 'second-class rule'), cases: [{ when: { fact: 'dischargesPollutants', is: ['yes'] }, regime: 'prohibited' }, { regime: 'conditional', proof: [said('水保护说明', 'a statement')] }], basis: [law], seed: ['S1'] },
    { id: 'cu', theme: 'control-unit', text: said('单元规定', 'unit rule'), cases: [{ when: { fact: 'nature', is: ['new'] }, regime: 'conditional', text: said('新建须论证', 'new works have to be argued'), proof: [said('符合性分析', 'an analysis of conformity')] }, { regime: 'information' }], basis: [{ ...law, verified: true, url: 'javascript:alert(2)' }], seed: ['S1'] },
    { id: 'nr', theme: 'nature-reserve', text: said('保护地规定', 'reserve rule'), cases: [{ regime: 'prohibited' }], basis: [law], seed: ['S1'] },
    { id: 'rl', theme: 'red-line', text: said('红线规定', 'red-line rule'), cases: [{ regime: 'prohibited' }], basis: [law], seed: ['S1'] },
  ],
  accessList: { title: said('清单', 'list'), basis: law, clauses: [
    { id: 'p1', tier: 'province', scope: ['22'], dimension: 'spatial', verb: 'prohibit', when: { industry: ['C26'] }, text: said('省级禁止化工', 'no chemicals'), basis: law, synthetic: true },
    { id: 'p2', tier: 'province', dimension: 'risk', verb: 'limit', when: { industry: ['A'] }, text: said('省级限制农业', 'farming limited'), synthetic: false },
    { id: 'c1', tier: 'city', scope: ['220100'], dimension: 'pollutants', verb: 'limit', when: { fact: 'dischargesPollutants', is: ['yes'] }, text: said('市级限制排污', 'discharge limited'), synthetic: true },
  ] },
  eia: {
    sensitive: [{ group: 'one', theme: 'drinking-water', text: said('水源保护区', 'water source') }, { group: 'two', theme: 'red-line', text: said('红线', 'red line') }],
    sensitiveBasis: law,
    unknownOf: [{ group: 'three', text: said('文物保护单位无图层', 'no layer of monuments') }],
    rows: [{ row: '44', title: said('基础化学原料', 'basic chemicals'), industries: ['C261'], cases: [{ when: { fact: 'dischargesPollutants', is: ['yes'] }, paper: 'book' }, { paper: 'form' }], basis: law }],
    approval: [{ when: { industry: ['C26'] }, level: 'province', text: said('化工由省级审批', 'the province approves chemicals'), basis: law }, { level: 'city', text: said('其余', 'the rest'), basis: law }],
    distances: [{ id: 'd1', withinM: 2000, text: said('两公里内的目标', 'targets within two kilometres'), themes: ['nature-reserve', 'red-line'], basis: law }],
  },
}) as RuleBook; // prettier-ignore

const result = checkSite(
  { id: '7', name: hostile, shape: { kind: 'polygons', coordinates: [[square(125, 43, 0.01, 0.008)]] }, crs: 'EPSG:4490', evidence: [], declaredAreaM2: 700_000 },
  { layers, rules: { state: 'loaded', book, hash }, catalogue: 'cd'.repeat(32) },
  { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 },
  { industry: { code: 'C2611', zh: '无机酸制造', en: 'inorganic acids' }, facts: { nature: 'new', seriouslyPolluting: 'unknown' } },
); // prettier-ignore
if (!result.ok) throw new Error('refused');
const note = '<img src=x onerror=alert(3)> 请复核';
const report: CheckReport = {
  ...result.report,
  influence: { state: 'found', river: { id: 'r', name: '饮马河', nameEn: 'Yinma' }, distanceM: 120, at: [125, 43], downstreamM: 20_000, upstreamM: 5000, downstream: [{ layer: 'water', zone: 'w9', name: '下游水源', class: 'first', alongM: 4321 }], places: [], synthetic: true, missing: ['rural'] },
  remarks: { note, disputed: [{ layer: 'water', zone: 'w1', because: '边界已调整 </td>' }] },
}; // prettier-ignore
const surroundings = surroundingsOf(report, result.site, layers);

/** Every element closed in the order it was opened; the answer is their names. */
function elementsOf(markup: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const body = markup.replace(/<!doctype html>|<style>[\s\S]*?<\/style>/g, '');
  for (const [whole, close, name] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)(?:\s[^<>]*)?>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!whole.endsWith('/>') && !['meta', 'col'].includes(name!)) open.push(name!);
    seen.push(name!);
  }
  expect(open).toEqual([]);
  expect(body.replace(/<\/?[a-zA-Z][^<>]*>/g, '')).not.toMatch(/[<>]/);
  return seen;
}
const unescaped = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'); // prettier-ignore
const textOf = (blocks: readonly Block[]) => unescaped(htmlArticle(blocks));
const headings = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text.replace(/ \(\d+\)$/, '')] : [])); // prettier-ignore

describe.each(['zh', 'en'] as const)('a report as a document in %s', (language: Language) => {
  const w = words(language);
  const figure = reportFigure(report, surroundings, language);
  const blocks = reportDocument(report, language, { figure, qr: qrSvg(report.id), printedOn: '2026-11-24' });
  const html = reportHtml(blocks, { language, title: hostile });
  const text = unescaped(html);
  const part = (heading: string) => {
    const from = blocks.findIndex((block) => block.kind === 'heading' && block.text.replace(/ \(\d+\)$/, '') === heading);
    const to = blocks.findIndex((block, i) => i > from && block.kind === 'heading' && block.level === 2);
    return textOf(blocks.slice(from, to < 0 ? undefined : to));
  };

  it('stands in the order of the record, and so does the text', () => {
    const h = w.report.heading;
    const s = w.section;
    const order = [s.site, h.activity, s.concerned, s.near, s.notConcerned, s.unknown, s.requirements, h.access, h.eia, h.influence, s.missingFacts, h.remarks, h.editions, h.method, h.expiry, h.disclaimer, h.id]; // prettier-ignore
    expect(headings(blocks)).toEqual(order);
    expect(blocks[1]?.kind).toBe('verdict');
    const lines = reportText(report, language).split('\n');
    const at = [s.site, h.activity, s.concerned, s.requirements, h.access, h.eia, h.influence, h.remarks, s.method, h.expiry, h.disclaimer].map((title) => lines.findIndex((line) => line.startsWith(title))); // prettier-ignore
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
  });

  it('says the verdict, what it could become, that it is not complete, and every layer without an answer with its reason', () => {
    expect(text).toContain(w.verdict[report.verdict]);
    expect(report.complete).toBe(false);
    const verdict = textOf([blocks[1]!]);
    expect(verdict).toContain(language === 'zh' ? '图层-red' : 'layer-red');
    const unknown = report.answers.flatMap((answer) => (answer.answer === 'unknown' ? [answer] : []));
    expect(unknown.map(({ layer: id }) => id)).toEqual(['red', 'straw']);
    for (const { layer: id, reason } of unknown) {
      const row = blocks.flatMap((block) => (block.kind === 'table' && block.caption === w.section.unknown ? block.rows : [])).map((cells) => textOf([{ kind: 'list', items: cells }])).find((line) => line.includes(`-${id}`)); // prettier-ignore
      expect(row).toContain(w.unknownReason[reason]);
      expect(row).toContain(w.unknownNext[reason]);
    }
    // As many layers asked as answers told.
    expect(verdict).toContain(w.report.totals(6, 2, 2, 2));
  });

  it('says that missing facts could make it worse only when they could', () => {
    const told = (atWorst: CheckReport['atWorst']) => textOf(reportDocument({ ...report, verdict: 'conditional', atWorst }, language).slice(0, 2)); // prettier-ignore
    expect(told('prohibited')).toContain(w.report.atWorst(w.verdict.prohibited, ''));
    expect(told('conditional')).not.toContain(w.report.atWorst(w.verdict.conditional, ''));
  });

  it('gives every overlap with the numbers of the record, and no share above 100 %', () => {
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const concerned = tables.find(({ caption }) => caption === w.section.concerned)!;
    const rows = arrange(report).concerned;
    expect(concerned.rows).toHaveLength(rows.length);
    const column = (title: string) => concerned.head.findIndex(({ text: head }) => head === title);
    for (const [i, { finding }] of rows.entries()) {
      const cell = (title: string) => Number(textOf([{ kind: 'paragraph', text: concerned.rows[i]![column(title)]! }]).replace(/\s/g, ''));
      expect(cell(w.head.overlapHa)).toBeCloseTo(finding.overlap.areaM2 / 10_000, 4);
      expect(cell(w.head.share)).toBeCloseTo(finding.overlap.share * 100, 1);
      expect(cell(w.head.share)).toBeLessThanOrEqual(100);
    }
    const near = part(w.section.near);
    expect(near).toContain(findingsOf(report.answers.find(({ layer: id }) => id === 'reserve')!)[0]!.distanceM.toFixed(1));
    // Declared beside drawn.
    expect(part(w.section.site)).toContain(`${(Math.abs(700_000 / report.site.areaM2 - 1) * 100).toFixed(2)} %`);
  });

  it('says what was given about the project, and what was said to be unknown', () => {
    const activity = part(w.report.heading.activity);
    for (const one of ['C2611', language === 'zh' ? '无机酸制造' : 'inorganic acids', language === 'zh' ? '新建项目' : 'new works', w.report.activity.saidUnknown]) expect(activity).toContain(one); // prettier-ignore
  });

  it('gives each requirement its outcome, proof, missing facts and whole legal basis', () => {
    const told = part(w.section.requirements);
    for (const one of [language === 'zh' ? '新建须论证' : 'new works have to be argued', language === 'zh' ? '符合性分析' : 'an analysis of conformity', w.fact['dischargesPollutants']!, '某令〔2020〕1号', language === 'zh' ? '第三条' : 'art. 3', '2027-01-01', w.replacedBy('New Act'), w.flag.unverified, w.report.requirement.outcomeOpen([w.regime.prohibited, w.regime.conditional].join(w.listComma))]) expect(told).toContain(one); // prettier-ignore
  });

  it('fills four tiers by four dimensions for the unit, and says which text is not here', () => {
    const matrix = blocks.find((block) => block.kind === 'table' && block.caption === w.report.access.matrix('ZH22010219001'));
    if (matrix?.kind !== 'table') throw new Error('no matrix');
    const cells = matrix.rows.map((row) => row.slice(1).map((cell) => textOf([{ kind: 'paragraph', text: cell }]).trim()));
    const { applies, gap } = w.report.access;
    expect(cells).toEqual([
      [`1 ${applies.yes}`, gap, `2 ${applies.no}`, gap],
      [gap, gap, gap, gap],
      [gap, `3 ${applies.open}`, gap, gap],
      [gap, `4 ${applies.compare}`, gap, gap],
    ]);
    const told = part(w.report.heading.access);
    expect(told).toContain(w.report.access.noText(w.report.access.tier.region) + w.between + w.report.access.ask.region);
    expect(told).not.toContain(w.report.access.noText(w.report.access.tier.city));
    for (const clause of ['省级禁止化工', '省级限制农业', '市级限制排污', '单元自身的条文']) if (language === 'zh') expect(told).toContain(clause); // prettier-ignore
  });

  it('marks the hints as hints, and never reads what was not determined as no', () => {
    const told = part(w.report.heading.eia);
    const say = w.report.eia;
    expect(told).toContain(say.hint);
    const groups = blocks.find((block) => block.kind === 'table' && block.caption === w.report.heading.sensitive);
    if (groups?.kind !== 'table') throw new Error('no table');
    const touched = groups.rows.map((row) => textOf([{ kind: 'paragraph', text: row[1]! }]).trim());
    expect(touched).toEqual([say.touched.yes, say.touched.unknown, say.touched.unknown]);
    expect(told).toContain([say.paper.book, say.paper.form].join(say.or));
    expect(told).toContain(say.level.province);
    expect(told).toContain(say.shortfall('500.0 m', '2000 m'));
    const without = textOf(reportDocument({ ...report, eia: null }, language));
    expect(without).toContain(say.absent);
    const unknown = textOf(reportDocument({ ...report, influence: { state: 'unknown', reason: 'rivers-not-loaded' } }, language));
    expect(unknown).toContain(w.report.influence.unknownLine(w.report.influence.unknown['rivers-not-loaded']));
    expect(part(w.report.heading.influence)).toContain('4321');
    expect(part(w.report.heading.influence)).toContain(w.report.influence.missing(w.theme['rural'] ?? 'rural'));
  });

  it("marks the user's words as the user's own, and tells editions, expiry and the whole id", () => {
    expect(part(w.report.heading.remarks)).toContain(w.report.remarks.mine);
    expect(html).toMatch(/<span class="mine">[^<]*请复核<\/span>/);
    expect(part(w.section.concerned)).toContain(w.report.finding.disputed);
    expect(part(w.report.heading.editions).split(hash)).toHaveLength(2 + report.layers.length);
    expect(part(w.report.heading.expiry)).toContain(report.expires.on);
    expect(part(w.report.heading.disclaimer)).toContain(language === 'zh' ? '图层-water' : 'layer-water');
    expect(part(w.report.heading.id)).toContain(report.id);
  });

  it('is one well-formed file that runs nothing, loads nothing, and links only to the law', () => {
    const elements = elementsOf(html);
    for (const forbidden of ['script', 'img', 'link', 'iframe', 'object', 'form', 'image', 'use', 'base']) expect(elements).not.toContain(forbidden); // prettier-ignore
    const tags = html.match(/<[^>]*>/g)!.join('\n');
    expect(tags).not.toMatch(/\son\w+=|javascript:|url\((?!#)/i);
    expect(html).not.toMatch(/@import|url\((?!#)|\u202e/i);
    const addresses = [...html.matchAll(/\b(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['https://law.example/3']));
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en-GB'}">`);
    expect(text).toContain(note);
    expect(text).toContain('<script>alert(1)</script>&"');
    expect(elements.filter((name) => name === 'caption').length).toBe(elements.filter((name) => name === 'table').length);
    expect(html).not.toMatch(/undefined|\[object|NaN/);
  });

  it('is drawn as well-formed SVG with every zone either drawn or listed', () => {
    elementsOf(figure.svg);
    expect(figure.svg).not.toMatch(/NaN|undefined|Infinity/);
    const drawn = new Set([...figure.svg.matchAll(/data-zone="([^"]*)"/g)].map(([, zone]) => zone));
    expect(drawn).toEqual(new Set(['reserve r1', 'units u1', 'water w1']));
    const lost: Surroundings = { ...surroundings, zones: surroundings.zones.filter(({ layer: id }) => id !== 'water'), leftOut: [{ layer: 'water', zone: 'w1' }] }; // prettier-ignore
    expect(unescaped(reportFigure(report, lost, language).svg)).toContain(w.report.figure.leftOut(language === 'zh' ? '二级保护区（水库）' : 'Second-class protection zone (Reservoir)')); // prettier-ignore
    const outside = { ...lost, leftOut: [] };
    expect(unescaped(reportFigure(report, outside, language).svg)).toContain(w.report.figure.outside('')); // prettier-ignore
    expect(figure.svg).toContain(w.report.figure.demo);
    expect(reportFigure(report, surroundings, language)).toEqual(figure);
  });
});

it('draws a scale bar that is right to 1 % against the geodesic', () => {
  const { svg } = reportFigure(report, surroundings, 'zh');
  const [, metres, wide] = /class="scale" data-metres="([\d.]+)" [^>]*width="([\d.]+)"/.exec(svg)!;
  const ring = /<g class="site"><path d="([^"]*)"/
    .exec(svg)![1]!
    .match(/[\d.]+ [\d.]+/g)!
    .map((pair) => pair.split(' ').map(Number));
  const onSheet = (i: number, k: number) => Math.hypot(ring[k]![0]! - ring[i]![0]!, ring[k]![1]! - ring[i]![1]!);
  const corners = square(125, 43, 0.01, 0.008);
  // The site's south and east sides, on the sheet and on the ground.
  for (const [i, k] of [
    [0, 1],
    [1, 2],
  ] as const)
    // prettier-ignore
    expect((onSheet(i, k) / Number(wide)) * Number(metres)).toBeCloseTo(distanceM(corners[i]!, corners[k]!), -1);
});
