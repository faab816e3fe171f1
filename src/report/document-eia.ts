import type { EiaHints } from '#check';
import { distance, number, words } from '#i18n';
import type { Block, Inline } from './document';
import { basisLine, factNames, flag, heading, joined, layerTitle, paragraph, quiet, zoneName, type Told } from './document-parts';

/** Hints for the impact assessment, each with its source. What was not determined never reads as "no". */
export function eiaBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const say = w.report.eia;
  const { eia } = report;
  const title = heading(2, w.report.heading.eia);
  if (!eia) return [title, paragraph(say.absent)];
  return [
    title,
    quiet(say.hint),
    heading(3, w.report.heading.sensitive),
    sensitiveTable(told, eia.sensitive),
    quiet(say.basisHead, w.colon, ...basisLine(eia.sensitiveBasis, language)),
    heading(3, w.report.heading.rows),
    eia.rows.length > 0 ? rowsTable(told, eia.rows) : paragraph(report.activity.industry ? say.noRow : say.noIndustry),
    heading(3, w.report.heading.approval),
    ...approval(told, eia.approval),
    ...(eia.targets.length > 0 ? [heading(3, w.report.heading.targets), targetsTable(told, eia.targets)] : []),
  ];
}

function sensitiveTable(told: Told, groups: EiaHints['sensitive']): Block {
  const { language } = told;
  const w = words(language);
  const say = w.report.eia;
  return {
    kind: 'table',
    caption: w.report.heading.sensitive,
    head: [say.groupHead, say.touchedHead, say.whatHead, say.openHead].map((text) => ({ text })),
    widths: [0.14, 0.16, 0.36, 0.34],
    rows: groups.map(({ group, touched, zones, unknownLayers, unknownOf }) => {
      const open = [
        ...unknownLayers.map((layer) => `${layerTitle(told, layer)}${w.colon}${w.answer.unknown}`),
        ...unknownOf.map((text) => text[language]),
      ];
      return [
        [say.group[group]],
        [touched === 'unknown' ? flag(say.touched.unknown) : { text: say.touched[touched], strong: true }],
        zones.length > 0
          ? [zones.map(({ layer, zone, name, text }) => `${zoneName(told, layer, zone, name)} (${text[language]})`).join(w.semicolon)]
          : [say.noZones],
        open.length > 0 ? [touched === 'yes' ? '' : say.unknownMore, open.join(w.semicolon)] : ['—'],
      ];
    }),
  };
}

function rowsTable({ language }: Told, rows: EiaHints['rows']): Block {
  const w = words(language);
  const say = w.report.eia;
  return {
    kind: 'table',
    caption: w.report.heading.rows,
    head: [say.rowHead, say.paperHead, say.missingHead, say.basisHead].map((text) => ({ text })),
    widths: [0.26, 0.26, 0.2, 0.28],
    rows: rows.map(({ row, title, papers, text, missingFacts, basis }) => [
      [`${row} ${title[language]}`],
      [
        { text: papers.map((paper) => say.paper[paper]).join(say.or), strong: true },
        ...(text ? [w.dash, text[language]] : []),
        ...(papers.length > 1 ? [' ', flag(w.regime.open)] : []),
      ],
      [missingFacts.length > 0 ? factNames(missingFacts, language) : '—'],
      basisLine(basis, language),
    ]),
  };
}

function approval({ language }: Told, hint: EiaHints['approval']): Block[] {
  const w = words(language);
  const say = w.report.eia;
  if (!hint) return [paragraph(say.noApproval)];
  const open = hint.level === 'open';
  return [
    {
      kind: 'facts',
      rows: [
        {
          term: w.report.heading.approval,
          value: open
            ? [flag(say.level.open)]
            : [{ text: say.level[hint.level], strong: true }, w.dash, hint.text[language]],
        },
        ...(hint.missingFacts.length > 0 ? [{ term: say.missingHead, value: [factNames(hint.missingFacts, language)] }] : []),
        { term: say.basisHead, value: basisLine(hint.basis, language) },
      ],
    },
  ]; // prettier-ignore
}

function targetsTable(told: Told, targets: EiaHints['targets']): Block {
  const { language } = told;
  const w = words(language);
  const say = w.report.eia;
  return {
    kind: 'table',
    caption: w.report.heading.targets,
    head: [{ text: say.withinHead, number: true }, { text: w.report.requirement.text }, { text: say.foundHead }, { text: say.openHead }],
    widths: [0.1, 0.32, 0.32, 0.26],
    rows: targets.map(({ withinM, checkedM, text, zones, unknownLayers, basis }) => {
      const open = [
        ...(checkedM < withinM ? [say.shortfall(distance(checkedM), distance(withinM))] : []),
        ...unknownLayers.map((layer) => `${layerTitle(told, layer)}${w.colon}${w.answer.unknown}`),
      ];
      const found = zones.map(({ layer, zone, name, distanceM }): Inline[] => [
        `${zoneName(told, layer, zone, name)} ${distanceM === 0 ? say.atSite : distance(distanceM)}`,
      ]);
      return [
        [number(withinM)],
        [text[language], w.dash, ...basisLine(basis, language)],
        found.length > 0 ? joined(found, w.semicolon) : [say.targetsNone],
        open.length > 0 ? [flag(w.answer.unknown), w.colon, open.join(w.semicolon)] : ['—'],
      ];
    }),
  };
}
