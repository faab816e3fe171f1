import { accessOf, accessTiers, type AccessClause, type LayerState, type RuleBook, type ZoneRecord } from '#zone';
import type { Activity, AppliedClause, LayerAnswer, UnitAccess } from './check-report';
import { holds } from './conditions';
import { inForce } from './rules';
import { decides, findingsOf } from './verdict';

/**
 * The access list 生态环境准入清单 of every control unit that the site has ground in: all four tiers, each clause with what the activity makes of it. Clauses
 * come from the rule book; the unit's own tier also from the unit itself.
 */
export function accessLists(
  answers: readonly LayerAnswer[],
  layers: readonly LayerState[],
  book: RuleBook,
  asOf: string,
  activity: Activity,
): UnitAccess[] {
  return answers.flatMap((answer) => {
    const state = layers.find(({ entry }) => entry.id === answer.layer);
    if (!state || 'missing' in state || state.entry.theme !== 'control-unit') return [];
    return findingsOf(answer)
      .filter(decides)
      .flatMap(({ zone }) => {
        const unit = state.exact.zones.find(({ id }) => id === zone.id);
        return unit ? [unitAccess(answer.layer, unit, state.entry.synthetic, book, asOf, activity)] : [];
      });
  });
}

function unitAccess(layer: string, unit: ZoneRecord, synthetic: boolean, book: RuleBook, asOf: string, activity: Activity): UnitAccess {
  const { scopes, texts } = accessOf(unit);
  // A unit that does not say its class, or which code of a tier it belongs to, could be under any of them: left out, a ban would go unread.
  const among = (codes: readonly string[] | undefined, own: string | null | undefined) => !codes || (own ? codes.includes(own) : null);
  const clauses = (book.accessList?.clauses ?? []).flatMap((clause) => {
    const theirs = [among(clause.scope, scopes[clause.tier]), among(clause.classes, unit.class)];
    return inForce(clause, asOf) && !theirs.includes(false) ? [{ clause, certain: !theirs.includes(null) }] : [];
  });
  const own = texts.map(({ dimension, text }, i): AppliedClause => {
    return {
      id: `${unit.code ?? unit.id}-${i + 1}`,
      dimension,
      verb: 'require',
      text,
      applies: 'compare',
      regime: 'conditional',
      missingFacts: [],
      synthetic,
    };
  });
  return {
    layer,
    zone: unit.id,
    code: unit.code ?? unit.id,
    name: unit.name,
    ...(unit.nameEn ? { nameEn: unit.nameEn } : {}),
    tiers: accessTiers.map((tier) => ({
      tier,
      scope: scopes[tier],
      clauses: [
        ...clauses.filter(({ clause }) => clause.tier === tier).map(({ clause, certain }) => applied(clause, certain, activity)),
        ...(tier === 'unit' ? own : []),
      ],
    })),
  };
}

/** `certain`: whether the clause is one of this unit's; when nobody can say, it has to be read. */
function applied({ id, dimension, verb, when, text, synthetic, basis }: AccessClause, certain: boolean, activity: Activity): AppliedClause {
  const held = when ? holds(when, activity) : null;
  const says = { id, dimension, verb, text, synthetic, ...(basis ? { basis } : {}) };
  const regime = verb === 'prohibit' ? 'prohibited' : verb === 'encourage' ? 'information' : 'conditional';
  // A ban that names no kind of project has to be read: it stands as a condition, not as a verdict.
  const compare = {
    ...says,
    applies: 'compare',
    regime: regime === 'prohibited' ? 'conditional' : regime,
    missingFacts: [] as string[],
  } as const;
  if (!held) return compare;
  if (held.held === false) return { ...says, applies: 'no', regime: null, missingFacts: [] };
  if (!certain) return compare;
  if (held.held === true) return { ...says, applies: 'yes', regime, missingFacts: [] };
  if (verb === 'encourage') return { ...says, applies: 'open', regime: 'information', missingFacts: held.facts };
  return { ...says, applies: 'open', regime: 'open', missingFacts: held.facts };
}
