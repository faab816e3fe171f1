import {
  basisOn,
  checkSite,
  inForce,
  loadCatalogue,
  openCatalogue,
  overlapsOf,
  type CheckOptions,
  type LoadedCatalogue,
  type ReadFile,
} from '#check';
import { candidates, locate, type Position } from '#geo';
import type { Draft, LayerState, Note, Problem } from '#zone';
import type { CheckService, ZoneHere } from './check-protocol';

/** The visitor's door of `ingest`, handed in: only the worker brings the readers along. */
type SiteEntry = { ok: true; draft: Draft } | { ok: false; id: string; problems: Problem[] };
type ReadSite = (input: string | Uint8Array) => { ok: true; entries: SiteEntry[]; notes: Note[] } | { ok: false; problems: Problem[] };

type Loading = { ok: true; loaded: LoadedCatalogue } | { ok: false; problems: Problem[] };

/**
 * The check as the page asks for it; runs in the worker, so exact zones never reach the main thread. Loading starts with `open` and goes on behind it:
 * a check waits for the layers, and a layer that does not come answers `unknown`.
 */
export class Service implements CheckService {
  readonly #readSite: ReadSite;
  #read: ReadFile | null = null;
  #loading: Promise<Loading> | null = null;

  constructor(readSite: ReadSite) {
    this.#readSite = readSite;
  }

  async open(catalogueUrl: string) {
    this.#read = fetchBeside(catalogueUrl);
    return this.reload();
  }

  async reload() {
    const read = this.#read;
    if (!read) return { ok: false as const, problems: [notOpened] };
    const opening = openCatalogue(read);
    // Set before anything is awaited: a check that comes early waits for the layers instead of failing.
    this.#loading = opening.then(async (opened) =>
      opened.ok ? { ok: true, loaded: await loadCatalogue(opened.catalogue, read) } : { ok: false, problems: [opened.problem] },
    );
    const opened = await opening;
    return opened.ok ? { ok: true as const, catalogue: opened.catalogue } : { ok: false as const, problems: [opened.problem] };
  }

  async read(input: string | Uint8Array) {
    const read = this.#readSite(input);
    if (!read.ok) return { ok: false as const, problems: read.problems.slice(0, 5) };
    const drafts = read.entries.flatMap((entry) => (entry.ok ? [entry.draft] : []));
    const refused = read.entries.flatMap((entry) => (entry.ok ? [] : entry.problems)).slice(0, 5);
    // What could be read is asked about; what could not stays in sight as a note.
    return drafts.length > 0
      ? { ok: true as const, drafts, notes: [...read.notes, ...refused] }
      : { ok: false as const, problems: refused };
  }

  async check(draft: Draft, options: CheckOptions) {
    const loaded = await this.#loaded();
    if (!loaded.ok) return loaded;
    const basis = basisOn(loaded.loaded, options.asOf);
    const result = checkSite(draft, basis, options);
    if (!result.ok) return result;
    return { ok: true as const, report: result.report, overlaps: overlapsOf(result.report, result.site, basis.layers) };
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
      if (!('missing' in state) && reason !== 'not-in-force') zones.push(...zonesAt(state, at));
    }
    // What restricts comes before what informs.
    zones.sort((a, b) => Number(isRequired(b.layer)) - Number(isRequired(a.layer)));
    return { ok: true as const, zones, unknown };
  }

  async #loaded(): Promise<Loading> {
    return this.#loading ?? { ok: false, problems: [notOpened] };
  }
}

const notOpened: Problem = { code: 'catalogue-not-loaded', params: { status: 'catalogue.json' } };

type Loaded = Exclude<LayerState, { missing: unknown }>;

function covers({ exact }: Loaded, at: Position): boolean {
  return !exact.coverageIndex || locate(exact.coverageIndex, 0, at) !== 'out';
}

/** A zone's border belongs to it here: who asks on a border is told both neighbours. */
function zonesAt({ entry, exact }: Loaded, at: Position): ZoneHere[] {
  return candidates(exact.zoneIndex, [at[0], at[1], at[0], at[1]])
    .filter((shape) => locate(exact.zoneIndex, shape, at) !== 'out')
    .map((shape) => {
      const { areaM2, properties, ...zone } = exact.zones[shape]!;
      return { layer: entry.id, zone, areaM2, properties, title: entry.title };
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
