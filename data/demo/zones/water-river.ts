import { destination, type Position } from '#geo';
import { fractalNoise } from './noise';
import { finishRing, reversed } from './rings';
import { fine, type WaterZones } from './water-recipes';

/** Metres along the river (upstream positive) and the land depth beside it. */
interface Reach {
  from: number;
  to: number;
  bankM: number;
}

export interface River {
  id: string;
  intake: Position;
  /** Azimuth upstream at the intake; the river swings gently around it. */
  upstreamDeg: number;
  /** Azimuth upstream at `s` metres, for a river whose course is known; replaces the swinging. */
  headingAt?: (s: number) => number;
  /** Half the width of the water at the flood that the class is measured from. */
  halfWidthM: number;
  /** Smaller reaches than the approved ones, for village sources. */
  reaches?: { first: Reach; second: Reach };
  /** Quasi area: the rest of the catchment … */
  catchmentM?: number;
  catchmentWidthM?: number;
  /** … or, on a big river, the corridor so much further up. */
  quasiReachM?: number;
}

/** As approved for 集安 通沟河 in 2015. */
const approvedReaches = { first: { from: -100, to: 1000, bankM: 50 }, second: { from: -300, to: 3000, bankM: 1000 } };
const pieceM = 10;

/** River: a first and a second corridor along the water, and upstream of the second one's lower end a quasi area. */
export function river(r: River, fineness = fine): WaterZones {
  const at = centreLine(r);
  const reaches = r.reaches ?? approvedReaches;
  // Bends are gentle (radius above 1.2 km): 20 m between vertices leave them by less than 10 cm.
  const stepM = fineness === fine ? pieceM : 2 * pieceM;
  const corridor = ({ from, to, bankM }: Reach): Position[] => {
    const half = r.halfWidthM + bankM;
    const stations: number[] = [];
    for (let s = from; s <= to; s += stepM) stations.push(s);
    // Counter-clockwise: up the right-hand side (seen upstream), across, and back down the left-hand side.
    return [...stations.map((s) => at(s, half)), ...stations.reverse().map((s) => at(s, -half))];
  };
  const ring = (open: Position[]) => finishRing(open, fineness.decimals, true);
  const first = ring(corridor(reaches.first));
  const secondOpen = corridor(reaches.second);
  const second = ring(secondOpen);
  const zones: WaterZones = { first: [first], second: [second, reversed(first)] };
  if (r.catchmentM) zones.quasi = [ring([...catchment(r, at, reaches.second), ...[...secondOpen].reverse()])];
  // It begins at the very two corners where the second class ends.
  if (r.quasiReachM) zones.quasi = [ring(corridor({ ...reaches.second, from: reaches.second.to, to: reaches.second.to + r.quasiReachM }))];
  return zones;
}

/** The catchment leaves the second class at its two lower corners and shares all its other vertices with it. */
function catchment(r: River, at: (s: number, n: number) => Position, second: Reach): Position[] {
  const noise = fractalNoise(`river ${r.id}`);
  const edge = (side: number): Position[] => {
    const line: Position[] = [];
    const count = 90;
    for (let i = 1; i <= count; i++) {
      const t = i / count;
      const s = second.from + t * (r.catchmentM! - second.from);
      // A drop: quickly out to the ridge beside the intake, widest at a third, closing at the source.
      const wide = Math.pow(Math.sin(Math.PI * Math.min(1, 0.12 + 0.88 * t)), 0.75);
      const ridge = r.catchmentWidthM! * wide * (1 + 0.3 * noise(t * 4 + side * 5, side * 7, 5));
      const past = r.halfWidthM + second.bankM + 120;
      const beside = s < second.to + 400 ? Math.max(ridge, past) : ridge;
      line.push(at(s + 130 * noise(t * 9, side * 3, 4), side * beside));
    }
    return line;
  };
  const right = edge(1).slice(0, -1);
  const left = edge(-1).slice(0, -1).reverse();
  return [...right, ...left];
}

/** Position `s` metres up the river and `n` metres to its right-hand side (seen upstream). */
function centreLine(r: River): (s: number, n: number) => Position {
  const swing = 22;
  const waveM = 7000;
  const headingAt = r.headingAt ?? ((s: number) => r.upstreamDeg + swing * Math.sin((2 * Math.PI * s) / waveM));
  const known = new Map<number, Position>([[0, r.intake]]);
  const centre = (k: number): Position => {
    const found = known.get(k);
    if (found) return found;
    const towards = k > 0 ? -1 : 1;
    const before = centre(k + towards);
    const heading = headingAt((k + towards / 2) * pieceM);
    const position = destination(before, k > 0 ? heading : heading + 180, pieceM);
    known.set(k, position);
    return position;
  };
  return (s, n) => {
    // Stations are whole pieces where exactness counts; the catchment's free stations are rounded to them.
    const k = Math.round(s / pieceM);
    return destination(centre(k), headingAt(k * pieceM) + 90, n);
  };
}
