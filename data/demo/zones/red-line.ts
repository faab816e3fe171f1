import { areaM2, boxOf, distanceM, type MultiPolygon, type Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { geometryOf } from './base';
import { cityOf } from './city-plan';
import type { ProvinceDrawing } from './control-units';
import type { WaterZone } from './water-sources';

/**
 * The red line of the demonstration: the ground of the priority units that are named after it, the cores of the reserves, and the first-class water zones.
 * The first two are drawn from the same cells as the units, so every one of their vertices is a vertex of a unit.
 */
export function redLineFeatures({ units, reserveZones, ground }: ProvinceDrawing, water: readonly WaterZone[]): OutFeature[] {
  const zones = [
    ...ground.reserves.map(({ reserve }, i) => ({
      id: `rl-${reserve.id}-core`,
      name: `${reserve.name}核心保护区生态保护红线(演示)`,
      name_en: `Red line: ${reserve.nameEn}, core (demo)`,
      kind: 'reserve-core',
      city: reserve.city,
      polygons: reserveZones.get(2 * i)!,
    })),
    ...water
      .filter((zone) => zone.class === 'first')
      .map(({ polygon, feature: { properties } }) => ({
        id: `rl-${String(properties['id'])}`,
        name: `${String(properties['source_name']).replace('(演示)', '')}${wellOf(properties, '号井')}一级保护区生态保护红线(演示)`,
        name_en: `Red line: ${String(properties['name_en']).replace(' (demo)', '')}${wellOf(properties, '')} (demo)`,
        kind: 'water-first',
        city: String(properties['city']),
        polygons: [polygon] as MultiPolygon,
      })),
    ...units
      .filter(({ kind }) => kind === 'red-line')
      .map(({ county, name, nameEn, polygons }, i) => ({
        id: `rl-${county.code}-${String(i + 1).padStart(3, '0')}`,
        name,
        name_en: `Red line: ${nameEn.replace(': ecological red line', '')}`,
        kind: 'ecological-space',
        city: cityOf(county).name,
        polygons,
      })),
  ];
  return zones.map(({ polygons, ...properties }) => ({
    properties: { ...properties, area_km2: Number((areaM2(polygons) / 1e6).toFixed(6)) },
    geometry: geometryOf(polygons),
  }));
}

const wellOf = ({ well }: OutFeature['properties'], word: string) =>
  typeof well === 'number' ? `${word === '' ? ', well ' : ''}${well}${word}` : '';

/** One marker for so much of a boundary, and no boundary without three. */
const markerEveryM = 20_000;
const fewest = 3;

/** Boundary markers 界桩 on vertices of the red line, evenly along every outer ring. */
export function markerFeatures(redLine: readonly OutFeature[]): OutFeature[] {
  // Neighbours share vertices; one marker serves both.
  const marked = new Set<string>();
  return redLine.flatMap(({ properties, geometry }) => {
    const coordinates = (geometry as { coordinates: unknown }).coordinates;
    const polygons = (geometry.type === 'Polygon' ? [coordinates] : coordinates) as MultiPolygon;
    const shell = polygons.map(([ring]) => ring!).reduce((best, ring) => (span(ring) > span(best) ? ring : best));
    const alongM = [0];
    for (let i = 1; i < shell.length; i++) alongM.push(alongM[i - 1]! + distanceM(shell[i - 1]!, shell[i]!));
    const wholeM = alongM[alongM.length - 1]!;
    const count = Math.max(fewest, Math.round(wholeM / markerEveryM));
    return Array.from({ length: count }, (_, k): OutFeature[] => {
      const vertex = alongM.findIndex((metres) => metres >= (k / count) * wholeM);
      if (marked.has(String(shell[vertex]))) return [];
      marked.add(String(shell[vertex]));
      const number = String(k + 1).padStart(3, '0');
      const marker: OutFeature = {
        properties: {
          id: `${String(properties['id'])}-${number}`,
          name: `${String(properties['name']).replace('(演示)', '')}${number}号界桩(演示)`,
          name_en: `${String(properties['name_en']).replace(' (demo)', '')}, marker ${number} (demo)`,
          zone: String(properties['id']),
          city: properties['city'] ?? null,
        },
        geometry: { type: 'Point', coordinates: [...shell[vertex]!] },
      };
      return [marker];
    }).flat();
  });
}

function span(ring: readonly Position[]): number {
  const [west, south, east, north] = boxOf(ring);
  return (east - west) * (north - south);
}
