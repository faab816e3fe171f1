import {
  fileHash,
  loadLayer,
  readIndustries,
  readCatalogue,
  readRuleBook,
  type Catalogue,
  type CatalogueLayer,
  type Industry,
  type LayerState,
  type Problem,
  type RuleBook,
} from '#zone';
import type { CheckBasis } from './check-site';
import { inForce } from './rules';
import { loadWaters, type Waters } from './waters';

/** Reads one published file by its name; null when it cannot be had, whatever the cause. */
export type ReadFile = (file: string) => Promise<Uint8Array | null>;

/** A catalogue with everything of it that a check needs, loaded or known to be missing. */
export interface LoadedCatalogue {
  catalogue: Catalogue;
  layers: LayerState[];
  /** Every edition that the catalogue names; null when it could not be had. */
  ruleBooks: { entry: Catalogue['rules'][number]; book: RuleBook | null }[];
  waters: Waters | null;
}

/** Reads catalogue.json; only a missing or unreadable catalogue fails as a whole. */
export async function openCatalogue(read: ReadFile): Promise<{ ok: true; catalogue: Catalogue } | { ok: false; problem: Problem }> {
  const bytes = await read('catalogue.json');
  if (!bytes) return { ok: false, problem: { code: 'catalogue-not-loaded', params: { status: 'catalogue.json' } } };
  return readCatalogue(new TextDecoder().decode(bytes));
}

/** Layers that were begun before anybody asked, by id. */
export type LayersAhead = ReadonlyMap<string, Promise<LayerState>>;

/** Begins to load some layers of a catalogue. */
export const loadAhead = (entries: readonly CatalogueLayer[], read: ReadFile): LayersAhead =>
  new Map(entries.map((entry) => [entry.id, loadEntry(entry, read)]));

/**
 * Loads the layers and rules that a catalogue names: all of them. Never fails: what is missing is a state of its own.
 * A layer that was begun ahead is taken from there; if it did not come then, it is read again now.
 */
export async function loadCatalogue(catalogue: Catalogue, read: ReadFile, ahead?: LayersAhead): Promise<LoadedCatalogue> {
  const zoned = catalogue.layers.filter((entry) => entry.kind === 'zones');
  const load = async (entry: CatalogueLayer): Promise<LayerState> => {
    const early = await ahead?.get(entry.id);
    return early && 'exact' in early ? early : loadEntry(entry, read);
  };
  const [layers, ruleBooks, waters] = await Promise.all([
    Promise.all(zoned.map(load)),
    Promise.all(catalogue.rules.map(async (entry) => ({ entry, book: await loadRules(entry, read) }))),
    loadWaters(catalogue, read),
  ]);
  return { catalogue, layers, ruleBooks, waters };
}

async function loadEntry(entry: CatalogueLayer, read: ReadFile): Promise<LayerState> {
  const bytes = entry.exact ? await read(entry.exact.file).catch(() => null) : null;
  try {
    return await loadLayer(entry, bytes);
  } catch {
    // Whatever a file does to its reader costs this layer its answer, and only that.
    return { entry, missing: 'failed' };
  }
}

async function loadRules(entry: Catalogue['rules'][number], read: ReadFile): Promise<RuleBook | null> {
  const bytes = await read(entry.file).catch(() => null);
  if (!bytes || (await fileHash(bytes)) !== entry.hash) return null;
  try {
    const parsed = readRuleBook(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.ok ? parsed.ruleBook : null;
  } catch {
    return null; // not JSON: a rule book that is missing, and the verdict says so
  }
}

/** The industries that a catalogue names, read when somebody asks for them and not before; null when it names none or they could not be had whole. */
export async function loadIndustries({ industries }: Catalogue, read: ReadFile): Promise<Industry[] | null> {
  const bytes = industries ? await read(industries.file).catch(() => null) : null;
  if (!bytes || (await fileHash(bytes)) !== industries!.hash) return null;
  const list = readIndustries(new TextDecoder().decode(bytes));
  return list.ok ? list.industries : null;
}

/** The entry of the rule book that holds on a day: the newest that the catalogue names for it. */
const newestOn = <T extends Catalogue['rules'][number]>(entries: readonly T[], asOf: string): T | undefined =>
  entries.filter((entry) => inForce(entry, asOf)).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];

/** The rule book of a day by itself, for whoever asks what may be said of an activity; null when it could not be had. */
export async function ruleBookOn({ rules }: Catalogue, asOf: string, read: ReadFile): Promise<RuleBook | null> {
  const entry = newestOn(rules, asOf);
  return entry ? loadRules(entry, read) : null;
}

/**
 * What a check on a day rests on: the newest rule book that the catalogue names for that day. When that one could not be had, the rules are missing;
 * an older edition does not stand in for it.
 */
export function basisOn({ catalogue, layers, ruleBooks, waters }: LoadedCatalogue, asOf: string): CheckBasis {
  const entry = newestOn(
    ruleBooks.map((one) => one.entry),
    asOf,
  );
  const newest = ruleBooks.find((one) => one.entry === entry);
  const rules: CheckBasis['rules'] = newest?.book ? { state: 'loaded', book: newest.book, hash: newest.entry.hash } : { state: 'missing' };
  return { layers, rules, catalogue: catalogue.hash, waters };
}
