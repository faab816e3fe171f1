export { themes, type Declaration, type Layer, type LayerKind, type Place, type Theme, type Words, type Zone } from './layer';
export { readRuleBook, regimes, ruleBookSchema, type LegalBasis, type Regime, type Rule, type RuleBook } from './rule-book';
export { catalogueSchema, readCatalogue, type Catalogue, type CatalogueLayer } from './catalogue';
export { readDeclaration } from './declaration';
export type { Note, Problem } from './problem';
export { decodeLayer, encodeLayer, formatVersion, type ExactLayer, type ZoneRecord } from './codec';
export { canonicalJson, contentHash } from './hash';
export type { Draft } from './draft';
export { loadLayer, type LayerState, type MissingReason } from './load-layer';
