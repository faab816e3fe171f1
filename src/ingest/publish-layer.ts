import { areaM2, buildIndex, polygonsOfShape, type MultiPolygon, type Shape } from '#geo';
import { contentHash, encodeLayer, type CatalogueLayer, type Declaration, type Words } from '#zone';
import type { Ingested } from './ingest-layer';

export interface PublishedLayer {
  entry: CatalogueLayer;
  /** File name → bytes. */
  files: Map<string, Uint8Array>;
}

/** How many hexadecimal digits of a hash stand in a file name. The whole hash is in the catalogue. */
const nameDigits = 16;

/** A validated layer → its published files and its catalogue entry. The same input gives the same bytes, on any machine. */
export function publishLayer({ layer, places, notes }: Ingested): PublishedLayer {
  const { declaration: d } = layer;
  const files = new Map<string, Uint8Array>();
  const put = (bytes: Uint8Array, ending: string) => {
    const hash = contentHash(bytes);
    const file = `${d.id}.${hash.slice(0, nameDigits)}.${ending}`;
    files.set(file, bytes);
    return { file, hash, bytes: bytes.length };
  };
  const display = put(new TextEncoder().encode(displayText(d, [...layer.zones.map(zoneFeature), ...places.map(placeFeature)])), 'geojson');
  const exact = d.kind === 'zones' ? put(exactBytes({ layer }), 'xzl') : undefined;
  const things = d.kind === 'zones' ? layer.zones : places;
  const classCounts: Record<string, number> = {};
  for (const value of d.classes ?? []) classCounts[value] = things.filter((thing) => thing.class === value).length;
  const entry: CatalogueLayer = {
    id: d.id,
    theme: d.theme,
    kind: d.kind,
    required: d.required,
    title: both(d.title),
    ...(d.classes ? { classes: d.classes } : {}),
    classCounts,
    count: things.length,
    source: both(d.source),
    publisher: both(d.publisher),
    licence: d.licence,
    ...(d.attribution ? { attribution: d.attribution } : {}),
    edition: d.edition,
    validFrom: d.validFrom,
    ...(d.validUntil ? { validUntil: d.validUntil } : {}),
    ...(d.nextEdition ? { nextEdition: d.nextEdition } : {}),
    accuracyM: d.accuracyM,
    synthetic: d.synthetic,
    seed: d.seed,
    box: [...layer.box] as CatalogueLayer['box'],
    ...(d.courses ? { courses: true } : {}),
    ...(exact ? { exact } : {}),
    display,
    notes: notes.length,
  };
  return { entry, files };
}

const both = ({ zh, en }: Words): Words => ({ zh, en });

function exactBytes({ layer }: Pick<Ingested, 'layer'>): Uint8Array {
  const zoneIndex = buildIndex(layer.zones.map((zone) => zone.polygons));
  const zones = layer.zones.map(({ polygons: _, ...zone }, k) => ({
    ...zone,
    areaM2: Math.round(areaM2(polygonsOfShape(zoneIndex, k)) * 100) / 100,
  }));
  return encodeLayer({ id: layer.declaration.id, zones, zoneIndex, coverageIndex: layer.coverage ? buildIndex([layer.coverage]) : null });
}

interface DisplayFeature {
  properties: Record<string, unknown>;
  shape: Shape;
}

function zoneFeature({
  id,
  name,
  nameEn,
  code,
  class: own,
  validFrom,
  validUntil,
  polygons,
}: Ingested['layer']['zones'][number]): DisplayFeature {
  return { properties: { id, name, nameEn, code, class: own, validFrom, validUntil }, shape: { kind: 'polygons', coordinates: polygons } };
}

function placeFeature({ id, name, nameEn, class: own, properties, geometry }: Ingested['places'][number]): DisplayFeature {
  return { properties: { ...properties, id, name, nameEn, class: own }, shape: geometry };
}

/** What maps draw: coordinates to 1e-6° (0.1 m), one feature a line. Checks never read it. */
function displayText(d: Declaration, features: DisplayFeature[]): string {
  const lines = features.map(({ properties, shape }) =>
    JSON.stringify({ type: 'Feature', properties: { layer: d.id, ...properties }, geometry: geometry(shape) }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

function geometry(shape: Shape) {
  const at = ([lng, lat]: readonly [number, number]) => [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
  if (shape.kind === 'points')
    return shape.coordinates.length === 1
      ? { type: 'Point', coordinates: at(shape.coordinates[0]!) }
      : { type: 'MultiPoint', coordinates: shape.coordinates.map(at) };
  if (shape.kind === 'lines') return { type: 'MultiLineString', coordinates: shape.coordinates.map((line) => line.map(at)) };
  return { type: 'MultiPolygon', coordinates: (shape.coordinates as MultiPolygon).map((rings) => rings.map((ring) => ring.map(at))) };
}
