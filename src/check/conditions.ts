import { inIndustries, type Condition } from '#zone';
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
  const held = code === undefined ? 'maybe' : inIndustries(code, among);
  return held === 'maybe' ? unknown(['industry']) : held === 'yes' ? yes : no;
}

/** The cases that may still be the one: the first that holds ends them. */
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
