import type { CatalogueLayer } from '#zone';
import type { Expiry } from './check-report';
import type { RulesState } from './rules';

const longestDays = 90;

/** The first day on which something that the report rests on ends or is due in a new edition; 90 days after the day asked for at the latest. */
export function expiryOf(asOf: string, layers: readonly CatalogueLayer[], rules: RulesState): Expiry {
  const days: Expiry[] = [{ on: daysAfter(asOf, longestDays), because: 'ninety-days' }];
  for (const { id, validUntil, nextEdition } of layers) {
    if (validUntil !== undefined && validUntil >= asOf) days.push({ on: validUntil, because: 'layer-ends', layer: id });
    if (nextEdition !== undefined && nextEdition >= asOf) days.push({ on: nextEdition, because: 'next-edition', layer: id });
  }
  const ends = rules.state === 'loaded' ? rules.book.validUntil : undefined;
  if (ends !== undefined && ends >= asOf) days.push({ on: ends, because: 'rules-end' });
  return days.reduce((first, one) => (one.on < first.on ? one : first));
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
