import { checkSite, type Activity, type CheckBasis, type CheckOptions } from '#check';
import type { Language } from '#i18n';
import type { Draft, Problem } from '#zone';
import { faces, type Format } from './faces';

/** One site of a batch, or why there is none, and the file that it came from. */
export type Asked = { source: string } & ({ draft: Draft } | { site?: string; problems: Problem[] });

/** How every site of a batch is asked about and written down. `alone`: the only one, whose JSON stands by itself. */
export interface Manner {
  options: CheckOptions;
  activity: Activity;
  format: Format;
  language: Language;
  alone: boolean;
  /** Today, for the formats that are printed. */
  printedOn: string;
}

/** A finished entry, written in the format asked for. Problems are told apart too, on standard error. */
export interface Answer {
  entry: string | Uint8Array;
  problems: Problem[];
}

export async function answer(asked: Asked, basis: CheckBasis, manner: Manner): Promise<Answer> {
  if (!('draft' in asked)) return failure(asked, asked.problems, manner);
  try {
    const result = checkSite(asked.draft, basis, manner.options, manner.activity);
    if (!result.ok) return failure(asked, result.problems, manner);
    const { report, site } = result;
    const { format, language, alone, printedOn } = manner;
    const entry = await faces[format].render({ report, site, layers: basis.layers, language, alone, printedOn });
    return { entry, problems: [] };
  } catch (error) {
    // A bug costs this site its report, and only that; the entry says so, in a batch of one thread as in one of many.
    return failure(asked, [{ code: 'worker-failed', params: { message: String(error) } }], manner);
  }
}

/** The entry that stands in a site's place when there is no report for it. */
export function failure(asked: Asked, problems: Problem[], { format, language, alone }: Manner): Answer {
  const site = siteOf(asked);
  const lost = { source: asked.source, ...(site === undefined ? {} : { site }), problems };
  return { entry: faces[format].failed(lost, language, alone), problems };
}

export const siteOf = (asked: Asked): string | undefined => ('draft' in asked ? asked.draft.id : asked.site);
