import type { Workspace } from '#app';
import { words } from '#i18n';
import { verdictLine } from '#report';
import { provide } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { appStyles } from './app-styles';
import { darkQuery } from './appearance';
import { layersOf } from './catalogue-of';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { Watch } from './watch';
import './xz-data-list';
import './xz-layer-list';
import './xz-map-tools';
import './xz-report';
import { giveFiles } from './xz-site-editor';
import './xz-top-bar';
import './xz-verify';
import './xz-zone-here';
import type { XzMap } from './xz-map';

type Tab = 'layers' | 'check' | 'data' | 'report';
const heights = ['low', 'middle', 'high'] as const;

/** The page: panels beside the map, or below it on a narrow screen. */
@customElement('xz-app')
export class XzApp extends LitElement {
  static override styles = [pageStyles, appStyles];

  @provide({ context: workspaceContext }) @property({ attribute: false }) workspace!: Workspace;
  @state() private tab: Tab = 'check';
  @state() private height: (typeof heights)[number] = 'middle';
  @state() private wide = wideQuery.matches;
  @state() private dropping = false;
  @state() private map: XzMap | null = null;
  @query('[role=tabpanel]:not([hidden])') private readonly panel!: HTMLElement;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({
      language: s.language,
      appearance: s.appearance,
      layers: layersOf(s),
      visible: s.visible,
      draft: s.drafts[s.chosen],
      check: s.check,
      here: s.here !== null,
      drawing: s.drawing,
      mapWorks: s.mapWorks,
      editing: s.edit !== null,
      held: s.edit?.held ?? false,
    }),
  );
  #seenDraft: unknown = undefined;

  override connectedCallback() {
    super.connectedCallback();
    wideQuery.addEventListener('change', () => {
      this.wide = wideQuery.matches;
      if (this.wide && this.tab === 'report') this.tab = 'check';
    });
    // What is light or dark is asked anew by everything that draws.
    darkQuery.addEventListener('change', () => this.workspace.setAppearance(this.workspace.snapshot.appearance));
    addEventListener('dragover', this.#over);
    addEventListener('dragleave', this.#left);
    addEventListener('drop', this.#drop);
    void this.#startMap();
  }

  /** The map's code comes after the page; where nothing can be drawn it is not even asked for. */
  async #startMap() {
    if (!document.createElement('canvas').getContext('webgl2')) return this.workspace.setMapWorks(false);
    const { XzMap } = await import('./xz-map');
    this.map = new XzMap();
  }

  override willUpdate() {
    const { draft, language, appearance, mapWorks, drawing, editing } = this.#state.now;
    const root = document.documentElement;
    root.lang = words(language).locale;
    root.dataset['appearance'] = appearance;
    document.title = `${words(language).name} · ${words(language).tagline}`;
    if (!mapWorks) root.dataset['xzReady'] = 'no-map';
    if (drawing && !this.wide) this.height = 'low';
    if (draft === this.#seenDraft) return;
    // A new site: on a narrow screen its report comes to the front.
    this.#seenDraft = draft;
    // One that is being moved is looked at on the map.
    if (editing) return;
    if (!this.wide) this.tab = draft ? 'report' : 'check';
    if (draft && this.height === 'low') this.height = 'middle';
  }

  override render() {
    const { language, layers, visible, draft, check, here, mapWorks } = this.#state.now;
    const w = words(language);
    const { page } = w;
    const demonstration =
      layers.some((l) => l.synthetic && visible.has(l.id)) || (check.state === 'done' && check.report.layers.some((l) => l.synthetic));
    const tabs: Tab[] = ['layers', 'check', 'data', ...(this.wide ? [] : ['report' as const])];
    return html`
      <button class="skip" @click=${this.#skip}>${page.skip}</button>
      <header>
        <xz-top-bar></xz-top-bar>
        ${demonstration ? html`<p class="demonstration">${w.demonstration}</p>` : nothing}
      </header>
      <main
        class=${`${this.wide ? 'wide' : 'narrow'} ${draft && this.wide ? 'with-report' : ''} ${mapWorks ? '' : 'no-map'}`}
        data-height=${this.height}
      >
        <div class="map">
          ${mapWorks ? html`${this.map}<xz-map-tools .map=${this.map}></xz-map-tools>` : html`<p class="no-map-words" role="status">${page.map.none}</p>`}
          ${here ? html`<xz-zone-here class="floating"></xz-zone-here>` : nothing}
        </div>
        <section class="panel" aria-label=${page.tabs.label}>
          <div class="bar">
            <div role="tablist" aria-label=${page.tabs.label} @keydown=${this.#tabKey}>
              ${tabs.map(
                (tab) =>
                  html`<button
                    role="tab"
                    id=${`tab-${tab}`}
                    aria-controls=${`panel-${tab}`}
                    aria-selected=${this.tab === tab}
                    tabindex=${this.tab === tab ? 0 : -1}
                    @click=${() => this.#show(tab)}
                  >
                    ${page.tabs[tab]}
                  </button>`,
              )}
            </div>
            ${this.wide ? nothing : this.#heightButtons()}
          </div>
          ${tabs.map(
            (tab) =>
              html`<div
                role="tabpanel"
                class=${tab}
                id=${`panel-${tab}`}
                aria-labelledby=${`tab-${tab}`}
                tabindex="-1"
                ?hidden=${this.tab !== tab}
              >
                ${content[tab]()}
              </div>`,
          )}
        </section>
        ${draft && this.wide ? html`<section class="report" aria-label=${page.report.heading} tabindex="0">${content.report()}</section>` : nothing}
      </main>
      ${this.dropping ? html`<div class="drop">${page.editor.drop}</div>` : nothing}
      <xz-verify></xz-verify>
      <p class="hidden-text" role="status" id="announcement">${this.#announcement()}</p>
    `;
  }

  #heightButtons() {
    const { sheet } = words(this.#state.now.language).page;
    const at = heights.indexOf(this.height);
    const button = (step: number, path: string) => {
      const to = heights[at + step];
      const label = `${sheet.label}: ${sheet[to ?? this.height]}`;
      return html`<button
        class="plain"
        aria-label=${label}
        title=${label}
        ?disabled=${!to}
        @click=${() => (this.height = to ?? this.height)}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d=${path} fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
      </button>`;
    };
    return html`<div class="heights">${button(-1, 'M4 7l5 5 5-5')}${button(1, 'M4 11l5-5 5 5')}</div>`;
  }

  #announcement(): string {
    const { check, language, held } = this.#state.now;
    const w = words(language);
    // Of a vertex under way only the end is told.
    if (held) return '';
    if (check.state === 'running') return w.page.report.announceRunning;
    return check.state === 'done' ? w.page.report.announce(w.verdict[check.report.verdict], verdictLine(check.report, language)) : '';
  }

  #show(tab: Tab) {
    this.tab = tab;
    if (this.height === 'low') this.height = 'middle';
  }

  readonly #tabKey = async (event: KeyboardEvent) => {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.findIndex((t) => t.getAttribute('aria-selected') === 'true');
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[to % tabs.length];
    tab?.click();
    await this.updateComplete;
    tab?.focus();
  };

  readonly #skip = async () => {
    this.#show('check');
    await this.updateComplete;
    this.panel.focus();
  };

  readonly #over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  };
  readonly #left = (event: DragEvent) => {
    if (!event.relatedTarget) this.dropping = false;
  };
  readonly #drop = (event: DragEvent) => {
    this.dropping = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#show('check');
    void giveFiles(this.workspace, files);
  };
}

const wideQuery = matchMedia('(min-width: 1024px)');

const content = {
  layers: () => html`<xz-layer-list></xz-layer-list>`,
  check: () => html`<xz-site-editor></xz-site-editor>`,
  data: () => html`<xz-data-list></xz-data-list>`,
  report: () => html`<xz-report></xz-report>`,
};
