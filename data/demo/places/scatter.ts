/** Where generated places go: drawn at random from a seed, kept when they stand on land, fit and leave room. */
import { destination, type Box, type Position } from '#geo';
import { roughDistanceKm, roundPosition } from '../base/rings';
import type { Random } from '../zones/noise';
import { onLand } from './ground';

const triesPerPlace = 3000;

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
export const between = (random: Random, from: number, to: number): number => from + (to - from) * random();

/** A number on a scale, to the step: capacities read like planned ones and not like measured ones. */
export function stepped(random: Random, from: number, to: number, step: number): number {
  const steps = Math.round((to - from) / step);
  return Number((from + Math.floor(random() * (steps + 1)) * step).toFixed(3));
}

/** Evenly over the ring round a centre. */
export function around(random: Random, centre: Position, fromKm: number, toKm: number): Position {
  const km = Math.sqrt(between(random, fromKm * fromKm, toKm * toKm));
  return roundPosition(destination(centre, 360 * random(), 1000 * km));
}

export function inBox(random: Random, [west, south, east, north]: Box): Position {
  return roundPosition([between(random, west, east), between(random, south, north)]);
}

/** The places of one layer: no two are closer than the spacing. */
export class Spread {
  readonly taken: Position[] = [];

  constructor(private readonly spacingKm: number) {}

  isFree(at: Position): boolean {
    return this.taken.every((other) => roughDistanceKm(at, other) >= this.spacingKm);
  }

  take(at: Position): Position {
    if (this.taken.some((other) => other[0] === at[0] && other[1] === at[1])) throw new Error(`two places at ${at.join(' ')}`);
    this.taken.push(at);
    return at;
  }

  nearestKm(at: Position): number {
    return this.taken.reduce((least, other) => Math.min(least, roughDistanceKm(at, other)), Infinity);
  }

  /** The first drawn position on land that fits and is free; undefined when there is no room. */
  find(draw: () => Position, fits: (at: Position) => boolean): Position | undefined {
    for (let i = 0; i < triesPerPlace; i++) {
      const at = draw();
      if (onLand(at) && fits(at) && this.isFree(at)) return at;
    }
    return undefined;
  }

  /** Tries one way of drawing after another; a place that finds no room anywhere is an error of the tables. */
  settle(what: string, draws: readonly (() => Position)[], fits: (at: Position) => boolean): Position {
    for (const draw of draws) {
      const at = this.find(draw, fits);
      if (at) return this.take(at);
    }
    throw new Error(`no room for ${what}`);
  }
}

/** The position itself when it fits, otherwise the nearest that does, looked for on growing circles. */
export function nearestFitting(at: Position, fits: (at: Position) => boolean, reachKm = 40): Position {
  const start = roundPosition(at);
  if (fits(start)) return start;
  for (let km = 0.2; km <= reachKm; km += 0.2) {
    for (let bearing = 0; bearing < 360; bearing += 15) {
      const tried = roundPosition(destination(at, bearing, km * 1000));
      if (fits(tried)) return tried;
    }
  }
  throw new Error(`nothing fits within ${reachKm} km of ${at.join(' ')}`);
}
