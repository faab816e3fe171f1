import type { Verdict } from '#check';
import { svg, type SVGTemplateResult } from 'lit';

/** A verdict's sign, told apart by its shape alone. Never a tick: nothing found is no approval. */
export function verdictIcon(verdict: Verdict, size = 28): SVGTemplateResult {
  const signs: Record<Verdict, SVGTemplateResult> = {
    prohibited: svg`<circle cx="14" cy="14" r="11.5" fill="currentColor" /><rect x="6.5" y="11.8" width="15" height="4.4" rx="1" fill="var(--panel)" />`,
    conditional: svg`<path d="M14 3 L26 24.5 H2 Z" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" />
      <path d="M14 10.5 V17" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" /><circle cx="14" cy="20.8" r="1.6" fill="currentColor" />`,
    undetermined: svg`<circle cx="14" cy="14" r="11.5" fill="none" stroke="currentColor" stroke-width="2.2" stroke-dasharray="4 2.4" />
      <path d="M10.4 11.2 a3.6 3.6 0 1 1 5.4 3.1 c-1.3 .8 -1.8 1.5 -1.8 2.7" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" />
      <circle cx="14" cy="20.4" r="1.5" fill="currentColor" />`,
    'no-conflict-found': svg`<circle cx="14" cy="14" r="10.5" fill="none" stroke="currentColor" stroke-width="3" />`,
  };
  return svg`<svg width=${size} height=${size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">${signs[verdict]}</svg>`;
}
