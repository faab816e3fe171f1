// Times engines on the same sites and compares what they answer.
import type { Answer, Engine } from './ours';
import type { SiteRing } from './sites';

export interface Timed {
  name: string;
  /** One time a site, in the order of the sites; a slow engine has fewer. */
  ms: number[];
  /** null where the engine threw. */
  answers: (Answer | null)[];
}

/** Asks site by site until all are answered or the time is up, but at least 20. `warmUp` of them are asked before the clock starts. */
export function timed(engine: Engine, sites: readonly SiteRing[], seconds: number, warmUp = 1): Timed {
  const ask = (site: SiteRing) => {
    try {
      return engine.ask([[site]]);
    } catch {
      return null;
    }
  };
  sites.slice(-warmUp).forEach(ask);
  const [ms, answers]: [number[], (Answer | null)[]] = [[], []];
  const end = performance.now() + 1000 * seconds;
  for (const site of sites) {
    const from = performance.now();
    if (from > end && ms.length >= 20) break;
    answers.push(ask(site));
    ms.push(performance.now() - from);
  }
  return { name: engine.name, ms, answers };
}

export const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
export const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

export interface Row {
  work: string;
  engine: string;
  sites: number;
  medianMs: number;
  meanMs: number;
  /** Its median over ours on the same sites. */
  ratio: number;
  meanRatio: number;
  failed: number;
  /** Pairs of site and zone that only one of the two has overlap for. */
  pairsApart: number;
  /** Largest relative difference of one site's summed overlap from ours. */
  areasApart: number;
  /** The same for the sum over all sites. */
  sumApart: number;
}

/** A peer beside us, on the sites that it got to. */
export function compared(work: string, own: Timed, peer: Timed): Row {
  const ms = own.ms.slice(0, peer.ms.length);
  let [pairsApart, areasApart, ownSum, peerSum] = [0, 0, 0, 0];
  for (const [i, theirs] of peer.answers.entries()) {
    const mine = own.answers[i];
    if (!mine || !theirs) continue;
    for (const zone of new Set([...mine.overlaps.keys(), ...theirs.overlaps.keys()]))
      if (!mine.overlaps.has(zone) || !theirs.overlaps.has(zone)) pairsApart++;
    const [a, b] = [sumOf(mine), sumOf(theirs)];
    if (a > 0) areasApart = Math.max(areasApart, Math.abs(a - b) / a);
    ownSum += a;
    peerSum += b;
  }
  return {
    work,
    engine: peer.name,
    sites: peer.ms.length,
    medianMs: median(peer.ms),
    meanMs: mean(peer.ms),
    ratio: median(peer.ms) / median(ms),
    meanRatio: mean(peer.ms) / mean(ms),
    failed: peer.answers.filter((answer) => !answer).length,
    pairsApart,
    areasApart,
    sumApart: ownSum > 0 ? Math.abs(ownSum - peerSum) / ownSum : 0,
  };
}

const sumOf = ({ overlaps }: Answer) => [...overlaps.values()].reduce((a, b) => a + b, 0);
