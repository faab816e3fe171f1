// Building an ad-hoc layer (--zones) from the bytes of a GeoJSON file of a million vertices. Run: npm run bench -- zones
import { polygonsOfShape } from '#geo';
import { ingestZones } from '#ingest';
import { clocked, short, tell, verticesOf } from './figures';
import { province } from './province';

const index = province(1e6);
const features = Array.from({ length: index.shapeStart.length - 1 }, (_, k) => ({
  type: 'Feature',
  id: k + 1,
  properties: { name: `zone ${k + 1}` },
  geometry: { type: 'MultiPolygon', coordinates: polygonsOfShape(index, k) },
}));
const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
const { ms, result } = await clocked(() => ingestZones(bytes, 'generated'));
if (!result.ok) throw new Error(JSON.stringify(result.problems).slice(0, 500));
console.log(`zones: ${verticesOf(index)} vertices, ${short(bytes.length / 1e6)} MB of GeoJSON, ${result.notes.length} notes`);
tell('zones', ms / 1000 / (verticesOf(index) / 1e6), 's per million vertices', 'the first time');
