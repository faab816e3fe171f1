import { boxOf, destination, distanceM, type Box, type MultiPolygon, type Position } from '#geo';
import { polygonsOf, readBase } from './base';
import { seeded, type Random } from './noise';
import { reserves } from './reserve-list';
import { InsideTest } from './rings';
import { countyOf, countyOutlines, seatOf, towns, type Town } from './water-counties';
import { drawReservoir, drawRiver, drawWells, type DrawnSource } from './water-drawing';
import { shoreOf } from './water-generated';
import { small, wellRecipe } from './water-list';
import { plain } from './water-recipes';
import { ruralCounts, ruralLakes } from './water-rural-plan';

const approval = '个数、名称、位置、批复均为生成（演示）；按 HJ 338-2018 方法类推（半径未核对原文）';
const streamRecipe = '河流（按比例缩小）：一级＝取水口下游 60 m 至上游 500 m，水域及两岸 30 m；二级＝下游 160 m 至上游 1 500 m，两岸 200 m';
const reaches = { first: { from: -60, to: 500, bankM: 30 }, second: { from: -160, to: 1500, bankM: 200 } };
const reachM = { well: 300, stream: 1700, lake: 1400 };
/** Between the zones of two sources, and around a town's centre. */
const apartM = 500;
const betweenM = 6000;
const fromSeatM = 4000;

/** Sources for villages, near towns of the base layers as long as the county has some, elsewhere in it by a throw of the dice. */
export function ruralSources(above: readonly DrawnSource[]): DrawnSource[] {
  const outlines = countyOutlines();
  const mayStand = groundTest(above);
  const drawn: DrawnSource[] = [];
  const places: Position[] = [];
  for (const [code, count] of ruralCounts) {
    const county = countyOf(code);
    const outline = outlines.get(code);
    if (!outline) throw new Error(`base-counties has no ${code}`);
    const random = seeded(`rural ${code}`);
    const near = towns.filter(({ rank, position }) => rank === 3 && outline.inside.has(position));
    let unnamed = 0;
    for (let n = 1; n <= count; n++) {
      const lake = n === 1 ? ruralLakes.get(code) : undefined;
      const kind = lake ? 'lake' : county.land === 'plain' || random() < 0.55 ? 'well' : 'stream';
      const isFree = (place: Position) =>
        around(place, reachM[kind]).every((position) => outline.inside.has(position)) &&
        distanceM(place, seatOf(code)) > fromSeatM &&
        places.every((other) => distanceM(other, place) > betweenM) &&
        mayStand(place, reachM[kind]);
      const found = lake ? undefined : besideTown(random, near, isFree);
      const about = {
        id: `rural-${code}-${n}`,
        ...(found ? namedAfter(found.town, county) : numbered(county, (unnamed += 1))),
        county: code,
        level: 'rural' as const,
        approval,
      };
      if (lake) {
        const { intake, waterDeg } = shoreOf(lake, seatOf(code));
        if (!isFree(intake)) throw new Error(`${about.id}: no room at ${lake}`);
        places.push(intake);
        drawn.push(drawReservoir({ ...small(about, intake, waterDeg), approval }, false, plain));
        continue;
      }
      const place = found?.place ?? somewhere(random, outline.polygons, isFree);
      places.push(place);
      if (kind === 'well') drawn.push(drawWells({ ...about, recipe: wellRecipe, wells: [place], firstM: 30, secondM: 300 }, false, plain));
      else {
        const upstreamDeg = Math.round(random() * 360);
        drawn.push(drawRiver({ ...about, recipe: streamRecipe, intake: place, upstreamDeg, halfWidthM: 6, reaches }, false, plain));
      }
    }
  }
  return drawn;
}

type Names = { name: string; nameEn: string };
const namedAfter = (town: Town, county: Names): Names => ({
  name: `${county.name}${town.name}农村饮用水水源地`,
  nameEn: `${town.nameEn} (${county.nameEn}) rural drinking-water source`,
});
const numbered = (county: Names, number: number): Names => ({
  name: `${county.name}农村饮用水水源地${number}`,
  nameEn: `${county.nameEn} rural drinking-water source ${number}`,
});

type IsFree = (place: Position) => boolean;

/** A place some kilometres from a town; towns are used up in their order, those without room too. */
function besideTown(random: Random, near: Town[], isFree: IsFree): { town: Town; place: Position } | undefined {
  for (let town = near.shift(); town; town = near.shift())
    for (let i = 0; i < 100; i++) {
      const place = destination(town.position, random() * 360, 2200 + random() * 2500);
      if (isFree(place)) return { town, place };
    }
  return undefined;
}

function somewhere(random: Random, polygons: MultiPolygon, isFree: IsFree): Position {
  const [west, south, east, north] = boxOf(polygons.flat(2));
  for (let i = 0; i < 4000; i++) {
    const place: Position = [west + random() * (east - west), south + random() * (north - south)];
    if (isFree(place)) return place;
  }
  throw new Error('no room for a rural source');
}

const around = (place: Position, radiusM: number): Position[] =>
  Array.from({ length: 12 }, (_, i) => destination(place, i * 30, radiusM + apartM));

/** Says whether a disc keeps clear of the larger sources, of towns' centres, lakes and reserves, and stays in the province. */
function groundTest(above: readonly DrawnSource[]): (place: Position, radiusM: number) => boolean {
  const province = new InsideTest(polygonsOf(readBase('base-province')[0]!.geometry));
  const lakes = new InsideTest([...readBase('base-lakes'), ...readBase('base-lakes-osm')].flatMap(({ geometry }) => polygonsOf(geometry)));
  const taken = above.flatMap(({ parts }) => parts.flatMap(({ zones }) => Object.values(zones).map((polygon) => boxOf(polygon[0]!))));
  const meets = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
  return (place, radiusM) => {
    const rim = around(place, radiusM);
    const box = boxOf(rim);
    return (
      rim.every((position) => province.has(position)) &&
      (radiusM === reachM.lake || ![place, ...rim].some((position) => lakes.has(position))) &&
      !taken.some((other) => meets(other, box)) &&
      towns.every(({ position }) => distanceM(position, place) > radiusM + apartM) &&
      // About where a reserve is drawn: its outline swings around its spine.
      reserves.every(({ spine, areaHa }) =>
        spine.every((position) => distanceM(position, place) > 1.7 * Math.sqrt((areaHa * 1e4) / Math.PI)),
      )
    );
  };
}
