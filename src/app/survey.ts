import { gaussKrugerAt, toSurvey, type Position } from '#geo';

/** Survey axes of a place in its own 3° zone, X north first, Y with the zone's prefix: what the map prints under the pointer. */
export function surveyCoordinates(at: Position): { x: number; y: number; zone: number; epsg: number } | null {
  const gk = gaussKrugerAt(at[0]);
  return gk && { ...toSurvey(gk, at), zone: gk.zone, epsg: gk.epsg };
}
