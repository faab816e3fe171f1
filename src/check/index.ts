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
