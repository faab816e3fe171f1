import { indexFromArrays, indexToArrays, type IndexArrays } from '#geo';
import type { CatalogueLayer } from './catalogue';
import { decodeLayer, type ExactLayer } from './codec';
import { fileHash } from './hash';

/** Why a layer cannot answer. Absence is a value that every check has to look at. */
export type MissingReason = 'not-loaded' | 'hash-mismatch' | 'failed';
export type LayerState = { entry: CatalogueLayer; exact: ExactLayer } | { entry: CatalogueLayer; missing: MissingReason };

/** Verifies and opens the bytes of a published layer; null stands for bytes that could not be had. */
export async function loadLayer(entry: CatalogueLayer, bytes: Uint8Array | null): Promise<LayerState> {
  if (!bytes || !entry.exact) return { entry, missing: 'not-loaded' };
  // Both at once: the engine hashes beside this thread, and a reader that takes any bytes need not wait. Nothing is given out before the hash is known.
  const hash = fileHash(bytes);
  const decoded = decodeLayer(bytes);
  if ((await hash) !== entry.exact.hash) return { entry, missing: 'hash-mismatch' };
  if (!decoded.ok) return { entry, missing: 'failed' };
  // A whole file of another layer is as wrong as a broken one.
  return decoded.layer.id === entry.id ? { entry, exact: decoded.layer } : { entry, missing: 'hash-mismatch' };
}

/** An exact layer as plain data, which one thread can hand to another. */
export type PlainLayer = Omit<ExactLayer, 'zoneIndex' | 'coverageIndex'> & { index: IndexArrays; coverage: IndexArrays | null };

export function layerToPlain({ zoneIndex, coverageIndex, ...rest }: ExactLayer): PlainLayer {
  return { ...rest, index: indexToArrays(zoneIndex), coverage: coverageIndex && indexToArrays(coverageIndex) };
}

export function layerFromPlain({ index, coverage, ...rest }: PlainLayer): ExactLayer {
  return { ...rest, zoneIndex: indexFromArrays(index), coverageIndex: coverage && indexFromArrays(coverage) };
}
