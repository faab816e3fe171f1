import { buildIndex, candidates, locate, type MultiPolygon, type Position } from '#geo';
import type { Catalogue } from '#zone';
import type { ReadFile } from './basis';
import { displayOf } from './waters';

/** The base layer whose shapes name counties; for orientation only, no zone is decided by it. */
const countyLayer = 'base-counties';

/** Names the county of a position by the outlines that the map draws; null where the catalogue has none, or they could not be had. */
export async function loadCounties(
  { layers }: Catalogue,
  read: ReadFile,
): Promise<((at: Position) => { zh: string; en: string } | null) | null> {
  const entry = layers.find(({ id }) => id === countyLayer);
  const features = entry && (await displayOf(entry, read));
  if (!features) return null;
  const outlines: MultiPolygon[] = [];
  const names: { zh: string; en: string }[] = [];
  for (const { geometry, properties } of features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    outlines.push((geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown as MultiPolygon);
    const zh = String(properties?.['name'] ?? properties?.['id'] ?? '');
    names.push({ zh, en: String(properties?.['nameEn'] ?? zh) });
  }
  const index = buildIndex(outlines);
  return (at) => {
    const found = candidates(index, [at[0], at[1], at[0], at[1]]).find((shape) => locate(index, shape, at) !== 'out');
    return found === undefined ? null : names[found]!;
  };
}
