import { words, type Language } from '#i18n';
import { html, nothing } from 'lit';

/** The mark of demonstration data, left out where the title says it already. */
export function syntheticFlag(synthetic: boolean, title: string, language: Language) {
  const { flag } = words(language);
  if (!synthetic || title.toLowerCase().includes(flag.synthetic)) return nothing;
  return html`<span class="flag" title=${flag.syntheticHint}>${flag.synthetic}</span>`;
}
