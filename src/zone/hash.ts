import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 in hexadecimal; the same in a page without HTTPS, where the browser's own is not to be had. */
export function contentHash(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

/**
 * The same for a whole file: by the engine's own SHA-256 where there is one (pages over HTTPS, Node), ten times faster and off the thread.
 * The bytes must stay as they are until then.
 */
export async function fileHash(bytes: Uint8Array): Promise<string> {
  // The type says that it is always there.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  return subtle ? bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))) : contentHash(bytes);
}

/** JSON with the keys of every object in alphabetical order: equal content gives equal bytes, whoever put it together. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  );
}
