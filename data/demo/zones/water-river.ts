import { destination, type Position } from '#geo';
import { fractalNoise } from './noise';
import { finishRing, reversed } from './rings';
import type { WaterZones } from './water-recipes';

export interface River {
  id: string;
  intake: Position;
  /** Azimuth upstream at the intake; the river swings gently around it. */
  upstreamDeg: number;
  /** Half the width of the water at the flood that the class is measured from. */
  halfWidthM: number;
  catchmentM: number;
  catchmentWidthM: number;
}

/** Metres along the river (upstream positive) and the land depth beside it, as approved for 集安 通沟河 in 2015. */
const firstReach = { from: -100, to: 1000, bankM: 50 };
const secondReach = { from: -300, to: 3000, bankM: 1000 };
const decimals = 9;
const stepM = 10;

/** River: a first and a second corridor along the water, and the rest of the catchment above the second one's lower end as quasi area. */
export function river(r: River): WaterZones {
  const at = centreLine(r);
  const corridor = (reach: typeof firstReach): Position[] => {
    const half = r.halfWidthM + reach.bankM;
    const stations: number[] = [];
    for (let s = reach.from; s <= reach.to; s += stepM) stations.push(s);
    // Counter-clockwise: up the right-hand side (seen upstream), across, and back down the left-hand side.
    return [...stations.map((s) => at(s, half)), ...stations.reverse().map((s) => at(s, -half))];
  };
  const first = finishRing(corridor(firstReach), decimals, true);
  const secondOpen = corridor(secondReach);
  const second = finishRing(secondOpen, decimals, true);

  // The catchment leaves the second class at its two lower corners and shares all its other vertices with it.
  const noise = fractalNoise(`river ${r.id}`);
  const edge = (side: number): Position[] => {
    const line: Position[] = [];
    const count = 90;
    for (let i = 1; i <= count; i++) {
      const t = i / count;
      const s = secondReach.from + t * (r.catchmentM - secondReach.from);
      // A drop: quickly out to the ridge beside the intake, widest at a third, closing at the source.
      const wide = Math.pow(Math.sin(Math.PI * Math.min(1, 0.12 + 0.88 * t)), 0.75);
      const ridge = r.catchmentWidthM * wide * (1 + 0.3 * noise(t * 4 + side * 5, side * 7, 5));
      const past = r.halfWidthM + secondReach.bankM + 120;
      const beside = s < secondReach.to + 400 ? Math.max(ridge, past) : ridge;
      line.push(at(s + 130 * noise(t * 9, side * 3, 4), side * beside));
    }
    return line;
  };
  const right = edge(1).slice(0, -1);
  const left = edge(-1).slice(0, -1).reverse();
  const quasi = finishRing([...right, ...left, ...[...secondOpen].reverse()], decimals, true);
  return { first: [first], second: [second, reversed(first)], quasi: [quasi] };
}

/** Position `s` metres up the river and `n` metres to its right-hand side (seen upstream). */
function centreLine(r: River): (s: number, n: number) => Position {
  const swing = 22;
  const waveM = 7000;
  const headingAt = (s: number) => r.upstreamDeg + swing * Math.sin((2 * Math.PI * s) / waveM);
  const pieceM = 10;
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
