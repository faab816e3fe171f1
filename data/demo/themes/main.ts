/** Makes the thematic zone layers: `npx tsx data/demo/themes/main.ts [layer…]`, all of them when none is named. Needs the base layers and water-sources. */
import { writeLayer } from '../base/write-layer';
import { polygonsOf } from '../zones/base';
import { invalidity } from '../zones/rings';
import { drawApprovalSuspension } from './approval-suspension';
import { drawChaganLake } from './chagan-lake';
import { drawContaminatedFarmland } from './contaminated-farmland';
import { drawContaminatedPlots } from './contaminated-plots';
import { drawDevelopmentZones } from './development-zones';
import { drawDieselAreas } from './diesel-areas';
import { drawGoodWater } from './good-water';
import { drawGroundwater } from './groundwater';
import { drawHabitats } from './habitats';
import type { ThemeLayer } from './layer';
import { drawStrawBurning } from './straw-burning';

const layers: Record<string, () => ThemeLayer> = {
  habitats: drawHabitats,
  'chagan-lake-plan': drawChaganLake,
  'good-water-units': drawGoodWater,
  'straw-burning': drawStrawBurning,
  'diesel-areas': drawDieselAreas,
  'contaminated-plots': drawContaminatedPlots,
  'contaminated-farmland': drawContaminatedFarmland,
  groundwater: drawGroundwater,
  'development-zones': drawDevelopmentZones,
  'approval-suspension': drawApprovalSuspension,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !(id in layers));
if (unknown.length > 0) throw new Error(`no such layer here: ${unknown.join(', ')}`);
for (const [id, draw] of Object.entries(layers)) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  const { declaration, features } = draw();
  for (const { properties, geometry } of features) {
    const fault = invalidity(polygonsOf(geometry));
    if (fault) throw new Error(`${id}, ${String(properties['id'])}: ${fault}`);
  }
  writeLayer(declaration, features);
}
