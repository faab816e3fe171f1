import { regimes, type Rule, type RuleBook } from '#zone';
import type { Activity, Requirement } from './check-report';
import { outcomesOf, possible } from './conditions';

/** The rule book as a check finds it. `none` is a check against zones that have no rules at all; `missing` is one that should have had some. */
export type RulesState = { state: 'loaded'; book: RuleBook; hash: string } | { state: 'missing' } | { state: 'none' };

/** Whether something dated is in force on a day; both ends belong to it. ISO days compare as text. */
export function inForce(
  { validFrom, validUntil }: { validFrom?: string | undefined; validUntil?: string | undefined },
  asOf: string,
): boolean {
  return (validFrom === undefined || validFrom <= asOf) && (validUntil === undefined || asOf <= validUntil);
}

/** By book, then by day, activity, theme and class: the same list for all sites, so that a report's id hashes it once. */
const asked = new WeakMap<RuleBook, Map<string, Requirement[]>>();
/** A page that lives long asks about many activities; the lists of old ones are let go. */
const mostLists = 2000;

/** What the rules in force ask of an activity that meets a zone of this theme, class and name. The list is shared: nobody may change it. */
export function requirementsFor(
  book: RuleBook,
  theme: string,
  zone: { class?: string; name: string },
  asOf: string,
  activity: Activity,
): readonly Requirement[] {
  let known = asked.get(book);
  if (!known || known.size > mostLists) asked.set(book, (known = new Map()));
  // Most names are in no rule, so that zones share their lists.
  const named = book.rules.filter(({ zones }) => zones?.some((part) => zone.name.includes(part)));
  const key = JSON.stringify([asOf, theme, zone.class, named.map(({ id }) => id), activity]);
  const before = known.get(key);
  if (before) return before;
  const list = book.rules
    .filter((rule) => rule.theme === theme && (rule.class === undefined || rule.class === zone.class) && inForce(rule, asOf))
    .filter((rule) => rule.zones === undefined || named.includes(rule))
    .map((rule) => requirementOf(rule, asOf, activity, book.facts));
  known.set(key, list);
  return list;
}

function requirementOf({ id, text, cases, basis }: Rule, asOf: string, activity: Activity, facts: RuleBook['facts']): Requirement {
  const left = possible(cases, activity);
  // A law that did not yet hold on that day, or no longer, is not what the requirement rests on.
  const cited = basis.filter((link) => inForce(link, asOf));
  const asks = { rule: id, text, basis: cited.length > 0 ? cited : basis };
  const [only] = left.cases;
  if (left.cases.length === 1 && only)
    return {
      ...asks,
      regime: only.regime,
      ...(only.text ? { outcome: only.text } : {}),
      ...(only.proof ? { proof: only.proof } : {}),
      missingFacts: [],
    };
  const tried = outcomesOf(cases, (one) => one.regime, activity, facts);
  const couldBe = regimes.filter((one) => tried.outcomes.has(one));
  const [regime] = couldBe;
  // Whichever case it is, the regime is the same: that much is settled, what exactly has to be shown is not.
  if (couldBe.length === 1 && regime) return { ...asks, regime, missingFacts: left.missingFacts };
  return { ...asks, regime: 'open', missingFacts: tried.facts, couldBe };
}

/** The themes that can forbid something or ask for something: a check without a layer of each of them is not complete. */
export function requiredThemes(book: RuleBook): string[] {
  const asks = (rule: Rule) => rule.cases.some(({ regime }) => regime !== 'information');
  return [...new Set(book.rules.filter(asks).map((rule) => rule.theme))];
}
