import { readFileSync } from 'node:fs';
import type { Feature, Point } from 'geojson';
import type { MultiPolygon, Position } from '#geo';
import { polygonsOf, readBase } from './base';
import { counties, type County } from './county-list';
import { InsideTest } from './rings';

/** The 60 county-level units; the parts of 长白山, which carry their hosts' codes, stand behind them and are left out. */
const byCode = new Map<string, County>();
for (const county of Object.values(counties).flat()) if (!byCode.has(county.code)) byCode.set(county.code, county);

export const countyList: readonly County[] = [...byCode.values()];

export function countyOf(code: string): County {
  const county = byCode.get(code);
  if (!county) throw new Error(`no county ${code}`);
  return county;
}

const cityNames: Record<County['cityId'], string> = {
  changchun: '长春市',
  jilin: '吉林市',
  siping: '四平市',
  liaoyuan: '辽源市',
  tonghua: '通化市',
  baishan: '白山市',
  songyuan: '松原市',
  baicheng: '白城市',
  yanbian: '延边朝鲜族自治州',
  changbaishan: '长白山',
  meihekou: '梅河口市',
};
export const cityNameOf = (code: string): string => cityNames[countyOf(code).cityId];

export interface Town {
  name: string;
  nameEn: string;
  position: Position;
  /** 1 city, 2 county seat, 3 town. */
  rank: number;
  adcode?: string;
}

const townFile = new URL('../../source/base-towns/towns.geojson', import.meta.url);
const townFeatures = (JSON.parse(readFileSync(townFile, 'utf8')) as { features: Feature<Point, Record<string, string | number>>[] })
  .features;
export const towns: readonly Town[] = townFeatures.map(({ properties, geometry }) => ({
  name: String(properties['name']),
  nameEn: String(properties['name_en']),
  position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
  rank: Number(properties['rank']),
  adcode: properties['adcode'] === undefined ? undefined : String(properties['adcode']),
}));

/** The seat of a county-level unit; for a city's districts the city itself. */
export function seatOf(code: string): Position {
  const seat = towns.find(({ adcode }) => adcode === code) ?? towns.find(({ adcode }) => adcode === `${code.slice(0, 4)}00`);
  if (!seat) throw new Error(`no seat for ${code}`);
  return seat.position;
}

/** The schematic outline of a county, as drawn in base-counties. */
export function countyOutlines(): Map<string, { polygons: MultiPolygon; inside: InsideTest }> {
  return new Map(
    readBase('base-counties').map(({ id, geometry }) => {
      const polygons = polygonsOf(geometry);
      return [id, { polygons, inside: new InsideTest(polygons) }];
    }),
  );
}
