// Work B: 500 sites at the zone edges of a generated province of a million vertices. Run: npm run bench -- B
import { verticesOf } from './figures';
import { geosWhole } from './peer-geos';
import { jsts } from './peer-jsts';
import { geosPieces } from './peer-pieces';
import { turf } from './peer-turf';
import { sideBySide } from './peers';
import { province } from './province';
import { sitesAt } from './sites';

const index = province(1e6);
console.log(`B: ${index.shapeStart.length - 1} zones, ${verticesOf(index)} vertices`);
sideBySide('B 1 M', index, sitesAt(index, 500), [
  [geosPieces, 15],
  [geosWhole, 15],
  [jsts, 20],
  [turf, 20],
]);
