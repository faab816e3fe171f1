/** Small streams that no source draws: a walk of equal steps whose heading wanders with noise. */
import { destination, type Position } from '#geo';
import { roundPosition } from '../base/rings';
import { fractalNoise } from '../zones/noise';

const stepM = 150;

/** A course of the asked length to the metre: from a position, on the whole towards a bearing. */
export function bentCourse(seed: string, from: Position, bearingDeg: number, lengthKm: number): Position[] {
  const noise = fractalNoise(seed);
  const steps = Math.max(4, Math.round((lengthKm * 1000) / stepM));
  const each = (lengthKm * 1000) / steps;
  const course = [from];
  let at = from;
  for (let i = 0; i < steps; i++) {
    // Slow turns carry the valley, quick ones the meanders.
    const turn = 45 * noise(i / 24, 0.5, 2) + 55 * noise(i / 5, 7.5, 2);
    at = destination(at, bearingDeg + turn, each);
    course.push(at);
  }
  return course.map((position) => roundPosition(position));
}
