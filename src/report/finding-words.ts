import type { CheckReport, Finding, Requirement } from '#check';
import { words, type Language } from '#i18n';

const worstFirst = ['prohibited', 'open', 'conditional', 'information'] as const;

/** What the strictest requirement makes of a finding; null where no rule speaks of it. */
export function worstRegime({ requirements }: Finding): Requirement['regime'] | null {
  return worstFirst.find((regime) => requirements.some((r) => r.regime === regime)) ?? null;
}

/** Each document with its number and article once, in the order of the requirements; what nobody has compared with the official text says so. */
export function articlesOf({ requirements }: Finding, language: Language): string[] {
  const named = requirements.flatMap(({ basis }) =>
    basis.map(({ document, number, article, verified }) => {
      const unverified = verified ? '' : `[${words(language).flag.unverified}]`;
      return [document[language], number, article?.[language], unverified].filter(Boolean).join(' ');
    }),
  );
  return [...new Set(named)];
}

/** Clauses of the access list that hold for a control unit, or may yet. */
export function clausesOf(report: CheckReport, layer: string, zone: string): string[] {
  const unit = report.access.find((one) => one.layer === layer && one.zone === zone);
  return (unit?.tiers ?? []).flatMap(({ clauses }) => clauses.filter(({ applies }) => applies !== 'no').map(({ id }) => id));
}
