import type { Note } from '#zone';
import { first, type Drawing } from './dxf-drawing';
import { apply, type Model } from './dxf-placing';

export interface Unit {
  /** From the drawing's numbers to those of the reading. */
  factor: number;
  /** Whether those are metres; else they may be degrees, and the frame's evidence decides. */
  metres: boolean;
  /** 1 mm on the ground, in the unit of the reading. */
  tolerance: number;
  /** Ends this near to each other may be meant to meet: 1 cm. */
  gap: number;
  notes: Note[];
}

/** $INSUNITS (DXF Reference, "HEADER Section"): name and metres. 0 and 6 need no word. */
const units: Record<number, [name: string, metres: number]> = {
  1: ['in', 0.0254],
  2: ['ft', 0.3048],
  3: ['mi', 1609.344],
  4: ['mm', 0.001],
  5: ['cm', 0.01],
  7: ['km', 1000],
  10: ['yd', 0.9144],
  14: ['dm', 0.1],
  15: ['dam', 10],
  16: ['hm', 100],
  21: ['US ft', 1200 / 3937],
};

/**
 * In which unit a drawing is. Its declared unit is often only the template's – acadiso.dwt says millimetres, survey drawings are in metres – so numbers that
 * are a Gauss–Krüger position in China or its longitude and latitude as they stand are not scaled.
 */
export function unitOf(drawing: Drawing, model: Model): Unit {
  const declared = units[Number(drawing.header.get('$INSUNITS') ?? 0)];
  const [x, y] = middle(model);
  const metres = { metres: true, tolerance: 1e-3, gap: 0.01 };
  const ignored: Note[] = declared ? [{ code: 'dxf-unit-not-used', params: { unit: declared[0] } }] : [];
  if (isProjected(x, y) || isProjected(y, x)) return { factor: 1, ...metres, notes: ignored };
  if (isInChina(x, y) || isInChina(y, x)) return { factor: 1, metres: false, tolerance: 1e-8, gap: 1e-7, notes: ignored };
  if (declared) {
    const [unit, factor] = declared;
    return { factor, ...metres, notes: [{ code: 'dxf-unit-scaled', params: { unit, factor: String(factor) } }] };
  }
  return { factor: 1, ...metres, metres: Math.abs(x) > 180 || Math.abs(y) > 180, notes: [] };
}

/** The middle one of the places of all entities in x and in y: a stray point or a title block at the origin does not move it. */
function middle(model: Model): [number, number] {
  const anchors = model.placed.flatMap(({ entity, matrix }) => {
    const on = entity.parts[0] ?? entity;
    const [x, y] = [first(on, 10), first(on, 20)];
    if (x === undefined || y === undefined) return [];
    const at = apply(matrix, [x, y, 0]);
    return Number.isFinite(at[0]) && Number.isFinite(at[1]) ? [at] : [];
  });
  const median = (axis: 0 | 1) => Float64Array.from(anchors, (at) => at[axis]).toSorted()[anchors.length >> 1] ?? 0;
  return [median(0), median(1)];
}

/** Northings of China, and eastings with or without the number of a zone. */
const isProjected = (x: number, y: number) => y > 1.7e6 && y < 6.2e6 && ((x > 2e5 && x < 8e5) || (x > 1.3e7 && x < 4.7e7));
const isInChina = (x: number, y: number) => x > 73 && x < 136 && y > 3 && y < 54;
