// How long one check takes on the published demonstration, beside Turf with a box index on the same sites and zones.
// Run: npm run bench -- D. Timings of one machine and one run; only the ratios mean something.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { featureCollection, intersect, polygon } from '@turf/turf';
import { basisOn, checkSite, loadCatalogue, openCatalogue } from '#check';
import { areaM2, candidateCells, candidates, compare, polygonsOfShape, prepare, type MultiPolygon, type Position } from '#geo';

const published = 'data/published';
const started = performance.now();
const read = (file: string) => readFile(join(published, file)).catch(() => null);
const opened = await openCatalogue(read);
if (!opened.ok) throw new Error('No data/published: run `npm run layers` first.');
const loaded = await loadCatalogue(opened.catalogue, read);
const openMs = performance.now() - started;
const basis = basisOn(loaded, '2026-11-23');

let state = 20260117;
const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
const sites = Array.from({ length: 300 }, (): Position[] => {
  const [x, y, r] = [124.9 + 0.9 * random(), 43.5 + 0.9 * random(), 0.002 + 0.01 * random()];
  const corners = 5 + Math.floor(random() * 30);
  const ring = Array.from({ length: corners }, (_, k): Position => {
    const [angle, reach] = [(2 * Math.PI * k) / corners, r * (0.6 + 0.4 * random())];
    return [x + reach * Math.cos(angle), y + 0.72 * reach * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
});

function timed<T>(work: (ring: Position[]) => T): { ms: number; results: T[] } {
  sites.slice(0, 20).forEach(work);
  const from = performance.now();
  const results = sites.map(work);
  return { ms: (performance.now() - from) / sites.length, results };
}

const whole = timed((ring) => {
  const draft = { id: '1', shape: { kind: 'polygons' as const, coordinates: [[ring]] }, crs: 'EPSG:4490', evidence: [] };
  return checkSite(draft, basis, { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 });
});
const indexes = basis.layers.flatMap((layer) => ('exact' in layer ? [layer.exact.zoneIndex] : []));
const zones = indexes.map((index) => Array.from({ length: index.shapeStart.length - 1 }, (_, k) => polygonsOfShape(index, k)));
const ours = timed((ring) => {
  const figure = prepare({ kind: 'polygons', coordinates: [[ring]] });
  let sum = 0;
  for (const index of indexes)
    for (const { shape, cells } of candidateCells(index, figure.box)) sum += compare(figure, index, shape, cells).areaM2 ?? NaN;
  return sum;
});
const turf = timed((ring) => {
  const figure = prepare({ kind: 'polygons', coordinates: [[ring]] });
  let sum = 0;
  for (const [i, index] of indexes.entries())
    for (const k of candidates(index, figure.box))
      for (const part of zones[i]![k]!) {
        const common = intersect(
          featureCollection([polygon([ring.map(([a, b]) => [a, b])]), polygon(part.map((r) => r.map(([a, b]) => [a, b])))]),
        );
        if (!common) continue;
        const { type, coordinates } = common.geometry;
        sum += areaM2((type === 'Polygon' ? [coordinates] : coordinates) as unknown as MultiPolygon);
      }
  return sum;
});
const difference = Math.max(...ours.results.map((v, i) => Math.abs(v - turf.results[i]!) / Math.max(1, turf.results[i]!)));
const vertices = indexes.reduce((n, index) => n + index.coords.length / 2, 0);
console.log(`${sites.length} sites, ${indexes.length} layers, ${vertices} vertices; opened in ${openMs.toFixed(0)} ms`);
console.table({
  'full report, near 500 m': { 'ms a site': whole.ms.toFixed(2) },
  'relation and overlap': { 'ms a site': ours.ms.toFixed(2), ratio: '1' },
  'Turf with box index': { 'ms a site': turf.ms.toFixed(2), ratio: (turf.ms / ours.ms).toFixed(0) },
});
console.log(`largest relative difference of summed overlap areas: ${difference.toExponential(1)}`);
