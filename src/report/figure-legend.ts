import type { DrawnZone } from './figure-map';
import { folded } from './figure-labels';
import { patternId } from './figure-marks';
import { escaped } from './escaped';
import { px } from './figure-frame';

export interface LegendRow {
  swatch: DrawnZone | { hatch: string } | 'site' | 'nearest';
  text: string;
}

const lineHeight = 14;
const swatchWidth = 26;

/** Everything that is drawn with what it means, in two columns read downwards, two lines a row at most. */
export function legend(
  rows: readonly LegendRow[],
  prefix: string,
  { x, y, width }: { x: number; y: number; width: number },
): { svg: string; height: number } {
  const columnWidth = width / 2;
  const written = rows.map(({ swatch, text }) => ({ swatch, lines: folded(text, 12, columnWidth - swatchWidth - 14, 2) }));
  const heightOf = ({ lines }: { lines: string[] }) => lines.length * lineHeight + 5;
  const half = written.reduce((sum, row) => sum + heightOf(row), 0) / 2;
  const heights = [0, 0];
  const svg = written.map((row) => {
    // The second column begins where the first holds half of it all.
    const column = heights[1] === 0 && heights[0]! < half ? 0 : 1;
    const left = x + column * columnWidth;
    const top = y + heights[column]!;
    heights[column]! += heightOf(row);
    const words = row.lines.map((line, k) => `<tspan x="${px(left + swatchWidth + 6)}" y="${px(top + 11 + k * lineHeight)}">${escaped(line)}</tspan>`);
    return `${drawn(row.swatch, left, top, prefix)}<text font-size="12" fill="#1d2329">${words.join('')}</text>`;
  }); // prettier-ignore
  return { svg: `<g class="legend">\n${svg.join('\n')}\n</g>`, height: Math.max(...heights) };
}

function drawn(swatch: LegendRow['swatch'], x: number, y: number, prefix: string): string {
  const box = (attributes: string) => `<rect x="${px(x)}" y="${px(y)}" width="${swatchWidth}" height="13" ${attributes}/>`;
  const line = (attributes: string) => `<path d="M${px(x)} ${px(y + 6.5)}h${swatchWidth}" ${attributes}/>`;
  if (swatch === 'site') return line('stroke="#1d2329" stroke-width="3"');
  if (swatch === 'nearest') return line('stroke="#1d2329" stroke-width="1.5" stroke-dasharray="4 3"');
  if ('hatch' in swatch) return box(`fill="url(#${swatch.hatch})" stroke="#1d2329" stroke-width="0.5"`);
  const { colour, fill, pattern, width, dash } = swatch.mark;
  return [
    ...(fill > 0 ? [box(`fill="${colour}" fill-opacity="${fill}"`)] : []),
    ...(pattern ? [box(`fill="url(#${patternId(pattern, colour, prefix)})"`)] : []),
    box(`fill="none" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}`),
  ].join('');
}
