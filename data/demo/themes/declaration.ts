import type { Declaration, Words } from '#zone';

/** Plain words on every layer made here: nobody may take it for an official boundary. */
const generated = {
  zh: '演示数据，按公开数字与规则生成（data/demo/themes/README.md）；边界为虚构，不作为审批依据',
  en: 'Demonstration data generated from published figures and rules (data/demo/themes/README.md); boundaries are made up and are no basis for approval',
};

/** What a layer of this folder says of itself; everything else is the same for all. */
export interface Own {
  id: string;
  theme: Declaration['theme'];
  required: boolean;
  title: Words;
  classes?: string[];
  /** What is real in it, from where, and what is not. */
  source: Words;
  validFrom: string;
  validUntil?: string;
  accuracyM: number;
  seed: string[];
  /** Where an outline follows somebody's line; plain CC0-1.0 when absent. */
  licence?: string;
  attribution?: string;
  /** Zones carry dates of their own. */
  dated?: boolean;
}

export function demoLayer({ source, classes, dated, ...own }: Own): Declaration {
  return {
    kind: 'zones',
    file: 'zones.geojson',
    publisher: { zh: '选址 Xuanzhi 项目（演示）', en: 'Xuanzhi project (demonstration)' },
    edition: '2026-11-demo',
    crs: 'EPSG:4490',
    coverage: { file: '../base-province/province.geojson' },
    synthetic: true,
    licence: 'CC0-1.0',
    ...own,
    fields: {
      id: 'id',
      name: 'name',
      nameEn: 'name_en',
      ...(classes && { class: 'class' }),
      ...(dated && { validFrom: 'valid_from', validUntil: 'valid_until' }),
    },
    ...(classes && { classes }),
    source: { zh: `${generated.zh}。${source.zh}`, en: `${generated.en}. ${source.en}` },
  };
}

/** The ending that every name of a made zone has. */
export function marked(name: string, nameEn: string): { name: string; name_en: string } {
  return { name: `${name}(演示)`, name_en: `${nameEn} (demo)` };
}
