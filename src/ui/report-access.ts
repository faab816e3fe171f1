import type { AppliedClause, CheckReport, UnitAccess } from '#check';
import { factName, number, words, type Language } from '#i18n';
import { html, nothing, type TemplateResult } from 'lit';

type Tier = UnitAccess['tiers'][number];
const dimensions = ['spatial', 'pollutants', 'risk', 'resources'] as const satisfies readonly AppliedClause['dimension'][];

/** The access list of each control unit: tiers down, dimensions across; where there is little room, tier by tier. */
export function accessTables({ access }: CheckReport, language: Language): TemplateResult {
  const say = words(language).report.access;
  if (access.length === 0) return html`<p class="small">${say.none}</p>`;
  return html`<p class="quiet small">${words(language).page.report.accessHint}</p>
    ${access.map((unit) => unitTable(unit, language))}`;
}

function unitTable(unit: UnitAccess, language: Language): TemplateResult {
  const say = words(language).report.access;
  const name = (language === 'en' ? unit.nameEn : undefined) ?? unit.name;
  // Laid out as blocks where it is narrow, a table would lose its meaning: the roles keep it.
  return html`<h3>${say.unit(name, unit.code)}</h3>
    <table role="table" class="access" aria-label=${say.matrix(unit.code)}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${say.tierHead}</th>
          ${dimensions.map((one) => html`<th role="columnheader" scope="col">${say.dimension[one]}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${unit.tiers.map((tier) => tierRow(tier, language))}
      </tbody>
    </table>`;
}

function tierRow(tier: Tier, language: Language): TemplateResult {
  const w = words(language);
  const say = w.report.access;
  const name = say.tier[tier.tier];
  const head = html`<th role="rowheader" scope="row">
    ${name}
    <span class="code">${tier.scope ?? say.scopeUnknown}</span>
    ${tier.clauses.length > 0 ? html`<span class="tally">${number(tier.clauses.length)}</span>` : nothing}
  </th>`;
  if (tier.clauses.length === 0)
    return html`<tr role="row" class="silent">
      ${head}
      <td role="cell" colspan="4"><span class="flag">${say.gap}</span> ${say.noText(name)}${w.between}${say.ask[tier.tier]}</td>
    </tr>`;
  return html`<tr role="row">
    ${head}
    ${dimensions.map((dimension) => {
      const held = tier.clauses.filter((clause) => clause.dimension === dimension);
      return html`<td role="cell">
        <span class="dimension quiet small" aria-hidden="true">${say.dimension[dimension]}</span>
        ${
          held.length === 0
            ? html`<span class="flag" title=${w.page.report.accessHint}>${say.gap}</span>`
            : html`<ul>
                ${held.map((clause) => clauseItem(clause, language))}
              </ul>`
        }
      </td>`;
    })}
  </tr>`;
}

function clauseItem({ verb, text, applies, regime, missingFacts, synthetic, basis }: AppliedClause, language: Language): TemplateResult {
  const w = words(language);
  const say = w.report.access;
  const hot = applies === 'yes' && (regime === 'prohibited' || regime === 'conditional') ? regime : '';
  return html`<li class=${applies}>
    <span class=${`regime ${hot}`} title=${say.appliesHint[applies]}>${say.applies[applies]}</span>
    <strong>${say.verb[verb]}</strong>${w.colon}${text[language]}
    ${synthetic ? html`<span class="flag" title=${w.flag.syntheticHint}>${w.flag.synthetic}</span>` : nothing}
    ${basis && !basis.verified ? html`<span class="flag" title=${w.flag.unverifiedHint}>${w.flag.unverified}</span>` : nothing}
    ${
      missingFacts.length > 0
        ? html`<span class="quiet small"
            >${w.report.requirement.missing}${w.colon}${missingFacts.map((fact) => factName(fact, language)).join(w.listComma)}</span
          >`
        : nothing
    }
  </li>`;
}
