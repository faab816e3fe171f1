import type { CheckReport, Requirement } from '#check';
import { factName, validity, words, type Language } from '#i18n';
import type { LegalBasis } from '#zone';
import type { Block, Inline } from './document';

/** What every part of the document is written from. */
export interface Told {
  report: CheckReport;
  language: Language;
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text });
export const quiet = (...text: Inline[]): Block => ({ kind: 'paragraph', text, quiet: true });
export const flag = (text: string): Inline => ({ text, flag: true });

/** Puts a separator between pieces of running text. */
export function joined(pieces: readonly Inline[][], separator: string): Inline[] {
  return pieces.flatMap((piece, i) => (i === 0 ? piece : [separator, ...piece]));
}

/** The title of a layer; of one that the catalogue does not name, what the rules call it. */
export function layerTitle({ report, language }: Told, id: string): string {
  const used = report.layers.find((layer) => layer.id === id);
  const answer = report.answers.find((one) => one.layer === id);
  const asked = answer?.answer === 'unknown' ? answer.title?.[language] : undefined;
  return used?.title[language] ?? asked ?? words(language).theme[id] ?? id;
}

/** The name of a zone in the reader's language, as far as a finding of the report holds it. */
export function zoneName({ report, language }: Told, layer: string, zone: string, name: string): string {
  if (language === 'zh') return name;
  const answer = report.answers.find((one) => one.layer === layer);
  const findings = answer ? (answer.answer === 'not-concerned' ? answer.nearby : answer.findings) : [];
  return findings.find((finding) => finding.zone.id === zone)?.zone.nameEn ?? name;
}

/** Document, number, article, days in force, successor, and whether anybody has compared it with the official text. */
export function basisLine(basis: LegalBasis, language: Language): Inline[] {
  const w = words(language);
  const named = [basis.document[language], basis.number, basis.article?.[language]].filter(Boolean).join(' ');
  const days = validity(basis, language);
  return [
    basis.url ? { text: named, href: basis.url } : named,
    ...(days ? [` (${w.report.requirement.validity} ${days})`] : []),
    ...(basis.replacedBy ? [w.semicolon, w.replacedBy(basis.replacedBy)] : []),
    ...(basis.verified ? [] : [' ', flag(w.flag.unverified)]),
    ...(basis.remark ? [w.dash, basis.remark[language]] : []),
  ];
}

export const factNames = (facts: readonly string[], language: Language) =>
  facts.map((fact) => factName(fact, language)).join(words(language).semicolon);

/** What an open requirement may still turn out to be, worst first. */
export const couldBe = (requirement: Requirement, language: Language) =>
  (requirement.couldBe ?? []).map((regime) => words(language).regime[regime]).join(words(language).listComma);

/** The answer to a fact in words: yes, no, not known, or one of its choices as the rule book words it. */
export function factAnswer(fact: string, value: string, { report, language }: Told): string {
  const w = words(language).report;
  if (value === 'yes') return w.yes;
  if (value === 'no') return w.no;
  return value === 'unknown' ? w.activity.saidUnknown : (report.choices[fact]?.[language] ?? value);
}
