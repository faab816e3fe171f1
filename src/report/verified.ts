import type { Difference, Verified } from '#check';
import { words, type Language } from '#i18n';

/** What asking a report again came to, for a terminal: "same", or every difference on a line of its own under what it belongs to. */
export function verifiedText(found: Extract<Verified, { ok: true }>, language: Language): string {
  const w = words(language).verify;
  if (found.same) return `${w.same}\n  ${found.report.id}\n`;
  const lines: string[] = [w.differs(found.differences.length)];
  let kind: Difference['kind'] | null = null;
  for (const one of found.differences) {
    if (one.kind !== kind) lines.push(`${w.kind[one.kind]}${words(language).colon.trimEnd()}`);
    kind = one.kind;
    lines.push(`  ${one.at}: ${differing(one.was, language)} → ${differing(one.is, language)}`);
  }
  return `${[...lines, ...fineSite(found, language)].join('\n')}\n`;
}

/** Whether numbers may differ only because the report keeps fewer decimals than the site was given with; what to do then. */
export function fineSite({ report: { site }, ...found }: Extract<Verified, { ok: true }>, language: Language): string[] {
  const onlyNumbers = !found.same && found.differences.every(({ kind }) => kind === 'result');
  return !onlyNumbers || !site.evidence.some(({ code }) => code === 'more-decimals') ? [] : [words(language).verify.fineSite];
}

/** One side of a difference on one line, cut where it is long. */
export function differing(value: unknown, language: Language): string {
  if (value === undefined) return words(language).verify.absent;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
