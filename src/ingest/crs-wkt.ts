import { crsOf, datums, gaussKrugerOf, geographic, type Crs } from '#geo';
import type { Datum } from './reading';
import { datumOf } from './readers/header-words';

/** A WKT node: `NAME["text", 1, CHILD[...]]`. */
interface Node {
  word: string;
  texts: string[];
  numbers: number[];
  children: Node[];
}
type PlainDatum = Exclude<Datum, 'gcj-02' | 'bd-09'>;

const deepest = 20;
const longest = 20_000;

/**
 * The frame that a text in WKT 1 (as ESRI or the OGC write it) or WKT 2 (ISO 19162) describes, by its parameters: names differ from program to program and
 * codes are often left out or wrong. Null for what cannot be read or is no frame of China's surveys – a local plane with a meridian of its own, say.
 */
export function crsOfWkt(wkt: string): Crs | null {
  const root = wkt.length <= longest ? parse(wkt) : null;
  if (!root) return null;
  if (/^(COMPD_CS|COMPOUNDCRS|BOUNDCRS|SOURCECRS)$/.test(root.word)) {
    const inner = find(root, /^(PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS)$/);
    return inner ? crsOfNode(inner) : null;
  }
  return crsOfNode(root);
}

function crsOfNode(node: Node): Crs | null {
  const datum = datumIn(node);
  if (!datum) return null;
  if (/^(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS)$/.test(node.word)) return isInDegrees(node) ? geographic(datum) : null;
  if (!/^(PROJCS|PROJCRS|PROJECTEDCRS)$/.test(node.word)) return null;
  const code = Number(node.children.find(({ word }) => word === 'AUTHORITY' || word === 'ID')?.texts.find((t) => /^\d+$/.test(t)) ?? NaN);
  const id = Number.isNaN(code) ? node.children.find(({ word }) => word === 'ID')?.numbers[0] : code;
  const method = find(node, /^(PROJECTION|METHOD)$/)?.texts[0] ?? '';
  const unit = node.children.find(({ word }) => word === 'UNIT' || word === 'LENGTHUNIT')?.numbers[0] ?? 1;
  if (unit !== 1) return null;
  if (/mercator_auxiliary|popular_visualisation|pseudo/i.test(method.replaceAll(' ', '_')) || (id === 3857 && /mercator/i.test(method)))
    return datum === 'wgs-84' ? crsOf(3857) : null;
  if (!/gauss.?kr.?u.?ger|transverse.?mercator/i.test(method)) return null;
  const value = (name: RegExp, otherwise: number) => parametersOf(node).find(([n]) => name.test(n))?.[1] ?? otherwise;
  const meridian = value(/^(central.?meridian|longitude.?of.?(natural.?)?(origin|center))$/i, NaN);
  const easting = value(/^false.?easting$/i, 0);
  const scale = value(/^scale.?factor/i, 1);
  if (value(/^false.?northing$/i, 0) !== 0 || value(/^latitude.?of/i, 0) !== 0) return null;
  const utm = (meridian + 183) / 6;
  if (scale === 0.9996) return datum === 'wgs-84' && easting === 500_000 && Number.isInteger(utm) ? crsOf(32600 + utm) : null;
  return scale === 1 ? gaussKrugerBy(datum, meridian, easting, node.texts[0] ?? '', id) : null;
}

function gaussKrugerBy(datum: PlainDatum, meridian: number, easting: number, name: string, id: number | undefined): Crs | null {
  const prefix = (easting - 500_000) / 1e6;
  if (!Number.isInteger(prefix)) return null;
  const of = (width: 3 | 6) => {
    const zone = width === 3 ? meridian / 3 : (meridian + 3) / 6;
    const found = gaussKrugerOf(datum, width, zone, prefix !== 0);
    return found && (prefix === 0 || prefix === zone) ? found : null;
  };
  const [three, six] = [of(3), of(6)];
  // Without a number in front both widths have the same plane; the code or the name tells which was meant.
  if (three && six)
    return id === six.epsg || (id !== three.epsg && !/3.?deg|三度|3度/i.test(name) && /deg|GK_CM|Kruger/i.test(name)) ? six : three;
  return three ?? six;
}

function datumIn(node: Node): PlainDatum | null {
  const datum = find(node, /^(DATUM|TRF|GEODETICDATUM|ENSEMBLE)$/);
  const spheroid = find(node, /^(SPHEROID|ELLIPSOID)$/);
  const [a, rf] = spheroid?.numbers ?? [];
  const geogcs = find(node, /^(GEOGCS|GEOGCRS|BASEGEOGCRS|BASEGEODCRS|GEODCRS|GEODETICCRS)$/);
  const named = datumOf(
    [datum?.texts[0], geogcs?.texts[0]]
      .filter((t) => t !== undefined)
      .join(' ')
      .replaceAll('_', ' '),
  );
  const plain = datums.find((d) => d === named);
  if (!plain || a === undefined || rf === undefined) return null;
  const [wantedA, wantedRf] = spheroids[plain];
  return Math.abs(a - wantedA) < 0.01 && Math.abs(rf - wantedRf) < 1e-5 ? plain : null;
}

/** Semi-major axis in m and inverse flattening; CGCS2000 and GRS 80 agree in every digit given here. */
const spheroids: Record<PlainDatum, readonly [number, number]> = {
  cgcs2000: [6378137, 298.257222101],
  'wgs-84': [6378137, 298.257223563],
  'xian-1980': [6378140, 298.257],
  'beijing-1954': [6378245, 298.3],
  'new-beijing': [6378245, 298.3],
};

function isInDegrees(node: Node): boolean {
  const unit = find(node, /^(UNIT|ANGLEUNIT)$/)?.numbers[0];
  return unit === undefined || Math.abs(unit - Math.PI / 180) < 1e-9;
}

function parametersOf(node: Node): [name: string, value: number][] {
  const own = node.word === 'PARAMETER' && node.texts[0] !== undefined && node.numbers[0] !== undefined;
  return [...(own ? [[node.texts[0]!, node.numbers[0]!] as [string, number]] : []), ...node.children.flatMap(parametersOf)];
}

function find(node: Node, word: RegExp): Node | undefined {
  if (word.test(node.word)) return node;
  for (const child of node.children) {
    const found = find(child, word);
    if (found) return found;
  }
  return undefined;
}

/** The tree of a WKT text; null where it is none. Brackets may be round; a quote in a text is doubled. */
function parse(text: string): Node | null {
  const token = /\s*(?:"((?:[^"]|"")*)"|([A-Za-z_]\w*)|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([[(])|([\])])|(,))/y;
  const root: Node = { word: '', texts: [], numbers: [], children: [] };
  const path = [root];
  let word: string | null = null;
  const flush = () => {
    // A bare word is a value: north, Cartesian.
    if (word !== null) path.at(-1)!.texts.push(word);
    word = null;
  };
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match) return null;
    const [, quoted, name, number, open, close] = match;
    if (open !== undefined) {
      if (word === null || path.length > deepest) return null;
      const node: Node = { word: (word as string).toUpperCase(), texts: [], numbers: [], children: [] };
      path.at(-1)!.children.push(node);
      path.push(node);
      word = null;
      continue;
    }
    flush();
    if (quoted !== undefined) path.at(-1)!.texts.push(quoted.replaceAll('""', '"'));
    else if (name !== undefined) word = name;
    else if (number !== undefined) path.at(-1)!.numbers.push(Number(number));
    else if (close !== undefined && (path.length === 1 || !path.pop())) return null;
  }
  return path.length === 1 && root.children.length === 1 ? root.children[0]! : null;
}
