import { number } from '#i18n';

/** The longest round length that fits into `mostPx`: its words and its pixels. */
export function scaleBar(metresPerPixel: number, mostPx: number): { label: string; px: number } {
  const most = metresPerPixel * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { label: metres >= 1000 ? `${number(metres / 1000)} km` : `${number(metres)} m`, px: Math.round(metres / metresPerPixel) };
}

/** Metres on the ground for one pixel of a Web Mercator map whose tiles are 512 pixels wide. */
export const metresPerPixel = (lat: number, zoom: number): number => (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
