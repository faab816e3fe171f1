import { parseArgs } from 'node:util';
import { loadCatalogue, openCatalogue, verifyReport } from '#check';
import { verifiedText } from '#report';
import { readSite } from '#ingest';
import type { Draft } from '#zone';
import { defaultCatalogue, filesAt, readGiven, readInput } from './files';
import { exit, tellProblems, type Terminal } from './terminal';
import { UsageError, choice } from './usage';

/** `xuanzhi verify REPORT.json`: asks its question again and says "same" or exactly what differs. */
export async function verify(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      catalogue: { type: 'string' },
      site: { type: 'string' },
      format: { type: 'string', default: 'text' },
      lang: { type: 'string', default: 'zh' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new UsageError('verify: one REPORT.json');
  const language = choice('lang', values.lang, ['zh', 'en'] as const);
  const format = choice('format', values.format, ['text', 'json'] as const);
  const bytes = await readInput(file, terminal);
  const where = values.catalogue ?? defaultCatalogue();
  const read = filesAt(where);
  const opened = await openCatalogue(read);
  if (!bytes || !opened.ok) {
    const problem = !bytes ? { code: 'input-missing', params: { file } } : opened.ok ? null : opened.problem;
    const told = problem?.code === 'catalogue-not-loaded' ? { code: 'catalogue-missing' } : problem;
    tellProblems(terminal, told ? [told] : [], language, bytes ? where : file);
    return exit.badInput;
  }
  const original = values.site === undefined ? undefined : await onlySite(values.site, terminal);
  if (original === null) {
    tellProblems(terminal, [{ code: 'verify-one-site', params: { file: values.site! } }], language, values.site!);
    return exit.badInput;
  }
  const found = verifyReport(new TextDecoder().decode(bytes), await loadCatalogue(opened.catalogue, read), original);
  if (!found.ok) {
    if (format === 'json') await terminal.out(`${JSON.stringify({ problems: found.problems }, null, 2)}\n`);
    tellProblems(terminal, found.problems, language, file);
    return exit.badInput;
  }
  const told = { same: found.same, id: found.report.id, differences: found.same ? [] : found.differences };
  await terminal.out(format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : verifiedText(found, language));
  return exit.done;
}

/** The site of a file that holds one; null for any other. */
async function onlySite(file: string, terminal: Terminal): Promise<Draft | null> {
  const given = await readGiven(file, terminal);
  const read = given && (await readSite(given));
  const [entry, another] = read?.ok ? read.entries : [];
  return entry?.ok && another === undefined ? entry.draft : null;
}
