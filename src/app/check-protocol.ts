import type { CheckOptions, CheckReport, Verdict, VerdictReason } from '#check';
import type { Position } from '#geo';
import type { Catalogue, Draft, Note, Problem, Words } from '#zone';
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
  /** Reads what a person typed, pasted or dropped. */
  read(input: string | Uint8Array, name: string): Promise<Outcome<{ drafts: Draft[]; notes: Note[]; refused: RefusedEntry[] }>>;
  /** Checks one draft. Layers that could not be loaded answer `unknown`. */
  check(draft: Draft, options: CheckOptions): Promise<Outcome<{ report: CheckReport; overlaps: FeatureCollection }>>;
  /** Checks some drafts of a batch; one row each, in their order. */
  checkMany(drafts: readonly Draft[], options: CheckOptions): Promise<Outcome<{ rows: BatchRow[] }>>;
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
