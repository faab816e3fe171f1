import { areaM2, type MultiPolygon, type Position } from '#geo';
import { linesOf, pointOf, readBase } from './base';
import { cities, planCities, type City, type Shares } from './city-plan';
import { growCounties, type CountyGrowth } from './county-growth';
import type { County } from './county-list';
import { groundOf } from './ground';
import { levelCrossing } from './level-set';
import { partition, type Partition } from './partition';
import { placeReserves, withGivenZones, type ProtectedGround } from './protected';
import { filled, provinceMesh, type ProvinceMesh } from './province-mesh';
import { reserveLevels } from './reserve-levels';
import { UnitGrowth } from './unit-growth';
import { planUnits, type Landmarks, type PlannedUnit, type UnitClass } from './unit-plan';

/** Everything that is drawn on the province's mesh: cells, and what they add up to. A cell is a unit as far as it lies in one class of one reserve. */
export interface ProvinceDrawing {
  units: (PlannedUnit & { polygons: MultiPolygon })[];
  cities: { city: City; shares: Shares; polygons: MultiPolygon }[];
  province: MultiPolygon;
  /** By 2 × reserve (core) and 2 × reserve + 1 (general). */
  reserveZones: Map<number, MultiPolygon>;
  ground: ProtectedGround;
}

const classes: UnitClass[] = ['priority', 'key', 'general'];
/** The shares are met to within this; ±0.0005 is asked for. */
const closeEnough = 0.0003;
const mostRounds = 12;

interface Layout {
  province: ProvinceMesh;
  growth: CountyGrowth;
  ground: ProtectedGround;
}

/** Counties and reserves: what stands before any water source is placed. */
function layOut(height: (at: Position) => number): Layout {
  const province = provinceMesh();
  const growth = growCounties(
    province,
    groundOf(province.mesh, (node) => province.prefecture[node]! >= 0, height, false),
  );
  return { province, growth, ground: placeReserves(province, growth) };
}

/** Outlines of the counties by code, the parts of 长白山 with their hosts. */
export function drawCounties(height: (at: Position) => number): { county: County; polygons: MultiPolygon }[] {
  const { province, growth } = layOut(height);
  const { list, labels, crossing } = growth;
  const own = list.filter(({ cityId }) => cityId !== 'changbaishan');
  const parts = partition(province.drawn, labels, {
    crossing,
    fixed: province.isPublished,
    smoothing: 1,
    clip: { outline: province.outline, wholeOf: (label) => label },
  });
  const polygons = parts.polygons((label) => own.findIndex(({ code }) => code === list[label]!.code));
  return own.map((county, index) => ({ county, polygons: polygons.get(index)! }));
}

export function drawProvince(height: (at: Position) => number): ProvinceDrawing {
  const layout = layOut(height);
  const { province, growth } = layout;
  const { mesh, prefecture } = province;
  const isDrawn = (node: number) => prefecture[node]! >= 0;
  const ground = withGivenZones(province, growth, layout.ground);
  const held = new Set(ground.pieces.flatMap(({ nodes }) => nodes));
  const planned = planUnits(mesh, growth, (node) => !held.has(node) && province.inside[node] === 1, ground.pieces, readLandmarks());
  const inCounty = (a: number, b: number) => growth.labels[a] === growth.labels[b];
  const spreading = new UnitGrowth(
    province,
    planned,
    groundOf(mesh, isDrawn, height, true),
    (from, to) => inCounty(from, to) && !held.has(from) && !held.has(to),
  );

  // Counting nodes is nearly right and quick; what it misses by is measured on the real polygons and taken off the target.
  const bias = new Map<City, Shares>(cities.map((city) => [city, { priority: 0, key: 0, general: 0 }]));
  let targets = planCities(new Map(cities.map(({ id }) => [id, roughAreaOf(province, growth, id)])));
  let open = spreading.cities;
  for (let round = 0; ; round++) {
    for (const one of open) {
      const wanted = targets.get(one.city.id)!;
      const off = bias.get(one.city)!;
      spreading.tune(
        one,
        mapShares((cls) => (wanted[cls] === 0 ? 0 : wanted[cls] - off[cls])),
      );
    }
    const isLast = open.length === 0 || round === mostRounds;
    const drawing = draw(province, growth, ground, planned, spreading, isLast);
    const areas = new Map(cities.map(({ id }) => [id, areaOfUnits(drawing.units, (unit) => unit.county.cityId === id)]));
    targets = planCities(areas);
    if (isLast) return { ...drawing, cities: drawing.cities.map((one) => ({ ...one, shares: targets.get(one.city.id)! })) };
    open = spreading.cities.filter(({ city, counted }) => {
      const whole = areas.get(city.id)!;
      const got = mapShares((cls) => areaOfUnits(drawing.units, (u) => u.county.cityId === city.id && u.class === cls) / whole);
      bias.set(
        city,
        mapShares((cls) => got[cls] - counted[cls]),
      );
      return classes.some((cls) => Math.abs(got[cls] - targets.get(city.id)![cls]) > closeEnough);
    });
    console.log(`round ${round}: ${open.map(({ city, miss }) => `${city.nameEn} (${miss.toFixed(5)})`).join(', ') || 'all shares met'}`);
  }
}

const mapShares = (of: (cls: UnitClass) => number): Shares => ({ priority: of('priority'), key: of('key'), general: of('general') });

function areaOfUnits(units: ProvinceDrawing['units'], is: (unit: PlannedUnit) => boolean): number {
  return units.reduce((sum, unit) => (is(unit) ? sum + areaM2(unit.polygons) : sum), 0);
}

function roughAreaOf({ inside, weight }: ProvinceMesh, { labels, list }: CountyGrowth, cityId: string): number {
  let sum = 0;
  for (let node = 0; node < labels.length; node++)
    if (labels[node]! >= 0 && inside[node] && list[labels[node]!]!.cityId === cityId) sum += weight[node]!;
  return sum;
}

function draw(
  province: ProvinceMesh,
  growth: CountyGrowth,
  ground: ProtectedGround,
  planned: readonly PlannedUnit[],
  spreading: UnitGrowth,
  isLast: boolean,
): Omit<ProvinceDrawing, 'cities'> & { cities: { city: City; polygons: MultiPolygon }[] } {
  const { mesh, drawn, prefecture } = province;
  const met = new Int32Array(mesh.x.length).fill(-1);
  for (const { grown } of spreading.cities) grown.labels.forEach((label, node) => label >= 0 && (met[node] = label));
  // Land that protected ground cuts off falls to the unit that cuts it off; beyond the county only what has none of its own at all.
  const near = filled(mesh, met, (to, from) => growth.labels[to] === growth.labels[from]);
  const unitAt = filled(mesh, near, (to) => prefecture[to]! >= 0);
  const { reserveLabel } = ground;
  const zones = 2 * ground.reserves.length + 1;
  const cells = unitAt.map((unit, node) => (unit < 0 ? -1 : unit * zones + reserveLabel[node]! + 1));
  const levels = reserveLevels(province, ground);
  const meetingOf = new Map(spreading.cities.flatMap(({ units, grown }) => units.map((unit) => [unit, grown] as const)));
  const isPlain = (node: number) => met[node] === unitAt[node] && !planned[unitAt[node]!]!.fixed;
  const between = (a: number, b: number) => {
    if (province.isPublished(a, b)) return province.publishedCrossing(a, b);
    if (reserveLabel[a] !== reserveLabel[b]) {
      const level = levels.at(reserveLabel[a]!, reserveLabel[b]!);
      if (level) return levelCrossing(level.valueOf(a), level.valueOf(b), level.level);
    }
    if (growth.labels[a] !== growth.labels[b]) return growth.crossing(a, b);
    return isPlain(a) && isPlain(b) ? meetingOf.get(unitAt[a]!)!.meeting(a, b) : 0.5;
  };
  if (isLast) levels.settle(cells, zones, between);
  const parts: Partition = partition(drawn, cells, {
    crossing: between,
    fixed: province.isPublished,
    smoothing: 1,
    clip: { outline: province.outline, wholeOf: (cell) => Math.floor(cell / zones) },
  });
  const unitOf = (cell: number) => Math.floor(cell / zones);
  const units = parts.polygons(unitOf);
  const cityAreas = parts.polygons((cell) => cities.findIndex(({ id }) => id === planned[unitOf(cell)]!.county.cityId));
  return {
    units: planned.map((unit, label) => ({ ...unit, polygons: units.get(label)! })),
    cities: cities.map((city, index) => ({ city, polygons: cityAreas.get(index)! })),
    province: parts.polygons(() => 0).get(0)!,
    reserveZones: parts.polygons((cell) => (cell % zones) - 1),
    ground,
  };
}

function readLandmarks(): Landmarks {
  return {
    towns: readBase('base-towns').map(({ name, nameEn, properties, geometry }) => ({
      name,
      nameEn,
      at: pointOf(geometry),
      rank: Number(properties['rank']),
    })),
    rivers: readBase('base-rivers').flatMap(({ name, nameEn, geometry }) => linesOf(geometry).map((line) => ({ name, nameEn, line }))),
  };
}
