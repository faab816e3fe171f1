import { readAngle } from '../angles';
import type { Row } from './spreadsheet';

/** Where a table holds what; columns count from 0. */
export interface Layout {
  /** The row of the heads, among the rows given; −1 for a table without. */
  headAt: number;
  /** The first row of numbers. */
  start: number;
  /** The head cells as they stand. */
  heads: string[];
  /** One column, or three for degrees, minutes and seconds; or one that holds both numbers. */
  east: number[];
  north: number[];
  pair?: { column: number; eastFirst: boolean };
  axes: 'stated' | 'by-format';
  /** What the heads say of the unit: degrees under 经度, metres under X（米）. */
  unit?: 'degrees' | 'metres';
  /** The heads say that 125.3235 is decimal, or that it is ddd.mmss. */
  fraction?: 'decimal' | 'packed';
  point?: number;
  name?: number;
  id?: number;
  ring?: number;
  area?: number;
  kind?: number;
  /** Columns of a second pair of coordinates, which is not read. */
  unused: string[];
}

type Role = 'lng' | 'lat' | 'north' | 'east' | 'x' | 'y' | 'gisX' | 'gisY' | 'pair' | 'name' | 'id' | 'point' | 'ring' | 'area' | 'kind';
const frames = '(?:cgcs2000|wgs84|2000|大地|地理|中心点?|gps)?';
/** Head words, after brackets, spaces and underscores are gone. */
const roles: readonly [Role, RegExp][] = [
  ['lng', new RegExp(`^${frames}(?:[xl]?(?:经度|东经)(?:坐标|值)?[xle]?|lon|lng|long|longitude|经)$`)],
  ['lat', new RegExp(`^${frames}(?:[yb]?(?:纬度|北纬)(?:坐标|值)?[ybn]?|lat|latitude|纬)$`)],
  ['north', /^(?:[xn]?(?:北坐标|纵坐标|北向坐标|北距)[xn]?|northing|north|n|北)$/],
  ['east', /^(?:[ye]?(?:东坐标|横坐标|东向坐标|东距)[ye]?|easting|east|e|东)$/],
  ['x', new RegExp(`^${frames}(?:x|x坐标|坐标x|x值)$`)],
  ['y', new RegExp(`^${frames}(?:y|y坐标|坐标y|y值)$`)],
  ['gisX', /^(?:pointx|xcoord|coordx|centroidx)$/],
  ['gisY', /^(?:pointy|ycoord|coordy|centroidy)$/],
  ['pair', /^(?:坐标|经纬度|位置坐标|地理坐标|拐点坐标|坐标点|lonlat|lnglat|coordinates?|location|coords?)$/],
  [
    'name',
    /^(?:地块|地块名称|名称|项目名称|项目|选址|选址名称|宗地|宗地名称|图斑|区块|点位名称|站名|name|site|sitename|plot|parcel|title)$/,
  ],
  ['id', /^(?:地块编号|地块号|地块代码|宗地号|宗地编号|宗地代码|图斑号|图斑编号|编号|id|code|siteid|plotid|parcelid)$/],
  [
    'point',
    /^(?:点号|序号|拐点|拐点号|拐点编号|界址点|界址点号|顶点|顶点号|点名|桩号|点|no\.?|num|point|pt|vertex|pointid|fid|objectid|#)$/,
  ],
  ['ring', /^(?:圈号|环号|圈|ring|part)$/],
  ['area', /^(?:面积|占地面积|用地面积|地块面积|area)$/],
  ['kind', /^(?:类型|图形类型|图形属性|几何类型|kind|type|geometry|geometrytype)$/],
];
const axisHints: readonly [RegExp, Role][] = [
  [/^(北|n|north|纵)$/, 'north'],
  [/^(东|e|east|横)$/, 'east'],
  [/^(经度|经|l|lon|lng)$/, 'lng'],
  [/^(纬度|纬|b|lat)$/, 'lat'],
];

interface Head {
  role?: Role;
  /** What stands in brackets: a unit, an axis, a spelling. */
  hint: string;
}

function headOf(cell: string): Head {
  if (cell.length > 60) return { hint: '' };
  const plain = cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_·:"'*]/g, '')
    .replace(/\/(?:m|米|°|度)$/, '');
  const hint = /[([【](.*?)[)\]】]/.exec(plain)?.[1] ?? '';
  const base = plain.replaceAll(/[([【].*?[)\]】]/g, '');
  const role = roles.find(([, words]) => words.test(base))?.[0];
  if (role === 'x' || role === 'y') return { role: axisHints.find(([words]) => words.test(hint))?.[1] ?? role, hint };
  return role === undefined ? { hint } : { role, hint };
}

/** The pairs of roles that make a position, the surest first. Whether a bare X is north (surveys) or east (maps) is the format's rule and often broken. */
const pairs: readonly { east: Role; north: Role; axes: Layout['axes'] }[] = [
  { east: 'lng', north: 'lat', axes: 'stated' },
  { east: 'east', north: 'north', axes: 'stated' },
  { east: 'y', north: 'x', axes: 'by-format' },
  { east: 'gisX', north: 'gisY', axes: 'by-format' },
];

/** Finds the columns by their heads, in any of the first rows; else, in a table without heads, the only two columns that hold nothing but coordinates. */
export function layoutOf(rows: readonly Row[]): Layout | null {
  // A head 坐标 may hold both numbers, or stand over the two columns that do.
  for (const both of [false, true])
    for (const [i, row] of rows.slice(0, 30).entries()) {
      const found = fromHeads(rows, i, headCells(row, rows[i - 1]), both);
      if (found) return found;
    }
  return withoutHeads(rows);
}

/** Whether a row repeats the heads, as before the next plot of a sheet. */
export function repeatsHeads({ heads, headAt }: Layout, { cells }: Row): boolean {
  return headAt >= 0 && cells.every((cell, i) => cell === '' || cell === heads[i]) && cells.filter((cell) => cell !== '').length > 1;
}

/** A head that spans two rows stands in the upper of them: 地块名称 beside 坐标 over X, Y. */
function headCells({ cells }: Row, above?: Row): string[] {
  if (!above || above.cells.filter((cell) => cell !== '').length < 2) return cells;
  const width = Math.max(cells.length, above.cells.length);
  return Array.from({ length: width }, (_, k) => cells[k] || (above.cells[k] ?? ''));
}

function fromHeads(rows: readonly Row[], headAt: number, cells: string[], inOne: boolean): Layout | null {
  const heads = cells.map(headOf);
  const at = (role: Role) => {
    const column = heads.findIndex((head) => head.role === role);
    return column < 0 ? undefined : column;
  };
  const there = pairs.filter(({ east, north }) => at(east) !== undefined && at(north) !== undefined);
  const [best, ...others] = there;
  const both = best || !inOne ? undefined : at('pair');
  if (!best && both === undefined) return null;
  const parts = best ? partColumns(rows, headAt, at(best.east)!, at(best.north)!) : null;
  const used = best ? [at(best.east)!, at(best.north)!] : [both!];
  const words = used.map((column) => `${cells[column]} `.normalize('NFKC').toLowerCase()).join('');
  const layout: Layout = {
    headAt,
    start: headAt + (parts?.below ? 2 : 1),
    heads: cells,
    east: parts?.east ?? (best ? [at(best.east)!] : []),
    north: parts?.north ?? (best ? [at(best.north)!] : []),
    axes: best?.axes ?? (/经纬|lonlat|lnglat/.test(words) ? 'stated' : 'by-format'),
    unused: others.flatMap(({ east, north }) => [cells[at(north)!]!, cells[at(east)!]!]),
  };
  if (both !== undefined) layout.pair = { column: both, eastFirst: true };
  if (best?.east === 'lng' || /经纬|lonlat|lnglat|[(]°|度[)]/.test(words)) layout.unit = 'degrees';
  else if (/\((m|米|meters?|metres?)\)/.test(words)) layout.unit = 'metres';
  if (/十进制|小数|decimal/.test(words)) layout.fraction = 'decimal';
  else if (/d+\.m+s*|度\.分秒|dms/.test(words)) layout.fraction = 'packed';
  for (const role of ['point', 'name', 'id', 'ring', 'area', 'kind'] as const) {
    const column = at(role);
    if (column !== undefined) layout[role] = column;
  }
  return layout;
}

/** Degrees, minutes and seconds in columns of their own: 度 分 秒 in a second row of heads, or three heads 经度(度) 经度(分) 经度(秒). */
function partColumns(rows: readonly Row[], headAt: number, east: number, north: number) {
  const three = (from: number) => [from, from + 1, from + 2];
  const are = (cells: readonly string[] | undefined, from: number) =>
    cells !== undefined &&
    three(from).every((column, i) => new RegExp(`(^|[度(])${'度分秒'[i]}\\)?$`).test((cells[column] ?? '').normalize('NFKC').trim()));
  const [here, next] = [rows[headAt]!.cells, rows[headAt + 1]?.cells];
  if (are(next, east) && are(next, north)) return { east: three(east), north: three(north), below: true };
  return are(here, east) && are(here, north) ? { east: three(east), north: three(north), below: false } : null;
}

/** By content alone. Degrees are taken longitude first, metres north first, as people write them; neither is sure. */
function withoutHeads(rows: readonly Row[]): Layout | null {
  const sample = rows.filter(({ cells }) => cells.some((cell) => cell !== '')).slice(0, 200);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, k) => k).filter(
    (k) => sample.length > 0 && sample.every(({ cells }) => isCoordinate(cells[k] ?? '')),
  );
  if (columns.length !== 2) return null;
  const [first, second] = columns as [number, number];
  const metres = Math.abs(readAngle(sample[0]!.cells[first]!)!.value) > 180;
  const [east, north] = metres ? [second, first] : [first, second];
  return { headAt: -1, start: 0, heads: [], east: [east], north: [north], axes: 'by-format', unused: [] };
}

/** Signs of an angle, the size of a longitude or latitude of China with decimals, or of survey metres. */
function isCoordinate(cell: string): boolean {
  const read = readAngle(cell);
  if (!read) return false;
  const size = Math.abs(read.value);
  return read.unit === 'degrees' || size >= 100_000 || (size >= 3 && size <= 140 && /\.\d{3}/.test(cell));
}
