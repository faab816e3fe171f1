import type { CheckReport, Finding, LayerAnswer } from '#check';

/** A finding with the layer that it came from. */
export interface Row {
  layer: string;
  finding: Finding;
}
type Unknown = Extract<LayerAnswer, { answer: 'unknown' }>;

const severity = ({ finding }: Row) =>
  Math.min(3, ...finding.requirements.map((r) => ({ prohibited: 0, conditional: 1, information: 2 })[r.regime]));
const touching = ({ finding }: Row) => finding.relation !== 'near' && finding.relation !== 'touches' && !finding.negligible;

/** The answers of a report in the order in which every rendering shows them; findings by severity, then by overlap, then by distance. */
export function arrange(report: CheckReport): { concerned: Row[]; near: Row[]; notConcerned: string[]; unknown: Unknown[] } {
  const rows: Row[] = report.answers.flatMap((a) =>
    (a.answer === 'not-concerned' ? a.nearby : a.findings).map((finding) => ({ layer: a.layer, finding })),
  );
  const order = (a: Row, b: Row) =>
    severity(a) - severity(b) || b.finding.overlap.share - a.finding.overlap.share || a.finding.distanceM - b.finding.distanceM;
  return {
    concerned: rows.filter(touching).sort(order),
    near: rows.filter((row) => !touching(row)).sort((a, b) => a.finding.distanceM - b.finding.distanceM || order(a, b)),
    notConcerned: report.answers.filter((a) => a.answer === 'not-concerned').map((a) => a.layer),
    unknown: report.answers.filter((a): a is Unknown => a.answer === 'unknown'),
  };
}
