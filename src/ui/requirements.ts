import type { CheckReport, Requirement } from '#check';
import { validity, words, type Language } from '#i18n';
import { zoneTitle, type ArrangedRequirement } from '#report';
import { html, nothing, type TemplateResult } from 'lit';

type Basis = Requirement['basis'][number];

/** What the rules ask, each once with the zones that it holds for and the law it stands on. */
export function requirementList(report: CheckReport, arranged: readonly ArrangedRequirement[], language: Language): TemplateResult {
  const w = words(language);
  return html`<ul class="requirements">
    ${arranged.map(
      ({ requirement: { rule, regime, text, basis }, rows }) =>
        html`<li tabindex="-1" data-rule=${rule} data-zones=${rows.map(({ layer, finding }) => `${layer}/${finding.zone.id}`).join(' ')}>
          <p><span class="regime ${regime}">${w.regime[regime]}</span> ${text[language]}</p>
          <ul class="for small">
            ${rows.map(({ layer, finding }) => html`<li>→ ${zoneTitle(report, layer, finding, language)}</li>`)}
          </ul>
          <ul class="basis small quiet" aria-label=${w.page.report.basis}>
            ${basis.map((b) => basisItem(b, language))}
          </ul>
        </li>`,
    )}
  </ul>`;
}

function basisItem(b: Basis, language: Language): TemplateResult {
  const w = words(language);
  const name = [b.document[language], b.number, b.article?.[language]].filter(Boolean).join(' ');
  const days = validity(b, language);
  return html`<li>
    ${b.url && /^https?:/.test(b.url) ? html`<a href=${b.url} target="_blank" rel="noopener noreferrer">${name}</a>` : name}
    ${days ? html`<span class="quiet">${days}</span>` : nothing}
    ${b.replacedBy ? html`<span class="quiet">${w.replacedBy(b.replacedBy)}</span>` : nothing}
    ${b.verified ? nothing : html`<span class="flag" title=${w.flag.unverifiedHint}>${w.flag.unverified}</span>`}
    ${b.remark ? html`<span class="quiet">${b.remark[language]}</span>` : nothing}
  </li>`;
}
