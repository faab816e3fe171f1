import type { Influence } from './check-report';
import type { CheckBasis } from './check-site';
import type { Site } from './site';

/** River courses and the places on them, as the catalogue publishes them. */
export interface Waters {
  rivers: unknown;
}

export function influenceOf(_site: Site, _basis: CheckBasis, _asOf: string): Influence {
  return { state: 'unknown', reason: 'rivers-not-loaded' };
}
