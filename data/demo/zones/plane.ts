import { distanceM } from '#geo';

/** Metres for a degree of longitude and of latitude around a latitude: good enough to draw in, never to measure with. */
export function metresPerDegree(lat: number): { lng: number; lat: number } {
  return { lng: distanceM([0, lat], [1, lat]), lat: distanceM([0, lat - 0.5], [0, lat + 0.5]) };
}
