import { svg, type SVGTemplateResult } from 'lit';
import type { ExpressionSpecification } from 'maplibre-gl';
import { markOf } from './marks';

/** A project site's own words, as its layer gives them: the basin is its class, the kind its `type`. */
const status: ExpressionSpecification = ['coalesce', ['get', 'status'], 'unknown'];
const kind: ExpressionSpecification = ['coalesce', ['get', 'type'], 'other'];

/** Colour of the basin. */
export function placeColour(dark: boolean): ExpressionSpecification {
  const of = (basin: string) => markOf('basin', basin, dark).colour;
  return ['match', ['get', 'class'], 'liao', of('liao'), 'yinma', of('yinma'), markOf('', undefined, dark).colour];
}

/** `place|#7a4b2a|done|sewage`: the image that shows a place. */
export const placeImage = (dark: boolean): ExpressionSpecification => ['concat', 'place|', placeColour(dark), '|', status, '|', kind];

const size = 16;
const diamond = 'M8 2.6 L13.4 8 L8 13.4 L2.6 8 Z';
const circle = 'M13 8 A5 5 0 1 1 3 8 A5 5 0 1 1 13 8 Z';
const triangle = 'M8 2.8 L13.6 12.8 L2.4 12.8 Z';
/** Works against sewage, works on water, works on living ground; anything else is a square. */
const outlines: Record<string, string> = {
  sewage: diamond,
  sewer: diamond,
  river: circle,
  reservoir: circle,
  restoration: triangle,
  wetland: triangle,
  buffer: triangle,
  forest: triangle,
};
const square = 'M3.6 3.6 H12.4 V12.4 H3.6 Z';
/** What is filled: nothing while planned, half under construction, all when done, a dot when nobody says. */
const fills: Record<string, string> = {
  construction: 'M0 0 H8 V16 H0 Z',
  done: 'M0 0 H16 V16 H0 Z',
  unknown: 'M9.4 8 A1.4 1.4 0 1 1 6.6 8 A1.4 1.4 0 1 1 9.4 8 Z',
};

export function drawPlace(pen: CanvasRenderingContext2D, colour: string, placeStatus: string, placeKind: string) {
  const outline = new Path2D(outlines[placeKind] ?? square);
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
  const fill = fills[placeStatus];
  if (fill) flood(colour, outline, new Path2D(fill));
  line(colour, 1.7);
}

/** The same sign for the legend. */
export function placeSign(placeStatus: string, placeKind: string): SVGTemplateResult {
  const outline = outlines[placeKind] ?? square;
  const id = `place-${placeStatus}-${placeKind}`;
  return svg`<svg width=${size} height=${size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <clipPath id=${id}><path d=${outline} /></clipPath>
    <path d=${fills[placeStatus] ?? ''} fill="currentColor" clip-path=${`url(#${id})`} />
    <path d=${outline} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" />
  </svg>`;
}
