import { counties, type County } from './county-list';
import { grow, type Grown, type Seed } from './growth';
import { largestPiece, nodeAt, nodesBetween } from './mesh';
import { filled, type ProvinceMesh } from './province-mesh';

export interface CountyGrowth {
  /** Index into `list` for every drawn node, −1 outside. */
  labels: Int32Array;
  list: County[];
  /** Where the border runs on an edge between two counties. */
  crossing: (a: number, b: number) => number;
}

const rounds = 16;

/** Parts each prefecture among its counties: spread from the seats, with speeds adjusted until the rough sizes come out. */
export function growCounties(province: ProvinceMesh, ground: Float64Array): CountyGrowth {
  const { mesh, prefecture, codes, weight } = province;
  const groups = Object.entries(counties);
  const list = groups.flatMap(([, group]) => group);
  const home = groups.flatMap(([code, group]) => group.map(() => codes.indexOf(code)));
  const seeds: Seed[] = list.map((county, label) => ({
    label,
    // All the way from one to the next, as far as it lies in the prefecture, so that a county is seldom torn apart.
    nodes: [...new Set(county.from.flatMap((position, i) => nodesBetween(mesh, county.from[i - 1] ?? position, position)))].filter(
      (node) => prefecture[node] === home[label],
    ),
    speed: Math.sqrt(county.roughKm2),
  }));
  for (const [label, county] of list.entries())
    for (const position of county.from)
      if (prefecture[nodeAt(mesh, position)] !== home[label]) throw new Error(`${county.name} starts outside its prefecture`);

  const mayStep = (from: number, to: number) => prefecture[from] === prefecture[to];
  // Areas jump when another county reaches a gap first, so the rounds need not get better one by one: the best is kept.
  let grown: Grown = grow(mesh, seeds, ground, mayStep);
  let best = grown;
  let bestMiss = Infinity;
  for (let round = 0; round < rounds; round++) {
    const size = new Float64Array(list.length);
    for (const [node, label] of grown.labels.entries()) if (label >= 0) size[label]! += weight[node]!;
    let miss = 0;
    for (const index of codes.keys()) {
      const own = seeds.filter((seed) => home[seed.label] === index);
      const nodes = own.reduce((sum, seed) => sum + size[seed.label]!, 0);
      const rough = own.reduce((sum, seed) => sum + list[seed.label]!.roughKm2, 0);
      for (const seed of own) {
        const off = (list[seed.label]!.roughKm2 / rough) * (nodes / Math.max(1, size[seed.label]!));
        miss += Math.log(off) ** 2;
        seed.speed *= off ** (0.5 - 0.02 * round);
      }
    }
    if (miss < bestMiss) {
      bestMiss = miss;
      best = grown;
    }
    grown = grow(mesh, seeds, ground, mayStep);
  }

  // A county that spreads from several places may end in pieces: the largest stays, the rest falls to the neighbours, as does what nobody reached.
  // Only land within the province joins pieces: beyond its outline they will be cut apart.
  const whole = new Int32Array(best.labels.length).fill(-1);
  for (const label of list.keys()) {
    const own: number[] = [];
    best.labels.forEach((is, node) => is === label && province.inside[node] && own.push(node));
    for (const node of largestPiece(mesh, own)) whole[node] = label;
  }
  const near = filled(mesh, whole, (to, from) => prefecture[to] === prefecture[from]);
  const labels = filled(mesh, near, (to) => prefecture[to]! >= 0);
  const crossing = (a: number, b: number) => {
    if (province.isPublished(a, b)) return province.publishedCrossing(a, b);
    const isMet = best.labels[a] === labels[a] && best.labels[b] === labels[b] && prefecture[a] === prefecture[b];
    return isMet ? best.meeting(a, b) : 0.5;
  };
  return { labels, list, crossing };
}
