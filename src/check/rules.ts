import type { RuleBook } from '#zone';
import type { Requirement } from './check-report';

/** The rule book as a check finds it. `none` is a check against zones that have no rules at all; `missing` is one that should have had some. */
export type RulesState = { state: 'loaded'; book: RuleBook; hash: string } | { state: 'missing' } | { state: 'none' };

/** Whether something dated is in force on a day; both ends belong to it. ISO days compare as text. */
export function inForce(
  { validFrom, validUntil }: { validFrom?: string | undefined; validUntil?: string | undefined },
  asOf: string,
): boolean {
  return (validFrom === undefined || validFrom <= asOf) && (validUntil === undefined || asOf <= validUntil);
}

/** By book, then by day, theme and class: the same list for all sites, so that a report's id hashes it once. */
const asked = new WeakMap<RuleBook, Map<string, Requirement[]>>();

/** What the rules in force ask of a site that meets a zone of this theme and class. The list is shared: nobody may change it. */
export function requirementsFor(book: RuleBook, theme: string, zoneClass: string | undefined, asOf: string): readonly Requirement[] {
  const known = asked.get(book) ?? new Map<string, Requirement[]>();
  asked.set(book, known);
  const key = JSON.stringify([asOf, theme, zoneClass]);
  const before = known.get(key);
  if (before) return before;
  const list = book.rules
    .filter((rule) => rule.theme === theme && (rule.class === undefined || rule.class === zoneClass) && inForce(rule, asOf))
    .map(({ id, regime, text, basis, missingFacts }) => ({ rule: id, regime, text, basis, missingFacts }));
  known.set(key, list);
  return list;
}

/** The themes that can forbid something or ask for something: a check without a layer of each of them is not complete. */
export function requiredThemes(book: RuleBook): string[] {
  return [...new Set(book.rules.filter((rule) => rule.regime !== 'information').map((rule) => rule.theme))];
}
