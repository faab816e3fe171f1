import type { Reader } from '../reading';
import { binarySentinel, startsWith } from './dxf-groups';

/**
 * DXF of AutoCAD R12 to 2018, text or binary. A reading for each CAD layer that holds shapes of the model. By the format's rule x is east and y north.
 * DWG is recognised too, to be refused with a sentence. The rest is loaded when a drawing is read.
 */
export const dxf: Reader = {
  format: 'dxf',
  recognises({ bytes }, decoded) {
    if (startsWith(bytes, binarySentinel) || isDwg(bytes)) return true;
    // The text may be no UTF-8 and no GBK, and is yet to be decoded by its own header.
    const head = decoded?.text.slice(0, 4000) ?? new TextDecoder('latin1').decode(bytes.subarray(0, 4000));
    const lines = head.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
    let i = 0;
    while (lines[i]?.trim() === '999') i += 2;
    return lines[i]?.trim() === '0' && lines[i + 1]?.trim().toUpperCase() === 'SECTION';
  },
  async read(file, decoded) {
    if (isDwg(file.bytes)) return { ok: false, problems: [{ code: 'dwg' }] };
    const { readDxf } = await import('./dxf-read');
    return readDxf(file, decoded);
  },
};

/** A DWG begins with its version (R13 and on); `AC10` and two digits, then a zero, which no text has. */
function isDwg(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'AC10') && bytes[6] === 0;
}
