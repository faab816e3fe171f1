import type { CheckReport, Finding } from '#check';
import { area, distance, factName, length, noteSentence, share, words, type Language } from '#i18n';
import { arrange, type ArrangedRequirement, type Row, type UnknownAnswer } from './arrange';
import { zoneTitle, zoneValidity } from './zone-title';

/** The report as plain text for a terminal or a mail, in the order of every rendering: verdict, completeness, site, answers, requirements, method. */
export function reportText(report: CheckReport, language: Language): string {
  const w = words(language);
  const { concerned, near, notConcerned, unknown, requirements } = arrange(report);
  const row = ({ layer, finding }: Row) =>
    [`  ${findingLine(report, layer, finding, language)}`, ...(finding.zone.terms ?? []).map((term) => `      ${term[language]}`)].join(
      '\n',
    );
  const layerTitle = (id: string) => report.layers.find((l) => l.id === id)?.title[language] ?? w.theme[id] ?? id;
  const section = (title: string, rows: readonly string[], none?: string) => {
    if (rows.length > 0) return [`${title} (${rows.length})`, ...rows, ''];
    return none ? [`${title}${w.colon}${none}`, ''] : [];
  };
  const titleOf = (a: UnknownAnswer) => a.title?.[language] ?? layerTitle(a.layer);
  const gaps = [...unknown.map(titleOf), ...ruleGap(report, w.method.ruleBook)];
  return [
    `${w.verdict[report.verdict]}${w.colon}${verdictLine(report, language)}`,
    report.complete ? w.complete : w.incomplete(gaps.join(w.listComma)),
    ...(report.layers.some((l) => l.synthetic) ? [w.demonstration] : []),
    '',
    `${w.section.site}${w.colon}${report.site.name ?? report.site.id}`,
    ...siteLines(report, language).map((line) => `  ${line}`),
    '',
    ...section(w.section.concerned, concerned.map(row), w.noneConcerned),
    ...section(w.section.near, near.map(row), w.noneNear(`${report.options.nearM} m`)),
    ...section(
      w.section.notConcerned,
      notConcerned.map((id) => `  ${layerTitle(id)}`),
    ),
    ...section(
      w.section.unknown,
      unknown.map((a) => `  ${unknownLine(a, titleOf(a), language)}`),
      w.noneUnknown,
    ),
    ...section(
      w.section.requirements,
      requirements.map((r) => requirementText(report, r, language)),
    ),
    ...section(
      w.section.missingFacts,
      report.missingFacts.map((fact) => `  ${factName(fact, language)}`),
    ),
    ...methodLines(report, language),
    '',
    w.disclaimer,
    '',
  ].join('\n');
}

const ruleGap = (report: CheckReport, name: string) => (report.reasons.some((r) => r.code === 'rules-missing') ? [name] : []);

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

function siteLines({ site }: CheckReport, language: Language): string[] {
  const w = words(language);
  const polygon = site.geometry.type === 'Polygon' || site.geometry.type === 'MultiPolygon';
  const line = site.geometry.type === 'LineString' || site.geometry.type === 'MultiLineString';
  return [
    ...(polygon ? [`${w.site.area}${w.colon}${area(site.areaM2, language)}`] : []),
    ...(polygon && site.planeCrs !== null && site.planeAreaM2 !== null
      ? [`${w.site.planeArea(site.planeCrs)}${w.colon}${area(site.planeAreaM2, language)}`]
      : []),
    ...(site.declaredAreaM2 === undefined ? [] : [`${w.site.declaredArea}${w.colon}${area(site.declaredAreaM2, language)}`]),
    ...(line ? [`${w.site.length}${w.colon}${length(site.lengthM)}`] : []),
    `${w.site.crs}${w.colon}${site.crs}`,
    ...site.evidence.map((note) => noteSentence(note, language)),
    ...site.repairs.map((note) => `${w.site.repairs}${w.colon}${noteSentence(note, language)}`),
  ];
}

/** One finding as a sentence: which zone, what relation, by how much, with its flags. */
export function findingLine(report: CheckReport, layer: string, finding: Finding, language: Language): string {
  const w = words(language);
  const used = report.layers.find((l) => l.id === layer);
  const zone = zoneTitle(report, layer, finding, language);
  const { overlap, relation } = finding;
  const comma = language === 'zh' ? '，' : ', ';
  const inside = overlap.areaM2 > 0 && overlap.lengthM > 0 ? `${comma}${w.outlineInside} ${length(overlap.lengthM)}` : '';
  const sentence =
    relation === 'near'
      ? w.nearSentence(zone, distance(finding.distanceM))
      : relation === 'touches'
        ? w.touchSentence(zone)
        : overlap.areaM2 > 0
          ? w.overlapSentence(zone, area(overlap.areaM2, language), share(overlap.share)) + inside
          : overlap.lengthM > 0
            ? w.lengthSentence(zone, length(overlap.lengthM), share(overlap.share))
            : w.pointSentence(zone, share(overlap.share));
  const flags = [
    zoneValidity(finding, language),
    finding.depthM === undefined ? '' : `${w.head.depthM.replace(/ ?\(m\)/, '')} ${distance(finding.depthM)}`,
    finding.borderline ? `≈${w.flag.borderline}` : '',
    finding.negligible ? w.flag.negligible : '',
    used?.synthetic ? w.flag.synthetic : '',
  ].filter(Boolean);
  return `${w.relation[relation]} · ${sentence}${flags.length > 0 ? ` [${flags.join(' · ')}]` : ''}`;
}

function unknownLine(answer: UnknownAnswer, title: string, language: Language): string {
  const w = words(language);
  const sentences = [
    w.unknownReason[answer.reason] + w.stop,
    ...(answer.reason === 'partly-covered' ? [capital(w.covered(share(answer.coveredShare))) + w.stop] : []),
    w.unknownNext[answer.reason],
  ];
  return `${title}${w.colon}${w.answer.unknown}${w.dash}${sentences.join(w.between)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function requirementText(report: CheckReport, { requirement, rows }: ArrangedRequirement, language: Language): string {
  const w = words(language);
  const { regime, text, basis } = requirement;
  return [
    `  [${w.regime[regime]}] ${text[language]}`,
    ...basis.map((b) => {
      const named = [b.document[language], b.number, b.article?.[language]].filter(Boolean).join(' ');
      const flags = b.verified ? '' : ` [${w.flag.unverified}]`;
      return `      ${named}${flags}${b.remark ? `${w.dash}${b.remark[language]}` : ''}`;
    }),
    ...rows.map(({ layer, finding }) => `      → ${zoneTitle(report, layer, finding, language)}`),
  ].join('\n');
}

function methodLines(report: CheckReport, language: Language): string[] {
  const w = words(language);
  const m = w.method;
  return [
    w.section.method,
    `  ${m.asOf} ${report.asOf} · ${m.near} ${report.options.nearM} m · ${m.tolerance} ${report.options.toleranceM2} m²`,
    `  ${m.ruleBook} ${report.ruleBook ? `${report.ruleBook.edition} (${report.ruleBook.hash.slice(0, 12)})` : m.noRuleBook}`,
    ...report.layers.map(
      (l) =>
        `  ${l.title[language]} · ${w.head.edition} ${l.edition} · ${l.hash.slice(0, 12)} · ±${l.accuracyM} m${l.synthetic ? ` · ${w.flag.synthetic}` : ''}`,
    ),
    `  ${m.catalogue} ${report.catalogue.slice(0, 12)} · ${m.engine} ${report.engine} · ${m.report} ${report.id.slice(0, 16)}`,
    `  ${m.area}`,
  ];
}
