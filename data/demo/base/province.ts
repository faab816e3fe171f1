/** Jilin's outline: DCW code CNJL, WGS 84, not thinned, so that every coverage may be the same line. */
import type { Ring } from '#geo';
import { outlineRings } from './outlines';
import { orient } from './rings';
import { baseEdition, writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

export async function provinceRing(): Promise<Ring> {
  const rings = (await outlineRings(['CNJL'])).get('CNJL')!;
  if (rings.length !== 1) throw new Error(`Jilin should be one ring, found ${rings.length}`);
  return orient(rings)[0]!;
}

export function provinceFeature(ring: Ring): OutFeature {
  return {
    properties: { id: '220000', name: '吉林省', name_en: 'Jilin Province' },
    geometry: { type: 'Polygon', coordinates: [ring.map(([x, y]) => [x, y])] },
  };
}

export async function writeProvince(): Promise<number> {
  const feature = provinceFeature(await provinceRing());
  return writeLayer(
    {
      ...baseEdition,
      id: 'base-province',
      title: { zh: '吉林省轮廓（示意）', en: 'Outline of Jilin Province (schematic)' },
      file: 'province.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en' },
      source: {
        zh: 'DCW-GMT 2.1.1 数字世界地图，代码 CNJL，1:100 万；未经审图，不作为行政区域界线依据',
        en: 'DCW-GMT 2.1.1, Digital Chart of the World, code CNJL, 1:1,000,000; not an official administrative boundary',
      },
      publisher: { zh: 'GMT 团队', en: 'The GMT Team' },
      licence: 'LGPL-3.0-or-later',
      attribution: 'Digital Chart of the World / DCW-GMT',
      accuracyM: 500,
    },
    [feature],
  );
}
