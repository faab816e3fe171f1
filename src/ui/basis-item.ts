import { validity, words, type Language } from '#i18n';
import type { LegalBasis } from '#zone';
import { html, nothing, type TemplateResult } from 'lit';

/** One link of a legal basis: document, number, article, its days, and whether anybody has compared it with the official text. */
export function basisText(b: LegalBasis, language: Language): TemplateResult {
  const w = words(language);
  const name = [b.document[language], b.number, b.article?.[language]].filter(Boolean).join(' ');
  const days = validity(b, language);
  return html`${b.url && /^https?:/.test(b.url) ? html`<a href=${b.url} target="_blank" rel="noopener noreferrer">${name}</a>` : name}
  ${days ? html`<span class="quiet">${days}</span>` : nothing}
  ${b.replacedBy ? html`<span class="quiet">${w.replacedBy(b.replacedBy)}</span>` : nothing}
  ${b.verified ? nothing : html`<span class="flag" title=${w.flag.unverifiedHint}>${w.flag.unverified}</span>`}
  ${b.remark ? html`<span class="quiet">${b.remark[language]}</span>` : nothing}`;
}
