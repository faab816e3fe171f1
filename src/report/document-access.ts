import type { AppliedClause, UnitAccess } from '#check';
import { words } from '#i18n';
import { accessDimensions } from '#zone';
import type { Block, Inline } from './document';
import { basisLine, factNames, flag, heading, joined, paragraph, quiet, type Told } from './document-parts';

type Tier = UnitAccess['tiers'][number];

/** A clause of the list once, with its number in the tables and the units that it is written for. */
interface Numbered {
  serial: number;
  tier: Tier['tier'];
  clause: AppliedClause;
  units: string[];
}

/** The access list: a table of four tiers by four dimensions for each control unit, then the text of every clause once. */
export function accessBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const say = w.report.access;
  const { access } = report;
  if (access.length === 0) return [heading(2, w.report.heading.access), paragraph(say.none)];
  const clauses = numbered(access);
  // Said once for all units; a tier that is silent for one of them alone is told there.
  const everywhere = silentTiers(access[0]!).filter((tier) => access.every((unit) => silentTiers(unit).includes(tier)));
  return [
    heading(2, `${w.report.heading.access} (${access.length})`),
    quiet(say.gapHint),
    ...silence(everywhere, language),
    ...access.flatMap((unit) => unitBlocks(told, unit, clauses, everywhere)),
    ...(clauses.size > 0 ? clauseBlocks(told, [...clauses.values()], access.length) : []),
  ];
}

/** Tier by tier, so that one tier's clauses stand together; the same clause of two units has one number. */
function numbered(access: readonly UnitAccess[]): Map<string, Numbered> {
  const clauses = new Map<string, Numbered>();
  const tiers = access[0]?.tiers.map(({ tier }) => tier) ?? [];
  for (const tier of tiers)
    for (const unit of access)
      for (const clause of unit.tiers.find((one) => one.tier === tier)?.clauses ?? []) {
        const known = clauses.get(key(tier, clause));
        if (known) known.units.push(unit.code);
        else clauses.set(key(tier, clause), { serial: clauses.size + 1, tier, clause, units: [unit.code] });
      }
  return clauses;
}

const key = (tier: string, clause: AppliedClause) => `${tier} ${clause.id}`;

const silentTiers = (unit: UnitAccess) => unit.tiers.filter(({ clauses }) => clauses.length === 0).map(({ tier }) => tier);

/** A tier without clauses is one whose text is not here: that, and whom to ask. */
function silence(tiers: readonly Tier['tier'][], language: Told['language']): Block[] {
  const w = words(language);
  const say = w.report.access;
  return tiers.length > 0
    ? [{ kind: 'list', items: tiers.map((tier): Inline[] => [say.noText(say.tier[tier]) + w.between + say.ask[tier]]) }]
    : [];
}

function unitBlocks({ language }: Told, unit: UnitAccess, clauses: ReadonlyMap<string, Numbered>, told: readonly Tier['tier'][]): Block[] {
  const w = words(language);
  const say = w.report.access;
  const cell = (tier: Tier, dimension: AppliedClause['dimension']): Inline[] => {
    const held = tier.clauses.filter((clause) => clause.dimension === dimension);
    if (held.length === 0) return [{ text: say.gap, flag: true }];
    return joined(
      held.map((clause) => [`${clauses.get(key(tier.tier, clause))?.serial} ${say.applies[clause.applies]}`]),
      w.semicolon,
    );
  };
  return [
    heading(3, say.unit((language === 'en' ? unit.nameEn : undefined) ?? unit.name, unit.code)),
    {
      kind: 'table',
      caption: say.matrix(unit.code),
      head: [{ text: say.tierHead }, ...accessDimensions.map((dimension) => ({ text: say.dimension[dimension] }))],
      widths: [0.24, 0.19, 0.19, 0.19, 0.19],
      rows: unit.tiers.map((tier) => [
        [{ text: say.tier[tier.tier], strong: true }, ' ', tier.scope === null ? say.scopeUnknown : { text: tier.scope, code: true }],
        ...accessDimensions.map((dimension) => cell(tier, dimension)),
      ]),
    },
    ...silence(
      silentTiers(unit).filter((tier) => !told.includes(tier)),
      language,
    ),
  ];
}

function clauseBlocks({ language }: Told, clauses: readonly Numbered[], units: number): Block[] {
  const w = words(language);
  const say = w.report.access;
  return [
    heading(3, `${w.report.heading.clauses} (${clauses.length})`),
    {
      kind: 'table',
      caption: w.report.heading.clauses,
      head: [
        { text: say.numberHead, number: true },
        ...[say.tierHead, say.dimensionHead, say.clauseHead, say.appliesHead, say.unitsHead].map((text) => ({ text })),
      ],
      widths: [0.06, 0.1, 0.12, 0.38, 0.18, 0.16],
      rows: clauses.map(({ serial, tier, clause, units: codes }) => [
        [String(serial)],
        [say.tier[tier]],
        [say.dimension[clause.dimension]],
        [
          { text: say.verb[clause.verb], strong: true },
          w.colon,
          clause.text[language],
          ...(clause.synthetic ? [' ', flag(w.flag.synthetic)] : []),
          ...(clause.basis ? [w.dash, ...basisLine(clause.basis, language)] : []),
        ],
        applied(clause, language),
        [codes.length === units && units > 1 ? say.allUnits : codes.join(w.listComma)],
      ]),
    },
    ...(clauses.some(({ clause }) => clause.synthetic) ? [quiet(w.report.syntheticClauses)] : []),
  ];
}

function applied({ applies, regime, missingFacts }: AppliedClause, language: Told['language']): Inline[] {
  const w = words(language);
  const say = w.report.access;
  return [
    { text: say.applies[applies], strong: true },
    ...(regime && applies !== 'open' ? [` (${w.regime[regime]})`] : []),
    w.dash,
    say.appliesHint[applies],
    ...(missingFacts.length > 0 ? [w.colon, factNames(missingFacts, language)] : []),
  ];
}
