import type { Workspace } from '#app';
import { className, number, words, type Language } from '#i18n';
import type { CatalogueLayer } from '#zone';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { layersOf } from './catalogue-of';
import { workspaceContext } from './context';
import { byFamily } from './layer-families';
import { markOf } from './marks';
import { pageStyles } from './page-styles';
import { swatch } from './patterns';
import { placeSign, showsStatus } from './place-marks';
import { problemList } from './problem-list';
import { isDark } from './appearance';
import { syntheticFlag } from './synthetic-flag';
import { Watch } from './watch';

/** The layers by family of themes: shown or hidden, how many, and what their marks mean. */
@customElement('xz-layer-list')
export class XzLayerList extends LitElement {
  static override styles = [
    pageStyles,
    css`
      h3 {
        margin-top: var(--space-3);
        padding: var(--space-1) 0;
        border-bottom: 1px solid var(--edge);
        color: var(--quiet);
        font-size: var(--size-1);
        font-weight: 600;
      }
      section {
        position: relative;
        padding: 2px 0;
        border-bottom: 1px solid var(--rule);
      }
      .head {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
        min-height: 28px;
        padding-right: 28px;
      }
      label {
        display: flex;
        align-items: flex-start;
        gap: var(--space-1);
        flex: 1;
        min-width: 0;
      }
      label > span {
        padding-top: 2px;
      }
      input {
        flex: none;
      }
      .shown label {
        font-weight: 600;
      }
      .head > svg,
      .head > .number {
        margin-top: 3px;
      }
      .number {
        color: var(--quiet);
        font-size: var(--size-2);
      }
      /* The sign of a details element stands at the end of the layer's own line. */
      summary {
        position: absolute;
        top: 2px;
        right: 0;
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        padding: 0;
        border-radius: var(--radius);
        color: var(--quiet);
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--row-hover);
      }
      summary svg {
        transition: transform var(--quick);
      }
      details[open] summary svg {
        transform: rotate(180deg);
      }
      .classes {
        margin: 0 28px var(--space-1) 28px;
        font-size: var(--size-2);
      }
      .classes li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 24px;
      }
      .classes .number {
        margin-left: auto;
      }
      .classes .signs {
        flex-wrap: wrap;
        gap: 2px var(--space-3);
        color: var(--quiet);
        font-size: var(--size-1);
      }
      .sign {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .classes li > svg {
        flex: none;
      }
      .classes li > svg[width='16'] {
        margin: 0 6px;
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
    const base = layers.filter((l) => l.kind === 'base');
    return html`
      <h2 class="hidden-text">${page.heading}</h2>
      <p class="quiet small">${page.hint}</p>
      ${byFamily(layers).map(
        (group) =>
          html`<h3>${page.family[group.family]}</h3>
            ${group.layers.map((layer) => this.#layer(layer))}`,
      )}
      <h3>${page.base}</h3>
      ${base.map((layer) => html`<section><div class="head">${this.#toggle(layer)}</div></section>`)}
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

  /** One line; what its marks mean opens below it, by itself while the layer is on. A layer that has only one mark shows it in the line. */
  #layer(layer: CatalogueLayer) {
    const { language, dark, visible } = this.#state.now;
    const signs = showsKinds(layer) || (layer.kind === 'places' && showsStatus(layer.theme));
    const classes = layer.classes ?? [];
    const plain = classes.length === 0 && !signs;
    const shown = visible.has(layer.id);
    return html`<section class=${shown ? 'shown' : ''} data-layer=${layer.id}>
      <div class="head">
        ${this.#toggle(layer)} ${plain ? markSign(layer, undefined, dark) : nothing}
        <span class="number">${number(layer.count)}</span>
      </div>
      ${
        plain
          ? nothing
          : html`<details ?open=${shown}>
              <summary aria-label=${words(language).page.layers.legend(layer.title[language])}>
                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                  <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.6" />
                </svg>
              </summary>
              <ul class="classes">
                ${classes.map(
                  (c) =>
                    html`<li>
                      ${markSign(layer, c, dark)} <span>${className(layer.theme, c, language)}</span>
                      <span class="number">${number(layer.classCounts[c] ?? 0)}</span>
                    </li>`,
                )}
                ${signs ? placeLegend(layer, language, dark) : nothing}
              </ul>
            </details>`
      }
    </section>`;
  }
}

/** Project sites differ by what is built, too. */
const showsKinds = ({ theme, kind }: CatalogueLayer) => kind === 'places' && theme === 'project-site';

/** The mark of a class as the map draws it. */
const markSign = ({ theme, kind }: CatalogueLayer, zoneClass: string | undefined, dark: boolean) =>
  kind === 'places' ? placeSign(theme, { class: zoneClass, type: 'other', status: 'done' }, dark) : swatch(markOf(theme, zoneClass, dark));

function placeLegend(layer: CatalogueLayer, language: Language, dark: boolean) {
  const { status, treatment, kind } = words(language).page.layers;
  const example = { class: layer.classes?.[0], type: 'river', status: 'planned' };
  const row = (entries: [string, string][], of: (value: string) => Record<string, string | undefined>) =>
    html`<li class="signs">
      ${entries.map(([value, word]) => html`<span class="sign">${placeSign(layer.theme, of(value), dark)} ${word}</span>`)}
    </li>`;
  const states = Object.entries(treated.has(layer.theme) ? treatment : status);
  return html`
    ${showsKinds(layer) ? row(Object.entries(kind), (type) => ({ ...example, type })) : nothing}
    ${showsStatus(layer.theme) ? row(states, (status) => ({ ...example, status })) : nothing}
  `;
}

/** What is treated rather than built. */
const treated = new Set(['black-odorous-water', 'village']);
