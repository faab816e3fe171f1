export { boxOf, positionsOf, type Box, type MultiPolygon, type Polygon, type Position, type Ring, type Shape } from './position';
export { areaM2, destination, distanceM, lengthM, ringAreaM2 } from './measure';
export { fromSurvey, gaussKruger, gaussKrugerAt, planeAreaM2, toSurvey, type GaussKruger } from './crs';
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
export { candidates, growBox } from './candidates';
export { prepare, type Figure } from './figure';
export { locate, type Location } from './locate';
export { relate, type Related, type Relation } from './relate';
export { overlay, ringsOf, type Overlay } from './overlay';
export { overlapAreaM2, overlapShape } from './overlap';
export { nearest, nearestEver, type Nearest } from './nearest';
export { defectsOf, type Defect, type DefectCode } from './validity';
export { repair, type Repaired } from './repair';
