import type { Words } from './layer';

/** What a zone says of itself beside its name, by the names of its properties: `window_zh`, `window_en` and so on. */
const keys = ['window', 'suspended', 'reason'] as const;

/** When of the day or the year a zone holds, what it suspends and why, in the layer's own words; only what is said in both languages. */
export function termsOf(properties: Readonly<Record<string, unknown>>): Words[] {
  return keys.flatMap((key) => {
    const [zh, en] = [properties[`${key}_zh`], properties[`${key}_en`]];
    return typeof zh === 'string' && typeof en === 'string' ? [{ zh, en }] : [];
  });
}
