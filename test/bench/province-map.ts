// The zones of a generated province on a square grid of cells (about 1 km): which cell belongs to which zone. Its borders become fractal in province.ts.
import { hash, noise, share } from './seeded';

export interface ProvinceMap {
  wide: number;
  high: number;
  /** Zone of each cell, row by row from the south-west; −1 outside the province. */
  zone: Int32Array;
  zones: number;
}

/** A district has about so many cells a side: the land around the islands of one is the largest kind of zone. */
const districtCells = 125;

/**
 * Districts with ragged borders; in most of them one zone fills the land and many small ones lie in its holes (protected areas in general land), the
 * others are divided throughout, more or less finely (towns, counties). A tenth of the islands shares a zone with others: zones of many parts.
 */
export function provinceMap(wide: number, high: number, seed: number): ProvinceMap {
  const keys = new Map<string, number>();
  const zone = new Int32Array(wide * high).fill(-1);
  const named = (key: string) => keys.get(key) ?? keys.set(key, keys.size).get(key)!;
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const rough = 0.06 * (noise(x / 40, y / 40, seed) + 0.4 * noise(x / 9, y / 9, seed + 1));
      // A province is no rectangle.
      if (((2 * x + 1) / wide - 1) ** 4 + ((2 * y + 1) / high - 1) ** 4 > 0.93 + 1.5 * rough) continue;
      const wx = x + 14 * noise(x / 50, y / 50, seed + 2) + 5 * noise(x / 12, y / 12, seed + 3) + 1.5 * noise(x / 3, y / 3, seed + 4);
      const wy = y + 14 * noise(x / 50, y / 50, seed + 5) + 5 * noise(x / 12, y / 12, seed + 6) + 1.5 * noise(x / 3, y / 3, seed + 7);
      const district = nearestSeed(wx, wy, districtCells, seed + 8);
      const kind = share(district, 1, seed);
      if (kind < 0.55) {
        const place = nearestSeed(wx, wy, 7, seed + 9);
        const [cx, cy] = seedAt(place, 7, seed + 9);
        const radius = 1 + 3.2 * share(place, 2, seed) ** 2;
        const island = share(place, 3, seed) < 0.75 && Math.hypot(wx - cx, wy - cy) < radius;
        if (!island) zone[y * wide + x] = named(`land ${district}`);
        else zone[y * wide + x] = named(share(place, 4, seed) < 0.1 ? `group ${district} ${hash(place, 5, seed) % 5}` : `island ${place}`);
      } else {
        const side = [9, 16, 40][Math.floor(3 * share(district, 6, seed))]!;
        zone[y * wide + x] = named(`${district} ${nearestSeed(wx, wy, side, seed + 10 + side)}`);
      }
    }
  withoutCorners(zone, wide, high);
  return { wide, high, zone, zones: keys.size };
}

/** Seeds lie one in each square of a coarse grid; a seed's number tells its square. */
const row = 1 << 14;
function seedAt(number: number, side: number, seed: number): [x: number, y: number] {
  const [i, j] = [(number % row) - 64, Math.floor(number / row) - 64];
  return [(i + share(i, j, seed)) * side, (j + share(i, j, seed + 100)) * side];
}

function nearestSeed(x: number, y: number, side: number, seed: number): number {
  const [ci, cj] = [Math.floor(x / side), Math.floor(y / side)];
  let [best, least] = [0, Infinity];
  for (let j = cj - 1; j <= cj + 1; j++)
    for (let i = ci - 1; i <= ci + 1; i++) {
      const [dx, dy] = [(i + share(i, j, seed)) * side - x, (j + share(i, j, seed + 100)) * side - y];
      const away = dx * dx + dy * dy;
      if (away < least) [best, least] = [(j + 64) * row + i + 64, away];
    }
  return best;
}

/** Two cells of one zone never meet only at a corner: then every ring around a zone is simple. */
function withoutCorners(zone: Int32Array, wide: number, high: number) {
  for (let changed = true; changed;) {
    changed = false;
    for (let y = 0; y + 1 < high; y++)
      for (let x = 0; x + 1 < wide; x++) {
        const c = y * wide + x;
        const [a, b, d, e] = [zone[c]!, zone[c + 1]!, zone[c + wide]!, zone[c + wide + 1]!];
        // Outside stays outside only by giving way; so the changes come to an end.
        if (a === e && a !== b && a !== d) [zone[c + wide], changed] = [a, true];
        else if (b === d && b !== a && b !== e) [zone[c + wide + 1], changed] = [b, true];
      }
  }
}
