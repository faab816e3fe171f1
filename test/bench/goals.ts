// The goals of the check's speed, each with the figure of this run.
import { short } from './figures';
import type { Row } from './side-by-side';

interface Goal {
  what: string;
  least?: number;
  most?: number;
  of(figures: Map<string, number>, rows: readonly Row[]): number | undefined;
}

const ratio = (engine: string) => (_: Map<string, number>, rows: readonly Row[]) =>
  rows.find((row) => row.work === 'B 1 M' && row.engine.startsWith(engine))?.ratio;
const figure = (name: string) => (figures: Map<string, number>) => figures.get(name);

const goals: Goal[] = [
  { what: 'B 1 M, median: × faster than Turf + flatbush', least: 5000, of: ratio('Turf') },
  { what: 'B 1 M, median: × faster than geos-wasm over pieces', least: 10, of: ratio('geos-wasm, pieces') },
  { what: 'growth of the median from 1 M to 20 M vertices, ×', most: 2, of: figure('growth of the median from 1 M to 20 M vertices') },
  { what: 'batch on one core, geometry, sites/s', least: 15_000, of: figure('batch, geometry') },
  { what: 'batch on one core, reports as JSON, sites/s', least: 5000, of: figure('batch, reports as JSON') },
  { what: 'C, relation, overlap and distance, ms', most: 1000, of: figure('C, relation, overlap, distance') },
  { what: 'opening B 1 M, cold, ms per million vertices', most: 150, of: figure('open 1 M') },
  { what: 'opening B 5 M, cold, ms per million vertices', most: 150, of: figure('open 5 M') },
  { what: 'memory of B 5 M, bytes a vertex', most: 40, of: figure('memory 5 M') },
  { what: '--zones, s per million vertices', most: 2, of: figure('zones') },
];

/** Markdown: peers beside us, then the goals; what did not run is left out. */
export function tables(figures: Map<string, number>, rows: readonly Row[]): string {
  const peers = rows.map(
    ({ work, engine, sites, medianMs, meanMs, ratio, meanRatio, failed, pairsApart, areasApart }) =>
      `| ${work} | ${engine} | ${sites} | ${short(medianMs)} | ${short(meanMs)} | ${short(ratio)} | ${short(meanRatio)} | ${failed} | ${pairsApart} | ` +
      `${areasApart.toExponential(0)} |`,
  );
  const met = goals.flatMap((goal) => {
    const value = goal.of(figures, rows);
    if (value === undefined) return [];
    const good = goal.least === undefined ? value <= goal.most! : value >= goal.least;
    const wanted = goal.least === undefined ? `≤ ${short(goal.most!)}` : `≥ ${short(goal.least)}`;
    return [`| ${goal.what} | ${wanted} | ${short(value)} | ${good ? 'met' : '**missed**'} |`];
  });
  const head = (cells: string) => [cells, cells.replaceAll(/[^|]+/g, '---')];
  return [
    ...(peers.length > 0
      ? [
          ...head('| work | engine | sites | median ms | mean ms | × ours (median) | × ours (mean) | failed | pairs apart | areas apart |'),
          ...peers,
          '',
        ]
      : []),
    ...(met.length > 0 ? [...head('| goal | wanted | this run | |'), ...met] : []),
  ].join('\n');
}
