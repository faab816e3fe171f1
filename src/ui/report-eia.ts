import type { CheckReport, EiaHints } from '#check';
import { distance, factName, words, type Language } from '#i18n';
import { layerTitle, zoneName } from '#report';
import { html, nothing, type TemplateResult } from 'lit';
import { basisText } from './basis-item';

interface Told {
  report: CheckReport;
  language: Language;
}

/** Hints for the impact assessment, each with its source; none of them changes the verdict, and what was not determined never reads as "no". */
export function eiaHints(report: CheckReport, language: Language): TemplateResult {
  const w = words(language);
  const say = w.report.eia;
  const told: Told = { report, language };
  const { eia } = report;
  if (!eia) return html`<p class="small">${say.absent}</p>`;
  const source = (b: EiaHints['sensitiveBasis']) => html`<p class="small quiet">${say.basisHead}${w.colon}${basisText(b, language)}</p>`;
  return html`<p class="small"><span class="flag">${w.regime.information}</span> ${say.hint}</p>
    <h3>${w.report.heading.sensitive}</h3>
    <ul class="hints">
      ${eia.sensitive.map((group) => sensitive(group, told))}
    </ul>
    ${source(eia.sensitiveBasis)}
    <h3>${w.report.heading.rows}</h3>
    ${
      eia.rows.length === 0
        ? html`<p class="small">${report.activity.industry ? say.noRow : say.noIndustry}</p>`
        : html`<ul class="hints">
            ${eia.rows.map(
              ({ row, title: name, papers, text, missingFacts, basis }) =>
                html`<li>
                  ${row} ${name[language]}${w.colon}<strong>${papers.map((paper) => say.paper[paper]).join(say.or)}</strong>
                  ${papers.length > 1 ? html`<span class="flag">${w.regime.open}</span>` : nothing} ${text?.[language] ?? ''}
                  ${missing(missingFacts, language)} ${source(basis)}
                </li>`,
            )}
          </ul>`
    }
    <h3>${w.report.heading.approval}</h3>
    ${
      eia.approval
        ? html`<p class="small">
              ${
                eia.approval.level === 'open'
                  ? html`<span class="flag">${say.level.open}</span>`
                  : html`<strong>${say.level[eia.approval.level]}</strong>${w.dash}${eia.approval.text[language]}`
              }
              ${missing(eia.approval.missingFacts, language)}
            </p>
            ${source(eia.approval.basis)}`
        : html`<p class="small">${say.noApproval}</p>`
    }
    ${
      eia.targets.length > 0
        ? html`<h3>${w.report.heading.targets}</h3>
            <ul class="hints">
              ${eia.targets.map((target) => html`<li>${targetText(target, told)} ${source(target.basis)}</li>`)}
            </ul>`
        : nothing
    }`;
}

function missing(facts: readonly string[], language: Language) {
  const w = words(language);
  if (facts.length === 0) return nothing;
  return html`<span class="quiet"
    >${w.report.eia.missingHead}${w.colon}${facts.map((fact) => factName(fact, language)).join(w.listComma)}</span
  >`;
}

function sensitive({ group, touched, zones, unknownLayers, unknownOf }: EiaHints['sensitive'][number], told: Told) {
  const { language } = told;
  const w = words(language);
  const say = w.report.eia;
  const open = [
    ...unknownLayers.map((layer) => `${layerTitle(told, layer)}${w.colon}${w.answer.unknown}`),
    ...unknownOf.map((text) => text[language]),
  ];
  return html`<li>
    ${say.group[group]}${w.colon}${touched === 'unknown' ? html`<span class="flag">${say.touched.unknown}</span>` : html`<strong>${say.touched[touched]}</strong>`}
    ${zones.length > 0 ? html`<span>${zones.map(({ layer, zone, name, text }) => `${zoneName(told, layer, zone, name)} (${text[language]})`).join(w.semicolon)}</span>` : nothing}
    ${open.length > 0 ? html`<span class="quiet">${touched === 'yes' ? '' : say.unknownMore}${open.join(w.semicolon)}</span>` : nothing}
  </li>`;
}

function targetText({ withinM, checkedM, text, zones, unknownLayers }: EiaHints['targets'][number], told: Told) {
  const { language } = told;
  const w = words(language);
  const say = w.report.eia;
  const open = [
    ...(checkedM < withinM ? [say.shortfall(distance(checkedM), distance(withinM))] : []),
    ...unknownLayers.map((layer) => `${layerTitle(told, layer)}${w.colon}${w.answer.unknown}`),
  ];
  const found = zones.map(
    ({ layer, zone, name, distanceM }) => `${zoneName(told, layer, zone, name)} ${distanceM === 0 ? say.atSite : distance(distanceM)}`,
  );
  return html`${distance(withinM)}${w.colon}${text[language]}
    <strong>${found.length > 0 ? found.join(w.semicolon) : say.targetsNone}</strong>
    ${open.length > 0 ? html`<span class="flag">${w.answer.unknown}</span> <span class="quiet">${open.join(w.semicolon)}</span>` : nothing}`;
}
