import { destination, distanceM, type Position } from '#geo';
import { linesOf, readBase } from './base';
import { metresPerDegree } from './plane';

/** A place on a river of the base layers, with the azimuth upstream at every metre above it. */
export interface Course {
  intake: Position;
  headingAt: (s: number) => number;
}

const pieceM = 10;
const wantedM = 24000;
/** What a corridor takes of the course, below and above the intake. */
const usedM = { below: 600, above: 6300 };
/** Tightest bend that a corridor of a kilometre on both banks can follow. */
const tightestM = 1500;

/**
 * The course of a base river around the place `alongM` above the point nearest to `near`, smoothed until a corridor can follow it.
 * The base lines do not say which way they flow: `upstreamDeg` does, roughly.
 */
export function courseOf(riverId: string, near: Position, alongM: number, upstreamDeg: number): Course {
  const found = readBase('base-rivers').find(({ id }) => id === riverId);
  if (!found) throw new Error(`no river ${riverId} in base-rivers`);
  const line = upwards(linesOf(found.geometry), near, upstreamDeg);
  const scale = metresPerDegree(near[1]);
  const flat = line.map(([lng, lat]): Position => [(lng - near[0]) * scale.lng, (lat - near[1]) * scale.lat]);
  for (let spreadM = 400; spreadM < 5000; spreadM *= 1.25) {
    const points = everyPiece(smoothed(everyPiece(flat), spreadM));
    const nearest = points.reduce((best, [x, y], i) => (Math.hypot(x, y) < Math.hypot(...points[best]!) ? i : best), 0);
    const start = nearest + Math.round(alongM / pieceM);
    if (start + usedM.above / pieceM < points.length && start > usedM.below / pieceM && isGentle(points, start))
      return course(points, start);
  }
  throw new Error(`${riverId}: too short or too crooked for a corridor`);

  function course(points: readonly Position[], start: number): Course {
    const intake: Position = [near[0] + points[start]![0] / scale.lng, near[1] + points[start]![1] / scale.lat];
    const headingAt = (s: number) => {
      const i = Math.max(1, Math.min(points.length - 2, start + Math.round(s / pieceM)));
      const [ax, ay] = points[i - 1]!;
      const [bx, by] = points[i + 1]!;
      return (Math.atan2(bx - ax, by - ay) * 180) / Math.PI;
    };
    return { intake, headingAt };
  }
}

/** The line's positions from some way below the nearest one to as far up as wanted. */
function upwards(lines: Position[][], near: Position, upstreamDeg: number): Position[] {
  const gap = (line: Position[]) => Math.min(...line.map((position) => distanceM(position, near)));
  const line = lines.reduce((best, other) => (gap(other) < gap(best) ? other : best));
  const at = line.reduce((best, position, i) => (distanceM(position, near) < distanceM(line[best]!, near) ? i : best), 0);
  const ahead = destination(line[at]!, upstreamDeg, 8000);
  const walk = (step: 1 | -1) => {
    const positions = [line[at]!];
    for (let i = at + step, lengthM = 0; i >= 0 && i < line.length && lengthM < wantedM; i += step) {
      lengthM += distanceM(line[i]!, positions[positions.length - 1]!);
      positions.push(line[i]!);
    }
    return positions;
  };
  const [forth, back] = [walk(1), walk(-1)];
  const reach = (positions: Position[]) => Math.min(...positions.map((position) => distanceM(position, ahead)));
  return reach(forth) < reach(back) ? [...back.reverse(), ...forth.slice(1)] : [...forth.reverse(), ...back.slice(1)];
}

function everyPiece(line: readonly Position[]): Position[] {
  const points = [line[0]!];
  let [x, y] = line[0]!;
  for (const [bx, by] of line.slice(1)) {
    let gap = Math.hypot(bx - x, by - y);
    while (gap >= pieceM) {
      x += ((bx - x) * pieceM) / gap;
      y += ((by - y) * pieceM) / gap;
      points.push([x, y]);
      gap = Math.hypot(bx - x, by - y);
    }
  }
  return points;
}

/** Gaussian mean along the line, cut off at three spreads and, towards the ends, shortened so that these stay where they are. */
function smoothed(points: readonly Position[], spreadM: number): Position[] {
  const reach = Math.round((3 * spreadM) / pieceM);
  return points.map((_, i) => {
    const far = Math.min(reach, i, points.length - 1 - i);
    let [x, y, total] = [0, 0, 0];
    for (let k = -far; k <= far; k++) {
      const weight = Math.exp(-0.5 * ((k * pieceM) / spreadM) ** 2);
      x += weight * points[i + k]![0];
      y += weight * points[i + k]![1];
      total += weight;
    }
    return [x / total, y / total];
  });
}

function isGentle(points: readonly Position[], start: number): boolean {
  const span = 20;
  for (let i = start - usedM.below / pieceM + span; i < start + usedM.above / pieceM - span; i++) {
    const [ax, ay] = points[i - span]!;
    const [bx, by] = points[i]!;
    const [cx, cy] = points[i + span]!;
    const turn = Math.atan2((bx - ax) * (cy - by) - (by - ay) * (cx - bx), (bx - ax) * (cx - bx) + (by - ay) * (cy - by));
    if (Math.abs(turn) > (span * pieceM) / tightestM) return false;
  }
  return true;
}
