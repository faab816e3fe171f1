import type { Draft, Note, Problem } from '#zone';
import { readCoordinates } from './readers/coordinates';
import { toDegrees } from './frame';
import { countPositions, plainText, readGeoJson } from './geojson';
import type { RawFeature } from './reading';
import { decodeText, limits } from './text';

/** One site of an input: a draft, or why it is none. */
export type SiteEntry = { ok: true; draft: Draft } | { ok: false; id: string; problems: Problem[] };
export type ReadSite = { ok: true; entries: SiteEntry[]; notes: Note[] } | { ok: false; problems: Problem[] };

/**
 * The visitor's door: text or bytes → sites in file order, a feature each. Understands GeoJSON and typed "longitude, latitude" lines, told apart by
 * content. A feature that is no site is an entry of its own; only input that cannot be read at all fails as a whole. Never throws for what a person gave.
 */
export function readSite(input: string | Uint8Array, options: { crs?: string } = {}): ReadSite {
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > limits.bytes) return fail({ code: 'too-large', params: { bytes: size, limit: limits.bytes } });
  const decoded = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : decodeText(input);
  if (decoded === null) return fail({ code: 'not-text' });
  const text = decoded.trim();
  if (text === '') return fail({ code: 'empty-input' });
  return /^[[{"]/.test(text) ? fromGeoJson(text, options.crs) : fromCoordinates(text, options.crs);
}

function fromCoordinates(text: string, crs?: string): ReadSite {
  // A text without a single digit in front is more likely a wrong file than a bad coordinate.
  if (!/\p{Nd}/u.test(text.slice(0, 2000))) return fail({ code: 'not-json' });
  const read = readCoordinates(text);
  if (!read.ok) return read;
  const placed = toDegrees([read.shape], crs === undefined ? {} : { given: crs });
  if (!placed.ok) return placed;
  const evidence: Note[] = [{ code: 'typed-coordinates', params: { count: read.count, kind: read.shape.kind } }, ...placed.evidence];
  return { ok: true, entries: [{ ok: true, draft: { id: '1', shape: placed.shapes[0]!, crs: placed.crs, evidence } }], notes: [] };
}

function fromGeoJson(text: string, crs?: string): ReadSite {
  const read = readGeoJson(text);
  if (!read.ok) return read;
  const features = read.value;
  if (features.length > limits.features)
    return fail({ code: 'too-many-features', params: { count: features.length, limit: limits.features } });
  const count = countPositions(features);
  if (count > limits.positions) return fail({ code: 'too-many-vertices', params: { count, limit: limits.positions } });
  const entries = features.flatMap((feature, i) => entriesOf(feature, String(i + 1), crs));
  const [only] = entries;
  if (entries.length === 1 && only && !only.ok) return { ok: false, problems: only.problems };
  const notes: Note[] = features.filter(({ shapes }) => shapes.length > 1).map(({ at }) => ({ code: 'mixed-kinds', at }));
  return {
    ok: true,
    entries,
    notes: [...notes, ...(entries.length > 1 ? [{ code: 'features-read', params: { count: entries.length } }] : [])],
  };
}

function entriesOf(feature: RawFeature, number: string, crs?: string): SiteEntry[] {
  const { at, properties, shapes } = feature;
  const id = oneLine(plainText(feature.id) ?? plainText(properties['id']) ?? number);
  if (feature.problems.length > 0) return [{ ok: false, id, problems: feature.problems }];
  const placed = toDegrees(shapes, {
    ...(crs === undefined ? {} : { given: crs }),
    ...(feature.crs === undefined ? {} : { declared: feature.crs }),
  });
  if (!placed.ok) return [{ ok: false, id, problems: placed.problems.map((p) => ({ ...p, at })) }];
  const name = [properties['name'], properties['名称'], properties['Name']].find((v): v is string => typeof v === 'string' && v !== '');
  const declared = properties['declaredAreaM2'];
  return placed.shapes.map((shape, k) => ({
    ok: true,
    draft: {
      id: placed.shapes.length > 1 ? `${id}-${k + 1}` : id,
      ...(name ? { name: oneLine(name) } : {}),
      shape,
      ...(typeof declared === 'number' && declared > 0 && Number.isFinite(declared) ? { declaredAreaM2: declared } : {}),
      crs: placed.crs,
      evidence: placed.evidence,
    },
  }));
}

/** A label without line breaks, terminal codes, or marks that turn the direction of the text around it. */
function oneLine(label: string): string {
  return label
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function fail(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}
