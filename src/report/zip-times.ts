/** 1 January 1980, midnight: the first time that a zip can tell (time in the low half, date in the high half). */
const firstTime = 0x0021_0000;

/**
 * The same zip with every entry's time set to 1980-01-01, in place. PKWARE APPNOTE 4.3.7 and 4.3.12: the end record names the central directory, whose records hold the
 * time at 12 and point to a local header, which holds it at 10. For zips without comment, as are written here.
 */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, firstTime, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstTime, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
