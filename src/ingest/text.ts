/** Told before anything is uploaded, and in the refusal. */
export const limits = { bytes: 50_000_000, positions: 1_000_000, features: 10_000 };

/** UTF-8 with or without a byte order mark; null for anything else, so that no name is ever garbled in silence. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // not UTF-8
  }
}
