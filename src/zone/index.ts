export { themes, type Declaration, type Layer, type LayerKind, type Place, type Theme, type Words, type Zone } from './layer';
export { regimes, ruleBookSchema, type LegalBasis, type Regime, type Rule, type RuleBook } from './rule-book';
export { catalogueSchema, type Catalogue, type CatalogueLayer } from './catalogue';
export type { Note, Problem } from './problem';
