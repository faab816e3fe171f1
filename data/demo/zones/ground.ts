import { distanceM, type Position } from '#geo';
import { linesOf, readBase } from './base';
import { nodeAt, type Mesh } from './mesh';
import { fractalNoise } from './noise';

/** How hard each node is to walk. Rivers and ridges are slow to cross, so borders like to lie along them. `height` is in metres. */
export function groundOf(
  mesh: Mesh,
  isDrawn: (node: number) => boolean,
  height: (at: Position) => number,
  hasValleys: boolean,
): Float64Array {
  const noise = fractalNoise('ground');
  const ground = new Float64Array(mesh.x.length).fill(1);
  for (let node = 0; node < ground.length; node++) {
    if (!isDrawn(node)) continue;
    const x = mesh.x[node]!;
    const y = mesh.y[node]!;
    // Hills have narrow valleys, plains have wide ones: quick along the zero lines of a second noise, slow over what lies between.
    const hills = Math.min(1, Math.max(0, (height(mesh.positionOf(x, y)) - 150) / 450));
    const wide = 11000 - 5000 * hills;
    const valley = hasValleys ? 0.25 + (1.6 + 2 * hills) * Math.abs(noise(x / wide + 300, y / wide, 4)) : 1;
    ground[node] = Math.exp((hasValleys ? 1.6 : 0.9) * noise(x / 8000, y / 8000, 5)) * valley;
  }
  for (const node of riverNodes(mesh)) if (isDrawn(node)) ground[node] = hasValleys ? 6 : 2.5;
  return ground;
}

function riverNodes(mesh: Mesh): Set<number> {
  const [west, south] = mesh.positionOf(0, 0);
  const [east, north] = mesh.positionOf(mesh.columns * mesh.stepM, mesh.rows * mesh.stepM * 0.866);
  const wet = new Set<number>();
  for (const line of readBase('base-rivers').flatMap(({ geometry }) => linesOf(geometry)))
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1]!;
      const [bx, by] = line[i]!;
      const steps = Math.ceil((distanceM(line[i - 1]!, line[i]!) / mesh.stepM) * 3);
      for (let s = 0; s <= steps; s++) {
        const at: Position = [ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps];
        if (at[0] > west && at[0] < east && at[1] > south && at[1] < north) wet.add(nodeAt(mesh, at));
      }
    }
  return wet;
}
