import { areaM2, boxOf, distanceM, type Box, type MultiPolygon, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from './base';
import { field, levelForArea, lowestNode, nested } from './level-set';
import { fractalNoise } from './noise';
import { metresPerDegree } from './plane';
import type { InsideTest } from './rings';
import type { Reserve } from './reserve-list';

export interface DrawnReserve extends Reserve {
  core: MultiPolygon;
  general: MultiPolygon;
}

/** Outline = level line of "distance to the spine, bent by noise", at the level where the area is the listed one; the core is a lower level. */
export function drawReserve(reserve: Reserve, province: InsideTest): DrawnReserve {
  // A level line may jump when a bay closes; then the area is missed and the noise is drawn again.
  for (let salt = 0; salt < 20; salt++) {
    const drawn = drawOnce(reserve, province, `reserve ${reserve.id} ${salt}`);
    const coreM2 = areaM2(drawn.core);
    const totalM2 = coreM2 + areaM2(drawn.general);
    const isOnePiece = drawn.core.length === 1 && drawn.general.length === 1 && drawn.general[0]!.length === 2;
    if (isOnePiece && Math.abs(totalM2 / (reserve.areaHa * 1e4) - 1) < 0.001 && Math.abs(coreM2 / (reserve.coreHa * 1e4) - 1) < 0.004)
      return drawn;
  }
  throw new Error(`${reserve.id}: no outline of the listed area found`);
}

function drawOnce(reserve: Reserve, province: InsideTest, seed: string): DrawnReserve {
  const areaOfAll = reserve.areaHa * 1e4;
  const box = boxOf(reserve.spine);
  const scale = metresPerDegree((box[1] + box[3]) / 2);
  const spineM = reserve.spine.slice(1).reduce((sum, position, i) => sum + distanceM(reserve.spine[i]!, position), 0);
  const sizeM = Math.sqrt(areaOfAll);
  // Half width of the band that would have the area, if the outline were not ragged.
  const halfM = (Math.sqrt(spineM * spineM + Math.PI * areaOfAll) - spineM) / Math.PI;
  const margin = halfM * 1.9;
  const around: Box = [box[0] - margin / scale.lng, box[1] - margin / scale.lat, box[2] + margin / scale.lng, box[3] + margin / scale.lat];
  const noise = fractalNoise(seed);
  const stepM = sizeM / 75;
  const spine = reserve.spine.map(([lng, lat]): [number, number] => [(lng - around[0]) * scale.lng, (lat - around[1]) * scale.lat]);
  const drawn = field(around, stepM, reserve.id, (x, y, position) => {
    const outside = [2, 5, 9, 14].filter(
      (steps) => !isWellInside(position, province, (steps * stepM) / scale.lat, (steps * stepM) / scale.lng),
    );
    if (outside[0] === 2) return 50 + distanceToLine(x, y, spine) / halfM;
    // The noise stretches the distance instead of adding to it: then no outline has a second, detached part far from the spine.
    const stretch = 1 + 0.75 * reserve.raggedness * noise(x / (1.3 * halfM), y / (1.3 * halfM), 5);
    // The plane is bent first, so that a straight spine does not show through as a sausage.
    const bentX = x + 0.7 * halfM * noise(x / (3 * halfM) + 40, y / (3 * halfM), 3);
    const bentY = y + 0.7 * halfM * noise(x / (3 * halfM), y / (3 * halfM) + 40, 3);
    return (distanceToLine(bentX, bentY, spine) / halfM) * Math.max(0.25, stretch) + 0.12 * outside.length;
  });
  const from = lowestNode(drawn);
  const outer = levelForArea(drawn, from, areaOfAll);
  const inner = levelForArea(drawn, from, reserve.coreHa * 1e4);
  const rings = nested(drawn, [inner, outer], from);
  return { ...reserve, core: rings.get(0)!, general: rings.get(1)! };
}

/** The outline keeps two mesh steps away from the province's border, so that smoothing cannot carry it over. */
function isWellInside([lng, lat]: Position, province: InsideTest, dLat: number, dLng: number): boolean {
  for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) if (!province.has([lng + dx * dLng, lat + dy * dLat])) return false;
  return true;
}

function distanceToLine(px: number, py: number, line: readonly [number, number][]): number {
  let best = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const dx = bx - ax;
    const dy = by - ay;
    const t = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
    best = Math.min(best, Math.hypot(px - ax - t * dx, py - ay - t * dy));
  }
  return best;
}

export function reserveFeatures(drawn: readonly DrawnReserve[]): OutFeature[] {
  return drawn.flatMap((reserve) =>
    (['core', 'general'] as const).map((cls) => {
      const polygons = reserve[cls];
      return {
        properties: {
          id: `${reserve.id}-${cls}`,
          name: `${reserve.name}${cls === 'core' ? '核心保护区' : '一般控制区'}(演示)`,
          name_en: `${reserve.nameEn}, ${cls === 'core' ? 'core protection area' : 'general control area'} (demo)`,
          class: cls,
          zoneScheme: '2026',
          reserve: reserve.name,
          city: reserve.city,
          area_ha: reserve.areaHa,
          area_verified: reserve.areaSource !== undefined,
          ...(reserve.areaSource !== undefined && { area_source: reserve.areaSource }),
          ...(reserve.corePublished && { core_published: true }),
          zone_ha: Number((areaM2(polygons) / 1e4).toFixed(2)),
          basis: reserve.basis,
        },
        geometry: geometryOf(polygons),
      };
    }),
  );
}
