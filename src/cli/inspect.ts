import { parseArgs } from 'node:util';
import { makeSite } from '#check';
import { area, length, noteSentence, sentence, type Language } from '#i18n';
import { readSite, type SiteEntry } from '#ingest';
import { readInput } from './files';
import { exit, tellNotes, tellProblems, type Terminal } from './terminal';
import { UsageError, choice, frame } from './usage';

/** `xuanzhi inspect FILE`: what is in it, which frame and why, what would be repaired or refused. */
export async function inspect(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      crs: { type: 'string', default: 'auto' },
      format: { type: 'string', default: 'text' },
      lang: { type: 'string', default: 'zh' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new UsageError('inspect: one FILE');
  const language = choice('lang', values.lang, ['zh', 'en'] as const);
  const format = choice('format', values.format, ['text', 'json'] as const);
  const crs = frame(values.crs);
  const bytes = await readInput(file, terminal);
  const read = bytes
    ? readSite(bytes, crs === undefined ? {} : { crs })
    : { ok: false as const, problems: [{ code: 'input-missing', params: { file } }] };
  if (!read.ok) {
    if (format === 'json') await terminal.out(`${JSON.stringify({ file, problems: read.problems }, null, 2)}\n`);
    tellProblems(terminal, read.problems, language, file);
    return exit.badInput;
  }
  const sites = read.entries.map(describe);
  if (format === 'json') await terminal.out(`${JSON.stringify({ file, bytes: bytes!.length, notes: read.notes, sites }, null, 2)}\n`);
  else {
    tellNotes(terminal, read.notes, language, file);
    await terminal.out(sites.map((site) => siteText(site, language)).join(''));
  }
  return sites.every((s) => s.problems.length === 0) ? exit.done : exit.badInput;
}

function describe(entry: SiteEntry) {
  if (!entry.ok) return { id: entry.id, kind: null, parts: 0, crs: null, evidence: [], repairs: [], problems: entry.problems };
  const { draft } = entry;
  const made = makeSite(draft);
  const { id, name, crs, evidence, shape } = draft;
  const { kind } = shape;
  const parts = shape.coordinates.length;
  const base = { id, ...(name ? { name } : {}), kind, parts, crs, evidence };
  if (!made.ok) return { ...base, repairs: [], problems: made.problems };
  const { areaM2, planeAreaM2, planeCrs, lengthM, repairs } = made.site.record;
  const [west, south, east, north] = made.site.figure.box;
  return { ...base, box: [west, south, east, north], areaM2, planeAreaM2, planeCrs, lengthM, repairs, problems: [] };
}

function siteText(site: ReturnType<typeof describe>, language: Language): string {
  const lines = [
    site.kind === null
      ? `#${site.id}`
      : `#${site.id}${'name' in site && site.name ? ` ${site.name}` : ''}  ${site.kind} × ${site.parts}  ${site.crs}`,
    ...('box' in site ? [site.kind === 'polygons' ? area(site.areaM2, language) : length(site.lengthM), `[${site.box.join(', ')}]`] : []),
    ...site.evidence.map((note) => noteSentence(note, language)),
    ...site.repairs.map((note) => noteSentence(note, language)),
    ...site.problems.map((problem) => `✗ ${sentence(problem, language)}`),
  ];
  return `${lines.join('\n  ')}\n`;
}
