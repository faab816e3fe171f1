import type { Note, Problem } from '#zone';
import { isArchive, unpack } from './archive';
import { readers } from './formats';
import { readCoordinates } from './readers/coordinates';
import type { Decoded, GivenFile, Reading } from './reading';
import { decodeAny, limits } from './text';

/** What could be taken from some files, or why nothing could. `notes` tell of files that were passed over. */
export type Opened = { ok: true; readings: Reading[]; notes: Note[] } | { ok: false; problems: Problem[] };

/** Everything that given files hold: archives unpacked, each file read by the first reader that recognises it. Typed text is a file without a name. */
export async function openFiles(given: readonly GivenFile[]): Promise<Opened> {
  const bytes = given.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (bytes > limits.bytes) return fail({ code: 'too-large', params: { bytes, limit: limits.bytes } });
  const unpacked = await unpackAll(given);
  if (!unpacked.ok) return unpacked;
  const { files } = unpacked;
  const notes: Note[] = [];
  const readings: Reading[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const one = await openOne(file, files);
    if (one.ok) readings.push(...one.readings);
    // A leaflet packed with the drawing is passed over and told. What a person gave by itself, or what has a coordinate in it, is refused.
    else if (one.unknown && !given.includes(file) && !holdsCoordinates(file))
      notes.push({ code: 'file-not-read', params: { file: file.name } });
    else
      problems.push(
        ...one.problems.map((problem) => (files.length > 1 && problem.at === undefined ? { ...problem, at: file.name } : problem)),
      );
  }
  // A damaged file among good ones is no note: its ground would be checked by nobody.
  if (problems.length > 0) return { ok: false, problems };
  const features = readings.reduce((sum, reading) => sum + reading.features.length, 0);
  if (features === 0) return fail({ code: 'no-geometry' });
  if (features > limits.features) return fail({ code: 'too-many-features', params: { count: features, limit: limits.features } });
  return { ok: true, readings, notes };
}

/** Whether a text that is no list of coordinates has a line that is one: then it may be a plot with a slip of the pen. */
function holdsCoordinates(file: GivenFile): boolean {
  const text = decodeAny(file.bytes)?.text ?? '';
  return text.split(/\r?\n/).some((line) => readCoordinates(line).ok);
}

async function unpackAll(given: readonly GivenFile[]) {
  const files: GivenFile[] = [];
  for (const file of given) {
    if (!isArchive(file.bytes)) {
      files.push(file);
      continue;
    }
    const unpacked = await unpack(file);
    if (!unpacked.ok) return unpacked;
    // A member left out may be a plot, or the .prj without which the others would be placed by guess.
    if (unpacked.notes.length > 0) return { ok: false as const, problems: unpacked.notes };
    files.push(...unpacked.files);
  }
  return { ok: true as const, files };
}

type One = { ok: true; readings: Reading[] } | { ok: false; problems: Problem[]; unknown: boolean };

async function openOne(file: GivenFile, beside: readonly GivenFile[]): Promise<One> {
  const decoded = decodeAny(file.bytes);
  const text: Decoded | null = decoded && { ...decoded, text: decoded.text.replace(/^\uFEFF/, '') };
  const reader = readers.find((one) => one.recognises(file, text));
  if (!reader) {
    const code = text === null ? 'not-text' : text.text.trim() === '' ? 'empty-input' : 'not-json';
    return { ok: false, problems: [{ code }], unknown: true };
  }
  const read = await reader.read(file, text, beside);
  return read.ok ? read : { ...read, unknown: reader.format === 'coordinates' };
}

function fail(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}
