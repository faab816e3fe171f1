import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { qrSvg } from './qr';
import { svgRaster } from './svg-raster';

/** Reads a drawing's picture back: the colour at a point of the drawing. */
function seen(svg: string): (x: number, y: number) => string {
  const png = svgRaster(svg);
  const view = new DataView(png.buffer);
  const width = view.getUint32(16);
  const data = inflateSync(png.subarray(41, 41 + view.getUint32(33)));
  const scale = width / Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  return (x, y) => {
    const at = Math.floor(y * scale) * (width * 3 + 1) + 1 + Math.floor(x * scale) * 3;
    return data.subarray(at, at + 3).toString('hex');
  };
}
const drawing = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">${inside}</svg>`;

it('shows every module of a QR code as its drawing has it', () => {
  const svg = qrSvg('a'.repeat(64));
  const at = seen(svg);
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const dark = new Set<string>();
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let k = 0; k < Number(length); k++) dark.add(`${Number(x) + k} ${y}`);
  expect(dark.size).toBeGreaterThan(300);
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++) expect(at(x + 0.5, y + 0.5), `${x} ${y}`).toBe(dark.has(`${x} ${y}`) ? '000000' : 'ffffff');
});

it('fills by even-odd, blends what is half transparent, and leaves definitions and text out', () => {
  const at = seen(
    drawing(
      '<defs><clipPath id="c"><rect x="0" y="0" width="60" height="40"/></clipPath></defs><g fill="#00f"><path d="M10 10H50V30H10ZM20 15h20v10h-20z"/></g><rect x="0" y="35" width="60" height="5" fill="#ff0000" fill-opacity="0.5"/><text x="2" y="8" fill="#000">x</text>',
    ),
  );
  expect([at(15, 20), at(30, 20), at(5, 5), at(30, 37)]).toEqual(['0000ff', 'ffffff', 'ffffff', 'ff8080']);
});

it('draws lines as wide as they are, with their dashes', () => {
  const at = seen(drawing('<path d="M0 10h60" fill="none" stroke="#1d2329" stroke-width="4" stroke-dasharray="10 5"/>'));
  expect([at(5, 10), at(12.5, 10), at(20, 11.5), at(5, 13)]).toEqual(['1d2329', 'ffffff', '1d2329', 'ffffff']);
});

it('comes to an end when dashes do not divide a line evenly', () => {
  const ring = Array.from(
    { length: 90 },
    (_, k) => `${(30 + 25 * Math.cos(k / 7)).toFixed(2)} ${(20 + 15 * Math.sin(k / 7)).toFixed(2)}`,
  ).join('L');
  expect(svgRaster(drawing(`<path d="M${ring}Z" fill="none" stroke="#000" stroke-dasharray="8.1 3.3 2.7 0.9"/>`)).length).toBeGreaterThan(
    1000,
  );
});

it('fills with a pattern inside the area only', () => {
  const pattern = '<pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse" stroke="#7a5c1e" stroke-width="2"><path d="M0 3h6" fill="none"/></pattern>'; // prettier-ignore
  const at = seen(drawing(`<defs>${pattern}</defs><path d="M12 12h24v18z" fill="url(#p)"/>`));
  expect([at(20, 15), at(30, 18), at(30, 21), at(14, 27), at(20, 9)]).toEqual(['7a5c1e', 'ffffff', '7a5c1e', 'ffffff', 'ffffff']);
});
