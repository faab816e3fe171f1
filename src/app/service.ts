import {
  basisOn,
  checkSite,
  inForce,
  loadAhead,
  loadCatalogue,
  loadCounties,
  loadIndustries,
  openCatalogue,
  overlapsOf,
  surroundingsOf,
  verifyReport,
  type Activity,
  type CheckBasis,
  type CheckOptions,
  type LayersAhead,
  type LoadedCatalogue,
  type ReadFile,
} from '#check';
import { candidates, locate, type Position } from '#geo';
import { termsOf, mainLayers, type Catalogue, type Draft, type Industry, type LayerState, type Note, type Problem } from '#zone';
import { askedActivity } from './asked-activity';
import { briefOf } from './brief';
import type { BatchRow, CheckService, FrameChoice, GivenFile, RefusedEntry, ZoneHere } from './check-protocol';

/** The visitor's door of `ingest`, handed in: only the worker brings the readers along. */
type SiteEntry = { ok: true; draft: Draft } | { ok: false; id: string; problems: Problem[] };
type ReadSite = (
  input: string | readonly GivenFile[],
  options: { crs?: string; places: () => Promise<((at: Position) => { zh: string; en: string } | null) | null> },
) => Promise<{ ok: true; entries: SiteEntry[]; notes: Note[] } | { ok: false; problems: Problem[]; ask?: FrameChoice[] }>;

type Refused = { ok: false; problems: Problem[] };

/** A catalogue and what has been begun to load of it. */
interface Opened {
  catalogue: Catalogue;
  read: ReadFile;
  ahead?: LayersAhead;
  loading?: Promise<LoadedCatalogue>;
  /** Not kept when it fails. */
  industries?: Promise<Industry[] | null>;
}

/** How long the page has to itself before layers are fetched that nobody has asked about yet. */
const idleMs = 2500;

/**
 * The check as the page asks for it; runs in the worker, so exact zones never reach the main thread. Opening reads the catalogue only. The first question
 * loads every layer and rule book that the catalogue names and waits for all of them: a layer that does not come answers `unknown`. The main layers are
 * fetched ahead when nothing has been asked for a while; a failure then is forgotten, and the question asks for them again.
 */
export class Service implements CheckService {
  readonly #readSite: ReadSite;
  readonly #idleMs: number;
  #read: ReadFile | null = null;
  #opening: Promise<{ ok: true; opened: Opened } | Refused> | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(readSite: ReadSite, { prefetchAfterMs = idleMs } = {}) {
    this.#readSite = readSite;
    this.#idleMs = prefetchAfterMs;
  }

  async open(catalogueUrl: string) {
    this.#read = fetchBeside(catalogueUrl);
    return this.reload();
  }

  async reload() {
    const read = this.#read;
    if (!read) return { ok: false as const, problems: [notOpened] };
    clearTimeout(this.#idle);
    // Set before anything is awaited: a check that comes early waits for the catalogue instead of failing.
    const opening = openCatalogue(read).then((found): { ok: true; opened: Opened } | Refused =>
      found.ok ? { ok: true, opened: { catalogue: found.catalogue, read } } : { ok: false, problems: [found.problem] },
    );
    this.#opening = opening;
    const found = await opening;
    if (!found.ok) return found;
    const { opened } = found;
    if (this.#opening === opening) this.#idle = setTimeout(() => prefetch(opened), this.#idleMs);
    return { ok: true as const, catalogue: opened.catalogue };
  }

  async load() {
    const loaded = await this.#loaded();
    return loaded.ok ? { ok: true as const } : loaded;
  }

  async read(input: string | readonly GivenFile[], frame?: string) {
    const read = await this.#readSite(input, { places: () => this.#counties(), ...(frame === undefined ? {} : { crs: frame }) });
    if (!read.ok) return { ok: false as const, problems: read.problems.slice(0, 5), ...(read.ask ? { ask: read.ask } : {}) };
    const drafts = read.entries.flatMap((entry) => (entry.ok ? [entry.draft] : []));
    const refused: RefusedEntry[] = [];
    let before = 0;
    for (const entry of read.entries)
      if (entry.ok) before++;
      else refused.push({ id: entry.id, before, problems: entry.problems });
    const problems = refused.flatMap((entry) => entry.problems).slice(0, 5);
    // What could be read is asked about; what could not stays in sight as a note.
    return drafts.length > 0
      ? { ok: true as const, drafts, notes: [...read.notes, ...problems], refused }
      : { ok: false as const, problems };
  }

  async #counties() {
    const opening = await this.#opening;
    return opening?.ok ? loadCounties(opening.opened.catalogue, opening.opened.read) : null;
  }

  async check(draft: Draft, options: CheckOptions, activity: Activity) {
    const asked = await this.#asked(options, activity);
    if (!asked.ok) return asked;
    const { basis } = asked;
    const result = checkSite(draft, basis, options, asked.activity);
    if (!result.ok) return result;
    return { ok: true as const, report: result.report, overlaps: overlapsOf(result.report, result.site, basis.layers) };
  }

  async checkMany(drafts: readonly Draft[], options: CheckOptions, activity: Activity) {
    const asked = await this.#asked(options, activity);
    if (!asked.ok) return asked;
    const rows = drafts.map((draft): BatchRow => {
      const result = checkSite(draft, asked.basis, options, asked.activity);
      return result.ok ? briefOf(result.report) : result;
    });
    return { ok: true as const, rows };
  }

  async surroundings(draft: Draft, options: CheckOptions, activity: Activity) {
    const asked = await this.#asked(options, activity);
    if (!asked.ok) return asked;
    const result = checkSite(draft, asked.basis, options, asked.activity);
    if (!result.ok) return result;
    return { ok: true as const, surroundings: surroundingsOf(result.report, result.site, asked.basis.layers) };
  }

  async facts(asOf: string) {
    const loaded = await this.#loaded();
    if (!loaded.ok) return loaded;
    const { rules } = basisOn(loaded.loaded, asOf);
    return { ok: true as const, facts: rules.state === 'loaded' ? rules.book.facts : {} };
  }

  async industries() {
    const found = (await this.#opening) ?? { ok: false as const, problems: [notOpened] };
    if (!found.ok) return found;
    const industries = await industriesOf(found.opened);
    return industries ? { ok: true as const, industries } : { ok: false as const, problems: [{ code: 'industries-missing' }] };
  }

  async verify(text: string) {
    const loaded = await this.#loaded();
    return loaded.ok ? verifyReport(text, loaded.loaded) : loaded;
  }

  close() {
    clearTimeout(this.#idle);
    this.#opening = null;
  }

  async whatIsHere(at: Position, asOf: string) {
    const loaded = await this.#loaded();
    if (!loaded.ok) return loaded;
    const isRequired = (id: string) => loaded.loaded.layers.some(({ entry }) => entry.id === id && entry.required);
    const zones: ZoneHere[] = [];
    const unknown: { layer: string; title: { zh: string; en: string }; reason: string }[] = [];
    for (const state of loaded.loaded.layers) {
      const { entry } = state;
      const reason =
        'missing' in state ? state.missing : !inForce(entry, asOf) ? 'not-in-force' : covers(state, at) ? null : 'outside-coverage';
      if (reason) unknown.push({ layer: entry.id, title: entry.title, reason });
      if (!('missing' in state) && reason !== 'not-in-force') zones.push(...zonesAt(state, at, asOf));
    }
    // What restricts comes before what informs.
    zones.sort((a, b) => Number(isRequired(b.layer)) - Number(isRequired(a.layer)));
    return { ok: true as const, zones, unknown };
  }

  /** What a check rests on, and the activity as it can be asked about. */
  async #asked(options: CheckOptions, given: Activity): Promise<{ ok: true; basis: CheckBasis; activity: Activity } | Refused> {
    const loaded = await this.#loaded();
    if (!loaded.ok) return loaded;
    const basis = basisOn(loaded.loaded, options.asOf);
    const industries = given.industry ? await industriesOf(loaded.opened) : null;
    return { ok: true, basis, activity: askedActivity(given, basis.rules, industries) };
  }

  /** Everything that the catalogue names. What failed stays missing until `reload`, so that one page gives one answer. */
  async #loaded(): Promise<{ ok: true; loaded: LoadedCatalogue; opened: Opened } | Refused> {
    const found = (await this.#opening) ?? { ok: false as const, problems: [notOpened] };
    if (!found.ok) return found;
    const { opened } = found;
    opened.loading ??= loadCatalogue(opened.catalogue, opened.read, opened.ahead);
    return { ok: true, loaded: await opened.loading, opened };
  }
}

function prefetch(opened: Opened) {
  if (!opened.loading) opened.ahead = loadAhead(mainLayers(opened.catalogue.layers), opened.read);
}

async function industriesOf(opened: Opened): Promise<Industry[] | null> {
  const list = await (opened.industries ??= loadIndustries(opened.catalogue, opened.read));
  if (!list) delete opened.industries;
  return list;
}

const notOpened: Problem = { code: 'catalogue-not-loaded', params: { status: 'catalogue.json' } };

type Loaded = Exclude<LayerState, { missing: unknown }>;

function covers({ exact }: Loaded, at: Position): boolean {
  return !exact.coverageIndex || locate(exact.coverageIndex, 0, at) !== 'out';
}

/** The zones in force. A zone's border belongs to it here: who asks on a border is told both neighbours. */
function zonesAt({ entry, exact }: Loaded, at: Position, asOf: string): ZoneHere[] {
  return candidates(exact.zoneIndex, [at[0], at[1], at[0], at[1]])
    .filter((shape) => inForce(exact.zones[shape]!, asOf))
    .filter((shape) => locate(exact.zoneIndex, shape, at) !== 'out')
    .map((shape) => {
      const { areaM2, properties, ...zone } = exact.zones[shape]!;
      return { layer: entry.id, zone, areaM2, terms: termsOf(properties), title: entry.title };
    });
}

function fetchBeside(catalogueUrl: string): ReadFile {
  return async (file) => {
    try {
      // The catalogue names what is current, so it is never taken from a cache without asking; the files it names never change.
      const response = await fetch(new URL(file, catalogueUrl), { cache: file === 'catalogue.json' ? 'no-cache' : 'default' });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch {
      return null; // no network, no server: the layer is missing, and every answer says so
    }
  };
}
