import { number } from '#i18n';

/** The longest round length that fits into `mostPx`: its words and its pixels. */
export function scaleBar(metresPerPixel: number, mostPx: number): { label: string; px: number } {
  const most = metresPerPixel * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { label: metres >= 1000 ? `${number(metres / 1000)} km` : `${number(metres)} m`, px: Math.round(metres / metresPerPixel) };
}
