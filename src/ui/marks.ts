/**
 * How every class is drawn, on the map and in the legend. Colour alone fails under colour blindness (red line and priority unit, second class and
 * reserve look the same), so pattern and outline carry the class too, and a black-and-white print still tells them apart.
 */
export type PatternName =
  | 'slash'
  | 'backslash'
  | 'waves'
  | 'dots'
  | 'sparse-dots'
  | 'horizontals'
  | 'sparse-horizontals'
  | 'broken-horizontals'
  | 'sparse-broken-horizontals'
  | 'verticals'
  | 'crosshatch'
  | 'sparse-crosshatch'
  | 'furrows'
  | 'sparse-furrows'
  | 'grid'
  | 'rings'
  | 'pluses'
  | 'crosses'
  | 'arrows'
  | 'wings'
  | 'firs';

export interface Mark {
  colour: string;
  /** 0…1; 0 leaves the ground visible. */
  fill: number;
  pattern?: PatternName;
  outlineWidth: number;
  /** In multiples of the width; absent = solid. */
  dash?: readonly number[];
}

const marks: Record<string, Mark> = {
  'control-unit/priority': { colour: '#1b7f5c', fill: 0.42, outlineWidth: 1 },
  'control-unit/key': { colour: '#d9480f', fill: 0.42, pattern: 'slash', outlineWidth: 1 },
  'control-unit/general': { colour: '#e9c349', fill: 0.38, outlineWidth: 1 },
  'red-line': { colour: '#c1121f', fill: 0.2, pattern: 'backslash', outlineWidth: 2.5 },
  'drinking-water/first': { colour: '#0b3c8c', fill: 0.55, pattern: 'waves', outlineWidth: 2 },
  'drinking-water/second': { colour: '#2f7fc8', fill: 0.45, outlineWidth: 1.5 },
  'drinking-water/quasi': { colour: '#8fc3e8', fill: 0.45, outlineWidth: 1.5, dash: [3, 2] },
  'nature-reserve/core': { colour: '#6b3fa0', fill: 0.38, pattern: 'dots', outlineWidth: 1.5 },
  'nature-reserve/general': { colour: '#6b3fa0', fill: 0.22, pattern: 'sparse-dots', outlineWidth: 1.5 },
  'basin/liao': { colour: '#7a4b2a', fill: 0, outlineWidth: 2, dash: [7, 4] },
  'basin/yinma': { colour: '#0f6b78', fill: 0, outlineWidth: 2, dash: [7, 4] },
};
/**
 * The other themes are quieter: little fill, thin outlines. Areas that hold only at certain times or hours are brown with horizontal lines and a dash-dot
 * outline, unbroken for straw and broken for diesel; within a theme the milder class has the sparser pattern.
 */
const hourly = { colour: '#7a5c1e', outlineWidth: 1, dash: [6, 2, 1, 2] };
const species = { colour: '#5f6b1c', fill: 0.1, outlineWidth: 1, dash: [4, 2] };
const goodWater = { colour: '#27698f', fill: 0.08, outlineWidth: 1.2 };
const underground = { colour: '#5a5fa8', fill: 0.08, outlineWidth: 1 };
const quiet: Record<string, Mark> = {
  'straw-burning/banned': { ...hourly, fill: 0.18, pattern: 'horizontals' },
  'straw-burning/restricted': { ...hourly, fill: 0.1, pattern: 'sparse-horizontals' },
  'diesel/no-go': { ...hourly, fill: 0.18, pattern: 'broken-horizontals' },
  'diesel/restricted': { ...hourly, fill: 0.1, pattern: 'sparse-broken-horizontals' },
  'habitat/merganser': { ...species, pattern: 'wings' },
  'habitat/siberian-crane': { ...species, pattern: 'pluses' },
  'habitat/red-crowned-crane': { ...species, pattern: 'rings' },
  'habitat/stone-pine': { ...species, pattern: 'firs' },
  'lake-plan': { colour: '#0f7285', fill: 0.08, outlineWidth: 2, dash: [5, 1.5, 1, 1.5] },
  'good-water/songhua': goodWater,
  'good-water/tumen': { ...goodWater, dash: [4, 2] },
  'good-water/yalu': { ...goodWater, dash: [1, 1.5] },
  'contaminated-plot/remediation': { colour: '#8f2a62', fill: 0.3, pattern: 'crosshatch', outlineWidth: 1.5 },
  'contaminated-plot/control': { colour: '#8f2a62', fill: 0.18, pattern: 'sparse-crosshatch', outlineWidth: 1.5, dash: [3, 2] },
  'contaminated-farmland/strict-control': { colour: '#a3456f', fill: 0.18, pattern: 'furrows', outlineWidth: 1 },
  'contaminated-farmland/safe-use': { colour: '#a3456f', fill: 0.08, pattern: 'sparse-furrows', outlineWidth: 1, dash: [3, 2] },
  'groundwater/protection': { ...underground, fill: 0.14, pattern: 'rings' },
  'groundwater/prevention': { ...underground, pattern: 'pluses', dash: [4, 2] },
  'groundwater/remediation': { ...underground, fill: 0.14, pattern: 'crosses' },
  'groundwater/recharge': { ...underground, pattern: 'arrows', dash: [1, 1.5] },
  'development-zone/national': { colour: '#4f5b66', fill: 0.12, pattern: 'grid', outlineWidth: 1.5 },
  'development-zone/provincial': { colour: '#4f5b66', fill: 0.12, outlineWidth: 1.2 },
  'approval-suspension': { colour: '#6d1a36', fill: 0.08, pattern: 'verticals', outlineWidth: 2, dash: [4, 1.5] },
};
const plain: Mark = { colour: '#5b6570', fill: 0.2, outlineWidth: 1.5 };

/** The mark of a class; a theme's own when it has no classes, a plain grey one for what nobody has drawn yet. */
export function markOf(theme: string, zoneClass: string | undefined, dark: boolean): Mark {
  const mark = marks[`${theme}/${zoneClass ?? ''}`] ?? quiet[`${theme}/${zoneClass ?? ''}`] ?? marks[theme] ?? quiet[theme] ?? plain;
  return dark ? { ...mark, colour: lighter(mark.colour, 0.1) } : mark;
}

/** Themes from the ground up: wide and mild ones below, what decides most on top; places above all zones. */
export const drawingOrder: readonly string[] = [
  'control-unit',
  'groundwater',
  'good-water',
  'straw-burning',
  'diesel',
  'habitat',
  'development-zone',
  'contaminated-farmland',
  'nature-reserve',
  'red-line',
  'lake-plan',
  'drinking-water',
  'contaminated-plot',
  'approval-suspension',
  'basin',
  'village',
  'outfall',
  'black-odorous-water',
  'section',
  'town-sewage',
  'villa-golf',
  'risk-source',
  'project-site',
];

/** A colour for names on a light ground: towards black as far as text needs. */
export const darker = (hex: string): string =>
  '#' +
  [1, 3, 5]
    .map((i) =>
      Math.round(parseInt(hex.slice(i, i + 2), 16) * 0.62)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');

/** Same hue, towards white by a part. Basins and deep blues need more than the tenth on dark ground to keep 3:1. */
export function lighter(hex: string, part: number): string {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as [number, number, number];
  const luminance = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  const by = luminance < 0.3 ? part + 0.3 : part;
  return (
    '#' +
    [r, g, b]
      .map((v) =>
        Math.round(v + (255 - v) * by)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  );
}

export const verdictColour = {
  light: { prohibited: '#a8201a', conditional: '#8f4a00', undetermined: '#4f5b66', 'no-conflict-found': '#1b5799' },
  dark: { prohibited: '#ff8a80', conditional: '#f5b35c', undetermined: '#b3bec9', 'no-conflict-found': '#8fc1ff' },
} as const;

/** The base map: faint, so that zones and site speak. */
export const ground = {
  light: {
    beyond: '#e9e7e0',
    land: '#f4f2ec',
    water: '#bcd3df',
    shore: '#5f93ad',
    waterText: '#2f6079',
    border: '#8d877a',
    line: '#bdb7a9',
    text: '#57606a',
    halo: '#f9f8f4',
    site: '#14181c',
    casing: '#ffffff',
  },
  dark: {
    beyond: '#15191d',
    land: '#1c2126',
    water: '#27414f',
    shore: '#5c93ad',
    waterText: '#9cc7de',
    border: '#75808b',
    line: '#3c454e',
    text: '#a9b4be',
    halo: '#12161a',
    site: '#f2f4f6',
    casing: '#0c0f12',
  },
} as const;
