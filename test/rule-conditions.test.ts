import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuleBook, type Condition, type Rule, type RuleBook } from '#zone';

const rulesFolder = join(import.meta.dirname, '../data/rules');
const books = readdirSync(rulesFolder).filter((name) => name.endsWith('.json'));

/** The conditions of a book that stand alone: each is all that one case asks. */
function conditionsOf({ rules, accessList, eia }: RuleBook): Condition[] {
  const cases: { when?: Condition | undefined }[] = [
    ...rules.flatMap((rule) => rule.cases),
    ...(accessList?.clauses ?? []),
    ...(eia?.rows ?? []).flatMap((row) => row.cases),
    ...(eia?.approval ?? []),
  ];
  return cases.flatMap(({ when }) => (when ? [when] : []));
}

function factsAsked(asked: Condition): { fact: string; is: string[] }[] {
  if ('fact' in asked) return [asked];
  if ('not' in asked) return factsAsked(asked.not);
  return 'all' in asked ? asked.all.flatMap(factsAsked) : 'any' in asked ? asked.any.flatMap(factsAsked) : [];
}

const answersTo = (book: RuleBook, fact: string): string[] => Object.keys(book.facts[fact]?.choices ?? { yes: 0, no: 0 });

/** Every way to answer some facts. */
function everyAnswer(book: RuleBook, facts: readonly string[]): Record<string, string>[] {
  const [first, ...rest] = facts;
  if (first === undefined) return [{}];
  return everyAnswer(book, rest).flatMap((others) => answersTo(book, first).map((answer) => ({ ...others, [first]: answer })));
}

/** Two-valued and by hand, on purpose not the check's own logic. Industries that rules name are answered by `code`. */
function isTrue(asked: Condition, facts: Record<string, string>, code: string): boolean {
  if ('fact' in asked) return asked.is.includes(facts[asked.fact]!);
  if ('industry' in asked) return asked.industry.some((one) => code.startsWith(one));
  if ('sensitive' in asked) return facts[`sensitive ${asked.sensitive}`] === 'yes';
  if ('not' in asked) return !isTrue(asked.not, facts, code);
  return 'all' in asked ? asked.all.every((one) => isTrue(one, facts, code)) : asked.any.some((one) => isTrue(one, facts, code));
}

/** Which of some cases comes out for each way to answer everything they ask. */
function casesReached(book: RuleBook, cases: readonly { when?: Condition | undefined }[]): Set<number> {
  const whens = cases.flatMap(({ when }) => (when ? [when] : []));
  const facts = [...new Set(whens.flatMap(factsAsked).map(({ fact }) => fact))];
  const all = JSON.stringify(whens);
  const codes = ['Z0000', ...all.matchAll(/"([A-T]\d{1,4})"/g)].map((found) => (typeof found === 'string' ? found : found[1]!));
  const sensitive = ['one', 'two', 'three'].filter((group) => all.includes(`"sensitive":"${group}"`)).map((group) => `sensitive ${group}`);
  const ways = everyAnswer(book, [...facts, ...sensitive]);
  return new Set(codes.flatMap((code) => ways.map((way) => cases.findIndex(({ when }) => when === undefined || isTrue(when, way, code)))));
}

describe.each(books)('the conditions of rule book %s', (name) => {
  const read = readRuleBook(JSON.parse(readFileSync(join(rulesFolder, name), 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const book = read.ruleBook;

  it('has a question for every fact that a condition asks, and no question that none asks', () => {
    const asked = new Set(
      conditionsOf(book)
        .flatMap(factsAsked)
        .map(({ fact }) => fact),
    );
    expect([...asked].sort()).toEqual(Object.keys(book.facts).sort());
  });

  it('has no choice without a use: a condition asks for it, or it is the only one left for everything else', () => {
    const asked = conditionsOf(book).flatMap(factsAsked);
    const idle = Object.keys(book.facts).map((fact) => {
      const used = new Set(asked.filter((one) => one.fact === fact).flatMap(({ is }) => is));
      return [fact, answersTo(book, fact).filter((answer) => !used.has(answer))] as const;
    });
    expect(idle.filter(([, unused]) => unused.length > 1)).toEqual([]);
  });

  it('has no case that nothing can reach', () => {
    const tables: [string, readonly { when?: Condition | undefined }[]][] = [
      ...book.rules.map((rule): [string, Rule['cases']] => [rule.id, rule.cases]),
      ...(book.eia?.rows ?? []).map(({ row, cases }): [string, typeof cases] => [`eia ${row}`, cases]),
      ['eia approval', book.eia?.approval ?? []],
    ];
    const idle = tables.flatMap(([where, cases]) => {
      const reached = casesReached(book, cases);
      return cases.flatMap((_, i) => (reached.has(i) ? [] : [`${where} case ${i + 1}`]));
    });
    expect(idle).toEqual([]);
  });

  it('asks only codes of the industry classification that are written as it writes them', () => {
    const codes = [...JSON.stringify([conditionsOf(book), book.eia?.rows]).matchAll(/"([A-T]\d*)"/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !/^[A-T](\d{2,4})?$/.test(code))).toEqual([]);
  });
});
