import type { Position } from '#geo';
import type { Problem } from '#zone';
import { Parts } from './raw-feature';

const maxDepth = 100;
const names: Record<number, string> = {
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  11: 'MultiCurve',
  12: 'MultiSurface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};

/**
 * Well-known binary (ISO 19125, with PostGIS's flags too) → parts and how many positions they have. Z and M are passed over; curves and surfaces are refused by name.
 */
export function readWkb(bytes: Uint8Array): { parts: Parts; positions: number } | Problem {
  const parts = new Parts();
  try {
    const cursor = new Cursor(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    readInto(parts, cursor, 0);
    return { parts, positions: cursor.positions };
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}

class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

class Cursor {
  at = 0;
  little = true;
  positions = 0;
  constructor(private readonly data: DataView) {}

  private take(bytes: number): number {
    if (this.at + bytes > this.data.byteLength) throw new Refused({ code: 'wkb-broken' });
    this.at += bytes;
    return this.at - bytes;
  }

  /** Byte order and type; the number of ordinates of a position. */
  head(): { type: number; size: number } {
    this.little = this.data.getUint8(this.take(1)) === 1;
    const code = this.data.getUint32(this.take(4), this.little);
    if (code & 0x20000000) this.take(4);
    const [plain, thousands] = [(code & 0x0fffffff) % 1000, Math.floor((code & 0x0fffffff) / 1000)];
    const z = thousands === 1 || thousands === 3 || (code & 0x80000000) !== 0;
    const m = thousands === 2 || thousands === 3 || (code & 0x40000000) !== 0;
    return { type: plain, size: 2 + Number(z) + Number(m) };
  }

  /** A count of things of at least so many bytes each: a lying one is told before anything is allocated. */
  count(least: number): number {
    const count = this.data.getUint32(this.take(4), this.little);
    if (count * least > this.data.byteLength - this.at) throw new Refused({ code: 'wkb-broken' });
    return count;
  }

  position(size: number): Position {
    const at = this.take(8 * size);
    this.positions++;
    return [this.data.getFloat64(at, this.little), this.data.getFloat64(at + 8, this.little)];
  }

  path(size: number): Position[] {
    return Array.from({ length: this.count(8 * size) }, () => this.position(size));
  }
}

function readInto(parts: Parts, cursor: Cursor, depth: number) {
  if (depth > maxDepth) throw new Refused({ code: 'too-deep', params: { limit: maxDepth } });
  const { type, size } = cursor.head();
  if (type === 1) {
    const position = cursor.position(size);
    // An empty point is written as not-a-number twice.
    if (!position.every(Number.isNaN)) parts.points.push(position);
  } else if (type === 2) {
    const line = cursor.path(size);
    if (line.length > 0) parts.lines.push(line);
  } else if (type === 3) {
    const rings = Array.from({ length: cursor.count(4) }, () => cursor.path(size));
    if (rings.length > 0) parts.polygons.push(rings);
  } else if (type >= 4 && type <= 7) {
    // A member has a head of its own: five bytes at least.
    for (let left = cursor.count(5); left > 0; left--) readInto(parts, cursor, depth + 1);
  } else throw new Refused(names[type] ? { code: 'unknown-geometry-type', params: { type: names[type] } } : { code: 'wkb-broken' });
}
