import { repair, type Position, type Shape } from '#geo';
import type { Note, Problem } from '#zone';

/**
 * Makes a shape from a source valid and notes every change with its place (`where` and a position), or adds the reasons why that cannot be done
 * to the problems and returns null.
 */
export function mend(shape: Shape, where: string, notes: Note[], problems: Problem[]): Shape | null {
  const place = (at?: Position) => `${where} ${at?.join(',') ?? ''}`.trim();
  const result = repair(shape);
  if (result.ok) {
    for (const { code, at, count } of result.changes) notes.push({ code: `repaired.${code}`, at: place(at), params: { count } });
    return result.shape;
  }
  for (const { code, at, count } of result.defects) problems.push({ code, at: place(at), params: { count } });
  return null;
}
