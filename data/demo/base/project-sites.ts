/** The named project sites as a places layer: real names, approximate positions. */
import { projectSites } from './site-table';
import { writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

export function writeProjectSites(): number {
  const counters = { liao: 0, yinma: 0 };
  const features = projectSites.map(({ zh, en, at, near, basin, river, county, type, status, year, facts, source }): OutFeature => ({
    properties: {
      id: `${basin}-${String(++counters[basin]).padStart(2, '0')}`,
      name: zh,
      name_en: en,
      basin,
      river,
      county,
      type,
      status,
      year: year ?? null,
      facts: facts ?? null,
      position_note: `点位示意：${near}`,
      source,
      seed_row: basin === 'liao' ? 'S05' : 'S06',
    },
    geometry: { type: 'Point', coordinates: [...at] },
  }));
  return writeLayer(
    {
      id: 'project-sites',
      theme: 'project-site',
      kind: 'places',
      required: false,
      title: { zh: '辽河、饮马河流域治理项目（点位示意）', en: 'Liao and Yinma basin projects (positions approximate)' },
      file: 'project-sites.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en', class: 'basin' },
      classes: ['liao', 'yinma'],
      source: {
        zh: '公开报道中列名的项目（各点 source 字段）；项目真实，点位示意；2020 年要点的 39 + 69 个项目未见逐项公布，此处为其中能查到名称者及相关项目',
        en: 'Projects named in public reports (see each source); the projects are real, the positions approximate; the 39 + 69 projects of the 2020 programme were never listed one by one, these are the ones that can be named',
      },
      publisher: { zh: '演示数据生成器，据各市生态环境部门和媒体公开信息', en: 'Demonstration data generator, from public notices' },
      licence: 'MIT',
      edition: '2026-11',
      validFrom: '2026-11-01',
      crs: 'EPSG:4490',
      accuracyM: 5000,
      coverage: 'everywhere',
      synthetic: true,
      seed: ['S05', 'S06'],
    },
    features,
  );
}
