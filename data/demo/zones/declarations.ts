import type { Declaration } from '#zone';
import { baseEdition } from '../base/write-layer';

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
  coverage: { file: '../base-province/province.geojson' },
  licence: 'CC0-1.0',
  synthetic: true,
} satisfies Partial<Declaration>;

const fields = { id: 'id', name: 'name', nameEn: 'name_en' };
export const natureReserves: Declaration = {
  ...shared,
  id: 'nature-reserves',
  theme: 'nature-reserve',
  title: { zh: '自然保护区（演示）', en: 'Nature reserves (demo)' },
  fields: { ...fields, class: 'class' },
  classes: ['core', 'general'],
  source: {
    zh: `${generated.zh}。只有长白山、查干湖、莫莫格、集安四处的总面积有出处，其余面积均未核实；核心面积只有长白山、集安有出处；位置示意。分区用 2026 年条例的两类（核心保护区、一般控制区）`,
    en: `${generated.en}. Only the total areas of Changbaishan, Chagan Lake, Momoge and Ji'an have a source, all others are unverified; core areas have one for Changbaishan and Ji'an only; places are approximate. Two classes as in the regulation of 2026 (core, general control)`,
  },
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
    zh: `${generated.zh}。由演示的自然保护区核心区、县级及以上水源一级保护区和一部分优先保护单元组成，都在优先保护单元之内；生效日期为演示所设；真实红线的边界和面积不公开，本图层不仿其总量`,
    en: `${generated.en}. Cores of the demonstration reserves, first-class zones of the sources of county level and above, and some of the priority units, all of it within priority units; the date is chosen for the demonstration; the real red line's boundary and size are not public and not imitated`,
  },
  validFrom: '2024-12-31',
  accuracyM: 10,
  seed: ['S02'],
};

export const boundaryMarkers: Declaration = {
  ...shared,
  kind: 'places',
  required: false,
  id: 'boundary-markers',
  theme: 'red-line',
  title: { zh: '生态保护红线界桩（演示）', en: 'Boundary markers of the red line (demo)' },
  file: 'places.geojson',
  fields,
  source: {
    zh: `${generated.zh}。每条演示红线外环上约每 20 km 一根、至少三根，落在边界顶点上；真实界桩位置不公开`,
    en: `${generated.en}. One about every 20 km along the outer ring of each demonstration zone, at least three, on vertices of the boundary; the real positions are not public`,
  },
  validFrom: '2024-12-31',
  accuracyM: 10,
  seed: ['S02'],
};

export const controlUnits: Declaration = {
  ...shared,
  id: 'control-units',
  theme: 'control-unit',
  title: { zh: '环境管控单元（演示）', en: 'Environmental control units (demo)' },
  fields: { ...fields, code: 'code', class: 'class' },
  classes: ['priority', 'key', 'general'],
  partition: true,
  coverage: { file: 'coverage.geojson' },
  source: {
    zh: `${generated.zh}。全省 1 233 个单元及面积比例取自吉办发〔2024〕12号，长春 157 个（2024-12-31）、辽源 61 个（2025-01-26）及其比例取自各自公开方案，其余九市的个数与比例为示意（按县域面积和地类分配）；全部十一市方案至 2025 年 3 月印发，整层自该月底起算；省界为 DCW，市界按 ECharts 4.9.0 以 450 m 网格取样，县界为示意`,
    en: `${generated.en}. The 1 233 units and the area shares of the province from its measures of 2024; Changchun's 157 (2024-12-31), Liaoyuan's 61 (2025-01-26) and their shares from their published plans; numbers and shares of the other nine cities are schematic (dealt out by size and character of the counties); all eleven plans had been issued by March 2025, so the layer counts from the end of that month; province outline DCW, city outlines after ECharts 4.9.0 sampled on a 450 m mesh, county lines schematic`,
  },
  licence:
    'CC0-1.0 (zones); LGPL-3.0-or-later (outer outline and coverage.geojson, © The GMT Team); Apache-2.0 (city outlines, © The Apache Software Foundation)',
  attribution: 'DCW-GMT 2.1.1, © The GMT Team; Apache ECharts (incubating) 4.9.0, changed',
  validFrom: '2025-03-31',
  accuracyM: 10,
  seed: ['S01'],
};

export const baseCounties: Declaration = {
  ...baseEdition,
  id: 'base-counties',
  title: { zh: '县级轮廓（示意）', en: 'County outlines (schematic)' },
  file: 'counties.geojson',
  fields,
  source: {
    zh: '六十个县级单位的代码和名称真实（GB/T 2260，2023 年区划），界线为示意：在 ECharts 市界内由县城向外生长而成（data/demo/zones/README.md），不是官方县界；长白山保护开发区各区并入所在县',
    en: 'Codes and names of the sixty county-level units are real (GB/T 2260, division of 2023), the lines are schematic: grown from the seats inside the city outlines of ECharts (data/demo/zones/README.md), no official county lines; the parts of the Changbaishan zone are in their host counties',
  },
  publisher: { zh: '选址 Xuanzhi 项目（演示）', en: 'Xuanzhi project (demonstration)' },
  licence: 'LGPL-3.0-or-later (outer outline, © The GMT Team); Apache-2.0 (city outlines, © The Apache Software Foundation)',
  attribution: 'DCW-GMT 2.1.1, © The GMT Team; Apache ECharts (incubating) 4.9.0, changed',
  accuracyM: 10000,
  synthetic: true,
};
