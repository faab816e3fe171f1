import { boxOf, type MultiPolygon } from '#geo';
import { polygonsOf, readBase } from './base';
import type { CountyGrowth } from './county-growth';
import { neighboursOf, nodeAt } from './mesh';
import type { ProvinceMesh } from './province-mesh';
import { reserves } from './reserve-list';
import { depthsOf, placeReserve, type ReserveNodes } from './reserves';
import { InsideTest } from './rings';

/** Ground that one unit takes exactly, as far as it lies in one county: a reserve, a water source or a big lake (priority), a development zone (key). */
export interface ProtectedPiece {
  kind: 'reserve' | 'water' | 'lake' | 'park';
  name: string;
  nameEn: string;
  /** Index into the county growth's list. */
  county: number;
  nodes: number[];
}

export interface ProtectedGround {
  pieces: ProtectedPiece[];
  reserves: ReserveNodes[];
  /** 2 × reserve for a core, 2 × reserve + 1 for a general control area, −1 elsewhere. */
  reserveLabel: Int32Array;
}

/** Smaller pieces fall to the county next door: county lines are schematic, a published area is not. */
const ownCountyNodes = 40;
/** Pieces beyond a prefecture's line that are too small to be a unit: about 2 km². */
const leastNodes = 12;

/** Places the reserves; moves county lines where they would cut off a corner of one. */
export function placeReserves(province: ProvinceMesh, growth: CountyGrowth): ProtectedGround {
  const { mesh } = province;
  const depth = depthsOf(province);
  const reserveLabel = new Int32Array(mesh.x.length).fill(-1);
  const placed: ReserveNodes[] = [];
  const pieces: ProtectedPiece[] = [];
  for (const [index, reserve] of reserves.entries()) {
    const shut = new Set<number>();
    for (let round = 0; ; round++) {
      if (round === 8) throw new Error(`${reserve.id} keeps leaving its prefecture`);
      const nodes = placeReserve(province, reserve, depth, (node) => reserveLabel[node]! < 0 && !shut.has(node));
      const own: number[] = [];
      nodes.labels.forEach((label, local) => label >= 0 && own.push(nodes.window.nodeOf(local)));
      const found = piecesOf(province, growth, own);
      const crumbs = found.filter((piece) => piece.nodes.length < leastNodes);
      for (const { nodes: cut } of crumbs) for (const node of cut) shut.add(node);
      if (crumbs.length > 0) continue;
      nodes.labels.forEach((label, local) => {
        if (label >= 0) reserveLabel[nodes.window.nodeOf(local)] = 2 * index + label;
      });
      placed.push(nodes);
      pieces.push(...found.map((piece) => ({ kind: 'reserve' as const, name: reserve.name, nameEn: reserve.nameEn, ...piece })));
      break;
    }
  }
  return { pieces, reserves: placed, reserveLabel };
}

/**
 * The same ground with that of the water sources of county level and above, of the big lakes, and of the development zones. Where one lies in a reserve the reserve's unit
 * holds it; what is left of it in a county must be worth a unit.
 */
export function withGivenZones(province: ProvinceMesh, growth: CountyGrowth, ground: ProtectedGround): ProtectedGround {
  const pieces = [...ground.pieces];
  const taken = new Set(pieces.flatMap(({ nodes }) => nodes));
  const given = [
    ...waterSources().map((source) => ({ kind: 'water' as const, ...source })),
    ...lakes().map((lake) => ({ kind: 'lake' as const, ...lake })),
    ...developmentZones().map((zone) => ({ kind: 'park' as const, ...zone })),
  ];
  for (const { kind, name, nameEn, polygons } of given) {
    const own = [...coveredNodes(province, polygons)].filter((node) => province.prefecture[node]! >= 0 && !taken.has(node));
    const found = connected(province.mesh, own, (a, b) => growth.labels[a] === growth.labels[b]).filter(
      ({ length }) => length >= leastNodes,
    );
    for (const nodes of found) {
      pieces.push({ kind, name, nameEn, county: growth.labels[nodes[0]!]!, nodes });
      for (const node of nodes) taken.add(node);
    }
  }
  return { ...ground, pieces };
}

/** Connected pieces by county; small ones take the county of a larger neighbour in the same prefecture. */
function piecesOf({ mesh, prefecture }: ProvinceMesh, { labels }: CountyGrowth, nodes: readonly number[]) {
  for (let moved = true; moved;) {
    moved = false;
    const pieces = connected(mesh, nodes, (a, b) => labels[a] === labels[b]);
    const home = new Map(pieces.flatMap((piece) => piece.map((node) => [node, piece] as const)));
    const near = new Int32Array(6);
    for (const piece of pieces) {
      if (piece.length >= ownCountyNodes) continue;
      let larger: readonly number[] = piece;
      for (const node of piece) {
        const count = neighboursOf(mesh, node, near);
        for (let i = 0; i < count; i++) {
          const other = home.get(near[i]!);
          if (other && other.length > larger.length && prefecture[near[i]!] === prefecture[node]) larger = other;
        }
      }
      if (larger === piece) continue;
      for (const node of piece) labels[node] = labels[larger[0]!]!;
      moved = true;
      break;
    }
  }
  return connected(mesh, nodes, (a, b) => labels[a] === labels[b]).map((piece) => ({ county: labels[piece[0]!]!, nodes: piece }));
}

function connected(mesh: ProvinceMesh['mesh'], nodes: readonly number[], joined: (a: number, b: number) => boolean): number[][] {
  const left = new Set(nodes);
  const near = new Int32Array(6);
  const pieces: number[][] = [];
  for (const start of nodes) {
    if (!left.delete(start)) continue;
    const piece = [start];
    for (const node of piece) {
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) if (joined(node, near[i]!) && left.delete(near[i]!)) piece.push(near[i]!);
    }
    pieces.push(piece);
  }
  return pieces;
}

/** First and second class of every source of county level and above, as one outline each: what the control unit must hold. */
function waterSources(): { name: string; nameEn: string; polygons: MultiPolygon }[] {
  const sources = new Map<string, { name: string; nameEn: string; polygons: MultiPolygon }>();
  for (const { name, nameEn, geometry, properties } of readBase('water-sources')) {
    if (properties['class'] === 'quasi') continue;
    const { source_name: sourceName } = properties;
    const own = (typeof sourceName === 'string' ? sourceName : name).replace('(演示)', '');
    const known = sources.get(own);
    const polygons = [...(known?.polygons ?? []), ...polygonsOf(geometry)];
    sources.set(own, { name: own, nameEn: nameEn.split(',')[0]!, polygons });
  }
  return [...sources.values()];
}

const lakes = () =>
  readBase('base-lakes')
    .filter(({ name }) => name !== '')
    .map(({ name, nameEn, geometry }) => ({ name, nameEn, polygons: polygonsOf(geometry) }));

const developmentZones = () =>
  readBase('development-zones').map(({ name, nameEn, geometry }) => ({
    name: name.replace('(演示)', ''),
    nameEn: nameEn.replace(' (demo)', ''),
    polygons: polygonsOf(geometry),
  }));

/** Nodes in and two steps around: far enough that the drawn line, shaken and smoothed, stays outside. */
function coveredNodes({ mesh }: ProvinceMesh, polygons: MultiPolygon): Set<number> {
  const nodes = new Set<number>();
  for (const polygon of polygons) {
    const test = new InsideTest([polygon]);
    for (const position of polygon[0]!) nodes.add(nodeAt(mesh, position));
    const [west, south, east, north] = boxOf(polygon[0]!);
    const low = nodeAt(mesh, [west, south]);
    const high = nodeAt(mesh, [east, north]);
    for (let row = Math.floor(low / mesh.columns); row <= Math.floor(high / mesh.columns); row++)
      for (let column = (low % mesh.columns) - 1; column <= (high % mesh.columns) + 1; column++) {
        const node = row * mesh.columns + column;
        if (test.has(mesh.positionOf(mesh.x[node]!, mesh.y[node]!))) nodes.add(node);
      }
  }
  const near = new Int32Array(6);
  for (let step = 0; step < 2; step++) {
    // What is added on the way belongs to the next step.
    const reached = [...nodes];
    for (const node of reached) {
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) nodes.add(near[i]!);
    }
  }
  return nodes;
}
