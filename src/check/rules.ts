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

/** What the rules in force ask of a site that meets a zone of this theme and class. */
export function requirementsFor(book: RuleBook, theme: string, zoneClass: string | undefined, asOf: string): Requirement[] {
  return book.rules
    .filter((rule) => rule.theme === theme && (rule.class === undefined || rule.class === zoneClass) && inForce(rule, asOf))
    .map(({ id, regime, text, basis, missingFacts }) => ({ rule: id, regime, text, basis, missingFacts }));
}

/** The themes that can forbid something or ask for something: a check without a layer of each of them is not complete. */
export function requiredThemes(book: RuleBook): string[] {
  return [...new Set(book.rules.filter((rule) => rule.regime !== 'information').map((rule) => rule.theme))];
}
