import { areaM2, type MultiPolygon, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf, polygonsOf, readBase } from './base';
import { cityOf } from './city-plan';
import type { ProvinceDrawing } from './control-units';
import type { County } from './county-list';
import { InsideTest } from './rings';
import { elements } from './unit-names';
import type { UnitClass } from './unit-plan';

const classDigit: Record<UnitClass, number> = { priority: 1, key: 2, general: 3 };
/** Serial numbers from 9001 on are how a made code shows that it is made. */
const firstSerial = 9001;
/** Which two regions the provincial list has is not known to us; the demonstration takes the two river systems. */
const regionOf = (liao: InsideTest, at: Position) => (liao.has(at) ? '22-R1' : '22-R2');

/** Features of the control units with their codes, and the units by the same index. */
export function unitFeatures({ units }: ProvinceDrawing): OutFeature[] {
  const liao = new InsideTest(
    readBase('basins')
      .filter(({ id }) => id === 'liao')
      .flatMap(({ geometry }) => polygonsOf(geometry).slice()),
  );
  const serials = new Map<string, number>();
  return units.map(({ county, class: cls, kind, name, nameEn, polygons }) => {
    const prefix = `ZH${county.code}${classDigit[cls]}`;
    const serial = serials.get(prefix) ?? firstSerial;
    serials.set(prefix, serial + 1);
    const code = `${prefix}${serial}`;
    const city = cityOf(county);
    return {
      properties: {
        id: code,
        code,
        name,
        name_en: nameEn,
        class: cls,
        county: county.code,
        county_name: county.name,
        city: city.name,
        kind,
        elements: elements[kind],
        // Province > region or basin > city > unit: the four lists that a project is compared with.
        tiers: `22 > ${regionOf(liao, polygons[0]![0]![0]!)} > ${city.code} > ${code}`,
        ...(city.published ? {} : { counts_note: '示意' }),
        area_km2: Number((areaM2(polygons) / 1e6).toFixed(6)),
      },
      geometry: geometryOf(polygons),
    };
  });
}

/** The sixty counties; the parts of 长白山 lie in their host counties. */
export function countyFeatures(drawn: readonly { county: County; polygons: MultiPolygon }[]): OutFeature[] {
  return drawn.map(({ county, polygons }) => ({
    properties: { id: county.code, name: county.name, name_en: county.nameEn, city: cityOf(county).name, sketch: true },
    geometry: geometryOf(polygons),
  }));
}
