import type { Draft, Note, Problem } from '#zone';
import { readCoordinates } from './coordinates';
import { toDegrees } from './frame';
import { countPositions, plainText, readGeoJson } from './geojson';

/** Told before anything is uploaded, and in the refusal. */
export const limits = { bytes: 50_000_000, positions: 1_000_000, features: 10_000 };

/**
 * The visitor's door: text or bytes → drafts, each a site of its own, in file order.
 * Understands GeoJSON and typed "longitude, latitude" lines, told apart by content. Never throws for what a person gave.
 */
export function readSite(
  input: string | Uint8Array,
  options: { crs?: string } = {},
): { ok: true; drafts: Draft[]; notes: Note[] } | { ok: false; problems: Problem[] } {
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > limits.bytes) return fail({ code: 'too-large', params: { bytes: size, limit: limits.bytes } });
  let text: string;
  try {
    text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    return fail({ code: 'not-text' });
  }
  text = text.replace(/^\uFEFF/, '').trim();
  if (text === '') return fail({ code: 'empty-input' });
  return /^[[{"]/.test(text) ? fromGeoJson(text, options.crs) : fromCoordinates(text, options.crs);
}

function fromCoordinates(text: string, crs?: string): ReturnType<typeof readSite> {
  // A text without a single digit in front is more likely a wrong file than a bad coordinate.
  if (!/\d/.test(text.slice(0, 2000))) return fail({ code: 'not-json' });
  const read = readCoordinates(text);
  if (!read.ok) return read;
  const placed = toDegrees([read.shape], crs);
  if (!placed.ok) return placed;
  const evidence: Note[] = [{ code: 'typed-coordinates', params: { count: read.count, kind: read.shape.kind } }, ...placed.evidence];
  return { ok: true, drafts: [{ id: '1', shape: placed.shapes[0]!, crs: placed.crs, evidence }], notes: [] };
}

function fromGeoJson(text: string, crs?: string): ReturnType<typeof readSite> {
  const read = readGeoJson(text);
  if (!read.ok) return { ok: false, problems: read.problems.slice(0, 5) };
  const { features, notes } = read.value;
  if (features.length > limits.features)
    return fail({ code: 'too-many-features', params: { count: features.length, limit: limits.features } });
  const count = countPositions(features);
  if (count > limits.positions) return fail({ code: 'too-many-vertices', params: { count, limit: limits.positions } });
  const drafts: Draft[] = [];
  for (const [i, feature] of features.entries()) {
    const placed = toDegrees(feature.shapes, crs ?? read.value.crs);
    if (!placed.ok) return { ok: false, problems: placed.problems.map((p) => ({ ...p, at: feature.at })) };
    for (const [k, shape] of placed.shapes.entries()) {
      const { properties } = feature;
      const own = plainText(feature.id) ?? plainText(properties['id']) ?? String(i + 1);
      const name = [properties['name'], properties['名称'], properties['Name']].find((v) => typeof v === 'string' && v !== '') as
        string | undefined;
      const declared = properties['declaredAreaM2'];
      drafts.push({
        id: placed.shapes.length > 1 ? `${own}-${k + 1}` : own,
        ...(name ? { name } : {}),
        shape,
        ...(typeof declared === 'number' && declared > 0 ? { declaredAreaM2: declared } : {}),
        crs: placed.crs,
        evidence: placed.evidence,
      });
    }
  }
  return {
    ok: true,
    drafts,
    notes: [...notes, ...(drafts.length > 1 ? [{ code: 'features-read', params: { count: drafts.length } }] : [])],
  };
}

function fail(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}
