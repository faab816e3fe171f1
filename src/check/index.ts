export {
  verdicts,
  type Activity,
  type AppliedClause,
  type EiaHints,
  type Expiry,
  type Influence,
  type Remarks,
  type UnitAccess,
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
export { checkSite, engine, nothingSaid, reportSchema, type CheckBasis } from './check-site';
export {
  basisOn,
  loadAhead,
  loadCatalogue,
  loadIndustries,
  ruleBookOn,
  openCatalogue,
  type LayersAhead,
  type LoadedCatalogue,
  type ReadFile,
} from './basis';
export { makeActivity, type GivenActivity } from './activity';
export { loadCounties } from './counties';
export { loadWaters, type Waters } from './waters';
export { makeSite, type Site } from './site';
export { inForce, type RulesState } from './rules';
export { decides, findingsOf } from './verdict';
export { verifyReport, type Verified } from './verify';
export type { Difference } from './differences';
export { overlapsOf } from './overlap-geometry';
export { surroundingsOf, type Surroundings } from './surroundings';
