import type { Position } from '#geo';
import type { Note, Problem } from '#zone';
import { readAngle, Spelling } from '../angles';
import type { FrameEvidence, RawFeature, Reader } from '../reading';
import { limits } from '../text';
import { areaM2In, datumOf, meridianOf, widthOf, zoneOf, type Header } from './header-words';
import { kindOf, plotOf, type Kind, type Vertex } from './plot';

/** One heading block and the plots under it; files are joined by hand, so there may be several, each with a frame of its own. */
interface Block {
  words: Map<string, { line: number; value: string }>;
  plots: Plot[];
  spelling: Spelling;
  /** Points whose numbers, by size alone, look as if they stood the other way round. */
  swapped: number;
}
const newBlock = (): Block => ({ words: new Map(), plots: [], spelling: new Spelling(), swapped: 0 });
interface Plot {
  line: number;
  /** The row that opens the plot, without its `@`; empty where points stand without one. */
  fields: string[];
  vertices: Vertex[];
  problems: Problem[];
}

/** No line of such a file has more characters. */
const longest = 1000;
const pointRow = /^\s*J[\w-]{0,12}\s*[,\t ]\s*\d{0,4}\s*[,\t ][^,\t]*\d[^,\t]*[,\t ][^,\t]*\d/i;
const twoNumbers = /\d[^,、;\t]*[,、;\t ][^,、;\t]*\d/;

/**
 * 界址点 TXT, the coordinate exchange file of land surveys (format 1.01 of the land departments: [属性描述] key=value, [地块坐标], a row per plot that ends
 * in `@`, a row per point: number, ring, X north, Y east). Read with or without its head, in any of its encodings and column counts.
 * By the format's rule the first number is north: positions are [second, first], and `axes` says `by-format`, because many programs write them the other
 * way round; where the rows say which is which (letters E, N) it is taken and `stated`.
 */
export const boundaryPoints: Reader = {
  format: 'boundary-points',
  recognises(_, decoded) {
    if (!decoded) return false;
    const head = decoded.text.slice(0, 20_000).normalize('NFKC');
    if (/^[ \t]*\[(属性描述|地块坐标)\]/m.test(head)) return true;
    const rows = head.split(/\r\n?|\n/).filter((row) => row.trim() !== '' && row.length <= longest);
    const opening = rows.findIndex(isOpening);
    if (opening >= 0 && opening < 60) return twoNumbers.test(rows[opening + 1] ?? '1,1');
    return rows.length > 0 && rows.slice(0, 20).every((row) => pointRow.test(row));
  },
  read(file, decoded) {
    const { blocks, count } = parse(decoded!.text);
    const features = blocks.reduce((sum, { plots }) => sum + plots.length, 0);
    const problem: Problem | null =
      count > limits.positions
        ? { code: 'too-many-vertices', params: { count, limit: limits.positions } }
        : features > limits.features
          ? { code: 'too-many-features', params: { count: features, limit: limits.features } }
          : features === 0
            ? { code: 'no-plots' }
            : null;
    if (problem) return Promise.resolve({ ok: false, problems: [problem] });
    const readings = blocks
      .filter(({ plots }) => plots.length > 0)
      .map((block) => ({ format: 'boundary-points' as const, file: file.name, encoding: decoded!.encoding, ...readingOf(block) }));
    return Promise.resolve({ ok: true, readings });
  },
};

function parse(text: string): { blocks: Block[]; count: number } {
  const blocks: Block[] = [newBlock()];
  let [section, count, line] = ['', 0, 0];
  for (const raw of text.split(/\r\n?|\n/)) {
    line += 1;
    const row = raw.trim();
    if (row === '') continue;
    const heading = '[【［'.includes(row.charAt(0)) ? /^.(.{1,20})[\]】］]$/.exec(row)?.[1] : undefined;
    if (heading !== undefined) {
      section = heading.trim();
      if (section === '属性描述' && blocks.at(-1)!.plots.length > 0) blocks.push(newBlock());
      continue;
    }
    const block = blocks.at(-1)!;
    const word = section === '地块坐标' || row.length > longest ? null : /^([^=＝:：,，\d]{1,40})[=＝:：](.*)$/.exec(row);
    if (word) {
      if (section === '' || section === '属性描述') block.words.set(word[1]!.replaceAll(/\s/g, ''), { line, value: word[2]!.trim() });
    } else if (section !== '' && section !== '地块坐标' && section !== '属性描述') continue;
    else if (isOpening(row)) block.plots.push({ line, fields: openingFields(row), vertices: [], problems: [] });
    else if (++count <= limits.positions) addPoint(block, row, line);
  }
  return { blocks, count };
}

const isOpening = (row: string) => row.length <= longest && /[@＠]/.test(row) && /^\s*[@＠]|[@＠]\s*[,，]*\s*$/.test(row);

/** A name may hold a full-width comma where the file parts by plain ones. */
const split = (row: string) => row.split((row.match(/,/g)?.length ?? 0) >= 4 ? ',' : /[,，、;；\t]/).map((field) => field.trim());

function openingFields(row: string): string[] {
  return split(row.replace(/^\s*[@＠]\s*[,，]?/, '').replace(/[,，]?\s*[@＠]\s*[,，]*\s*$/, ''));
}

function addPoint(block: Block, row: string, line: number) {
  let plot = block.plots.at(-1);
  if (!plot) block.plots.push((plot = { line, fields: [], vertices: [], problems: [] }));
  // Refused already, and told where: the rest is only counted.
  if (plot.problems.length >= 3) return;
  const text = row.slice(0, longest);
  const parted = text.split(/[,，、;；\t]/).map((field) => field.trim());
  const fields = (parted.length > 1 ? parted : text.split(/\s+/)).slice(0, 12);
  while (fields.length > 2 && fields.at(-1) === '') fields.pop();
  // Without a ring number there is one ring; without a point number there are two numbers.
  const [ring, first, second] = fields.length > 3 ? fields.slice(1, 4) : ['1', ...fields.slice(-2)];
  const [a, b] = [readAngle(first ?? ''), readAngle(second ?? '')];
  if (!a || !b || (a.axis && a.axis === b.axis)) {
    plot.problems.push({ code: 'point-unreadable', at: String(line), params: { text: row.slice(0, 60) } });
    return;
  }
  const position: Position = a.axis === 'east' || b.axis === 'north' ? [a.value, b.value] : [b.value, a.value];
  plot.vertices.push({ ring: ring || '1', position });
  block.spelling.add(a);
  block.spelling.add(b);
  if (looksSwapped(position)) block.swapped += 1;
}

function readingOf(block: Block): { features: RawFeature[]; frame: FrameEvidence; notes: Note[] } {
  const notes: Note[] = [];
  const frame = frameOf(block, notes);
  if (frame.axes === 'by-format' && block.swapped > 0) notes.push({ code: 'columns-look-swapped', params: { count: block.swapped } });
  return { features: block.plots.map((plot) => featureOf(plot, notes)), frame, notes };
}

/** By size alone, as a remark: an eight-digit number or one of 70–140 degrees is no northing in China, a seven-digit one beside six digits no easting. */
function looksSwapped([east, north]: Position): boolean {
  if (north >= 1e7 && east < 1e7) return true;
  if (east >= 1e6 && east < 1e7 && north < 1e6 && north >= 1e5) return true;
  return north > 60 && north < 140 && east > 0 && east < 60;
}

function featureOf({ line, fields, vertices, problems }: Plot, notes: Note[]): RawFeature {
  const at = String(line);
  const kindAt = fields.findIndex((field, i) => i > 1 && kindOf(field) !== undefined);
  const kind: Kind | undefined = kindAt < 0 ? undefined : kindOf(fields[kindAt]!);
  const [count, area] = fields;
  const [id, name] = fields.slice(kindAt < 0 ? 2 : Math.max(2, kindAt - 2), kindAt < 0 ? 4 : kindAt);
  const raw: RawFeature = { at, properties: propertiesOf(fields, kindAt), shapes: [], problems };
  if (id) raw.id = id;
  if (name) raw.name = name;
  if (area && area !== '0') {
    // The format counts in hectares; a unit that is written beside the number wins.
    const declared = areaM2In(area, 'ha');
    if (declared === null) notes.push({ code: 'area-unreadable', at, params: { text: area.slice(0, 40) } });
    else if (declared > 0) raw.declaredAreaM2 = declared;
  }
  if (problems.length > 0) return raw;
  const plot = plotOf(vertices, kind);
  if (plot.problems.length > 0) return { ...raw, problems: plot.problems.map((problem) => ({ ...problem, at })) };
  const positions = plot.shapes.flatMap((shape) => (shape.kind === 'polygons' ? shape.coordinates.flat() : []));
  // A count may or may not take in the point that closes each ring.
  const counts = [vertices.length, vertices.length - closings(vertices), positions.flat().length];
  if (/^\d+$/.test(count ?? '') && !counts.includes(Number(count)))
    notes.push({ code: 'wrong-count', at, params: { declared: Number(count), count: vertices.length } });
  if (kind === undefined) notes.push({ code: 'points-joined', at, params: { count: vertices.length, kind: plot.kind } });
  notes.push(...plot.notes.map((note) => ({ ...note, at })));
  return { ...raw, shapes: plot.shapes };
}

/** How many rings repeat their first point at the end. */
function closings(vertices: readonly Vertex[]): number {
  const firsts = new Map<string, { position: Position; length: number }>();
  let count = 0;
  for (const { ring, position } of vertices) {
    const first = firsts.get(ring);
    if (!first) firsts.set(ring, { position, length: 1 });
    else if (++first.length > 3 && first.position[0] === position[0] && first.position[1] === position[1]) {
      count += 1;
      firsts.delete(ring);
    }
  }
  return count;
}

/** What stands behind the kind: map sheet, use, class code; more columns differ from producer to producer and keep their number only. */
function propertiesOf(fields: readonly string[], kindAt: number): Record<string, string> {
  const names = ['图幅号', '地块用途', '地类编码'];
  const rest = fields.slice((kindAt < 0 ? 4 : kindAt) + 1).map((value, i) => [names[i] ?? `第${i + kindAt + 2}列`, value] as const);
  return Object.fromEntries(rest.filter(([, value]) => value !== ''));
}

function frameOf({ words, spelling }: Block, notes: Note[]): FrameEvidence {
  const header: Header = {};
  const take = (keys: string[], read: (value: string) => Header | null) => {
    const key = keys.find((k) => words.get(k)?.value);
    if (key === undefined) return;
    const { line, value } = words.get(key)!;
    const found = read(value);
    if (found) Object.assign(header, found);
    else notes.push({ code: 'header-unreadable', at: String(line), params: { key, text: value.slice(0, 40) } });
  };
  take(['坐标系', '坐标系统', '坐标系名称'], (text) => ({ text, ...(datumOf(text) && { datum: datumOf(text)! }) }));
  take(['几度分带', '分带', '分带方式'], widthOf);
  take(['带号'], zoneOf);
  take(['中央子午线', '中央经线'], meridianOf);
  // Any other projection is told with the datum: the frame is then none of the zones.
  take(['投影类型', '投影'], (text) => (/高斯|gauss/i.test(text) ? {} : { text: [header.text, text].filter(Boolean).join(' ') }));
  const parameters = words.get('转换参数');
  if (parameters && /[1-9]/.test(parameters.value)) notes.push({ code: 'transform-parameters-stated', at: String(parameters.line) });

  const frame: FrameEvidence = { axes: spelling.stated ? 'stated' : 'by-format' };
  if (Object.keys(header).length > 0) frame.header = header;
  const unit = words.get('计量单位') ?? { line: 0, value: '' };
  const stated = /^度|degree/i.test(unit.value) ? 'degrees' : /米|^m(et)?/i.test(unit.value) ? 'metres' : undefined;
  if (spelling.degrees) frame.unit = 'degrees';
  // Many programs write 米 over degrees: a unit that the numbers contradict is said and not passed on.
  else if (stated && (stated === 'degrees') === spelling.small) frame.unit = stated;
  else if (stated && spelling.count > 0)
    notes.push({ code: 'unit-contradicts', at: String(unit.line), params: { unit: unit.value.slice(0, 20) } });
  if (spelling.packable) frame.packable = true;
  return frame;
}
