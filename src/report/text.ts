import { decides, type CheckReport, type Finding, type LayerAnswer, type Requirement } from '#check';
import { area, className, distance, factName, length, noteSentence, share, words, type Language } from '#i18n';

/** The report as plain text for a terminal or a mail, in the order of every rendering: verdict, completeness, site, answers, requirements, method. */
export function reportText(report: CheckReport, language: Language): string {
  const w = words(language);
  const answers = (kind: LayerAnswer['answer']) => report.answers.filter((a) => a.answer === kind);
  const concerned = answers('concerned').flatMap((a) =>
    a.answer === 'concerned' ? a.findings.map((f) => ({ layer: a.layer, finding: f })) : [],
  );
  const partly = answers('unknown').flatMap((a) => (a.answer === 'unknown' ? a.findings.map((f) => ({ layer: a.layer, finding: f })) : []));
  const others = answers('not-concerned').flatMap((a) =>
    a.answer === 'not-concerned' ? a.nearby.map((f) => ({ layer: a.layer, finding: f })) : [],
  );
  const all = [...concerned, ...partly, ...others];
  const row = ({ layer, finding }: { layer: string; finding: Finding }) => `  ${findingLine(report, layer, finding, language)}`;
  const section = (title: string, rows: string[], none?: string) =>
    rows.length > 0 ? [`${title} (${rows.length})`, ...rows, ''] : none ? [`${title}${w.colon}${none}`, ''] : [];
  const layerTitle = (id: string) => report.layers.find((l) => l.id === id)?.title[language] ?? w.theme[id] ?? id;
  const { site } = report;
  return [
    `${w.verdict[report.verdict]}${w.colon}${verdictLine(report, language)}`,
    report.complete
      ? w.complete
      : w.incomplete(
          [...answers('unknown').map((a) => layerTitle(a.layer)), ...(report.ruleBook ? [] : ruleGap(report, w.method.ruleBook))].join(
            w.listComma,
          ),
        ),
    ...(report.layers.some((l) => l.synthetic) ? [w.demonstration] : []),
    '',
    `${w.section.site}${w.colon}${site.name ?? site.id}`,
    ...siteLines(report, language).map((line) => `  ${line}`),
    '',
    ...section(w.section.concerned, [...concerned, ...partly].filter(({ finding }) => decides(finding)).map(row), w.noneConcerned),
    ...section(w.section.near, all.filter(({ finding }) => !decides(finding)).map(row), w.noneNear(`${report.options.nearM} m`)),
    ...section(
      w.section.notConcerned,
      answers('not-concerned').map((a) => `  ${layerTitle(a.layer)}`),
    ),
    ...section(
      w.section.unknown,
      answers('unknown').map((a) => `  ${unknownLine(a, layerTitle(a.layer), language)}`),
      w.noneUnknown,
    ),
    ...section(
      w.section.requirements,
      requirementLines(
        all.filter(({ finding }) => decides(finding)).map(({ finding }) => finding),
        language,
      ),
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
  if (report.verdict === 'no-conflict-found') return w.verdictLine['no-conflict-found'](report.answers.length);
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
    ...(polygon
      ? [
          `${w.site.area}${w.colon}${area(site.areaM2, language)}`,
          `${w.site.planeArea(site.planeCrs)}${w.colon}${area(site.planeAreaM2, language)}`,
        ]
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
  const inside =
    overlap.lengthM > 0 ? `${language === 'zh' ? '，' : ', '}${w.head.lengthM.replace(/ ?\(m\)/, '')} ${length(overlap.lengthM)}` : '';
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
    finding.depthM === undefined ? '' : `${w.head.depthM.replace(/ ?\(m\)/, '')} ${distance(finding.depthM)}`,
    finding.borderline ? `≈${w.flag.borderline}` : '',
    finding.negligible ? w.flag.negligible : '',
    used?.synthetic ? w.flag.synthetic : '',
  ].filter(Boolean);
  return `${w.relation[relation]} · ${sentence}${flags.length > 0 ? ` [${flags.join(' · ')}]` : ''}`;
}

/** Class (or layer), name and code of a finding's zone. */
export function zoneTitle(report: CheckReport, layer: string, { zone }: Finding, language: Language): string {
  const used = report.layers.find((l) => l.id === layer);
  const name = language === 'en' ? (zone.nameEn ?? zone.name) : zone.name;
  const kind = used ? className(used.theme, zone.class, language) || used.title[language] : layer;
  const inner = zone.code ? `${name} ${zone.code}` : name;
  return language === 'zh' ? `${kind}（${inner}）` : `${kind} (${inner})`;
}

function unknownLine(answer: LayerAnswer, title: string, language: Language): string {
  if (answer.answer !== 'unknown') return title;
  const w = words(language);
  const covered = answer.reason === 'partly-covered' ? ` ${w.covered(share(answer.coveredShare))}${w.stop}` : '';
  return `${title}${w.colon}${w.answer.unknown} —— ${w.unknownReason[answer.reason]}${w.stop}${covered}${w.unknownNext[answer.reason]}`;
}

function requirementLines(findings: readonly Finding[], language: Language): string[] {
  const w = words(language);
  const seen = new Map<string, Requirement>();
  for (const finding of findings) for (const requirement of finding.requirements) seen.set(requirement.rule, requirement);
  return [...seen.values()].flatMap(({ regime, text, basis }) => [
    `  [${w.regime[regime]}] ${text[language]}`,
    ...basis.map(
      (b) =>
        `      ${[b.document[language], b.number, b.article && w.article(b.article)].filter(Boolean).join(' ')}${b.verified ? '' : ` [${w.flag.unverified}]`}`,
    ),
  ]);
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
