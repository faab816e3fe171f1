import { indexFromArrays, indexToArrays, type ShapeIndex } from '#geo';
import * as v from 'valibot';
import { ByteReader, ByteWriter } from './codec-bytes';
import { readCells, writeCells } from './codec-cells';
import { readShapes, writeShapes } from './codec-shapes';
import { day } from './day';
import type { Problem } from './problem';

/**
 * The published form of a layer of zones, spec in FORMAT.md: magic, version, a JSON header, then the shapes of the zones and of the coverage and the cells
 * in which they are found.
 */
export interface ExactLayer {
  id: string;
  zones: readonly ZoneRecord[];
  zoneIndex: ShapeIndex;
  /** null = everywhere. */
  coverageIndex: ShapeIndex | null;
}
export interface ZoneRecord {
  id: string;
  name: string;
  nameEn?: string;
  code?: string;
  class?: string;
  /** The days on which this very zone is in force, both inclusive; absent = as long as its layer. */
  validFrom?: string;
  validUntil?: string;
  areaM2: number;
  properties: Record<string, unknown>;
}

const magic = 'XZLAYER\0';
export const formatVersion = 2;
const fixedBytes = 16;

const headerSchema = v.object({
  id: v.string(),
  zones: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      nameEn: v.optional(v.string()),
      code: v.optional(v.string()),
      class: v.optional(v.string()),
      // A date that is none would pass a zone over on the wrong days: such a file is refused whole.
      validFrom: v.optional(day),
      validUntil: v.optional(day),
      areaM2: v.number(),
      // Whatever the source had; looked at one by one they would take longer than the shapes.
      properties: v.custom<Record<string, unknown>>((p) => typeof p === 'object' && p !== null && !Array.isArray(p)),
    }),
  ),
  coverage: v.boolean(),
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
});

export function encodeLayer({ id, zones, zoneIndex, coverageIndex }: ExactLayer): Uint8Array {
  const sets = [zoneIndex, ...(coverageIndex ? [coverageIndex] : [])].map(indexToArrays);
  if (zoneIndex.shapeStart.length !== zones.length + 1 || (coverageIndex && coverageIndex.shapeStart.length !== 2))
    throw new RangeError('As many shapes as zones, and one of coverage.');
  const writer = new ByteWriter();
  const decimals = writeShapes(writer, sets);
  for (const set of sets) writeCells(writer, set);
  const bytes = writer.taken();
  const header = new TextEncoder().encode(JSON.stringify({ id, zones, coverage: coverageIndex !== null, decimals }));
  const file = new Uint8Array(fixedBytes + header.length + bytes.length);
  file.set(new TextEncoder().encode(magic));
  const view = new DataView(file.buffer);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, header.length, true);
  file.set(header, fixedBytes);
  file.set(bytes, fixedBytes + header.length);
  return file;
}

/** Reads a published layer. A file that is not one, or lies about itself, is a problem; it never throws and never yields half a layer. */
export function decodeLayer(bytes: Uint8Array): { ok: true; layer: ExactLayer } | { ok: false; problem: Problem } {
  const bad = (what: string, params: Record<string, string | number> = {}) => ({
    ok: false as const,
    problem: { code: `layer-${what}`, params },
  });
  if (bytes.length < fixedBytes || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic) return bad('bad-magic');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) return bad('wrong-version', { version });
  const headerLength = view.getUint32(12, true);
  const start = fixedBytes + headerLength;
  if (start > bytes.length) return bad('truncated');
  let header: v.InferOutput<typeof headerSchema>;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(fixedBytes, start));
    const parsed = v.safeParse(headerSchema, JSON.parse(text));
    if (!parsed.success) return bad('bad-header', { message: parsed.issues[0].message });
    header = parsed.output;
  } catch (error) {
    return bad('bad-header', { message: String(error) });
  }
  const { id, zones, coverage, decimals } = header;
  const reader = new ByteReader(bytes.subarray(start));
  const indexes = readIndexes(reader, decimals, coverage ? [zones.length, 1] : [zones.length]);
  if (indexes === 'truncated') return bad('truncated');
  if (typeof indexes === 'string') return bad('lying-counts', { block: indexes });
  if (reader.left > 0) return bad('lying-counts', { block: 'end' });
  const [zoneIndex, coverageIndex = null] = indexes;
  return { ok: true, layer: { id, zones, zoneIndex: zoneIndex!, coverageIndex } };
}

function readIndexes(reader: ByteReader, decimals: number, counts: readonly number[]): ShapeIndex[] | string {
  const sets = readShapes(reader, decimals, counts);
  if (typeof sets === 'string') return sets;
  const indexes: ShapeIndex[] = [];
  for (const shapes of sets) {
    const cells = readCells(reader, shapes);
    if (typeof cells === 'string') return cells;
    indexes.push(indexFromArrays({ ...shapes, ...cells }));
  }
  return indexes;
}
