import type { CheckReport, Finding } from '#check';
import { className, validity, words, type Language } from '#i18n';

/** The zone's own dates, when it has any: `有效期 2026-01-01 至 2026-06-30`. */
export function zoneValidity({ zone }: Finding, language: Language): string {
  const days = validity(zone, language);
  return days && `${words(language).head.validity} ${days}`;
}

/** Class (or layer), name and code of a finding's zone. */
export function zoneTitle(report: CheckReport, layer: string, { zone }: Finding, language: Language): string {
  const used = report.layers.find((l) => l.id === layer);
  const name = language === 'en' ? (zone.nameEn ?? zone.name) : zone.name;
  const kind = used ? className(used.theme, zone.class, language) || used.title[language] : layer;
  const inner = zone.code ? `${name} ${zone.code}` : name;
  return language === 'zh' ? `${kind}（${inner}）` : `${kind} (${inner})`;
}
