import type { MultiPolygon } from '#geo';
import { counties, type County } from './county-list';
import { grow, type Grown, type Seed } from './growth';
import { isOnRim, nodeAt, type Mesh } from './mesh';
import { InsideTest } from './rings';

export interface CountyGrowth {
  /** Index into `list` for every node, −1 outside. */
  labels: Int32Array;
  list: County[];
  /** Where the border runs on an edge between two counties, or between a county and outside. */
  crossing(a: number, b: number): number;
  /** The edge crosses a prefecture's outline, which is taken as it was published. */
  isPublished: (a: number, b: number) => boolean;
}

/** Parts each prefecture among its counties: spread from the seats, with speeds adjusted until the rough sizes come out. */
export function growCounties(mesh: Mesh, ground: Float64Array, prefectures: ReadonlyMap<string, MultiPolygon>): CountyGrowth {
  const inside = Object.keys(counties).map((code) => new InsideTest(prefectures.get(code)!));
  const prefectureAt = (x: number, y: number) => {
    const position = mesh.positionOf(x, y);
    return inside.findIndex((test) => test.has(position));
  };
  const prefecture = new Int8Array(mesh.x.length);
  for (let node = 0; node < prefecture.length; node++)
    prefecture[node] = isOnRim(mesh, node) ? -1 : prefectureAt(mesh.x[node]!, mesh.y[node]!);

  const list = Object.values(counties).flat();
  const seeds: Seed[] = list.map((county, label) => ({
    label,
    nodes: county.from.map((position) => nodeAt(mesh, position)),
    speed: Math.sqrt(county.roughKm2),
  }));
  const home = list.map((county) => Object.values(counties).findIndex((group) => group.includes(county)));
  for (const seed of seeds)
    for (const node of seed.nodes)
      if (prefecture[node] !== home[seed.label]) throw new Error(`${list[seed.label]!.name} starts outside its prefecture`);

  const mayStep = (from: number, to: number) => prefecture[from] === prefecture[to];
  // Areas jump when another county reaches a gap first, so the rounds need not get better one by one: the best is kept.
  let grown: Grown = grow(mesh, seeds, ground, mayStep);
  let best = grown;
  let bestMiss = Infinity;
  for (let round = 0; round < 24; round++) {
    const size = new Float64Array(list.length);
    for (const label of grown.labels) if (label >= 0) size[label]! += 1;
    let miss = 0;
    for (const [index] of Object.values(counties).entries()) {
      const own = seeds.filter((seed) => home[seed.label] === index);
      const nodes = own.reduce((sum, seed) => sum + size[seed.label]!, 0);
      const rough = own.reduce((sum, seed) => sum + list[seed.label]!.roughKm2, 0);
      for (const seed of own) {
        const off = (list[seed.label]!.roughKm2 / rough) * (nodes / Math.max(1, size[seed.label]!));
        miss += Math.log(off) ** 2;
        seed.speed *= off ** (0.5 - 0.015 * round);
      }
    }
    if (miss < bestMiss) {
      bestMiss = miss;
      best = grown;
    }
    grown = grow(mesh, seeds, ground, mayStep);
  }
  grown = best;

  const crossing = (a: number, b: number) => {
    if (prefecture[a] === prefecture[b]) return grown.labels[a]! < 0 || grown.labels[b]! < 0 ? 0.5 : grown.meeting(a, b);
    // The prefecture's own outline: halve the edge until its crossing is found, to a few centimetres.
    let low = 0;
    let high = 1;
    for (let i = 0; i < 14; i++) {
      const t = (low + high) / 2;
      const here = prefectureAt(mesh.x[a]! + t * (mesh.x[b]! - mesh.x[a]!), mesh.y[a]! + t * (mesh.y[b]! - mesh.y[a]!));
      if (here === prefecture[a]) low = t;
      else high = t;
    }
    return (low + high) / 2;
  };
  return { labels: grown.labels, list, crossing, isPublished: (a, b) => prefecture[a] !== prefecture[b] };
}
