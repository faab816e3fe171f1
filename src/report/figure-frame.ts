import type { Surroundings } from '#check';

type Pair = readonly [number, number];

/** CGCS2000. */
const equatorM = 6_378_137;
const e2 = 0.006_694_380_022_9;

/** Where the map stands on the sheet, in pixels, and how degrees become pixels. */
export interface MapFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  west: number;
  south: number;
  east: number;
  north: number;
  /** Metres of ground in one pixel, in both directions at the middle latitude. */
  metresPerPx: number;
  /** [lng, lat] → pixels on the sheet. */
  at(position: Pair): [number, number];
}

/**
 * Equirectangular, true to scale in both directions at the frame's middle latitude: degrees count by the ellipsoid's radii of curvature there. The larger
 * side decides; the map is as high as the frame asks.
 */
export function mapFrame([west, south, east, north]: Surroundings['frame'], x: number, y: number, widest: number, highest: number): MapFrame {
  const middle = ((south + north) / 2) * (Math.PI / 180);
  const bend = 1 - e2 * Math.sin(middle) ** 2;
  const lngM = ((equatorM * Math.cos(middle)) / Math.sqrt(bend)) * (Math.PI / 180);
  const latM = ((equatorM * (1 - e2)) / bend ** 1.5) * (Math.PI / 180);
  const acrossM = (east - west) * lngM;
  const upM = (north - south) * latM;
  const metresPerPx = Math.max(acrossM / widest, upM / highest);
  return {
    x: x + (widest - acrossM / metresPerPx) / 2,
    y,
    width: acrossM / metresPerPx,
    height: upM / metresPerPx,
    west,
    south,
    east,
    north,
    metresPerPx,
    at: ([lng, lat]) => [
      x + (widest - acrossM / metresPerPx) / 2 + ((lng - west) * lngM) / metresPerPx,
      y + ((north - lat) * latM) / metresPerPx,
    ],
  };
} // prettier-ignore

/** The longest round length (1, 2 or 5 times a power of ten metres) that is no longer than `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((one) => one * power).find((one) => one <= most) ?? power;
}

/** Degrees of the lines between two bounds, at a round step that gives at most `most` of them; with the decimals that the step needs. */
export function ticks(from: number, to: number, most: number): { at: number[]; decimals: number } {
  let step = 0.000_01;
  let decimals = 5;
  for (let k = 0; (to - from) / step > most; k++) {
    step *= [2, 2.5, 2][k % 3]!;
    decimals = Math.max(0, 5 - Math.floor((k + 1) / 3));
  }
  const at: number[] = [];
  for (let k = Math.ceil(from / step); k * step <= to; k++) at.push(k * step);
  return { at, decimals };
}

/** Two decimals: a hundredth of a pixel. */
export const px = (value: number) => String(Math.round(value * 100) / 100);

/** Rings as path data; vertices closer than 0.6 px to the one before are left out. */
export function pathOf(rings: readonly (readonly Pair[])[], frame: MapFrame, closed = true): string {
  return rings.map((ring) => `M${pixels(ring, frame).map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}${closed ? 'Z' : ''}`).join(''); // prettier-ignore
}

export function pixels(ring: readonly Pair[], frame: MapFrame): [number, number][] {
  const kept: [number, number][] = [];
  for (const [i, position] of ring.entries()) {
    const here = frame.at(position);
    const last = kept.at(-1);
    if (!last || i === ring.length - 1 || Math.hypot(here[0] - last[0], here[1] - last[1]) >= 0.6) kept.push(here);
  }
  return kept;
}
