import { distanceM, type Position } from '#geo';
import { anchors } from './anchor-list';
import type { CountyGrowth } from './county-growth';
import type { County } from './county-list';
import { unitsOf } from './city-plan';
import { largestPiece, neighboursOf, nodeAt, nodesBetween, type Mesh } from './mesh';
import { seeded, type Random } from './noise';
import type { ProtectedPiece } from './protected';
import { nameOf, pieceName, type Kind } from './unit-names';

export type UnitClass = 'priority' | 'key' | 'general';

/** One control unit before it is drawn: what it stands for and where it spreads from. */
export interface PlannedUnit {
  county: County;
  class: UnitClass;
  kind: Kind;
  name: string;
  nameEn: string;
  nodes: number[];
  /** Speed within its class; the class as a whole is tuned to the city's share. */
  speed: number;
  /** It takes its nodes and no more: protected ground. */
  fixed: boolean;
}

export interface Named {
  name: string;
  nameEn: string;
}
export interface Landmarks {
  /** rank: 1 seat of a prefecture, 2 of a county, 3 township. */
  towns: (Named & { at: Position; rank: number })[];
  rivers: (Named & { line: readonly Position[] })[];
}

/** What the priority land of a county of some character is, in turn. */
const priorityKinds: Record<County['land'] | 'city', Kind[]> = {
  city: ['forest', 'soil', 'conservation'],
  plain: ['soil', 'red-line', 'soil', 'grass'],
  hills: ['forest', 'red-line', 'soil', 'forest'],
  mountains: ['red-line', 'forest', 'red-line', 'conservation'],
};

const speeds: Record<Kind, number> = {
  water: 0.5,
  lake: 0.5,
  reserve: 0.4,
  river: 0.55,
  forest: 1,
  conservation: 1,
  grass: 1,
  soil: 1.1,
  'red-line': 0.8,
  town: 0.55,
  park: 0.4,
  farm: 1.2,
  air: 0.5,
  rest: 1.6,
};

/** Where a county's units spread from. Protected ground and named places first, then rivers; the rest keeps as far from each other as it can. */
export function planUnits(
  mesh: Mesh,
  growth: CountyGrowth,
  mayHold: (node: number) => boolean,
  pieces: readonly ProtectedPiece[],
  landmarks: Landmarks,
): PlannedUnit[] {
  const nodesOf = growth.list.map((): number[] => []);
  growth.labels.forEach((label, node) => label >= 0 && mayHold(node) && nodesOf[label]!.push(node));
  return growth.list.flatMap((county, label) => {
    const own = pieces.filter((piece) => piece.county === label);
    return new CountyPlan(mesh, county, nodesOf[label]!, own, landmarks).units();
  });
}

class CountyPlan {
  private readonly random: Random;
  private readonly own: Set<number>;
  private readonly isCity: boolean;
  private readonly planned: PlannedUnit[] = [];
  private readonly taken = new Set<number>();
  private readonly usedNames = new Map<string, number>();
  private readonly towns: Landmarks['towns'];

  constructor(
    private readonly mesh: Mesh,
    private readonly county: County,
    private readonly nodes: number[],
    private readonly pieces: readonly ProtectedPiece[],
    private readonly landmarks: Landmarks,
  ) {
    this.random = seeded(`units ${county.code} ${county.name}`);
    this.own = new Set(nodes);
    this.isCity = county.nameEn.endsWith('District') && county.roughKm2 < 1000;
    this.towns = landmarks.towns.filter((town) => this.own.has(nodeAt(mesh, town.at)));
  }

  units(): PlannedUnit[] {
    const { priority, key, general } = unitsOf(this.county);
    const { isCity } = this;
    for (const { kind, name, nameEn, nodes } of this.piecesWithin(priority)) {
      const [zh, en] = pieceName(kind, this.county, { name, nameEn });
      this.add(kind === 'park' ? 'key' : 'priority', kind, nodes, zh, en, true);
    }
    for (const cls of ['priority', 'key'] as const)
      if (this.count(cls) > unitsOf(this.county)[cls]) throw new Error(`${this.county.name} has more pieces of ground than ${cls} units`);
    // Towns before anything that might be drawn over them; a seat takes more ground than a township.
    for (const town of [...this.towns].sort((p, q) => p.rank - q.rank)) {
      if (this.count('key') >= key - 1) break;
      const nodes = this.around(this.nearestOwn(town.at), 4 - town.rank);
      if (nodes.length > 0) this.add('key', 'town', nodes, `${town.name}城镇空间重点管控区`, `${town.nameEn} urban space`);
    }
    for (const anchor of anchors.filter(({ county }) => county === this.county.code)) {
      const within = this.nodes.filter((node) => this.metresTo(node, anchor.at) < anchor.reachM);
      const nodes = this.free(within.length > 0 ? within : [this.nearestOwn(anchor.at)]);
      const [zh, en] = pieceName(anchor.kind, null, anchor);
      if (this.count('priority') < priority && nodes.length > 0) this.add('priority', anchor.kind, nodes, zh, en);
    }
    this.addRivers(Math.ceil(priority * 0.3), priority);
    for (let i = 0; i < general; i++) this.addSpread('general', 'rest');
    const land = priorityKinds[isCity ? 'city' : this.county.land];
    for (let i = 0; this.count('priority') < priority; i++) this.addSpread('priority', land[i % land.length]!);
    const work: Kind[] = isCity ? ['park', 'air', 'park', 'farm'] : ['farm', 'park', 'farm', 'air'];
    for (let i = 0; this.count('key') < key; i++) this.addSpread('key', work[i % work.length]!);
    return this.planned;
  }

  /** Given ground as far as the county has units for it: arms of lakes are the first to go without one, and fall to their neighbours. */
  private piecesWithin(priority: number): ProtectedPiece[] {
    const lakes = this.pieces.filter(({ kind }) => kind === 'lake').sort((a, b) => b.nodes.length - a.nodes.length);
    const others = this.pieces.filter(({ kind }) => kind !== 'lake');
    const room = Math.max(0, priority - others.filter(({ kind }) => kind !== 'park').length);
    return [...others, ...lakes.slice(0, Math.min(room, 2))];
  }

  private addRivers(most: number, priority: number): void {
    const reachNodes = 26;
    for (const river of this.landmarks.rivers) {
      const path: number[] = [];
      const flush = () => {
        for (let from = 0; from + reachNodes / 2 < path.length; from += reachNodes + 14) {
          if (this.planned.filter(({ kind }) => kind === 'river').length >= most || this.count('priority') >= priority) return;
          const nodes = this.free(path.slice(from, from + reachNodes));
          if (nodes.length < reachNodes / 2) continue;
          const zh = `${river.name || '河流'}（${this.county.name}段）水源涵养一般生态空间`;
          this.add('priority', 'river', nodes, zh, `${river.nameEn || 'river'} (${this.county.nameEn}) water-conservation space`);
        }
        path.length = 0;
      };
      for (const node of new Set(this.nodesAlong(river.line))) {
        if (this.own.has(node)) path.push(node);
        else flush();
      }
      flush();
    }
  }

  private nodesAlong(line: readonly Position[]): number[] {
    return line.slice(1).flatMap((to, i) => nodesBetween(this.mesh, line[i]!, to));
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
    return nameOf(kind, { name, nameEn }, zh, en);
  }

  private add(cls: UnitClass, kind: Kind, nodes: number[], name: string, nameEn: string, fixed = false): void {
    for (const node of nodes) this.taken.add(node);
    const count = (this.usedNames.get(name) ?? 0) + 1;
    this.usedNames.set(name, count);
    const number = count > 1 ? String(count) : '';
    // A city district is built over: what is left between its key units is little.
    const urban = !this.isCity ? 1 : cls === 'general' ? 0.25 : cls === 'key' ? 1.8 : 1;
    const speed = speeds[kind] * urban * (0.75 + 0.5 * this.random());
    this.planned.push({
      county: this.county,
      class: cls,
      kind,
      name: `${name}${number}(演示)`,
      nameEn: `${nameEn} ${number} (demo)`.replace('  ', ' '),
      nodes,
      speed,
      fixed,
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

  /** A node and the rings around it, as far as they are free: no unit starts from less than a square kilometre. */
  private around(node: number, rings = 1): number[] {
    if (this.taken.has(node)) return [];
    const near = new Int32Array(6);
    const nodes = new Set([node]);
    for (let ring = 0; ring < rings; ring++) {
      const reached = [...nodes];
      for (const one of reached) {
        const count = neighboursOf(this.mesh, one, near);
        for (let i = 0; i < count; i++) if (this.own.has(near[i]!)) nodes.add(near[i]!);
      }
    }
    return this.free([...nodes]);
  }

  private nearestOwn(at: Position): number {
    let best = this.nodes[0]!;
    let bestM = Infinity;
    for (const node of this.nodes) {
      const metres = this.metresTo(node, at);
      if (metres < bestM) [best, bestM] = [node, metres];
    }
    return best;
  }

  /** In the plane of the mesh: for choosing, not for measuring. */
  private metresTo(node: number, at: Position): number {
    const [x, y] = this.mesh.planeOf(at);
    return Math.hypot(this.mesh.x[node]! - x, this.mesh.y[node]! - y);
  }

  private positionOf(node: number): Position {
    return this.mesh.positionOf(this.mesh.x[node]!, this.mesh.y[node]!);
  }
}
