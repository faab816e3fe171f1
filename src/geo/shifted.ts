import type { Position } from './position';

/**
 * The two shifted frames of China's web maps. Nothing official is published; the formulas are those that independent programs agree on (first taken from a
 * map service's own code in 2010; coordTransform, eviltransform). Between a position and its shifted one lie 300–700 m (GCJ-02), about 1.3 km (BD-09).
 */
const a = 6378245;
const e2 = 0.006693421622965943;
const rad = Math.PI / 180;
const wave = (amplitude: number, x: number, period: number) => amplitude * Math.sin((x / period) * Math.PI);

/** [lng, lat] on WGS 84 → GCJ-02. */
export function toGcj02([lng, lat]: Position): Position {
  const [x, y] = [lng - 105, lat - 35];
  const short = wave(20, x, 1 / 6) + wave(20, x, 1 / 2);
  const north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
    ((short + wave(20, y, 1) + wave(40, y, 3) + wave(160, y, 12) + wave(320, y, 30)) * 2) / 3; // prettier-ignore
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
    ((short + wave(20, x, 1) + wave(40, x, 3) + wave(150, x, 12) + wave(300, x, 30)) * 2) / 3; // prettier-ignore
  const w = 1 - e2 * Math.sin(lat * rad) ** 2;
  return [lng + east / ((a / Math.sqrt(w)) * Math.cos(lat * rad) * rad), lat + north / (((a * (1 - e2)) / (w * Math.sqrt(w))) * rad)];
}

/** GCJ-02 → BD-09. */
function gcj02ToBd09([x, y]: Position): Position {
  const k = (Math.PI * 3000) / 180;
  const z = Math.hypot(x, y) + 0.00002 * Math.sin(y * k);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * k);
  return [z * Math.cos(angle) + 0.0065, z * Math.sin(angle) + 0.006];
}

/** [lng, lat] on WGS 84 → BD-09. */
export function toBd09(position: Position): Position {
  return gcj02ToBd09(toGcj02(position));
}

/** The position whose shifted one is given, [lng, lat] on WGS 84, by steps until it holds to 1e-11° (a micrometre). */
function inverse(shift: (p: Position) => Position, [lng, lat]: Position): Position {
  let [x, y] = [lng, lat];
  for (let k = 0; k < 50; k++) {
    const [east, north] = shift([x, y]);
    const [dx, dy] = [lng - east, lat - north];
    x += dx;
    y += dy;
    if (Math.abs(dx) < 1e-11 && Math.abs(dy) < 1e-11) break;
  }
  return [x, y];
}

export function fromGcj02(position: Position): Position {
  return inverse(toGcj02, position);
}
export function fromBd09(position: Position): Position {
  return inverse(toBd09, position);
}
