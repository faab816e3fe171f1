import { areaM2, boxOf, distanceM, type Box, type MultiPolygon, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from './base';
import { levelForArea, lowestNode, nestedLabels, nestedOf, type Field } from './level-set';
import { isOnRim, neighboursOf, windowOf, type Window } from './mesh';
import { fractalNoise } from './noise';
import { metresPerDegree } from './plane';
import type { ProvinceMesh } from './province-mesh';
import type { Reserve } from './reserve-list';

/** A reserve as nodes of the province's mesh: what lies below which level of its field. */
export interface ReserveNodes {
  reserve: Reserve;
  window: Window;
  field: Field;
  /** Of the window's nodes: 0 core, 1 general, −1 outside. */
  labels: Int32Array;
  /** Inner and outer level; the outlines run where the field has them. */
  levels: [core: number, outer: number];
}

/** Steps of the mesh within which the province's border pushes an outline away; nothing is drawn nearer than the first. */
const shySteps = [3, 5, 9, 14];

/** One node more or less changes an area by steps; `reserveLevels` makes up for them afterwards (m²). */
const roomOfNodes = 3e5;

/** Outline = level line of "distance to the spine, bent by noise", at the level where the area is the listed one; the core is a lower level. */
export function placeReserve(province: ProvinceMesh, reserve: Reserve, depth: Uint8Array, isFree: (node: number) => boolean): ReserveNodes {
  // A level line may jump when a bay closes; then the area is missed and the noise is drawn again.
  for (let salt = 0; salt < 30; salt++) {
    const placed = placeOnce(province, reserve, depth, isFree, `reserve ${reserve.id} ${salt}`);
    const rings = nestedOf(placed.field, placed.labels, placed.levels);
    const [core, general] = [rings.get(0)!, rings.get(1)!];
    const coreM2 = areaM2(core);
    const totalM2 = coreM2 + areaM2(general);
    const isOnePiece = core.length === 1 && general.length === 1 && general[0]!.length === 2;
    const isNear = (got: number, wanted: number) => Math.abs(got - wanted) < roomOfNodes + 0.005 * wanted;
    if (isOnePiece && isNear(totalM2, reserve.areaHa * 1e4) && isNear(coreM2, reserve.coreHa * 1e4)) return placed;
  }
  throw new Error(`${reserve.id}: no outline of the listed area found`);
}

function placeOnce(
  province: ProvinceMesh,
  reserve: Reserve,
  depth: Uint8Array,
  isFree: (node: number) => boolean,
  seed: string,
): ReserveNodes {
  const areaOfAll = reserve.areaHa * 1e4;
  const box = boxOf(reserve.spine);
  const scale = metresPerDegree((box[1] + box[3]) / 2);
  const spineM = reserve.spine.slice(1).reduce((sum, position, i) => sum + distanceM(reserve.spine[i]!, position), 0);
  // Half width of the band that would have the area, if the outline were not ragged.
  const halfM = (Math.sqrt(spineM * spineM + Math.PI * areaOfAll) - spineM) / Math.PI;
  const margin = halfM * 1.9 + 1500;
  const around: Box = [box[0] - margin / scale.lng, box[1] - margin / scale.lat, box[2] + margin / scale.lng, box[3] + margin / scale.lat];
  const window = windowOf(province.mesh, province.drawn, around);
  const noise = fractalNoise(seed);
  const plane = ([lng, lat]: Position): [number, number] => [(lng - around[0]) * scale.lng, (lat - around[1]) * scale.lat];
  const spine = reserve.spine.map(plane);
  const value = new Float64Array(window.mesh.x.length);
  for (let local = 0; local < value.length; local++) {
    const node = window.nodeOf(local);
    const shy = shySteps.filter((steps) => depth[node]! < steps).length;
    const [x, y] = plane(province.mesh.positionOf(province.mesh.x[node]!, province.mesh.y[node]!));
    if (isOnRim(window.mesh, local)) value[local] = Infinity;
    else if (shy === shySteps.length || !isFree(node)) value[local] = 50 + distanceToLine(x, y, spine) / halfM;
    else {
      // The noise stretches the distance instead of adding to it: then no outline has a second, detached part far from the spine.
      const stretch = 1 + 0.75 * reserve.raggedness * noise(x / (1.3 * halfM), y / (1.3 * halfM), 5);
      // The plane is bent first, so that a straight spine does not show through as a sausage.
      const bentX = x + 0.7 * halfM * noise(x / (3 * halfM) + 40, y / (3 * halfM), 3);
      const bentY = y + 0.7 * halfM * noise(x / (3 * halfM), y / (3 * halfM) + 40, 3);
      value[local] = (distanceToLine(bentX, bentY, spine) / halfM) * Math.max(0.25, stretch) + 0.12 * shy;
    }
  }
  const field: Field = { mesh: window.mesh, value };
  const from = lowestNode(field);
  const outer = levelForArea(field, from, areaOfAll);
  const core = levelForArea(field, from, reserve.coreHa * 1e4);
  return { reserve, window, field, labels: nestedLabels(field, [core, outer], from), levels: [core, outer] };
}

/** How many steps every node lies within the province, up to the largest that matters. */
export function depthsOf({ mesh, inside }: ProvinceMesh): Uint8Array {
  const most = shySteps[shySteps.length - 1]!;
  const depth = inside.map((is) => (is ? most : 0));
  const near = new Int32Array(6);
  for (let step = 1; step < most; step++)
    for (let node = 0; node < depth.length; node++) {
      if (depth[node] !== most) continue;
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) if (depth[near[i]!] === step - 1) depth[node] = step;
    }
  return depth;
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

export function reserveFeatures(drawn: readonly { reserve: Reserve; core: MultiPolygon; general: MultiPolygon }[]): OutFeature[] {
  return drawn.flatMap(({ reserve, ...zones }) =>
    (['core', 'general'] as const).map((cls) => {
      const polygons = zones[cls];
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
