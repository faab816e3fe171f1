import type { MultiPolygon, Polygon, Position } from '#geo';
import { isInRing, signedAreaDeg2 } from './rings';

/** Border pieces between labels: piece i runs from one vertex to another with a label on either side; −1 is outside. Each is stored once. */
export interface Lines {
  positions: Position[];
  from: number[];
  to: number[];
  left: number[];
  right: number[];
}

/** Every piece in both directions: half edge 2i runs as piece i does, 2i + 1 runs back. */
interface Walk {
  lines: Lines;
  /** Half edge → half edge that goes on round the same label. */
  rings: number[][];
}

const start = ({ from, to }: Lines, half: number) => (half & 1 ? to : from)[half >> 1]!;
const end = ({ from, to }: Lines, half: number) => (half & 1 ? from : to)[half >> 1]!;
const leftOf = ({ left, right }: Lines, half: number) => (half & 1 ? right : left)[half >> 1]!;

/** Rings of every group, the group on their left: shells come out counter-clockwise and holes clockwise, as RFC 7946 asks. */
function walk(lines: Lines, groupOf: (label: number) => number): Walk & { groups: number[] } {
  const groupAt = (half: number) => {
    const label = leftOf(lines, half);
    return label < 0 ? -1 : groupOf(label);
  };
  const total = lines.positions.length;
  const leaving = new Map<number, number>();
  const halves: number[] = [];
  for (let half = 0; half < 2 * lines.from.length; half++) {
    const group = groupAt(half);
    if (group < 0 || group === groupAt(half ^ 1)) continue;
    const key = group * total + start(lines, half);
    // Three labels can meet in a vertex, four cannot; so a group leaves a vertex once.
    if (leaving.has(key)) throw new Error(`group ${group} touches itself at ${String(lines.positions[start(lines, half)])}`);
    leaving.set(key, half);
    halves.push(half);
  }
  const rings: number[][] = [];
  const groups: number[] = [];
  const seen = new Uint8Array(2 * lines.from.length);
  for (const first of halves) {
    if (seen[first]) continue;
    const ring: number[] = [];
    const group = groupAt(first);
    for (let half = first; !seen[half];) {
      seen[half] = 1;
      ring.push(half);
      const next = leaving.get(group * total + end(lines, half));
      if (next === undefined) throw new Error(`the border of group ${group} ends at ${String(lines.positions[end(lines, half)])}`);
      half = next;
    }
    rings.push(ring);
    groups.push(group);
  }
  return { lines, rings, groups };
}

const ringPositions = (lines: Lines, ring: readonly number[]): Position[] => {
  const open = ring.map((half) => lines.positions[start(lines, half)]!);
  return [...open, open[0]!];
};

/** Polygons of every group; a negative group is left out. */
export function polygonsOfLines(lines: Lines, groupOf: (label: number) => number): Map<number, MultiPolygon> {
  const { rings, groups } = walk(lines, groupOf);
  const shells = new Map<number, Position[][][]>();
  const holes: [group: number, ring: Position[]][] = [];
  for (const [i, ring] of rings.entries()) {
    const positions = ringPositions(lines, ring);
    const group = groups[i]!;
    if (signedAreaDeg2(positions) < 0) holes.push([group, positions]);
    else if (shells.has(group)) shells.get(group)!.push([positions]);
    else shells.set(group, [[positions]]);
  }
  for (const [group, hole] of holes) {
    const own = shells.get(group)!;
    (own.length === 1 ? own[0]! : own.find((shell) => isInRing(hole[0]!, shell[0]!)))!.push(hole);
  }
  return new Map([...shells].sort((a, b) => a[0] - b[0]).map(([group, polygons]) => [group, polygons as readonly Polygon[]]));
}

/**
 * Gives every piece of a whole but its largest to the neighbour with the longest common border, in place: a line cut by an outline may leave crumbs on
 * the wrong side. `wholeOf` says which labels must hang together. Returns how many pieces changed hands.
 */
export function withoutCrumbs(lines: Lines, wholeOf: (label: number) => number): number {
  let moved = 0;
  for (let round = 0; round < 8; round++) {
    const { rings } = walk(lines, wholeOf);
    const pieces = new Map<number, { ring: number[]; size: number }[]>();
    for (const ring of rings) {
      const size = signedAreaDeg2(ringPositions(lines, ring));
      const whole = wholeOf(leftOf(lines, ring[0]!));
      // A hole runs the other way round and belongs to a larger piece.
      if (size > 0) pieces.set(whole, [...(pieces.get(whole) ?? []), { ring, size }]);
    }
    let changed = 0;
    for (const own of pieces.values()) {
      if (own.length === 1) continue;
      const largest = own.reduce((best, piece) => (piece.size > best.size ? piece : best));
      for (const piece of own) if (piece !== largest) changed += handOver(lines, piece.ring, wholeOf);
    }
    if (changed === 0) return moved;
    moved += changed;
  }
  throw new Error('crumbs do not settle');
}

function handOver(lines: Lines, ring: readonly number[], wholeOf: (label: number) => number): number {
  const common = new Map<number, number>();
  for (const half of ring) {
    const other = leftOf(lines, half ^ 1);
    if (other < 0) continue;
    const [[ax, ay], [bx, by]] = [lines.positions[start(lines, half)]!, lines.positions[end(lines, half)]!];
    common.set(other, (common.get(other) ?? 0) + Math.hypot(bx - ax, by - ay));
  }
  const [winner] = [...common].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!winner) return 0;
  // Only the crumb's own border is relabelled: a crumb is smaller than a mesh step and holds no line inside.
  const [label] = winner;
  for (const half of ring) {
    if (wholeOf(leftOf(lines, half)) === wholeOf(label)) return 0;
    (half & 1 ? lines.right : lines.left)[half >> 1] = label;
  }
  return 1;
}
