/**
 * Makes the demonstration zones: `npx tsx data/demo/zones/main.ts [counties] [water] [province]`, all three in this order when none is named. Needs the base
 * layers, basins, and the relief of data/demo/inputs.ts. Water sources look at the counties; `province` (reserves, red line, markers, control units: one
 * drawing) stands on both.
 */
import { readRelief } from '../base/relief';
import { writeLayer } from '../base/write-layer';
import { geometryOf } from './base';
import { drawCounties, drawProvince } from './control-units';
import { baseCounties, boundaryMarkers, controlUnits, natureReserves, redLine } from './declarations';
import { markerFeatures, redLineFeatures } from './red-line';
import { reserveFeatures } from './reserves';
import { countyFeatures, unitFeatures } from './unit-features';
import { writeWaterLayers } from './water-main';
import { waterZones } from './water-sources';

const asked = process.argv.slice(2);
const wants = (what: string) => asked.length === 0 || asked.includes(what);

if (wants('counties')) writeLayer(baseCounties, countyFeatures(drawCounties(await readRelief())));

if (wants('water')) writeWaterLayers();

if (wants('province')) {
  const drawing = drawProvince(await readRelief());
  const { reserveZones, ground } = drawing;
  const drawn = ground.reserves.map(({ reserve }, i) => ({
    reserve,
    core: reserveZones.get(2 * i)!,
    general: reserveZones.get(2 * i + 1)!,
  }));
  writeLayer(natureReserves, reserveFeatures(drawn));
  const zones = redLineFeatures(drawing, waterZones());
  writeLayer(redLine, zones);
  writeLayer(boundaryMarkers, markerFeatures(zones));
  writeLayer(controlUnits, unitFeatures(drawing), {
    'coverage.geojson': [{ properties: { id: '22', name: '吉林省' }, geometry: geometryOf(drawing.province) }],
  });
}
