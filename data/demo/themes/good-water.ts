import { distanceM, type MultiPolygon, type Position } from '#geo';
import { grow, type Seed } from '../zones/growth';
import { largestPiece, roughened } from '../zones/mesh';
import { fractalNoise } from '../zones/noise';
import { partition } from '../zones/partition';
import { demoLayer } from './declaration';
import { riverIds, riverLines } from './ground';
import { goodWaterUnits, stops, type GoodWaterUnit } from './good-water-list';
import { zone, type ThemeLayer } from './layer';
import { fillGaps, nodesAlong, provinceMesh, rimSteps } from './coarse-mesh';

const stepM = 1100;
/** About 80 km². */
const largestGap = 75;

/** Catchments by growth: every river spreads over noisy ground until it meets the next one, and a unit ends where its reach does. */
export function drawGoodWater(): ThemeLayer {
  const polygons = catchments();
  return {
    declaration: demoLayer({
      id: 'good-water-units',
      theme: 'good-water',
      required: false,
      title: { zh: '水质优良控制单元（演示）', en: 'Control units of good water quality (demo)' },
      classes: ['songhua', 'tumen', 'yalu'],
      source: {
        zh: '个数 19 取自种子文本，逐个名单未见公布：河段、名称与目标类别均为演示；范围由河段按代价距离推演',
        en: 'The number of 19 is from the seed document, the list was not found: reaches, names and target classes are chosen for the demonstration; extents are grown from the reaches by cost distance',
      },
      validFrom: '2025-01-01',
      accuracyM: 1000,
      seed: ['S09'],
    }),
    features: goodWaterUnits.map(({ id, name, nameEn, class: river, mark, target }, i) =>
      zone(
        { id, name: `${name}水质优良控制单元`, nameEn: `Good-water unit: ${nameEn}`, class: river, at: mark, spanning: true },
        { target },
        polygons.get(i)!,
      ),
    ),
  };
}

function catchments(): Map<number, MultiPolygon> {
  const { mesh, steps } = provinceMesh(stepM, 'good water');
  const noise = fractalNoise('good water');
  const { x, y } = mesh;
  const ground = new Float64Array(x.length);
  for (let node = 0; node < ground.length; node++) ground[node] = Math.max(0.35, 1 + 0.9 * noise(x[node]! / 14000, y[node]! / 14000, 4));
  const grown = grow(mesh, seeds(mesh), ground, (_, to) => steps[to]! > 0);

  // Far from its reach a unit ends on a level line of the bent distance, or it would fill half a prefecture.
  const reachOf = goodWaterUnits.map((unit) => vertices(unit).map((position) => mesh.planeOf(position)));
  const reached = new Float64Array(x.length).fill(Infinity);
  for (let node = 0; node < reached.length; node++) {
    const label = grown.labels[node]!;
    if (label < 0 || label >= goodWaterUnits.length) continue;
    let best = Infinity;
    for (const [px, py] of reachOf[label]!) best = Math.min(best, Math.hypot(px - x[node]!, py - y[node]!));
    const stretch = Math.max(0.45, 1 + 0.5 * noise(x[node]! / 24000 + 60, y[node]! / 24000, 4));
    reached[node] = (best / (goodWaterUnits[label]!.reachKm * 1000)) * stretch;
  }
  const labels = grown.labels.map((label, node) => (reached[node]! < 1 && steps[node]! > rimSteps ? label : -1));
  for (let unit = 0; unit < goodWaterUnits.length; unit++) {
    const nodes: number[] = [];
    labels.forEach((label, node) => label === unit && nodes.push(node));
    const kept = new Set(largestPiece(mesh, nodes));
    for (const node of nodes) if (!kept.has(node)) labels[node] = -1;
  }
  fillGaps(mesh, labels, largestGap);
  const crossing = (a: number, b: number) => {
    if (labels[a]! >= 0 && labels[b]! >= 0) return grown.meeting(a, b);
    const t = (1 - reached[a]!) / (reached[b]! - reached[a]!);
    return Number.isFinite(t) && t > 0 && t < 1 ? t : 0.5;
  };
  const rough = roughened(mesh, 'good water', (node) => steps[node]! < 2);
  return partition(rough, labels, { crossing, smoothing: 2 }).polygons((label) => label);
}

/** Vertices of a unit's river that are nearer to its mark than to any other mark of the same river. */
function vertices({ river, mark }: GoodWaterUnit): Position[] {
  return riverLines(river)
    .flat()
    .filter((position) => nearestMark(river, position) === mark);
}

function nearestMark(river: string, position: Position): Position | undefined {
  let best: Position | undefined;
  for (const { mark } of [...goodWaterUnits, ...stops].filter((one) => one.river === river))
    if (!best || distanceM(mark, position) < distanceM(best, position)) best = mark;
  return best;
}

/** All rivers spread; those that belong to no unit get labels of their own above the units and only hold their ground. */
function seeds(mesh: Parameters<typeof nodesAlong>[0]): Seed[] {
  const nodes = new Map<number, number[]>();
  for (const [number, river] of riverIds.entries())
    for (const line of riverLines(river))
      for (let i = 1; i < line.length; i++) {
        const mark = nearestMark(river, line[i]!);
        const unit = goodWaterUnits.findIndex((one) => one.mark === mark);
        const label = unit >= 0 ? unit : goodWaterUnits.length + number;
        const list = nodes.get(label) ?? [];
        list.push(...nodesAlong(mesh, [line[i - 1]!, line[i]!]));
        nodes.set(label, list);
      }
  return [...nodes].sort((p, q) => p[0] - q[0]).map(([label, list]) => ({ label, nodes: list, speed: 1 }));
}
