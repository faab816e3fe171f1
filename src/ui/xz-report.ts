import type { Workspace } from '#app';
import type { CheckReport } from '#check';
import { area, distance, factName, length, noteSentence, number, share, words } from '#i18n';
import { arrange, reportJson, verdictLine, type Row, type UnknownAnswer } from '#report';
import type { Words } from '#zone';
import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { isDark } from './appearance';
import { workspaceContext } from './context';
import { nearTable, overlapTable, type TableOptions } from './finding-table';
import { pageStyles } from './page-styles';
import { problemList } from './problem-list';
import { reportStyles } from './report-styles';
import { requirementList } from './requirements';
import { verdictIcon } from './verdict-icon';
import { Watch } from './watch';

/** The check report, always in the same order: verdict, completeness, site, concerned, near, not concerned, unknown, requirements, facts, method. */
@customElement('xz-report')
export class XzReport extends LitElement {
  static override styles = [pageStyles, reportStyles];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @state() private copied: 'no' | 'yes' | 'failed' = 'no';
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({
      language: s.language,
      check: s.check,
      dark: isDark(s.appearance),
      highlight: s.highlight,
      site: s.drafts[s.chosen],
      held: s.edit?.held ?? false,
    }),
  );

  override render() {
    const { check, language } = this.#state.now;
    const { report: page } = words(language).page;
    if (check.state === 'done') return this.#report(check.report, true);
    if (check.state === 'running' && check.former) return this.#report(check.former, false);
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
   * `current`: about the site as it stands. Otherwise it is about the place that a vertex has just left: dimmed, out of reach, and without its verdict.
   * While the vertex is held the verdict shows only once the hand rests, so that nothing flickers and nothing is shown that is no longer so.
   */
  #report(report: CheckReport, current: boolean): TemplateResult {
    const { language, dark, highlight, held } = this.#state.now;
    const w = words(language);
    const { concerned, near, notConcerned, unknown, requirements } = arrange(report);
    const options = (rows: readonly Row[], caption: string): TableOptions => ({
      rows,
      caption,
      layers: report.layers,
      language,
      dark,
      highlight,
      show: (row) => this.workspace.setHighlight(row && { layer: row.layer, zone: row.finding.zone.id }),
      open: (row) => this.#open(row),
    });
    return html`
      ${
        current
          ? html`<header class=${`banner ${report.verdict} ${held ? 'rests' : ''}`}>
              ${verdictIcon(report.verdict)}
              <div>
                <h2>${w.verdict[report.verdict]}</h2>
                <p>${verdictLine(report, language)}</p>
              </div>
            </header>`
          : nothing
      }
      ${
        current && !held
          ? nothing
          : html`<div class=${`following ${current ? 'under' : ''}`} aria-hidden=${current ? 'true' : 'false'}>
              <p><strong>${w.page.report.following}</strong></p>
              <p class="small">${w.page.report.former}</p>
            </div>`
      }
      <div class=${`body ${current ? '' : 'former'}`} ?inert=${!current}>
        <p class="complete">${report.complete ? w.complete : this.#gaps(report)}</p>
        ${this.#section(w.section.site, null, this.#site(report))}
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
            ${notConcerned.map((id) => html`<li>${this.#title(report, id)}</li>`)}
          </ul>`,
        )}
        ${this.#section(w.section.unknown, unknown.length, unknown.length > 0 ? this.#unknown(report, unknown) : html`<p>${w.noneUnknown}</p>`)}
        ${this.#section(
          w.section.requirements,
          requirements.length,
          requirements.length > 0 ? requirementList(report, requirements, language) : html`<p>${w.noRequirements}</p>`,
        )}
        ${
          report.missingFacts.length > 0
            ? this.#section(
                w.section.missingFacts,
                report.missingFacts.length,
                html`<ul>
                  ${report.missingFacts.map((fact) => html`<li>${factName(fact, language)}</li>`)}
                </ul>`,
              )
            : nothing
        }
        ${this.#section(w.section.method, null, this.#method(report), false)} ${this.#export(report)}
        <p class="quiet small">${w.disclaimer}</p>
      </div>
    `;
  }

  #section(title: string, tally: number | null, content: unknown, open = true) {
    return html`<details ?open=${open}>
      <summary>${title} ${tally === null ? nothing : html`<span class="tally">${number(tally)}</span>`}</summary>
      ${content}
    </details>`;
  }

  /** `given`: the name of a layer that no catalogue knows. */
  #title(report: CheckReport, id: string, given?: Words): string {
    const { language } = this.#state.now;
    return given?.[language] ?? report.layers.find((l) => l.id === id)?.title[language] ?? words(language).theme[id] ?? id;
  }

  #gaps(report: CheckReport): string {
    const w = words(this.#state.now.language);
    const names = report.answers.flatMap((a) => (a.answer === 'unknown' ? [this.#title(report, a.layer, a.title)] : []));
    if (report.reasons.some((r) => r.code === 'rules-missing')) names.push(w.method.ruleBook);
    return w.incomplete(names.join(w.listComma));
  }

  #site({ site }: CheckReport) {
    const { language } = this.#state.now;
    const { site: words_ } = words(language);
    const kind = site.geometry.type.replace('Multi', '');
    const points = site.geometry.type === 'MultiPoint' ? site.geometry.coordinates.length : 1;
    const rows: [string, string][] = [[words_.name, site.name ?? words_.unnamed]];
    if (kind === 'Polygon')
      rows.push(
        [words_.area, area(site.areaM2, language)],
        ...(site.planeCrs !== null && site.planeAreaM2 !== null
          ? ([[words_.planeArea(site.planeCrs), area(site.planeAreaM2, language)]] satisfies [string, string][])
          : []),
        [words_.perimeter, length(site.lengthM)],
      );
    if (site.declaredAreaM2 !== undefined) rows.push([words_.declaredArea, area(site.declaredAreaM2, language)]);
    if (kind === 'LineString') rows.push([words_.length, length(site.lengthM)]);
    if (kind === 'Point') rows.push(['', words_.points(number(points))]);
    rows.push([words_.crs, site.crs]);
    const notes = (title: string, told: CheckReport['site']['evidence']) =>
      told.length === 0
        ? nothing
        : html`<dt>${title}</dt>
            <dd>${told.map((note) => html`<p class="small">${noteSentence(note, language)}</p>`)}</dd>`;
    return html`<dl class="facts">
      ${rows.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
      ${notes(words_.evidence, site.evidence)} ${notes(words_.repairs, site.repairs)}
    </dl>`;
  }

  #unknown(report: CheckReport, unknown: readonly UnknownAnswer[]) {
    const { language } = this.#state.now;
    const w = words(language);
    return html`<ul class="unknown-list">
        ${unknown.map(
          ({ layer, title, reason, coveredShare }) =>
            html`<li data-layer=${layer} data-reason=${reason}>
              <strong>${this.#title(report, layer, title)}</strong>${w.colon}${w.answer.unknown} ${w.dash}
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

  #method(report: CheckReport) {
    const { language } = this.#state.now;
    const w = words(language);
    const m = w.method;
    const short = (hash: string) => html`<code title=${hash}>${hash.slice(0, 12)}</code>`;
    return html`<p class="small">${m.area}</p>
      <dl class="facts small">
        <dt>${m.asOf}</dt>
        <dd>${report.asOf}</dd>
        <dt>${m.near}</dt>
        <dd>${distance(report.options.nearM)}</dd>
        <dt>${m.tolerance}</dt>
        <dd>${number(report.options.toleranceM2)} m²</dd>
        <dt>${m.ruleBook}</dt>
        <dd>${report.ruleBook ? html`${report.ruleBook.edition} ${short(report.ruleBook.hash)}` : m.noRuleBook}</dd>
        <dt>${m.catalogue}</dt>
        <dd>${short(report.catalogue)}</dd>
        <dt>${m.engine}</dt>
        <dd>${report.engine}</dd>
        <dt>${m.report}</dt>
        <dd><code id="report-id">${report.id.slice(0, 16)}</code></dd>
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">${w.head.layer}</th>
            <th scope="col">${w.head.edition}</th>
            <th scope="col" class="number">${w.head.accuracy}</th>
            <th scope="col">${w.head.hash}</th>
          </tr>
        </thead>
        <tbody>
          ${report.layers.map(
            (l) =>
              html`<tr>
                <td>${l.title[language]}</td>
                <td>${l.edition}</td>
                <td class="number">±${number(l.accuracyM)}</td>
                <td>${short(l.hash)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #export(report: CheckReport) {
    const w = words(this.#state.now.language);
    const { report: page, top } = w.page;
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(reportJson(report));
        this.copied = 'yes';
      } catch {
        this.copied = 'failed';
      }
    };
    return html`<div class="row" role="group" aria-label=${w.section.export}>
      <button @click=${() => void copy()}>${page.copyJson}</button>
      <button id="download" @click=${() => download(`xuanzhi-${report.id.slice(0, 12)}.json`, reportJson(report))}>
        ${page.downloadJson}
      </button>
      <button @click=${() => this.workspace.clearSite()}>${page.close}</button>
      <span role="status" class="small">${this.copied === 'yes' ? top.copied : this.copied === 'failed' ? top.copyFailed : ''}</span>
    </div>`;
  }
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
