import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { basisOn, checkSite, type CheckBasis, type CheckReport } from '#check';
import type { Language } from '#i18n';
import { ingestZones, readSite } from '#ingest';
import { reportJson, reportLine, reportText } from '#report';
import type { Draft, Problem } from '#zone';
import { catalogueAt, readInput, stem } from './files';
import { exit, tellNotes, tellProblems, type Terminal } from './terminal';
import { UsageError, choice, day, nonNegative } from './usage';

const options = {
  catalogue: { type: 'string', default: 'data/published' },
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
    toleranceM2: nonNegative('tolerance', values.tolerance),
  };
  const basis = await openBasis(values.zones, values.catalogue, asked.asOf, crs, language, terminal);
  if (!basis) return exit.badInput;
  const entries: Entry[] = [];
  for (const file of positionals) {
    const read = await readDrafts(file, crs, language, terminal);
    if (!read.ok) {
      entries.push({ ok: false, source: file, problems: read.problems });
      continue;
    }
    for (const draft of read.drafts) {
      const result = checkSite(draft, basis, asked);
      entries.push(
        result.ok ? { ok: true, report: result.report } : { ok: false, source: file, site: draft.id, problems: result.problems },
      );
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

function frame(crs: string): string | undefined {
  if (crs === 'auto') return undefined;
  if (/^EPSG:\d{4,5}$/i.test(crs)) return crs.toUpperCase();
  throw new UsageError(`check: --crs ${crs}: auto or EPSG:n`);
}

async function openBasis(
  zones: string | undefined,
  catalogue: string,
  asOf: string,
  crs: string | undefined,
  language: Language,
  terminal: Terminal,
): Promise<CheckBasis | null> {
  if (zones !== undefined) {
    const bytes = await readInput(zones, terminal);
    const made = bytes
      ? ingestZones(new TextDecoder().decode(bytes), stem(zones), crs)
      : { ok: false as const, problems: [{ code: 'file-missing', params: { file: zones } }] };
    if (!made.ok) {
      tellProblems(terminal, made.problems, language, zones);
      return null;
    }
    tellNotes(terminal, made.notes, language, zones);
    return { layers: [made.layer], rules: { state: 'none' }, catalogue: made.layer.entry.edition };
  }
  const opened = await catalogueAt(catalogue);
  if (opened.ok) return basisOn(opened.loaded, asOf);
  tellProblems(terminal, [opened.problem], language, catalogue);
  return null;
}

async function readDrafts(
  file: string,
  crs: string | undefined,
  language: Language,
  terminal: Terminal,
): Promise<{ ok: true; drafts: Draft[] } | { ok: false; problems: Problem[] }> {
  const bytes = await readInput(file, terminal);
  if (!bytes) return { ok: false, problems: [{ code: 'file-missing', params: { file } }] };
  const read = readSite(bytes, crs ? { crs } : {});
  if (read.ok) tellNotes(terminal, read.notes, language, file);
  return read;
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
