import { sentence, type Language, type Told } from '#i18n';
import { html, type TemplateResult } from 'lit';

/** Problems as sentences, spoken at once by a screen reader. */
export function problemList(problems: readonly Told[], language: Language): TemplateResult {
  return html`<div class="stack" role="alert">
    ${problems.map((problem) => html`<p class="problem">${sentence(problem, language)}</p>`)}
  </div>`;
}
