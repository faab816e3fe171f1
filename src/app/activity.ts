import type { Activity } from '#check';
import { findIndustry, searchIndustries, type Industry } from '#zone';
import type { Desk } from './desk';

/** A code of GB/T 4754-2017 with its section letter: a section, a division, a group or a class. */
const codeForm = /^[A-T](?:\d{2,4})?$/;

/** A code as it was typed: without spaces, in capitals, of half width. */
export const typedCode = (text: string): string | null => {
  const code = text.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase();
  return codeForm.test(code) ? code : null;
};

/** What is to be built, as the person says it: industry and facts. Every change drops the report, in the same snapshot, and asks again. */
export class ActivityVerbs {
  constructor(private readonly desk: Desk) {}

  /** Null takes the industry back. */
  setIndustry(industry: Industry | null) {
    const { facts } = this.desk.snapshot.activity;
    this.#change({ ...(industry ? { industry } : {}), facts });
  }
  /** Answers a question; `unknown` is kept as said, null takes the answer back. */
  answer(fact: string, value: string | null) {
    const { facts, ...rest } = this.desk.snapshot.activity;
    const { [fact]: _, ...others } = facts;
    this.#change({ ...rest, facts: value === null ? others : { ...facts, [fact]: value } });
  }
  clear() {
    this.#change({ facts: {} });
  }
  #change(activity: Activity) {
    this.desk.ask({ activity }, 'activity');
  }

  /** Fetches the list of industries, once; after a failure again. */
  async loadIndustries(): Promise<void> {
    const { industries } = this.desk.snapshot;
    if (industries.state === 'loading' || industries.state === 'ready') return;
    this.desk.set({ industries: { state: 'loading' } });
    const outcome = await this.desk.service.industries();
    this.desk.set({ industries: outcome.ok ? { state: 'ready', list: outcome.industries } : { state: 'failed' } });
  }
  /** The industries that a text may mean, best first; none before the list has come. A search takes some milliseconds. */
  search(text: string, limit: number): Industry[] {
    const { industries } = this.desk.snapshot;
    return industries.state === 'ready' ? searchIndustries(industries.list, text, limit) : [];
  }
  /** The name of a code, where the list has it. */
  industryOf(code: string): Industry | null {
    const { industries } = this.desk.snapshot;
    return industries.state === 'ready' ? findIndustry(industries.list, code) : null;
  }

  /** Fetches what the rule book of the day asks about an activity. Without it questions go by their short names. */
  async loadFacts(): Promise<void> {
    const { asOf, facts } = this.desk.snapshot;
    if (facts?.asOf === asOf) return;
    const outcome = await this.desk.service.facts(asOf);
    if (outcome.ok && this.desk.snapshot.asOf === asOf) this.desk.set({ facts: { asOf, facts: outcome.facts } });
  }
}
