// Work C: one site of 100 000 vertices with holes against a province of a million. Run: npm run bench -- C
import { checkSite } from '#check';
import { candidates, polygonsOfShape, prepare, type Polygon } from '#geo';
import { basisOf, options } from './as-layer';
import { clocked, short, tell } from './figures';
import { ours } from './ours';
import { province } from './province';

/** The one connected zone of another province, drawn from another seed, that comes closest to 100 000 vertices. */
function largeSite(): Polygon {
  const other = province(1e6, 8);
  const away = (polygon: Polygon) => Math.abs(polygon.reduce((n, ring) => n + ring.length, 0) - 100_000);
  let best: Polygon = [];
  for (let k = 0; k + 1 < other.shapeStart.length; k++)
    for (const polygon of polygonsOfShape(other, k)) if (away(polygon) < away(best)) best = polygon;
  return best;
}

const index = province(1e6);
const site = largeSite();
const figure = prepare({ kind: 'polygons', coordinates: [site] });
console.log(
  `C: ${site.reduce((n, ring) => n + ring.length, 0)} vertices, ${site.length - 1} holes, ${candidates(index, figure.box).length} candidates of ` +
    `${index.shapeStart.length - 1} zones`,
);
const engine = ours(index);
const asked = await clocked(() => engine.ask([site]));
const met = [...asked.result.overlaps.values()];
console.log(`C: ${met.length} zones overlap, ${short(met.reduce((a, b) => a + b, 0) / 1e6)} km²`);
tell('C, relation, overlap, distance', asked.ms, 'ms', 'the first time');
tell('C, the same again', (await clocked(() => engine.ask([site]))).ms, 'ms');
const basis = basisOf(index);
const draft = { id: '1', shape: { kind: 'polygons' as const, coordinates: [site] }, crs: 'EPSG:4490', evidence: [] };
const checked = await clocked(() => checkSite(draft, basis, options));
if (!checked.result.ok) throw new Error(JSON.stringify(checked.result.problems).slice(0, 500));
tell('C, whole check', checked.ms, 'ms');
