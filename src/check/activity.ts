import { findIndustry, type Industry, type Problem, type RuleBook, type Words } from '#zone';
import type { Activity } from './check-report';

/** An activity as somebody gives it: a code of GB/T 4754-2017 with or without its letter, and answers to facts by name. */
export interface GivenActivity {
  industry?: string;
  facts: Readonly<Record<string, string>>;
}

/**
 * Compares an activity with the list of industries and with what the rule book asks. Problems: `industry-unknown`, `industries-missing` (no list to compare
 * with), `fact-unknown`, `fact-answer-unknown`. Facts come out in the order of their names, so that the same activity is the same report.
 */
export function makeActivity(
  given: GivenActivity,
  book: RuleBook,
  industries: readonly Industry[] | null,
): { ok: true; activity: Activity } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const facts: Record<string, string> = {};
  for (const name of Object.keys(given.facts).sort()) {
    const answer = given.facts[name]!;
    const asked = Object.hasOwn(book.facts, name) ? book.facts[name] : undefined;
    const answers = [...(asked?.choices ? Object.keys(asked.choices) : ['yes', 'no']), 'unknown'];
    if (!asked) problems.push({ code: 'fact-unknown', params: { fact: name, known: Object.keys(book.facts).sort().join(', ') } });
    else if (answers.includes(answer)) facts[name] = answer;
    else problems.push({ code: 'fact-answer-unknown', params: { fact: name, answer, known: answers.join(', ') } });
  }
  if (given.industry === undefined) return problems.length > 0 ? { ok: false, problems } : { ok: true, activity: { facts } };
  const found = industries && findIndustry(industries, given.industry);
  if (!industries) problems.push({ code: 'industries-missing' });
  else if (!found) problems.push({ code: 'industry-unknown', params: { code: given.industry } });
  if (problems.length > 0 || !found) return { ok: false, problems };
  const { code, zh, en } = found;
  return { ok: true, activity: { industry: { code, zh, ...(en ? { en } : {}) }, facts } };
}

/** Those of the answers that are one of a fact's choices, in the rule book's own words: `class-7` alone would tell a reader nothing. */
export function choicesOf(activity: Activity, asked: RuleBook['facts']): Record<string, Words> {
  const said = Object.entries(activity.facts).map(([fact, answer]) => [fact, Object.hasOwn(asked, fact) ? asked[fact]!.choices?.[answer] : undefined] as const); // prettier-ignore
  return Object.fromEntries(said.filter((one): one is [string, Words] => one[1] !== undefined));
}
