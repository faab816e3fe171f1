import type { Source, WellSource } from './water-list';
import { reservoir, well, type Fineness, type Reservoir, type WaterClass, type WaterZones } from './water-recipes';
import { river, type River } from './water-river';

/** The recipes by which zones are drawn; `stream` is a river's recipe too, on a course that is made up. */
export type Kind = 'well' | 'wells' | 'river' | 'reservoir-large' | 'reservoir-medium' | 'reservoir-small';

/** A source with its zones; a well field has one part for each well. */
export interface DrawnSource extends Source {
  kind: Kind;
  water: 'surface' | 'ground';
  /** False when the name is only a description. */
  nameKnown: boolean;
  parts: { id: string; zones: WaterZones; measures: Partial<Record<WaterClass, Record<string, number>>> }[];
}

export function drawWells(source: WellSource, nameKnown: boolean, fineness?: Fineness): DrawnSource {
  const parts = source.wells.map((centre, i) => ({
    id: `${source.id}-${i + 1}`,
    zones: well(centre, source.firstM, source.secondM, fineness),
    measures: { first: { radius_m: source.firstM, well: i + 1 }, second: { radius_m: source.secondM, well: i + 1 } },
  }));
  return { ...source, kind: parts.length > 1 ? 'wells' : 'well', water: 'ground', nameKnown, parts };
}

export function drawRiver(source: Source & River, nameKnown: boolean, fineness?: Fineness): DrawnSource {
  const { first, second } = source.reaches ?? { first: { bankM: 50 }, second: { bankM: 1000 } };
  const measures = { first: { bank_m: first.bankM }, second: { bank_m: second.bankM } };
  return { ...source, kind: 'river', water: 'surface', nameKnown, parts: [{ id: source.id, zones: river(source, fineness), measures }] };
}

export function drawReservoir(source: Source & Reservoir, nameKnown: boolean, fineness?: Fineness): DrawnSource {
  const { firstM, secondM, quasiM = 0 } = source;
  const size = firstM === 500 ? 'large' : quasiM === 0 && secondM < 2000 ? 'small' : 'medium';
  const measures = {
    first: { radius_m: firstM },
    second: { radius_m: firstM + secondM },
    quasi: { radius_m: firstM + secondM + quasiM },
  };
  return {
    ...source,
    kind: `reservoir-${size}`,
    water: 'surface',
    nameKnown,
    parts: [{ id: source.id, zones: reservoir(source, fineness), measures }],
  };
}
