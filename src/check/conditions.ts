import { inIndustries, type Condition, type Fact } from '#zone';
import type { Activity } from './check-report';

/** What a condition comes to. While unknown: the facts that could decide it. */
export type Held = { held: true } | { held: false } | { held: 'unknown'; facts: string[] };

const yes: Held = { held: true };
const no: Held = { held: false };
const unknown = (facts: string[]): Held => ({ held: 'unknown', facts: [...new Set(facts)] });

/** Which sensitive areas are met; what is not settled is unknown. */
export type Sensitive = Readonly<Record<'one' | 'two' | 'three', 'yes' | 'no' | 'unknown'>>;
const notAsked: Sensitive = { one: 'unknown', two: 'unknown', three: 'unknown' };

/**
 * Three-valued logic of Kleene (Introduction to Metamathematics, 1952, §64): a condition is unknown only when what is unknown could still change it, and
 * then it names exactly the facts that could.
 */
export function holds(condition: Condition, activity: Activity, sensitive: Sensitive = notAsked): Held {
  if ('fact' in condition) {
    const said = activity.facts[condition.fact];
    if (said === undefined || said === 'unknown') return unknown([condition.fact]);
    return condition.is.includes(said) ? yes : no;
  }
  if ('industry' in condition) return inIndustry(activity.industry?.code, condition.industry);
  if ('sensitive' in condition) {
    const met = sensitive[condition.sensitive];
    return met === 'unknown' ? unknown([]) : met === 'yes' ? yes : no;
  }
  if ('not' in condition) {
    const inner = holds(condition.not, activity, sensitive);
    return inner.held === 'unknown' ? inner : inner.held ? no : yes;
  }
  const every = 'all' in condition;
  const parts = (every ? condition.all : condition.any).map((part) => holds(part, activity, sensitive));
  // One part that fails decides `all`, one that holds decides `any`, whatever the others would be.
  if (parts.some(({ held }) => held === !every)) return every ? no : yes;
  const open = parts.flatMap((part) => (part.held === 'unknown' ? part.facts : []));
  if (parts.some(({ held }) => held === 'unknown')) return unknown(open);
  return every ? yes : no;
}

function inIndustry(code: string | undefined, among: readonly string[]): Held {
  // A class of a code that no condition names, tried by `outcomesOf`: it falls under what its code falls under, and under nothing finer.
  if (code?.endsWith('~')) return inIndustries(code.slice(0, -1), among) === 'yes' ? yes : no;
  const held = code === undefined ? 'maybe' : inIndustries(code, among);
  return held === 'maybe' ? unknown(['industry']) : held === 'yes' ? yes : no;
}

/** The cases that may still be the one: the first that holds ends them. `missingFacts` could tell which. */
export function possible<T extends { when?: Condition | undefined }>(
  cases: readonly T[],
  activity: Activity,
  sensitive?: Sensitive,
): { cases: T[]; missingFacts: string[] } {
  const found: T[] = [];
  const facts: string[] = [];
  for (const one of cases) {
    const held = one.when ? holds(one.when, activity, sensitive) : yes;
    if (held.held === false) continue;
    found.push(one);
    if (held.held === true) break;
    facts.push(...held.facts);
  }
  return { cases: found, missingFacts: [...new Set(facts)].sort() };
}

/** Beyond this many ways to answer what is open (no rule comes near it) they are not tried, and all that is open counts. */
const mostWays = 20_000;

/**
 * What can still come out of some cases, found by trying every answer to every open fact, and the facts that could change it: a fact is one when two complete
 * sets of answers that differ in it alone lead to different outcomes. Sharper than `possible`, which takes each condition by itself, and which tells cases
 * apart that have one outcome.
 */
export function outcomesOf<T extends { when?: Condition | undefined }, Outcome>(
  cases: readonly T[],
  outcome: (one: T) => Outcome,
  activity: Activity,
  facts: Readonly<Record<string, Fact>>,
): { outcomes: Set<Outcome>; facts: string[] } {
  const left = possible(cases, activity);
  const open = left.missingFacts;
  const answers = open.map((fact) => (fact === 'industry' ? kindsOfIndustry(cases, activity) : answersTo(facts[fact])));
  const ways = answers.reduce((product, some) => product * some.length, 1);
  if (ways > mostWays) return { outcomes: new Set(left.cases.map(outcome)), facts: open };
  // Cases end with one for everything else, so that some case is left however the facts are answered.
  const tried = Array.from({ length: ways }, (_, way) =>
    outcome(possible(cases, answered(activity, open, chosen(answers, way))).cases[0]!),
  );
  // Ways are numbered in mixed radix: a step of `stride` changes one answer and leaves the others.
  let stride = 1;
  const deciding = open.filter((_, i) => {
    const [step, many] = [stride, answers[i]!.length];
    stride *= many;
    return tried.some((one, way) => Math.floor(way / step) % many > 0 && one !== tried[way - step]);
  });
  return { outcomes: new Set(tried), facts: deciding };
}

/** The activity with the answers that the book's questions allow: any other would fail every condition, and so pass for a "no". */
export function understood(activity: Activity, facts: Readonly<Record<string, Fact>>): Activity {
  const answers = Object.entries(activity.facts).filter(([fact, answer]) => answersTo(facts[fact]).includes(answer));
  return { ...activity, facts: Object.fromEntries(answers) };
}

const answersTo = (fact: Fact | undefined): string[] => (fact?.choices ? Object.keys(fact.choices) : ['yes', 'no']);

function chosen(answers: readonly string[][], way: number): string[] {
  let rest = way;
  return answers.map((some) => {
    const one = some[rest % some.length]!;
    rest = Math.floor(rest / some.length);
    return one;
  });
}

function answered(activity: Activity, facts: readonly string[], answers: readonly string[]): Activity {
  const said = facts.map((fact, i) => [fact, answers[i]!] as const);
  const code = said.find(([fact]) => fact === 'industry')?.[1];
  return {
    ...activity,
    ...(code === undefined ? {} : { industry: { code, zh: '' } }),
    facts: { ...activity.facts, ...Object.fromEntries(said.filter(([fact]) => fact !== 'industry')) },
  };
}

/** A class of every code that the cases name and one of none of them, as far as the code already given allows; `~` makes a class that no list names. */
function kindsOfIndustry(cases: readonly { when?: Condition | undefined }[], { industry }: Activity): string[] {
  const given = industry?.code ?? '';
  const named = cases.flatMap(({ when }) => (when ? codesIn(when) : [])).filter((code) => code.startsWith(given));
  return [...new Set([...named, given])].map((code) => `${code}~`);
}

function codesIn(condition: Condition): string[] {
  if ('industry' in condition) return condition.industry;
  if ('not' in condition) return codesIn(condition.not);
  return 'all' in condition ? condition.all.flatMap(codesIn) : 'any' in condition ? condition.any.flatMap(codesIn) : [];
}
