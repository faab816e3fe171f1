import type { AccessClause, LayerState, RuleBook } from '#zone';
import { describe, expect, it } from 'vitest';
import { accessLists } from './access';
import type { Activity, LayerAnswer } from './check-report';

const words = { zh: '', en: '' };
const clause = (id: string, change: Partial<AccessClause>): AccessClause => ({
  id,
  tier: 'unit',
  dimension: 'spatial',
  verb: 'require',
  text: words,
  synthetic: true,
  ...change,
});
const chemical: AccessClause['when'] = { industry: ['C26'] };

/** What a unit of these properties is told of some clauses: by id, whether it applies and what that makes of the project. */
function told(clauses: AccessClause[], unit: { class?: string; code?: string; properties?: Record<string, unknown> }, activity: Activity) {
  const zone = { id: 'z', code: 'ZH22010219001', name: '单元', properties: {}, ...unit };
  const layer = { entry: { id: 'units', theme: 'control-unit', synthetic: true }, exact: { zones: [zone] } } as unknown as LayerState;
  const found = { zone: { id: 'z', name: '单元' }, relation: 'within', negligible: false, borderline: false, requirements: [] };
  const answer = { layer: 'units', answer: 'concerned', findings: [found], coveredShare: 1 } as unknown as LayerAnswer;
  const book = { accessList: { title: words, basis: { document: words, verified: false }, clauses } } as unknown as RuleBook;
  const [list] = accessLists([answer], [layer], book, '2026-11-23', activity);
  const said = list!.tiers.flatMap((tier) => tier.clauses);
  return Object.fromEntries(said.map(({ id, applies, regime }) => [id, [applies, regime]]));
}

const nothing: Activity = { facts: {} };
const plant: Activity = { industry: { code: 'C2611', zh: '' }, facts: {} };

describe('accessLists', () => {
  it('decides a clause that names a kind of project by the activity, and leaves the others to be compared', () => {
    const ban = clause('ban', { verb: 'prohibit', when: chemical });
    const read = clause('read', { verb: 'prohibit' });
    const praise = clause('praise', { verb: 'encourage', when: chemical });
    const all = [ban, read, praise];
    const compared = { read: ['compare', 'conditional'] };
    expect(told(all, {}, plant)).toEqual({ ban: ['yes', 'prohibited'], praise: ['yes', 'information'], ...compared });
    expect(told(all, {}, nothing)).toEqual({ ban: ['open', 'open'], praise: ['open', 'information'], ...compared });
    expect(told(all, {}, { industry: { code: 'A0111', zh: '' }, facts: {} })).toEqual({
      ban: ['no', null],
      praise: ['no', null],
      ...compared,
    });
  });

  it('takes the clauses of the unit’s own class, tiers and day, and the text that the unit brings along', () => {
    const clauses = [
      clause('mine', { tier: 'city', scope: ['220100'] }),
      clause('theirs', { tier: 'city', scope: ['220400'] }),
      clause('key', { classes: ['key'] }),
      clause('priority', { classes: ['priority'] }),
      clause('over', { validUntil: '2026-11-22' }),
      clause('today', { validFrom: '2026-11-23' }),
    ];
    const unit = { class: 'priority', properties: { KJBJYS: '禁止采砂' } };
    expect(Object.keys(told(clauses, unit, nothing)).sort()).toEqual(['ZH22010219001-1', 'mine', 'priority', 'today']);
  });

  it('shows for reading what a unit may be under and does not say, and never as settled', () => {
    const ban = clause('ban', { tier: 'region', scope: ['22-R1'], verb: 'prohibit', when: chemical });
    const classed = clause('classed', { classes: ['key'], verb: 'prohibit', when: chemical });
    const compare = ['compare', 'conditional'];
    expect(told([ban, classed], {}, plant)).toEqual({ ban: compare, classed: compare });
    expect(told([ban], { properties: { tiers: '22 > 22-R1 > 220100 > X' } }, plant)).toEqual({ ban: ['yes', 'prohibited'] });
    expect(told([ban], { properties: { tiers: '22 > 22-R2 > 220100 > X' } }, plant)).toEqual({});
    // What the activity rules out is ruled out whichever region it is.
    expect(told([ban], {}, { industry: { code: 'A0111', zh: '' }, facts: {} })).toEqual({ ban: ['no', null] });
  });
});
