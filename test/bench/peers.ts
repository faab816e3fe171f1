// All engines over the same sites, one after the other, as a table.
import type { ShapeIndex } from '#geo';
import { short, tellRow } from './figures';
import { ours, type Engine } from './ours';
import { compared, timed } from './side-by-side';
import type { SiteRing } from './sites';

/** A peer and the seconds that it may take (it answers at least 20 sites), and how many sites it may see before the clock starts. */
export type Entrant = readonly [make: (index: ShapeIndex) => Engine, seconds: number, warmUp?: number];

export function sideBySide(work: string, index: ShapeIndex, sites: readonly SiteRing[], entrants: readonly Entrant[]) {
  const own = timed(ours(index), sites, 60, 2000);
  const rows = [
    compared(work, own, own),
    ...entrants.map(([make, seconds, warmUp]) => compared(work, own, timed(make(index), sites, seconds, warmUp))),
  ];
  for (const row of rows) {
    tellRow(row);
    console.log(
      `${row.work}, ${row.engine}: ${row.sites} sites, median ${short(row.medianMs)} ms (${short(row.ratio)}×), mean ${short(row.meanMs)} ms ` +
        `(${short(row.meanRatio)}×); failed ${row.failed}, pairs apart ${row.pairsApart}, overlap apart: a site ${row.areasApart.toExponential(1)}, ` +
        `all ${row.sumApart.toExponential(1)}`,
    );
  }
}
