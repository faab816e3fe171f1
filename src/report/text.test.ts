import { checkSite } from '#check';
import { buildIndex, type Position } from '#geo';
import { words } from '#i18n';
import { describe, expect, it } from 'vitest';
import type { CatalogueLayer, LayerState, RuleBook } from '#zone';
import { reportText } from './text';

const square = (x: number, y: number, d: number): Position[] => [[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]; // prettier-ignore
const entry = (id: string, theme: string): CatalogueLayer =>
  ({ id, theme, kind: 'zones', required: true, title: { zh: `图层${id}`, en: `layer ${id}` }, edition: 'e1', validFrom: '2020-01-01', accuracyM: 0, synthetic: id === 'water', source: { zh: '源', en: 'source' }, display: { hash: 'd'.repeat(64) } }) as unknown as CatalogueLayer; // prettier-ignore
const layer = (id: string, theme: string, zoneClass: string): LayerState => ({
  entry: entry(id, theme),
  exact: {
    id,
    zones: [
      { id: 'z1', code: 'ZH22010419001', name: '新立城水库', nameEn: 'Xinlicheng Reservoir', class: zoneClass, areaM2: 1, properties: {} },
    ],
    zoneIndex: buildIndex([[[square(125, 43, 0.01)]]]),
    coverageIndex: null,
  },
});
const book: RuleBook = {
  edition: '2026-11',
  validFrom: '2020-01-01',
  title: { zh: '书', en: 'book' },
  requires: [],
  facts: { dischargesPollutants: { question: { zh: '是否排放污染物', en: 'Does it discharge?' } } },
  rules: [
    { id: 'w2', theme: 'drinking-water', class: 'second', cases: [{ when: { fact: 'dischargesPollutants', is: ['no'] }, regime: 'information' }, { regime: 'conditional' }], text: { zh: '二级要求', en: 'second-class text' }, basis: [{ document: { zh: '水污染防治法', en: 'Water Pollution Law' }, article: { zh: '第六十六条', en: 'art. 66' }, verified: false }], seed: ['S03'] },
  ],
}; // prettier-ignore
const states: LayerState[] = [layer('water', 'drinking-water', 'second'), { entry: entry('red', 'red-line'), missing: 'hash-mismatch' }];
const site = {
  id: '1',
  name: '厂区',
  shape: { kind: 'polygons' as const, coordinates: [[square(125.005, 43.004, 0.01)]] },
  crs: 'EPSG:4490',
  evidence: [],
};
const result = checkSite(
  site,
  { layers: states, rules: { state: 'loaded', book, hash: 'f'.repeat(64) }, catalogue: 'c'.repeat(64) },
  { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 },
);
if (!result.ok) throw new Error('refused');
const { report } = result;

describe.each(['zh', 'en'] as const)('the report as text in %s', (language) => {
  const text = reportText(report, language);
  const w = words(language);

  it('names verdict, zone, code, numbers, article, unknown layer with its reason, missing fact and editions', () => {
    const water = report.answers[0]!;
    if (water.answer !== 'concerned') throw new Error(water.answer);
    const [finding] = water.findings;
    for (const part of [
      w.verdict.prohibited,
      language === 'zh' ? '新立城水库' : 'Xinlicheng Reservoir',
      'ZH22010419001',
      (finding.overlap.areaM2 / 10_000).toFixed(4),
      `${(finding.overlap.share * 100).toFixed(1)} %`,
      language === 'zh' ? '二级要求' : 'second-class text',
      language === 'zh' ? '第六十六条' : 'art. 66',
      w.flag.unverified,
      w.unknownReason['hash-mismatch'],
      w.fact['dischargesPollutants']!,
      'c'.repeat(12),
      w.demonstration,
      w.disclaimer,
    ])
      expect(text).toContain(part);
  });

  it('never says that a layer without an answer has nothing', () => {
    const unknown = text.split('\n').find((line) => line.includes(w.unknownReason['hash-mismatch']))!;
    expect(unknown).toContain(language === 'zh' ? '图层red' : 'layer red');
    const clear = text.indexOf(w.section.notConcerned + ' (');
    expect(clear).toBe(-1);
  });

  it('is whole in its language', () => {
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    // A document's official number has no other spelling; the site's name is the person's own.
    const own = text.replace('厂区', '').replaceAll(/\p{Script=Han}+〔\d{4}〕\d+号/gu, '');
    if (language === 'en') expect(own).not.toMatch(/\p{Script=Han}/u);
  });
});
