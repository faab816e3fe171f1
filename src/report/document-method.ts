import { factName, number, words } from '#i18n';
import type { Block, Inline } from './document';
import { flag, heading, layerTitle, paragraph, quiet, zoneName, type Told } from './document-parts';

/** Facts that could still change the verdict. */
export function missingBlocks({ report, language }: Told): Block[] {
  const w = words(language);
  const { missingFacts } = report;
  return [
    heading(2, `${w.section.missingFacts} (${missingFacts.length})`),
    ...(missingFacts.length > 0
      ? [paragraph(w.report.missing.each), { kind: 'list' as const, items: missingFacts.map((fact): Inline[] => [factName(fact, language)]) }]
      : [paragraph(w.report.missing.none)]),
  ]; // prettier-ignore
}

/** The user's own words: a note, and what they dispute. Nothing of it was calculated. */
export function remarksBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const say = w.report.remarks;
  const { note, disputed = [] } = report.remarks ?? {};
  if (!note && disputed.length === 0) return [];
  return [
    heading(2, w.report.heading.remarks),
    quiet(say.mine),
    ...(note ? [paragraph({ text: say.note, strong: true }, w.colon, { text: note, mine: true })] : []),
    ...(disputed.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: say.disputed,
            head: [{ text: w.head.layer }, { text: say.zone }, { text: say.because }],
            widths: [0.28, 0.28, 0.44],
            rows: disputed.map(({ layer, zone, because }): Inline[][] => [
              [layerTitle(told, layer)],
              [zoneNamed(told, layer, zone)],
              [{ text: because, mine: true }],
            ]),
          },
        ]
      : []),
  ];
}

function zoneNamed(told: Told, layer: string, zone: string): string {
  const answer = told.report.answers.find((one) => one.layer === layer);
  const findings = answer ? (answer.answer === 'not-concerned' ? answer.nearby : answer.findings) : [];
  const found = findings.find((finding) => finding.zone.id === zone)?.zone;
  return found ? zoneName(told, layer, zone, found.name) : zone;
}

/** Which editions the report rests on, with the whole hashes: enough to find the very same bytes again. */
export function editionBlocks({ report, language }: Told): Block[] {
  const w = words(language);
  const say = w.report.method;
  return [
    heading(2, w.report.heading.editions),
    {
      kind: 'facts',
      rows: [
        { term: say.catalogue, value: [{ text: report.catalogue, code: true }] },
        {
          term: say.ruleBook,
          value: report.ruleBook ? [`${report.ruleBook.edition} `, { text: report.ruleBook.hash, code: true }] : [flag(say.noRuleBook)],
        },
      ],
    },
    {
      kind: 'table',
      caption: w.report.heading.editions,
      head: [
        ...[w.head.layer, w.head.edition].map((text) => ({ text })),
        { text: w.head.accuracy, number: true },
        ...[w.head.hash, say.source].map((text) => ({ text })),
      ],
      widths: [0.2, 0.14, 0.1, 0.2, 0.36],
      rows: report.layers.map(({ title, required, synthetic, edition, accuracyM, hash, source, validFrom, validUntil }) => [
        [
          title[language],
          ' ',
          flag(required ? say.required : say.optional),
          ...(synthetic ? [' ', flag(w.flag.synthetic)] : []),
        ],
        [`${edition} (${validUntil ? w.validBetween(validFrom, validUntil) : w.validFrom(validFrom)})`],
        [number(accuracyM, Number.isInteger(accuracyM) ? 0 : 1)],
        [{ text: hash, code: true }],
        [source[language]],
      ]),
    },
  ]; // prettier-ignore
}

export function methodBlocks({ report, language }: Told, printedOn: string | undefined): Block[] {
  const w = words(language);
  const say = w.report.method;
  const { options } = report;
  return [
    heading(2, w.report.heading.method),
    {
      kind: 'facts',
      rows: [
        { term: say.asOf, value: [report.asOf] },
        { term: say.near, value: [`${number(options.nearM)} m`] },
        { term: say.tolerance, value: [`${options.toleranceM2} m²`] },
        { term: say.engine, value: [{ text: report.engine, code: true }] },
        { term: say.schema, value: [{ text: report.schema, code: true }] },
        ...(printedOn ? [{ term: say.printed, value: [printedOn] }] : []),
      ],
    },
    paragraph(w.method.area),
    paragraph(say.accuracy + w.between + say.borderline),
  ];
}

export function expiryBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const { on, because, layer } = report.expires;
  const why = w.report.expiryBecause[because] + (layer ? `${w.colon}${layerTitle(told, layer)}` : '');
  return [heading(2, w.report.heading.expiry), paragraph({ text: w.report.expiry(on, why), strong: true })];
}

/** What the report is not, and what in it was made up. */
export function disclaimerBlocks({ report, language }: Told): Block[] {
  const w = words(language);
  const made = report.layers.filter(({ synthetic }) => synthetic).map(({ title }) => title[language]);
  return [
    heading(2, w.report.heading.disclaimer),
    paragraph(w.disclaimer),
    made.length > 0 ? paragraph({ text: w.flag.synthetic, flag: true }, ' ', w.report.synthetic(made.join(w.listComma))) : paragraph(w.report.noSynthetic),
  ]; // prettier-ignore
}

export function idBlocks({ report, language }: Told, qr: string | undefined): Block[] {
  const w = words(language);
  return [
    heading(2, w.report.heading.id),
    ...(qr ? [{ kind: 'figure' as const, svg: qr, widthPx: 132, heightPx: 132, caption: w.report.heading.id }] : []),
    paragraph({ text: report.id, code: true }),
    quiet(w.report.verify),
  ];
}
