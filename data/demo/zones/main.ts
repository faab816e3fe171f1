/** Makes the demonstration zones: `npx tsx data/demo/zones/main.ts [layer…]`, all of them when none is named. Needs the base layers. */
import { writeLayer, type OutFeature } from '../base/write-layer';
import { geometryOf, polygonsOf, readBase } from './base';
import { drawControlUnits, unitFeatures } from './control-units';
import { controlUnits, natureReserves, redLine, waterSources } from './declarations';
import { redLineFeatures } from './red-line';
import { reserves } from './reserve-list';
import { drawReserve, reserveFeatures } from './reserves';
import { InsideTest } from './rings';
import { waterZones } from './water-sources';

const asked = process.argv.slice(2);
const wants = (id: string) => asked.length === 0 || asked.includes(id);

const [outline] = readBase('base-province');
const province = polygonsOf(outline!.geometry);
const provinceCoverage: OutFeature[] = [{ properties: { id: outline!.id, name: outline!.name }, geometry: outline!.geometry }];
const coverageFile = 'coverage.geojson';

const water = waterZones();
if (wants('water-sources')) {
  writeLayer(
    waterSources,
    water.map(({ feature }) => feature),
    { [coverageFile]: provinceCoverage },
  );
}

if (wants('nature-reserves') || wants('red-line')) {
  const inside = new InsideTest(province);
  const drawn = reserves.map((reserve) => drawReserve(reserve, inside));
  if (wants('nature-reserves')) writeLayer(natureReserves, reserveFeatures(drawn), { [coverageFile]: provinceCoverage });
  if (wants('red-line')) writeLayer(redLine, redLineFeatures(drawn, water, province), { [coverageFile]: provinceCoverage });
}

if (wants('control-units')) {
  const { units, cities } = drawControlUnits();
  writeLayer(controlUnits, unitFeatures(units), {
    [coverageFile]: cities.map(({ city, outline: polygons }) => ({
      properties: { id: city.code, name: city.name, name_en: city.nameEn, basis: city.basis },
      geometry: geometryOf(polygons),
    })),
  });
}
