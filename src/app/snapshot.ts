import { nothingSaid, type Activity, type CheckReport } from '#check';
import type { Position, Shape } from '#geo';
import { mainLayers, type Catalogue, type CatalogueLayer, type Draft, type Fact, type Industry, type Note, type Problem } from '#zone';
import type { FeatureCollection } from 'geojson';
import type { BatchRow, FrameChoice, RefusedEntry, ZoneHere } from './check-protocol';
import type { RemarksBySite } from './remarks';
import type { Verification } from './verification';

export type Language = 'zh' | 'en';
export type Appearance = 'auto' | 'light' | 'dark';
export interface View {
  lng: number;
  lat: number;
  zoom: number;
}

/** How far a batch has come, and what was found. */
export interface Batch {
  state: 'running' | 'done' | 'cancelled';
  total: number;
  rows: ReadonlyMap<Draft, BatchRow>;
}

/** Everything that the page shows, as one immutable value. */
export interface Snapshot {
  language: Language;
  appearance: Appearance;
  view: View;
  /** ISO day for which the check asks. */
  asOf: string;
  nearM: number;
  toleranceM2: number;
  /** Where the catalogue was asked for; its layer files lie beside it. */
  catalogueUrl: string;
  catalogue: { state: 'loading' } | { state: 'ready'; catalogue: Catalogue } | { state: 'failed'; problems: Problem[] };
  /** Layers drawn on the map; what is hidden is checked all the same. */
  visible: ReadonlySet<string>;
  /** What was typed, kept as it is whatever becomes of it. */
  text: string;
  /** Sites read from the last input; one of them is asked about. */
  drafts: readonly Draft[];
  chosen: number;
  notes: readonly Note[];
  problems: readonly Problem[];
  /** What a person has to decide before the last input can be read: in which frame it is. */
  question: readonly FrameChoice[] | null;
  /** Entries of the last input that are no site, each with the number of drafts that stand before it. */
  refused: readonly RefusedEntry[];
  /** Whether the sites may be moved by hand: what came from a file, surveyed perhaps, is not touched. */
  fromFile: boolean;
  /** What is to be built, as far as the person has said. */
  activity: Activity;
  /** What the rule book of a day asks about an activity; null until somebody needs it. */
  facts: { asOf: string; facts: Readonly<Record<string, Fact>> } | null;
  industries: { state: 'idle' } | { state: 'loading' } | { state: 'ready'; list: readonly Industry[] } | { state: 'failed' };
  remarks: RemarksBySite;
  verification: Verification | null;
  /**
   * `former`: what was found before – for the place where a vertex was before it was moved on, or, with `about`, for what was said of the activity before;
   * never to be taken for an answer about the present question.
   */
  check:
    | { state: 'idle' }
    | { state: 'running'; former?: CheckReport; about?: 'activity' }
    | { state: 'done'; report: CheckReport; overlaps: FeatureCollection }
    | { state: 'failed'; problems: Problem[] };
  /** All sites of the last input. A row belongs to the draft that was asked about: a changed one has none. */
  batch: Batch | null;
  /** The vertex that can be moved; `held` while it is. Null when the tool is off. */
  edit: { vertex: number; held: boolean } | null;
  /** How many moves can be undone. */
  moves: number;
  /** The finding under the pointer or the focus. */
  highlight: { layer: string; zone: string } | null;
  here: { at: Position; state: 'asking' | 'done' | 'failed'; zones: ZoneHere[]; unknown: { layer: string; reason: string }[] } | null;
  /** What is being drawn on the map, null when nothing is. */
  drawing: Shape['kind'] | null;
  /** Layers whose picture did not come: on the map they look like empty land, so the list says it. */
  undrawn: ReadonlySet<string>;
  /** False where the browser cannot draw maps; everything else works. */
  mapWorks: boolean;
}

/** Drawn from the start: the base and the main layers. The others are a click away, and their pictures are fetched then. */
export const drawnAtFirst = (layers: readonly CatalogueLayer[]): string[] => [
  ...mainLayers(layers).map((l) => l.id),
  ...layers.filter((l) => l.kind === 'base').map((l) => l.id),
];

/** Layers that were switched by hand, known by name only until the catalogue has come. */
export interface Switched {
  hidden: readonly string[];
  shown: readonly string[];
}

export function shownFirst(layers: readonly CatalogueLayer[], { hidden, shown }: Switched): string[] {
  const atFirst = drawnAtFirst(layers);
  return layers.map((l) => l.id).filter((id) => shown.includes(id) || (atFirst.includes(id) && !hidden.includes(id)));
}

export const initialView: View = { lng: 126.3, lat: 43.6, zoom: 6.2 };

/** A page as it is before anything is known. */
export const firstSnapshot: Omit<Snapshot, 'asOf'> = {
  language: 'zh',
  appearance: 'auto',
  view: initialView,
  nearM: 500,
  toleranceM2: 1,
  catalogueUrl: '',
  catalogue: { state: 'loading' },
  visible: new Set(),
  text: '',
  drafts: [],
  chosen: 0,
  notes: [],
  problems: [],
  question: null,
  refused: [],
  fromFile: false,
  activity: nothingSaid,
  facts: null,
  industries: { state: 'idle' },
  remarks: new Map(),
  verification: null,
  check: { state: 'idle' },
  batch: null,
  edit: null,
  moves: 0,
  highlight: null,
  here: null,
  drawing: null,
  undrawn: new Set(),
  mapWorks: true,
};
