import { readGeoJson } from '../geojson';
import { sharedCrs } from '../raw-feature';
import type { Decoded, FrameEvidence, GivenFile, RawFeature, Reader, ReadResult } from '../reading';
import { limits } from '../text';

/**
 * GeoJSON: one text (RFC 7946, and `crs` of the 2008 draft), or one a line, or a sequence of texts each after a record separator (RFC 8142). In a sequence
 * a text that cannot be read is a feature with its problem, the others are read.
 */
export const geojson: Reader = {
  format: 'geojson',
  recognises: (_file, text) =>
    text !== null && /^\s*[[{"]/.test(text.text.replace(before, '')) && !/"ObjItems"\s*:\s*\[/.test(text.text.slice(0, 5000)),
  read: (file, text) => Promise.resolve(text === null ? { ok: true, readings: [] } : read(file, text)),
};

function read(file: GivenFile, { text, encoding }: Decoded): ReadResult {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const records = sequence(plain);
  const whole = records === null ? readGeoJson(plain) : null;
  if (whole?.ok === false) return { ok: false, problems: whole.problems.map((problem) => ({ ...problem, at: problem.at ?? file.name })) };
  const shared = sharedCrs(whole ? whole.value : fromRecords(records!));
  if (shared.features.length === 0) return { ok: false, problems: [{ code: 'no-geometry', at: file.name }] };
  // RFC 7946: longitude first, in degrees, unless the file names a frame as the draft of 2008 let it.
  const frame: FrameEvidence = { axes: 'stated', ...(shared.crs === undefined ? { unit: 'degrees' } : { crs: shared.crs }) };
  return { ok: true, readings: [{ format: 'geojson', file: file.name, encoding, features: shared.features, frame, notes: [] }] };
}

/** A byte order mark, a record separator. */
const before = /^\s*\p{Cc}?\s*/u;

interface Line {
  text: string;
  line: number;
}

/** The texts of a sequence with the line each begins on; null when it is a single one. */
function sequence(text: string): Line[] | null {
  const separator = text.includes('\u001E') ? '\u001E' : '\n';
  if (separator === '\n') {
    // One text a line, and more than one: the first line is whole by itself.
    const end = text.indexOf('\n');
    if (end < 0 || !isJsonObject(text.slice(0, end))) return null;
  }
  const lines: Line[] = [];
  let line = 1;
  for (const record of text.split(separator)) {
    if (record.trim() !== '') lines.push({ text: record.trim(), line });
    if (lines.length > limits.features) break;
    line += separator === '\n' ? 1 : record.split('\n').length - 1;
  }
  return lines;
}

function isJsonObject(text: string): boolean {
  if (!/^\s*\{[\s\S]*\}\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function fromRecords(records: readonly Line[]): RawFeature[] {
  const features: RawFeature[] = [];
  for (const { text, line } of records) {
    if (features.length > limits.features) break;
    const at = `line ${line}`;
    const read = readGeoJson(text);
    if (!read.ok) features.push({ at, properties: {}, shapes: [], problems: read.problems.map((problem) => ({ ...problem, at })) });
    else
      for (const feature of read.value)
        features.push({
          ...feature,
          at: read.value.length > 1 ? `${at} ${feature.at}` : at,
          problems: feature.problems.map((p) => ({ ...p, at })),
        });
  }
  return features;
}
