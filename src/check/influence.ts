import { candidates, compare, downstream, growBox, locate, nearest, nearestCourse, prepare, upstream, type Position } from '#geo';
import type { LayerState } from '#zone';
import type { Influence } from './check-report';
import { round } from './rounding';
import { inForce } from './rules';
import { shapeOf, type Site } from './site';
import type { Waters } from './waters';

/** How far from the site a river is looked for, and how far along it things are told. */
const riverWithinM = 10_000;
const downstreamM = 20_000;
const upstreamM = 10_000;

type Loaded = Extract<LayerState, { exact: unknown }>;
type Zoned = [state: Loaded, shape: number];

/**
 * What lies on the same water as the site: drinking-water zones downstream of the nearest river within 10 km in the same basin, followed for 20 km into the
 * rivers that it flows into, and project sites and sections on that reach, 10 km upstream too. Information: courses are as good as their layer's accuracy,
 * so a zone counts as lying on the river when it lies within that distance, and lengths are told in tens of metres.
 */
export function influenceOf(site: Site, layers: readonly LayerState[], waters: Waters | null | undefined, asOf: string): Influence {
  if (!waters) return { state: 'unknown', reason: 'rivers-not-loaded' };
  try {
    return found(site, layers, waters, asOf);
  } catch {
    // It informs only, but "nothing downstream" is never said because something broke.
    return { state: 'unknown', reason: 'failed' };
  }
}

function found(site: Site, layers: readonly LayerState[], waters: Waters, asOf: string): Influence {
  const { courses } = waters;
  const stations = stationsOf(waters, layers);
  const shape = shapeOf(site.record.geometry)!;
  const [x, y] = site.figure.coords;
  const own = stations.basinAt([x!, y!]);
  const near = nearestCourse(courses, shape, riverWithinM, (point) => stations.basinOf(point) === own);
  if (!near) return { state: 'no-river', withinM: riverWithinM };
  const river = waters.rivers[courses.river[near.point]!]!;
  const down = downstream(courses, near.point, downstreamM);
  const both = [...down, ...upstream(courses, near.point, upstreamM).map(({ point, alongM }) => ({ point, alongM: -alongM }))];
  const last = down.at(-1);
  const tens = (metres: number) => Math.round(metres / 10) * 10;

  const zones = new Map<string, Extract<Influence, { state: 'found' }>['downstream'][number]>();
  for (const { point, alongM } of down)
    for (const [{ entry, exact }, k] of stations.zones(point)) {
      const zone = exact.zones[k]!;
      const key = `${entry.id}/${zone.id}`;
      if (zones.has(key) || !inForce(entry, asOf) || !inForce(zone, asOf)) continue;
      zones.set(key, {
        layer: entry.id,
        zone: zone.id,
        name: zone.name,
        ...(zone.class ? { class: zone.class } : {}),
        alongM: tens(alongM),
      });
    }
  const places = both.flatMap(({ point, alongM }) =>
    (stations.places.get(point) ?? []).map((p) => ({ ...waters.places[p]!, alongM: tens(alongM) })),
  );
  const [lng, lat] = courses.points[near.point]!;
  return {
    state: 'found',
    river,
    distanceM: tens(near.distanceM),
    at: [round.coordinate(lng), round.coordinate(lat)],
    downstreamM,
    upstreamM,
    ...(last && courses.next[last.point]! < 0 && last.alongM < downstreamM ? { endsM: tens(last.alongM) } : {}),
    downstream: [...zones.values()],
    places: places
      .sort((a, b) => a.alongM - b.alongM || (a.id < b.id ? -1 : 1))
      .map(({ layer, id, name, nameEn, theme, alongM }) => ({ layer, id, name, ...(nameEn ? { nameEn } : {}), theme, alongM })),
    synthetic: waters.synthetic,
    missing: [
      ...waters.missing,
      ...layers
        .filter((state) => asked.includes(state.entry.theme) && ('missing' in state || !inForce(state.entry, asOf)))
        .map(({ entry }) => entry.id),
    ].sort(),
  };
}

/** The themes of zones that are looked up along a river, and that part the basins. */
const asked: readonly string[] = ['drinking-water', 'basin'];

/** What stands on the courses of a catalogue; made on the first question and kept, since points are the same for every site. */
interface Stations {
  zones: (point: number) => Zoned[];
  places: ReadonlyMap<number, readonly number[]>;
  basinAt: (at: Position) => string | null;
  basinOf: (point: number) => string | null;
}

const known = new WeakMap<Waters, { layers: readonly LayerState[]; stations: Stations }>();

function stationsOf(waters: Waters, layers: readonly LayerState[]): Stations {
  const before = known.get(waters);
  if (before?.layers === layers) return before.stations;
  const loaded = (theme: string) => layers.filter((state): state is Loaded => state.entry.theme === theme && 'exact' in state);
  const [water, basins] = [loaded('drinking-water'), loaded('basin')];
  const { points } = waters.courses;
  const basinAt = (at: Position) => {
    for (const { entry, exact } of basins)
      for (const shape of candidates(exact.zoneIndex, [at[0], at[1], at[0], at[1]]))
        if (locate(exact.zoneIndex, shape, at) !== 'out') return `${entry.id}/${exact.zones[shape]!.id}`;
    return null;
  };
  const places = new Map<number, number[]>();
  for (const [p, { at }] of waters.places.entries()) {
    const on = nearestCourse(waters.courses, { kind: 'points', coordinates: [at] }, waters.accuracyM);
    if (on) places.set(on.point, [...(places.get(on.point) ?? []), p]);
  }
  const stations: Stations = {
    zones: kept((point) => zonesNear(points[point]!, water, waters.accuracyM)),
    places,
    basinAt,
    basinOf: kept((point) => basinAt(points[point]!)),
  };
  known.set(waters, { layers, stations });
  return stations;
}

function zonesNear(at: Position, layers: readonly Loaded[], withinM: number): Zoned[] {
  const figure = prepare({ kind: 'points', coordinates: [at] });
  return layers.flatMap((state) => {
    const { zoneIndex } = state.exact;
    return candidates(zoneIndex, growBox([at[0], at[1], at[0], at[1]], withinM))
      .filter((shape) => compare(figure, zoneIndex, shape).relation !== 'disjoint' || nearest(figure, zoneIndex, shape, withinM) !== null)
      .map((shape): Zoned => [state, shape]);
  });
}

/** Asks once for each point. */
function kept<T>(ask: (point: number) => T): (point: number) => T {
  const answers = new Map<number, T>();
  return (point) => {
    if (!answers.has(point)) answers.set(point, ask(point));
    return answers.get(point)!;
  };
}
