import { isMovable, surveyCoordinates, verticesOf, type Workspace } from '#app';
import type { Position } from '#geo';
import { latitude, longitude, number, survey, words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { layersOf } from './catalogue-of';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { scaleBar } from './scale-bar';
import { Watch } from './watch';
import type { XzMap } from './xz-map';

/** What lies around the map: buttons for every gesture, the drawing bar, the scale and the coordinates. */
@customElement('xz-map-tools')
export class XzMapTools extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .buttons,
      .drawing,
      .foot {
        position: absolute;
        pointer-events: auto;
      }
      .buttons {
        top: var(--space-2);
        right: var(--space-2);
        display: grid;
        gap: 4px;
      }
      .buttons button {
        width: 32px;
        height: 32px;
        padding: 0;
        box-shadow: var(--float-shadow);
      }
      .buttons button[aria-pressed='true'] {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--accent-text);
      }
      .buttons svg {
        width: 18px;
        height: 18px;
      }
      .drawing {
        top: var(--space-2);
        left: 50%;
        transform: translateX(-50%);
        width: max-content;
        max-width: calc(100% - 100px);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        background: var(--panel);
        box-shadow: var(--float-shadow);
      }
      .foot {
        right: 0;
        bottom: 0;
        left: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: 2px var(--space-3);
        padding: 2px var(--space-2);
        pointer-events: none;
        font-size: var(--size-1);
        font-variant-numeric: tabular-nums;
      }
      .foot > * {
        padding: 0 4px;
        background: color-mix(in srgb, var(--panel) 82%, transparent);
        border-radius: 2px;
      }
      .scale {
        display: grid;
        justify-items: center;
        line-height: 1.2;
      }
      .survey {
        white-space: pre;
      }
      /* Many layers name many sources: on a small map they scroll instead of covering it. */
      .attribution {
        max-height: 84px;
        margin-left: auto;
        overflow: auto;
        color: var(--quiet);
        pointer-events: auto;
      }
      .attribution > summary {
        min-height: 24px;
        padding: 2px 0;
        font-weight: 400;
      }
      @media (max-width: 700px) {
        .survey,
        .hint {
          display: none;
        }
        #editing {
          padding: var(--space-1) var(--space-2);
        }
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @property({ attribute: false }) map: XzMap | null = null;
  @state() private pointer: Position | null = null;
  @state() private sketch = { placed: 0, canFinish: false };
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({
      language: s.language,
      drawing: s.drawing,
      layers: layersOf(s),
      visible: s.visible,
      site: s.drafts.length > 0,
      view: s.view,
      movable: isMovable(s),
      edit: s.edit,
      moves: s.moves,
      vertices: s.edit ? verticesOf(s.drafts[s.chosen]!.shape).length : 0,
    }),
  );
  #wired: XzMap | null = null;

  override willUpdate() {
    if (!this.map || this.#wired === this.map) return;
    this.#wired = this.map;
    const on = (type: string, act: (event: Event) => void) => this.map?.addEventListener(type, act);
    on('xz-pointer', (event) => (this.pointer = (event as CustomEvent<Position | null>).detail));
    on('xz-sketch', (event) => (this.sketch = (event as CustomEvent<typeof this.sketch>).detail));
    on('xz-view', () => this.requestUpdate());
  }

  override render() {
    const { language, drawing, site, movable, edit } = this.#state.now;
    const { map: m, edit: e } = words(language).page;
    return html`
      <div class="buttons">
        ${this.#button(m.zoomIn, 'M9 3v12M3 9h12', () => this.map?.zoomBy(1))}
        ${this.#button(m.zoomOut, 'M3 9h12', () => this.map?.zoomBy(-1))}
        ${this.#button(m.home, 'M3 9l6-6 6 6M5 8v7h8V8', () => this.map?.home())}
        ${site ? this.#button(m.toSite, 'M9 2v4M9 12v4M2 9h4M12 9h4M9 6a3 3 0 100 6 3 3 0 000-6', () => this.map?.toSite()) : nothing}
        ${movable ? this.#button(e.start, 'M4 13L9 4l6 8zM4 11.5v3M2.5 13h3M9 2.5v3M7.5 4h3M15 10.5v3M13.5 12h3', () => this.#toggleEdit(), edit !== null) : nothing}
      </div>
      ${drawing ? this.#drawingBar(drawing) : edit ? this.#editBar(edit.vertex) : nothing}
      <div class="foot">${this.#scale()} ${this.#coordinates()} ${this.#attribution()}</div>
    `;
  }

  #button(label: string, path: string, act: () => void, pressed?: boolean) {
    return html`<button aria-label=${label} title=${label} aria-pressed=${pressed ?? nothing} @click=${act}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <path d=${path} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
      </svg>
    </button>`;
  }

  #toggleEdit() {
    if (this.#state.now.edit) this.workspace.editing.stop();
    else this.workspace.editing.start();
  }

  #editBar(vertex: number) {
    const { language, moves, vertices } = this.#state.now;
    const { edit } = words(language).page;
    return html`<div class="drawing stack" id="editing" role="group" aria-label=${edit.label}>
      <p class="quiet small hint">${edit.hint}</p>
      <div class="row">
        <button @click=${() => this.map?.stepVertex(-1)}>${edit.previous}</button>
        <button @click=${() => this.map?.stepVertex(1)}>${edit.next}</button>
        <button id="undo-move" ?disabled=${moves === 0} @click=${() => this.workspace.editing.undo()}>${edit.undo}</button>
        <button class="primary" @click=${() => this.workspace.editing.stop()}>${edit.done}</button>
        <span class="quiet small">${edit.vertex(number(vertex + 1), number(vertices))}</span>
      </div>
    </div>`;
  }

  #drawingBar(kind: 'points' | 'lines' | 'polygons') {
    const { editor } = words(this.#state.now.language).page;
    const { placed, canFinish } = this.sketch;
    return html`<div class="drawing stack" role="group" aria-label=${editor.draw}>
      <p>${kind === 'points' ? editor.drawingPoint : editor.drawing}</p>
      <p class="quiet small">${editor.drawKeys}</p>
      <div class="row">
        <button @click=${() => this.map?.placeAtCentre()}>${editor.placeHere}</button>
        ${
          kind === 'points'
            ? nothing
            : html`<button ?disabled=${placed === 0} @click=${() => this.map?.undo()}>${editor.undo}</button>
                <button class="primary" ?disabled=${!canFinish} @click=${() => this.map?.finish()}>${editor.finish}</button>`
        }
        <button @click=${() => this.map?.cancel()}>${editor.cancel}</button>
        <span class="quiet small" role="status">${editor.vertices(placed)}</span>
      </div>
    </div>`;
  }

  #scale() {
    const metres = this.map?.metresPerPixel();
    if (!metres) return nothing;
    const { label, px } = scaleBar(metres, 96);
    return html`<div class="scale">
      ${label}<svg width=${px} height="6" aria-hidden="true">
        <path d=${`M1 0V5H${px - 1}V0`} fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
    </div>`;
  }

  #coordinates() {
    const { view, language } = this.#state.now;
    const { map } = words(language).page;
    const at: Position = this.pointer ?? [view.lng, view.lat];
    const plane = surveyCoordinates(at);
    return html`<div>${this.pointer ? '' : `${map.centre} `}${longitude(at[0])} ${latitude(at[1])}</div>
      ${plane ? html`<div class="survey">${survey(plane.x, plane.y)} <span class="quiet">CGCS2000 3° GK ${plane.zone}</span></div>` : nothing}`;
  }

  #attribution() {
    const { layers, visible, language } = this.#state.now;
    const shown = layers.filter((l) => visible.has(l.id));
    // The base names its publishers in any case, a layer of zones or places only where its licence asks for it.
    const names = [...new Set(shown.flatMap((l) => l.attribution ?? (l.kind === 'base' ? [l.publisher[language]] : [])))];
    if (names.length === 0) return nothing;
    const { attribution } = words(language).page.map;
    if (innerWidth > 1023) return html`<div class="attribution">${attribution}${words(language).colon}${names.join(' · ')}</div>`;
    return html`<details class="attribution">
      <summary>${attribution}</summary>
      ${names.join(' · ')}
    </details>`;
  }
}
