import { decides, type CheckReport, type Finding, type LayerAnswer, type Requirement } from '#check';

/** A finding with the layer that it came from. */
export interface Row {
  layer: string;
  finding: Finding;
}
export type UnknownAnswer = Extract<LayerAnswer, { answer: 'unknown' }>;

/** A requirement with every zone that it holds for on this site. */
export interface ArrangedRequirement {
  requirement: Requirement;
  rows: Row[];
}

export interface Arranged {
  concerned: Row[];
  near: Row[];
  notConcerned: string[];
  unknown: UnknownAnswer[];
  requirements: ArrangedRequirement[];
}

const regimeOrder = { prohibited: 0, open: 1, conditional: 2, information: 3 } as const;
const severity = ({ finding }: Row) => Math.min(4, ...finding.requirements.map((r) => regimeOrder[r.regime]));

/** The answers of a report in the order in which every rendering shows them: findings by severity, then by overlap, then by distance. */
export function arrange(report: CheckReport): Arranged {
  const rows: Row[] = report.answers.flatMap((a) =>
    (a.answer === 'not-concerned' ? a.nearby : a.findings).map((finding) => ({ layer: a.layer, finding })),
  );
  const order = (a: Row, b: Row) =>
    severity(a) - severity(b) || b.finding.overlap.share - a.finding.overlap.share || a.finding.distanceM - b.finding.distanceM;
  const concerned = rows.filter(({ finding }) => decides(finding)).sort(order);
  return {
    concerned,
    near: rows.filter(({ finding }) => !decides(finding)).sort((a, b) => a.finding.distanceM - b.finding.distanceM || order(a, b)),
    notConcerned: report.answers.filter((a) => a.answer === 'not-concerned').map((a) => a.layer),
    unknown: report.answers.filter((a): a is UnknownAnswer => a.answer === 'unknown'),
    requirements: requirementsOf(concerned),
  };
}

function requirementsOf(concerned: readonly Row[]): ArrangedRequirement[] {
  const byRule = new Map<string, ArrangedRequirement>();
  for (const row of concerned)
    for (const requirement of row.finding.requirements) {
      const known = byRule.get(requirement.rule);
      if (known) known.rows.push(row);
      else byRule.set(requirement.rule, { requirement, rows: [row] });
    }
  return [...byRule.values()].sort((a, b) => regimeOrder[a.requirement.regime] - regimeOrder[b.requirement.regime]);
}
