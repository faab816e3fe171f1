import { number, words, type Language } from '#i18n';
import type { Terminal } from './terminal';

/** At a terminal the line comes by itself, but not for work that is done at once. */
const patienceMs = 500;
const rewriteMs = 100;

/** One line on standard error that is written over and over, and ends when the work does. */
export class Progress {
  readonly #began = performance.now();
  #written = 0;
  #length = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly total: number,
    private readonly language: Language,
    private readonly wanted: boolean,
  ) {}

  tell(done: number): void {
    const now = performance.now();
    const from = this.wanted ? 0 : this.terminal.watched ? patienceMs : Infinity;
    if (now - this.#began < from || (now - this.#written < rewriteMs && done < this.total)) return;
    this.#written = now;
    const rate = done / Math.max(0.001, (now - this.#began) / 1000);
    const line = words(this.language).progress(number(done), number(this.total), number(rate, rate < 10 ? 1 : 0));
    this.terminal.error(`\r${line.padEnd(this.#length)}`);
    this.#length = line.length;
  }

  /** Makes room for another line. */
  clear(): void {
    // A Chinese character is two columns wide.
    if (this.#length > 0) this.terminal.error(`\r${' '.repeat(2 * this.#length)}\r`);
    this.#length = 0;
  }

  end(): void {
    if (this.#length > 0) this.terminal.error('\n');
    this.#length = 0;
  }
}
