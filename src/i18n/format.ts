/** Numbers, measures and places as this page writes them; the same digits in both languages, only the unit's word differs. */
export type Language = 'zh' | 'en';

const narrow = '\u202f';
const unit = {
  zh: { ha: '公顷', mu: '亩', m2: 'm²' },
  en: { ha: 'ha', mu: 'mu', m2: 'm²' },
} as const;

/** Fixed decimals, thousands parted by a narrow space that does not break the line. */
export function number(value: number, decimals = 0): string {
  const [whole = '0', rest] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, narrow) : whole;
  const minus = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : '';
  return minus + grouped + (rest ? `.${rest}` : '');
}

/** A positive value that would round to zero is written as below the last digit, so that "0" always means none. */
function atLeast(value: number, decimals: number): string {
  const least = 10 ** -decimals;
  return value > 0 && value < least / 2 ? `<${least.toFixed(decimals)}` : number(value, decimals);
}

export const hectares = (areaM2: number) => atLeast(areaM2 / 10_000, 4);
/** 亩: a fifteenth of a hectare. */
export const mu = (areaM2: number) => atLeast((areaM2 * 15) / 10_000, 2);
export const squareMetres = (areaM2: number) => atLeast(areaM2, areaM2 < 100 ? 1 : 0);

/** `1.2043 公顷 (18.06 亩; 12 043 m²)` */
export function area(areaM2: number, language: Language): string {
  const u = unit[language];
  return `${hectares(areaM2)} ${u.ha} (${mu(areaM2)} ${u.mu}; ${squareMetres(areaM2)} ${u.m2})`;
}

/** A length inside something: metres with one decimal, from 10 km on kilometres. */
export function length(lengthM: number): string {
  return lengthM < 10_000 ? `${atLeast(lengthM, 1)} m` : `${number(lengthM / 1000, 2)} km`;
}

/** How far away: tenths of a metre near by, whole metres from 1 km on, kilometres from 10 km on. */
export function distance(distanceM: number): string {
  if (distanceM < 1000) return `${atLeast(distanceM, 1)} m`;
  return distanceM < 10_000 ? `${number(distanceM)} m` : `${number(distanceM / 1000, 1)} km`;
}

/** `36.5 %`. Never 0 % for a part, never 100 % for less than all. */
export function share(part: number): string {
  const percent = part * 100;
  if (percent > 0 && percent < 0.1) return '<0.1 %';
  if (percent < 100 && percent > 99.9) return '>99.9 %';
  return `${percent.toFixed(1)} %`;
}

export const longitude = (lng: number) => `${Math.abs(lng).toFixed(6)}°${lng < 0 ? 'W' : 'E'}`;
export const latitude = (lat: number) => `${Math.abs(lat).toFixed(6)}°${lat < 0 ? 'S' : 'N'}`;
/** `125.323500°E 43.882100°N` */
export const position = ([lng, lat]: readonly [number, number]) => `${longitude(lng)} ${latitude(lat)}`;

/** `125°19′24.6″` */
export function dms(degrees: number): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const seconds = (tenths % 600) / 10;
  const minutes = Math.floor(tenths / 600) % 60;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${degrees < 0 ? '−' : ''}${Math.floor(tenths / 36_000)}°${two(minutes)}′${seconds.toFixed(1).padStart(4, '0')}″`;
}

/** Survey axes, north first as on Chinese survey sheets: `X 4 860 123.4  Y 42 445 637.2`. */
export const survey = (x: number, y: number) => `X ${number(x, 1)}  Y ${number(y, 1)}`;

/** A day as ISO 8601 writes it, in both languages. */
export const day = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
