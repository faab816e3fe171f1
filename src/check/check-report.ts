import type { Position } from '#geo';
import type { AccessClause, EiaBook, LegalBasis, Note, Regime, Words } from '#zone';
import type { Geometry } from 'geojson';

/** The site's relation TO the zone, in DE-9IM meaning; near = disjoint, but within `nearM`. */
export type FindingRelation = 'equals' | 'within' | 'contains' | 'overlaps' | 'crosses' | 'touches' | 'near';

/** What is to be built, as far as anybody has said; what is not said is unknown, never "no". */
export interface Activity {
  /** GB/T 4754-2017 with its section letter (`C2611`; a group or division says less), and its name there. */
  industry?: { code: string; zh: string; en?: string };
  /** Facts of the rule book by name: `yes`, `no` or one of its choices; `unknown` is kept as said and counts as not given. */
  facts: Readonly<Record<string, string>>;
}

export interface Requirement {
  rule: string;
  /** What the facts given make of the rule; `open` as long as missing ones could still change it. */
  regime: Regime | 'open';
  /** What the law demands. */
  text: Words;
  /** What follows for this activity, once it is settled. */
  outcome?: Words;
  /** What has to be shown for it. */
  proof?: Words[];
  basis: LegalBasis[];
  /** Facts of the activity that nobody has given yet and that would change this requirement; `industry` is the activity's code. */
  missingFacts: string[];
  /** While open: what it may still turn out to be, worst first. */
  couldBe?: Regime[];
}

export interface Finding {
  /** The dates are the zone's own, both inclusive; absent when it is in force as long as its layer. */
  zone: {
    id: string;
    code?: string;
    name: string;
    nameEn?: string;
    class?: string;
    validFrom?: string;
    validUntil?: string;
    /** What the zone itself says: its time windows, what it suspends, why. */
    terms?: Words[];
  };
  relation: FindingRelation;
  /** share: 0…1 of the site's area, or of its length for lines, or of its points. lengthM: of a line, or of a polygon's outline, inside the zone. */
  overlap: { areaM2: number; share: number; lengthM: number };
  /** 0 when they meet; geodesic metres to the zone's nearest edge otherwise. */
  distanceM: number;
  /** For `within`: how far inside. */
  depthM?: number;
  /** The two ends of the shortest way, site first, when `distanceM` is above 0. */
  nearest?: [Position, Position];
  /** True when moving the boundary by the layer's accuracy could change in / partly / out. */
  borderline: boolean;
  /** The overlap is below the tolerance: listed, does not decide. */
  negligible: boolean;
  requirements: readonly Requirement[];
}

export type UnknownReason = 'not-loaded' | 'hash-mismatch' | 'outside-coverage' | 'partly-covered' | 'not-in-force' | 'failed';

/** A layer's reply. There is no way to write down "clear" for a layer that was not asked or does not cover the whole site. */
export type LayerAnswer =
  | { layer: string; answer: 'concerned'; findings: [Finding, ...Finding[]]; coveredShare: number }
  | { layer: string; answer: 'not-concerned'; nearby: Finding[]; coveredShare: number }
  /** `title`: of a layer that the rules ask for and the catalogue does not even name. */
  | { layer: string; title?: Words; answer: 'unknown'; reason: UnknownReason; findings: Finding[]; coveredShare: number };

/** Worst first: prohibited > conditional > undetermined > no conflict found. Never "compliant". */
export const verdicts = ['prohibited', 'conditional', 'undetermined', 'no-conflict-found'] as const;
export type Verdict = (typeof verdicts)[number];

/** Which edition of a layer the report rests on, enough to find the very same bytes again. */
export interface LayerUsed {
  id: string;
  title: Words;
  theme: string;
  required: boolean;
  synthetic: boolean;
  edition: string;
  hash: string;
  validFrom: string;
  validUntil?: string;
  accuracyM: number;
  source: Words;
}

export interface CheckOptions {
  /** ISO day on which layers and rules must be in force. */
  asOf: string;
  nearM: number;
  /** Overlaps below this many m² (polygons) or m (lines) are negligible. */
  toleranceM2: number;
}

export interface CheckReport {
  /** SHA-256 over everything below but `remarks`, hexadecimal; how exactly: `reportId`. */
  id: string;
  schema: string;
  engine: string;
  catalogue: string;
  ruleBook: { edition: string; hash: string } | null;
  asOf: string;
  options: CheckOptions;
  expires: Expiry;
  activity: Activity;
  /** What answers that are choices mean, by fact, in the rule book's words. */
  choices: Readonly<Record<string, Words>>;
  site: SiteRecord;
  layers: LayerUsed[];
  answers: LayerAnswer[];
  /** One for each control unit that the site has ground in. */
  access: UnitAccess[];
  /** Null where the rule book holds no hints. */
  eia: EiaHints | null;
  influence: Influence;
  verdict: Verdict;
  /** The worst that the verdict can still become through facts that are missing. */
  atWorst: Verdict;
  /** Why the verdict is no better, worst first. */
  reasons: VerdictReason[];
  /** False as soon as one required layer could not be answered, whatever the verdict. */
  complete: boolean;
  /** Facts of the activity that could still change the verdict; `industry` is its code. */
  missingFacts: string[];
  /** What people wrote into the report. The only part that the id does not cover: nobody computed it. */
  remarks?: Remarks;
}

/** A reviewer's own words, marked as such in every rendering. */
export interface Remarks {
  note?: string;
  /** Findings that somebody disputes, and why. */
  disputed?: { layer: string; zone: string; because: string }[];
}

/** After which day the report should not be relied on: something it rests on ends then or is due anew, at the latest 90 days after the day it asks for. */
export interface Expiry {
  on: string;
  because: 'ninety-days' | 'layer-ends' | 'rules-end' | 'next-edition';
  layer?: string;
}

/** The access list of one control unit that the site has ground in, tier by tier; a tier without clauses is one whose text this edition does not hold. */
export interface UnitAccess {
  layer: string;
  zone: string;
  code: string;
  name: string;
  nameEn?: string;
  tiers: { tier: AccessClause['tier']; scope: string | null; clauses: AppliedClause[] }[];
}

export interface AppliedClause {
  id: string;
  dimension: AccessClause['dimension'];
  verb: AccessClause['verb'];
  text: Words;
  /** yes, no: decided by the activity; open: facts are missing; compare: nothing but reading can tell. */
  applies: 'yes' | 'no' | 'open' | 'compare';
  /** What it makes of the project; null when it does not apply. */
  regime: Regime | 'open' | null;
  missingFacts: string[];
  synthetic: boolean;
  basis?: LegalBasis;
}

/** Hints for the impact assessment. They change no verdict. */
export interface EiaHints {
  sensitive: {
    group: 'one' | 'two' | 'three';
    /** `no` cannot be said while layers of the group are missing. */
    touched: 'yes' | 'no' | 'unknown';
    zones: { layer: string; zone: string; name: string; text: Words }[];
    /** Layers that could not be answered, and what no layer here knows. */
    unknownLayers: string[];
    unknownOf: Words[];
  }[];
  sensitiveBasis: LegalBasis;
  /** Rows of the classification catalogue that the activity's code falls under; more than one paper while facts are missing. */
  rows: {
    row: string;
    title: Words;
    papers: EiaBook['rows'][number]['cases'][number]['paper'][];
    text?: Words;
    missingFacts: string[];
    basis: LegalBasis;
  }[];
  approval: { level: 'province' | 'city' | 'open'; text: Words; missingFacts: string[]; basis: LegalBasis } | null;
  /** `checkedM` below `withinM`: the check did not look that far, so the list may lack zones. */
  targets: {
    id: string;
    withinM: number;
    checkedM: number;
    text: Words;
    zones: { layer: string; zone: string; name: string; distanceM: number }[];
    unknownLayers: string[];
    basis: LegalBasis;
  }[];
}

/**
 * What lies on the same water without being met: drinking-water zones downstream, project sites and sections on the same reach. Information only, along
 * the river courses of the catalogue.
 */
export type Influence =
  | { state: 'unknown'; reason: 'rivers-not-loaded' | 'failed' }
  | { state: 'no-river'; withinM: number }
  | {
      state: 'found';
      river: { id: string; name: string; nameEn?: string };
      /** From the site to the river's nearest point, and that point. */
      distanceM: number;
      at: Position;
      downstreamM: number;
      upstreamM: number;
      /** Where the catalogue's course breaks off downstream before `downstreamM`: nothing was searched beyond. */
      endsM?: number;
      /** `alongM`: along the river from that point, downstream positive. Sorted by it. */
      downstream: { layer: string; zone: string; name: string; class?: string; alongM: number }[];
      places: { layer: string; id: string; name: string; nameEn?: string; theme: string; alongM: number }[];
      synthetic: boolean;
      /** Layers that should have been searched and were not there. */
      missing: string[];
    };

export interface SiteRecord {
  id: string;
  name?: string;
  geometry: Geometry;
  areaM2: number;
  /** In the plane of the site's 3° Gauss–Krüger zone; null where there is none. */
  planeAreaM2: number | null;
  planeCrs: string | null;
  declaredAreaM2?: number;
  lengthM: number;
  crs: string;
  /** How far off the site may lie by the frame that it was given in, in m: counts with the accuracy of every layer. */
  accuracyM?: number;
  evidence: Note[];
  repairs: Note[];
}

export interface VerdictReason {
  /** Says which rule, unknown answer or borderline case it is. */
  code: 'rule' | 'missing-fact' | 'no-rule' | 'unknown-layer' | 'borderline' | 'rules-missing' | 'zones-alone';
  layer: string;
  zone?: string;
  regime?: Regime;
  reason?: UnknownReason;
}
