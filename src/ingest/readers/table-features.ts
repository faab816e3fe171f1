import type { Position } from '#geo';
import type { Note, Problem } from '#zone';
import { readAngle, Spelling, unpack, type Spelled } from '../angles';
import type { FrameEvidence, RawFeature } from '../reading';
import { limits } from '../text';
import { repeatsHeads, type Layout } from './columns';
import { areaM2In } from './header-words';
import { kindOf, plotOf, type Vertex } from './plot';
import type { Row } from './spreadsheet';

interface Group {
  line: number;
  first: Row;
  title: string;
  vertices: Vertex[];
  problems: Problem[];
}
type Read =
  { ok: true; features: RawFeature[]; frame: Partial<FrameEvidence>; axes?: 'stated'; notes: Note[] } | { ok: false; problem: Problem };

/** The features of a table: rows of one site joined in file order, and what their spelling says of the unit. Never drops a row in silence. */
export function featuresOf(rows: readonly Row[], layout: Layout): Read {
  const { groups, spelling, count, notes, keyed } = gather(rows, layout);
  if (count > limits.positions) return { ok: false, problem: { code: 'too-many-vertices', params: { count, limit: limits.positions } } };
  if (groups.length > limits.features)
    return { ok: false, problem: { code: 'too-many-features', params: { count: groups.length, limit: limits.features } } };
  const frame = unitOf(layout, spelling, notes);
  if (layout.fraction === 'packed' && spelling.packs) {
    notes.push({ code: 'packed-stated' });
    const degrees = ([east, north]: Position): Position => [unpack(east)!, unpack(north)!];
    for (const group of groups) group.vertices = group.vertices.map(({ ring, position }) => ({ ring, position: degrees(position) }));
  }
  if (layout.headAt < 0) notes.push({ code: 'columns-guessed', params: { east: layout.east[0]! + 1, north: layout.north[0]! + 1 } });
  if (layout.unused.length > 0) notes.push({ code: 'columns-unused', params: { columns: layout.unused.join('、').slice(0, 80) } });
  const joined = { features: 0, count: 0, kind: '' };
  const features = groups.map((group) => {
    const stated = layout.kind === undefined ? undefined : kindOf(group.first.cells[layout.kind] ?? '');
    const raw = described(group, layout, groups.length > 1);
    if (group.problems.length > 0) return { ...raw, problems: group.problems };
    const plot = plotOf(group.vertices, stated);
    if (stated === undefined && group.vertices.length > 1) {
      joined.features += 1;
      joined.count += group.vertices.length;
      joined.kind = plot.kind;
    }
    notes.push(...plot.notes.map((note) => ({ ...note, at: raw.at })));
    return { ...raw, shapes: plot.shapes, problems: plot.problems.map((problem) => ({ ...problem, at: raw.at })) };
  });
  if (joined.features === 1) notes.push({ code: 'points-joined', params: { count: joined.count, kind: joined.kind } });
  else if (joined.features > 1) notes.push({ code: 'rows-joined', params: { count: joined.count, features: joined.features } });
  else if (keyed && features.length > 1) notes.push({ code: 'rows-apart', params: { count: features.length } });
  return { ok: true, features, frame, notes, ...(spelling.stated ? { axes: 'stated' as const } : {}) };
}

function gather(rows: readonly Row[], layout: Layout) {
  const groups = new Map<string, Group>();
  const spelling = new Spelling();
  const notes: Note[] = [];
  const ids: string[] = [];
  let [count, title, key, table] = [0, '', '', 0];
  const passed = { count: 0, line: 0 };
  const keyed = layout.name !== undefined || layout.id !== undefined;
  for (const [i, row] of rows.entries()) {
    const { cells, line } = row;
    const filled = filledIn(cells);
    if (i < layout.start) {
      if (i !== layout.headAt && filled === 1) title = firstOf(cells);
      continue;
    }
    if (filled === 0) continue;
    if (repeatsHeads(layout, row)) {
      table += 1;
      continue;
    }
    const texts = numbersIn(cells, layout);
    if (texts[0] === '' && texts[1] === '') {
      // A title over the next plot, a total, a signature.
      if (filled === 1) {
        title = firstOf(cells);
        table += 1;
      }
      if (passed.count++ === 0) passed.line = line;
      continue;
    }
    if (++count > limits.positions) continue;
    // A merged cell stands in its first row only.
    const id = layout.id === undefined ? '' : (cells[layout.id] ?? '');
    const name = layout.name === undefined ? '' : (cells[layout.name] ?? '');
    if (id || name) key = JSON.stringify([id, name]);
    if (layout.id !== undefined) ids.push(id);
    const position = positionOf(texts, layout, spelling);
    if (!keyed && position && beginsAnew(groups.get(String(table)), row, position, layout)) table += 1;
    const label = keyed ? key : String(table);
    let group = groups.get(label);
    if (!group) groups.set(label, (group = { line, first: row, title, vertices: [], problems: [] }));
    if (position) group.vertices.push({ ring: layout.ring === undefined ? '1' : cells[layout.ring] || '1', position });
    else if (group.problems.length < 3)
      group.problems.push({ code: 'cell-unreadable', at: String(line), params: { text: texts.join(' / ').slice(0, 60) } });
  }
  if (passed.count > 0) notes.push({ code: 'rows-without-coordinates', at: String(passed.line), params: { count: passed.count } });
  // A column "id" that counts the rows is the number of the point and not of the site.
  const running = layout.name === undefined && ids.length > 1 && ids.every((id, i) => Number(id) === Number(ids[0]) + i && id !== '');
  return { groups: running ? [joinAll([...groups.values()])] : [...groups.values()], spelling, count, notes, keyed: keyed && !running };
}

const firstOf = (cells: readonly string[]) => cells.find((cell) => cell !== '') ?? '';

function filledIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell !== '') count += 1;
  return count;
}

/** The first point's number once more, at another place, is the next plot's first point; at the same place it closes the ring. */
function beginsAnew(group: Group | undefined, { cells }: Row, [x, y]: Position, { point, ring }: Layout): boolean {
  const first = group?.vertices[0]?.position;
  if (!group || !first || point === undefined || ring !== undefined || group.vertices.length < 3) return false;
  const number = cells[point] ?? '';
  return number !== '' && number === group.first.cells[point] && (first[0] !== x || first[1] !== y);
}

function joinAll(groups: readonly Group[]): Group {
  return {
    ...groups[0]!,
    title: '',
    vertices: groups.flatMap(({ vertices }) => vertices),
    problems: groups.flatMap(({ problems }) => problems).slice(0, 3),
  };
}

/** The two texts, east first. */
function numbersIn(cells: readonly string[], { east, north, pair }: Layout): [string, string] {
  if (pair) {
    const text = cells[pair.column] ?? '';
    const parts = text
      .normalize('NFKC')
      .split(/[,;、\n]/)
      .map((part) => part.trim());
    const two = parts.length === 2 ? parts : text.split(/\s+/);
    return two.length === 2 ? [two[0]!, two[1]!] : [text, text];
  }
  if (east.length === 1) return [cells[east[0]!] ?? '', cells[north[0]!] ?? ''];
  const join = (columns: readonly number[]) => {
    const parts = columns.map((column) => cells[column] ?? '');
    if (parts.every((part) => part === '')) return '';
    return `${parts[0]}°${parts[1] || '0'}′${parts[2] || '0'}″`;
  };
  return [join(east), join(north)];
}

function positionOf([first, second]: readonly [string, string], layout: Layout, spelling: Spelling): Position | null {
  const [a, b] = [readAngle(first), readAngle(second)] as [Spelled | null, Spelled | null];
  if (!a || !b || (a.axis && a.axis === b.axis)) return null;
  // Letters in the cells outdo a head that says nothing; against a head that says it they are a contradiction.
  const turned = a.axis === 'north' || b.axis === 'east';
  if (turned && layout.axes === 'stated' && !layout.pair) return null;
  spelling.add(a);
  spelling.add(b);
  return turned ? [b.value, a.value] : [a.value, b.value];
}

function unitOf(layout: Layout, spelling: Spelling, notes: Note[]): Partial<FrameEvidence> {
  const frame: Partial<FrameEvidence> = {};
  if (spelling.degrees) frame.unit = 'degrees';
  else if (layout.unit && (layout.unit === 'degrees') === spelling.small) frame.unit = layout.unit;
  else if (layout.unit && spelling.count > 0)
    notes.push({ code: 'unit-contradicts', params: { unit: layout.unit === 'degrees' ? '°' : 'm' } });
  if (layout.fraction === undefined && spelling.packable) frame.packable = true;
  return frame;
}

function described({ line, first, title }: Group, layout: Layout, several: boolean): RawFeature {
  const raw: RawFeature = { at: String(line), properties: propertiesOf(first, layout), shapes: [], problems: [] };
  const cell = (column: number | undefined) => (column === undefined ? '' : (first.cells[column] ?? ''));
  const name = cell(layout.name) || (several && layout.id === undefined && title.length <= 30 ? title : '');
  if (cell(layout.id)) raw.id = cell(layout.id);
  if (name) raw.name = name;
  const unit = /[(（](.*?)[)）]/.exec(layout.heads[layout.area ?? -1] ?? '')?.[1];
  const declared = cell(layout.area) ? areaM2In(cell(layout.area), unit) : null;
  if (declared !== null && declared > 0) raw.declaredAreaM2 = declared;
  return raw;
}

/** The other columns, by their heads, as they stand in the site's first row. */
function propertiesOf({ cells }: Row, layout: Layout): Record<string, string> {
  const taken = new Set([...layout.east, ...layout.north, layout.pair?.column, layout.point, layout.name, layout.id, layout.ring]);
  // From entries, so that a head "__proto__" is a name like any other.
  return Object.fromEntries(layout.heads.flatMap((head, i) => (head !== '' && !taken.has(i) && cells[i] ? [[head, cells[i]]] : [])));
}
