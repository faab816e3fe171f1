import {
  contentHash,
  loadLayer,
  readCatalogue,
  readRuleBook,
  type Catalogue,
  type CatalogueLayer,
  type LayerState,
  type Problem,
  type RuleBook,
} from '#zone';
import type { CheckBasis } from './check-site';
import { inForce } from './rules';

/** Reads one published file by its name; null when it cannot be had, whatever the cause. */
export type ReadFile = (file: string) => Promise<Uint8Array | null>;

/** A catalogue with everything of it that a check needs, loaded or known to be missing. */
export interface LoadedCatalogue {
  catalogue: Catalogue;
  layers: LayerState[];
  ruleBooks: { book: RuleBook; hash: string }[];
}

/** Reads catalogue.json; only a missing or unreadable catalogue fails as a whole. */
export async function openCatalogue(read: ReadFile): Promise<{ ok: true; catalogue: Catalogue } | { ok: false; problem: Problem }> {
  const bytes = await read('catalogue.json');
  if (!bytes) return { ok: false, problem: { code: 'catalogue-not-loaded', params: { status: 'catalogue.json' } } };
  return readCatalogue(new TextDecoder().decode(bytes));
}

/** Loads the layers and rules that a catalogue names. Never fails: what is missing is a state of its own. */
export async function loadCatalogue(catalogue: Catalogue, read: ReadFile): Promise<LoadedCatalogue> {
  const zoned = catalogue.layers.filter((entry) => entry.kind === 'zones');
  const layers = await Promise.all(zoned.map((entry) => loadEntry(entry, read)));
  const books = await Promise.all(catalogue.rules.map((entry) => loadRules(entry, read)));
  return { catalogue, layers, ruleBooks: books.filter((b) => b !== null) };
}

async function loadEntry(entry: CatalogueLayer, read: ReadFile): Promise<LayerState> {
  return loadLayer(entry, entry.exact ? await read(entry.exact.file) : null);
}

async function loadRules(entry: Catalogue['rules'][number], read: ReadFile) {
  const bytes = await read(entry.file);
  if (!bytes || contentHash(bytes) !== entry.hash) return null;
  try {
    const parsed = readRuleBook(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.ok ? { book: parsed.ruleBook, hash: entry.hash } : null;
  } catch {
    return null; // not JSON: a rule book that is missing, and the verdict says so
  }
}

/** What a check on a day rests on: the rule book in force then, the newest if several are. */
export function basisOn({ catalogue, layers, ruleBooks }: LoadedCatalogue, asOf: string): CheckBasis {
  const [newest] = ruleBooks.filter(({ book }) => inForce(book, asOf)).sort((a, b) => (a.book.validFrom < b.book.validFrom ? 1 : -1));
  return { layers, rules: newest ? { state: 'loaded', ...newest } : { state: 'missing' }, catalogue: catalogue.hash };
}
