import type { CheckReport } from '#check';
import type { Position, Shape } from '#geo';
import { mainLayers, type Catalogue, type CatalogueLayer, type Draft, type Note, type Problem } from '#zone';
import type { FeatureCollection } from 'geojson';
import type { CheckService, ZoneHere } from './check-protocol';
import { latest } from './latest';

export type Language = 'zh' | 'en';
export type Appearance = 'auto' | 'light' | 'dark';
export interface View {
  lng: number;
  lat: number;
  zoom: number;
}

/** Everything that the page shows, as one immutable value. */
export interface Snapshot {
  language: Language;
  appearance: Appearance;
  view: View;
  /** ISO day for which the check asks. */
  asOf: string;
  nearM: number;
  toleranceM2: number;
  /** Where the catalogue was asked for; its layer files lie beside it. */
  catalogueUrl: string;
  catalogue: { state: 'loading' } | { state: 'ready'; catalogue: Catalogue } | { state: 'failed'; problems: Problem[] };
  /** Layers drawn on the map; what is hidden is checked all the same. */
  visible: ReadonlySet<string>;
  /** What was typed, kept as it is whatever becomes of it. */
  text: string;
  /** Sites read from the last input; one of them is asked about. */
  drafts: readonly Draft[];
  chosen: number;
  notes: readonly Note[];
  problems: readonly Problem[];
  check:
    | { state: 'idle' }
    | { state: 'running' }
    | { state: 'done'; report: CheckReport; overlaps: FeatureCollection }
    | { state: 'failed'; problems: Problem[] };
  /** The finding under the pointer or the focus. */
  highlight: { layer: string; zone: string } | null;
  here: { at: Position; state: 'asking' | 'done' | 'failed'; zones: ZoneHere[]; unknown: { layer: string; reason: string }[] } | null;
  /** What is being drawn on the map, null when nothing is. */
  drawing: Shape['kind'] | null;
  /** Layers whose picture did not come: on the map they look like empty land, so the list says it. */
  undrawn: ReadonlySet<string>;
  /** False where the browser cannot draw maps; everything else works. */
  mapWorks: boolean;
}

/** A drawn vertex carries no more digits than a link does (1e-9°, 0.1 mm), so that a shared link asks exactly the same question. */
function atLinkPrecision(shape: Shape): Shape {
  const round = (degrees: number) => Math.round(degrees * 1e9) / 1e9;
  const at = ([lng, lat]: Position): Position => [round(lng), round(lat)];
  if (shape.kind === 'points') return { kind: 'points', coordinates: shape.coordinates.map(at) };
  if (shape.kind === 'lines') return { kind: 'lines', coordinates: shape.coordinates.map((line) => line.map(at)) };
  return { kind: 'polygons', coordinates: shape.coordinates.map((rings) => rings.map((ring) => ring.map(at))) };
}

/** Drawn from the start: the base and the main layers. The others are a click away, and their pictures are fetched then. */
export const drawnAtFirst = (layers: readonly CatalogueLayer[]): string[] => [
  ...mainLayers(layers).map((l) => l.id),
  ...layers.filter((l) => l.kind === 'base').map((l) => l.id),
];

export const initialView: View = { lng: 126.3, lat: 43.6, zoom: 6.2 };

/**
 * The state of the page and the verbs that change it. A snapshot is never changed, only replaced; giving a new site drops the old report in the
 * same snapshot, so a stale verdict cannot be shown. Permalink, storage and map subscribe (`main.ts`).
 */
export class Workspace {
  #snapshot: Snapshot;
  readonly #listeners = new Set<() => void>();
  readonly #service: CheckService;
  readonly #checkLatest: (draft: Draft) => void;
  readonly #readLatest: (input: { input: string | Uint8Array; name: string; turn: number }) => void;
  /** Counts what the person gives, so that a slow reading cannot replace something newer. */
  #turn = 0;
  readonly #hereLatest: (at: Position) => void;

  readonly #switched: { hidden: readonly string[]; shown: readonly string[] };

  /** `hidden`, `shown`: layers that are off or on other than at first; they are known by name only until the catalogue has come. */
  constructor(
    service: CheckService,
    { hidden = [], shown = [], ...start }: { asOf: string; hidden?: readonly string[]; shown?: readonly string[] } & Partial<Snapshot>,
  ) {
    this.#service = service;
    this.#switched = { hidden, shown };
    this.#snapshot = {
      language: 'zh',
      appearance: 'auto',
      view: initialView,
      nearM: 500,
      toleranceM2: 1,
      catalogueUrl: '',
      catalogue: { state: 'loading' },
      visible: new Set(),
      text: '',
      drafts: [],
      chosen: 0,
      notes: [],
      problems: [],
      check: { state: 'idle' },
      highlight: null,
      here: null,
      drawing: null,
      undrawn: new Set(),
      mapWorks: true,
      ...start,
    };
    this.#checkLatest = latest(
      (draft: Draft) => this.#service.check(draft, this.#options()).then((outcome) => ({ draft, outcome })),
      ({ draft, outcome }) => {
        // The site may have been cleared meanwhile; its answer must not come back.
        if (this.#snapshot.drafts[this.#snapshot.chosen] !== draft) return;
        const { ok } = outcome;
        this.#set({
          check: ok
            ? { state: 'done', report: outcome.report, overlaps: outcome.overlaps }
            : { state: 'failed', problems: outcome.problems },
        });
      },
      (problem) => this.#set({ check: { state: 'failed', problems: [problem] } }),
    );
    this.#readLatest = latest(
      ({ input, name, turn }) => this.#service.read(input, name).then((outcome) => ({ outcome, turn })),
      ({ outcome, turn }) => {
        // Something newer was drawn or cleared while this was read.
        if (turn !== this.#turn) return;
        if (!outcome.ok) return this.#set({ problems: outcome.problems, notes: [] });
        this.#give(outcome.drafts, 0, outcome.notes);
      },
      (problem) => this.#set({ problems: [problem] }),
    );
    this.#hereLatest = latest(
      (at: Position) => this.#service.whatIsHere(at, this.#snapshot.asOf).then((outcome) => ({ at, outcome })),
      ({ at, outcome }) => {
        // Closed meanwhile: it stays closed.
        if (this.#snapshot.here?.at !== at) return;
        this.#set({
          here: outcome.ok
            ? { at, state: 'done', zones: outcome.zones, unknown: outcome.unknown }
            : { at, state: 'failed', zones: [], unknown: [] },
        });
      },
      () => this.#set({ here: this.#snapshot.here && { ...this.#snapshot.here, state: 'failed' } }),
    );
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(change: Partial<Snapshot>) {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  #options() {
    const { asOf, nearM, toleranceM2 } = this.#snapshot;
    return { asOf, nearM, toleranceM2 };
  }

  async open(catalogueUrl: string): Promise<void> {
    this.#set({ catalogueUrl });
    const outcome = await this.#service.open(catalogueUrl);
    this.#catalogueCame(outcome);
  }

  async retryLayers(): Promise<void> {
    this.#catalogueCame(await this.#service.reload());
  }

  #catalogueCame(outcome: Awaited<ReturnType<CheckService['open']>>) {
    if (!outcome.ok) {
      this.#set({ catalogue: { state: 'failed', problems: outcome.problems } });
    } else {
      const first = this.#snapshot.catalogue.state !== 'ready' && this.#snapshot.visible.size === 0;
      const { layers } = outcome.catalogue;
      const { hidden, shown: asked } = this.#switched;
      const atFirst = drawnAtFirst(layers);
      const shown = layers.map((l) => l.id).filter((id) => asked.includes(id) || (atFirst.includes(id) && !hidden.includes(id)));
      this.#set({ catalogue: { state: 'ready', catalogue: outcome.catalogue }, ...(first ? { visible: new Set(shown) } : {}) });
    }
    this.#recheck();
  }

  setLanguage(language: Language) {
    this.#set({ language });
  }
  setAppearance(appearance: Appearance) {
    this.#set({ appearance });
  }
  setView(view: View) {
    this.#set({ view });
  }
  setAsOf(asOf: string) {
    this.#set({ asOf });
    this.#recheck();
    if (this.#snapshot.here) this.ask(this.#snapshot.here.at);
  }
  setLayerVisible(layer: string, shown: boolean) {
    const visible = new Set(this.#snapshot.visible);
    if (shown) visible.add(layer);
    else visible.delete(layer);
    this.#set({ visible });
  }
  setHighlight(highlight: Snapshot['highlight']) {
    this.#set({ highlight });
  }
  markUndrawn(layer: string) {
    if (!this.#snapshot.undrawn.has(layer)) this.#set({ undrawn: new Set([...this.#snapshot.undrawn, layer]) });
  }
  setMapWorks(mapWorks: boolean) {
    this.#set({ mapWorks });
  }

  /** Keeps what is being typed without reading it yet. */
  setText(text: string) {
    this.#set({ text });
  }
  /** Reads typed or pasted text as a site. */
  giveText(text: string) {
    this.#set({ text });
    this.#readLatest({ input: text, name: 'text', turn: ++this.#turn });
  }
  /** Reads a dropped or chosen file. The old site stays until the new one has been understood. */
  giveFile(name: string, bytes: Uint8Array) {
    this.#readLatest({ input: bytes, name, turn: ++this.#turn });
  }
  startDrawing(kind: Shape['kind']) {
    this.#set({ drawing: kind, here: null });
  }
  stopDrawing() {
    this.#set({ drawing: null });
  }
  /** Says why something given could not even be read; what was there stays. */
  refuse(problem: Problem) {
    this.#turn++;
    this.#set({ problems: [problem] });
  }
  /** Takes a shape that was drawn on the map. */
  giveShape(shape: Shape) {
    this.#turn++;
    this.#set({ drawing: null });
    this.#give([{ id: 'drawn', shape: atLinkPrecision(shape), crs: 'EPSG:4490', evidence: [{ code: 'drawn-on-map' }] }], 0, []);
  }
  /** Takes up a site from a link or from storage. */
  giveDrafts(drafts: readonly Draft[], chosen = 0) {
    this.#give(drafts, Math.min(chosen, drafts.length - 1), []);
  }
  chooseDraft(index: number) {
    this.#give(this.#snapshot.drafts, index, this.#snapshot.notes);
  }
  clearSite() {
    this.#turn++;
    this.#set({ drafts: [], chosen: 0, notes: [], problems: [], check: { state: 'idle' }, highlight: null });
  }

  #give(drafts: readonly Draft[], chosen: number, notes: readonly Note[]) {
    this.#set({ drafts, chosen, notes, problems: [], highlight: null, check: { state: 'idle' } });
    this.#recheck();
  }

  #recheck() {
    const draft = this.#snapshot.drafts[this.#snapshot.chosen];
    if (!draft) return;
    this.#set({ check: { state: 'running' } });
    this.#checkLatest(draft);
  }

  /** Asks what lies at a place. */
  ask(at: Position) {
    this.#set({ here: { at, state: 'asking', zones: [], unknown: [] } });
    this.#hereLatest(at);
  }
  closeHere() {
    this.#set({ here: null });
  }
}
