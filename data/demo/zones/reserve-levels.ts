import { areaM2 } from '#geo';
import { isOnRim } from './mesh';
import { partition } from './partition';
import type { ProtectedGround } from './protected';
import type { ProvinceMesh } from './province-mesh';

interface Level {
  valueOf(node: number): number;
  level: number;
}

export interface ReserveLevels {
  /** The level that runs between two reserve labels; null where two reserves meet. */
  at(a: number, b: number): Level | null;
  /** Moves the levels a little, nodes staying where they are, until every reserve has its area among its neighbours too. */
  settle(cells: Int32Array, zones: number, crossing: (a: number, b: number) => number): void;
}

export function reserveLevels(province: ProvinceMesh, { reserves }: ProtectedGround): ReserveLevels {
  const valueAt = reserves.map(({ window, field }) => {
    const values = new Map<number, number>();
    field.value.forEach((value, local) => Number.isFinite(value) && values.set(window.nodeOf(local), value));
    return values;
  });
  const levels = reserves.map(({ levels: [core, outer] }) => ({ core, outer }));
  const at = (a: number, b: number): Level | null => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const index = high >> 1;
    if (low >= 0 && low >> 1 !== index) return null;
    return { valueOf: (node) => valueAt[index]!.get(node) ?? NaN, level: low < 0 ? levels[index]!.outer : levels[index]!.core };
  };
  const settle: ReserveLevels['settle'] = (cells, zones, crossing) => {
    for (const [index, { reserve, window }] of reserves.entries()) {
      const { mesh, nodeOf } = window;
      const labels = new Int32Array(mesh.x.length);
      // Beyond the rim nothing is drawn, so every border inside is closed.
      for (let local = 0; local < labels.length; local++) labels[local] = isOnRim(mesh, local) ? -1 : cells[nodeOf(local)]!;
      const measure = () => {
        const parts = partition(mesh, labels, {
          crossing: (a, b) => crossing(nodeOf(a), nodeOf(b)),
          fixed: (a, b) => province.isPublished(nodeOf(a), nodeOf(b)),
          smoothing: 1,
        }).polygons((cell) => {
          const zone = (cell % zones) - 1;
          return zone < 0 || zone >> 1 !== index ? -1 : zone & 1;
        });
        const core = areaM2(parts.get(0)!);
        return { core, outer: core + areaM2(parts.get(1)!) };
      };
      for (const [which, wanted] of [
        ['outer', reserve.areaHa * 1e4],
        ['core', reserve.coreHa * 1e4],
      ] as const) {
        const middle = levels[index]![which];
        let [low, high] = [middle * 0.93, middle * 1.07];
        for (let i = 0; i < 18; i++) {
          levels[index]![which] = (low + high) / 2;
          if (measure()[which] < wanted) low = levels[index]![which];
          else high = levels[index]![which];
        }
      }
    }
  };
  return { at, settle };
}
