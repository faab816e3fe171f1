import type { Workspace, ZoneHere } from '#app';
import { area, className, position, validity, words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { isDark } from './appearance';
import { layersOf } from './catalogue-of';
import { workspaceContext } from './context';
import { readingOrder } from './layer-families';
import { markOf } from './marks';
import { pageStyles } from './page-styles';
import { swatch } from './patterns';
import { syntheticFlag } from './synthetic-flag';
import { Watch } from './watch';

/** What lies at the clicked place, and which layers cannot say. */
@customElement('xz-zone-here')
export class XzZoneHere extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
        padding: var(--space-2) var(--space-3) var(--space-3);
      }
      header {
        display: flex;
        align-items: flex-start;
        justify-content: space-between;
        gap: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: 28px 1fr;
        gap: 0 var(--space-2);
        padding: 6px 0;
        border-top: 1px solid var(--rule);
        font-size: var(--size-2);
      }
      li svg {
        margin-top: 1px;
      }
      .unknown {
        color: var(--undetermined);
        margin-top: var(--space-2);
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({ language: s.language, here: s.here, layers: layersOf(s), dark: isDark(s.appearance) }),
  );

  override render() {
    const { language, here } = this.#state.now;
    const w = words(language);
    if (!here) return nothing;
    return html`
      <header>
        <div>
          <h2>${w.page.here.heading}</h2>
          <p class="quiet small">${position([here.at[0], here.at[1]])}</p>
        </div>
        <button class="plain" aria-label=${w.page.here.close} title=${w.page.here.close} @click=${() => this.workspace.closeHere()}>
          ✕
        </button>
      </header>
      <div aria-live="polite">${this.#answer()}</div>
    `;
  }

  #answer() {
    const { language, here, layers } = this.#state.now;
    const w = words(language);
    if (!here || here.state === 'asking') return html`<p class="quiet">${w.page.here.asking}</p>`;
    if (here.state === 'failed') return html`<p class="problem">${w.page.here.failed}</p>`;
    const reasons: Record<string, string> = { ...w.unknownReason, 'outside-coverage': w.page.here.outside };
    const rank = (z: ZoneHere) => readingOrder.indexOf(layers.find((l) => l.id === z.layer)?.theme ?? '');
    return html`
      ${
        here.zones.length === 0
          ? html`<p>${w.page.here.none}</p>`
          : html`<ul>
              ${[...here.zones].sort((a, b) => rank(a) - rank(b)).map((zone) => this.#zone(zone))}
            </ul>`
      }
      ${
        here.unknown.length > 0
          ? html`<div class="unknown small">
              <h3>${w.page.here.unknown}</h3>
              ${here.unknown.map(
                ({ layer, reason }) =>
                  html`<p>${layers.find((l) => l.id === layer)?.title[language] ?? layer}${w.colon}${reasons[reason] ?? reason}</p>`,
              )}
            </div>`
          : nothing
      }
    `;
  }

  #zone({ layer: id, zone, areaM2, terms }: ZoneHere) {
    const { language, layers, dark } = this.#state.now;
    const w = words(language);
    const days = validity(zone, language);
    const layer = layers.find((l) => l.id === id);
    const theme = layer?.theme ?? '';
    const name = language === 'en' ? (zone.nameEn ?? zone.name) : zone.name;
    const show = (on: boolean) => this.workspace.setHighlight(on ? { layer: id, zone: zone.id } : null);
    return html`<li @mouseenter=${() => show(true)} @mouseleave=${() => show(false)}>
      ${swatch(markOf(theme, zone.class, dark))}
      <div>
        <strong>${name}</strong>
        <p class="quiet small">
          ${className(theme, zone.class, language) || w.theme[theme]} ${zone.code ?? ''}
          ${syntheticFlag(layer?.synthetic ?? false, name, language)}
        </p>
        ${terms.map((term) => html`<p class="small">${term[language]}</p>`)}
        ${days ? html`<p class="small">${w.head.validity}${w.colon}${days}</p>` : nothing}
        <p class="quiet small">${area(areaM2, language)}</p>
      </div>
    </li>`;
  }
}
