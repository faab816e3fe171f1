import { areaM2, buildIndex, candidates, compare, growBox, prepare, type MultiPolygon, type Polygon, type Shape } from '#geo';
import { isDay, type Declaration, type Layer, type Note, type Place, type Problem, type Zone } from '#zone';
import { extentOf, toDegrees } from './frame';
import { plainText, readGeoJson } from './geojson';
import type { RawFeature } from './reading';
import { mend } from './mend';

export interface Ingested {
  layer: Layer;
  places: Place[];
  /** Everything that was mended, with the feature it was mended in. */
  notes: Note[];
}

/**
 * The publisher's door: the texts of a source and its declaration → a layer. What can be mended is mended with a note; what cannot refuses
 * the whole layer with every place and reason, because a layer with a zone left out would answer "not concerned" there.
 */
export function ingestLayer(
  declaration: Declaration,
  text: string,
  coverageText: string | null,
): { ok: true; value: Ingested } | { ok: false; problems: Problem[] } {
  const notes: Note[] = [];
  const problems: Problem[] = [];
  const read = readGeoJson(text);
  if (!read.ok) return read;
  const zones: Zone[] = [];
  const places: Place[] = [];
  const ids = new Set<string>();
  for (const feature of read.value) {
    problems.push(...feature.problems);
    if (feature.problems.length > 0) continue;
    const fields = readFields(declaration, feature, ids, problems);
    const shape = readShape(declaration, feature, notes, problems);
    if (!fields || !shape) continue;
    if (declaration.kind === 'zones') {
      if (shape.kind === 'polygons') zones.push({ ...fields, polygons: shape.coordinates });
      else problems.push({ code: 'geometry-refused', at: feature.at, params: { reason: shape.kind } });
    } else places.push({ ...fields, geometry: shape });
  }
  const coverage = coverageText === null ? null : readCoverage(declaration, coverageText, notes, problems);
  if (declaration.partition && problems.length === 0) problems.push(...partitionFaults(zones, coverage));
  if (problems.length > 0) return { ok: false, problems };
  const shapes: Shape[] = zones.map(({ polygons }) => ({ kind: 'polygons', coordinates: polygons }));
  const box = extentOf(shapes.length > 0 ? shapes : places.map(({ geometry }) => geometry));
  return { ok: true, value: { layer: { declaration, zones, coverage, box }, places, notes } };
}

function readFields(declaration: Declaration, feature: RawFeature, ids: Set<string>, problems: Problem[]) {
  const { fields, classes, theme } = declaration;
  const before = problems.length;
  const value = (field?: string) => {
    const text = field === undefined ? undefined : plainText(feature.properties[field])?.trim();
    return text === '' ? undefined : text;
  };
  const id = value(fields.id) ?? (fields.id === 'id' && feature.id !== undefined ? String(feature.id) : undefined);
  if (id === undefined) problems.push({ code: 'missing-id', at: feature.at });
  else if (ids.has(id)) problems.push({ code: 'duplicate-id', at: feature.at, params: { id } });
  else ids.add(id);
  const name = value(fields.name);
  if (name === undefined && declaration.kind === 'zones') problems.push({ code: 'missing-name', at: feature.at });
  const own = value(fields.class);
  if (fields.class !== undefined && classes && (own === undefined || !classes.includes(own)))
    problems.push({ code: 'class-unknown', at: feature.at, params: { value: own ?? '' } });
  const code = value(fields.code);
  if (theme === 'control-unit' && !unitCodeFits(code, own))
    problems.push({ code: 'code-invalid', at: feature.at, params: { code: code ?? '' } });
  const dates = readDates(declaration, feature, problems);
  if (problems.length > before) return null;
  const used = new Set(Object.values(fields));
  const nameEn = value(fields.nameEn);
  return {
    id: id!,
    name: name ?? '',
    ...(nameEn ? { nameEn } : {}),
    ...(code ? { code } : {}),
    ...(own ? { class: own } : {}),
    ...dates,
    properties: Object.fromEntries(Object.entries(feature.properties).filter(([key]) => !used.has(key))),
  };
}

/** The days of a single zone. What stands there and is no day refuses the feature: taken as absent, or compared as text, it would mislead a check. */
function readDates(
  { fields }: Declaration,
  { at, properties }: RawFeature,
  problems: Problem[],
): { validFrom?: string; validUntil?: string } {
  const given = (field?: string) => {
    const value = field === undefined ? undefined : properties[field];
    return value === undefined || value === null || value === '' ? undefined : value;
  };
  const [from, until] = [given(fields.validFrom), given(fields.validUntil)];
  const isNone = (value: unknown) => value !== undefined && (typeof value !== 'string' || !isDay(value));
  if (isNone(from) || isNone(until) || (typeof from === 'string' && typeof until === 'string' && until < from)) {
    const shown = (value: unknown) => (value === undefined ? '…' : (plainText(value) ?? JSON.stringify(value)));
    problems.push({ code: 'zone-dates-invalid', at, params: { from: shown(from), until: shown(until) } });
    return {};
  }
  return { ...(from ? { validFrom: from as string } : {}), ...(until ? { validUntil: until as string } : {}) };
}

/** ZH + county (GB/T 2260, Jilin) + class digit + serial; the digit must say the same as the class. */
function unitCodeFits(code: string | undefined, own: string | undefined): boolean {
  const digit = /^ZH22\d{4}([123])\d{4}$/.exec(code ?? '')?.[1];
  return digit !== undefined && { '1': 'priority', '2': 'key', '3': 'general' }[digit] === own;
}

function readShape(declaration: Declaration, feature: RawFeature, notes: Note[], problems: Problem[]): Shape | null {
  if (feature.crs !== undefined && !sameFrame(feature.crs, declaration.crs)) {
    problems.push({ code: 'crs-conflict', at: feature.at, params: { crs: feature.crs, declared: declaration.crs } });
    return null;
  }
  const placed = toDegrees(feature.shapes, { given: declaration.crs });
  if (!placed.ok) {
    problems.push(...placed.problems.map((p) => ({ ...p, at: feature.at })));
    return null;
  }
  if (placed.shapes.length !== 1) {
    problems.push({ code: 'mixed-kinds', at: feature.at });
    return null;
  }
  // Base and places are only drawn; their lines and outlines are taken as they are.
  if (declaration.kind !== 'zones') return placed.shapes[0]!;
  return mend(placed.shapes[0]!, feature.at, notes, problems);
}

function readCoverage(declaration: Declaration, text: string, notes: Note[], problems: Problem[]): MultiPolygon | null {
  const where = (p: Problem) => ({ ...p, at: `coverage ${p.at ?? ''}`.trim() });
  const read = readGeoJson(text);
  if (!read.ok) {
    problems.push(...read.problems.map(where));
    return null;
  }
  const before = problems.length;
  const polygons: Polygon[] = [];
  for (const feature of read.value) {
    problems.push(...feature.problems.map(where));
    const placed = toDegrees(feature.shapes, { given: declaration.crs });
    if (!placed.ok) problems.push(...placed.problems.map(where));
    else
      for (const shape of placed.shapes) {
        if (shape.kind === 'polygons') for (const polygon of shape.coordinates) polygons.push(polygon);
        else problems.push({ code: 'geometry-refused', at: `coverage ${feature.at}`, params: { reason: shape.kind } });
      }
  }
  if (problems.length > before) return null;
  const mended = mend({ kind: 'polygons', coordinates: polygons }, 'coverage', notes, problems);
  return mended && (mended.coordinates as MultiPolygon);
}

/** 4490 and WGS 84 are one frame here: they differ by less than a metre. */
function sameFrame(a: string, b: string): boolean {
  const plain = (name: string) => (/(CRS:?84|EPSG:.*:?(4326|4490))$/i.test(name) ? '4490' : (/(\d{4,5})$/.exec(name)?.[1] ?? name));
  return plain(a) === plain(b);
}

/** A partition has no two zones that share ground, and its zones add up to the coverage. */
function partitionFaults(zones: readonly Zone[], coverage: MultiPolygon | null): Problem[] {
  const index = buildIndex(zones.map((z) => z.polygons));
  const problems: Problem[] = [];
  for (const [k, zone] of zones.entries()) {
    const figure = prepare({ kind: 'polygons', coordinates: zone.polygons });
    for (const other of candidates(index, growBox(figure.box, 0))) {
      if (other <= k) continue;
      const { relation } = compare(figure, index, other);
      if (relation !== 'touches' && relation !== 'disjoint')
        problems.push({ code: 'partition-overlap', at: `${zone.id} ${zones[other]!.id}` });
    }
  }
  if (problems.length === 0 && coverage) {
    const whole = areaM2(coverage);
    const sum = zones.reduce((total, zone) => total + areaM2(zone.polygons), 0);
    if (Math.abs(sum - whole) > whole * 1e-9)
      problems.push({ code: 'partition-gap', at: 'coverage', params: { missingM2: Math.round(whole - sum) } });
  }
  return problems;
}
