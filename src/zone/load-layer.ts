import type { CatalogueLayer } from './catalogue';
import { decodeLayer, type ExactLayer } from './codec';
import { contentHash } from './hash';

/** Why a layer cannot answer. Absence is a value that every check has to look at. */
export type MissingReason = 'not-loaded' | 'hash-mismatch' | 'failed';
export type LayerState = { entry: CatalogueLayer; exact: ExactLayer } | { entry: CatalogueLayer; missing: MissingReason };

/** Verifies and opens the bytes of a published layer; null stands for bytes that could not be had. */
export function loadLayer(entry: CatalogueLayer, bytes: Uint8Array | null): LayerState {
  if (!bytes || !entry.exact) return { entry, missing: 'not-loaded' };
  if (contentHash(bytes) !== entry.exact.hash) return { entry, missing: 'hash-mismatch' };
  const decoded = decodeLayer(bytes);
  if (!decoded.ok) return { entry, missing: 'failed' };
  // A whole file of another layer is as wrong as a broken one.
  return decoded.layer.id === entry.id ? { entry, exact: decoded.layer } : { entry, missing: 'hash-mismatch' };
}
