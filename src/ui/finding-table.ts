import type { Finding, LayerUsed } from '#check';
import { distance, hectares, number, share, words, type Language } from '#i18n';
import { zoneValidity, type Row } from '#report';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { markOf } from './marks';
import { swatch } from './patterns';
import { syntheticFlag } from './synthetic-flag';

export interface TableOptions {
  rows: readonly Row[];
  caption: string;
  layers: readonly LayerUsed[];
  language: Language;
  dark: boolean;
  highlight: { layer: string; zone: string } | null;
  show: (row: Row | null) => void;
  open: (row: Row) => void;
  disputed: readonly { layer: string; zone: string; because: string }[];
  /** Null takes the dispute back. */
  dispute: (row: Row, because: string | null) => void;
}

/** A share as a column shows it, its unit being in the head. */
const percent = (part: number) => share(part).replace(' %', '');

/** Findings that put ground of the site into a zone: by how much. */
export function overlapTable(options: TableOptions): TemplateResult {
  const { rows, language } = options;
  const { head, relation } = words(language);
  const areas = rows.some(({ finding }) => finding.overlap.areaM2 > 0);
  const lengths = !areas && rows.some(({ finding }) => finding.overlap.lengthM > 0);
  const measure = ({ overlap }: Finding) => (areas ? hectares(overlap.areaM2) : number(overlap.lengthM, 1));
  const cells = ({ finding }: Row) => html`
    <td>
      ${relation[finding.relation]}
      ${finding.depthM === undefined ? nothing : html`<div class="quiet small depth">${depth(finding.depthM, language)}</div>`}
    </td>
    ${areas || lengths ? html`<td class="number">${measure(finding)}</td>` : nothing}
    <td class="number">${percent(finding.overlap.share)}</td>
  `;
  return table(
    options,
    areas || lengths ? 4 : 3,
    html`<th scope="col">${head.relation}</th>
      ${areas || lengths ? html`<th scope="col" class="number">${areas ? head.overlapHa : head.lengthM}</th>` : nothing}
      <th scope="col" class="number">${head.share}</th>`,
    cells,
  );
}

/** Findings that only come close, touch, or overlap by less than the tolerance: how far. */
export function nearTable(options: TableOptions): TemplateResult {
  const { head, relation } = words(options.language);
  return table(
    options,
    3,
    html`<th scope="col">${head.relation}</th>
      <th scope="col" class="number">${head.distanceM}</th>`,
    ({ finding }) => html`
      <td>${relation[finding.relation]}</td>
      <td class="number">${number(finding.distanceM, 1)}</td>
    `,
  );
}

function table(options: TableOptions, columns: number, heads: TemplateResult, cells: (row: Row) => TemplateResult): TemplateResult {
  const { rows, caption, language, highlight, show } = options;
  const { head } = words(language);
  return html`<table>
    <caption class="hidden-text">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${head.zone}</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr
              class=${highlight?.zone === row.finding.zone.id && highlight.layer === row.layer ? 'shown' : ''}
              @mouseenter=${() => show(row)}
              @mouseleave=${() => show(null)}
            >
              ${nameCell(row, options)} ${cells(row)}
            </tr>
            ${termsRow(row, columns, language)}`,
      )}
    </tbody>
  </table>`;
}

/** What the zone itself says has the whole width: beside numbers a sentence would be a column of single words. */
function termsRow({ finding: { zone } }: Row, columns: number, language: Language): TemplateResult | typeof nothing {
  if (!zone.terms?.length) return nothing;
  return html`<tr class="terms">
    <td colspan=${columns}>${zone.terms.map((term) => html`<div class="small">${term[language]}</div>`)}</td>
  </tr>`;
}

function nameCell(row: Row, options: TableOptions): TemplateResult {
  const { layers, language, dark, show, open } = options;
  const { finding } = row;
  const w = words(language);
  const layer = layers.find((l) => l.id === row.layer);
  const { zone } = finding;
  const name = language === 'en' ? (zone.nameEn ?? zone.name) : zone.name;
  const kind = (layer && zone.class && w.className[layer.theme]?.[zone.class]) || (layer && w.theme[layer.theme]) || row.layer;
  const reason = options.disputed.find((one) => one.layer === row.layer && one.zone === zone.id)?.because;
  return html`<th scope="row" class="zone">
    ${swatch(markOf(layer?.theme ?? '', zone.class, dark))}
    <div>
      <button class="link" title=${w.page.report.rowHint} @focus=${() => show(row)} @blur=${() => show(null)} @click=${() => open(row)}>
        ${name}
      </button>
      <div class="quiet small">
        ${[kind, zoneValidity(finding, language)].filter(Boolean).join(' · ')}
        ${zone.code ? html`<span class="code">${zone.code}</span>` : nothing} ${flags(finding, layer, name, language)}
        ${reason === undefined ? disputeButton(row, name, options) : nothing}
      </div>
      ${reason === undefined ? nothing : disputed(row, name, reason, options)}
    </div>
  </th>`;
}

function flags(finding: Finding, layer: LayerUsed | undefined, name: string, language: Language) {
  const { flag } = words(language);
  return html`${
    finding.borderline
      ? html`<span class="flag strong" title=${flag.borderlineHint(number(layer?.accuracyM ?? 0))}>≈ ${flag.borderline}</span>`
      : nothing
  }
  ${finding.negligible ? html`<span class="flag" title=${flag.negligibleHint}>${flag.negligible}</span>` : nothing}
  ${finding.requirements.some((r) => r.basis.some((b) => !b.verified)) ? html`<span class="flag" title=${flag.unverifiedHint}>${flag.unverified}</span>` : nothing}
  ${syntheticFlag(layer?.synthetic ?? false, name, language)}`;
}

function disputeButton(row: Row, name: string, { dispute, language }: TableOptions): TemplateResult {
  const { remarks: w } = words(language).page;
  return html`<button
    class="plain small"
    data-dispute=${row.finding.zone.id}
    aria-label=${w.disputeOf(name)}
    @click=${(event: Event) => {
      const cell = (event.target as HTMLElement).closest('th');
      dispute(row, '');
      // What the button was for has taken its place.
      setTimeout(() => cell?.querySelector('textarea')?.focus());
    }}
  >
    ${w.dispute}
  </button>`;
}

/** A finding that somebody does not agree with, and why. */
function disputed(row: Row, name: string, because: string, { dispute, language }: TableOptions): TemplateResult {
  const { remarks: w } = words(language).page;
  return html`<div class="dispute">
    <span class="small" aria-hidden="true">${w.because}</span>
    <textarea
      rows="2"
      aria-label=${w.becauseOf(name)}
      .value=${live(because)}
      @input=${(event: Event) => dispute(row, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <button class="plain small" aria-label=${w.withdrawOf(name)} @click=${() => dispute(row, null)}>${w.withdraw}</button>
  </div>`;
}

const depth = (depthM: number, language: Language) => `${words(language).head.depthM.replace(' (m)', '')} ${distance(depthM)}`;
