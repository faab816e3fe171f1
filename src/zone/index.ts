export { themes, type Declaration, type Layer, type LayerKind, type Place, type Theme, type Words, type Zone } from './layer';
export {
  accessDimensions,
  accessTiers,
  papers,
  readRuleBook,
  regimes,
  ruleBookSchema,
  type AccessClause,
  type Condition,
  type EiaBook,
  type Fact,
  type LegalBasis,
  type Regime,
  type Rule,
  type RuleBook,
} from './rule-book';
export { catalogueSchema, readCatalogue, type Catalogue, type CatalogueLayer } from './catalogue';
export { findIndustry, inIndustries, readIndustries, searchIndustries, type Industry } from './industry';
export { mainLayers } from './main-layers';
export { readDeclaration } from './declaration';
export { isDay } from './day';
export type { Note, Problem } from './problem';
export { decodeLayer, encodeLayer, formatVersion, type ExactLayer, type ZoneRecord } from './codec';
export { canonicalJson, contentHash, fileHash } from './hash';
export type { Draft } from './draft';
export { layerFromPlain, layerToPlain, loadLayer, type LayerState, type MissingReason, type PlainLayer } from './load-layer';
export { accessOf, type UnitAccessTexts } from './access';
export { termsOf } from './terms';
