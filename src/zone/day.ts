import * as v from 'valibot';

/** A day of the calendar as YYYY-MM-DD: 2026-02-30 is none. Such days compare as text. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const day = v.pipe(
  v.string(),
  v.check((text) => isDay(text), 'a day as YYYY-MM-DD'),
);
