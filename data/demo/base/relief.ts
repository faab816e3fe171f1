/** ETOPO5 heights: 5 arc-minutes, from the south pole up and from Greenwich east; interpolated between its positions. */
import type { Position } from '#geo';
import { files, openNetcdf3 } from './input-files';

const perDegree = 12;
const columns = 360 * perDegree;

export async function readRelief(): Promise<(at: Position) => number> {
  const heights = (await openNetcdf3(files.relief)).values('ROSE');
  const at = (i: number, j: number) => heights[j * columns + (i % columns)]!;
  return ([lng, lat]) => {
    const [x, y] = [lng * perDegree, (lat + 90) * perDegree];
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - i, y - j];
    return (at(i, j) * (1 - u) + at(i + 1, j) * u) * (1 - v) + (at(i, j + 1) * (1 - u) + at(i + 1, j + 1) * u) * v;
  };
}
