import { destination, distanceM, type Position } from '#geo';
import { polygonsOf, readBase } from './base';
import { seeded } from './noise';
import { metresPerDegree } from './plane';
import { countyOf, seatOf } from './water-counties';
import { courseOf } from './water-course';
import { drawReservoir, drawRiver, drawWells, type DrawnSource } from './water-drawing';
import { medium, riverRecipe, small, wellRecipe, wellsRecipe, type Source } from './water-list';
import { cityPlans, countyPlans, type Plan } from './water-plan';
import { plain } from './water-recipes';

/** No approval is known, so none is claimed. */
const approval = '名称、位置、批复均为生成（演示）；按 HJ 338-2018 方法类推（半径未核对原文）';
const bigRiverRecipe = riverRecipe.replace(/准＝.*$/, '准＝二级上界再向上游 2 000–3 000 m，两岸 1 000 m（示意，可不划）');

/** Sources that we know no name of: eight of the main cities and one, in 扶余 two, of each county-level unit with a town of its own. */
export function generatedSources(): DrawnSource[] {
  const counties = [...new Set(countyPlans.map(({ code }) => code))].map((code) => ({
    ...countyOf(code),
    id: code,
    plans: countyPlans.filter((plan) => plan.code === code),
  }));
  return [
    ...cityPlans.flatMap(({ plans, ...town }) => plans.map((plan, i) => draw(plan, sourceOf('city', town, plan, i + 1, true)))),
    ...counties.flatMap(({ plans, ...town }) =>
      plans.map((plan, i) => draw(plan, sourceOf('county', town, plan, i + 1, plans.length > 1))),
    ),
  ];
}

function sourceOf(
  level: 'city' | 'county',
  town: { id: string; name: string; nameEn: string },
  plan: Plan,
  number: number,
  isNumbered: boolean,
): Omit<Source, 'recipe' | 'approval'> {
  const [zh, en] = isNumbered ? [String(number), ` ${number}`] : ['', ''];
  return {
    id: `${level}-${town.id}-${number}`,
    name: `${town.name}集中式饮用水水源地${zh}`,
    nameEn: `${town.nameEn} central drinking-water source${en}`,
    county: plan.code,
    level,
  };
}

function draw(plan: Plan, about: Omit<Source, 'recipe' | 'approval'>): DrawnSource {
  const seat = seatOf(plan.code);
  switch (plan.kind) {
    case 'well': {
      const place = destination(seat, plan.deg, plan.km * 1000);
      return drawWells({ ...about, approval, recipe: wellRecipe, wells: [place], firstM: 30, secondM: 300 }, false, plain);
    }
    case 'wells': {
      const wells = threeWells(about.id, destination(seat, plan.deg, plan.km * 1000));
      return drawWells({ ...about, approval, recipe: wellsRecipe, wells, firstM: 50, secondM: 500 }, false, plain);
    }
    case 'stream': {
      const intake = destination(seat, plan.deg, plan.km * 1000);
      const catchment = { catchmentM: 7000, catchmentWidthM: 1800 };
      return drawRiver(
        { ...about, approval, recipe: riverRecipe, intake, upstreamDeg: plan.deg, halfWidthM: 12, ...catchment },
        false,
        plain,
      );
    }
    case 'river': {
      const { halfWidthM, quasiReachM, deg } = plan;
      const course = courseOf(plan.river, seat, plan.km * 1000, deg);
      return drawRiver({ ...about, approval, recipe: bigRiverRecipe, ...course, upstreamDeg: deg, halfWidthM, quasiReachM }, false, plain);
    }
    default: {
      const make = plan.kind === 'small' ? small : medium;
      const { intake, waterDeg } = shoreOf(plan.lake, seat);
      return drawReservoir({ ...make(about, intake, waterDeg), approval }, false, plain);
    }
  }
}

/** Corners of a triangle, far enough apart that the rings of 500 m stay clear of each other. */
function threeWells(id: string, middle: Position): Position[] {
  const random = seeded(`wells ${id}`);
  const turn = random() * 120;
  return [0, 120, 240].map((deg) => destination(middle, turn + deg + 14 * (random() - 0.5), 680 + 120 * random()));
}

/** An intake just off the shore that is nearest to a town, and the azimuth to the middle of the water. */
export function shoreOf(lakeId: string, town: Position): { intake: Position; waterDeg: number } {
  const lake = readBase('base-lakes-osm').find(({ id }) => id === lakeId);
  if (!lake) throw new Error(`no lake ${lakeId} in base-lakes-osm`);
  const shore = polygonsOf(lake.geometry)[0]![0]!;
  const near = shore.reduce((best, position) => (distanceM(position, town) < distanceM(best, town) ? position : best));
  const open = shore.slice(1);
  const middle = [0, 1].map((axis) => open.reduce((sum, position) => sum + position[axis]!, 0) / open.length);
  const scale = metresPerDegree(near[1]);
  const waterDeg = (Math.atan2((middle[0]! - near[0]) * scale.lng, (middle[1]! - near[1]) * scale.lat) * 180) / Math.PI;
  return { intake: destination(near, waterDeg, 40), waterDeg };
}
