// How a site's time grows with the province: 0.1, 1, 5 and 20 million vertices of the same kind. Run: npm run bench -- growth
import { clocked, short, tell, verticesOf } from './figures';
import { ours } from './ours';
import { province } from './province';
import { mean, median, timed } from './side-by-side';
import { sitesAt } from './sites';

const medians: number[] = [];
for (const vertices of [1e5, 1e6, 5e6, 2e7]) {
  const made = await clocked(() => province(vertices));
  const index = made.result;
  const { ms } = timed(ours(index), sitesAt(index, 2000), 12, 300);
  medians.push(median(ms));
  console.log(
    `${verticesOf(index)} vertices, ${index.shapeStart.length - 1} zones (made and indexed in ${short(made.ms / 1000)} s): ` +
      `median ${short(median(ms))} ms, mean ${short(mean(ms))} ms a site`,
  );
}
tell('growth of the median from 1 M to 20 M vertices', medians[3]! / medians[1]!, '×');
