import { untangle } from './untangle';
import type { Polygon, Position, Ring, Shape } from './position';
import { orientation } from './predicates';
import { defectsOf, isClosed, isFlat, mostCounted, type Defect, type DefectCode } from './validity';

/** `changes` says what was found and mended, in places of the shape as it was; empty when it was fine. */
export type Repaired = { ok: true; shape: Shape; changes: Defect[] } | { ok: false; defects: Defect[] };

/** Defects that leave open where the ground was meant to be. */
const hopeless: readonly DefectCode[] = ['not-finite', 'out-of-range', 'too-few-positions', 'empty', 'too-dense'];

/**
 * Makes a shape valid without losing ground, or says why that cannot be done.
 * Rings are closed, repeated vertices and spikes go; rings that cross, touch or lie in the wrong place become the ground that they enclose
 * (`untangle.ts` says which). A shape with coordinates that are no place is refused: nobody can know where it was meant to be.
 */
export function repair(shape: Shape): Repaired {
  const { shape: tidy, changes } = clean(shape);
  if (tidy.coordinates.length === 0 && changes.length > 0) return { ok: false, defects: changes.filter((c) => c.code === 'no-ground') };
  const defects = defectsOf(tidy);
  if (defects.length === 0) return { ok: true, shape: tidy, changes };
  const refused: Repaired = { ok: false, defects };
  if (tidy.kind !== 'polygons' || defects.some((d) => hopeless.includes(d.code))) return refused;
  // A scribble has no ground that anybody could have meant.
  if (defects.some((d) => d.count >= mostCounted)) return refused;
  const ground = untangle(tidy.coordinates);
  if (!ground) return refused;
  const mended = clean({ kind: 'polygons', coordinates: ground.polygons }).shape;
  if (mended.coordinates.length === 0 || defectsOf(mended).length > 0) return refused;
  return { ok: true, shape: mended, changes: [...changes, ...defects, ...ground.notes] };
}

/** Closes rings and takes away repeated vertices, spikes and rings without ground. Changes no ground; what needs nothing is returned as it is. */
export function clean(shape: Shape): { shape: Shape; changes: Defect[] } {
  const changes: Defect[] = [];
  const add = (code: DefectCode, at: Position) => {
    const known = changes.find((d) => d.code === code);
    if (known) known.count++;
    else changes.push({ code, at, count: 1 });
  };
  if (shape.kind === 'points') return { shape, changes };
  if (shape.kind === 'lines') {
    const lines = shape.coordinates.map((line) => dropRepeats(line, add));
    return { shape: { kind: 'lines', coordinates: lines }, changes };
  }
  const coordinates: Polygon[] = [];
  for (const rings of shape.coordinates) {
    const tidy = rings.map((ring) => cleanRing(ring, add));
    const kept = tidy.filter(hasGround);
    for (const ring of tidy) if (ring[0] && !hasGround(ring)) add('no-ground', ring[0]);
    if (kept.length === 0) continue;
    // Holes of a shell that is none lie outside it.
    if (kept[0] !== tidy[0]) add('hole-outside-shell', kept[0]![0]!);
    coordinates.push(kept);
  }
  return { shape: { kind: 'polygons', coordinates }, changes };
}

type Add = (code: DefectCode, at: Position) => void;

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
/** A ring with a coordinate that is no number is kept, to be refused by `defectsOf`. */
const hasGround = (ring: Ring) => !isFlat(ring) || !isFinite(ring);
const isFinite = (ring: Ring) => ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y));

function dropRepeats(path: readonly Position[], add: Add): readonly Position[] {
  if (!path.some((p, i) => i > 0 && same(p, path[i - 1]!))) return path;
  return path.filter((p, i) => {
    const repeated = i > 0 && same(p, path[i - 1]!);
    if (repeated) add('repeated-vertex', p);
    return !repeated;
  });
}

function cleanRing(ring: Ring, add: Add): Ring {
  if (ring.length === 0 || isTidy(ring) || !isFinite(ring)) return ring;
  const closed = isClosed(ring);
  if (!closed) add('not-closed', ring.at(-1)!);
  // Worked on open, so that the seam is a vertex like any other.
  const open = [...dropRepeats(closed ? ring.slice(0, -1) : ring, add)];
  while (open.length > 1 && same(open[0]!, open.at(-1)!)) open.pop();
  const kept: Position[] = [];
  for (const p of open) {
    kept.push(p);
    while (kept.length >= 3 && isSpike(kept.at(-3)!, kept.at(-2)!, kept.at(-1)!)) dropTip(kept, add);
  }
  // The seam: `from` moves in from the start as spikes there are taken away.
  let from = 0;
  const length = () => kept.length - from;
  for (let changed = true; changed && length() >= 3;) {
    changed = true;
    if (isSpike(kept.at(-2)!, kept.at(-1)!, kept[from]!)) add('spike', kept.pop()!);
    else if (isSpike(kept.at(-1)!, kept[from]!, kept[from + 1]!)) add('spike', kept[from++]!);
    else changed = false;
    if (length() > 1 && same(kept[from]!, kept.at(-1)!)) kept.pop();
  }
  const left = kept.slice(from);
  return left.length > 0 ? [...left, left[0]!] : [];
}

/** Whether a ring is closed and no vertex of it is repeated, the tip of a spike or no number. */
function isTidy(ring: Ring): boolean {
  const n = ring.length - 1;
  if (n < 3 || !isClosed(ring)) return false;
  let before = ring[n - 1]!;
  for (let i = 0; i < n; i++) {
    const at = ring[i]!;
    const after = ring[i + 1]!;
    if (!(Number.isFinite(at[0]) && Number.isFinite(at[1])) || same(at, after) || isSpike(before, at, after)) return false;
    before = at;
  }
  return true;
}

/** Takes the tip of a–tip–b away, and b too when it has come back to a. */
function dropTip(kept: Position[], add: Add) {
  const b = kept.pop()!;
  add('spike', kept.pop()!);
  if (!same(kept.at(-1)!, b)) kept.push(b);
}

/** Whether the path turns straight back on itself at `tip`. */
function isSpike(a: Position, tip: Position, b: Position): boolean {
  // Coming and going, each coordinate either stands still or turns; nearly every vertex is told here.
  if (tip[0] > a[0] ? b[0] >= tip[0] : tip[0] < a[0] ? b[0] <= tip[0] : b[0] !== tip[0]) return false;
  if (tip[1] > a[1] ? b[1] >= tip[1] : tip[1] < a[1] ? b[1] <= tip[1] : b[1] !== tip[1]) return false;
  return orientation(a[0], a[1], tip[0], tip[1], b[0], b[1]) === 0;
}
