import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { basisOn, checkSite, type CheckBasis, type CheckReport } from '#check';
import type { Language } from '#i18n';
import { ingestZones, readSite, type SiteEntry } from '#ingest';
import { reportJson, reportLine, reportText } from '#report';
import type { Problem } from '#zone';
import { catalogueAt, cannotWrite, defaultCatalogue, readInput, stem } from './files';
import { exit, tellNotes, tellProblems, type Terminal } from './terminal';
import { UsageError, atMost, choice, day, frame, nonNegative } from './usage';

const options = {
  catalogue: { type: 'string' },
  zones: { type: 'string' },
  'as-of': { type: 'string' },
  crs: { type: 'string', default: 'auto' },
  near: { type: 'string', default: '500' },
  tolerance: { type: 'string', default: '1' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'zh' },
  progress: { type: 'boolean', default: false },
} as const;

type Entry = { ok: true; report: CheckReport } | { ok: false; source: string; site?: string; problems: Problem[] };

/** `xuanzhi check SITE…`: reports in input order; a bad site becomes an error entry and the rest is checked. */
export async function check(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length === 0) throw new UsageError('check: no SITE given');
  const language = choice('lang', values.lang, ['zh', 'en'] as const);
  const format = choice('format', values.format, ['text', 'json', 'ndjson'] as const);
  const crs = frame(values.crs);
  const asked = {
    asOf: day('as-of', values['as-of'] ?? terminal.today),
    nearM: nonNegative('near', values.near),
    toleranceM2: atMost('tolerance', nonNegative('tolerance', values.tolerance), 100),
  };
  // Said before the work is done, not after it.
  const unwritable = values.out === undefined ? null : await cannotWrite(values.out);
  if (unwritable) {
    tellProblems(terminal, [unwritable], language, values.out!);
    return exit.badInput;
  }
  const basis = await openBasis(values.zones, values.catalogue, asked.asOf, crs, language, terminal);
  if (!basis) return exit.badInput;
  const entries: Entry[] = [];
  for (const file of positionals) {
    const read = await readEntries(file, crs, language, terminal);
    for (const entry of read) {
      if (!entry.ok) entries.push({ ok: false, source: file, ...(entry.id === null ? {} : { site: entry.id }), problems: entry.problems });
      else {
        const result = checkSite(entry.draft, basis, asked);
        entries.push(
          result.ok ? { ok: true, report: result.report } : { ok: false, source: file, site: entry.draft.id, problems: result.problems },
        );
      }
      if (values.progress) terminal.error(`${entries.length}\r`);
    }
  }
  for (const entry of entries)
    if (!entry.ok)
      tellProblems(terminal, entry.problems, language, entry.site === undefined ? entry.source : `${entry.source} #${entry.site}`);
  const text = render(entries, format, language);
  if (values.out) await writeFile(values.out, text);
  else terminal.out(text);
  return entries.every((e) => e.ok) ? exit.done : exit.badInput;
}

async function openBasis(
  zones: string | undefined,
  catalogue: string | undefined,
  asOf: string,
  crs: string | undefined,
  language: Language,
  terminal: Terminal,
): Promise<CheckBasis | null> {
  if (zones !== undefined) {
    const bytes = await readInput(zones, terminal);
    const made = bytes
      ? await ingestZones(bytes, stem(zones), crs)
      : { ok: false as const, problems: [{ code: 'input-missing', params: { file: zones } }] };
    if (!made.ok) {
      tellProblems(terminal, made.problems, language, zones);
      return null;
    }
    tellNotes(terminal, made.notes, language, zones);
    return { layers: [made.layer], rules: { state: 'none' }, catalogue: made.layer.entry.edition };
  }
  const where = catalogue ?? defaultCatalogue();
  const opened = await catalogueAt(where);
  if (opened.ok) return basisOn(opened.loaded, asOf);
  const problem = opened.problem.code === 'catalogue-not-loaded' ? { code: 'catalogue-missing' } : opened.problem;
  tellProblems(terminal, [problem], language, where);
  return null;
}

/** The sites of one file in order; a file that cannot be read at all is one entry without an id. */
async function readEntries(
  file: string,
  crs: string | undefined,
  language: Language,
  terminal: Terminal,
): Promise<(SiteEntry | { ok: false; id: null; problems: Problem[] })[]> {
  const bytes = await readInput(file, terminal);
  if (!bytes) return [{ ok: false, id: null, problems: [{ code: 'input-missing', params: { file } }] }];
  const read = readSite(bytes, crs ? { crs } : {});
  if (!read.ok) return [{ ok: false, id: null, problems: read.problems }];
  tellNotes(terminal, read.notes, language, file);
  return read.entries;
}

function render(entries: readonly Entry[], format: 'text' | 'json' | 'ndjson', language: Language): string {
  const failure = (e: Entry & { ok: false }) => ({
    error: { source: e.source, ...(e.site === undefined ? {} : { site: e.site }), problems: e.problems },
  });
  if (format === 'ndjson') return entries.map((e) => (e.ok ? reportLine(e.report) : `${JSON.stringify(failure(e))}\n`)).join('');
  if (format === 'json') {
    const [only] = entries;
    if (entries.length === 1 && only?.ok) return reportJson(only.report);
    return `${JSON.stringify(
      entries.map((e) => (e.ok ? e.report : failure(e))),
      null,
      2,
    )}\n`;
  }
  return entries.flatMap((e) => (e.ok ? [reportText(e.report, language)] : [])).join('\n────────\n\n');
}
