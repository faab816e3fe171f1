import type { EiaBook } from '#zone';
import { describe, expect, it } from 'vitest';
import type { Finding, LayerAnswer, LayerUsed } from './check-report';
import { eiaHints } from './eia';

const words = (zh: string) => ({ zh, en: zh });
const basis = { document: words('名录'), verified: false };
const book: EiaBook = {
  sensitive: [
    { group: 'one', theme: 'drinking-water', text: words('水源') },
    { group: 'two', theme: 'habitat', classes: ['merganser'], text: words('栖息地') },
  ],
  sensitiveBasis: basis,
  unknownOf: [{ group: 'three', text: words('住宅') }],
  rows: [
    {
      row: '11',
      title: words('采石'),
      industries: ['B101'],
      cases: [
        { when: { any: [{ sensitive: 'one' }, { sensitive: 'two' }] }, paper: 'book' },
        { paper: 'form', text: words('其他') },
      ],
      basis,
    },
  ],
  approval: [
    { when: { industry: ['C26'] }, level: 'province', text: words('化工'), basis },
    { when: { fact: 'heavyMetals', is: ['yes'] }, level: 'province', text: words('重金属'), basis },
    { level: 'city', text: words('一般'), basis },
  ],
  distances: [{ id: 'near', withinM: 500, text: words(''), themes: ['drinking-water', 'village'], basis }],
};
const layers = [
  { id: 'water', theme: 'drinking-water' },
  { id: 'life', theme: 'habitat' },
] as LayerUsed[];
const finding = (change: Partial<Finding>): Finding => ({
  zone: { id: 'z', name: 'z', class: 'merganser' },
  relation: 'overlaps',
  overlap: { areaM2: 10, share: 0.1, lengthM: 0 },
  distanceM: 0,
  borderline: false,
  negligible: false,
  requirements: [],
  ...change,
});
const answer = (layer: string, ...findings: Finding[]): LayerAnswer => ({
  layer,
  answer: 'not-concerned',
  nearby: findings,
  coveredShare: 1,
});
const lost = (layer: string): LayerAnswer => ({ layer, answer: 'unknown', reason: 'failed', findings: [], coveredShare: 0 });
const hints = (answers: LayerAnswer[], code?: string, facts: Record<string, string> = {}, nearM = 500) =>
  eiaHints(
    book,
    answers,
    layers,
    { asOf: '2026-11-23', nearM, toleranceM2: 1 },
    { ...(code ? { industry: { code, zh: '' } } : {}), facts },
  );
const touched = (...answers: LayerAnswer[]) => hints(answers).sensitive.map((group) => group.touched);

describe('eiaHints', () => {
  it('says "no" of a group of sensitive areas only when every layer of it answered and nothing is beyond the layers', () => {
    expect(touched(answer('water'), answer('life'))).toEqual(['no', 'no', 'unknown']);
    expect(touched(lost('water'), answer('life', finding({})))).toEqual(['unknown', 'yes', 'unknown']);
    expect(touched(answer('life'))).toEqual(['unknown', 'no', 'unknown']);
    expect(touched(answer('water'), answer('life', finding({ zone: { id: 'c', name: 'c', class: 'crane' } })))[1]).toBe('no');
  });

  it('leaves a sensitive area on whose line the site lies unknown', () => {
    expect(touched(answer('water', finding({ relation: 'touches' })), answer('life'))[0]).toBe('unknown');
    expect(touched(answer('water', finding({ relation: 'near', distanceM: 4, borderline: true })), answer('life'))[0]).toBe('unknown');
    expect(touched(answer('water', finding({ relation: 'near', distanceM: 400 })), answer('life'))[0]).toBe('no');
  });

  it('gives the paper of a row, all papers that it may still be, and no row for a code of none', () => {
    const clear = [answer('water'), answer('life')];
    const rows = (answers: LayerAnswer[], code: string) =>
      hints(answers, code).rows.map(({ papers, text, missingFacts }) => ({ papers, text: text?.zh, missingFacts }));
    expect(rows(clear, 'B1012')).toEqual([{ papers: ['form'], text: '其他', missingFacts: [] }]);
    expect(rows([answer('water', finding({})), answer('life')], 'B1012')[0]?.papers).toEqual(['book']);
    expect(rows([lost('water'), answer('life')], 'B1012')[0]?.papers).toEqual(['book', 'form']);
    // Mining, and no more is known: the row may be another.
    expect(rows(clear, 'B')).toEqual([{ papers: ['form'], text: '其他', missingFacts: ['industry'] }]);
    expect(rows(clear, 'C2611')).toEqual([]);
  });

  it('takes up the approval where one reason is enough, and else says on which facts it depends', () => {
    expect(hints([], 'C2611').approval).toMatchObject({ level: 'province', text: { zh: '化工' }, missingFacts: [] });
    expect(hints([], 'A0111', { heavyMetals: 'no' }).approval).toMatchObject({ level: 'city', text: { zh: '一般' } });
    // Chemical or not: heavy metals are reason enough.
    expect(hints([], undefined, { heavyMetals: 'yes' }).approval).toMatchObject({
      level: 'province',
      text: { zh: '重金属' },
      missingFacts: [],
    });
    const open = hints([], 'A0111').approval;
    expect(open).toMatchObject({ level: 'open', missingFacts: ['heavyMetals'] });
    expect(open?.text.zh).toMatch(/重金属.*一般/);
  });

  it('lists targets within their distance, how far was looked, and the themes that nobody answered for', () => {
    const near = answer('water', finding({ relation: 'near', distanceM: 450 }), finding({ relation: 'near', distanceM: 600 }), finding({}));
    expect(hints([near], undefined, {}, 300).targets[0]).toMatchObject({
      checkedM: 300,
      zones: [{ distanceM: 0 }, { distanceM: 450 }],
      unknownLayers: ['village'],
    });
    expect(hints([lost('water')]).targets[0]?.unknownLayers).toEqual(['water', 'village']);
  });
});
