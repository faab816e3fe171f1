import type { Condition, Fact } from '#zone';
import { describe, expect, it } from 'vitest';
import type { Activity } from './check-report';
import { holds, outcomesOf, possible, understood } from './conditions';

const fact = (name: string, ...is: string[]): Condition => ({ fact: name, is: is.length > 0 ? is : ['yes'] });
const said = (facts: Record<string, string>, code?: string): Activity => ({ ...(code ? { industry: { code, zh: '' } } : {}), facts });
const yes = { held: true };
const no = { held: false };
const open = (...facts: string[]) => ({ held: 'unknown', facts });

describe('holds', () => {
  it('takes a fact that is missing or said to be unknown for unknown, never for no', () => {
    expect(holds(fact('a'), said({ a: 'yes' }))).toEqual(yes);
    expect(holds(fact('a'), said({ a: 'no' }))).toEqual(no);
    expect(holds(fact('a'), said({}))).toEqual(open('a'));
    expect(holds(fact('a'), said({ a: 'unknown' }))).toEqual(open('a'));
    expect(holds({ not: fact('a') }, said({}))).toEqual(open('a'));
    expect(holds({ not: fact('a') }, said({ a: 'no' }))).toEqual(yes);
  });

  it('settles what one part decides, and else names only the parts that are open', () => {
    const all: Condition = { all: [fact('a'), fact('b'), fact('c')] };
    expect(holds(all, said({ a: 'no' }))).toEqual(no);
    expect(holds(all, said({ a: 'yes', c: 'yes' }))).toEqual(open('b'));
    const any: Condition = { any: [fact('a'), fact('b'), fact('a', 'no')] };
    expect(holds(any, said({ b: 'yes' }))).toEqual(yes);
    expect(holds(any, said({ b: 'no' }))).toEqual(open('a'));
  });

  it('nests the codes of the industry classification; a code that says less is unknown', () => {
    const chemical: Condition = { industry: ['C26', 'N7724'] };
    expect(holds(chemical, said({}, 'C2611'))).toEqual(yes);
    expect(holds(chemical, said({}, 'C2711'))).toEqual(no);
    expect(holds(chemical, said({}, 'C'))).toEqual(open('industry'));
    expect(holds(chemical, said({}, 'N77'))).toEqual(open('industry'));
    expect(holds(chemical, said({}))).toEqual(open('industry'));
  });

  it('knows no sensitive area but what it is told, and asks no fact for it', () => {
    expect(holds({ sensitive: 'one' }, said({}))).toEqual(open());
    expect(holds({ sensitive: 'one' }, said({}), { one: 'yes', two: 'no', three: 'unknown' })).toEqual(yes);
    expect(holds({ sensitive: 'two' }, said({}), { one: 'yes', two: 'no', three: 'unknown' })).toEqual(no);
  });
});

describe('possible', () => {
  const cases = [
    { when: fact('a'), is: 1 },
    { when: fact('b'), is: 2 },
    { when: undefined, is: 3 },
  ];

  it('leaves every case that may be the first to hold', () => {
    expect(possible(cases, said({})).cases.map(({ is }) => is)).toEqual([1, 2, 3]);
    expect(possible(cases, said({ a: 'no' }))).toMatchObject({ cases: [{ is: 2 }, { is: 3 }], missingFacts: ['b'] });
    expect(possible(cases, said({ b: 'yes' }))).toMatchObject({ cases: [{ is: 1 }, { is: 2 }], missingFacts: ['a'] });
    expect(possible(cases, said({ a: 'yes' }))).toMatchObject({ cases: [{ is: 1 }], missingFacts: [] });
  });
});

describe('understood', () => {
  it('drops answers that the question does not have: they would fail a condition, and pass for a "no"', () => {
    const words = { zh: '', en: '' };
    const facts = { a: { question: words }, kind: { question: words, choices: { x: words } } };
    expect(understood(said({ a: 'YES', kind: 'x', stray: 'maybe' }), facts).facts).toEqual({ kind: 'x' });
    expect(understood(said({ a: 'unknown', kind: 'yes' }, 'C26'), facts)).toEqual(said({}, 'C26'));
  });
});

describe('outcomesOf', () => {
  const words = { zh: '', en: '' };
  const facts: Record<string, Fact> = {
    a: { question: words },
    b: { question: words },
    kind: { question: words, choices: { x: words, y: words, z: words } },
  };
  const of = (cases: { when?: Condition; is: string }[], activity: Activity) => {
    const { outcomes, facts: deciding } = outcomesOf(cases, ({ is }) => is, activity, facts);
    return [[...outcomes].sort(), deciding];
  };

  it('names the facts that change the outcome, and not those that only change the case', () => {
    const cases = [{ when: fact('a'), is: 'ban' }, { when: fact('b'), is: 'ask' }, { is: 'ask' }];
    expect(of(cases, said({}))).toEqual([['ask', 'ban'], ['a']]);
    expect(of(cases, said({ a: 'no' }))).toEqual([['ask'], []]);
  });

  it('sees what conditions taken one by one do not: that every answer leads to the same', () => {
    const both = [{ when: fact('a'), is: 'ban' }, { when: fact('a', 'no'), is: 'ban' }, { is: 'ask' }];
    expect(of(both, said({}))).toEqual([['ban'], []]);
    // As in the quasi zone: rebuilding is decided by one fact, everything else by another.
    const quasi = [
      { when: { all: [fact('kind', 'x'), fact('a')] }, is: 'ban' },
      { when: fact('kind', 'x'), is: 'ask' },
      { when: fact('b'), is: 'ban' },
      { is: 'ask' },
    ];
    expect(of(quasi, said({ a: 'yes', b: 'yes' }))).toEqual([['ban'], []]);
    expect(of(quasi, said({ a: 'yes' }))).toEqual([
      ['ask', 'ban'],
      ['b', 'kind'],
    ]);
    expect(of(quasi, said({ kind: 'x' }))).toEqual([['ask', 'ban'], ['a']]);
    expect(of(quasi, said({ kind: 'y' }))).toEqual([['ask', 'ban'], ['b']]);
  });

  it('tries industries too, those that are named and one that is not', () => {
    const cases = [{ when: { all: [{ industry: ['C26'] }, fact('a')] }, is: 'ban' }, { is: 'ask' }];
    expect(of(cases, said({ a: 'yes' }))).toEqual([['ask', 'ban'], ['industry']]);
    expect(of(cases, said({ a: 'yes' }, 'C'))).toEqual([['ask', 'ban'], ['industry']]);
    expect(of(cases, said({ a: 'yes' }, 'C2611'))).toEqual([['ban'], []]);
    expect(of(cases, said({}, 'A03'))).toEqual([['ask'], []]);
    expect(of(cases, said({}))).toEqual([
      ['ask', 'ban'],
      ['a', 'industry'],
    ]);
  });
});
