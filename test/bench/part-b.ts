// Work B: 2 000 sites at the zone edges of a generated province of a million vertices. Run: npm run bench -- B
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
// Engines that are quick see every site before the clock starts: GEOS prepares a zone, or a piece of one, when it is first asked about it, and code gets warm.
sideBySide('B 1 M', index, sitesAt(index, 2000), [
  [geosPieces, 15, 2000],
  [geosWhole, 15, 2000],
  [jsts, 20],
  [turf, 20],
]);
