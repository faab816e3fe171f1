import type { Datum, FrameEvidence } from '../reading';

export type Header = NonNullable<FrameEvidence['header']>;

/** New Beijing before Beijing, and the year 2000 before everything: "2000国家大地坐标系（由80坐标转换）" is CGCS2000, "80国家大地坐标系" is Xian 1980. */
const datumWords: readonly [RegExp, Datum][] = [
  [/CGCS|2000/i, 'cgcs2000'],
  [/GCJ|火星|国测局|高德/i, 'gcj-02'],
  [/BD-?0?9|百度/i, 'bd-09'],
  [/WGS|GPS/i, 'wgs-84'],
  [/80|西安|Xi'?an/i, 'xian-1980'],
  [/新.{0,8}54|新.{0,8}北京|New.?Beijing/i, 'new-beijing'],
  [/54|北京|Beijing|BJ/i, 'beijing-1954'],
];

/** The datum that a survey file or a table names, in one of its many spellings. */
export function datumOf(text: string): Datum | undefined {
  const plain = text.normalize('NFKC');
  return datumWords.find(([words]) => words.test(plain))?.[1];
}

/** A Gauss–Krüger zone number of China, 3° (24–45) or 6° (13–23); a central meridian that stands where a zone should is told as one. */
export function zoneOf(text: string): Pick<Header, 'zone' | 'centralMeridian'> | null {
  const number = numberIn(text);
  if (number === null || !Number.isInteger(number)) return null;
  if (number >= 13 && number <= 45) return { zone: number };
  return number >= 72 && number <= 138 && number % 3 === 0 ? { centralMeridian: number } : null;
}

/** A central meridian in degrees: "126", "126°", "126度00分". */
export function meridianOf(text: string): Pick<Header, 'centralMeridian'> | null {
  const number = numberIn(text);
  return number !== null && number >= 70 && number <= 140 ? { centralMeridian: number } : null;
}

/** The width of a zone: "3", "3度带", "六度". */
export function widthOf(text: string): Pick<Header, 'widthDeg'> | null {
  const number = numberIn(text.replace('三', '3').replace('六', '6'));
  return number === 3 || number === 6 ? { widthDeg: number } : null;
}

/** What free text – a title over a table, a column's head, a sheet's name – says of the frame. */
export function headerIn(text: string): Header | undefined {
  const plain = text.normalize('NFKC').slice(0, 2000);
  const header: Header = {};
  const names =
    /CGCS\s?2000|2000\s?国家大地坐标系?|国家\s?2000|WGS-?\s?84|(?:19)?80\s?(?:年)?西安(?:坐标系)?|西安\s?(?:19)?80|(?:新)?(?:19)?54\s?(?:年)?北京(?:坐标系)?|(?:新)?北京\s?(?:19)?54|GCJ-?02|BD-?09|火星坐标|百度坐标|高德坐标/i;
  const named = names.exec(plain)?.[0];
  if (named !== undefined) {
    header.text = named;
    const datum = datumOf(named);
    if (datum) header.datum = datum;
  }
  const meridian = /(?:中央(?:子午|经)线|CM|L0)\D{0,4}(\d{2,3}(?:\.\d+)?)/i.exec(plain)?.[1];
  if (meridian !== undefined) Object.assign(header, meridianOf(meridian));
  const zone = /带号\D{0,3}(\d{2})(?!\d)|(?<!\d)(\d{2})\s?带/.exec(plain);
  if (zone) Object.assign(header, zoneOf(zone[1] ?? zone[2]!));
  const width = /([36三六])\s?(?:度|°)\s?(?:分)?带/.exec(plain)?.[1];
  if (width !== undefined) Object.assign(header, widthOf(width));
  return Object.keys(header).length > 0 ? header : undefined;
}

function numberIn(text: string): number | null {
  const digits = /\d+(?:\.\d+)?/.exec(text.normalize('NFKC'))?.[0];
  return digits === undefined ? null : Number(digits);
}

const areaUnits: readonly [RegExp, number][] = [
  [/^(公顷|ha|hm2|hectares?)$/i, 10_000],
  [/^(亩|mu)$/i, 10_000 / 15],
  [/^(平方米|平米|m2|sqm)$/i, 1],
  [/^(平方公里|平方千米|km2)$/i, 1_000_000],
];

/** An area in m² from "0.7655公顷", "11.48 亩", "7655㎡"; a bare number counts in the given unit, and is nothing where none is given. Null: unreadable. */
export function areaM2In(text: string, bareUnit?: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*\(?([^\d().]*2?)\)?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const word = match[2]!.trim() || bareUnit || '';
  const factor = areaUnits.find(([words]) => words.test(word))?.[1];
  // To the square millimetre: 11.48 亩 are no endless decimals.
  return factor === undefined ? null : Number((Number(match[1]) * factor).toFixed(6));
}
