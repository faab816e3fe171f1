import { areaM2, boxOf, distanceM, type MultiPolygon, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf, linesOf, pointOf, polygonsOf, readBase } from './base';
import { growCounties } from './county-growth';
import { cities, cityOf, counties, type City } from './county-list';
import { grow } from './growth';
import { neighboursOf, nodeAt, roughened, triangleMesh, type Mesh } from './mesh';
import { fractalNoise, seeded } from './noise';
import { partition } from './partition';
import { planUnits, type Landmarks, type PlannedUnit, type UnitClass } from './unit-plan';

export interface DrawnUnit extends PlannedUnit {
  code: string;
  city: City;
  polygons: MultiPolygon;
}

export interface DrawnCity {
  city: City;
  outline: MultiPolygon;
}

const stepM = 450;
const classes: UnitClass[] = ['priority', 'key', 'general'];
const classDigit: Record<UnitClass, number> = { priority: 1, key: 2, general: 3 };
/** Serial numbers from 9001 on are how a made code shows that it is made. */
const firstSerial = 9001;

export function drawControlUnits(): { units: DrawnUnit[]; cities: DrawnCity[] } {
  const prefectures = new Map(readBase('base-prefectures').map(({ id, geometry }) => [id, polygonsOf(geometry)]));
  const outlines = Object.keys(counties).flatMap((code) => prefectures.get(code)!);
  const [west, south, east, north] = boxOf(outlines.flat(2));
  const rim = 0.02;
  const mesh = triangleMesh([west - rim, south - rim, east + rim, north + rim], stepM, 'control units');
  const landmarks = readLandmarks();
  const growth = growCounties(mesh, groundOf(mesh, landmarks, false), prefectures);
  const ground = groundOf(mesh, landmarks, true);
  const planned = planUnits(mesh, growth, landmarks);

  // Nodes on and beside the prefectures' outline stay, so that the outline is met; all others are shaken after the growing.
  const pinned = beside(mesh, growth.isPublished);
  const rough = roughened(mesh, 'control units', (node) => pinned[node] === 1);
  const inCounty = (a: number, b: number) => growth.labels[a] === growth.labels[b];
  const isDrawn = growth.list.map((county) => county.units !== undefined);

  const classSpeed = new Map(cities.map((city) => [city, { priority: 0.5, key: 0.5, general: 1 }]));
  const cityOfUnit = planned.map((unit) => cityOf(unit.county)!);
  const draw = () => {
    const seeds = planned.map((unit, label) => ({
      label,
      nodes: unit.nodes,
      speed: unit.speed * classSpeed.get(cityOfUnit[label]!)![unit.class],
    }));
    return grow(mesh, seeds, ground, (from, to) => isDrawn[growth.labels[from]!] === true && inCounty(from, to));
  };
  const shape = (grown: ReturnType<typeof grow>) =>
    partition(rough, grown.labels, {
      crossing: (a, b) =>
        inCounty(a, b) ? (grown.labels[a]! < 0 || grown.labels[b]! < 0 ? 0.5 : grown.meeting(a, b)) : growth.crossing(a, b),
      fixed: growth.isPublished,
      smoothing: 1,
    });

  // Shares by counting nodes are nearly right and quick; what they miss by is measured on the real polygons and taken off the target.
  const bias = new Map(cities.map((city) => [city, { priority: 0, key: 0, general: 0 }]));
  const share = (sizes: readonly number[], city: City, cls: UnitClass) => {
    let part = 0;
    let whole = 0;
    for (const [label, size] of sizes.entries())
      if (cityOfUnit[label] === city) {
        whole += size;
        if (planned[label]!.class === cls) part += size;
      }
    return part / whole;
  };
  const shake = seeded('shake');
  const met = new Set<City>();
  let grown = draw();
  let polygons = new Map<number, MultiPolygon>();
  for (let round = 0; round < 40; round++) {
    for (let step = 0; step < 10; step++) {
      const sizes = planned.map(() => 0);
      for (const label of grown.labels) if (label >= 0) sizes[label]! += 1;
      for (const city of cities) {
        if (met.has(city)) continue;
        const speed = classSpeed.get(city)!;
        const off = (cls: UnitClass) => (city.shares[cls] - bias.get(city)![cls]) / share(sizes, city, cls);
        for (const cls of ['priority', 'key'] as const) speed[cls] *= (off(cls) / off('general')) ** 0.6;
      }
      grown = draw();
    }
    const sizes = planned.map(() => 0);
    for (const label of grown.labels) if (label >= 0) sizes[label]! += 1;
    polygons = shape(grown).polygons((label) => label);
    const areas = planned.map((_, label) => areaM2(polygons.get(label)!));
    for (const city of cities) {
      let worst = 0;
      for (const cls of classes) {
        bias.get(city)![cls] = share(areas, city, cls) - share(sizes, city, cls);
        worst = Math.max(worst, Math.abs(share(areas, city, cls) - city.shares[cls]));
      }
      if (worst < 0.0004) met.add(city);
      if (met.has(city)) continue;
      // Whoever reaches a gap first takes all the land behind it, so areas jump; where the target lies inside a jump, shake the speeds and try again.
      if (round > 0) for (const [label, unit] of planned.entries()) if (cityOfUnit[label] === city) unit.speed *= 0.85 + 0.3 * shake();
    }
    if (met.size === cities.length) break;
  }

  const outline = shape(grown).polygons((label) => cities.indexOf(cityOfUnit[label]!));
  return {
    units: withCodes(planned).map((unit, label) => ({ ...unit, city: cityOfUnit[label]!, polygons: polygons.get(label)! })),
    cities: cities.map((city, index) => ({ city, outline: outline.get(index)! })),
  };
}

function withCodes(planned: readonly PlannedUnit[]): (PlannedUnit & { code: string })[] {
  const serials = new Map<string, number>();
  return planned.map((unit) => {
    const prefix = `ZH${unit.county.code}${classDigit[unit.class]}`;
    const serial = serials.get(prefix) ?? firstSerial;
    serials.set(prefix, serial + 1);
    return { ...unit, code: `${prefix}${serial}` };
  });
}

function readLandmarks(): Landmarks {
  return {
    towns: readBase('base-towns').map(({ name, nameEn, geometry }) => ({ name, nameEn, at: pointOf(geometry) })),
    rivers: readBase('base-rivers').flatMap(({ name, nameEn, geometry }) => linesOf(geometry).map((line) => ({ name, nameEn, line }))),
  };
}

/** How hard each node is to walk. Rivers are slow to cross, so borders like to lie along them. */
function groundOf(mesh: Mesh, { rivers }: Landmarks, hasValleys: boolean): Float64Array {
  const noise = fractalNoise('ground');
  const ground = new Float64Array(mesh.x.length);
  for (let node = 0; node < ground.length; node++) {
    const x = mesh.x[node]!;
    const y = mesh.y[node]!;
    // Quick along the zero lines of a second noise, as along valleys: fronts get arms and bays instead of growing into discs.
    const valley = hasValleys ? 0.2 + 3 * Math.abs(noise(x / 7000 + 300, y / 7000, 4)) : 1;
    ground[node] = Math.exp((hasValleys ? 1.7 : 0.9) * noise(x / 8000, y / 8000, 5)) * valley;
  }
  const [west, south] = mesh.positionOf(0, 0);
  const [east, north] = mesh.positionOf(mesh.columns * mesh.stepM, mesh.rows * mesh.stepM);
  const wet = new Set<number>();
  for (const { line } of rivers)
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1]!;
      const [bx, by] = line[i]!;
      const steps = Math.ceil((distanceM(line[i - 1]!, line[i]!) / mesh.stepM) * 3);
      for (let s = 0; s <= steps; s++) {
        const at: Position = [ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps];
        if (at[0] > west && at[0] < east && at[1] > south && at[1] < north) wet.add(nodeAt(mesh, at));
      }
    }
  for (const node of wet) ground[node] = hasValleys ? 6 : 2.5;
  return ground;
}

/** Nodes with an edge over a published line. */
function beside(mesh: Mesh, isPublished: (a: number, b: number) => boolean): Uint8Array {
  const pinned = new Uint8Array(mesh.x.length);
  const near = new Int32Array(6);
  for (let node = 0; node < pinned.length; node++) {
    const count = neighboursOf(mesh, node, near);
    for (let i = 0; i < count; i++) if (isPublished(node, near[i]!)) pinned[node] = 1;
  }
  return pinned;
}

export function unitFeatures(units: readonly DrawnUnit[]): OutFeature[] {
  return units.map((unit) => ({
    properties: {
      id: unit.code,
      code: unit.code,
      name: unit.name,
      name_en: unit.nameEn,
      class: unit.class,
      county: unit.county.code,
      county_name: unit.county.name,
      city: unit.city.name,
      kind: unit.kind,
    },
    geometry: geometryOf(unit.polygons),
  }));
}
