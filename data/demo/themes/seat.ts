import type { Position } from '#geo';
import { inProvince, towns, type County } from './ground';

/** A county's seat; for a city district, which has none among the towns, its middle. */
export function seatOf(county: County): Position {
  return townOf(county) ?? middleOf(county);
}

export function townOf({ code: wanted }: County): Position | undefined {
  return towns.find(({ code, rank }) => code === wanted && rank < 3)?.at;
}

/** The place farthest from the outline, of a coarse grid. */
function middleOf({ box: [west, south, east, north], inside, polygons }: County): Position {
  const outline = polygons.flat(2);
  let best: Position = [(west + east) / 2, (south + north) / 2];
  let bestAway = -1;
  for (let i = 1; i < 24; i++)
    for (let j = 1; j < 24; j++) {
      const position: Position = [west + ((east - west) * i) / 24, south + ((north - south) * j) / 24];
      if (!inside.has(position) || !inProvince.has(position)) continue;
      const away = Math.min(...outline.map(([lng, lat]) => Math.hypot((lng - position[0]) * 0.72, lat - position[1])));
      if (away > bestAway) [best, bestAway] = [position, away];
    }
  return best;
}
