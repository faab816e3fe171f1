export { boxOf, positionsOf, type Box, type MultiPolygon, type Polygon, type Position, type Ring, type Shape } from './position';
export { downstream, joinCourses, nearestCourse, upstream, type Course, type Courses } from './courses';
export { areaM2, destination, distanceM, lengthM, ringAreaM2 } from './measure';
export { fromSurvey, planeAreaM2, toLngLat, toSurvey, type SevenParameters } from './crs';
export { corridorAlong, discsAround, mostBends } from './corridor';
export { crsOf, datums, gaussKrugerAt, gaussKrugerOf, geographic, type Crs, type Datum, type GaussKruger } from './crs-codes';
export { fromBd09, fromGcj02, toBd09, toGcj02 } from './shifted';
export {
  buildIndex,
  indexFromArrays,
  indexRings,
  indexToArrays,
  polygonsOfShape,
  type Frame,
  type IndexArrays,
  type ShapeIndex,
} from './cells';
export { candidateCells, candidates, growBox, outlineNear, type Candidate } from './candidates';
export { prepare, type Figure } from './figure';
export { locate, type Location } from './locate';
export { compare, type Compared } from './compare';
export type { Relation } from './relate';
export { overlapShape } from './overlap';
export { boundaryNear, nearest, nearestEver, type Nearest } from './nearest';
export { defectsOf, type Defect, type DefectCode } from './validity';
export { repair, type Repaired } from './repair';
