import type { Activity, CheckOptions, CheckReport, Surroundings, Verdict, VerdictReason, Verified } from '#check';
import type { Position } from '#geo';
import type { Catalogue, Draft, Fact, Industry, Note, Problem, Words } from '#zone';
import type { FeatureCollection } from 'geojson';

/** What the page asks the worker and what comes back. Everything is plain data: an expected failure is a value, never a rejected promise. */
export type Outcome<T> = ({ ok: true } & T) | { ok: false; problems: Problem[] };

/** One zone that lies at a clicked place. */
export interface ZoneHere {
  layer: string;
  zone: { id: string; code?: string; name: string; nameEn?: string; class?: string; validFrom?: string; validUntil?: string };
  areaM2: number;
  /** What the zone itself says: its time windows, what it suspends, why. */
  terms: Words[];
  title: Words;
}

/** One site of a batch in short. `reason`: the worst one, with the names that its sentence needs; null where nothing was found. */
export type BatchRow = { ok: true; verdict: Verdict; complete: boolean; reason: BriefReason | null } | { ok: false; problems: Problem[] };
export interface BriefReason extends VerdictReason {
  layerTitle?: Words;
  theme?: string;
  zoneFound?: { name: string; nameEn?: string; class?: string };
}

/** A file as it was chosen or dropped. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/** One way to understand the numbers of an input, for a person to choose: its name is given back. */
export interface FrameChoice {
  frame: string;
  /** Middle of what was given as this frame places it, [lng, lat], and the county there. */
  at: Position;
  place?: Words;
  reasons: Note[];
  accuracyM: number;
}

/** An entry of an input that is no site; `before` drafts stand in front of it. */
export interface RefusedEntry {
  id: string;
  before: number;
  problems: Problem[];
}

export interface CheckService {
  /** Fetches the catalogue at the URL; the layers follow when they are first asked about. */
  open(catalogueUrl: string): Promise<Outcome<{ catalogue: Catalogue }>>;
  /** Fetches everything that a check needs and has not been fetched yet; takes as long as the network does. */
  load(): Promise<Outcome<unknown>>;
  /** Reads what a person typed, pasted or dropped; refused with `ask` where a person has to say in which frame it is, as `frame` then does. */
  read(
    input: string | readonly GivenFile[],
    frame?: string,
  ): Promise<
    { ok: true; drafts: Draft[]; notes: Note[]; refused: RefusedEntry[] } | { ok: false; problems: Problem[]; ask?: FrameChoice[] }
  >;
  /**
   * Checks one draft. Layers that could not be loaded answer `unknown`. The report's activity is what was asked: industry by the names of the list, facts
   * that the rule book of the day knows.
   */
  check(draft: Draft, options: CheckOptions, activity: Activity): Promise<Outcome<{ report: CheckReport; overlaps: FeatureCollection }>>;
  /** Checks some drafts of a batch; one row each, in their order. */
  checkMany(drafts: readonly Draft[], options: CheckOptions, activity: Activity): Promise<Outcome<{ rows: BatchRow[] }>>;
  /** What a figure of the site shows around it. */
  surroundings(draft: Draft, options: CheckOptions, activity: Activity): Promise<Outcome<{ surroundings: Surroundings }>>;
  /** What the rule book of a day asks about an activity; nothing where there is no such book. */
  facts(asOf: string): Promise<Outcome<{ facts: Readonly<Record<string, Fact>> }>>;
  /** The list of industries, fetched when first asked for. */
  industries(): Promise<Outcome<{ industries: Industry[] }>>;
  /** Asks the question of a report again. */
  verify(text: string): Promise<Verified>;
  /** All zones at a place, and the layers that cannot say. */
  whatIsHere(
    at: Position,
    asOf: string,
  ): Promise<Outcome<{ zones: ZoneHere[]; unknown: { layer: string; title: Words; reason: string }[] }>>;
  /** Forgets layers that failed to load and tries again. */
  reload(): Promise<Outcome<{ catalogue: Catalogue }>>;
  /** Ends the service and what it holds; calls that wait are answered with a problem. */
  close(): void;
}
