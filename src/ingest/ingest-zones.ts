import { areaM2, buildIndex, polygonsOfShape, type Shape } from '#geo';
import { fileHash, type CatalogueLayer, type LayerState, type Note, type Problem, type ZoneRecord } from '#zone';
import { extentOf, toDegrees } from './frame';
import { plainText, readGeoJson } from './geojson';
import { mend } from './mend';
import { decodeText, limits } from './text';

/**
 * One ad-hoc layer from any GeoJSON: no rules, complete everywhere, exact to its coordinates. A zone's id is the feature's id, its `id` property or
 * its number from 1. A feature that is no polygon, or cannot be made valid, refuses the file: leaving it out could hide a conflict.
 */
export async function ingestZones(
  bytes: Uint8Array,
  id: string,
  crs?: string,
): Promise<{ ok: true; layer: LayerState; notes: Note[] } | { ok: false; problems: Problem[] }> {
  if (bytes.length > limits.bytes)
    return { ok: false, problems: [{ code: 'too-large', params: { bytes: bytes.length, limit: limits.bytes } }] };
  // The engine hashes beside this thread.
  const whole = fileHash(bytes);
  const text = decodeText(bytes);
  if (text === null) return { ok: false, problems: [{ code: 'not-text' }] };
  const read = readGeoJson(text);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const ids = new Set<string>();
  const zones: ZoneRecord[] = [];
  const shapes: Extract<Shape, { kind: 'polygons' }>[] = [];
  for (const [i, feature] of read.value.entries()) {
    problems.push(...feature.problems);
    if (feature.problems.length > 0) continue;
    const placed = toDegrees(feature.shapes, {
      ...(crs === undefined ? {} : { given: crs }),
      ...(feature.crs === undefined ? {} : { declared: feature.crs }),
    });
    if (!placed.ok) {
      problems.push(...placed.problems.map((p) => ({ ...p, at: feature.at })));
      continue;
    }
    const [shape, ...others] = placed.shapes;
    if (!shape || shape.kind !== 'polygons' || others.length > 0) {
      problems.push({ code: 'geometry-refused', at: feature.at, params: { reason: placed.shapes.map((s) => s.kind).join() } });
      continue;
    }
    const mended = mend(shape, feature.at, notes, problems);
    if (mended?.kind !== 'polygons') continue;
    const { properties } = feature;
    const own = plainText(feature.id) ?? plainText(properties['id']) ?? String(i + 1);
    if (ids.has(own)) problems.push({ code: 'duplicate-id', at: feature.at, params: { id: own } });
    ids.add(own);
    zones.push({ id: own, name: typeof properties['name'] === 'string' ? properties['name'] : own, areaM2: 0, properties });
    shapes.push(mended);
  }
  if (problems.length > 0) return { ok: false, problems };
  const zoneIndex = buildIndex(shapes.map(({ coordinates }) => coordinates));
  const measured = zones.map((zone, k) => ({ ...zone, areaM2: areaM2(polygonsOfShape(zoneIndex, k)) }));
  const hash = await whole;
  const file = { file: id, hash, bytes: bytes.length };
  const words = { zh: id, en: id };
  const entry: CatalogueLayer = {
    id,
    theme: 'base',
    kind: 'zones',
    required: true,
    title: words,
    classCounts: {},
    count: zones.length,
    source: words,
    publisher: words,
    licence: '',
    edition: hash.slice(0, 12),
    validFrom: '0001-01-01',
    accuracyM: 0,
    synthetic: false,
    seed: [],
    box: [...extentOf(shapes)] as CatalogueLayer['box'],
    exact: file,
    display: file,
    notes: notes.length,
  };
  return { ok: true, layer: { entry, exact: { id, zones: measured, zoneIndex, coverageIndex: null } }, notes };
}
