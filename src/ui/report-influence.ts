import type { CheckReport } from '#check';
import { className, distance, number, words, type Language } from '#i18n';
import { layerTitle, zoneName } from '#report';
import { html, nothing, type TemplateResult } from 'lit';

/** What lies on the same water without being met. Not determined is not none. */
export function influenceText(report: CheckReport, language: Language): TemplateResult {
  const { influence, layers } = report;
  const title = (layer: string) => layerTitle({ report, language }, layer);
  const w = words(language);
  const say = w.report.influence;
  if (influence.state === 'unknown')
    return html`<p class="small" data-influence="unknown">
      <span class="flag">${w.answer.unknown}</span> ${say.unknownLine(say.unknown[influence.reason])}
    </p>`;
  if (influence.state === 'no-river') return html`<p class="small">${say.noRiver(distance(influence.withinM))}</p>`;
  const { river, distanceM, downstreamM, upstreamM, downstream, places, missing, synthetic } = influence;
  const name = (named: { name: string; nameEn?: string }) => (language === 'en' ? (named.nameEn ?? named.name) : named.name);
  const themeOf = (layer: string) => layers.find(({ id }) => id === layer)?.theme ?? layer;
  const list = (caption: string, rows: readonly { what: string; kind: string; alongM: number }[]) =>
    rows.length === 0
      ? html`<h3>${caption}</h3>
          <p class="small">${say.none}</p>`
      : html`<table>
          <caption>
            ${caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say.name}</th>
              <th scope="col">${say.kind}</th>
              <th scope="col" class="number">${say.along}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ what, kind, alongM }) =>
                html`<tr>
                  <td>${what}</td>
                  <td>${kind}</td>
                  <td class="number">${number(alongM)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`;
  return html`<p class="small quiet">${say.hint}</p>
    <dl class="facts small">
      <dt>${say.river}</dt>
      <dd>
        ${say.riverLine(name(river), distance(distanceM))} ${synthetic ? html`<span class="flag">${w.flag.synthetic}</span>` : nothing}
      </dd>
      <dt>${say.searched}</dt>
      <dd>${say.searchedLine(distance(downstreamM), distance(upstreamM))}</dd>
    </dl>
    ${
      missing.length > 0
        ? html`<p class="small"><span class="flag">${w.answer.unknown}</span> ${say.missing(missing.map(title).join(w.listComma))}</p>`
        : nothing
    }
    ${list(
      say.downstream,
      downstream.map((zone) => ({
        what: zoneName({ report, language }, zone.layer, zone.zone, zone.name),
        kind: className(themeOf(zone.layer), zone.class, language) || title(zone.layer),
        alongM: zone.alongM,
      })),
    )}
    ${list(
      say.places,
      places.map((place) => ({ what: name(place), kind: w.theme[place.theme] ?? place.theme, alongM: place.alongM })),
    )}
    ${downstream.length + places.length > 0 ? html`<p class="small quiet">${say.alongHint}</p>` : nothing}`;
}
