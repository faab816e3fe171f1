import { noteSentence, sentence, words, type Language } from '#i18n';
import type { Note, Problem } from '#zone';

/** Where a command writes and what it knows of the outside; a test gives its own. */
export interface Terminal {
  out: (text: string) => void;
  error: (text: string) => void;
  stdin: () => Promise<Uint8Array>;
  /** The day as YYYY-MM-DD. */
  today: string;
}

/** 0 done, whatever was found · 64 usage · 65 bad input · 70 our bug (sysexits.h). */
export const exit = { done: 0, usage: 64, badInput: 65, bug: 70 } as const;

export function tellProblems(terminal: Terminal, problems: readonly Problem[], language: Language, where: string): void {
  for (const problem of problems) terminal.error(`${where}: ${sentence(problem, language)}\n`);
}

export function tellNotes(terminal: Terminal, notes: readonly Note[], language: Language, where: string): void {
  for (const note of notes) terminal.error(`${where}: ${words(language).note}${noteSentence(note, language)}\n`);
}
