import { checkSite, type Activity, type CheckBasis, type CheckOptions } from '#check';
import { sentence, type Language } from '#i18n';
import { reportJson, reportLine, reportText } from '#report';
import type { Draft, Problem } from '#zone';

export type Format = 'text' | 'json' | 'ndjson';

/** One site of a batch, or why there is none, and the file that it came from. */
export type Asked = { source: string } & ({ draft: Draft } | { site?: string; problems: Problem[] });

/** How every site of a batch is asked about and written down. `alone`: the only one, whose JSON stands by itself. */
export interface Manner {
  options: CheckOptions;
  activity: Activity;
  format: Format;
  language: Language;
  alone: boolean;
}

/** A finished entry: its text in the format asked for. Problems are told apart too, on standard error. */
export interface Answer {
  text: string;
  problems: Problem[];
}

export function answer(asked: Asked, basis: CheckBasis, manner: Manner): Answer {
  if (!('draft' in asked)) return failure(asked, asked.problems, manner);
  let result: ReturnType<typeof checkSite>;
  try {
    result = checkSite(asked.draft, basis, manner.options, manner.activity);
  } catch (error) {
    // A bug costs this site its report, and only that; the entry says so, in a batch of one thread as in one of many.
    return failure(asked, [{ code: 'worker-failed', params: { message: String(error) } }], manner);
  }
  if (!result.ok) return failure(asked, result.problems, manner);
  const { report } = result;
  const { format, language, alone } = manner;
  if (format === 'text') return { text: reportText(report, language), problems: [] };
  if (format === 'ndjson') return { text: reportLine(report), problems: [] };
  return { text: alone ? reportJson(report) : indented(report), problems: [] };
}

/** The entry that stands in a site's place when there is no report for it. */
export function failure(asked: Asked, problems: Problem[], { format, language, alone }: Manner): Answer {
  const site = siteOf(asked);
  if (format === 'text') {
    // The only one is told on standard error alone: there is no report to stand beside.
    if (alone) return { text: '', problems };
    const whose = site === undefined ? asked.source : `${asked.source} #${site}`;
    return { text: problems.map((problem) => `${whose}: ${sentence(problem, language)}\n`).join(''), problems };
  }
  const entry = { error: { source: asked.source, ...(site === undefined ? {} : { site }), problems } };
  return { text: format === 'ndjson' ? `${JSON.stringify(entry)}\n` : indented(entry), problems };
}

export const siteOf = (asked: Asked): string | undefined => ('draft' in asked ? asked.draft.id : asked.site);

/** As it stands in a list. No string of JSON holds a line break, so every one of them is layout. */
const indented = (value: unknown) => `  ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`;

/** What stands before, between and after the texts of a format. */
export function framing(format: Format, whole: boolean): { before: string; between: string; after: string } {
  if (format === 'json' && !whole) return { before: '[\n', between: ',\n', after: '\n]\n' };
  return { before: '', between: format === 'text' ? '\n────────\n\n' : '', after: '' };
}
