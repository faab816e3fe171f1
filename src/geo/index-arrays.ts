import Flatbush from 'flatbush';
import type { ShapeIndex } from './cells';

/** A shape index as bare arrays: what a published file holds of it. The tree of boxes is made again, which is quicker than loading it. */
export type IndexArrays = Omit<ShapeIndex, 'nudge' | 'tree'>;

export function indexToArrays({ nudge: _nudge, tree: _tree, ...arrays }: ShapeIndex): IndexArrays {
  return arrays;
}

/** The index over arrays in which nothing points beyond another array; seeing to that is the reader's business (zone/codec-cells.ts). */
export function indexFromArrays(arrays: IndexArrays): ShapeIndex {
  const { cellBox } = arrays;
  const cells = cellBox.length / 4;
  const tree = cells > 0 ? new Flatbush(cells) : null;
  for (let c = 0; c < cells; c++) tree!.add(cellBox[4 * c]!, cellBox[4 * c + 1]!, cellBox[4 * c + 2]!, cellBox[4 * c + 3]!);
  tree?.finish();
  return { ...arrays, nudge: 1, tree };
}
