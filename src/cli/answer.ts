import { checkSite, type CheckBasis, type CheckOptions } from '#check';
import type { Language } from '#i18n';
import { reportJson, reportLine, reportText } from '#report';
import type { Draft, Problem } from '#zone';

export type Format = 'text' | 'json' | 'ndjson';

/** One site of a batch, or why there is none, and the file that it came from. */
export type Asked = { source: string } & ({ draft: Draft } | { site?: string; problems: Problem[] });

/** How every site of a batch is asked about and written down. `alone`: the only one, whose JSON stands by itself. */
export interface Manner {
  options: CheckOptions;
  format: Format;
  language: Language;
  alone: boolean;
}

/** A finished entry: its text in the format asked for, '' where the format has none for it. Problems are told apart, on standard error. */
export interface Answer {
  text: string;
  problems: Problem[];
}

export function answer(asked: Asked, basis: CheckBasis, manner: Manner): Answer {
  if (!('draft' in asked)) return failure(asked, asked.problems, manner);
  const result = checkSite(asked.draft, basis, manner.options);
  if (!result.ok) return failure(asked, result.problems, manner);
  const { report } = result;
  const { format, language, alone } = manner;
  if (format === 'text') return { text: reportText(report, language), problems: [] };
  if (format === 'ndjson') return { text: reportLine(report), problems: [] };
  return { text: alone ? reportJson(report) : indented(report), problems: [] };
}

/** The entry that stands in a site's place when there is no report for it. */
export function failure(asked: Asked, problems: Problem[], { format }: Manner): Answer {
  const site = siteOf(asked);
  const entry = { error: { source: asked.source, ...(site === undefined ? {} : { site }), problems } };
  return { text: format === 'text' ? '' : format === 'ndjson' ? `${JSON.stringify(entry)}\n` : indented(entry), problems };
}

export const siteOf = (asked: Asked): string | undefined => ('draft' in asked ? asked.draft.id : asked.site);

/** As it stands in a list. No string of JSON holds a line break, so every one of them is layout. */
const indented = (value: unknown) => `  ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`;

/** What stands before, between and after the texts of a format. */
export function framing(format: Format, whole: boolean): { before: string; between: string; after: string } {
  if (format === 'json' && !whole) return { before: '[\n', between: ',\n', after: '\n]\n' };
  return { before: '', between: format === 'text' ? '\n────────\n\n' : '', after: '' };
}
