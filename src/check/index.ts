export {
  verdicts,
  type CheckOptions,
  type CheckReport,
  type Finding,
  type FindingRelation,
  type LayerAnswer,
  type LayerUsed,
  type Requirement,
  type SiteRecord,
  type UnknownReason,
  type Verdict,
  type VerdictReason,
} from './check-report';
export { checkSite, engine, reportSchema, type CheckBasis } from './check-site';
export {
  basisOn,
  loadAhead,
  loadCatalogue,
  loadIndustries,
  openCatalogue,
  type LayersAhead,
  type LoadedCatalogue,
  type ReadFile,
} from './basis';
export { makeSite, type Site } from './site';
export { inForce, type RulesState } from './rules';
export { decides, findingsOf } from './verdict';
export { overlapsOf } from './overlap-geometry';
