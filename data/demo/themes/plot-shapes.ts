import { areaM2, type Position, type Ring } from '#geo';
import { seeded } from '../zones/noise';
import { metresPerDegree } from '../zones/plane';
import { finishRing } from '../zones/rings';

type Corner = readonly [x: number, y: number];

/** Factory plots as surveyors draw them: a rectangle, or one with a corner cut off, a wing or a yard. Counter-clockwise in a unit square. */
const shapes: readonly (readonly Corner[])[] = [
  [[0, 0], [1, 0], [1, 1], [0, 1]],
  [[0, 0], [1, 0], [1, 0.7], [0.74, 1], [0, 1]],
  [[0, 0], [1, 0], [1, 0.55], [0.58, 0.55], [0.58, 1], [0, 1]],
  [[0, 0], [0.82, 0], [1, 0.2], [1, 0.6], [0.62, 0.6], [0.62, 1], [0, 1]],
  [[0, 0], [1, 0], [1, 1], [0.66, 1], [0.66, 0.62], [0.3, 0.62], [0.3, 1], [0, 1]],
  [[0, 0.15], [0.2, 0], [1, 0], [1, 1], [0.7, 1], [0.7, 0.65], [0.35, 0.65], [0.35, 1], [0, 1]],
]; // prettier-ignore

/** A plot of an area around a place: one of the shapes with its corners moved a little, stretched, turned and scaled. */
export function plotRing(seed: string, at: Position, areaHa: number): Ring {
  const random = seeded(`plot ${seed}`);
  const corners = shapes[Math.floor(random() * shapes.length)]!;
  const aspect = 1 + random() * 1.1;
  const turn = random() * Math.PI;
  const shaken = corners.map(([x, y]): Corner => [(x - 0.5 + (random() - 0.5) * 0.09) * aspect, y - 0.5 + (random() - 0.5) * 0.09]);
  const scale = metresPerDegree(at[1]);
  const ringOf = (sizeM: number) =>
    finishRing(
      shaken.map(([x, y]): Position => [
        at[0] + ((x * Math.cos(turn) - y * Math.sin(turn)) * sizeM) / scale.lng,
        at[1] + ((x * Math.sin(turn) + y * Math.cos(turn)) * sizeM) / scale.lat,
      ]),
      7,
      true,
    );
  return ringOf(100 * Math.sqrt((areaHa * 1e4) / areaM2([[ringOf(100)]])));
}
