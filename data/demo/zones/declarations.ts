import type { Declaration } from '#zone';

/** Plain words on every layer made here: nobody may take it for an official boundary. */
const generated = {
  zh: '演示数据，按公开数字与规则生成（data/demo/zones/README.md）；边界为虚构，不作为审批依据',
  en: 'Demonstration data generated from published figures and rules (data/demo/zones/README.md); boundaries are made up and are no basis for approval',
};

const shared = {
  kind: 'zones',
  required: true,
  file: 'zones.geojson',
  publisher: { zh: '选址 Xuanzhi 项目（演示）', en: 'Xuanzhi project (demonstration)' },
  edition: '2026-11-demo',
  crs: 'EPSG:4490',
  coverage: { file: 'coverage.geojson' },
  synthetic: true,
} satisfies Partial<Declaration>;

const fields = { id: 'id', name: 'name', nameEn: 'name_en' };
/** The zones are CC0; a coverage that is a copy of an outline keeps the outline's licence. */
const provinceCoverage = {
  licence: 'CC0-1.0 (zones); LGPL-3.0-or-later (coverage.geojson, © The GMT Team)',
  attribution: 'coverage.geojson: DCW-GMT 2.1.1, © The GMT Team',
};

export const waterSources: Declaration = {
  ...shared,
  id: 'water-sources',
  theme: 'drinking-water',
  title: { zh: '饮用水水源保护区（演示）', en: 'Drinking-water source protection areas (demo)' },
  fields: { ...fields, class: 'class' },
  classes: ['first', 'second', 'quasi'],
  source: {
    zh: `${generated.zh}。几何按公开批复的划分方法（四平辽河农垦 2017、集安通沟河 2015、丰满水库 2025）与 HJ 338-2018（半径凭记忆，未核对原文）；取水口与分水岭为示意；丰满批复于 2025 年 12 月，整层自该月起算`,
    en: `${generated.en}. Geometry by published recipes (Siping Liaohe Farm 2017, Tonggou River in Ji'an 2015, Fengman Reservoir 2025) and HJ 338-2018 (radii from memory, not compared with the text); intakes and watersheds are schematic; the layer counts from December 2025, the month of the Fengman approval`,
  },
  ...provinceCoverage,
  validFrom: '2025-12-01',
  accuracyM: 10,
  seed: ['S03'],
};

export const natureReserves: Declaration = {
  ...shared,
  id: 'nature-reserves',
  theme: 'nature-reserve',
  title: { zh: '自然保护区（演示）', en: 'Nature reserves (demo)' },
  fields: { ...fields, class: 'class' },
  classes: ['core', 'general'],
  source: {
    zh: `${generated.zh}。只有长白山、查干湖、莫莫格、集安四处的总面积有出处（area_source），其余面积均未核实（area_verified = false）；核心面积只有长白山、集安有出处；位置示意。分区用 2026 年条例的两类（核心保护区、一般控制区）`,
    en: `${generated.en}. Only the total areas of Changbaishan, Chagan Lake, Momoge and Ji'an have a source (area_source), all others are unverified (area_verified = false); core areas have one for Changbaishan and Ji'an only; places are approximate. Two classes as in the regulation of 2026 (core, general control)`,
  },
  ...provinceCoverage,
  validFrom: '2026-03-15',
  accuracyM: 50,
  seed: ['S19'],
};

export const redLine: Declaration = {
  ...shared,
  id: 'red-line',
  theme: 'red-line',
  title: { zh: '生态保护红线（演示）', en: 'Ecological red line (demo)' },
  fields,
  source: {
    zh: `${generated.zh}。由演示的保护区核心区、水源一级区和随机生成的山地、湿地斑块组成；全部为生成，生效日期为演示所设；真实红线不公开`,
    en: `${generated.en}. Cores of the demonstration reserves, first-class water zones, and generated patches of mountain and wetland; all of it is generated, the date too is chosen for the demonstration; the real red line is not public`,
  },
  ...provinceCoverage,
  validFrom: '2024-12-31',
  accuracyM: 10,
  seed: ['S02'],
};

export const controlUnits: Declaration = {
  ...shared,
  id: 'control-units',
  theme: 'control-unit',
  title: { zh: '环境管控单元（演示：长春、辽源）', en: 'Environmental control units (demo: Changchun, Liaoyuan)' },
  fields: { ...fields, code: 'code', class: 'class' },
  classes: ['priority', 'key', 'general'],
  partition: true,
  source: {
    zh: `${generated.zh}。个数与面积比例取长春（2024-12-31）、辽源（2025-01-26，一般单元数与比例为差值）公开方案，整层自两者中较晚的 2025-01-26 起算；市界取 ECharts 4.9.0（Apache-2.0），按 450 m 网格取样，县界与公主岭范围为示意`,
    en: `${generated.en}. Counts and area shares from the published plans of Changchun (2024-12-31) and Liaoyuan (2025-01-26, its general units by subtraction), the layer counting from the later of the two, 2025-01-26; city outlines follow ECharts 4.9.0 (Apache-2.0), sampled on a 450 m mesh; county lines and Gongzhuling are schematic`,
  },
  licence: 'CC0-1.0 (zones); Apache-2.0 (coverage.geojson and the outer outline, © The Apache Software Foundation)',
  attribution: 'outer outline: Apache ECharts (incubating) 4.9.0, changed',
  validFrom: '2025-01-26',
  accuracyM: 10,
  seed: ['S01'],
};
