import type { CheckReport } from '#check';
import { className, distance, hectares, length, number, share, words } from '#i18n';
import { arrange, type ArrangedRequirement, type Row, type UnknownAnswer } from './arrange';
import type { Block, Inline } from './document';
import { basisLine, couldBe, factNames, flag, heading, joined, layerTitle, paragraph, quiet, type Told } from './document-parts';
import { zoneTitle, zoneValidity } from './zone-title';

/** Concerned, near, not concerned, not determined: every layer asked stands in one of them. */
export function findingBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const { concerned, near, notConcerned, unknown } = arrange(report);
  const counted = (title: string, count: number) => `${title} (${count})`;
  return [
    heading(2, counted(w.section.concerned, concerned.length)),
    ...(concerned.length > 0 ? [table(told, w.section.concerned, concerned), ...terms(told, concerned)] : [paragraph(w.noneConcerned)]),
    heading(2, counted(w.section.near, near.length)),
    ...(near.length > 0 ? [table(told, w.section.near, near), ...terms(told, near)] : [paragraph(w.noneNear(`${report.options.nearM} m`))]),
    heading(2, counted(w.section.notConcerned, notConcerned.length)),
    notConcerned.length > 0
      ? { kind: 'list', items: notConcerned.map((id) => [layerTitle(told, id), ...synthetic(told, id)]) }
      : paragraph(w.none),
    heading(2, counted(w.section.unknown, unknown.length)),
    ...(unknown.length > 0 ? [unknownTable(told, unknown)] : [paragraph(w.noneUnknown)]),
  ];
}

function synthetic({ report, language }: Told, layer: string): Inline[] {
  return report.layers.find(({ id }) => id === layer)?.synthetic ? [' ', flag(words(language).flag.synthetic)] : [];
}

/** Metres for a column whose head names the unit. */
const metres = (m: number) => (m < 1000 ? distance(m).replace(' m', '') : number(m, 1));

/** Polygons are measured in hectares, lines in metres, points by their number alone. */
const measureOf = ({ site }: CheckReport) =>
  site.geometry.type.includes('Polygon') ? 'area' : site.geometry.type.includes('Line') ? 'length' : 'points';

function table(told: Told, caption: string, rows: readonly Row[]): Block {
  const { report, language } = told;
  const w = words(language);
  const columns = columnsOf(report, rows, language);
  const numbers = columns.map((_, i) => (i === 0 ? 0.105 : 0.08));
  const rest = 1 - 0.16 - 0.14 - 0.1 - numbers.reduce((sum, width) => sum + width, 0);
  return {
    kind: 'table',
    caption,
    head: [
      ...[w.head.zone, w.head.code, w.head.relation].map((text) => ({ text })),
      ...columns.map(({ head }) => ({ text: head, number: true })),
      { text: w.head.flags },
    ],
    widths: [rest, 0.15, 0.11, ...numbers, 0.14],
    rows: rows.map((row) => {
      const { layer, finding } = row;
      const { zone, relation } = finding;
      return [
        [zoneTitle(report, layer, { ...finding, zone: withoutCode(zone) }, language)],
        [zone.code ? { text: zone.code, code: true } : '—'],
        [w.relation[relation]],
        ...columns.map(({ cell }): Inline[] => [cell(row)]),
        flagsOf(told, row),
      ];
    }),
  };
}

/** The measures that say something about any of the rows: nothing overlaps in a list of what is near, and nothing is away in one of what is met. */
function columnsOf(report: CheckReport, rows: readonly Row[], language: Told['language']): { head: string; cell: (row: Row) => string }[] {
  const { head } = words(language);
  const measure = measureOf(report);
  const meets = rows.some(({ finding }) => finding.overlap.share > 0);
  const apart = rows.some(({ finding }) => finding.distanceM > 0) || !meets;
  const deep = rows.some(({ finding }) => finding.depthM !== undefined);
  return [
    ...(meets && measure === 'area' ? [{ head: head.overlapHa, cell: ({ finding }: Row) => hectares(finding.overlap.areaM2) }] : []),
    ...(meets && measure === 'length' ? [{ head: head.lengthM, cell: ({ finding }: Row) => metres(finding.overlap.lengthM) }] : []),
    ...(meets ? [{ head: head.share, cell: ({ finding }: Row) => share(finding.overlap.share).replace(' %', '') }] : []),
    ...(apart ? [{ head: head.distanceM, cell: ({ finding }: Row) => metres(finding.distanceM) }] : []),
    ...(deep ? [{ head: head.depthM, cell: ({ finding }: Row) => (finding.depthM === undefined ? '—' : metres(finding.depthM)) }] : []),
  ];
}

function withoutCode({ code: _, ...zone }: Row['finding']['zone']): Row['finding']['zone'] {
  return zone;
}

function flagsOf({ report, language }: Told, { layer, finding }: Row): Inline[] {
  const w = words(language);
  const used = report.layers.find(({ id }) => id === layer);
  const { areaM2, lengthM } = finding.overlap;
  const disputed = report.remarks?.disputed?.some((one) => one.layer === layer && one.zone === finding.zone.id);
  const answer = report.answers.find((one) => one.layer === layer);
  const pieces: Inline[] = [
    ...(finding.borderline ? [flag(`≈${w.flag.borderline}`)] : []),
    ...(finding.negligible ? [flag(w.flag.negligible)] : []),
    ...(used?.synthetic ? [flag(w.flag.synthetic)] : []),
    ...(answer?.answer === 'unknown' ? [flag(w.unknownReason[answer.reason])] : []),
    ...(disputed ? [{ text: w.report.finding.disputed, flag: true as const, mine: true as const }] : []),
    ...(areaM2 > 0 && lengthM > 0 && finding.relation !== 'within' ? [`${w.outlineInside} ${length(lengthM)}`] : []),
    ...[zoneValidity(finding, language)].filter(Boolean),
  ];
  return pieces.length > 0
    ? joined(
        pieces.map((piece) => [piece]),
        ' ',
      )
    : ['—'];
}

/** What the zones themselves say: time windows, what is suspended, why. */
function terms(told: Told, rows: readonly Row[]): Block[] {
  const { report, language } = told;
  const items = rows.flatMap(
    ({ layer, finding }) =>
    (finding.zone.terms ?? []).map((term): Inline[] => [`${zoneTitle(report, layer, finding, language)}${words(language).colon}${term[language]}`]), // prettier-ignore
  );
  return items.length > 0 ? [quiet(words(language).report.finding.terms), { kind: 'list', items }] : [];
}

function unknownTable(told: Told, unknown: readonly UnknownAnswer[]): Block {
  const { language, report } = told;
  const w = words(language);
  return {
    kind: 'table',
    caption: w.section.unknown,
    head: [{ text: w.head.layer }, { text: w.head.reason }, { text: w.head.covered, number: true }, { text: w.report.finding.next }],
    widths: [0.28, 0.26, 0.11, 0.35],
    rows: unknown.map((answer) => [
      [
        layerTitle(told, answer.layer),
        ...synthetic(told, answer.layer),
        ...(report.layers.find(({ id }) => id === answer.layer)?.required === false ? [' ', flag(w.report.method.optional)] : []),
      ],
      [{ text: w.answer.unknown, strong: true }, `${w.dash}${w.unknownReason[answer.reason]}`],
      [answer.reason === 'partly-covered' || answer.coveredShare > 0 ? share(answer.coveredShare).replace(' %', '') : '—'],
      [w.unknownNext[answer.reason]],
    ]),
  };
}

/** Every rule with the zones that it holds for, its outcome for this project, and its legal basis. */
export function requirementBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const { concerned, requirements } = arrange(report);
  const none = concerned.length > 0 ? w.noRequirements : w.report.requirement.none;
  return [
    heading(2, `${w.section.requirements} (${requirements.length})`),
    ...(requirements.length === 0 ? [paragraph(report.ruleBook ? none : w.reason['rules-missing'])] : []),
    ...requirements.flatMap((one, i) => requirementBlock(told, one, i + 1)),
  ];
}

function requirementBlock(told: Told, { requirement, rows }: ArrangedRequirement, serial: number): Block[] {
  const { report, language } = told;
  const w = words(language);
  const say = w.report.requirement;
  const [first] = rows;
  const used = first && report.layers.find(({ id }) => id === first.layer);
  const subject = first ? (used ? [w.theme[used.theme] ?? used.title[language], className(used.theme, first.finding.zone.class, language)].filter(Boolean).join(' · ') : first.layer) : ''; // prettier-ignore
  const outcome: Inline[] =
    requirement.regime === 'open'
      ? [say.outcomeOpen(couldBe(requirement, language))]
      : [{ text: w.regime[requirement.regime], strong: true }, ...(requirement.outcome ? [w.colon, requirement.outcome[language]] : [])];
  const facts: { term: string; value: Inline[] }[] = [
    { term: say.text, value: [requirement.text[language]] },
    { term: say.outcome, value: outcome },
    ...(requirement.proof ?? []).map((proof) => ({ term: say.proof, value: [proof[language]] })),
    ...(requirement.missingFacts.length > 0 ? [{ term: say.missing, value: [factNames(requirement.missingFacts, language)] }] : []),
    ...requirement.basis.map((basis) => ({ term: say.basis, value: basisLine(basis, language) })),
    {
      term: say.zones,
      value: [rows.map(({ layer, finding }) => zoneTitle(report, layer, finding, language)).join(w.semicolon)],
    },
  ];
  return [
    heading(3, `${serial} ${w.regime[requirement.regime]} · ${subject}${rows.length > 1 ? ` · ${w.report.finding.ofClass(rows.length)}` : ''}`),
    { kind: 'facts', rows: facts },
  ]; // prettier-ignore
}
