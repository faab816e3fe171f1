/** Where a base river leaves one county for another: places for the sections that up- and downstream compensation would need. */
import type { Position } from '#geo';
import { roughDistanceKm, roundPosition } from '../base/rings';
import { countyAt, type County } from './county-at';
import { onLand } from './ground';
import { rivers, type River } from './reaches';

export interface Border {
  river: River;
  /** On the river, just above the border, so in the upper county. */
  at: Position;
  upper: County;
  lower: County;
}

/** Walking steps (250 m each) that the river must run in both counties: a river that is itself the border flips sides all the time. */
const steady = 20;
/** A section stands this many steps above the border. */
const stepsAbove = 2;

function bordersOf(river: River): Border[] {
  return river.walks.flatMap((steps) => {
    const owners = steps.map((at) => countyAt(at));
    const runsIn = (county: County | undefined, from: number, to: number) =>
      county !== undefined && from >= 0 && to <= owners.length && owners.slice(from, to).every((owner) => owner === county);
    return steps.flatMap((_, i): Border[] => {
      const [upper, lower] = [owners[i - 1], owners[i]];
      if (i === 0 || upper === lower || !runsIn(upper, i - steady, i) || !runsIn(lower, i, i + steady)) return [];
      const at = roundPosition(steps[i - stepsAbove]!);
      return onLand(at) && upper!.outline.has(at) ? [{ river, at, upper: upper!, lower: lower! }] : [];
    });
  });
}

/** One for a river and a pair of counties, the uppermost, and none close to a section that is there already. */
export function borders(already: readonly Position[], spacingKm: number): Border[] {
  const kept: Border[] = [];
  const pairs = new Set<string>();
  for (const border of rivers.flatMap(bordersOf)) {
    const pair = [border.river.id, ...[border.upper.code, border.lower.code].sort()].join(' ');
    const taken = [...already, ...kept.map(({ at }) => at)];
    if (pairs.has(pair) || taken.some((at) => roughDistanceKm(at, border.at) < spacingKm)) continue;
    pairs.add(pair);
    kept.push(border);
  }
  return kept;
}
