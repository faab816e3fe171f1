import type { Position } from '#geo';
import type { Desk } from './desk';
import type { Before, Moves } from './moves';
import { carried } from './remarks';
import { isMovable, moveVertex } from './vertices';

/** Moves vertices of the site by hand; the report follows. */
export class Editing {
  constructor(
    private readonly desk: Desk,
    private readonly moves: Moves,
  ) {}

  /** Shows the vertices of the site, to be moved. */
  start() {
    if (isMovable(this.desk.snapshot)) this.desk.set({ edit: { vertex: 0, held: false }, drawing: null, here: null });
  }
  stop() {
    this.letGo();
    this.desk.set({ edit: null });
  }
  /** Takes hold of a vertex. Until it is let go, link and storage wait. */
  hold(vertex: number, held = true) {
    const { drafts, check, activity, edit } = this.desk.snapshot;
    if (!edit) return;
    if (edit.held) this.letGo();
    if (held) this.moves.begin({ drafts, check, activity });
    this.desk.set({ edit: { vertex, held } });
  }
  /** Moves the vertex that is held; the report follows. */
  moveTo(at: Position) {
    const { drafts, chosen, edit, remarks } = this.desk.snapshot;
    const from = drafts[chosen];
    if (!from || !edit?.held) return;
    const moved = moveVertex(from, edit.vertex, at);
    const kept = carried(remarks, from, moved, this.moves.isOnTheWay(from));
    this.moves.pass(moved);
    // In one snapshot, so that no report ever stands beside another site.
    this.desk.ask({ drafts: drafts.with(chosen, moved), remarks: kept, highlight: null }, 'site');
  }
  letGo() {
    const { edit, drafts } = this.desk.snapshot;
    if (edit?.held) this.desk.set({ edit: { ...edit, held: false }, moves: this.moves.end(drafts) });
  }
  /** Puts the vertex that is held back to where it was. */
  takeBack() {
    this.#return(this.moves.takeBack());
  }
  /** Undoes the last move. */
  undo() {
    this.letGo();
    this.#return(this.moves.undo());
  }
  #return(before: Before | null | undefined) {
    if (!before) return;
    const { edit, activity } = this.desk.snapshot;
    const { drafts, check } = before;
    const back = { drafts, edit: edit && { ...edit, held: false }, moves: this.moves.count };
    // The answer comes back with the site, unless there was none yet, or it was about another activity.
    if (check.state === 'done' && before.activity === activity) this.desk.set({ ...back, check });
    else this.desk.ask(back);
  }
}
