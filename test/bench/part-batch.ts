// 10 000 sites in one batch on one core, at a province of a million vertices: the geometry alone, whole reports, and reports as JSON. Run: npm run bench -- batch
import { checkSite } from '#check';
import { basisOf, options } from './as-layer';
import { clocked, tell } from './figures';
import { ours } from './ours';
import { province } from './province';
import { sitesAt, type SiteRing } from './sites';

const index = province(1e6);
const sites = sitesAt(index, 10_000);
const engine = ours(index);
const basis = basisOf(index);
const check = (ring: SiteRing, i: number) =>
  checkSite({ id: String(i + 1), shape: { kind: 'polygons', coordinates: [[ring]] }, crs: 'EPSG:4490', evidence: [] }, basis, options);

/** Whole batches would take minutes as long as a site takes 10 ms: what is done in 15 s counts. */
async function rate(work: (ring: SiteRing, i: number) => unknown): Promise<number> {
  sites.slice(-300).forEach(work);
  let done = 0;
  const end = performance.now() + 15_000;
  const { ms } = await clocked(() => {
    while (done < sites.length && performance.now() < end) {
      work(sites[done]!, done);
      done++;
    }
  });
  if (done < sites.length) console.log(`(stopped after ${done} of ${sites.length})`);
  return (1000 * done) / ms;
}

tell('batch, geometry', await rate((ring) => engine.ask([[ring]])), 'sites/s');
tell('batch, reports', await rate(check), 'sites/s');
let bytes = 0;
tell(
  'batch, reports as JSON',
  await rate((ring, i) => {
    const checked = check(ring, i);
    if (checked.ok) bytes += JSON.stringify(checked.report).length;
  }),
  'sites/s',
);
if (bytes === 0) throw new Error('No report came out.');
