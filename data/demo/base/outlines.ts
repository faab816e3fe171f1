/** Outlines of the Digital Chart of the World (gmt-dcw): one scaled 16-bit pair of variables a country or province. */
import type { Position } from '#geo';
import { attribute, files, openHdf5 } from './input-files';
import { cleanRing, roughAreaKm2 } from './rings';

/** All rings of one code ("CNJL" = Jilin, "KP" = DPRK), biggest first. A longitude of 65535 with a latitude of 0 or 1 parts them. */
export async function outlineRings(codes: readonly string[]): Promise<Map<string, Position[][]>> {
  const book = await openHdf5(files.outlines);
  const found = new Map<string, Position[][]>();
  for (const code of codes) {
    const lng = book.get(`${code}_lon`);
    const lat = book.get(`${code}_lat`);
    const [x0, xScale, y0, yScale] = [attribute(lng, 'min'), attribute(lng, 'scale'), attribute(lat, 'min'), attribute(lat, 'scale')];
    // `value` reads the file each time it is asked.
    const [xs, ys] = [lng.value, lat.value];
    const rings: Position[][] = [];
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i]!;
      const y = ys[i]!;
      if (x === 65535 && y < 10) rings.push([]);
      else rings[rings.length - 1]!.push([x / xScale + x0, y / yScale + y0]);
    }
    const clean = rings.map((ring) => cleanRing(ring)).filter((ring) => ring.length > 3);
    found.set(
      code,
      clean.sort((a, b) => roughAreaKm2(b) - roughAreaKm2(a)),
    );
  }
  return found;
}
