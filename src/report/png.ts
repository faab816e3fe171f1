/**
 * An RGB picture, row by row, as PNG (ISO/IEC 15948) without compression: it goes into a zip that compresses it, and so has the same bytes on every machine.
 */
export function pngOf(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const line = width * 3;
  const raw = new Uint8Array(height * (line + 1));
  for (let y = 0; y < height; y++) raw.set(rgb.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, 2], 8);
  const parts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', head), chunk('IDAT', stored(raw)), chunk('IEND', new Uint8Array())]; // prettier-ignore
  return joined(parts);
}

/** RFC 1950 and 1951: blocks that are stored as they are, at most 65 535 bytes each. */
function stored(raw: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < raw.length; at += 65_535) {
    const block = raw.subarray(at, at + 65_535);
    const { length } = block;
    parts.push(Uint8Array.of(at + length === raw.length ? 1 : 0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
  }
  let [a, b] = [1, 0];
  for (const byte of raw) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  parts.push(Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255));
  return joined(parts);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const found = new Uint8Array(data.length + 12);
  const view = new DataView(found.buffer);
  view.setUint32(0, data.length);
  for (let k = 0; k < 4; k++) found[4 + k] = name.charCodeAt(k);
  found.set(data, 8);
  view.setUint32(data.length + 8, crc(found.subarray(4, data.length + 8)));
  return found;
}

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
