import type { Map as GlMap } from 'maplibre-gl';
import type { Shape } from '#geo';
import type { CatalogueLayer } from '#zone';

type Frame = [[west: number, south: number], [east: number, north: number]];

/** The box to look at for a site; null when it has no finite position. A lone point gets a few hundred metres around it. */
export function siteFrame(shape: Shape): Frame | null {
  const positions =
    shape.kind === 'points' ? shape.coordinates : shape.kind === 'lines' ? shape.coordinates.flat() : shape.coordinates.flat(2);
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 85)) continue;
    [w, s, e, n] = [Math.min(w, lng), Math.min(s, lat), Math.max(e, lng), Math.max(n, lat)];
  }
  if (w > e) return null;
  const least = Math.max(0, 0.004 - Math.max(e - w, n - s)) / 2;
  return [
    [w - least, s - least],
    [e + least, n + least],
  ];
}

/** The province as the catalogue has it; a box of its known extent before that. */
export function wholeProvince(layers: readonly CatalogueLayer[]): Frame {
  const [w, s, e, n] = layers.find((l) => l.id === 'base-province')?.box ?? [121.6, 40.8, 131.4, 46.4];
  return [
    [w, s],
    [e, n],
  ];
}

/** Who comes without a place in mind sees the whole province, whatever the screen; below it stand scale and credits. */
export const firstView = { bounds: wholeProvince([]), fitBoundsOptions: { padding: { top: 16, right: 16, bottom: 56, left: 16 } } };

/** Whether a box lies wholly in view and is large enough to be made out. */
export function isSeen(map: GlMap, [[w, s], [e, n]]: Frame): boolean {
  const bounds = map.getBounds();
  const [a, b] = [map.project([w, n]), map.project([e, s])];
  return bounds.contains([w, s]) && bounds.contains([e, n]) && Math.max(b.x - a.x, b.y - a.y) > 40;
}
