import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeText, ingestLayer, publishLayer } from '#ingest';
import {
  canonicalJson,
  contentHash,
  readDeclaration,
  readIndustries,
  readRuleBook,
  type Catalogue,
  type CatalogueLayer,
  type Declaration,
  type Problem,
} from '#zone';
import { exit, tellNotes, tellProblems, type Terminal } from './terminal';
import { UsageError, choice } from './usage';

/** `xuanzhi publish SOURCE_DIR --out DIR`: everything or nothing. The old catalogue stands until the new one is whole. */
export async function publish(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      rules: { type: 'string' },
      lang: { type: 'string', default: 'zh' },
      quiet: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [source] = positionals;
  if (!source || positionals.length > 1 || !values.out) throw new UsageError('publish: SOURCE_DIR and --out DIR');
  const language = choice('lang', values.lang, ['zh', 'en'] as const);
  const taken = await notAPublication(values.out, source);
  if (taken) {
    tellProblems(terminal, [taken], language, values.out);
    return exit.badInput;
  }
  const files = new Map<string, Uint8Array>();
  const layers: CatalogueLayer[] = [];
  let refused = false;
  const folders = await readdir(source, { withFileTypes: true }).catch(() => null);
  if (!folders) {
    tellProblems(terminal, [{ code: 'file-missing', params: { file: source } }], language, source);
    return exit.badInput;
  }
  for (const name of folders
    .filter((f) => f.isDirectory())
    .map((f) => f.name)
    .sort()) {
    const result = await publishFolder(join(source, name));
    if (!result.ok) {
      refused = true;
      tellProblems(terminal, result.problems, language, name);
      continue;
    }
    if (layers.some((layer) => layer.id === result.entry.id)) {
      refused = true;
      tellProblems(terminal, [{ code: 'duplicate-id', params: { id: result.entry.id } }], language, name);
    }
    tellNotes(terminal, result.notes, language, name);
    layers.push(result.entry);
    for (const [file, bytes] of result.files) files.set(file, bytes);
  }
  const ruleFolder = values.rules ?? join(dirname(resolve(source)), 'rules');
  const [rules, industries] = [await publishRules(ruleFolder, files), await publishIndustries(ruleFolder, files)];
  if (!rules.ok) tellProblems(terminal, rules.problems, language, 'rules');
  if (!industries.ok) tellProblems(terminal, [industries.problem], language, industryList);
  if (refused || !rules.ok || !industries.ok) return exit.badInput;
  if (layers.length === 0) {
    tellProblems(terminal, [{ code: 'no-layers', params: { file: source } }], language, source);
    return exit.badInput;
  }
  const content = { layers, rules: rules.entries, ...(industries.entry && { industries: industries.entry }) };
  const catalogue: Catalogue = { format: 'xuanzhi-catalogue', version: 1, hash: contentHash(canonicalJson(content)), ...content };
  files.set('catalogue.json', new TextEncoder().encode(`${JSON.stringify(catalogue, null, 1)}\n`));
  await replaceFolder(values.out, files);
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  if (!values.quiet) await terminal.out(`${layers.length} layers, ${files.size} files, ${(bytes / 1e6).toFixed(1)} MB → ${values.out}\n`);
  return exit.done;
}

type Folder = { ok: true; entry: CatalogueLayer; files: Map<string, Uint8Array>; notes: Problem[] } | { ok: false; problems: Problem[] };

async function publishFolder(folder: string): Promise<Folder> {
  const text = await readText(join(folder, 'layer.json'));
  if (text === null) return { ok: false, problems: [{ code: 'file-missing', params: { file: 'layer.json' } }] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [{ code: 'declaration-invalid', at: 'layer.json', params: { message: (error as Error).message } }] };
  }
  const declared = readDeclaration(json);
  if (!declared.ok) return declared;
  const texts = await readSource(folder, declared.declaration);
  if (!texts.ok) return texts;
  const ingested = ingestLayer(declared.declaration, texts.text, texts.coverage);
  if (!ingested.ok) return ingested;
  return { ok: true, ...publishLayer(ingested.value), notes: ingested.value.notes };
}

async function readSource(
  folder: string,
  { file, coverage }: Declaration,
): Promise<{ ok: true; text: string; coverage: string | null } | { ok: false; problems: Problem[] }> {
  const named = coverage === 'everywhere' ? [file] : [file, coverage.file];
  const texts = await Promise.all(named.map((f) => readText(join(folder, f))));
  const missing = named.filter((_, i) => texts[i] === null);
  if (missing.length > 0) return { ok: false, problems: missing.map((f) => ({ code: 'file-missing', params: { file: f } })) };
  return { ok: true, text: texts[0]!, coverage: texts[1] ?? null };
}

async function publishRules(
  folder: string,
  files: Map<string, Uint8Array>,
): Promise<{ ok: true; entries: Catalogue['rules'] } | { ok: false; problems: Problem[] }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const entries: Catalogue['rules'] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch (error) {
      return { ok: false, problems: [{ code: 'rules-invalid', at: name, params: { message: (error as Error).message } }] };
    }
    const read = readRuleBook(json);
    if (!read.ok) return { ok: false, problems: [{ ...read.problem, at: `${name} ${read.problem.at ?? ''}` }] };
    const bytes = new TextEncoder().encode(`${JSON.stringify(read.ruleBook)}\n`);
    const hash = contentHash(bytes);
    const { edition, validFrom, validUntil } = read.ruleBook;
    const file = `rules.${edition}.${hash.slice(0, 16)}.json`;
    files.set(file, bytes);
    entries.push({ edition, validFrom, ...(validUntil ? { validUntil } : {}), file, hash, bytes: bytes.length });
  }
  return { ok: true, entries };
}

const industryList = 'gbt4754-2017.tsv';

/** The list of industries, when there is one beside the rules; it is no rule and stands without an edition of its own. */
async function publishIndustries(
  folder: string,
  files: Map<string, Uint8Array>,
): Promise<{ ok: true; entry: Catalogue['industries'] } | { ok: false; problem: Problem }> {
  const there = (await readdir(folder).catch((): string[] => [])).includes(industryList);
  if (!there) return { ok: true, entry: undefined };
  const text = await readText(join(folder, industryList));
  if (text === null) return { ok: false, problem: { code: 'industries-invalid', params: { message: 'UTF-8' } } };
  const read = readIndustries(text);
  if (!read.ok) return read;
  // Line ends as in the repository, whatever a checkout made of them.
  const bytes = new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
  const hash = contentHash(bytes);
  const file = `industries.${hash.slice(0, 16)}.tsv`;
  files.set(file, bytes);
  return { ok: true, entry: { standard: 'GB/T 4754-2017', file, hash, bytes: bytes.length } };
}

/** A text file without its byte order mark; null when it is not there or not UTF-8. */
async function readText(file: string): Promise<string | null> {
  const bytes = await readFile(file).catch(() => null);
  return bytes && decodeText(bytes);
}

/** What was published before may be replaced; any other folder or file that stands at `--out` is somebody's work. */
async function notAPublication(out: string, source: string): Promise<Problem | null> {
  const problem = { code: 'out-taken', params: { file: out } };
  const [to, from] = [resolve(out), resolve(source)];
  if (to === from || from.startsWith(to + sep) || to === resolve('.')) return problem;
  const names: string[] | null = await readdir(out).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : null));
  if (names === null) return problem;
  const ours = names.every((name) => name === 'catalogue.json' || /\.[0-9a-f]{16}\.(xzl|geojson|json|tsv)$/.test(name));
  return names.length === 0 || (ours && names.includes('catalogue.json')) ? null : problem;
}

/** Writes beside the old folder and swaps at the end, so that an interruption leaves the old catalogue whole. */
async function replaceFolder(out: string, files: Map<string, Uint8Array>): Promise<void> {
  const fresh = `${resolve(out)}.new`;
  const old = `${resolve(out)}.old`;
  await rm(fresh, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  for (const [file, bytes] of files) await writeFile(join(fresh, file), bytes);
  await rename(out, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, out);
  await rm(old, { recursive: true, force: true });
}
