import { parseArgs } from 'node:util';
import { loadCounties, makeSite, openCatalogue } from '#check';
import { area, length, noteSentence, position, sentence, type Language } from '#i18n';
import { candidateTold, readSite, type ReadingSummary, type ReadSite, type SiteEntry } from '#ingest';
import { defaultCatalogue, filesAt, readGiven } from './files';
import { exit, tellNotes, tellProblems, type Terminal } from './terminal';
import { UsageError, choice, extentOf, frame } from './usage';

/** `xuanzhi inspect FILE`: what is in it, which frame and why, what would be repaired or refused. */
export async function inspect(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      crs: { type: 'string', default: 'auto' },
      catalogue: { type: 'string' },
      width: { type: 'string' },
      radius: { type: 'string' },
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
  const given = await readGiven(file, terminal);
  const places = counties(values.catalogue);
  const read: ReadSite = given
    ? await readSite(given, { places, ...extentOf(values), ...(crs === undefined ? {} : { crs }) })
    : { ok: false, problems: [{ code: 'input-missing', params: { file } }] };
  const readings = read.readings ?? [];
  const bytes = given?.reduce((sum, part) => sum + part.bytes.length, 0);
  if (!read.ok) {
    const ask = read.ask ?? [];
    const told = { file, problems: read.problems, ...(ask.length > 0 ? { ask } : {}), readings };
    await terminal.out(format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : readings.map((r) => readingText(r, language)).join(''));
    tellProblems(terminal, [...read.problems, ...ask.map(candidateTold)], language, file);
    return exit.badInput;
  }
  const sites = read.entries.map(describe);
  if (format === 'json') await terminal.out(`${JSON.stringify({ file, bytes, notes: read.notes, readings, sites }, null, 2)}\n`);
  else {
    tellNotes(terminal, read.notes, language, file);
    await terminal.out(readings.map((r) => readingText(r, language)).join('') + sites.map((site) => siteText(site, language)).join(''));
  }
  return sites.every((s) => s.problems.length === 0) ? exit.done : exit.badInput;
}

/** The counties of the published catalogue, if there is one: an inspection does without. */
function counties(where: string | undefined) {
  return async () => {
    const read = filesAt(where ?? defaultCatalogue());
    const opened = await openCatalogue(read);
    return opened.ok ? loadCounties(opened.catalogue, read) : null;
  };
}

/** A layer of the file in one block: what it is, then the frames that it may be in, best first. */
function readingText({ file, layer, format, encoding, features, positions, frames }: ReadingSummary, language: Language): string {
  const head = [file, layer, format, encoding].filter((part) => part !== undefined && part !== '').join(' · ');
  const lines = frames.map(
    ({ frame: name, at, place, confidence }) =>
      `${confidence === 'sure' ? '●' : confidence === 'likely' ? '◐' : '○'} ${name}  ${position(at)}${place ? `  ${place[language]}` : ''}`,
  );
  return `${[`${head}  ${features} / ${positions}`, ...lines].join('\n  ')}\n`;
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
