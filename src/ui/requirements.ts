import type { CheckReport, Requirement } from '#check';
import { factName, words, type Language } from '#i18n';
import { zoneTitle, type ArrangedRequirement } from '#report';
import { html, nothing, type TemplateResult } from 'lit';
import { basisText } from './basis-item';

/** What the rules ask, each once with what it means for this activity, the zones that it holds for and the law it stands on. */
export function requirementList(report: CheckReport, arranged: readonly ArrangedRequirement[], language: Language): TemplateResult {
  const w = words(language);
  return html`<ul class="requirements">
    ${arranged.map(
      ({ requirement, rows }) =>
        html`<li
          tabindex="-1"
          data-rule=${requirement.rule}
          data-zones=${rows.map(({ layer, finding }) => `${layer}/${finding.zone.id}`).join(' ')}
        >
          <p><span class="regime ${requirement.regime}">${w.regime[requirement.regime]}</span> ${requirement.text[language]}</p>
          ${meaning(requirement, language)}
          <ul class="for small">
            ${rows.map(({ layer, finding }) => html`<li>→ ${zoneTitle(report, layer, finding, language)}</li>`)}
          </ul>
          <ul class="basis small quiet" aria-label=${w.page.report.basis}>
            ${requirement.basis.map((b) => html`<li>${basisText(b, language)}</li>`)}
          </ul>
        </li>`,
    )}
  </ul>`;
}

/** What the law makes of this activity, what has to be shown, and which facts could still change it. */
function meaning({ regime, outcome, proof, missingFacts, couldBe }: Requirement, language: Language) {
  const w = words(language);
  const say = w.report.requirement;
  const line = (term: string, text: string) => html`<p class="small"><span class="quiet">${term}${w.colon}</span>${text}</p>`;
  const facts = missingFacts.map((fact) => factName(fact, language)).join(w.listComma);
  return html`
    ${outcome ? line(say.outcome, outcome[language]) : nothing}
    ${regime === 'open' ? line(say.outcome, say.outcomeOpen((couldBe ?? []).map((one) => w.regime[one]).join(w.report.eia.or))) : nothing}
    ${proof ? line(say.proof, proof.map((one) => one[language]).join(w.semicolon)) : nothing} ${facts ? line(say.missing, facts) : nothing}
  `;
}
