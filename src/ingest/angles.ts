/** A coordinate as somebody wrote it. */
export interface Spelled {
  /** Degrees where the spelling says so, else the bare number in whatever unit; south and west are negative. */
  value: number;
  /** The spelling leaves no doubt: signs, letters or parts of degrees. A bare number has no unit. */
  unit?: 'degrees';
  /** Which of a position's two numbers it is, where a letter says so (E, 北纬 …). */
  axis?: 'east' | 'north';
}

const hemispheres: Record<string, { axis: 'east' | 'north'; sign: 1 | -1 }> = {
  E: { axis: 'east', sign: 1 },
  东: { axis: 'east', sign: 1 },
  W: { axis: 'east', sign: -1 },
  西: { axis: 'east', sign: -1 },
  N: { axis: 'north', sign: 1 },
  北: { axis: 'north', sign: 1 },
  S: { axis: 'north', sign: -1 },
  南: { axis: 'north', sign: -1 },
};

const bare = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** Degrees, minutes, seconds by their signs; only the last part that is there may have a fraction. */
const signed = /^([+-]?)(\d{1,3})(\.\d+)?°(?:(\d{1,2})(\.\d+)?′)?(?:(\d{1,2}(?:\.\d+)?)″?)?$/;
/** Three parts by hyphens, colons, dots or spaces: 125-19-24.6, 125:19:24.6, 125.19.24.6, 125 19 24.6. */
const parted = /^([+-]?)(\d{1,3})([-:. ])(\d{1,2})\3(\d{1,2}(?:\.\d+)?)$/;

/**
 * A number or an angle from its spelling: decimal, with the signs of degrees, minutes and seconds in all their Chinese and Western forms, in three parts,
 * with a letter or word for the half of the globe. Null for anything else, for minutes and seconds of 60 and more, and for more than 180 degrees.
 */
export function readAngle(text: string): Spelled | null {
  if (text.length > 60) return null;
  // Most are plain numbers, a million of them at times.
  if (bare.test(text)) return finite(Number(text));
  const half = takeHemisphere(plainSigns(text));
  if (half === null) return null;
  const { rest, axis, sign } = half;
  const where = axis === undefined ? {} : { axis };
  if (bare.test(rest)) {
    const value = sign * Number(rest);
    if (axis === undefined || !Number.isFinite(value)) return finite(value);
    return Math.abs(value) <= 180 ? { value, unit: 'degrees', ...where } : { value, ...where };
  }
  const parts = partsOf(rest);
  if (parts === null) return null;
  const value = sign * (rest.startsWith('-') ? -1 : 1) * inDegrees(...parts);
  return Number.isNaN(value) || Math.abs(value) > 180 ? null : { value, unit: 'degrees', ...where };
}

const finite = (value: number): Spelled | null => (Number.isFinite(value) ? { value } : null);

/**
 * What a bare number means when it is packed as ddd.mmssss (125.19246 is 125°19′24.6″), in degrees; null where its digits cannot be minutes and
 * seconds. Read from the decimal digits, so that 125.1924 is not 125°19′23.99″; noise beyond the tenth decimal, as spreadsheets leave it, is dropped.
 */
export function unpack(value: number): number | null {
  if (!Number.isFinite(value) || Math.abs(value) > 180) return null;
  const [whole, fraction] = Math.abs(value).toFixed(10).split('.') as [string, string];
  const seconds = `${fraction.slice(2, 4)}.${fraction.slice(4)}`;
  const degrees = inDegrees(Number(whole), Number(fraction.slice(0, 2)), Number(seconds));
  return Number.isNaN(degrees) || degrees > 180 ? null : Math.sign(value) * degrees;
}

/** What all the numbers of a file, taken together, say of their unit and order by how they are spelled. */
export class Spelling {
  #count = 0;
  #signed = 0;
  #lettered = 0;
  #largest = 0;
  #packable = true;
  #differs = false;
  #fine = false;

  add({ value, unit, axis }: Spelled): void {
    this.#count += 1;
    if (unit) this.#signed += 1;
    if (axis) this.#lettered += 1;
    this.#largest = Math.max(this.#largest, Math.abs(value));
    if (!this.#packable) return;
    const packed = unit ? null : unpack(value);
    if (packed === null) this.#packable = false;
    else if (packed !== value) this.#differs = true;
    // Minutes and seconds take four digits; 125.001 is nobody's 125°00′10″, though a spreadsheet may drop the zeros of one number among others.
    this.#fine ||= packed !== null && Number(value.toFixed(3)) !== value;
  }

  get count(): number {
    return this.#count;
  }
  /** Every number is small enough to be an angle. */
  get small(): boolean {
    return this.#largest <= 180;
  }
  /** Some are angles for sure, and none is too large to be one. */
  get degrees(): boolean {
    return this.#signed > 0 && this.small;
  }
  /** A letter beside every number says which of the two it is. */
  get stated(): boolean {
    return this.#count > 0 && this.#lettered === this.#count;
  }
  /** The digits of all can be minutes and seconds, and then mean another place. */
  get packs(): boolean {
    return this.#packable && this.#differs;
  }
  /** As `packs`, and they have as many digits as packed angles have: nobody can tell by the numbers. */
  get packable(): boolean {
    return this.packs && this.#fine;
  }
}

function partsOf(text: string): [degrees: number, minutes: number, seconds: number] | null {
  const bySigns = signed.exec(text);
  if (bySigns) {
    const [, , degrees, degreeFraction, minutes, minuteFraction, seconds] = bySigns;
    const more = degreeFraction !== undefined ? (minutes ?? seconds) : minuteFraction !== undefined ? seconds : undefined;
    // Seconds without minutes are a slip of the pen more often than meant.
    if (more !== undefined || (seconds !== undefined && minutes === undefined)) return null;
    return [Number(degrees! + (degreeFraction ?? '')), Number((minutes ?? '0') + (minuteFraction ?? '')), Number(seconds ?? 0)];
  }
  const byMarks = parted.exec(text);
  return byMarks ? [Number(byMarks[2]), Number(byMarks[4]), Number(byMarks[5])] : null;
}

/** NaN where minutes or seconds are 60 or more. One division, so that 125°19′24.6″ is the double nearest to 125.3235. */
const inDegrees = (degrees: number, minutes: number, seconds: number) =>
  minutes < 60 && seconds < 60 ? (degrees * 3600 + minutes * 60 + seconds) / 3600 : NaN;

/** One sign for each of degree, minute and second, plain digits, no space but between parts of three. */
function plainSigns(text: string): string {
  // Before the normal form is taken, which would make a letter o or a combining ring of some of them.
  return text
    .replaceAll(/[º˚ᵒ∘]/g, '°')
    .replaceAll(/''|[″"”“〃ʺ＂]/g, '″')
    .normalize('NFKC')
    .replaceAll('′′', '″')
    .replaceAll(/度|deg\.?(?![a-z])/gi, '°')
    .replaceAll(/[分′'’‘´`ʹ]/g, '′')
    .replaceAll(/秒/g, '″')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .trim()
    .replaceAll(/\s*([°′″])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ');
}

function takeHemisphere(text: string): { rest: string; axis?: 'east' | 'north'; sign: 1 | -1 } | null {
  const front = /^([EWNS]|[东西南北][经纬]?)[:\s]*(?=[\d.+-])/i.exec(text);
  const back = /(?<=[\d.°′″])\s*([EWNS]|[东西南北][经纬]?)$/i.exec(text);
  if (!front && !back) return { rest: text, sign: 1 };
  if (front && back) return null;
  const rest = front ? text.slice(front[0].length) : text.slice(0, -back![0].length);
  const { axis, sign } = hemispheres[(front ?? back)![1]!.charAt(0).toUpperCase()]!;
  // "-125.3 W" says the same twice or the contrary; nobody can tell.
  return /^[+-]/.test(rest) ? null : { rest, axis, sign };
}
