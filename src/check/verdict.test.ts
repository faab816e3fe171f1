import { describe, expect, it } from 'vitest';
import type { Finding, LayerAnswer, LayerUsed, Requirement } from './check-report';
import type { RulesState } from './rules';
import { judge } from './verdict';

const book = { edition: 't', validFrom: '2020-01-01', title: { zh: '', en: '' }, requires: [], facts: {}, rules: [] };
const rules: RulesState = { state: 'loaded', book, hash: '' };
const layer = (id: string, required = true) => ({ id, required }) as LayerUsed;
const requirement = (regime: Requirement['regime'], ...missingFacts: string[]) => ({
  rule: 'r',
  regime,
  text: { zh: '', en: '' },
  basis: [],
  missingFacts,
});
const finding = (change: Partial<Finding>): Finding => ({
  zone: { id: 'z', name: 'z' },
  relation: 'overlaps',
  overlap: { areaM2: 10, share: 0.1, lengthM: 0 },
  distanceM: 0,
  borderline: false,
  negligible: false,
  requirements: [],
  ...change,
});
const concerned = (id: string, ...findings: [Finding, ...Finding[]]): LayerAnswer => ({
  layer: id,
  answer: 'concerned',
  findings,
  coveredShare: 1,
});
const clear = (id: string, ...nearby: Finding[]): LayerAnswer => ({ layer: id, answer: 'not-concerned', nearby, coveredShare: 1 });
const unknown = (id: string): LayerAnswer => ({ layer: id, answer: 'unknown', reason: 'failed', findings: [], coveredShare: 0 });

describe('judge', () => {
  it('finds no conflict only when every required layer says so for the whole site', () => {
    expect(judge([clear('a'), clear('b')], [layer('a'), layer('b')], rules)).toMatchObject({
      verdict: 'no-conflict-found',
      complete: true,
      reasons: [],
    });
    const partly: LayerAnswer = { ...clear('b'), coveredShare: 0.99999999 } as LayerAnswer;
    expect(judge([clear('a'), partly], [layer('a'), layer('b')], rules).verdict).toBe('undetermined');
  });

  it('never finds no conflict without any layer, with an unknown one, or without the rules that there should be', () => {
    expect(judge([], [], rules)).toMatchObject({ verdict: 'undetermined', complete: false });
    expect(judge([clear('a'), unknown('b')], [layer('a'), layer('b')], rules)).toMatchObject({ verdict: 'undetermined', complete: false });
    expect(judge([clear('a')], [layer('a')], { state: 'missing' })).toMatchObject({ verdict: 'undetermined', complete: false });
    // A layer that nobody declared is taken to be required.
    expect(judge([clear('a'), unknown('?')], [layer('a')], rules).verdict).toBe('undetermined');
    // Only optional layers answered: nothing that restricts was asked.
    expect(judge([clear('a')], [layer('a', false)], rules)).toMatchObject({ verdict: 'undetermined', complete: false });
  });

  it('lets the worst requirement win, and a worse verdict does not hide an unknown layer', () => {
    const both = concerned('a', finding({ requirements: [requirement('conditional', 'x'), requirement('prohibited', 'y', 'x')] }));
    expect(judge([both, unknown('b')], [layer('a'), layer('b')], rules)).toMatchObject({
      verdict: 'prohibited',
      complete: false,
      missingFacts: ['x', 'y'],
      reasons: [{ regime: 'prohibited' }, { regime: 'conditional' }, { code: 'unknown-layer', layer: 'b' }],
    });
    expect(judge([concerned('a', finding({ requirements: [requirement('conditional')] }))], [layer('a')], rules).verdict).toBe(
      'conditional',
    );
  });

  it('does not take information for permission', () => {
    expect(judge([concerned('a', finding({ requirements: [requirement('information')] }))], [layer('a')], rules).verdict).toBe(
      'undetermined',
    );
    expect(
      judge([concerned('a', finding({ requirements: [requirement('information')] })), clear('b')], [layer('a', false), layer('b')], rules)
        .verdict,
    ).toBe('no-conflict-found');
  });

  it('counts findings of a layer that covers the site in part', () => {
    const part: LayerAnswer = {
      ...unknown('a'),
      reason: 'partly-covered',
      findings: [finding({ requirements: [requirement('prohibited')] })],
    } as LayerAnswer;
    expect(judge([part], [layer('a')], rules)).toMatchObject({ verdict: 'prohibited', complete: false });
  });

  it('is undetermined when a zone that asks for something is too near to tell, and clear when the zone asks for nothing', () => {
    const near = finding({ relation: 'near', borderline: true, distanceM: 3, requirements: [requirement('prohibited')] });
    expect(judge([clear('a', near)], [layer('a')], rules)).toMatchObject({
      verdict: 'undetermined',
      complete: true,
      reasons: [{ code: 'borderline' }],
    });
    expect(judge([clear('a', { ...near, requirements: [requirement('information')] })], [layer('a')], rules).verdict).toBe(
      'no-conflict-found',
    );
    expect(judge([clear('a', { ...near, borderline: false })], [layer('a')], rules).verdict).toBe('no-conflict-found');
  });

  it('is undetermined for a site that touches a zone, however exact the layer', () => {
    const touching = finding({ relation: 'touches', requirements: [requirement('conditional')] });
    expect(judge([clear('a', touching)], [layer('a')], rules)).toMatchObject({
      verdict: 'undetermined',
      reasons: [{ code: 'borderline' }],
    });
  });

  it('is undetermined for ground in a zone that no rule speaks of', () => {
    expect(judge([concerned('a', finding({}))], [layer('a')], rules)).toMatchObject({
      verdict: 'undetermined',
      reasons: [{ code: 'no-rule' }],
    });
  });

  it('lists a negligible overlap and is not decided by it', () => {
    const sliver = finding({ negligible: true, requirements: [requirement('prohibited')] });
    expect(judge([clear('a', sliver)], [layer('a')], rules).verdict).toBe('no-conflict-found');
    expect(judge([clear('a', { ...sliver, borderline: true })], [layer('a')], rules).verdict).toBe('undetermined');
  });
});
