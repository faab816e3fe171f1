import type { Decoded } from './reading';

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

/**
 * The text of a file of unknown encoding: a byte order mark says, else UTF-8 where every byte fits, else UTF-16 where every other byte is zero, else GBK
 * (as its superset GB 18030) where every byte fits. Null for what is no text at all.
 * @public
 */
export function decodeAny(bytes: Uint8Array): Decoded | null {
  const encoding = encodingOf(bytes);
  if (encoding === null) return null;
  return { text: new TextDecoder(encoding).decode(bytes), encoding: encoding === 'gb18030' ? 'gbk' : encoding };
}

function encodingOf(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((odd) => head.reduce((count, byte, i) => count + (i % 2 === odd && byte === 0 ? 1 : 0), 0));
  if (zeros[0]! + zeros[1]! > 0) {
    // ASCII in UTF-16 leaves one of each pair zero; any other file with zeros is binary.
    if (zeros[1]! > head.length / 4 && zeros[0] === 0) return 'utf-16le';
    return zeros[0]! > head.length / 4 && zeros[1] === 0 ? 'utf-16be' : null;
  }
  return ['utf-8', 'gb18030'].find((name) => fits(name, bytes)) ?? null;
}

function fits(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
