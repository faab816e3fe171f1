import { svg, type SVGTemplateResult } from 'lit';
import type { ExpressionSpecification } from 'maplibre-gl';
import { lighter, markOf } from './marks';
import { fills, numerals, shapes, type ShapeName } from './place-shapes';

/** A value of the sign, fixed or by a property of the place. */
type By<T> = T | { by: 'class' | 'type' | 'status'; of: Readonly<Record<string, T>>; other: T };

interface PlaceMark {
  colour: By<string>;
  shape: By<ShapeName>;
  fill: By<string>;
  /** Size where the place is first seen and close by, in parts of 16 px. */
  sizes: readonly [far: number, near: number];
  /** Zooms from which the sign and the name are drawn. */
  from: number;
  namesFrom: number;
}

/** Nothing while planned, half under construction, all when done, a dot when nobody says. */
const byStatus: By<string> = { by: 'status', of: { planned: 'none', 'under-construction': 'half', done: 'full' }, other: 'dot' };
const works: Record<string, ShapeName> = {
  sewage: 'diamond',
  sewer: 'diamond',
  river: 'circle',
  reservoir: 'circle',
  restoration: 'triangle',
  wetland: 'triangle',
  buffer: 'triangle',
  forest: 'triangle',
};
const basins = { liao: markOf('basin', 'liao', false).colour, yinma: markOf('basin', 'yinma', false).colour };
const other: PlaceMark = { colour: '#5b6570', shape: 'square', fill: byStatus, sizes: [0.6, 1], from: 0, namesFrom: 10 };

const marks: Record<string, PlaceMark> = {
  // Works against sewage, works on water, works on living ground; anything else is a square.
  'project-site': {
    colour: { by: 'class', of: basins, other: '#5b6570' },
    shape: { by: 'type', of: works, other: 'square' },
    fill: byStatus,
    sizes: [0.7, 1],
    from: 0,
    namesFrom: 10,
  },
  'town-sewage': {
    colour: '#4a6a8f',
    shape: { by: 'class', of: { 'key-town': 'drop', 'basin-town': 'pentagon' }, other: 'drop' },
    fill: byStatus,
    sizes: [0.55, 0.95],
    from: 0,
    namesFrom: 10,
  },
  // The class of water that the section has to reach stands in the sign itself.
  section: {
    colour: { by: 'class', of: { ii: '#2166ac', iii: '#1b7f8c', iv: '#96690a', v: '#a8452c', unknown: '#5b6570' }, other: '#5b6570' },
    shape: 'plate',
    fill: { by: 'class', of: { ii: 'II', iii: 'III', iv: 'IV', v: 'V', unknown: '?' }, other: 'none' },
    sizes: [0.7, 1.1],
    from: 0,
    namesFrom: 10,
  },
  outfall: {
    colour: '#5d4a3a',
    shape: 'funnel',
    fill: { by: 'class', of: { industrial: 'full', 'sewage-plant': 'half', stormwater: 'none', farm: 'dot' }, other: 'none' },
    sizes: [0.45, 0.85],
    from: 0,
    namesFrom: 11,
  },
  'black-odorous-water': {
    colour: { by: 'class', of: { urban: '#3d3325', rural: '#6b5a33' }, other: '#3d3325' },
    shape: { by: 'class', of: { urban: 'hexagon', rural: 'circle' }, other: 'circle' },
    fill: byStatus,
    sizes: [0.5, 0.8],
    from: 0,
    namesFrom: 11,
  },
  village: { colour: '#6a6250', shape: 'house', fill: byStatus, sizes: [0.4, 0.8], from: 0, namesFrom: 11 },
  'villa-golf': {
    colour: '#6d6a1f',
    shape: { by: 'class', of: { villa: 'house', golf: 'flag' }, other: 'house' },
    fill: 'full',
    sizes: [0.6, 0.95],
    from: 0,
    namesFrom: 10,
  },
  'risk-source': {
    colour: '#9a3412',
    shape: { by: 'class', of: { park: 'hexagon', enterprise: 'pentagon' }, other: 'pentagon' },
    fill: { by: 'class', of: { park: 'full', enterprise: 'bar' }, other: 'none' },
    sizes: [0.55, 0.95],
    from: 0,
    namesFrom: 10,
  },
  // The stones of the red line: small, and only where one walks along it.
  'red-line': { colour: '#c1121f', shape: 'peg', fill: 'full', sizes: [0.7, 1], from: 10, namesFrom: 13 },
};

export const placeMark = (theme: string): PlaceMark => marks[theme] ?? other;

/** As on zones, colours are lighter on dark ground. */
const tone = (colour: string, dark: boolean) => (dark ? lighter(colour, 0.1) : colour);

function expression(value: By<string>, of: (value: string) => string = (v) => v): string | ExpressionSpecification {
  if (typeof value === 'string') return of(value);
  const cases = Object.entries(value.of).flatMap(([from, to]) => [from, of(to)]);
  return ['match', ['to-string', ['get', value.by]], ...cases, of(value.other)] as unknown as ExpressionSpecification;
}
const pick = <T extends string>(value: By<T>, place: Record<string, string | undefined>): T =>
  typeof value === 'string' ? value : (value.of[place[value.by] ?? ''] ?? value.other);

/** Colour of a place by its class. */
export const placeColour = (theme: string, dark: boolean) => expression(placeMark(theme).colour, (colour) => tone(colour, dark));

/** `place|#7a4b2a|diamond|full`: the image that shows a place. */
export function placeImage(theme: string, dark: boolean): ExpressionSpecification {
  const { shape, fill } = placeMark(theme);
  return ['concat', 'place|', placeColour(theme, dark), '|', expression(shape), '|', expression(fill)];
}

/** Whether the theme's places are filled by how far they have come. */
export const showsStatus = (theme: string) => placeMark(theme).fill === byStatus;

const size = 16;
const numeralFont = 'bold 8px sans-serif';

export function drawPlace(pen: CanvasRenderingContext2D, colour: string, shape: string, fill: string) {
  const outline = new Path2D(shapes[shape as ShapeName] ?? shapes.square);
  const flood = (colourWithin: string, ...within: Path2D[]) => {
    pen.save();
    for (const path of within) pen.clip(path);
    pen.fillStyle = colourWithin;
    pen.fillRect(0, 0, size, size);
    pen.restore();
  };
  const line = (colourOfLine: string, width: number) => {
    pen.strokeStyle = colourOfLine;
    pen.lineWidth = width;
    pen.stroke(outline);
  };
  pen.lineJoin = 'round';
  line('#ffffff', 4.4);
  flood('#ffffff', outline);
  const filled = fills[fill];
  if (filled) flood(colour, outline, new Path2D(filled));
  line(colour, numerals.includes(fill) ? 1.2 : 1.7);
  if (!numerals.includes(fill)) return;
  pen.fillStyle = colour;
  pen.font = numeralFont;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(fill, 8, 8.4, 11);
}

/** The same sign for the legend. */
export function placeSign(theme: string, place: Record<string, string | undefined>, dark: boolean): SVGTemplateResult {
  const mark = placeMark(theme);
  const [shape, fill, colour] = [pick(mark.shape, place), pick(mark.fill, place), tone(pick(mark.colour, place), dark)];
  const numeral = numerals.includes(fill);
  const id = `place-${shape}`;
  return svg`<svg width=${size} height=${size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <clipPath id=${id}><path d=${shapes[shape]} /></clipPath>
    <path d=${fills[fill] ?? ''} fill=${colour} clip-path=${`url(#${id})`} />
    <path d=${shapes[shape]} fill="none" stroke=${colour} stroke-width=${numeral ? 1.2 : 1.7} stroke-linejoin="round" />
    ${
      numeral
        ? svg`<text x="8" y="8.5" fill=${colour} font-size="8" font-weight="bold" font-family="sans-serif" text-anchor="middle" dominant-baseline="central">${fill}</text>`
        : null
    }
  </svg>`;
}
