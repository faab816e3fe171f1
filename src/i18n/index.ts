import { en } from './en';
import type { Language } from './format';
import { zh, type Words } from './zh';

/** The dictionary of a language. */
export const words = (language: Language): Words => (language === 'zh' ? zh : en);

/** The name of a class in a theme; the class itself when the dictionary does not know it. */
export const className = (theme: string, value: string | undefined, language: Language): string =>
  value === undefined ? '' : (words(language).className[theme]?.[value] ?? value);

/** Which days something is in force, in words; empty when it has no dates. */
export function validity({ validFrom, validUntil }: { validFrom?: string; validUntil?: string }, language: Language): string {
  const w = words(language);
  if (validFrom && validUntil) return w.validBetween(validFrom, validUntil);
  return validFrom ? w.validFrom(validFrom) : validUntil ? w.validUntil(validUntil) : '';
}

/** The short name of an activity's fact; the fact itself when the dictionary does not know it. */
export const factName = (fact: string, language: Language): string => words(language).fact[fact] ?? fact;

export type { Language, Words };
export { noteSentence, place, sentence, type Told } from './sentence';
export {
  area,
  day,
  distance,
  dms,
  hectares,
  latitude,
  length,
  longitude,
  mu,
  number,
  position,
  share,
  size,
  squareMetres,
  survey,
} from './format';
