import type { Declaration } from '#zone';

const generated = {
  zh: '演示数据，按公开数字与规则生成（data/demo/zones/README.md）；边界为虚构，不作为审批依据',
  en: 'Demonstration data generated from published figures and rules (data/demo/zones/README.md); boundaries are made up and are no basis for approval',
};

const shared = {
  kind: 'zones',
  theme: 'drinking-water',
  required: true,
  file: 'zones.geojson',
  fields: { id: 'id', name: 'name', nameEn: 'name_en', class: 'class' },
  publisher: { zh: '选址 Xuanzhi 项目（演示）', en: 'Xuanzhi project (demonstration)' },
  edition: '2026-11-demo',
  crs: 'EPSG:4490',
  coverage: { file: '../base-province/province.geojson' },
  synthetic: true,
  licence: 'CC0-1.0',
  validFrom: '2025-12-01',
  accuracyM: 10,
} satisfies Partial<Declaration>;

export const waterSources: Declaration = {
  ...shared,
  id: 'water-sources',
  title: { zh: '饮用水水源保护区（演示）', en: 'Drinking-water source protection areas (demo)' },
  classes: ['first', 'second', 'quasi'],
  source: {
    zh: `${generated.zh}。县级及以上水源。几何按公开批复的划分方法（四平辽河农垦 2017、集安通沟河 2015、丰满水库 2025）与 HJ 338-2018（半径凭记忆，未核对原文）；取水口与分水岭为示意；只有见于公开资料的水源名称真实，其余名称与位置均为生成；九城市 18 个（地表 14、地下 4）、延边 9 个、松原 8 个为公开数字，逐个分配为演示；县区按名称写明，与示意县界不一定相合；丰满批复于 2025 年 12 月，整层自该月起算`,
    en: `${generated.en}. Sources of county level and above. Geometry by published recipes (Siping Liaohe Farm 2017, Tonggou River in Ji'an 2015, Fengman Reservoir 2025) and HJ 338-2018 (radii from memory, not compared with the text); intakes and watersheds are schematic; only names of sources that are public are real, all other names and places are generated; 18 in nine cities (14 surface, 4 groundwater), 9 in Yanbian and 8 in Songyuan are published numbers, which ones they are is made up; counties follow the name and need not agree with the schematic county lines; the layer counts from December 2025, the month of the Fengman approval`,
  },
  seed: ['S03'],
};

export const ruralWaterSources: Declaration = {
  ...shared,
  id: 'rural-water-sources',
  title: { zh: '农村“千吨万人”水源保护区（演示）', en: 'Rural "thousand-ton, ten-thousand-person" source protection areas (demo)' },
  classes: ['first', 'second'],
  source: {
    zh: `${generated.zh}。个数、名称、位置全部生成，名称中的乡镇只表示附近；划分方法按 HJ 338-2018 类推（未核对原文），河流型按比例缩小；批复情况未知，起算日期为演示所设`,
    en: `${generated.en}. Number, names and places are all generated; a town in a name only says what is near; shapes after HJ 338-2018 (not compared with the text), rivers scaled down; approvals are not known and the date is chosen for the demonstration`,
  },
  seed: ['S04'],
};
