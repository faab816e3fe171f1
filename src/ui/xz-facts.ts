import type { Workspace } from '#app';
import type { CheckReport } from '#check';
import { words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { workspaceContext } from './context';
import { factQuestion } from './fact-question';
import { factStyles } from './fact-styles';
import { pageStyles } from './page-styles';
import { Watch } from './watch';
import './xz-industry';

/**
 * Asks for the facts that could still change the verdict, those first that could lead to a ban. A question that has been answered stays where it is until
 * another site is asked about, so that nothing jumps under the hand and focus is not lost.
 */
@customElement('xz-facts')
export class XzFacts extends LitElement {
  static override styles = [pageStyles, factStyles];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @property({ attribute: false }) report!: CheckReport;
  #shown: string[] = [];
  #site: unknown = null;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, activity, facts, drafts, chosen }) => ({ language, activity, facts, site: drafts[chosen] }),
  );

  override willUpdate() {
    const { site, activity } = this.#state.now;
    if (site !== this.#site) this.#shown = [];
    this.#site = site;
    const { missingFacts } = this.report;
    const said = (name: string) => (name === 'industry' ? activity.industry !== undefined : activity.facts[name] !== undefined);
    const stay = this.#shown.filter((name) => missingFacts.includes(name) || said(name));
    const forbid = couldForbid(this.report);
    const fresh = missingFacts.filter((name) => !stay.includes(name)).sort((a, b) => Number(forbid.has(b)) - Number(forbid.has(a)));
    this.#shown = [...stay, ...fresh];
  }

  override render() {
    const { language, activity, facts } = this.#state.now;
    const { activity: w } = words(language).page;
    const forbid = couldForbid(this.report);
    const missing = (name: string) => this.report.missingFacts.includes(name);
    return html`<p class="quiet small">${this.report.missingFacts.length > 0 ? w.ask : w.askedAll}</p>
      ${repeat(
        this.#shown,
        (name) => name,
        (name) => {
          const mark = missing(name) && forbid.has(name) ? html`<span class="flag">${w.couldForbid}</span>` : nothing;
          if (name === 'industry') return html`<fieldset data-fact="industry">${mark}<xz-industry></xz-industry></fieldset>`;
          return factQuestion({
            name,
            fact: facts?.facts[name],
            answer: activity.facts[name],
            language,
            mark,
            choose: (value) => this.workspace.activity.answer(name, value),
          });
        },
      )}`;
  }
}

/** Facts that an open requirement or clause waits for which may still turn out to be a ban. */
function couldForbid({ answers, access }: CheckReport): ReadonlySet<string> {
  const requirements = answers.flatMap((a) => (a.answer === 'not-concerned' ? a.nearby : a.findings)).flatMap((f) => f.requirements);
  const clauses = access.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.clauses));
  return new Set([
    ...requirements.filter(({ couldBe }) => couldBe?.includes('prohibited')).flatMap(({ missingFacts }) => missingFacts),
    ...clauses.filter(({ applies, verb }) => applies === 'open' && verb === 'prohibit').flatMap(({ missingFacts }) => missingFacts),
  ]);
}
