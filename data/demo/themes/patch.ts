import { areaM2, boxOf, distanceM, type Box, type MultiPolygon, type Position } from '#geo';
import { filledBelow, levelForArea, lowestNode, nested, type Field } from '../zones/level-set';
import { isOnRim, neighboursOf, triangleMesh, type Mesh } from '../zones/mesh';
import { fractalNoise } from '../zones/noise';
import { metresPerDegree } from '../zones/plane';

export interface PatchPlan {
  seed: string;
  /** What the patch lies around: a place, or a line such as a river reach. */
  spine: readonly Position[];
  /** Areas of the nested outlines in hectares, innermost first; each counts what lies inside it. */
  areasHa: readonly number[];
  /** 0 = nearly round, 1 = very ragged. */
  ragged: number;
  may: (position: Position) => boolean;
}

/** Nodes this near to ground that is not free are not used: neither a crossing nor its smoothing reaches over them. */
const keepAwaySteps = 2;
const softSteps = 9;
const within = 0.0004;

/**
 * One patch with its rings: level lines of "distance to the spine, stretched by noise", at the levels where the areas are the wanted ones.
 * The first polygon is the innermost patch, each further one the ring around it, with the same vertices between them.
 */
export function drawPatch(plan: PatchPlan): MultiPolygon[] {
  // A level line may jump when a bay closes, or meet the rim of the mesh; then the noise is drawn again.
  for (let salt = 0; salt < 30; salt++) {
    const rings = drawOnce(plan, `${plan.seed} ${salt}`);
    if (rings) return rings;
  }
  throw new Error(`${plan.seed}: no outline of the wanted area found`);
}

function drawOnce({ spine, areasHa, ragged, may }: PatchPlan, seed: string): MultiPolygon[] | null {
  const wholeM2 = areasHa[areasHa.length - 1]! * 1e4;
  const spineM = spine.slice(1).reduce((sum, position, i) => sum + distanceM(spine[i]!, position), 0);
  // Half width of the band that would have the area, if the outline were not ragged.
  const halfM = (Math.sqrt(spineM * spineM + Math.PI * wholeM2) - spineM) / Math.PI;
  const innerM = Math.sqrt(areasHa[0]! * 1e4);
  const stepM = Math.min(650, halfM / 7, innerM / 9);
  const around = widened(boxOf(spine), halfM * 2.1);
  const mesh = triangleMesh(around, stepM, seed);
  const steps = stepsToFree(mesh, may);
  const noise = fractalNoise(seed);
  const line = spine.map((position) => mesh.planeOf(position));
  const value = new Float64Array(mesh.x.length).fill(Infinity);
  for (let node = 0; node < value.length; node++) {
    const free = steps[node]!;
    if (free <= keepAwaySteps || isOnRim(mesh, node)) continue;
    const x = mesh.x[node]!;
    const y = mesh.y[node]!;
    // The plane is bent first, so that neither a circle nor a straight spine shows through.
    const bentX = x + 0.5 * halfM * noise(x / (2.6 * halfM) + 40, y / (2.6 * halfM), 2);
    const bentY = y + 0.5 * halfM * noise(x / (2.6 * halfM), y / (2.6 * halfM) + 40, 2);
    const rough = noise(x / (1.5 * halfM), y / (1.5 * halfM), 5) + 0.55 * noise(x / (0.6 * halfM) + 80, y / (0.6 * halfM), 4);
    const stretch = Math.exp(ragged * rough);
    const crowded = 0.25 * Math.max(0, 1 - (free - keepAwaySteps) / softSteps);
    value[node] = (distanceToLine(bentX, bentY, line) / halfM) * stretch + crowded;
  }
  const drawn: Field = { mesh, value };
  const from = lowestNode(drawn);
  if (!Number.isFinite(value[from]!)) return null;
  const levels = areasHa.map((ha) => levelForArea(drawn, from, ha * 1e4));
  if (!isClear(drawn, filledBelow(drawn, levels[levels.length - 1]!, from))) return null;
  const rings = nested(drawn, levels, from);
  const result = areasHa.map((_, i) => rings.get(i) ?? []);
  let sumM2 = 0;
  for (const [i, polygons] of result.entries()) {
    sumM2 += areaM2(polygons);
    const isWhole = polygons.length === 1 && polygons[0]!.length === (i === 0 ? 1 : 2);
    if (!isWhole || Math.abs(sumM2 / (areasHa[i]! * 1e4) - 1) > within) return null;
  }
  return result;
}

export function widened(box: Box, marginM: number): Box {
  const scale = metresPerDegree((box[1] + box[3]) / 2);
  const [dLng, dLat] = [marginM / scale.lng, marginM / scale.lat];
  return [box[0] - dLng, box[1] - dLat, box[2] + dLng, box[3] + dLat];
}

/** How many mesh steps each node is from ground that may not be used (0 on it), as far as it matters. */
export function stepsToFree(mesh: Mesh, may: (position: Position) => boolean): Uint8Array {
  const steps = new Uint8Array(mesh.x.length).fill(255);
  let edge: number[] = [];
  for (let node = 0; node < steps.length; node++)
    if (!may(mesh.positionOf(mesh.x[node]!, mesh.y[node]!))) {
      steps[node] = 0;
      edge.push(node);
    }
  const near = new Int32Array(6);
  for (let step = 1; edge.length > 0 && step < 40; step++) {
    const next: number[] = [];
    for (const node of edge) {
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++)
        if (steps[near[i]!] === 255) {
          steps[near[i]!] = step;
          next.push(near[i]!);
        }
    }
    edge = next;
  }
  return steps;
}

/** Not at the rim of the mesh, and nothing enclosed that may not be used. */
function isClear({ mesh, value }: Field, inside: Uint8Array): boolean {
  const near = new Int32Array(6);
  for (let node = 0; node < inside.length; node++) {
    if (!inside[node]) continue;
    if (!Number.isFinite(value[node]!)) return false;
    const count = neighboursOf(mesh, node, near);
    for (let i = 0; i < count; i++) if (isOnRim(mesh, near[i]!)) return false;
  }
  return true;
}

export function distanceToLine(px: number, py: number, line: readonly (readonly [number, number])[]): number {
  if (line.length === 1) return Math.hypot(px - line[0]![0], py - line[0]![1]);
  let best = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const dx = bx - ax;
    const dy = by - ay;
    const t = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(px - ax - t * dx, py - ay - t * dy));
  }
  return best;
}
