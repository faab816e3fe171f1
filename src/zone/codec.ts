import { indexFromArrays, indexToArrays, type IndexArrays, type ShapeIndex } from '#geo';
import * as v from 'valibot';
import type { Problem } from './problem';

/**
 * The published form of a layer of zones, spec in FORMAT.md: magic, version, a JSON header, then the typed arrays of two shape indexes
 * (zones, coverage) as they are used. Reading makes views on the file's own bytes: nothing is parsed but the header.
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
  areaM2: number;
  properties: Record<string, unknown>;
}

const magic = 'XZLAYER\0';
export const formatVersion = 1;
const fixedBytes = 16;

const arrayTypes = { f64: Float64Array, u32: Uint32Array, u8: Uint8Array } as const;
const block = v.object({ name: v.string(), type: v.picklist(['f64', 'u32', 'u8']), offset: v.number(), length: v.number() });
const headerSchema = v.object({
  id: v.string(),
  zones: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      nameEn: v.optional(v.string()),
      code: v.optional(v.string()),
      class: v.optional(v.string()),
      areaM2: v.number(),
      properties: v.record(v.string(), v.unknown()),
    }),
  ),
  coverage: v.boolean(),
  blocks: v.array(block),
});
type Block = v.InferOutput<typeof block>;

const align = (n: number) => Math.ceil(n / 8) * 8;

export function encodeLayer(layer: ExactLayer): Uint8Array {
  const arrays = new Map<string, IndexArrays[keyof IndexArrays]>();
  const put = (prefix: string, index: ShapeIndex) => {
    for (const [name, array] of Object.entries(indexToArrays(index))) arrays.set(`${prefix}.${name}`, array);
  };
  put('zones', layer.zoneIndex);
  if (layer.coverageIndex) put('coverage', layer.coverageIndex);
  const blocks: Block[] = [];
  let offset = 0;
  for (const [name, array] of arrays) {
    const type = array instanceof Float64Array ? 'f64' : array instanceof Uint32Array ? 'u32' : 'u8';
    blocks.push({ name, type, offset, length: array.length });
    offset += align(array.byteLength);
  }
  const header = new TextEncoder().encode(
    JSON.stringify({ id: layer.id, zones: layer.zones, coverage: layer.coverageIndex !== null, blocks }),
  );
  const start = align(fixedBytes + header.length);
  const file = new Uint8Array(start + offset);
  file.set(new TextEncoder().encode(magic));
  const view = new DataView(file.buffer);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, header.length, true);
  file.set(header, fixedBytes);
  for (const { name, offset } of blocks) {
    const array = arrays.get(name)!;
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + offset);
  }
  return file;
}

/** Reads a published layer. A file that is not one, or lies about itself, is a problem; it never throws and never yields half a layer. */
export function decodeLayer(bytes: Uint8Array): { ok: true; layer: ExactLayer } | { ok: false; problem: Problem } {
  const bad = (what: string, params: Record<string, string | number> = {}) => ({
    ok: false as const,
    problem: { code: `layer-${what}`, params },
  });
  if (bytes.length < fixedBytes || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic) return bad('bad-magic');
  // Views need aligned bytes of their own.
  const file = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) return bad('wrong-version', { version });
  const headerLength = view.getUint32(12, true);
  if (fixedBytes + headerLength > file.length) return bad('truncated');
  let header: v.InferOutput<typeof headerSchema>;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(fixedBytes, fixedBytes + headerLength));
    const parsed = v.safeParse(headerSchema, JSON.parse(text));
    if (!parsed.success) return bad('bad-header', { message: parsed.issues[0].message });
    header = parsed.output;
  } catch (error) {
    return bad('bad-header', { message: String(error) });
  }
  const start = align(fixedBytes + headerLength);
  const arrays = new Map<string, Float64Array | Uint32Array | Uint8Array>();
  for (const { name, type, offset, length } of header.blocks) {
    const size = arrayTypes[type].BYTES_PER_ELEMENT;
    const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0 && offset % 8 === 0;
    if (!whole || start + offset + length * size > file.length) return bad('truncated', { block: name });
    arrays.set(name, new arrayTypes[type](file.buffer as ArrayBuffer, file.byteOffset + start + offset, length));
  }
  const index = (prefix: string) => indexFromArrays((name) => arrays.get(`${prefix}.${name}`));
  const zoneIndex = index('zones');
  const coverageIndex = header.coverage ? index('coverage') : null;
  if (typeof zoneIndex === 'string') return bad('lying-counts', { block: zoneIndex });
  if (typeof coverageIndex === 'string') return bad('lying-counts', { block: coverageIndex });
  if (zoneIndex.shapeStart.length !== header.zones.length + 1) return bad('lying-counts', { block: 'zones' });
  return { ok: true, layer: { id: header.id, zones: header.zones, zoneIndex, coverageIndex } };
}
