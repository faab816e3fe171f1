import { locate, type Compared, type ShapeIndex } from '#geo';
import type { Site } from './site';

export interface Overlap {
  areaM2: number;
  /** 0…1 of the site's area, length or points; exactly 1 only when the relation says so. */
  share: number;
  lengthM: number;
}

export const nothing: Overlap = { areaM2: 0, share: 0, lengthM: 0 };

/** By how much a site lies in a shape; null when no engine could tell. */
export function measureOverlap(
  site: Site,
  index: ShapeIndex,
  shape: number,
  { relation, areaM2, lengthInsideM }: Compared,
): Overlap | null {
  if (relation === 'disjoint' || relation === 'touches') return nothing;
  const whole = relation === 'within' || relation === 'equals';
  if (site.figure.kind === 'points') return { areaM2: 0, share: whole ? 1 : pointsNotOutside(site, index, shape), lengthM: 0 };
  if (site.figure.kind === 'lines')
    return { areaM2: 0, share: whole ? 1 : below1(lengthInsideM / site.lengthM), lengthM: whole ? site.lengthM : lengthInsideM };
  if (areaM2 === null) return null;
  return { areaM2: Math.min(areaM2, site.areaM2), share: whole ? 1 : below1(areaM2 / site.areaM2), lengthM: lengthInsideM };
}

function below1(share: number): number {
  return Math.min(share, 1 - 1e-9);
}

function pointsNotOutside({ figure }: Site, index: ShapeIndex, shape: number): number {
  const count = figure.coords.length / 2;
  let inside = 0;
  for (let i = 0; i < count; i++) if (locate(index, shape, [figure.coords[2 * i]!, figure.coords[2 * i + 1]!]) !== 'out') inside++;
  return inside / count;
}
