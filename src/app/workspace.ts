import type { Activity, Surroundings } from '#check';
import type { Position, Shape } from '#geo';
import type { Draft, Problem } from '#zone';
import { ActivityVerbs } from './activity';
import { BatchVerbs } from './batch';
import { briefOf } from './brief';
import type { CheckService, GivenFile } from './check-protocol';
import type { Desk } from './desk';
import { Editing } from './editing';
import { asksHere } from './here';
import { latest } from './latest';
import { Moves } from './moves';
import type { Crew } from './pool';
import { RemarkVerbs } from './remarks';
import { firstSnapshot, shownFirst, type Appearance, type Language, type Snapshot, type Switched, type View } from './snapshot';
import { reportText, VerificationVerbs } from './verification';
import { atLinkPrecision } from './vertices';

type Input = string | readonly GivenFile[];

/**
 * The state of the page and the verbs that change it. A snapshot is never changed, only replaced; giving a new site or activity drops the old report in the
 * same snapshot, so a stale verdict cannot be shown. While a vertex is moved the report before stays as `former`, which nobody can take for an answer.
 * Activity, remarks, vertices, the batch and reports to verify have verbs in modules of their own, which share the `Desk`.
 * Permalink, storage and map subscribe (`main.ts`).
 */
export class Workspace {
  #snapshot: Snapshot;
  readonly #listeners = new Set<() => void>();
  readonly #service: CheckService;
  readonly #checkLatest: (question: { draft: Draft; activity: Activity }) => void;
  readonly #readLatest: (input: { input: Input; frame?: string; turn: number }) => void;
  /** What was given and waits for its frame to be named. */
  #unread: Input | null = null;
  /** Counts what the person gives, so that a slow reading cannot replace something newer. */
  #turn = 0;
  readonly #askHere: (at: Position) => void;
  readonly activity: ActivityVerbs;
  readonly remarks: RemarkVerbs;
  readonly verification: VerificationVerbs;
  readonly editing: Editing;
  readonly #batch: BatchVerbs;

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
    this.#switched = { hidden, shown };
    this.#snapshot = { ...firstSnapshot, ...start };
    const desk = this.#desk();
    this.activity = new ActivityVerbs(desk);
    this.remarks = new RemarkVerbs(desk);
    this.verification = new VerificationVerbs(desk);
    this.editing = new Editing(desk, this.#moves);
    this.#batch = new BatchVerbs(desk, crew);
    this.#askHere = asksHere(desk);
    this.#checkLatest = latest(
      ({ draft, activity }) => this.#service.check(draft, this.#options(), activity).then((outcome) => ({ draft, outcome })),
      ({ draft, outcome }) => {
        // The site may have been cleared meanwhile; its answer must not come back.
        if (this.#snapshot.drafts[this.#snapshot.chosen] !== draft) return;
        void this.activity.loadFacts();
        const { ok } = outcome;
        this.#set({
          check: ok
            ? { state: 'done', report: outcome.report, overlaps: outcome.overlaps }
            : { state: 'failed', problems: outcome.problems },
        });
        // A site that was moved after its batch gets its row from its own report.
        if (this.#moves.passed(draft)) this.#batch.addRows([[draft, ok ? briefOf(outcome.report) : outcome]]);
      },
      (problem) => this.#set({ check: { state: 'failed', problems: [problem] } }),
      ({ draft, outcome }) => {
        // The vertex has moved on: what was found may follow it, as what it is.
        if (outcome.ok && this.#snapshot.check.state === 'running' && this.#moves.passed(draft))
          this.#set({ check: { state: 'running', former: outcome.report } });
      },
    );
    this.#readLatest = latest(
      ({ input, frame, turn }) => this.#service.read(input, frame).then((outcome) => ({ outcome, turn, input })),
      ({ outcome, turn, input }) => {
        // Something newer was drawn or cleared while this was read.
        if (turn !== this.#turn) return;
        this.#unread = outcome.ok ? null : input;
        if (!outcome.ok) return this.#set({ problems: outcome.problems, notes: [], question: outcome.ask ?? null });
        const fromFile = typeof input !== 'string';
        this.#give(outcome.drafts, { notes: outcome.notes, refused: outcome.refused, fromFile });
      },
      (problem) => this.#set({ problems: [problem], question: null }),
    );
  }

  #desk(): Desk {
    const read = () => this.#snapshot;
    const options = () => this.#options();
    return {
      get snapshot() {
        return read();
      },
      get options() {
        return options();
      },
      service: this.#service,
      set: (change) => this.#set(change),
      ask: (change, keep) => this.#ask(change, keep),
    };
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
    // What another catalogue said about activities is asked anew.
    this.#set({ facts: null, industries: { state: 'idle' } });
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
    this.#batch.drop();
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
    if (this.#snapshot.here) this.#askHere(this.#snapshot.here.at);
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
    const report = reportText(text);
    if (report !== null) void this.verification.verify('', report);
    else {
      this.#set({ text });
      this.#readLatest({ input: text, turn: ++this.#turn });
    }
  }
  /** Reads dropped or chosen files. The old site stays until the new one has been understood; a check report is verified beside it. */
  giveFiles(files: readonly GivenFile[]) {
    const [only] = files;
    const report = only && files.length === 1 ? reportText(only.bytes) : null;
    if (only && report !== null) void this.verification.verify(only.name, report);
    else if (only) this.#readLatest({ input: files, turn: ++this.#turn });
  }
  /** Answers the question in which frame the last input is. */
  answerFrame(frame: string) {
    if (this.#unread !== null) this.#readLatest({ input: this.#unread, frame, turn: ++this.#turn });
  }
  startDrawing(kind: Shape['kind']) {
    this.editing.stop();
    this.#set({ drawing: kind, here: null });
  }
  stopDrawing() {
    this.#set({ drawing: null });
  }
  /** Says why something given could not even be read; what was there stays. */
  refuse(problem: Problem) {
    this.#turn++;
    this.#set({ problems: [problem], question: null });
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
    this.#batch.drop();
    this.#moves.forget();
    const given = { drafts, chosen: 0, notes: [], problems: [], question: null, refused: [], fromFile: false, ...more };
    this.#set({ ...given, highlight: null, edit: null, moves: 0, check: { state: 'idle' } });
    this.#recheck();
  }

  #recheck() {
    if (this.#snapshot.drafts[this.#snapshot.chosen]) this.#ask({});
  }
  #ask(change: Partial<Snapshot>, keep?: 'site' | 'activity') {
    if (change.activity) this.#batch.drop();
    const { check } = this.#snapshot;
    const { drafts, chosen, activity } = { ...this.#snapshot, ...change };
    const draft = drafts[chosen];
    if (!draft) return this.#set(change);
    const former = check.state === 'done' ? check.report : check.state === 'running' ? check.former : undefined;
    const inSight = keep && former ? { former, ...(keep === 'activity' ? { about: keep } : {}) } : {};
    this.#set({ ...change, check: { state: 'running', ...inSight } });
    this.#checkLatest({ draft, activity });
  }

  /** What a figure of the site shows around it; null where it cannot be had. */
  async surroundings(): Promise<Surroundings | null> {
    const { drafts, chosen, activity } = this.#snapshot;
    const draft = drafts[chosen];
    const found = draft && (await this.#service.surroundings(draft, this.#options(), activity));
    return found?.ok ? found.surroundings : null;
  }

  checkAll() {
    this.#batch.start();
  }
  cancelAll() {
    this.#batch.cancel();
  }
  /** Asks what lies at a place. */
  ask(at: Position) {
    this.#askHere(at);
  }
  closeHere() {
    this.#set({ here: null });
  }
}
