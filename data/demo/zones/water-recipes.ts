import { areaM2, destination, type Polygon, type Position, type Ring } from '#geo';
import { fractalNoise } from './noise';
import { finishRing, reversed } from './rings';

/** The shapes of drinking-water source protection areas (HJ 338-2018 and the approvals that follow it), drawn with geodesics. */
export type WaterClass = 'first' | 'second' | 'quasi';
export type WaterZones = Partial<Record<WaterClass, Polygon>>;

/** How finely arcs are drawn: sagitta of the chord between two vertices, and what positions are rounded to. */
export interface Fineness {
  sagittaM: number;
  decimals: number;
  /** Fewest vertices of a whole turn. */
  least: number;
  /** Vertices of a turn come in multiples of this. */
  multiple: number;
}

/** Sources that are known by name: below 1 cm together with the rounding (1e-9° is 0.1 mm, 1e-7° would be 1 cm by itself). */
export const fine: Fineness = { sagittaM: 0.008, decimals: 9, least: 360, multiple: 360 };
/** Generated ones: below 10 cm. */
export const plain: Fineness = { sagittaM: 0.085, decimals: 7, least: 48, multiple: 12 };

/** Degrees between the vertices of an arc, so that the sagitta r(1 − cos(step/2)) stays below the wanted one. */
function arcStepDeg(radiusM: number, { sagittaM, least, multiple }: Fineness): number {
  const finest = (2 * Math.acos(1 - sagittaM / radiusM) * 180) / Math.PI;
  return 360 / Math.max(least, Math.ceil(360 / finest / multiple) * multiple);
}

export function circle(centre: Position, radiusM: number, fineness = fine): Ring {
  const step = arcStepDeg(radiusM, fineness);
  const count = Math.round(360 / step);
  return finishRing(
    Array.from({ length: count }, (_, i) => destination(centre, -i * step, radiusM)),
    fineness.decimals,
    true,
  );
}

/** Well: a disc and a ring around it (四平辽河农垦: 30 m, 300 m). The hole has exactly the disc's vertices. */
export function well(centre: Position, firstM: number, secondM: number, fineness = fine): WaterZones {
  const inner = circle(centre, firstM, fineness);
  return { first: [inner], second: [circle(centre, secondM, fineness), reversed(inner)] };
}

export interface Reservoir {
  id: string;
  intake: Position;
  /** Azimuth from the intake out over the water. */
  waterDeg: number;
  /** The shore runs this far behind the intake. */
  shoreM: number;
  firstM: number;
  /** Land strip of the first class behind the shore. */
  stripM: number;
  secondM: number;
  /** Farthest the second class reaches inland; the watershed, which comes sooner, is a noisy share of it. */
  secondLandM: number;
  quasiM?: number;
  quasiLandM?: number;
  /** Shares of the land limits at which the watershed lies; tuned where the approval prints areas. */
  secondShare: number;
  quasiShare: number;
}

/** Reservoir: radius around the intake over water, a strip on land; then further out on water, and inland to the watershed. */
export function reservoir(r: Reservoir, fineness = fine): WaterZones {
  const noise = fractalNoise(`reservoir ${r.id}`);
  const rad = Math.PI / 180;
  // All outlines are radii around the intake, each longer than the one inside it: they nest and cannot cross.
  const watershed = (deg: number, salt: number) => {
    const wave = noise(2.2 * Math.cos(deg * rad) + salt, 2.2 * Math.sin(deg * rad) - salt, 6);
    return 1 + 0.22 * Math.max(-1, Math.min(1, wave));
  };
  /** 0 over open water, 1 inland: the water limit swings over to the land limit beside the shore. */
  const inland = (deg: number) => {
    const t = Math.max(0, Math.min(1, (Math.abs(deg) - 92) / 22));
    return t * t * (3 - 2 * t);
  };
  const firstAt = (deg: number) => {
    const back = -Math.cos(deg * rad);
    if (back <= 0) return r.firstM;
    return Math.min(r.firstM, (r.shoreM + r.stripM) / back);
  };
  const band = (waterM: number, landM: number, salt: number) => (deg: number) => {
    const share = inland(deg);
    return share === 0 ? waterM : waterM * (1 - share) + share * landM * watershed(deg, salt);
  };
  const secondAt = band(r.firstM + r.secondM, (r.shoreM + r.secondLandM) * r.secondShare, 3.7);
  const first = around(r, firstAt, r.firstM, fineness);
  const second = around(r, (deg) => Math.max(secondAt(deg), firstAt(deg) + 100), r.firstM + r.secondM, fineness);
  const zones: WaterZones = { first: [first], second: [second, reversed(first)] };
  if (r.quasiM && r.quasiLandM) {
    const waterM = r.firstM + r.secondM + r.quasiM;
    const thirdAt = band(waterM, (r.shoreM + r.secondLandM + r.quasiLandM) * r.quasiShare, 8.1);
    zones.quasi = [around(r, (deg) => Math.max(thirdAt(deg), secondAt(deg) + 150), waterM, fineness), reversed(second)];
  }
  return zones;
}

function around(r: Reservoir, radiusAt: (deg: number) => number, arcM: number, fineness: Fineness): Ring {
  const step = Math.min(1.5, arcStepDeg(arcM, fineness));
  const count = Math.round(360 / step);
  const ring: Position[] = [];
  for (let i = 0; i < count; i++) {
    const deg = 180 - i * step;
    // Only circular arcs need dense vertices; inland a vertex about every degree carries the noise.
    const isArc = radiusAt(deg) === arcM;
    if (!isArc && i % Math.max(1, Math.round(1 / step)) !== 0) continue;
    ring.push(destination(r.intake, r.waterDeg + deg, radiusAt(deg)));
  }
  return finishRing(ring, fineness.decimals, true);
}

/** Changes one number of a recipe until a class has the area that its approval prints. */
export function tuned(r: Reservoir, what: 'shoreM' | 'secondShare' | 'quasiShare', of: WaterClass, targetM2: number): Reservoir {
  let low = 0;
  let high = what === 'shoreM' ? 280 : 1.5;
  let tried = r;
  for (let i = 0; i < 40; i++) {
    tried = { ...r, [what]: (low + high) / 2 };
    if (areaM2([reservoir(tried)[of]!]) < targetM2) low = tried[what];
    else high = tried[what];
  }
  return tried;
}
