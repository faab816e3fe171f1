import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { loadCounties, openCatalogue, type ReadFile } from '#check';
import type { Language } from '#i18n';
import { candidateTold, ingestZones, readSite, type ReadOptions } from '#ingest';
import { activityOf, givenActivity } from './activity';
import { siteOf, type Asked, type Manner } from './answer';
import { zonesAlone, type Ground } from './basis';
import { answersOf } from './batch';
import { faces, formats } from './faces';
import { cannotWrite, defaultCatalogue, filesAt, readGiven, readInput, stem } from './files';
import { openFiles, openOutput } from './output';
import { Progress } from './progress';
import { exit, tellNotes, tellProblems, type Terminal } from './terminal';
import { UsageError, atMost, choice, day, extentOf, frame, nonNegative, positive } from './usage';

const options = {
  catalogue: { type: 'string' },
  zones: { type: 'string' },
  'as-of': { type: 'string' },
  crs: { type: 'string', default: 'auto' },
  width: { type: 'string' },
  radius: { type: 'string' },
  near: { type: 'string', default: '500' },
  tolerance: { type: 'string', default: '1' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'zh' },
  activity: { type: 'string' },
  fact: { type: 'string', multiple: true },
  jobs: { type: 'string' },
  progress: { type: 'boolean', default: false },
} as const;

/** `xuanzhi check SITE…`: reports in input order; a bad site becomes an error entry and the rest is checked. */
export async function check(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length === 0) throw new UsageError('check: no SITE given');
  const language = choice('lang', values.lang, ['zh', 'en'] as const);
  const format = choice('format', values.format, formats);
  const face = faces[format];
  if (face.apart && values.out === undefined) throw new UsageError(`--format ${format}: needs --out FILE`);
  const crs = frame(values.crs);
  const asOf = day('as-of', values['as-of'] ?? terminal.today);
  const jobs = values.jobs === undefined ? availableParallelism() : positive('jobs', values.jobs);
  const extent = extentOf(values);
  const nearM = nonNegative('near', values.near);
  const toleranceM2 = atMost('tolerance', nonNegative('tolerance', values.tolerance), 100);
  // Said before the work is done, not after it.
  const unwritable = values.out === undefined ? null : await cannotWrite(values.out);
  if (unwritable) {
    tellProblems(terminal, [unwritable], language, values.out!);
    return exit.badInput;
  }
  const given = await givenActivity(values.activity, values.fact ?? []);
  if ('code' in given) {
    tellProblems(terminal, [given], language, values.activity!);
    return exit.badInput;
  }
  const interrupted = terminal.interrupted?.() ?? new AbortController().signal;
  const found = await findGround(values.zones, values.catalogue, asOf, crs, language, terminal);
  if (!found) return exit.badInput;
  const said = await activityOf(given, 'catalogue' in found.ground ? found.ground.catalogue : null, asOf, found.read);
  if (!said.ok) {
    tellProblems(terminal, said.problems, language, values.activity ?? '--fact');
    return exit.badInput;
  }
  const { activity } = said;
  const asked: Asked[] = [];
  const places = async () => ('catalogue' in found.ground ? loadCounties(found.ground.catalogue, found.read) : null);
  for (const file of positionals)
    for (const one of await readSites(file, { places, ...extent, ...(crs === undefined ? {} : { crs }) }, language, terminal))
      asked.push(one);
  const alone = asked.length === 1;
  const manner: Manner = { options: { asOf, nearM, toleranceM2 }, activity, format, language, alone, printedOn: terminal.today };
  const { ground, read } = found;
  const batch = { asked, order: { ground, manner }, read, interrupted };

  const output = face.apart ? openFiles(values.out!, manner.alone, terminal) : await openOutput(values.out, terminal);
  const progress = new Progress(terminal, asked.length, language, values.progress);
  let code: number = exit.done;
  let done = 0;
  let written = 0;
  try {
    let frames = face.frame(true, language);
    for await (const { entry, problems } of answersOf(batch, jobs, terminal.program)) {
      const one = asked[done++]!;
      if (problems.length > 0) {
        const site = siteOf(one);
        progress.clear();
        tellProblems(terminal, problems, language, site === undefined ? one.source : `${one.source} #${site}`);
        if (code !== exit.bug) code = problems.some((p) => p.code === 'worker-failed') ? exit.bug : exit.badInput;
      }
      if (written === 0) frames = face.frame(manner.alone && problems.length === 0, language);
      if (entry.length > 0) {
        const before = written++ === 0 ? frames.before : frames.between;
        for (const piece of [before, entry]) if (piece.length > 0) await output.write(piece, done);
      }
      progress.tell(done);
    }
    progress.end();
    if (interrupted.aborted && done < asked.length) {
      await output.abandon();
      return exit.interrupted;
    }
    if (written > 0 && frames.after !== '') await output.write(frames.after);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
  return code;
}

/** What is checked against, found to be there and readable; everything else is opened by whoever checks. */
async function findGround(
  zones: string | undefined,
  catalogue: string | undefined,
  asOf: string,
  crs: string | undefined,
  language: Language,
  terminal: Terminal,
): Promise<{ ground: Ground; read: ReadFile } | null> {
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
    const ground = zonesAlone(made.layer);
    return ground && { ground, read: async () => null };
  }
  const where = catalogue ?? defaultCatalogue();
  const read = filesAt(where);
  const opened = await openCatalogue(read);
  if (opened.ok) {
    return { ground: { asOf, catalogue: opened.catalogue }, read };
  }
  const problem = opened.problem.code === 'catalogue-not-loaded' ? { code: 'catalogue-missing' } : opened.problem;
  tellProblems(terminal, [problem], language, where);
  return null;
}

/** The sites of one file in order; a file that cannot be read at all is one entry without an id. */
async function readSites(file: string, options: ReadOptions, language: Language, terminal: Terminal): Promise<Asked[]> {
  const given = await readGiven(file, terminal);
  if (!given) return [{ source: file, problems: [{ code: 'input-missing', params: { file } }] }];
  const read = await readSite(given, options);
  if (!read.ok) return [{ source: file, problems: [...read.problems, ...(read.ask ?? []).map(candidateTold)] }];
  tellNotes(terminal, read.notes, language, file);
  return read.entries.map((entry) =>
    entry.ok ? { source: file, draft: entry.draft } : { source: file, site: entry.id, problems: entry.problems },
  );
}
