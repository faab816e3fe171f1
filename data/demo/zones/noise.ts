/** Random numbers and noise that depend on nothing but a seed text: the same bytes on every run and machine. */
export type Random = () => number;
/** Fractal noise, roughly −1 … 1; one unit of x or y is the size of the largest feature. */
export type Noise = (x: number, y: number, octaves: number) => number;

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function scramble(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Uniform numbers in [0, 1). */
export function seeded(seed: string): Random {
  let state = hashText(seed);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) / 4294967296;
  };
}

export function fractalNoise(seed: string): Noise {
  const base = hashText(seed);
  const corner = (ix: number, iy: number, octave: number) =>
    scramble(base ^ Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ Math.imul(octave, 0x5bd1e995)) / 2147483648 - 1;
  const ease = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  const smooth = (x: number, y: number, octave: number) => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const u = ease(x - ix);
    const v = ease(y - iy);
    const south = corner(ix, iy, octave) * (1 - u) + corner(ix + 1, iy, octave) * u;
    const north = corner(ix, iy + 1, octave) * (1 - u) + corner(ix + 1, iy + 1, octave) * u;
    return south * (1 - v) + north * v;
  };
  return (x, y, octaves) => {
    let sum = 0;
    let total = 0;
    let weight = 1;
    let px = 0.8 * x - 0.6 * y;
    let py = 0.6 * x + 0.8 * y;
    for (let octave = 0; octave < octaves; octave++) {
      // Each octave is turned and shifted against the last, or the lattice would show as straight north-south and east-west edges.
      sum += weight * smooth(px, py, octave);
      [px, py] = [2 * (0.8 * px - 0.6 * py) + 17.37, 2 * (0.6 * px + 0.8 * py) - 9.91];
      total += weight;
      weight *= 0.55;
    }
    return (sum / total) * 1.4;
  };
}
