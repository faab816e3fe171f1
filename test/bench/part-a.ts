// Work A: 2 000 sites at the shores of 538 584 lakes. Run: npm run bench -- A
import { verticesOf } from './figures';
import { lakes } from './lakes';
import { geosWhole } from './peer-geos';
import { jsts } from './peer-jsts';
import { geosPieces } from './peer-pieces';
import { turf } from './peer-turf';
import { sideBySide } from './peers';
import { sitesAt } from './sites';

const { index, left } = lakes();
console.log(`A: ${index.shapeStart.length - 1} lakes, ${verticesOf(index)} vertices; ${left} that are invalid are left out`);
// GEOS has seen every site before the clock starts: it prepares a zone, or a piece of one, when it is first asked about it.
sideBySide('A', index, sitesAt(index, 2000), [
  [geosPieces, 20, 2000],
  [geosWhole, 20, 2000],
  [jsts, 15],
  [turf, 15],
]);
