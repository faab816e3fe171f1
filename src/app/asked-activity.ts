import type { Activity, RulesState } from '#check';
import { findIndustry, type Industry } from '#zone';

/** Stands in for a name where the list of industries could not be had: a code that nobody has compared is marked wherever it is shown. */
const notCompared = { zh: '未与行业名录核对', en: 'not compared with the list of industries' };

/**
 * The activity as it can be asked about: facts in the order of their names, so that the same activity is the same report, and without those that the rule
 * book of the day does not know; the industry as the list spells it. A code that the list does not have is left out: nobody could say what it is.
 */
export function askedActivity({ industry, facts: given }: Activity, rules: RulesState, industries: readonly Industry[] | null): Activity {
  const known = (name: string, answer: string) => {
    if (rules.state !== 'loaded') return true;
    const asked = Object.hasOwn(rules.book.facts, name) ? rules.book.facts[name] : undefined;
    return asked !== undefined && [...(asked.choices ? Object.keys(asked.choices) : ['yes', 'no']), 'unknown'].includes(answer);
  };
  const facts = Object.fromEntries(
    Object.keys(given)
      .sort()
      .flatMap((name) => (known(name, given[name]!) ? [[name, given[name]!]] : [])),
  );
  if (!industry) return { facts };
  if (!industries) return { industry: { code: industry.code, ...notCompared }, facts };
  const found = findIndustry(industries, industry.code);
  if (!found) return { facts };
  const { code, zh, en } = found;
  return { industry: { code, zh, ...(en ? { en } : {}) }, facts };
}
