// A generated index as one published layer, for checks and for opening.
import { areaM2, polygonsOfShape, type ShapeIndex } from '#geo';
import type { CheckBasis } from '#check';
import type { CatalogueLayer, ExactLayer } from '#zone';

export function exactLayer(id: string, zoneIndex: ShapeIndex): ExactLayer {
  const zones = Array.from({ length: zoneIndex.shapeStart.length - 1 }, (_, k) => {
    const name = `zone ${k + 1}`;
    return { id: String(k + 1), name, areaM2: areaM2(polygonsOfShape(zoneIndex, k)), properties: { name } };
  });
  return { id, zones, zoneIndex, coverageIndex: null };
}

/** What a catalogue would say of it. */
export function entryOf({ id, zones }: ExactLayer, file: { file: string; hash: string; bytes: number }): CatalogueLayer {
  const words = { zh: id, en: id };
  return {
    id,
    theme: 'base',
    kind: 'zones',
    required: true,
    title: words,
    classCounts: {},
    count: zones.length,
    source: words,
    publisher: words,
    licence: '',
    edition: '1',
    validFrom: '2020-01-01',
    accuracyM: 5,
    synthetic: true,
    seed: [],
    box: [73, 18, 135, 54],
    exact: file,
    display: file,
    notes: 0,
  };
}

/** That layer alone, without rules. */
export function basisOf(index: ShapeIndex): CheckBasis {
  const exact = exactLayer('generated', index);
  return { layers: [{ entry: entryOf(exact, { file: '', hash: '', bytes: 0 }), exact }], rules: { state: 'missing' }, catalogue: '' };
}

export const options = { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 };
