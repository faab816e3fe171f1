import { cities, type City, type Shares } from './city-plan';
import { grow, type Grown } from './growth';
import { seeded } from './noise';
import type { ProvinceMesh } from './province-mesh';
import type { PlannedUnit, UnitClass } from './unit-plan';

/** The spreading of one city's units, with the speeds at which its classes have their shares. */
export interface CityGrowth {
  city: City;
  /** Indexes into all planned units. */
  units: number[];
  grown: Grown;
  /** Its shares, counted in nodes. */
  counted: Shares;
  /** Widest gap between them and their targets. */
  miss: number;
}

const classes: UnitClass[] = ['priority', 'key', 'general'];
const close = 0.0002;

/** Spreads each city's units and tunes class speeds until the shares come out; `inCounty` says which steps stay within a county. */
export class UnitGrowth {
  readonly cities: CityGrowth[];
  private readonly speeds = new Map<City, Record<UnitClass, number>>();
  private readonly own: Float64Array;

  constructor(
    private readonly province: ProvinceMesh,
    private readonly planned: readonly PlannedUnit[],
    private readonly ground: Float64Array,
    private readonly mayStep: (from: number, to: number) => boolean,
  ) {
    this.own = Float64Array.from(planned, ({ speed }) => speed);
    this.cities = cities.map((city) => {
      this.speeds.set(city, { priority: 0.5, key: 0.5, general: 1 });
      const units = [...planned.keys()].filter((label) => planned[label]!.county.cityId === city.id);
      return { city, units, grown: this.spread(city, units), counted: { priority: 0, key: 0, general: 0 }, miss: Infinity };
    });
  }

  /** Tunes one city to targets that may differ from the published shares by what counting nodes is known to miss. */
  tune(one: CityGrowth, targets: Shares, steps = 90): void {
    const speed = this.speeds.get(one.city)!;
    const random = seeded(`shake ${one.city.id}`);
    // Classes without units have no say; the others are balanced against the last of them.
    const present = classes.filter((cls) => targets[cls] > 0);
    const last = present[present.length - 1]!;
    let best = { ...one, miss: Infinity };
    let bestSpeeds = { ...speed };
    for (let step = 0; step < steps; step++) {
      const grown = this.spread(one.city, one.units);
      const shares = this.shares(grown);
      const miss = Math.max(...classes.map((cls) => Math.abs(shares[cls] - targets[cls])));
      if (miss < best.miss) {
        best = { ...one, grown, counted: shares, miss };
        bestSpeeds = { ...speed };
      }
      if (miss < close) break;
      const off = (cls: UnitClass) => targets[cls] / shares[cls];
      for (const cls of present) if (cls !== last) speed[cls] *= (off(cls) / off(last)) ** 0.6;
      // Whoever reaches a gap first takes all the land behind it, so areas jump; where the target lies inside a jump, shake the speeds and go on.
      if (step % 12 === 11) for (const label of one.units) if (!this.planned[label]!.fixed) this.own[label]! *= 0.85 + 0.3 * random();
    }
    this.speeds.set(one.city, bestSpeeds);
    Object.assign(one, best);
  }

  private spread(city: City, units: readonly number[]): Grown {
    const speed = this.speeds.get(city)!;
    const seeds = units.map((label) => {
      const unit = this.planned[label]!;
      return { label, nodes: unit.nodes, speed: this.own[label]! * speed[unit.class] };
    });
    return grow(this.province.mesh, seeds, this.ground, this.mayStep);
  }

  private shares({ labels }: Grown): Shares {
    const { inside, weight } = this.province;
    const sums: Shares = { priority: 0, key: 0, general: 0 };
    for (let node = 0; node < labels.length; node++)
      if (labels[node]! >= 0 && inside[node]) sums[this.planned[labels[node]!]!.class] += weight[node]!;
    const whole = sums.priority + sums.key + sums.general;
    return { priority: sums.priority / whole, key: sums.key / whole, general: sums.general / whole };
  }
}
