import { initialView, type Workspace } from '#app';
import type { Position, Shape } from '#geo';
import { words } from '#i18n';
import { consume } from '@lit/context';
import { ReactiveElement, css, unsafeCSS } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Map as GlMap, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { isDark } from './appearance';
import { layersOf } from './catalogue-of';
import { workspaceContext } from './context';
import { FrameMarks } from './frame-marks';
import mapCss from './map.css?inline';
import { mapStyle, type MapState } from './map-style';
import { imageOf, pixelRatio } from './patterns';
import { metresPerPixel } from './scale-bar';
import { firstView, isSeen, siteFrame, wholeProvince } from './site-frame';
import { sketchOf, waysToNearest } from './site-style';
import { Drawing } from './sketch';
import { bringTo, type Style } from './style-steps';
import { VertexTool } from './vertex-tool';
import { Watch } from './watch';

setWorkerUrl(workerUrl);

const nothing: MapState['nearest'] = [];

/**
 * The map: a canvas that shows the snapshot and turns clicks and keys into verbs. It computes no answer; nothing waits for it.
 * Fires `xz-pointer` (detail: position or null) and `xz-sketch` while something is drawn.
 */
@customElement('xz-map')
export class XzMap extends ReactiveElement {
  static override styles = css`
    ${unsafeCSS(mapCss)}
  `;

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({
      dark: isDark(s.appearance),
      language: s.language,
      catalogueUrl: s.catalogueUrl,
      catalogueState: s.catalogue.state,
      layers: layersOf(s),
      visible: s.visible,
      asOf: s.asOf,
      draft: s.drafts[s.chosen],
      check: s.check,
      highlight: s.highlight,
      here: s.here?.at ?? null,
      drawing: s.drawing,
      edit: s.edit,
      question: s.question,
    }),
  );
  #map: GlMap | null = null;
  #styled = false;
  #drawn: Style = { version: 8, sources: {}, layers: [] };
  #drawing: Drawing | null = null;
  #tool: VertexTool | null = null;
  #marks: FrameMarks | null = null;
  #pointer: Position | null = null;
  #fitted: Shape | null = null;
  /** Layers that were shown at least once. */
  readonly #fetched = new Set<string>();

  override firstUpdated() {
    const container = document.createElement('div');
    const cross = document.createElement('div');
    cross.className = 'cross';
    this.renderRoot.append(container, cross);
    const { view } = this.workspace.snapshot;
    try {
      this.#map = new GlMap({
        container,
        style: { version: 8, sources: {}, layers: [] },
        ...(view === initialView ? firstView : { center: [view.lng, view.lat], zoom: view.zoom }),
        minZoom: 4,
        maxZoom: 18,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
        locale: { 'Map.Title': words(this.#state.now.language).page.map.label },
      });
    } catch {
      // No WebGL2 after all. What is left of the page does everything but draw.
      container.remove();
      this.workspace.setMapWorks(false);
      return;
    }
    this.#wire(this.#map);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#tool?.remove();
    this.#map?.remove();
    this.#map = null;
  }

  override updated() {
    const { drawing, language, draft, edit, question } = this.#state.now;
    const map = this.#map;
    if (!map) return;
    const turned = (this.#drawing?.kind ?? null) !== drawing;
    if (turned) {
      this.#drawing = drawing ? new Drawing(drawing) : null;
      this.#pointer = null;
      this.toggleAttribute('drawing', drawing !== null);
      if (drawing) {
        map.doubleClickZoom.disable();
        map.getCanvas().focus({ preventScroll: true });
      } else map.doubleClickZoom.enable();
      this.#tellSketch();
    }
    map.getCanvas().setAttribute('aria-label', words(language).page.map.label);
    map.getCanvas().setAttribute('aria-description', words(language).page.map.hint);
    this.#draw();
    // The pointer draws past the style, which therefore does not know what it would have to take away.
    if (turned) this.#drawSketch();
    const shape = draft?.shape ?? null;
    this.#tool?.update(shape, edit, language);
    this.#marks?.update(question);
    if (shape !== this.#fitted) {
      this.#fitted = shape;
      // What a hand moves stays under it.
      if (edit) return;
      // The panels make room first.
      if (shape) requestAnimationFrame(() => this.#showSite(shape, false));
    }
  }

  #mapState(): MapState {
    const { dark, language, catalogueUrl, layers, visible, asOf, draft, check, highlight, here, edit } = this.#state.now;
    for (const id of visible) this.#fetched.add(id);
    // The outline of a zone in a layer that is off is shown too, while somebody points at it.
    if (highlight) this.#fetched.add(highlight.layer);
    const done = check.state === 'done' ? check : null;
    return {
      dark,
      language,
      published: catalogueUrl.slice(0, catalogueUrl.lastIndexOf('/') + 1),
      layers,
      visible,
      fetched: this.#fetched,
      asOf,
      site: draft?.shape ?? null,
      handles: edit !== null,
      sketch: this.#drawing && sketchOf(this.#drawing.kind, this.#drawing.placed, this.#pointer),
      overlaps: done?.overlaps ?? null,
      nearest: done ? waysToNearest(done.report) : nothing,
      highlight,
      here,
    };
  }

  /** Applies what has changed. */
  #draw() {
    if (!this.#styled || !this.#map) return;
    const next = mapStyle(this.#mapState());
    bringTo(this.#map, this.#drawn, next);
    this.#drawn = next;
  }

  #wire(map: GlMap) {
    map.on('style.load', () => {
      this.#styled = true;
      this.#draw();
    });
    // Patterns and signs are drawn when a tile first asks for them.
    map.setMissingStyleImageResolver((name) => {
      const image = imageOf(name);
      if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio });
    });
    map.on('idle', () => {
      if (this.#state.now.catalogueState !== 'loading') document.documentElement.dataset['xzReady'] ??= 'map';
    });
    map.on('moveend', () => {
      const { lng, lat } = map.getCenter();
      this.workspace.setView({ lng, lat, zoom: map.getZoom() });
      this.#say('xz-view', null);
    });
    map.on('move', () => this.#say('xz-view', null));
    map.on('mousemove', ({ lngLat: { lng, lat } }) => {
      this.#say('xz-pointer', [lng, lat]);
      if (!this.#drawing) return;
      this.#pointer = [lng, lat];
      this.#drawSketch();
    });
    map.on('mouseout', () => this.#say('xz-pointer', null));
    map.on('click', (event) => this.#click(event));
    map.on('dblclick', () => {
      if (this.#drawing) this.finish();
    });
    map.on('error', (event) => {
      // A layer whose picture does not come is no failure of the check, but its blank must not be taken for empty land.
      const { sourceId } = event as { sourceId?: string };
      if (sourceId !== undefined) this.workspace.markUndrawn(sourceId);
    });
    const canvas = map.getCanvas();
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('pointerdown', () => this.removeAttribute('keys'));
    canvas.addEventListener('blur', () => this.removeAttribute('keys'));
    this.#tool = new VertexTool(map, this.workspace);
    this.#marks = new FrameMarks(map);
    this.#say('xz-view', null);
  }

  #click({ lngLat: { lng, lat }, point }: MapMouseEvent) {
    const drawing = this.#drawing;
    if (!drawing) return this.#tool?.busy ? undefined : this.workspace.ask([lng, lat]);
    const near = (p: Position | undefined) => {
      const at = p && this.#map?.project([p[0], p[1]]);
      return at ? Math.hypot(at.x - point.x, at.y - point.y) < 8 : false;
    };
    // The second half of a double-click, and a click on the first vertex, place nothing.
    if (near(drawing.placed.at(-1))) return;
    if (drawing.kind === 'polygons' && drawing.canFinish && near(drawing.placed[0])) return this.finish();
    this.#place([lng, lat]);
  }

  #key(event: KeyboardEvent) {
    const keys: Record<string, () => void> = this.#drawing
      ? { ' ': () => this.placeAtCentre(), Enter: () => this.finish(), Escape: () => this.cancel(), Backspace: () => this.undo() }
      : { Enter: () => this.workspace.ask(this.centre()), Escape: () => this.workspace.closeHere() };
    this.setAttribute('keys', '');
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #place(at: Position) {
    this.#drawing?.place(at);
    if (this.#drawing?.kind === 'points') return this.finish();
    this.#tellSketch();
    this.#drawSketch();
  }

  centre(): Position {
    const { lng, lat } = this.#map?.getCenter() ?? this.workspace.snapshot.view;
    return [lng, lat];
  }
  placeAtCentre() {
    this.#place(this.centre());
  }
  undo() {
    this.#drawing?.undo();
    this.#tellSketch();
    this.#drawSketch();
  }
  finish() {
    const shape = this.#drawing?.finish();
    if (!shape) return;
    this.#fitted = shape;
    this.workspace.giveShape(shape);
  }
  cancel = () => this.workspace.stopDrawing();
  stepVertex = (by: number) => this.#tool?.step(by);
  zoomBy = (steps: number) => void this.#map?.zoomTo(this.#map.getZoom() + steps);
  home() {
    this.#map?.fitBounds(wholeProvince(this.#state.now.layers), { padding: 24 });
  }
  toSite() {
    const { draft } = this.#state.now;
    if (draft) this.#showSite(draft.shape, true);
  }
  /** Metres for one pixel at the centre, for the scale bar. */
  metresPerPixel(): number | null {
    return this.#map && metresPerPixel(this.#map.getCenter().lat, this.#map.getZoom());
  }

  /** Moves to the site, unless it can be seen well already. */
  #showSite(shape: Shape, always: boolean) {
    const map = this.#map;
    const box = siteFrame(shape);
    if (!map || !box) return;
    map.resize();
    if (always || !isSeen(map, box)) map.fitBounds(box, { padding: 72, maxZoom: 15, duration: 600 });
  }

  #drawSketch() {
    const source = this.#styled && this.#map?.getSource<GeoJSONSource>('sketch');
    const features = this.#drawing ? sketchOf(this.#drawing.kind, this.#drawing.placed, this.#pointer).features : [];
    if (source) void source.setData({ type: 'FeatureCollection', features });
  }

  #tellSketch() {
    this.#say('xz-sketch', { placed: this.#drawing?.placed.length ?? 0, canFinish: this.#drawing?.canFinish ?? false });
  }

  #say(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
