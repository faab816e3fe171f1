import type { Workspace } from '#app';
import { number, size, validity, words } from '#i18n';
import type { CatalogueLayer } from '#zone';
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { syntheticFlag } from './synthetic-flag';
import { Watch } from './watch';

/** The catalogue for people: edition, source, accuracy and licence of every layer, and what is only a demonstration. */
@customElement('xz-data-list')
export class XzDataList extends LitElement {
  static override styles = [
    pageStyles,
    css`
      details {
        border-top: 1px solid var(--rule);
      }
      summary .flag {
        margin-left: var(--space-1);
      }
      dl.facts {
        padding: var(--space-1) 0 var(--space-3);
        font-size: var(--size-2);
      }
      code {
        font: var(--size-1) var(--mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({ language: s.language, catalogue: s.catalogue }),
  );

  override render() {
    const { language, catalogue } = this.#state.now;
    const w = words(language);
    if (catalogue.state !== 'ready') return html`<p class="quiet">${w.page.layers.loading}</p>`;
    const { layers, rules, hash } = catalogue.catalogue;
    const order = { zones: 0, places: 1, base: 2 };
    return html`
      <h2 class="hidden-text">${w.page.data.heading}</h2>
      <p class="quiet small">${w.page.data.intro}</p>
      ${[...layers].sort((a, b) => order[a.kind] - order[b.kind]).map((layer) => this.#layer(layer))}
      ${rules.map(
        (rule) =>
          html`<details>
            <summary>${w.page.data.rules} ${rule.edition}</summary>
            <dl class="facts">
              <dt>${w.page.data.valid}</dt>
              <dd>${validity(rule, language)}</dd>
              <dt>${w.page.data.hash}</dt>
              <dd><code>${rule.hash}</code></dd>
            </dl>
          </details>`,
      )}
      <p class="small quiet">${w.page.data.catalogue} <code>${hash}</code></p>
    `;
  }

  #layer(layer: CatalogueLayer) {
    const { language } = this.#state.now;
    const w = words(language);
    const d = w.page.data;
    const bytes = layer.display.bytes + (layer.exact?.bytes ?? 0);
    const rows: [string, unknown][] = [
      [d.edition, layer.edition],
      [d.valid, validity(layer, language)],
      [d.source, layer.source[language]],
      [d.publisher, layer.publisher[language]],
      [d.licence, layer.attribution ? `${layer.licence} · ${layer.attribution}` : layer.licence],
      [d.accuracy, d.metres(number(layer.accuracyM))],
      [d.count, number(layer.count)],
      [d.size, size(bytes)],
      [d.hash, html`<code>${(layer.exact ?? layer.display).hash}</code>`],
      ...(layer.seed.length > 0 ? [[d.seed, layer.seed.join(w.listComma)] as [string, unknown]] : []),
    ];
    return html`<details>
      <summary>
        ${layer.title[language]} <span class="flag">${layer.required ? d.required : d.informative}</span>
        ${syntheticFlag(layer.synthetic, layer.title[language], language)}
      </summary>
      <dl class="facts">
        ${rows.map(
          ([term, value]) =>
            html`<dt>${term}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </details>`;
  }
}
