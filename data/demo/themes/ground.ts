import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Geometry } from 'geojson';
import { boxOf, distanceM, type Box, type MultiPolygon, type Position } from '#geo';
import { linesOf, pointOf, polygonsOf } from '../zones/base';
import { InsideTest } from '../zones/rings';

/** What the zones of this folder stand on: the outline, counties, seats, rivers and lakes of data/source. */
export interface Feature {
  properties: Record<string, unknown>;
  geometry: Geometry;
}

export function readFeatures(layer: string): Feature[] {
  const folder = fileURLToPath(new URL(`../../source/${layer}/`, import.meta.url));
  const { file } = JSON.parse(readFileSync(`${folder}layer.json`, 'utf8')) as { file: string };
  return (JSON.parse(readFileSync(folder + file, 'utf8')) as { features: Feature[] }).features;
}

const word = ({ properties }: Feature, key: string): string => {
  const value = properties[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export const province: MultiPolygon = readFeatures('base-province').flatMap(({ geometry }) => polygonsOf(geometry));
export const inProvince = new InsideTest(province);

export interface County {
  code: string;
  name: string;
  nameEn: string;
  /** Chinese name of the city (市州) it belongs to. */
  city: string;
  polygons: MultiPolygon;
  box: Box;
  inside: InsideTest;
}

export const counties: readonly County[] = readFeatures('base-counties')
  .map((feature) => {
    const polygons = polygonsOf(feature.geometry);
    return {
      code: word(feature, 'id'),
      name: word(feature, 'name'),
      nameEn: word(feature, 'name_en'),
      city: word(feature, 'city'),
      polygons,
      box: boxOf(polygons.flat(2)),
      inside: new InsideTest(polygons),
    };
  })
  .sort((a, b) => a.code.localeCompare(b.code));

/** The county that a position lies in; the outlines are schematic, so between them the nearest one answers. */
export function countyAt(position: Position): County {
  const [lng, lat] = position;
  for (const county of counties) {
    const [west, south, east, north] = county.box;
    if (lng >= west && lng <= east && lat >= south && lat <= north && county.inside.has(position)) return county;
  }
  const away = ({ polygons }: County) => Math.min(...polygons.flat(2).map((vertex) => distanceM(vertex, position)));
  return counties.reduce((best, county) => (away(county) < away(best) ? county : best));
}

export function county(name: string): County {
  const found = counties.find((one) => one.name === name);
  if (!found) throw new Error(`${name}: no such county in base-counties`);
  return found;
}

/** The properties that say where a zone mainly lies. */
export function whereabouts(position: Position): { county: string; county_name: string; city: string } {
  const { code, name, city } = countyAt(position);
  return { county: code, county_name: name, city };
}

interface Town {
  name: string;
  nameEn: string;
  /** County or prefecture code of the place whose seat it is; empty for other towns. */
  code: string;
  rank: number;
  at: Position;
}

export const towns: readonly Town[] = readFeatures('base-towns').map((feature) => ({
  name: word(feature, 'name'),
  nameEn: word(feature, 'name_en'),
  code: word(feature, 'adcode'),
  rank: Number(feature.properties['rank']),
  at: pointOf(feature.geometry),
}));

export function town(name: string): Town {
  const found = towns.find((t) => t.name === name);
  if (!found) throw new Error(`${name}: no such town in base-towns`);
  return found;
}

const rivers = new Map(readFeatures('base-rivers').map((feature) => [word(feature, 'id'), linesOf(feature.geometry)]));
export const riverIds: readonly string[] = [...rivers.keys()];

export function riverLines(id: string): readonly Position[][] {
  const lines = rivers.get(id);
  if (!lines) throw new Error(`${id}: no such river in base-rivers`);
  return lines;
}

/** The part of a river between the two of its vertices that lie nearest to two positions. */
export function reach(id: string, from: Position, to: Position): Position[] {
  const nearest = (line: readonly Position[], position: Position) => {
    const away = line.map((vertex) => distanceM(vertex, position));
    const best = Math.min(...away);
    return { at: away.indexOf(best), away: best };
  };
  const cut = riverLines(id).map((line) => {
    const [a, b] = [nearest(line, from), nearest(line, to)];
    return { line, away: a.away + b.away, first: Math.min(a.at, b.at), last: Math.max(a.at, b.at) };
  });
  const { line, first, last } = cut.reduce((best, one) => (one.away < best.away ? one : best));
  return line.slice(first, last + 1);
}

export function lake(name: string): MultiPolygon {
  const found = readFeatures('base-lakes').find((feature) => word(feature, 'name') === name);
  if (!found) throw new Error(`${name}: no such lake in base-lakes`);
  return polygonsOf(found.geometry);
}

const lakeTests = ['base-lakes', 'base-lakes-osm'].map(
  (layer) => new InsideTest(readFeatures(layer).flatMap(({ geometry }) => polygonsOf(geometry))),
);

/** In a lake or reservoir of either layer, the second of which begins at 1 km². */
export const inLake = (position: Position): boolean => lakeTests.some((test) => test.has(position));
