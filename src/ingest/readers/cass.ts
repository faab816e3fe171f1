import type { Position } from '#geo';
import type { Note } from '#zone';
import type { RawFeature, Reader } from '../reading';
import { limits } from '../text';
import { plotOf } from './plot';

/** Point, code, east, north, height; in the code and the height anything or nothing. */
const row =
  /^\s*([^,，]{0,40})[,，]([^,，]{0,40})[,，]\s*(-?\d+(?:\.\d*)?)\s*[,，]\s*(-?\d+(?:\.\d*)?)\s*(?:[,，]\s*(-?\d*(?:\.\d*)?)\s*)?$/;

/**
 * Coordinate files of the Chinese survey program CASS (.dat): a line per point, "number,code,Y east,X north,height" in metres – east first, unlike the
 * 界址点 TXT; an older form begins with the number of points. Points that all bear one code (or none) are taken as the vertices of one figure in file
 * order, and a note says so; points of several codes are a survey and stay points. Heights are dropped.
 */
export const cass: Reader = {
  format: 'cass',
  recognises(_, decoded) {
    if (!decoded) return false;
    const lines = decoded.text
      .slice(0, 5000)
      .split(/\r\n?|\n/)
      .slice(0, 20);
    if (/^\s*\d+\s*$/.test(lines[0]!)) lines.shift();
    const rows = lines.filter((line) => line.trim() !== '');
    // The last line may be cut through by the slice above.
    const whole = rows.length > 1 ? rows.slice(0, -1) : rows;
    return whole.length > 0 && whole.every((line) => isSurveyed(row.exec(line)));
  },
  read(file, decoded) {
    const lines = decoded!.text.split(/\r\n?|\n/);
    const raw: RawFeature = { at: '1', properties: {}, shapes: [], problems: [] };
    const notes: Note[] = [];
    const positions: Position[] = [];
    const codes = new Set<string>();
    const declared = /^\s*(\d+)\s*$/.exec(lines[0]!)?.[1];
    let [count, heights] = [0, false];
    for (const [i, line] of lines.entries()) {
      if (line.trim() === '' || (i === 0 && declared !== undefined)) continue;
      const found = row.exec(line);
      if (++count > limits.positions) continue;
      if (!found) {
        if (raw.problems.length < 3) raw.problems.push({ code: 'cass-unreadable', at: String(i + 1), params: { text: line.slice(0, 60) } });
        continue;
      }
      positions.push([Number(found[3]), Number(found[4])]);
      codes.add(found[2]!.trim());
      heights ||= Number(found[5] ?? 0) !== 0;
    }
    if (count > limits.positions)
      return Promise.resolve({ ok: false, problems: [{ code: 'too-many-vertices', params: { count, limit: limits.positions } }] });
    if (declared !== undefined && Number(declared) !== count)
      notes.push({ code: 'wrong-count', at: '1', params: { declared: Number(declared), count } });
    if (heights) notes.push({ code: 'elevation-dropped' });
    if (raw.problems.length === 0) {
      const plot = plotOf(
        positions.map((position) => ({ ring: '1', position })),
        codes.size > 1 ? 'points' : undefined,
      );
      Object.assign(raw, { shapes: plot.shapes, problems: plot.problems });
      notes.push({ code: codes.size > 1 ? 'points-apart' : 'points-joined', params: { count, kind: plot.kind } }, ...plot.notes);
    }
    // Many programs export X and Y the other way round under the same name.
    const swapped = positions.filter(([east, north]) => east >= 1e6 && east < 1e7 && (north < 1e6 || north >= 1e7)).length;
    if (swapped > 0) notes.push({ code: 'columns-look-swapped', params: { count: swapped } });
    const reading = { format: 'cass' as const, file: file.name, encoding: decoded!.encoding, features: [raw], notes };
    return Promise.resolve({ ok: true, readings: [{ ...reading, frame: { axes: 'by-format', unit: 'metres' } }] });
  },
};

/** Both numbers are metres of a survey, and there is a height or the place for one. */
function isSurveyed(found: RegExpExecArray | null): boolean {
  return found !== null && found[5] !== undefined && Math.abs(Number(found[3])) > 10_000 && Math.abs(Number(found[4])) > 10_000;
}
