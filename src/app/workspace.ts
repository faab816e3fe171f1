import type { Position, Shape } from '#geo';
import type { Draft, Problem } from '#zone';
import { briefOf } from './brief';
import type { BatchRow, CheckService } from './check-protocol';
import { latest } from './latest';
import { Moves, type Before } from './moves';
import { checkAll, type Crew } from './pool';
import { firstSnapshot, shownFirst, type Appearance, type Batch, type Language, type Snapshot, type Switched, type View } from './snapshot';
import { atLinkPrecision, isMovable, moveVertex } from './vertices';

/**
 * The state of the page and the verbs that change it. A snapshot is never changed, only replaced; giving a new site drops the old report in the
 * same snapshot, so a stale verdict cannot be shown. While a vertex is moved the report before stays as `former`, which nobody can take for an answer.
 * Permalink, storage and map subscribe (`main.ts`).
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

  readonly #crew: Crew | null;
  /** Ends the batch that runs. */
  #endBatch = () => {};
  readonly #moves = new Moves();

  readonly #switched: Switched;

  /**
   * `hidden`, `shown`: layers that are off or on other than at first; they are known by name only until the catalogue has come.
   * Without a crew the service does batches too.
   */
  constructor(
    service: CheckService,
    { hidden = [], shown = [], ...start }: { asOf: string } & Partial<Switched & Snapshot>,
    crew: Crew | null = null,
  ) {
    this.#service = service;
    this.#crew = crew;
    this.#switched = { hidden, shown };
    this.#snapshot = { ...firstSnapshot, ...start };
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
        // A site that was moved after its batch gets its row from its own report.
        if (this.#moves.passed(draft)) this.#addRows([[draft, ok ? briefOf(outcome.report) : outcome]]);
      },
      (problem) => this.#set({ check: { state: 'failed', problems: [problem] } }),
      ({ draft, outcome }) => {
        // The vertex has moved on: what was found may follow it, as what it is.
        if (outcome.ok && this.#snapshot.check.state === 'running' && this.#moves.passed(draft))
          this.#set({ check: { state: 'running', former: outcome.report } });
      },
    );
    this.#readLatest = latest(
      ({ input, name, turn }) =>
        this.#service.read(input, name).then((outcome) => ({ outcome, turn, fromFile: typeof input !== 'string' })),
      ({ outcome, turn, fromFile }) => {
        // Something newer was drawn or cleared while this was read.
        if (turn !== this.#turn) return;
        if (!outcome.ok) return this.#set({ problems: outcome.problems, notes: [] });
        this.#give(outcome.drafts, { notes: outcome.notes, refused: outcome.refused, fromFile });
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
    this.#catalogueCame(await this.#service.open(catalogueUrl));
  }
  async retryLayers(): Promise<void> {
    this.#catalogueCame(await this.#service.reload());
  }
  #catalogueCame(outcome: Awaited<ReturnType<CheckService['open']>>) {
    if (!outcome.ok) this.#set({ catalogue: { state: 'failed', problems: outcome.problems }, moves: 0 });
    else {
      const { catalogue } = outcome;
      const first = this.#snapshot.catalogue.state !== 'ready' && this.#snapshot.visible.size === 0;
      const visible = first ? { visible: new Set(shownFirst(catalogue.layers, this.#switched)) } : {};
      this.#set({ catalogue: { state: 'ready', catalogue }, ...visible, moves: 0 });
    }
    this.#startAfresh();
  }
  /** Nothing that rests on another day or catalogue comes back, by undo neither. */
  #startAfresh() {
    this.#dropBatch();
    this.#moves.forget();
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
    this.#set({ asOf, moves: 0 });
    this.#startAfresh();
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
    this.stopEditing();
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
    this.#give([{ id: 'drawn', shape: atLinkPrecision(shape), crs: 'EPSG:4490', evidence: [{ code: 'drawn-on-map' }] }], { drawing: null });
  }
  /** Takes up another site of the last input. Its batch goes on. */
  chooseDraft(chosen: number) {
    this.#moves.forget();
    this.#set({ chosen, problems: [], highlight: null, edit: null, moves: 0, check: { state: 'idle' } });
    this.#recheck();
  }
  clearSite() {
    this.#turn++;
    this.#give([]);
  }

  #give(drafts: readonly Draft[], more: Partial<Pick<Snapshot, 'notes' | 'refused' | 'fromFile' | 'drawing'>> = {}) {
    this.#dropBatch();
    this.#moves.forget();
    const given = { drafts, chosen: 0, notes: [], problems: [], refused: [], fromFile: false, ...more };
    this.#set({ ...given, highlight: null, edit: null, moves: 0, check: { state: 'idle' } });
    this.#recheck();
  }

  #recheck() {
    const draft = this.#snapshot.drafts[this.#snapshot.chosen];
    if (!draft) return;
    this.#set({ check: { state: 'running' } });
    this.#checkLatest(draft);
  }

  /** Checks every site of the last input; rows come as they are found. */
  checkAll() {
    const { drafts, catalogueUrl, catalogue } = this.#snapshot;
    if (catalogue.state !== 'ready' || drafts.length === 0) return;
    this.#endBatch();
    this.#set({ batch: { state: 'running', total: drafts.length, rows: new Map() } });
    const { hash } = catalogue.catalogue;
    const question = { drafts, options: this.#options(), own: this.#service, crew: this.#crew, catalogueUrl, catalogue: hash };
    this.#endBatch = checkAll(question, (found, state) => this.#addRows(found, state));
  }
  #addRows(found: readonly [Draft, BatchRow][], state?: Batch['state']) {
    const { batch } = this.#snapshot;
    if (batch) this.#set({ batch: { ...batch, state: state ?? batch.state, rows: new Map([...batch.rows, ...found]) } });
  }
  /** Stops the batch; what was found stays. */
  cancelAll() {
    this.#endBatch();
    const { batch } = this.#snapshot;
    if (batch?.state === 'running') this.#set({ batch: { ...batch, state: 'cancelled' } });
  }
  #dropBatch() {
    this.#endBatch();
    if (this.#snapshot.batch) this.#set({ batch: null });
  }
  /** Shows the vertices of the site, to be moved. */
  startEditing() {
    if (isMovable(this.#snapshot)) this.#set({ edit: { vertex: 0, held: false }, drawing: null, here: null });
  }
  stopEditing() {
    this.letGo();
    this.#set({ edit: null });
  }
  /** Takes hold of a vertex. Until it is let go, link and storage wait. */
  hold(vertex: number, held = true) {
    const { drafts, check, edit } = this.#snapshot;
    if (!edit) return;
    if (edit.held) this.letGo();
    if (held) this.#moves.begin({ drafts, check });
    this.#set({ edit: { vertex, held } });
  }
  /** Moves the vertex that is held; the report follows. */
  moveTo(at: Position) {
    const { drafts, chosen, edit, check } = this.#snapshot;
    if (!drafts[chosen] || !edit?.held) return;
    const moved = moveVertex(drafts[chosen], edit.vertex, at);
    this.#moves.pass(moved);
    const former = check.state === 'done' ? check.report : check.state === 'running' ? check.former : undefined;
    // In one snapshot, so that no report ever stands beside another site.
    this.#set({ drafts: drafts.with(chosen, moved), highlight: null, check: { state: 'running', ...(former ? { former } : {}) } });
    this.#checkLatest(moved);
  }
  letGo() {
    const { edit, drafts } = this.#snapshot;
    if (edit?.held) this.#set({ edit: { ...edit, held: false }, moves: this.#moves.end(drafts) });
  }
  /** Puts the vertex that is held back to where it was. */
  takeBack() {
    this.#return(this.#moves.takeBack());
  }
  /** Undoes the last move. */
  undoMove() {
    this.letGo();
    this.#return(this.#moves.undo());
  }
  #return(before: Before | null | undefined) {
    if (!before) return;
    const { edit } = this.#snapshot;
    this.#set({ ...before, edit: edit && { ...edit, held: false }, moves: this.#moves.count });
    // The answer comes back with the site, unless there was none yet.
    if (before.check.state !== 'done') this.#recheck();
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
