import type { Position } from '#geo';
import type { LegalBasis, Note, Regime, Words } from '#zone';
import type { Geometry } from 'geojson';

/** The site's relation TO the zone, in DE-9IM meaning; near = disjoint, but within `nearM`. */
export type FindingRelation = 'equals' | 'within' | 'contains' | 'overlaps' | 'crosses' | 'touches' | 'near';

export interface Requirement {
  rule: string;
  regime: Regime;
  text: Words;
  basis: LegalBasis[];
  /** Facts of the activity that nobody has given yet and that would change this requirement. */
  missingFacts: string[];
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
  /** SHA-256 over everything below, hexadecimal; how exactly: `reportId`. */
  id: string;
  schema: string;
  engine: string;
  catalogue: string;
  ruleBook: { edition: string; hash: string } | null;
  asOf: string;
  options: CheckOptions;
  site: SiteRecord;
  layers: LayerUsed[];
  answers: LayerAnswer[];
  verdict: Verdict;
  /** Why the verdict is no better, worst first. */
  reasons: VerdictReason[];
  /** False as soon as one required layer could not be answered, whatever the verdict. */
  complete: boolean;
  missingFacts: string[];
}

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
  evidence: Note[];
  repairs: Note[];
}

export interface VerdictReason {
  /** Says which rule, unknown answer or borderline case it is. */
  code: 'rule' | 'no-rule' | 'unknown-layer' | 'borderline' | 'rules-missing' | 'zones-alone';
  layer: string;
  zone?: string;
  regime?: Regime;
  reason?: UnknownReason;
}
