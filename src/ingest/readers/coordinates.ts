import type { Position, Shape } from '#geo';
import type { Problem } from '#zone';
import { readAngle, Spelling, type Spelled } from '../angles';
import type { FrameEvidence, Reader } from '../reading';
import { limits } from '../text';
import { kindOf, plotOf } from './plot';

type Typed = { ok: true; shape: Shape; count: number; frame: FrameEvidence } | { ok: false; problems: Problem[] };

/** Typed or pasted lines of coordinates; the last resort for text that is nothing else. */
export const coordinates: Reader = {
  format: 'coordinates',
  recognises: (_, decoded) => decoded !== null && /\p{Nd}/u.test(decoded.text.slice(0, 2000)),
  read(file, decoded) {
    const read = readCoordinates(decoded!.text);
    if (!read.ok) return Promise.resolve(read);
    const { shape, count, frame } = read;
    const feature = { at: 'geometry', properties: {}, shapes: [shape], problems: [] };
    const notes = [{ code: 'typed-coordinates', params: { count, kind: shape.kind } }];
    return Promise.resolve({
      ok: true,
      readings: [{ format: 'coordinates', file: file.name, encoding: decoded!.encoding, features: [feature], frame, notes }],
    });
  },
};

/**
 * Reads typed coordinates: one position a line, longitude first, in decimal degrees or degrees, minutes and seconds, parted by comma, semicolon or space,
 * Chinese punctuation included. One line is a point, two a line, more a polygon; a first line "point", "line" or "polygon" (点, 线, 面) says otherwise.
 * A number in front is passed over where every line has it and it counts up by one: nothing else can be told from a height.
 */
export function readCoordinates(text: string): Typed {
  const lines = text.split(/\r?\n/);
  const written: number[] = [];
  for (const [i, line] of lines.entries()) if (line.trim() !== '') written.push(i);
  const named = written[0] === undefined ? undefined : kindOf(lines[written[0]]!.trim().replace(/[:：]$/, ''));
  if (named) written.shift();
  if (written.length > limits.positions)
    return { ok: false, problems: [{ code: 'too-many-vertices', params: { count: written.length, limit: limits.positions } }] };
  const numbered = areNumbered(lines, written);
  const spelling = new Spelling();
  const positions: Position[] = [];
  const problems: Problem[] = [];
  for (const i of written) {
    const row = lines[i]!.trim();
    const parts = partsOf(row).slice(numbered ? 1 : 0);
    const [a, b] = parts.length === 2 ? (parts.map(readAngle) as [Spelled | null, Spelled | null]) : [null, null];
    if (!a || !b || (a.axis && a.axis === b.axis)) {
      problems.push({ code: 'coordinates-unreadable', at: String(i + 1), params: { line: i + 1, text: row.slice(0, 60) } });
      if (problems.length === 3) break;
      continue;
    }
    spelling.add(a);
    spelling.add(b);
    positions.push(a.axis === 'north' || b.axis === 'east' ? [b.value, a.value] : [a.value, b.value]);
  }
  if (problems.length > 0) return { ok: false, problems };
  if (positions.length === 0) return { ok: false, problems: [{ code: 'empty-input' }] };
  const frame: FrameEvidence = { axes: spelling.stated ? 'stated' : 'by-format' };
  if (spelling.degrees) frame.unit = 'degrees';
  if (spelling.packable) frame.packable = true;
  return { ok: true, shape: shapeOf(positions, named), count: positions.length, frame };
}

/** Too few vertices are no reading fault: what is wrong with the figure is said where figures are judged. */
function shapeOf(positions: Position[], named: Shape['kind'] | undefined): Shape {
  const plot = plotOf(
    positions.map((position) => ({ ring: '1', position })),
    named,
  );
  if (plot.shapes[0]) return plot.shapes[0];
  return plot.kind === 'lines'
    ? { kind: 'lines', coordinates: [positions] }
    : { kind: 'polygons', coordinates: [[[...positions, positions[0]!]]] };
}

/** Parts by comma or semicolon where they leave two or three; else by space, where a letter or word beside a number stays with it. */
function partsOf(row: string): string[] {
  if (row.length > 200) return [row];
  const byMarks = row
    .replaceAll(/[，、；]/g, ',')
    .split(/[,;\t]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (byMarks.length > 1) return byMarks.length === 2 ? byMarks.flatMap((part, i) => (i === 0 ? numberInFront(part) : [part])) : byMarks;
  const bySpace = row.split(/\s+/);
  return bySpace.length <= 3 ? bySpace : [row];
}

/** "1 125.3,43.8": a number, then the pair. */
function numberInFront(part: string): string[] {
  const found = /^[A-Za-z]?(\d{1,5})[\s:.、）)]+(\d{2,3}\D.*)$/.exec(part);
  return found && readAngle(part) === null ? [found[1]!, found[2]!] : [part];
}

function areNumbered(lines: readonly string[], written: readonly number[]): boolean {
  if (written.length < 2) return false;
  let first: number | null = null;
  for (const [k, i] of written.entries()) {
    const parts = partsOf(lines[i]!.trim());
    const number = parts.length === 3 ? Number(/^[A-Za-z]?0*(\d{1,7})$/.exec(parts[0]!)?.[1] ?? NaN) : NaN;
    first ??= number;
    if (number !== first + k) return false;
  }
  return first === 0 || first === 1;
}
