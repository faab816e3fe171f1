import {
  verdicts,
  type AppliedClause,
  type Finding,
  type LayerAnswer,
  type LayerUsed,
  type Requirement,
  type UnitAccess,
  type Verdict,
  type VerdictReason,
} from './check-report';
import type { RulesState } from './rules';

export interface Judgement {
  verdict: Verdict;
  atWorst: Verdict;
  reasons: VerdictReason[];
  complete: boolean;
  missingFacts: string[];
}

/** What each reason makes of the verdict. */
function verdictOf(reason: VerdictReason): Verdict {
  if (reason.code === 'rule' && reason.regime === 'prohibited') return 'prohibited';
  if (reason.code === 'rule' && reason.regime === 'conditional') return 'conditional';
  return 'undetermined';
}

/** A requirement or a clause that is not settled yet, the worst verdict that it could lead to, and the facts of the activity that would settle it. */
interface Open {
  facts: readonly string[];
  worst: Verdict;
}

/**
 * All answers → one verdict, worst wins. "No conflict found" is what remains when there is at least one required layer, every required layer answered
 * "not concerned" for the whole site, and no reason speaks against it; nothing else leads to it.
 */
export function judge(
  answers: readonly LayerAnswer[],
  layers: readonly LayerUsed[],
  rules: RulesState,
  access: readonly UnitAccess[] = [],
): Judgement {
  const required = new Map(layers.map((layer) => [layer.id, layer.required]));
  const isRequired = (answer: LayerAnswer) => required.get(answer.layer) ?? true;
  const reasons: VerdictReason[] = [];
  if (rules.state === 'missing') reasons.push({ code: 'rules-missing', layer: '' });
  for (const answer of answers) {
    if (answer.answer === 'unknown' && isRequired(answer))
      reasons.push({ code: 'unknown-layer', layer: answer.layer, reason: answer.reason });
    for (const finding of findingsOf(answer)) reasons.push(...reasonsOf(answer.layer, finding));
  }
  for (const unit of access)
    for (const { clauses } of unit.tiers) reasons.push(...clauses.flatMap((clause) => reasonOfClause(unit, clause)));
  const answered = answers.filter(isRequired);
  const clear = answered.length > 0 && answered.every((a) => a.answer === 'not-concerned' && a.coveredShare === 1);
  // Nobody says what zones without a catalogue cover: that none of them is met does not say that there is nothing.
  if (clear && rules.state === 'none') reasons.push({ code: 'zones-alone', layer: '' });
  // No fact settles what a layer that did not answer holds, nor on which side of a boundary the site stands: the worst that they could be still stands.
  const unsettled = reasons.some(({ code }) => code === 'unknown-layer' || code === 'rules-missing' || code === 'no-rule')
    ? ['prohibited' as const]
    : answers.flatMap(findingsOf).filter(isClose).map(worstOf);
  const found = reasons.map(verdictOf);
  const worst = verdicts.find((v) => found.includes(v)) ?? (clear ? 'no-conflict-found' : 'undetermined');
  const order = (r: VerdictReason) => verdicts.indexOf(verdictOf(r));
  const open = [...answers.flatMap(findingsOf).filter(decides).flatMap(openOf), ...access.flatMap(openClauses)];
  // What is settled without any missing fact: a fact matters as long as it could still lead to another verdict.
  const settled = verdicts.find((v) => reasons.some((r) => r.code !== 'missing-fact' && verdictOf(r) === v));
  const matters = open.filter(({ worst: could }) => settled === undefined || settled === 'undetermined' || rank(could) < rank(settled));
  return {
    verdict: worst,
    atWorst: [worst, ...unsettled, ...matters.map(({ worst: could }) => could)].sort((a, b) => rank(a) - rank(b))[0]!,
    reasons: reasons.sort((a, b) => order(a) - order(b)),
    complete: answered.length > 0 && rules.state === 'loaded' && answered.every((a) => a.answer !== 'unknown'),
    missingFacts: [...new Set(matters.flatMap(({ facts }) => facts))].sort(),
  };
}

const rank = (verdict: Verdict) => verdicts.indexOf(verdict);

export function findingsOf(answer: LayerAnswer): readonly Finding[] {
  return answer.answer === 'not-concerned' ? answer.nearby : answer.findings;
}

/** Whether a finding puts ground of the site into the zone by more than the tolerance. */
export function decides(finding: Finding): boolean {
  return !finding.negligible && finding.relation !== 'touches' && finding.relation !== 'near';
}

function reasonsOf(layer: string, finding: Finding): VerdictReason[] {
  const zone = finding.zone.id;
  const asking = finding.requirements.filter((r) => r.regime !== 'information');
  const silent = finding.requirements.length === 0;
  if (decides(finding)) {
    if (silent) return [{ code: 'no-rule', layer, zone }];
    return asking.map(({ regime }) => reasonFor(regime, layer, zone));
  }
  return isClose(finding) ? [{ code: 'borderline', layer, zone }] : [];
}

/**
 * Too close to call: whether the zone asks for something depends on where exactly its boundary runs. A site that touches it stands on that line.
 * A zone about which the rules are silent may ask for anything.
 */
function isClose(finding: Finding): boolean {
  const { borderline, relation, requirements } = finding;
  if (decides(finding) || !(borderline || relation === 'touches')) return false;
  return requirements.length === 0 || requirements.some(({ regime }) => regime !== 'information');
}

function worstOf({ requirements }: Finding): Verdict {
  const could = requirements.flatMap(({ regime, couldBe }) => (regime === 'open' ? (couldBe ?? []) : [regime]));
  return requirements.length === 0 || could.includes('prohibited') ? 'prohibited' : 'conditional';
}

const reasonFor = (regime: Requirement['regime'], layer: string, zone: string): VerdictReason =>
  regime === 'open' ? { code: 'missing-fact', layer, zone } : { code: 'rule', layer, zone, regime };

function reasonOfClause({ layer, zone }: UnitAccess, { regime, applies }: AppliedClause): VerdictReason[] {
  // What can only be compared by reading is asked for by the unit's own rule already.
  if (regime === null || regime === 'information' || applies === 'compare') return [];
  return [reasonFor(regime, layer, zone)];
}

function openOf({ requirements }: Finding): Open[] {
  return requirements.flatMap(({ regime, couldBe, missingFacts }) =>
    regime === 'open'
      ? [{ facts: missingFacts, worst: couldBe?.includes('prohibited') ? ('prohibited' as const) : ('conditional' as const) }]
      : [],
  );
}

function openClauses({ tiers }: UnitAccess): Open[] {
  return tiers.flatMap(({ clauses }) =>
    clauses.flatMap(({ applies, verb, missingFacts }) =>
      applies === 'open' && verb !== 'encourage'
        ? [{ facts: missingFacts, worst: verb === 'prohibit' ? ('prohibited' as const) : ('conditional' as const) }]
        : [],
    ),
  );
}
