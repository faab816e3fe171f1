import { svg, type SVGTemplateResult } from 'lit';
import type { Mark, PatternName } from './marks';
import { tiles, type Tile } from './pattern-tiles';
import { drawPlace } from './place-marks';

/** `slash|#d9480f` names a pattern in a colour: the map asks for an image by that name when it first needs it. */
export const imageName = (pattern: PatternName, colour: string) => `${pattern}|${colour}`;

export const pixelRatio = 2;

/** The pixels of a pattern or a place symbol by its name; null for a name that is not ours. */
export function imageOf(name: string): ImageData | null {
  const [what, colour, ...rest] = name.split('|');
  if (!what || !colour) return null;
  const tile = tiles[what as PatternName];
  const side = tile ? tile.size : 16;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side * pixelRatio;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.scale(pixelRatio, pixelRatio);
  if (tile) drawTile(pen, tile, colour);
  else if (what === 'place') drawPlace(pen, colour, rest[0] ?? '', rest[1] ?? '');
  else return null;
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function drawTile(pen: CanvasRenderingContext2D, tile: Tile, colour: string) {
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = tile.width;
  for (const stroke of tile.strokes) {
    pen.beginPath();
    for (const [i, [x, y]] of stroke.entries())
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    pen.stroke();
  }
  for (const [x, y, r] of tile.dots) {
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
    pen.fill();
  }
}

let swatches = 0;
/** The mark of a class as the legend shows it: same fill, pattern and outline as on the map. */
export function swatch(mark: Mark): SVGTemplateResult {
  const id = `pattern-${++swatches}`;
  const tile = mark.pattern && tiles[mark.pattern];
  const inset = mark.outlineWidth / 2 + 0.5;
  const box = (fill: string, opacity: number) =>
    svg`<rect x=${inset} y=${inset} width=${28 - 2 * inset} height=${18 - 2 * inset} fill=${fill} fill-opacity=${opacity} />`;
  return svg`<svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true" focusable="false">
    ${
      tile
        ? svg`<defs><pattern id=${id} width=${tile.size} height=${tile.size} patternUnits="userSpaceOnUse">
            ${tile.strokes.map((s) => svg`<polyline points=${s.map((p) => p.join(',')).join(' ')} fill="none" stroke=${mark.colour} stroke-width=${tile.width} />`)}
            ${tile.dots.map(([x, y, r]) => svg`<circle cx=${x} cy=${y} r=${r} fill=${mark.colour} />`)}
          </pattern></defs>`
        : null
    }
    ${mark.fill > 0 ? box(mark.colour, mark.fill) : null} ${tile ? box(`url(#${id})`, 1) : null}
    <rect x=${inset} y=${inset} width=${28 - 2 * inset} height=${18 - 2 * inset} fill="none" stroke=${mark.colour} stroke-width=${mark.outlineWidth}
      stroke-dasharray=${mark.dash ? mark.dash.map((d) => d * mark.outlineWidth).join(' ') : 'none'} />
  </svg>`;
}
