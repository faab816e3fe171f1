// Generated provinces for the benches: zones that share their borders vertex for vertex, fractal borders, coordinates to 1e-7°. Larger means a larger
// country: the distance between vertices (about 35 m) and the kinds of zones stay the same.
import { indexRings, type Frame, type ShapeIndex } from '#geo';
import { provinceMap, type ProvinceMap } from './province-map';
import { share } from './seeded';

const centre = [125, 43.5] as const;
/** Degrees of one cell: 1 km. */
const step = [0.01238, 0.009] as const;
/** Vertices of a cell's side. */
const perSide = 32;
/** Cells for a million vertices, found by trying. */
const cellsPerMillion = 79_000;

/** A province of about so many vertices, indexed. The same seed gives the same province. */
export const province = (vertices: number, seed = 7): ShapeIndex => indexRings(provinceFrame(vertices, seed));

/** The same as bare shapes. */
function provinceFrame(vertices: number, seed: number): Frame {
  const cells = (vertices / 1e6) * cellsPerMillion;
  const map = provinceMap(Math.round(Math.sqrt(cells)), Math.round(Math.sqrt(cells)), seed);
  return frameOf(map, seed);
}

/** Directions: east, north, west, south; the cell is on the left. */
const dx = [1, 0, -1, 0];
const dy = [0, 1, 0, -1];

interface Traced {
  /** Nodes of the grid, x and y in turn, without the closing one. */
  nodes: number[];
  zone: number;
  /** Which connected piece of ground it bounds. */
  part: number;
  shell: boolean;
}

/** Every ring around every piece of a zone, found by walking with the zone on the left hand. */
function trace({ wide, high, zone }: ProvinceMap, part: Int32Array): Traced[] {
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= wide || y >= high ? -1 : zone[y * wide + x]!);
  const walked = new Uint8Array(wide * high);
  const rings: Traced[] = [];
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const own = at(x, y);
      for (let side = 0; side < 4; side++) {
        // The side of a cell in walking direction `side`: its south, east, north, west side.
        if (own < 0 || walked[y * wide + x]! & (1 << side) || at(x + dy[side]!, y - dx[side]!) === own) continue;
        const nodes: number[] = [];
        let [cx, cy, d, turns] = [x, y, side, 0];
        do {
          walked[cy * wide + cx]! |= 1 << d;
          nodes.push(cx + (d === 1 || d === 2 ? 1 : 0), cy + (d === 2 || d === 3 ? 1 : 0));
          const [ax, ay] = [cx + dx[d]!, cy + dy[d]!];
          const [rx, ry] = [ax + dy[d]!, ay - dx[d]!];
          if (at(ax, ay) !== own) [d, turns] = [(d + 1) & 3, turns + 1];
          else if (at(rx, ry) === own) [cx, cy, d, turns] = [rx, ry, (d + 3) & 3, turns - 1];
          else [cx, cy] = [ax, ay];
        } while (cx !== x || cy !== y || d !== side);
        rings.push({ nodes, zone: own, part: part[y * wide + x]!, shell: turns > 0 });
      }
    }
  return rings;
}

/** Numbers the connected pieces of ground. */
function partsOf({ wide, high, zone }: ProvinceMap): Int32Array {
  const part = new Int32Array(wide * high).fill(-1);
  const stack: number[] = [];
  for (let start = 0, next = 0; start < zone.length; start++) {
    if (part[start]! >= 0) continue;
    stack.push(start);
    part[start] = next;
    while (stack.length > 0) {
      const c = stack.pop()!;
      const x = c % wide;
      for (const n of [x > 0 ? c - 1 : -1, x + 1 < wide ? c + 1 : -1, c - wide, c + wide])
        if (n >= 0 && n < zone.length && part[n] === -1 && zone[n] === zone[c]) {
          part[n] = next;
          stack.push(n);
        }
    }
    next++;
  }
  return part;
}

function frameOf(map: ProvinceMap, seed: number): Frame {
  // By zone, by part, the shell first.
  const rings = trace(map, partsOf(map)).sort((a, b) => a.zone - b.zone || a.part - b.part || Number(b.shell) - Number(a.shell));
  const total = rings.reduce((n, { nodes }) => n + (nodes.length / 2) * perSide + 1, 0);
  const coords = new Float64Array(2 * total);
  const [ringStart, partStart, shapeStart] = [[0], [0], [0]];
  const origin = [centre[0] - (map.wide / 2) * step[0], centre[1] - (map.high / 2) * step[1]] as const;
  const side = new Float64Array(2 * perSide + 2);
  let v = 0;
  for (const [k, { nodes, zone, part }] of rings.entries()) {
    const first = v;
    for (let i = 0; i < nodes.length; i += 2) {
      const j = (i + 2) % nodes.length;
      fractalSide(side, nodes[i]!, nodes[i + 1]!, nodes[j]!, nodes[j + 1]!, seed);
      for (let m = 0; m < perSide; m++, v++) {
        coords[2 * v] = Math.round((origin[0] + side[2 * m]! * step[0]) * 1e7) / 1e7;
        coords[2 * v + 1] = Math.round((origin[1] + side[2 * m + 1]! * step[1]) * 1e7) / 1e7;
      }
    }
    coords[2 * v] = coords[2 * first]!;
    coords[2 * v + 1] = coords[2 * first + 1]!;
    ringStart.push(++v);
    const next = rings[k + 1];
    if (next?.zone === zone && next.part === part) continue;
    partStart.push(ringStart.length - 1);
    if (next?.zone !== zone) shapeStart.push(partStart.length - 1);
  }
  return {
    coords,
    ringStart: Uint32Array.from(ringStart),
    partStart: Uint32Array.from(partStart),
    shapeStart: Uint32Array.from(shapeStart),
  };
}

/**
 * One side of a cell as a fractal line, in units of cells. Neighbours walk it in opposite directions and get the same points: it is always made
 * from its south or west end. It stays in a wedge of 30° at either end, halved parts in what their turning leaves of it: so no two ever cross.
 */
function fractalSide(out: Float64Array, ax: number, ay: number, bx: number, by: number, seed: number) {
  const back = bx < ax || by < ay;
  const [ux, uy, vx, vy] = back ? [bx, by, ax, ay] : [ax, ay, bx, by];
  const key = 2 * (uy * 65536 + ux) + (uy === vy ? 0 : 1);
  const put = (i: number, x: number, y: number) => {
    const k = back ? perSide - i : i;
    out[2 * k] = x;
    out[2 * k + 1] = y;
  };
  const moved = (x: number, y: number, axis: number) => [x, y][axis]! + 0.2 * (share(2 * x + axis, y, seed + 50) - 0.5);
  const [px, py, qx, qy] = [moved(ux, uy, 0), moved(ux, uy, 1), moved(vx, vy, 0), moved(vx, vy, 1)];
  put(0, px, py);
  put(perSide, qx, qy);
  const halve = (from: number, to: number, x: number, y: number, x2: number, y2: number, wedge: number) => {
    if (to - from === 1) return;
    const middle = (from + to) / 2;
    const turn = wedge * (share(key, middle, seed + 60) - 0.5);
    const bend = Math.tan(turn) / 2;
    const [mx, my] = [(x + x2) / 2 - (y2 - y) * bend, (y + y2) / 2 + (x2 - x) * bend];
    put(middle, mx, my);
    halve(from, middle, x, y, mx, my, wedge - Math.abs(turn));
    halve(middle, to, mx, my, x2, y2, wedge - Math.abs(turn));
  };
  halve(0, perSide, px, py, qx, qy, Math.PI / 6);
}
