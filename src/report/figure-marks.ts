/**
 * How a class of zones is drawn: colour, opacity of the fill, pattern, width and dashes of the outline. Pattern and outline carry the class, so that a
 * print in black and white still tells them apart.
 */
export interface Mark {
  colour: string;
  fill: number;
  pattern?: 'slash' | 'backslash' | 'waves' | 'dense-dots' | 'dots' | 'lines' | 'grid' | 'crosses';
  width: number;
  dash?: string;
}

const marks: Readonly<Record<string, Mark>> = {
  basin: { colour: '#0f6b78', fill: 0, width: 2, dash: '14 6' },
  'basin/liao': { colour: '#7a4b2a', fill: 0, width: 2, dash: '14 6' },
  'good-water': { colour: '#0f6b78', fill: 0.06, width: 1, dash: '2 3' },
  'control-unit': { colour: '#57606a', fill: 0.2, width: 1 },
  'control-unit/general': { colour: '#e9c349', fill: 0.38, width: 1 },
  'control-unit/key': { colour: '#d9480f', fill: 0.3, pattern: 'slash', width: 1 },
  'control-unit/priority': { colour: '#1b7f5c', fill: 0.42, width: 1 },
  'straw-burning': { colour: '#7a5c1e', fill: 0.08, pattern: 'lines', width: 1, dash: '8 3 2 3' },
  diesel: { colour: '#7a5c1e', fill: 0.08, pattern: 'lines', width: 1, dash: '8 3 2 3' },
  groundwater: { colour: '#0f6b78', fill: 0.08, width: 1, dash: '5 2 1 2' },
  'development-zone': { colour: '#57606a', fill: 0, width: 1.5, dash: '6 3' },
  'lake-plan': { colour: '#2f7fc8', fill: 0.1, width: 1, dash: '3 3' },
  habitat: { colour: '#6b3fa0', fill: 0.08, width: 1, dash: '1 3' },
  'contaminated-farmland': { colour: '#7a5c1e', fill: 0.12, pattern: 'crosses', width: 1, dash: '3 2' },
  'contaminated-plot': { colour: '#7a1f3d', fill: 0.2, pattern: 'crosses', width: 2 },
  'approval-suspension': { colour: '#1d2329', fill: 0.05, pattern: 'grid', width: 2, dash: '10 3' },
  'nature-reserve': { colour: '#6b3fa0', fill: 0.22, pattern: 'dots', width: 1.5 },
  'nature-reserve/core': { colour: '#6b3fa0', fill: 0.38, pattern: 'dense-dots', width: 1.5 },
  'drinking-water': { colour: '#8fc3e8', fill: 0.45, width: 1.5, dash: '5 3' },
  'drinking-water/quasi': { colour: '#8fc3e8', fill: 0.45, width: 1.5, dash: '5 3' },
  'drinking-water/second': { colour: '#2f7fc8', fill: 0.45, width: 1.5 },
  'drinking-water/first': { colour: '#0b3c8c', fill: 0.55, pattern: 'waves', width: 2 },
  'red-line': { colour: '#c1121f', fill: 0.2, pattern: 'backslash', width: 2.5 },
};
const other: Mark = { colour: '#57606a', fill: 0.08, width: 1, dash: '4 2' };
/** From the ground up: what lies below must not hide what forbids. */
const order = Object.keys(marks);

export const markOf = (theme: string, zoneClass: string | undefined): Mark => marks[`${theme}/${zoneClass}`] ?? marks[theme] ?? other;
export function layerOrder(theme: string, zoneClass: string | undefined): number {
  const exact = order.indexOf(`${theme}/${zoneClass}`);
  return exact >= 0 ? exact : order.indexOf(theme);
}

/** The colours of look.md for what stands in the way. */
export const regimeColours: Readonly<Record<string, string>> = { prohibited: '#a8201a', conditional: '#8f4a00', unknown: '#4f5b66' };

const drawings: Record<NonNullable<Mark['pattern']>, { size: number; draw: string }> = {
  slash: { size: 8, draw: '<path d="M-2 2 2 -2M0 8 8 0M6 10 10 6" fill="none"/>' },
  backslash: { size: 7, draw: '<path d="M-2 5 2 9M0 0 7 7M5 -2 9 2" fill="none"/>' },
  waves: { size: 10, draw: '<path d="M0 5Q2.5 2 5 5T10 5" fill="none"/>' },
  'dense-dots': { size: 5, draw: '<circle cx="2.5" cy="2.5" r="1" stroke="none" fill="currentColor"/>' },
  dots: { size: 10, draw: '<circle cx="5" cy="5" r="1.1" stroke="none" fill="currentColor"/>' },
  lines: { size: 6, draw: '<path d="M0 3h6" fill="none"/>' },
  grid: { size: 9, draw: '<path d="M0 0h9M0 0v9" fill="none"/>' },
  crosses: { size: 9, draw: '<path d="M2 4.5h5M4.5 2v5" fill="none"/>' },
};

/** Definitions of the patterns that a drawing uses, each named by `patternId`. */
export function patterns(used: readonly Mark[], prefix: string): string {
  const ids = new Map<string, string>();
  for (const { pattern, colour } of used) {
    if (!pattern) continue;
    const { size, draw } = drawings[pattern];
    const drawn = draw.replaceAll('currentColor', colour);
    ids.set(
      patternId(pattern, colour, prefix),
      `<pattern id="${patternId(pattern, colour, prefix)}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" stroke="${colour}" stroke-width="1">${drawn}</pattern>`,
    );
  }
  return [...ids.values()].join('\n');
}

export const patternId = (pattern: string, colour: string, prefix: string) => `${prefix}-${pattern}-${colour.slice(1)}`;

/** Cross-hatching of the common parts: the worse, the denser. */
export function hatches(regimes: readonly string[], prefix: string): string {
  return regimes
    .map((regime) => {
      const size = regime === 'prohibited' ? 5 : regime === 'conditional' ? 8 : 11;
      const dash = regime === 'unknown' ? ' stroke-dasharray="3 2"' : '';
      return `<pattern id="${prefix}-hatch-${regime}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h${size}M0 0v${size}" fill="none" stroke="${regimeColours[regime]}" stroke-width="0.8"${dash}/></pattern>`;
    })
    .join('\n');
}
