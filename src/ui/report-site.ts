import type { CheckReport } from '#check';
import { area, length, noteSentence, number, words, type Language } from '#i18n';
import { html, nothing, type TemplateResult } from 'lit';

/** The site: how large, in which frame, how it was read and mended. */
export function siteFacts({ site }: CheckReport, language: Language): TemplateResult {
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
  rows.push([words_.crs, site.crs + (site.accuracyM === undefined ? '' : ` ±${number(site.accuracyM)} m`)]);
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
