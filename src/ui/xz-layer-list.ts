import type { Workspace } from '#app';
import { className, number, words, type Language } from '#i18n';
import type { CatalogueLayer } from '#zone';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { layersOf } from './catalogue-of';
import { workspaceContext } from './context';
import { drawingOrder, markOf } from './marks';
import { pageStyles } from './page-styles';
import { swatch } from './patterns';
import { placeSign } from './place-marks';
import { problemList } from './problem-list';
import { isDark } from './appearance';
import { syntheticFlag } from './synthetic-flag';
import { Watch } from './watch';

/** The layers by theme: shown or hidden, and what their marks mean. */
@customElement('xz-layer-list')
export class XzLayerList extends LitElement {
  static override styles = [
    pageStyles,
    css`
      section {
        padding: var(--space-3) 0;
        border-top: 1px solid var(--rule);
      }
      section:first-of-type {
        border-top: 0;
      }
      label {
        display: flex;
        align-items: flex-start;
        gap: var(--space-1);
        font-weight: 600;
      }
      label > span {
        padding-top: 1px;
      }
      .classes {
        margin: 2px 0 0 28px;
      }
      .classes li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 24px;
      }
      .classes .number {
        margin-left: auto;
        color: var(--quiet);
      }
      .sign {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        margin-right: var(--space-2);
      }
      .base label {
        font-weight: 400;
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({
      language: s.language,
      catalogue: s.catalogue,
      layers: layersOf(s),
      visible: s.visible,
      undrawn: s.undrawn,
      dark: isDark(s.appearance),
    }),
  );

  override render() {
    const { language, catalogue, layers } = this.#state.now;
    const w = words(language);
    const page = w.page.layers;
    if (catalogue.state === 'loading') return html`<p class="quiet">${page.loading}</p>`;
    if (catalogue.state === 'failed')
      return html`<div class="stack">
        ${problemList(catalogue.problems, language)}
        <button @click=${() => void this.workspace.retryLayers()}>${page.retry}</button>
      </div>`;
    const ordered = layers
      .filter((l) => l.kind !== 'base')
      .sort((a, b) => drawingOrder.indexOf(b.theme) - drawingOrder.indexOf(a.theme) || (a.id < b.id ? -1 : 1));
    const base = layers.filter((l) => l.kind === 'base');
    return html`
      <h2 class="hidden-text">${page.heading}</h2>
      <p class="quiet small">${page.hint}</p>
      ${ordered.map((layer) => this.#layer(layer))}
      <section class="base">
        <h3>${page.base}</h3>
        ${base.map((layer) => this.#toggle(layer))}
      </section>
    `;
  }

  #toggle(layer: CatalogueLayer) {
    const { language, visible, undrawn } = this.#state.now;
    const changed = (event: Event) => this.workspace.setLayerVisible(layer.id, (event.target as HTMLInputElement).checked);
    return html`<label>
        <input type="checkbox" .checked=${visible.has(layer.id)} @change=${changed} />
        <span> ${layer.title[language]} ${syntheticFlag(layer.synthetic, layer.title[language], language)} </span>
      </label>
      ${undrawn.has(layer.id) ? html`<p role="alert">${words(language).page.layers.undrawn}</p>` : nothing}`;
  }

  #layer(layer: CatalogueLayer) {
    const { language, dark } = this.#state.now;
    const classes: (string | undefined)[] = layer.classes?.length ? layer.classes : [undefined];
    return html`<section>
      ${this.#toggle(layer)}
      <ul class="classes">
        ${
          layer.kind === 'places'
            ? placeLegend(language, layer.count)
            : classes.map(
                (c) =>
                  html`<li>
                    ${swatch(markOf(layer.theme, c, dark))} ${c ? className(layer.theme, c, language) : words(language).theme[layer.theme]}
                    <span class="number">${number(c ? (layer.classCounts[c] ?? 0) : layer.count)}</span>
                  </li>`,
              )
        }
      </ul>
    </section>`;
  }
}

function placeLegend(language: Language, count: number) {
  const { status, kind } = words(language).page.layers;
  const signs = (of: 'status' | 'kind') =>
    Object.entries(of === 'status' ? status : kind).map(
      ([value, word]) =>
        html`<span class="sign">${of === 'status' ? placeSign(value, 'river') : placeSign('planned', value)} ${word}</span>`,
    );
  return html`<li class="signs"><span>${signs('kind')}</span><span class="number">${number(count)}</span></li>
    <li class="signs"><span>${signs('status')}</span></li>`;
}
