import type { CheckReport } from '#check';
import { distance, number, words, type Language } from '#i18n';
import { html, type TemplateResult } from 'lit';

/** What the report rests on: method, day, editions, each with its hash. */
export function methodFacts(report: CheckReport, language: Language): TemplateResult {
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
