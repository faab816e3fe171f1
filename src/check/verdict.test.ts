import type { Regime } from '#zone';
import { describe, expect, it } from 'vitest';
import type { AppliedClause, Finding, LayerAnswer, LayerUsed, Requirement, UnitAccess } from './check-report';
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
      atWorst: 'prohibited',
      complete: false,
      missingFacts: [],
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

  describe('while facts are missing', () => {
    const open = (couldBe: Regime[], ...missingFacts: string[]) => ({ ...requirement('open', ...missingFacts), couldBe });
    const of = (...requirements: Requirement[]) => judge([concerned('a', finding({ requirements }))], [layer('a')], rules);

    it('is undetermined, says the worst that can come of it, and names the facts', () => {
      expect(of(open(['prohibited', 'information'], 'b', 'a'))).toMatchObject({
        verdict: 'undetermined',
        atWorst: 'prohibited',
        missingFacts: ['a', 'b'],
        complete: true,
        reasons: [{ code: 'missing-fact', layer: 'a', zone: 'z' }],
      });
      expect(of(open(['conditional', 'information'], 'a'))).toMatchObject({ verdict: 'undetermined', atWorst: 'conditional' });
    });

    it('asks for a fact only as long as it could lead to another verdict', () => {
      const condition = requirement('conditional');
      // It is conditional already: only what can forbid still matters.
      const mixed = of(condition, open(['conditional', 'information'], 'x'), open(['prohibited', 'conditional'], 'y'));
      expect(mixed).toMatchObject({ verdict: 'conditional', atWorst: 'prohibited', missingFacts: ['y'] });
      expect(of(condition, open(['conditional', 'information'], 'x'))).toMatchObject({ atWorst: 'conditional', missingFacts: [] });
      expect(of(requirement('prohibited'), open(['prohibited', 'conditional'], 'y'))).toMatchObject({
        atWorst: 'prohibited',
        missingFacts: [],
      });
    });

    it('does not ask for facts of a settled requirement, of a zone that only lies near, or of a sliver', () => {
      expect(of(requirement('conditional', 'x'))).toMatchObject({ verdict: 'conditional', missingFacts: [] });
      const asking = [open(['prohibited', 'information'], 'x')];
      for (const away of [finding({ relation: 'near', requirements: asking }), finding({ negligible: true, requirements: asking })])
        expect(judge([clear('a', away)], [layer('a')], rules)).toMatchObject({ verdict: 'no-conflict-found', missingFacts: [] });
    });

    it('still asks beside a layer that could not be answered', () => {
      const answers = [concerned('a', finding({ requirements: [open(['conditional', 'information'], 'x')] })), unknown('b')];
      expect(judge(answers, [layer('a'), layer('b')], rules)).toMatchObject({
        verdict: 'undetermined',
        // Nobody knows what the other layer holds.
        atWorst: 'prohibited',
        missingFacts: ['x'],
      });
    });

    it('says what a zone too close to call could ask for, whatever else is settled', () => {
      const settled = concerned('a', finding({ requirements: [requirement('conditional')] }));
      const close = (regime: Regime) => finding({ relation: 'near', borderline: true, requirements: [requirement(regime)] });
      const beside = (regime: Regime) => judge([settled, clear('b', close(regime))], [layer('a'), layer('b')], rules).atWorst;
      expect(beside('prohibited')).toBe('prohibited');
      expect(beside('conditional')).toBe('conditional');
      expect(judge([settled], [layer('a')], rules).atWorst).toBe('conditional');
    });

    it('counts clauses of the access list: what applies decides, what is open is asked for, what has to be read does neither', () => {
      const clause = (change: Partial<AppliedClause>) =>
        ({ verb: 'prohibit', applies: 'yes', regime: 'prohibited', missingFacts: [], ...change }) as AppliedClause;
      const under = (one: AppliedClause, settled: Regime = 'conditional') => {
        const unit = { layer: 'a', zone: 'z', tiers: [{ tier: 'unit', scope: null, clauses: [one] }] } as unknown as UnitAccess;
        return judge([concerned('a', finding({ requirements: [requirement(settled)] }))], [layer('a')], rules, [unit]);
      };
      expect(under(clause({}))).toMatchObject({ verdict: 'prohibited' });
      expect(under(clause({ applies: 'open', regime: 'open', missingFacts: ['industry'] }))).toMatchObject({
        verdict: 'conditional',
        atWorst: 'prohibited',
        missingFacts: ['industry'],
      });
      expect(under(clause({ verb: 'limit', applies: 'open', regime: 'open', missingFacts: ['nature'] }))).toMatchObject({
        atWorst: 'conditional',
        missingFacts: [],
      });
      expect(under(clause({ applies: 'compare', regime: 'conditional' }))).toMatchObject({ verdict: 'conditional', missingFacts: [] });
      const praise = clause({ verb: 'encourage', applies: 'open', regime: 'information', missingFacts: ['x'] });
      expect(under(praise, 'information')).toMatchObject({ atWorst: 'undetermined', missingFacts: [] });
      expect(under(clause({ applies: 'no', regime: null }))).toMatchObject({ verdict: 'conditional', missingFacts: [] });
    });
  });
});
