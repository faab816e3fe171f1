import type { Declaration, Words } from '#zone';

/** Plain words on every layer made here: nobody may take a point for a surveyed one. */
const generated: Words = {
  zh: '演示数据（规则见 data/demo/places/README.md）；点位示意，不作为审批依据',
  en: 'Demonstration data (rules in data/demo/places/README.md); positions are schematic and no basis for approval',
};

type Own = Pick<Declaration, 'id' | 'theme' | 'title' | 'source' | 'seed'> & Partial<Declaration>;

/** The declaration of a layer of places: what differs is given, the rest is the same for all. */
export function placesDeclaration({ source, classes, ...own }: Own): Declaration {
  return {
    kind: 'places',
    required: false,
    file: 'places.geojson',
    fields: { id: 'id', name: 'name', nameEn: 'name_en', ...(classes ? { class: 'class' } : {}) },
    ...(classes ? { classes } : {}),
    source: { zh: `${generated.zh}。${source.zh}`, en: `${generated.en}. ${source.en}` },
    publisher: { zh: '选址 Xuanzhi 项目（演示）', en: 'Xuanzhi project (demonstration)' },
    licence: 'CC0-1.0',
    edition: '2026-11-demo',
    validFrom: '2026-11-01',
    crs: 'EPSG:4490',
    accuracyM: 5000,
    coverage: { file: '../base-province/province.geojson' },
    synthetic: true,
    ...own,
  };
}
