/** Outlines of place signs on a square of 16, as paths that a canvas and an SVG both read. */
export const shapes = {
  diamond: 'M8 2.6 L13.4 8 L8 13.4 L2.6 8 Z',
  circle: 'M13 8 A5 5 0 1 1 3 8 A5 5 0 1 1 13 8 Z',
  triangle: 'M8 2.8 L13.6 12.8 L2.4 12.8 Z',
  square: 'M3.6 3.6 H12.4 V12.4 H3.6 Z',
  /** Where something flows out. */
  funnel: 'M2.4 3.4 H13.6 L8 13.4 Z',
  drop: 'M8 2 C9.6 4.6 12 7 12 9.6 A4 4 0 1 1 4 9.6 C4 7 6.4 4.6 8 2 Z',
  house: 'M8 2.6 L13.4 7.4 H12 V13 H4 V7.4 H2.6 Z',
  flag: 'M4 2.4 L12.8 5.4 L5.4 8.4 V13.6 H4 Z',
  hexagon: 'M8 2.2 L13 5.1 V10.9 L8 13.8 L3 10.9 V5.1 Z',
  pentagon: 'M8 2.4 L13.6 6.6 L11.4 13.2 H4.6 L2.4 6.6 Z',
  /** A plate wide enough for a numeral. */
  plate: 'M2 3.4 H14 V12.6 H2 Z',
  peg: 'M6 4 H10 V12 H6 Z',
} as const;
export type ShapeName = keyof typeof shapes;

/** What of a sign is filled. */
export const fills: Record<string, string> = {
  none: '',
  half: 'M0 0 H8 V16 H0 Z',
  full: 'M0 0 H16 V16 H0 Z',
  dot: 'M9.6 8.4 A1.6 1.6 0 1 1 6.4 8.4 A1.6 1.6 0 1 1 9.6 8.4 Z',
  bar: 'M0 9 H16 V16 H0 Z',
};

/** Numerals stand in the sign instead of a fill; the question mark for a class that nobody printed. */
export const numerals = ['II', 'III', 'IV', 'V', '?'];
