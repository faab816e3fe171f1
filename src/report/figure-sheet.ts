import { distance } from '#i18n';
import { escaped } from './escaped';
import { px, roundLength, ticks, type MapFrame } from './figure-frame';

/** The neat line around the map. */
export function border({ x, y, width, height }: MapFrame): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="none" stroke="#1d2329" stroke-width="1"/>`;
}

/** Lines of longitude and latitude, and their numbers outside the map. */
export function graticule(frame: MapFrame): { lines: string; marks: string } {
  const lines: string[] = [];
  const marks: string[] = [];
  const { x, y, width, height } = frame;
  const text = (at: string, label: string) => `<text ${at} font-size="11" fill="#57606a">${escaped(label)}</text>`;
  const lngs = ticks(frame.west, frame.east, Math.max(2, Math.floor(width / 70)));
  for (const lng of lngs.at) {
    const [at] = frame.at([lng, frame.north]);
    lines.push(`M${px(at)} ${px(y)}v${px(height)}`);
    marks.push(`<path d="M${px(at)} ${px(y)}v-4" stroke="#1d2329"/>`, text(`x="${px(at)}" y="${px(y - 6)}" text-anchor="middle"`, degrees(lng, lngs.decimals, 'E', 'W')));
  } // prettier-ignore
  const lats = ticks(frame.south, frame.north, Math.max(2, Math.floor(height / 80)));
  for (const lat of lats.at) {
    const [, at] = frame.at([frame.west, lat]);
    lines.push(`M${px(x)} ${px(at)}h${px(width)}`);
    // Along the edge, so that long numbers need no wider margin.
    marks.push(`<path d="M${px(x)} ${px(at)}h-4" stroke="#1d2329"/>`, text(`transform="translate(${px(x - 7)} ${px(at)}) rotate(-90)" text-anchor="middle"`, degrees(lat, lats.decimals, 'N', 'S')));
  } // prettier-ignore
  return {
    lines: `<path d="${lines.join('')}" fill="none" stroke="#1d2329" stroke-opacity="0.25" stroke-width="0.6"/>`,
    marks: marks.join('\n'),
  };
}

const degrees = (value: number, decimals: number, above: string, below: string) =>
  `${Math.abs(value).toFixed(decimals)}°${value < 0 ? below : above}`;

export function northArrow({ x, y, width }: MapFrame, label: string): string {
  const [right, top] = [x + width - 22, y + 12];
  return `<g class="north"><path d="M${px(right)} ${px(top)}l8 24-8-6-8 6z" fill="#fff" stroke="#fff" stroke-width="4" stroke-linejoin="round"/><path d="M${px(right)} ${px(top)}l8 24-8-6-8 6z" fill="none" stroke="#1d2329"/><path d="M${px(right)} ${px(top)}v18l-8 6z" fill="#1d2329"/><text x="${px(right)}" y="${px(top + 38)}" font-size="12" text-anchor="middle" fill="#fff" stroke="#fff" stroke-width="3">${escaped(label)}</text><text x="${px(right)}" y="${px(top + 38)}" font-size="12" text-anchor="middle">${escaped(label)}</text></g>`;
}

/** Under the map on the left: a round length at the middle latitude, halves in black and white. */
const barMetres = (frame: MapFrame) => roundLength((frame.width / 4) * frame.metresPerPx);

/** The length that the whole scale bar stands for. */
export function scaleText(frame: MapFrame): string {
  const metres = barMetres(frame);
  const round = distance(metres).replace(/\.0+ /, ' ');
  return metres >= 10_000 ? round : metres >= 1000 ? `${metres / 1000} km` : round;
}

export function scaleBar(frame: MapFrame): string {
  const metres = barMetres(frame);
  const long = metres / frame.metresPerPx;
  const y = frame.y + frame.height + 14;
  const half = `<rect x="${px(frame.x)}" y="${px(y)}" width="${px(long / 2)}" height="5" fill="#1d2329"/>`;
  const whole = `<rect class="scale" data-metres="${metres}" x="${px(frame.x)}" y="${px(y)}" width="${px(long)}" height="5" fill="#fff" stroke="#1d2329"/>`;
  const text = (at: number, label: string) =>
    `<text x="${px(frame.x + at)}" y="${px(y + 18)}" font-size="11" text-anchor="middle" fill="#1d2329">${escaped(label)}</text>`;
  return `<g>${whole}${half}${text(0, '0')}${text(long, scaleText(frame))}</g>`;
}
