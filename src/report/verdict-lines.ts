import { verdicts, type CheckReport } from '#check';
import { words, type Language } from '#i18n';
import { layerTitle } from './document-parts';

/** How many zones or layers stand behind the verdict, in one line. */
export function verdictLine(report: CheckReport, language: Language): string {
  const w = words(language);
  const zones = (regime: string) => new Set(report.reasons.filter((r) => r.regime === regime).map((r) => `${r.layer} ${r.zone}`)).size;
  if (report.verdict === 'prohibited') return w.verdictLine.prohibited(zones('prohibited'));
  if (report.verdict === 'conditional') return w.verdictLine.conditional(zones('conditional'));
  if (report.verdict === 'no-conflict-found')
    return w.verdictLine['no-conflict-found'](report.answers.filter((a) => a.answer === 'not-concerned').length);
  const unknown = report.reasons.filter((r) => r.code === 'unknown-layer').length;
  const line = w.verdictLine.undetermined(unknown, report.missingFacts.length);
  const [first] = report.reasons;
  return unknown > 0 || report.missingFacts.length > 0 || !first ? line : w.reason[first.code];
}

/** Why the verdict may still become a worse one: facts, layers, rules, boundaries. */
export function unsettled({ missingFacts, reasons }: CheckReport, language: Language): string {
  const w = words(language);
  const say = w.report.unsettled;
  const count = (code: string) => reasons.filter((reason) => reason.code === code).length;
  const told = [
    ...(missingFacts.length > 0 ? [say.facts(missingFacts.length)] : []),
    ...(count('unknown-layer') > 0 ? [say.layers(count('unknown-layer'))] : []),
    ...(count('rules-missing') + count('no-rule') > 0 ? [say.rules] : []),
    ...(count('borderline') > 0 ? [say.close(count('borderline'))] : []),
  ];
  return told.join(w.listComma);
}

/**
 * What stands under the verdict: what it could still become, whether every layer was determined and which were not, how the layers add up, what is made up.
 */
export function verdictMore(report: CheckReport, language: Language): string[] {
  const told = { report, language };
  const w = words(language);
  const { answers, verdict, atWorst } = report;
  const unknown = answers.filter((answer) => answer.answer === 'unknown');
  const count = (kind: string) => answers.filter((answer) => answer.answer === kind).length;
  const gaps = [
    ...unknown.map(({ layer }) => layerTitle(told, layer)),
    ...(report.reasons.some(({ code }) => code === 'rules-missing') ? [w.method.ruleBook] : []),
  ];
  const worse = verdicts.indexOf(atWorst) < verdicts.indexOf(verdict);
  return [
    ...(worse ? [w.report.atWorst(w.verdict[atWorst], unsettled(report, language))] : []),
    report.complete ? w.complete : w.incomplete(gaps.join(w.listComma)),
    // An optional layer without an answer does not make the report incomplete, and still has none.
    ...(report.complete
      ? unknown.map(({ layer, reason }) => `${layerTitle(told, layer)}${w.colon}${w.answer.unknown}${w.dash}${w.unknownReason[reason]}`)
      : []),
    w.report.totals(answers.length, count('concerned'), count('not-concerned'), unknown.length),
    ...(report.layers.some(({ synthetic }) => synthetic) ? [w.demonstration] : []),
  ];
}
