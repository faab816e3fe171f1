import type { Draft } from '#zone';
import type { BatchRow } from './check-protocol';
import type { Desk } from './desk';
import { checkAll, type Crew } from './pool';
import type { Batch } from './snapshot';

/** Checks every site of the last input; rows come as they are found. Without a crew the page's own service does it. */
export class BatchVerbs {
  /** Ends the batch that runs. */
  #end = () => {};

  constructor(
    private readonly desk: Desk,
    private readonly crew: Crew | null,
  ) {}

  start() {
    const { drafts, activity, catalogueUrl, catalogue } = this.desk.snapshot;
    if (catalogue.state !== 'ready' || drafts.length === 0) return;
    this.#end();
    this.desk.set({ batch: { state: 'running', total: drafts.length, rows: new Map() } });
    const { hash } = catalogue.catalogue;
    const { service: own, options } = this.desk;
    const question = { drafts, activity, options, own, crew: this.crew, catalogueUrl, catalogue: hash };
    this.#end = checkAll(question, (found, state) => this.addRows(found, state));
  }
  addRows(found: readonly [Draft, BatchRow][], state?: Batch['state']) {
    const { batch } = this.desk.snapshot;
    if (batch) this.desk.set({ batch: { ...batch, state: state ?? batch.state, rows: new Map([...batch.rows, ...found]) } });
  }
  /** Stops the batch; what was found stays. */
  cancel() {
    this.#end();
    const { batch } = this.desk.snapshot;
    if (batch?.state === 'running') this.desk.set({ batch: { ...batch, state: 'cancelled' } });
  }
  drop() {
    this.#end();
    if (this.desk.snapshot.batch) this.desk.set({ batch: null });
  }
}
