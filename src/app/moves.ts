import type { Draft } from '#zone';
import type { Snapshot } from './snapshot';

/** A site as it was before a move, with its report if there was one. */
export type Before = Pick<Snapshot, 'drafts' | 'check' | 'activity'>;

/** What Escape and undo go back to. */
export class Moves {
  #done: Before[] = [];
  #under: Before | null = null;
  #passed = new WeakSet<Draft>();

  begin(before: Before): void {
    this.#under = before;
  }
  /** Ends the move under way; one that went nowhere is none. Returns how many can be undone. */
  end(drafts: readonly Draft[]): number {
    if (this.#under && this.#under.drafts !== drafts) this.#done.push(this.#under);
    this.#under = null;
    return this.#done.length;
  }
  /** Where the move under way began. */
  takeBack(): Before | null {
    const before = this.#under;
    this.#under = null;
    return before;
  }
  undo(): Before | undefined {
    return this.#done.pop();
  }
  /** Whether a draft is but a step of the move under way: not where it began. */
  isOnTheWay(draft: Draft): boolean {
    return this.#under !== null && !this.#under.drafts.includes(draft);
  }
  get count(): number {
    return this.#done.length;
  }
  forget(): void {
    this.#done = [];
    this.#under = null;
  }
  /** Marks a draft that a vertex passed through: what is found for it may be shown as former. */
  pass(draft: Draft): void {
    this.#passed.add(draft);
  }
  passed(draft: Draft): boolean {
    return this.#passed.has(draft);
  }
}
