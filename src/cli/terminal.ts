import { noteSentence, sentence, words, type Language } from '#i18n';
import type { Note, Problem } from '#zone';

/** Where a command writes and what it knows of the outside; a test gives its own. */
export interface Terminal {
  /** A promise where the reader is slower than we are: waited for before more is written. */
  out: (text: string) => void | Promise<void>;
  error: (text: string) => void;
  stdin: () => Promise<Uint8Array>;
  /** The day as YYYY-MM-DD. */
  today: string;
  /** Whether a person watches standard error. */
  watched?: boolean;
  /** Aborted by Ctrl-C, from the first time that it is asked for. */
  interrupted?: () => AbortSignal;
  /** What a worker thread is started with; without it everything is done in this one. */
  program?: URL;
}

/** 0 done, whatever was found · 64 usage · 65 bad input · 70 our bug, or sites lost to a crash (sysexits.h) · 130 Ctrl-C. */
export const exit = { done: 0, usage: 64, badInput: 65, bug: 70, interrupted: 130 } as const;

export function tellProblems(terminal: Terminal, problems: readonly Problem[], language: Language, where: string): void {
  for (const problem of problems) terminal.error(`${where}: ${sentence(problem, language)}\n`);
}

export function tellNotes(terminal: Terminal, notes: readonly Note[], language: Language, where: string): void {
  for (const note of notes) terminal.error(`${where}: ${words(language).note}${noteSentence(note, language)}\n`);
}
