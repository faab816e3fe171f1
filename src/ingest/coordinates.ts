import type { Position, Shape } from '#geo';
import type { Problem } from '#zone';

const kinds: Record<string, Shape['kind']> = {
  point: 'points',
  点: 'points',
  line: 'lines',
  线: 'lines',
  polygon: 'polygons',
  面: 'polygons',
};

/**
 * Reads typed coordinates: one position a line, longitude first, decimal degrees, parted by comma, semicolon or space, Chinese punctuation included.
 * One line is a point, two a line, more a polygon; a first line "point", "line" or "polygon" (点, 线, 面) says otherwise.
 */
export function readCoordinates(text: string): { ok: true; shape: Shape; count: number } | { ok: false; problems: Problem[] } {
  const rows = text
    .split(/\r?\n/)
    .map((row, i) => ({ line: i + 1, row: row.trim() }))
    .filter(({ row }) => row !== '');
  const named = rows[0] && kinds[rows[0].row.toLowerCase().replace(/[:：]$/, '')];
  const positions: Position[] = [];
  const problems: Problem[] = [];
  for (const { line, row } of named ? rows.slice(1) : rows) {
    const position = readRow(row);
    if (position) positions.push(position);
    else problems.push({ code: 'coordinates-unreadable', at: String(line), params: { line, text: row.slice(0, 60) } });
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 3) };
  if (positions.length === 0) return { ok: false, problems: [{ code: 'empty-input' }] };
  const kind = named || (positions.length === 1 ? 'points' : positions.length === 2 ? 'lines' : 'polygons');
  const shape: Shape =
    kind === 'points'
      ? { kind, coordinates: positions }
      : kind === 'lines'
        ? { kind, coordinates: [positions] }
        : { kind, coordinates: [[[...positions, positions[0]!]]] };
  return { ok: true, shape, count: positions.length };
}

function readRow(row: string): Position | null {
  const plain = row.normalize('NFKC').replace(/[，、；]/g, ',');
  const parts = plain
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/[°EeNn]+$/, ''));
  // A third number may be a height or a point number in front; which it is cannot be told.
  if (parts.length !== 2) return null;
  const numbers = parts.map((part) => (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(part) ? Number(part) : NaN));
  return numbers.every(Number.isFinite) ? [numbers[0]!, numbers[1]!] : null;
}
