/** What every place stands on: the province, its waters, its towns and its two basins, read once from the base layers of data/source. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Geometry } from 'geojson';
import type { Position } from '#geo';
import { linesOf, pointOf, polygonsOf } from '../zones/base';
import { Outline } from './outline';

const sourceDir = fileURLToPath(new URL('../../source/', import.meta.url));

export interface SourceFeature {
  properties: Record<string, unknown>;
  geometry: Geometry;
}

export function readSource(file: string): SourceFeature[] {
  if (!existsSync(sourceDir + file)) throw new Error(`data/source/${file} is needed and is not there: make the base layers first`);
  return (JSON.parse(readFileSync(sourceDir + file, 'utf8')) as { features: SourceFeature[] }).features;
}

const outlines = (file: string) => readSource(file).map(({ geometry }) => new Outline(polygonsOf(geometry)));

const [province] = outlines('base-province/province.geojson');
const waters = [...outlines('base-lakes/lakes.geojson'), ...outlines('base-lakes-osm/lakes-osm.geojson')];

/** Inside the province and in no drawn lake. */
export const onLand = (at: Position): boolean => province!.has(at) && !waters.some((water) => water.has(at));
export const inProvince = (at: Position): boolean => province!.has(at);

export interface Town {
  name: string;
  nameEn: string;
  /** 1 prefecture seat, 2 county seat, 3 township. */
  rank: number;
  /** Code of a seat: of its city or its county. */
  code?: string;
  at: Position;
}

export const towns: readonly Town[] = readSource('base-towns/towns.geojson').map(({ properties, geometry }) => ({
  name: String(properties.name),
  nameEn: String(properties.name_en),
  rank: Number(properties.rank),
  code: typeof properties.adcode === 'string' ? properties.adcode : undefined,
  at: pointOf(geometry),
}));

export type ProgrammeBasin = 'liao' | 'yinma';

const basinFeatures = readSource('basins/basins.geojson');
const basinOutline = (id: ProgrammeBasin) =>
  new Outline(polygonsOf(basinFeatures.find(({ properties }) => properties.id === id)!.geometry));
/** The two basins of the programme, as derived in data/source/basins. */
export const basins: Record<ProgrammeBasin, Outline> = { liao: basinOutline('liao'), yinma: basinOutline('yinma') };

export const riverFeatures = readSource('base-rivers/rivers.geojson').map(({ properties, geometry }) => ({
  id: String(properties.id),
  name: String(properties.name),
  nameEn: String(properties.name_en),
  lines: linesOf(geometry),
}));
