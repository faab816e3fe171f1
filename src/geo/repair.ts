import { featureCollection, multiPolygon, union } from '@turf/turf';
import { areaM2 } from './measure';
import type { MultiPolygon, Polygon, Position, Shape } from './position';
import { between, orientation } from './predicates';
import { defectsOf, isFlat, type Defect, type DefectCode } from './validity';

export type Repaired =
  /** `changes` says what was found and taken away; empty when the shape was fine. `areaM2` is the ground after the repair. */
  { ok: true; shape: Shape; changes: Defect[] } | { ok: false; defects: Defect[] };

/** More places than this where edges meet in a wrong way are not repaired. */
const maxCrossings = 500;

/**
 * Makes a shape valid without losing ground, or says why that cannot be done.
 * Rings are closed, repeated vertices and spikes go; self-crossing rings and overlapping parts become the ground that they cover (a bow-tie becomes
 * its two triangles). A shape with coordinates that are no place is refused: nobody can know where it was meant to be.
 */
export function repair(shape: Shape): Repaired {
  const { shape: tidy, changes } = clean(shape);
  if (tidy.coordinates.length === 0 && changes.length > 0) return { ok: false, defects: changes.filter((c) => c.code === 'no-ground') };
  const defects = defectsOf(tidy);
  if (defects.length === 0) return { ok: true, shape: tidy, changes };
  if (tidy.kind !== 'polygons' || defects.some((d) => ['not-finite', 'out-of-range', 'too-few-positions', 'empty'].includes(d.code)))
    return { ok: false, defects };
  // A scribble has no ground that anybody could have meant, and untangling it takes for ever.
  if (defects.some((d) => d.count > maxCrossings)) return { ok: false, defects };
  const ground = groundOf(tidy.coordinates);
  if (!ground) return { ok: false, defects };
  const again = clean({ kind: 'polygons', coordinates: ground });
  if (again.shape.coordinates.length === 0 || defectsOf(again.shape).length > 0) return { ok: false, defects };
  return { ok: true, shape: again.shape, changes: [...changes, ...defects] };
}

/** The ground that possibly crossing rings cover, by the second engine; null when it fails. */
function groundOf(polygons: MultiPolygon): MultiPolygon | null {
  try {
    const parts = polygons.map((rings) => multiPolygon([rings.map((ring) => ring.map(([x, y]) => [x, y]))]));
    // One polygon alone is merged with itself: union is what resolves its crossings.
    const merged = union(featureCollection(parts.length === 1 ? [parts[0]!, parts[0]!] : parts));
    if (!merged) return null;
    const coordinates = merged.geometry.type === 'Polygon' ? [merged.geometry.coordinates] : merged.geometry.coordinates;
    return areaM2(coordinates as unknown as MultiPolygon) > 0 ? (coordinates as unknown as MultiPolygon) : null;
  } catch {
    return null; // Its failures carry no meaning; the caller reports the defects that were to be mended.
  }
}

/** Closes rings and takes away repeated vertices, spikes and holes without ground. Changes no ground. */
export function clean(shape: Shape): { shape: Shape; changes: Defect[] } {
  const found = new Map<DefectCode, Defect>();
  const add = (code: DefectCode, at: Position) => {
    const known = found.get(code);
    if (known) known.count++;
    else found.set(code, { code, at, count: 1 });
  };
  const result = (tidy: Shape) => ({ shape: tidy, changes: [...found.values()] });
  if (shape.kind === 'points') return result(shape);
  if (shape.kind === 'lines') return result({ kind: 'lines', coordinates: shape.coordinates.map((line) => dropRepeats(line, add)) });
  const coordinates: Polygon[] = [];
  for (const rings of shape.coordinates) {
    const tidy = rings.map((ring) => cleanRing(ring, add));
    const [shell, ...holes] = tidy;
    if (!shell) continue;
    if (isFlat(shell)) {
      if (shell[0]) add('no-ground', shell[0]);
      continue;
    }
    coordinates.push([shell, ...holes.filter((hole) => !isFlat(hole))]);
  }
  return result({ kind: 'polygons', coordinates });
}

type Add = (code: DefectCode, at: Position) => void;

function dropRepeats(path: readonly Position[], add: Add): Position[] {
  const kept: Position[] = [];
  for (const p of path) {
    const last = kept.at(-1);
    if (last && last[0] === p[0] && last[1] === p[1]) add('repeated-vertex', p);
    else kept.push(p);
  }
  return kept;
}

function cleanRing(ring: readonly Position[], add: Add): Position[] {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last) return [];
  if (!ring.every((p) => Number.isFinite(p[0]) && Number.isFinite(p[1]))) return [...ring];
  const closed = first[0] === last[0] && first[1] === last[1];
  if (!closed) add('not-closed', last);
  // Worked on open, so that the seam is a vertex like any other.
  const open = dropRepeats(closed ? ring.slice(0, -1) : ring, add);
  if (open.length > 1 && open[0]![0] === open.at(-1)![0] && open[0]![1] === open.at(-1)![1]) open.pop();
  const kept: Position[] = [];
  for (const p of open) {
    kept.push(p);
    while (kept.length >= 3 && isSpike(kept.at(-3)!, kept.at(-2)!, kept.at(-1)!)) dropTip(kept, add);
  }
  for (let changed = true; changed && kept.length >= 3;) {
    changed = false;
    if (isSpike(kept.at(-2)!, kept.at(-1)!, kept[0]!)) {
      add('spike', kept.pop()!);
      changed = true;
    } else if (isSpike(kept.at(-1)!, kept[0]!, kept[1]!)) {
      add('spike', kept.shift()!);
      changed = true;
    }
    if (kept.length > 1 && kept[0]![0] === kept.at(-1)![0] && kept[0]![1] === kept.at(-1)![1]) kept.pop();
  }
  return kept.length > 0 ? [...kept, kept[0]!] : [];
}

/** Takes the tip of a–tip–b away, and b too when it has come back to a. */
function dropTip(kept: Position[], add: Add) {
  const b = kept.pop()!;
  add('spike', kept.pop()!);
  const a = kept.at(-1)!;
  if (a[0] !== b[0] || a[1] !== b[1]) kept.push(b);
}

/** Whether the path turns straight back on itself at `tip`. */
function isSpike(a: Position, tip: Position, b: Position): boolean {
  if (orientation(a[0], a[1], tip[0], tip[1], b[0], b[1]) !== 0) return false;
  return between(a[0], a[1], tip[0], tip[1], b[0], b[1]) || between(b[0], b[1], tip[0], tip[1], a[0], a[1]);
}
