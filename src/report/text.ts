import type { CheckReport, Finding } from '#check';
import { area, distance, factName, length, noteSentence, share, words, type Language } from '#i18n';
import { arrange, type ArrangedRequirement, type Row, type UnknownAnswer } from './arrange';
import { accessBlocks } from './document-access';
import { eiaBlocks } from './document-eia';
import { influenceBlocks } from './document-influence';
import { disclaimerBlocks, expiryBlocks, remarksBlocks } from './document-method';
import { basisLine, couldBe, factNames, layerTitle } from './document-parts';
import { activityBlocks } from './document-site';
import type { Block } from './document';
import { blockLines, plain } from './text-blocks';
import { verdictLine, verdictMore } from './verdict-lines';
import { zoneTitle, zoneValidity } from './zone-title';

/** The report as plain text for a terminal or a mail, in the order of every rendering: verdict, completeness, site, answers, requirements, method. */
export function reportText(report: CheckReport, language: Language): string {
  const w = words(language);
  const { concerned, near, notConcerned, unknown, requirements } = arrange(report);
  const row = ({ layer, finding }: Row) =>
    [`  ${findingLine(report, layer, finding, language)}`, ...(finding.zone.terms ?? []).map((term) => `      ${term[language]}`)].join(
      '\n',
    );
  const section = (title: string, rows: readonly string[], none?: string) => {
    if (rows.length > 0) return [`${title} (${rows.length})`, ...rows, ''];
    return none ? [`${title}${w.colon}${none}`, ''] : [];
  };
  const told = { report, language };
  const blocks = (made: Block[]) => blockLines(made, language);
  return [
    `${w.verdict[report.verdict]}${w.colon}${verdictLine(report, language)}`,
    ...verdictMore(report, language),
    '',
    `${w.section.site}${w.colon}${report.site.name ?? report.site.id}`,
    ...siteLines(report, language).map((line) => `  ${line}`),
    '',
    ...blocks(activityBlocks(told)),
    ...section(w.section.concerned, concerned.map(row), w.noneConcerned),
    ...section(w.section.near, near.map(row), w.noneNear(`${report.options.nearM} m`)),
    ...section(
      w.section.notConcerned,
      notConcerned.map((id) => `  ${layerTitle(told, id)}`),
    ),
    ...section(
      w.section.unknown,
      unknown.map((a) => `  ${unknownLine(a, layerTitle(told, a.layer), language)}`),
      w.noneUnknown,
    ),
    ...section(
      w.section.requirements,
      requirements.map((r) => requirementText(report, r, language)),
    ),
    ...blocks(accessBlocks(told)),
    ...blocks(eiaBlocks(told)),
    ...blocks(influenceBlocks(told)),
    ...section(
      w.section.missingFacts,
      report.missingFacts.map((fact) => `  ${factName(fact, language)}  [${fact}]`),
    ),
    ...blocks(remarksBlocks(told)),
    ...methodLines(report, language),
    '',
    ...blocks(expiryBlocks(told)),
    ...blocks(disclaimerBlocks(told)),
  ].join('\n');
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
    `${w.site.crs}${w.colon}${site.crs}${site.accuracyM === undefined ? '' : ` ±${site.accuracyM} m`}`,
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
  const say = w.report.requirement;
  const { regime, text, basis, missingFacts } = requirement;
  return [
    `  [${w.regime[regime]}] ${text[language]}`,
    ...(regime === 'open' ? [`      ${say.outcome}${w.colon}${say.outcomeOpen(couldBe(requirement, language))}`] : []),
    ...(requirement.outcome ? [`      ${say.outcome}${w.colon}${requirement.outcome[language]}`] : []),
    ...(requirement.proof ?? []).map((proof) => `      ${say.proof}${w.colon}${proof[language]}`),
    ...(missingFacts.length > 0 ? [`      ${say.missing}${w.colon}${factNames(missingFacts, language)}`] : []),
    ...basis.map((b) => `      ${plain(basisLine(b, language))}`),
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
