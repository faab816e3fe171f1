import { crsOf, type Crs } from '#geo';
import { expect, it } from 'vitest';
import { crsOfWkt } from './crs-wkt';

const names: Record<Crs['datum'], [gcs: string, datum: string, spheroid: string]> = {
  cgcs2000: ['GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', '"CGCS2000",6378137.0,298.257222101'],
  'wgs-84': ['GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563'],
  'xian-1980': ['GCS_Xian_1980', 'D_Xian_1980', '"Xian_1980",6378140.0,298.257'],
  'beijing-1954': ['GCS_Beijing_1954', 'D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3'],
  'new-beijing': ['GCS_New_Beijing', 'D_New_Beijing', '"Krasovsky_1940",6378245.0,298.3'],
};
const projectedName = (crs: Crs & { projection: 'gauss-kruger' }) =>
  `${crs.datum}_${crs.widthDeg === 3 ? '3_Degree_' : ''}GK_${crs.prefixed ? `Zone_${crs.zone}` : `CM_${crs.centralMeridian}E`}`;
/** As ArcGIS writes a .prj. */
function esri(crs: Crs, name?: string): string {
  const [gcs, datum, spheroid] = names[crs.datum];
  const geo = `GEOGCS["${gcs}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
  if (crs.projection === 'none') return geo;
  if (crs.projection === 'web-mercator')
    return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${geo},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]`;
  const utm = crs.projection === 'utm';
  const easting = 500_000 + (!utm && crs.prefixed ? crs.zone * 1e6 : 0);
  return `PROJCS["${name ?? (utm ? `WGS_1984_UTM_Zone_${crs.zone}N` : projectedName(crs))}",${geo},PROJECTION["${utm ? 'Transverse_Mercator' : 'Gauss_Kruger'}"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${crs.centralMeridian}.0],PARAMETER["Scale_Factor",${utm ? 0.9996 : 1}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
}

it('finds every code of China by parameters and name', () => {
  let count = 0;
  for (let epsg = 2000; epsg < 33_000; epsg++) {
    const crs = crsOf(epsg);
    if (!crs || epsg === 4480 || epsg === 4979) continue;
    expect([epsg, crsOfWkt(esri(crs))]).toEqual([epsg, crs]);
    count++;
  }
  // Four datums with 64 zones each, five geographic frames, eleven UTM zones, web Mercator.
  expect(count).toBe(4 * 64 + 5 + 11 + 1);
});
it('reads what GDAL writes, WKT 1 and 2', () => {
  const wkt1 = `PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 126E",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",126],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],AUTHORITY["EPSG","4551"]]`;
  const wkt2 = `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 126E",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],CONVERSION["3-degree Gauss-Kruger CM 126E",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",126,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],USAGE[SCOPE["Cadastre."],AREA["China"],BBOX[40.19,124.5,53.2,127.5]],ID["EPSG",4551]]`;
  expect(crsOfWkt(wkt1)).toEqual(crsOf(4551));
  expect(crsOfWkt(wkt2)).toEqual(crsOf(4551));
  expect(crsOfWkt(wkt1.replaceAll('[', '(').replaceAll(']', ')'))).toEqual(crsOf(4551));
});
it('is nothing where parameters are not those of a survey frame of China', () => {
  const good = esri(crsOf(4530)!);
  expect(crsOfWkt(good)).toEqual(crsOf(4530));
  const broken = [
    good.replace('126.0', '125.5'),
    good.replace('42500000.0', '41500000.0'),
    good.replace('"Scale_Factor",1', '"Scale_Factor",0.9999'),
    good.replace('"False_Northing",0.0', '"False_Northing",-4000000.0'),
    good.replace('UNIT["Meter",1.0]', 'UNIT["Foot",0.3048]'),
    good.replace('298.257222101', '298.3'),
    good.replace('Gauss_Kruger', 'Lambert_Conformal_Conic'),
    good.replace('D_China_2000', 'D_Tokyo').replace('GCS_China_Geodetic_Coordinate_System_2000', 'GCS_Tokyo'),
    good.slice(0, -1),
    `${good}]`,
    '['.repeat(100_000),
    'A['.repeat(100_000),
    '',
    'LOCAL_CS["x"]',
  ];
  for (const wkt of broken) expect([wkt.slice(0, 300), crsOfWkt(wkt)]).toEqual([wkt.slice(0, 300), null]);
});
