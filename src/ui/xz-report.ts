import { remarksOf, type Workspace } from '#app';
import type { CheckReport } from '#check';
import { number, share, words, type Language } from '#i18n';
import { arrange, layerTitle, unsettled, verdictLine, type Row, type UnknownAnswer } from '#report';
import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { isDark } from './appearance';
import { workspaceContext } from './context';
import { nearTable, overlapTable, type TableOptions } from './finding-table';
import { pageStyles } from './page-styles';
import { problemList } from './problem-list';
import { accessTables } from './report-access';
import { eiaHints } from './report-eia';
import { influenceText } from './report-influence';
import { methodFacts } from './report-method';
import { siteFacts } from './report-site';
import { reportStyles } from './report-styles';
import { requirementList } from './requirements';
import { verdictIcon } from './verdict-icon';
import { Watch } from './watch';
import './xz-export';
import './xz-facts';
import './xz-remarks';

/**
 * The check report, always in the same order: verdict, completeness, site, concerned, near, not concerned, unknown, requirements, facts, access list, hints,
 * same water, remarks, method.
 */
@customElement('xz-report')
export class XzReport extends LitElement {
  static override styles = [pageStyles, reportStyles];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({
      language: s.language,
      check: s.check,
      dark: isDark(s.appearance),
      highlight: s.highlight,
      site: s.drafts[s.chosen],
      remarks: remarksOf(s),
      held: s.edit?.held ?? false,
    }),
  );

  override render() {
    const { check, language } = this.#state.now;
    const { report: page } = words(language).page;
    if (check.state === 'done') return this.#report(check.report, 'yes');
    if (check.state === 'running' && check.former) return this.#report(check.former, check.about === 'activity' ? 'activity' : 'no');
    if (check.state === 'failed')
      return html`<div class="waiting stack">
        <h2>${page.failed}</h2>
        ${problemList(check.problems, language)} ${this.#retry()}
      </div>`;
    return html`<p class="waiting quiet" aria-busy=${check.state === 'running'}>
      ${check.state === 'running' ? page.running : page.none}
    </p>`;
  }

  /**
   * `current`: about the question as it stands. `no`: about the place that a vertex has just left: dimmed, out of reach, and without its verdict. `activity`:
   * about what was said of the activity before: without its verdict too, but questions stay within reach, and the focus with them.
   * While the vertex is held the verdict shows only once the hand rests, so that nothing flickers and nothing is shown that is no longer so.
   */
  #report(report: CheckReport, about: 'yes' | 'no' | 'activity'): TemplateResult {
    const { language, dark, highlight, held, remarks } = this.#state.now;
    const current = about === 'yes';
    const w = words(language);
    const { concerned, near, notConcerned, unknown, requirements } = arrange(report);
    const title = (id: string) => layerTitle({ report, language }, id);
    const options = (rows: readonly Row[], caption: string): TableOptions => ({
      rows,
      caption,
      layers: report.layers,
      language,
      dark,
      highlight,
      show: (row) => this.workspace.setHighlight(row && { layer: row.layer, zone: row.finding.zone.id }),
      open: (row) => this.#open(row),
      disputed: remarks?.disputed ?? [],
      dispute: (row, because) => this.workspace.remarks.dispute(row.layer, row.finding.zone.id, because),
    });
    return html`
      ${
        current
          ? html`<header class=${`banner ${report.verdict} ${held ? 'rests' : ''}`}>
              ${verdictIcon(report.verdict)}
              <div>
                <h2>${w.verdict[report.verdict]}</h2>
                <p>${verdictLine(report, language)}</p>
                ${this.#worst(report)}
              </div>
            </header>`
          : nothing
      }
      ${
        current && !held
          ? nothing
          : html`<div class=${`following ${current ? 'under' : ''}`} aria-hidden=${current ? 'true' : 'false'}>
              <p><strong>${about === 'activity' ? w.page.report.asking : w.page.report.following}</strong></p>
              <p class="small">${about === 'activity' ? w.page.report.asked : w.page.report.former}</p>
            </div>`
      }
      <div class=${`body ${{ yes: '', no: 'former', activity: 'asking' }[about]}`} ?inert=${about === 'no'}>
        <p class="complete">${report.complete ? w.complete : this.#gaps(report)}</p>
        ${this.#section(w.section.site, null, siteFacts(report, language))}
        ${this.#section(
          w.section.concerned,
          concerned.length,
          concerned.length > 0 ? overlapTable(options(concerned, w.section.concerned)) : html`<p>${w.noneConcerned}</p>`,
        )}
        ${this.#section(
          w.section.near,
          near.length,
          near.length > 0 ? nearTable(options(near, w.section.near)) : html`<p>${w.noneNear(`${number(report.options.nearM)} m`)}</p>`,
        )}
        ${this.#section(
          w.section.notConcerned,
          notConcerned.length,
          html`<ul>
            ${notConcerned.map((id) => html`<li>${title(id)}</li>`)}
          </ul>`,
        )}
        ${this.#section(w.section.unknown, unknown.length, unknown.length > 0 ? this.#unknown(report, unknown) : html`<p>${w.noneUnknown}</p>`)}
        ${this.#section(
          w.section.requirements,
          requirements.length,
          requirements.length > 0 ? requirementList(report, requirements, language) : html`<p>${w.noRequirements}</p>`,
        )}
        ${this.#section(w.section.missingFacts, report.missingFacts.length, html`<xz-facts .report=${report}></xz-facts>`, true, 'facts-asked')}
        ${this.#section(w.report.heading.access, report.access.length, accessTables(report, language))}
        ${this.#section(w.report.heading.eia, null, eiaHints(report, language))}
        ${this.#section(w.report.heading.influence, null, influenceText(report, language))}
        ${this.#section(w.report.heading.remarks, null, html`<xz-remarks></xz-remarks>`)}
        ${this.#section(w.section.method, null, methodFacts(report, language), false)}
        <p class="small" id="expiry"><strong>${expiryLine(report, language)}</strong></p>
        <xz-export .report=${report}></xz-export>
        <p class="quiet small">${w.disclaimer}</p>
      </div>
    `;
  }

  /** What missing facts could still make of the verdict, and the way to them. */
  #worst(report: CheckReport) {
    const { language } = this.#state.now;
    const w = words(language);
    const { missingFacts, atWorst, verdict } = report;
    if (missingFacts.length === 0 && atWorst === verdict) return nothing;
    return html`<div class="worst">
      ${atWorst === verdict ? nothing : html`<strong>${w.page.report.atWorst(w.verdict[atWorst], unsettled(report, language))}</strong>`}
      ${
        missingFacts.length === 0
          ? nothing
          : html`<button class="link" id="to-facts" @click=${() => this.#toFacts()}>
              ${w.page.report.toFacts(number(missingFacts.length))}
            </button>`
      }
    </div>`;
  }

  #toFacts() {
    const section = this.renderRoot.querySelector<HTMLDetailsElement>('details.facts-asked');
    if (!section) return;
    section.open = true;
    section.scrollIntoView({ block: 'start' });
    section.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
  }

  #section(title: string, tally: number | null, content: unknown, open = true, name = '') {
    return html`<details ?open=${open} class=${name}>
      <summary>${title} ${tally === null ? nothing : html`<span class="tally">${number(tally)}</span>`}</summary>
      ${content}
    </details>`;
  }

  #gaps(report: CheckReport): string {
    const { language } = this.#state.now;
    const w = words(language);
    const names = report.answers.flatMap((a) => (a.answer === 'unknown' ? [layerTitle({ report, language }, a.layer)] : []));
    if (report.reasons.some((r) => r.code === 'rules-missing')) names.push(w.method.ruleBook);
    return w.incomplete(names.join(w.listComma));
  }

  #unknown(report: CheckReport, unknown: readonly UnknownAnswer[]) {
    const { language } = this.#state.now;
    const w = words(language);
    return html`<ul class="unknown-list">
        ${unknown.map(
          ({ layer, reason, coveredShare }) =>
            html`<li data-layer=${layer} data-reason=${reason}>
              <strong>${layerTitle({ report, language }, layer)}</strong>${w.colon}${w.answer.unknown} ${w.dash}
              ${w.unknownReason[reason]}${w.stop} ${reason === 'partly-covered' ? `${w.covered(share(coveredShare))}${w.stop}` : ''}
              ${w.unknownNext[reason]}
            </li>`,
        )}
      </ul>
      ${unknown.some(({ reason }) => reason === 'not-loaded' || reason === 'hash-mismatch') ? this.#retry() : nothing}`;
  }

  #retry() {
    const { report } = words(this.#state.now.language).page;
    return html`<button @click=${() => void this.workspace.retryLayers()}>${report.retry}</button>`;
  }

  /** Moves to what the rules ask for a zone. */
  #open({ layer, finding }: Row) {
    const key = `${layer}/${finding.zone.id}`;
    const item = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-zones]')].find((li) =>
      li.dataset['zones']?.split(' ').includes(key),
    );
    const section = item?.closest('details');
    if (section) section.open = true;
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'center' });
  }
}

function expiryLine(report: CheckReport, language: Language): string {
  const w = words(language);
  const { on, because, layer } = report.expires;
  const why = w.report.expiryBecause[because] + (layer ? `${w.colon}${layerTitle({ report, language }, layer)}` : '');
  return w.report.expiry(on, why);
}
