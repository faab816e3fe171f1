import { distanceM, type Position } from '#geo';
import { anchors } from './anchor-list';
import type { CountyGrowth } from './county-growth';
import type { County } from './county-list';
import { largestPiece, neighboursOf, nodeAt, type Mesh } from './mesh';
import { seeded, type Random } from './noise';

export type UnitClass = 'priority' | 'key' | 'general';
type Kind = 'water' | 'reserve' | 'river' | 'forest' | 'soil' | 'red-line' | 'town' | 'park' | 'farm' | 'air' | 'rest';

/** One control unit before it is drawn: what it stands for and where it spreads from. */
export interface PlannedUnit {
  county: County;
  class: UnitClass;
  kind: Kind;
  name: string;
  nameEn: string;
  nodes: number[];
  /** Speed within its class; the class as a whole is tuned to the published share. */
  speed: number;
}

export interface Named {
  name: string;
  nameEn: string;
}
export interface Landmarks {
  towns: (Named & { at: Position })[];
  rivers: (Named & { line: readonly Position[] })[];
}

const speeds: Record<Kind, number> = {
  water: 0.5,
  reserve: 0.4,
  river: 0.55,
  forest: 1,
  soil: 1.1,
  'red-line': 0.8,
  town: 0.55,
  park: 0.4,
  farm: 1.2,
  air: 0.5,
  rest: 1.6,
};

/** Where a county's units spread from. Named places first, then rivers; the rest keeps as far from each other as it can. */
export function planUnits(mesh: Mesh, growth: CountyGrowth, landmarks: Landmarks): PlannedUnit[] {
  const nodesOf = growth.list.map((): number[] => []);
  growth.labels.forEach((label, node) => label >= 0 && nodesOf[label]!.push(node));
  return growth.list.flatMap((county, label) =>
    county.units ? new CountyPlan(mesh, county, nodesOf[label]!, (node) => growth.labels[node] === label, landmarks).units() : [],
  );
}

class CountyPlan {
  private readonly random: Random;
  private readonly planned: PlannedUnit[] = [];
  private readonly taken = new Set<number>();
  private readonly usedNames = new Map<string, number>();
  private readonly towns: Landmarks['towns'];

  constructor(
    private readonly mesh: Mesh,
    private readonly county: County,
    private readonly nodes: number[],
    private readonly isOwn: (node: number) => boolean,
    private readonly landmarks: Landmarks,
  ) {
    this.random = seeded(`units ${county.code}`);
    this.towns = landmarks.towns.filter((town) => isOwn(nodeAt(mesh, town.at)));
  }

  units(): PlannedUnit[] {
    const { priority, key, general } = this.county.units!;
    const isCity = this.county.nameEn.endsWith('District') && this.county.roughKm2 < 1000;
    for (const anchor of anchors.filter(({ county }) => county === this.county.code)) {
      const within = this.nodes.filter((node) => distanceM(this.positionOf(node), anchor.at) < anchor.reachM);
      const nodes = this.free(within.length > 0 ? within : [this.nearestOwn(anchor.at)]);
      const what = anchor.kind === 'water' ? ['饮用水水源保护区', 'drinking-water source area'] : ['', ''];
      this.add('priority', anchor.kind, nodes, `${anchor.name}${what[0]}`, `${anchor.nameEn} ${what[1]}`.trim());
    }
    this.addRivers(Math.ceil(priority * 0.3));
    const towns = Math.min(this.towns.length, Math.ceil(key * 0.4));
    for (const town of this.towns.slice(0, towns)) {
      const nodes = this.around(this.nearestOwn(town.at));
      if (nodes.length > 0) this.add('key', 'town', nodes, `${town.name}城镇空间重点管控区`, `${town.nameEn} urban space`);
    }
    for (let i = 0; i < general; i++) this.addSpread('general', 'rest');
    const land: Kind[] = this.county.land === 'plain' ? ['soil', 'soil', 'red-line', 'forest'] : ['forest', 'red-line', 'forest', 'soil'];
    for (let i = 0; this.count('priority') < priority; i++) this.addSpread('priority', land[i % land.length]!);
    const work: Kind[] = isCity ? ['park', 'air', 'park', 'farm'] : ['farm', 'park', 'farm', 'air'];
    for (let i = 0; this.count('key') < key; i++) this.addSpread('key', work[i % work.length]!);
    return this.planned;
  }

  private addRivers(most: number): void {
    const reachNodes = 26;
    for (const river of this.landmarks.rivers) {
      const path: number[] = [];
      const flush = () => {
        for (let from = 0; from + reachNodes / 2 < path.length; from += reachNodes + 14) {
          if (this.planned.filter(({ kind }) => kind === 'river').length >= most) return;
          const nodes = this.free(path.slice(from, from + reachNodes));
          if (nodes.length < reachNodes / 2) continue;
          const zh = `${river.name || '河流'}（${this.county.name}段）水源涵养一般生态空间`;
          this.add('priority', 'river', nodes, zh, `${river.nameEn || 'river'} (${this.county.nameEn}) water-conservation space`);
        }
        path.length = 0;
      };
      for (const node of this.nodesAlong(river.line)) {
        if (this.isOwn(node)) path.push(node);
        else flush();
      }
      flush();
    }
  }

  /** Nodes nearest to a line, in order; the line is walked finely enough that each is joined to the one before. */
  private nodesAlong(line: readonly Position[]): number[] {
    const nodes: number[] = [];
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1]!;
      const [bx, by] = line[i]!;
      const steps = Math.ceil((distanceM(line[i - 1]!, line[i]!) / this.mesh.stepM) * 6);
      for (let s = 0; s <= steps; s++) {
        const node = nodeAt(this.mesh, [ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps]);
        if (!nodes.includes(node, -3)) nodes.push(node);
      }
    }
    return nodes;
  }

  /** Mitchell's best candidate: of some random own nodes, the one farthest from every unit so far. */
  private addSpread(cls: UnitClass, kind: Kind): void {
    let best = -1;
    let bestM = -1;
    for (let i = 0; i < 24; i++) {
      const node = this.nodes[Math.floor(this.random() * this.nodes.length)]!;
      let nearestM = Infinity;
      for (const unit of this.planned)
        for (let k = 0; k < unit.nodes.length; k += 4)
          nearestM = Math.min(
            nearestM,
            Math.hypot(this.mesh.x[node]! - this.mesh.x[unit.nodes[k]!]!, this.mesh.y[node]! - this.mesh.y[unit.nodes[k]!]!),
          );
      if (nearestM > bestM && !this.taken.has(node)) {
        bestM = nearestM;
        best = node;
      }
    }
    const [zh, en] = this.describe(kind, this.positionOf(best));
    this.add(cls, kind, this.around(best), zh, en);
  }

  private describe(kind: Kind, at: Position): [string, string] {
    const { name, nameEn } = this.county;
    const town = this.towns.reduce<Landmarks['towns'][number] | null>(
      (best, one) => (!best || distanceM(at, one.at) < distanceM(at, best.at) ? one : best),
      null,
    );
    const zh = town && town.name !== name ? name + town.name : name;
    const en = town && town.name !== name ? `${town.nameEn}, ${nameEn}` : nameEn;
    switch (kind) {
      case 'soil':
        return [`${zh}黑土地优先保护区`, `${en}: black-soil protection`];
      case 'forest':
        return [`${zh}水土保持一般生态空间`, `${en}: soil-conservation space`];
      case 'red-line':
        return [`${name}生态保护红线`, `${nameEn}: ecological red line`];
      case 'park':
        return [`${zh}工业集中区`, `${en}: industrial park`];
      case 'farm':
        return [`${zh}农业面源重点管控区`, `${en}: farm run-off`];
      case 'air':
        return [`${zh}大气环境受体敏感重点管控区`, `${en}: air-sensitive area`];
      default:
        return [`${name}一般管控区`, `${nameEn}: general control area`];
    }
  }

  private add(cls: UnitClass, kind: Kind, nodes: number[], name: string, nameEn: string): void {
    for (const node of nodes) this.taken.add(node);
    const count = (this.usedNames.get(name) ?? 0) + 1;
    this.usedNames.set(name, count);
    const number = count > 1 ? String(count) : '';
    const speed = speeds[kind] * (0.75 + 0.5 * this.random());
    this.planned.push({
      county: this.county,
      class: cls,
      kind,
      name: `${name}${number}(演示)`,
      nameEn: `${nameEn} ${number} (demo)`.replace('  ', ' '),
      nodes,
      speed,
    });
  }

  private count(cls: UnitClass): number {
    return this.planned.filter((unit) => unit.class === cls).length;
  }

  /** Those not yet taken, in one piece: a unit that spreads from two pieces might stay in two. */
  private free(nodes: number[]): number[] {
    return largestPiece(
      this.mesh,
      nodes.filter((node) => !this.taken.has(node)),
    );
  }

  /** A node and the ring around it, as far as they are free: no unit starts from less than a square kilometre. */
  private around(node: number): number[] {
    const near = new Int32Array(6);
    const count = neighboursOf(this.mesh, node, near);
    return this.taken.has(node) ? [] : this.free([node, ...near.slice(0, count)].filter((one) => this.isOwn(one)));
  }

  private nearestOwn(at: Position): number {
    return this.nodes.reduce(
      (best, node) => (distanceM(this.positionOf(node), at) < distanceM(this.positionOf(best), at) ? node : best),
      this.nodes[0]!,
    );
  }

  private positionOf(node: number): Position {
    return this.mesh.positionOf(this.mesh.x[node]!, this.mesh.y[node]!);
  }
}
