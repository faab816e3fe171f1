import type { Position } from '#geo';
import type { Reservoir } from './water-recipes';
import type { River } from './water-river';

export interface Source {
  id: string;
  name: string;
  nameEn: string;
  /** Where it is by its name; the schematic county lines need not agree. */
  county: string;
  /** `city`: a central source of one of the nine main cities. */
  level: 'city' | 'county' | 'rural';
  approval: string;
  recipe: string;
}

export const madeUp = '未见公开批复数字；按 HJ 338-2018 方法类推（半径未核对原文，演示）';
const largeRecipe =
  '水库（大型）：一级＝取水口半径 500 m 水域＋取水侧岸线向陆 200 m；二级＝水域再外延 2 000 m，陆域 3 000 m 内至分水岭（示意）；准＝水域再外延 2 000 m，陆域至汇水边界（示意）';
const mediumRecipe =
  '水库（中型）：一级＝取水口半径 300 m 水域＋取水侧岸线向陆 200 m；二级＝水域再外延 2 000 m，陆域 2 000 m 内至分水岭（示意）；准＝水域再外延 1 500 m，陆域至汇水边界（示意）';

const smallRecipe =
  '水库（小型）：一级＝取水口半径 300 m 水域＋取水侧岸线向陆 200 m；二级＝水域再外延 1 000 m，陆域 1 000 m 内至分水岭（示意）';

/** 500 m over water, as approved for 丰满 in 2025; the shore and the watersheds are drawn. */
export function large(source: Omit<Source, 'approval' | 'recipe'>, intake: Position, waterDeg: number): Source & Reservoir {
  return {
    ...source,
    approval: madeUp,
    recipe: largeRecipe,
    intake,
    waterDeg,
    shoreM: 60,
    firstM: 500,
    stripM: 200,
    secondM: 2000,
    secondLandM: 3000,
    quasiM: 2000,
    quasiLandM: 3000,
    secondShare: 0.8,
    quasiShare: 0.75,
  };
}

export function medium(source: Omit<Source, 'approval' | 'recipe'>, intake: Position, waterDeg: number): Source & Reservoir {
  return {
    ...source,
    approval: madeUp,
    recipe: mediumRecipe,
    intake,
    waterDeg,
    shoreM: 40,
    firstM: 300,
    stripM: 200,
    secondM: 2000,
    secondLandM: 2000,
    quasiM: 1500,
    quasiLandM: 2000,
    secondShare: 0.85,
    quasiShare: 0.8,
  };
}

/** The whole of a small reservoir's water is soon reached, so there is no quasi area. */
export function small(source: Omit<Source, 'approval' | 'recipe'>, intake: Position, waterDeg: number): Source & Reservoir {
  return {
    ...source,
    approval: madeUp,
    recipe: smallRecipe,
    intake,
    waterDeg,
    shoreM: 30,
    firstM: 300,
    stripM: 200,
    secondM: 1000,
    secondLandM: 1000,
    secondShare: 0.9,
    quasiShare: 0,
  };
}

/** Areas that the approval prints, in m². */
export const fengmanAreasM2 = { first: 0.64e6, second: 22.51e6, quasi: 29.61e6 };

export const fengman: Source & Reservoir = {
  ...large(
    { id: 'fengman', name: '丰满水库（松花湖）水源地', nameEn: 'Fengman Reservoir (Songhua Lake) source', county: '220211', level: 'city' },
    [126.679, 43.708],
    105,
  ),
  approval: '吉政函〔2025〕63号（2025-12）：一级 0.64、二级 22.51、准 29.61 平方公里',
  recipe:
    '水库（2025 年批复）：一级＝取水口半径 500 m 水域＋向陆 200 m；二级＝水域外延 2 000 m，陆域 3 000 m 且不过第一道分水岭；准＝水域再外延 2 000 m，陆域 3 000 m 且不过第二道分水岭。分水岭走向与取水口位置为示意，面积调到批复数字',
};

export const reservoirs: (Source & Reservoir)[] = [
  large(
    { id: 'shitoukoumen', name: '石头口门水库水源地', nameEn: 'Shitoukoumen Reservoir source', county: '220113', level: 'city' },
    [125.752, 43.951],
    150,
  ),
  large(
    { id: 'xinlicheng', name: '新立城水库水源地', nameEn: 'Xinlicheng Reservoir source', county: '220102', level: 'city' },
    [125.344, 43.694],
    185,
  ),
  medium(
    { id: 'xingxingshao', name: '星星哨水库水源地', nameEn: 'Xingxingshao Reservoir source', county: '220221', level: 'county' },
    [126.066, 43.622],
    165,
  ),
  large(
    { id: 'erlongshan', name: '二龙山水库水源地', nameEn: 'Erlongshan Reservoir source', county: '220322', level: 'city' },
    [124.786, 43.154],
    90,
  ),
  {
    ...medium(
      { id: 'shanmen', name: '山门水库水源地', nameEn: 'Shanmen Reservoir source', county: '220303', level: 'city' },
      [124.4535, 43.0655],
      95,
    ),
    quasiM: undefined,
  },
  {
    ...medium(
      { id: 'xiasantai', name: '下三台水库水源地', nameEn: 'Xiasantai Reservoir source', county: '220303', level: 'city' },
      [124.54, 42.99],
      140,
    ),
    quasiM: undefined,
  },
  medium(
    { id: 'yangmu', name: '杨木水库水源地', nameEn: 'Yangmu Reservoir source', county: '220421', level: 'city' },
    [125.292, 42.902],
    90,
  ),
  medium(
    { id: 'qujiaying', name: '曲家营水库水源地', nameEn: 'Qujiaying Reservoir source', county: '220602', level: 'city' },
    [126.4, 42.0],
    60,
  ),
  large(
    { id: 'hailong', name: '海龙水库水源地', nameEn: 'Hailong Reservoir source', county: '220581', level: 'county' },
    [125.603, 42.672],
    5,
  ),
  large(
    { id: 'laolongkou', name: '老龙口水库水源地', nameEn: 'Laolongkou Reservoir source', county: '222404', level: 'county' },
    [130.644, 42.96],
    0,
  ),
];

export const riverRecipe =
  '河流：一级＝取水口下游 100 m 至上游 1 000 m，水域及两岸 50 m；二级＝再向上游 2 000 m、向下游 200 m，两岸 1 000 m；准＝取水口下游 300 m 以上其余汇水区（示意）';

export const riverSources: (Source & River)[] = [
  {
    id: 'jian-tonggou',
    name: '集安通沟河水源地',
    nameEn: "Tonggou River (Ji'an) source",
    county: '220582',
    level: 'county',
    approval: '2015 年（报省批准）',
    recipe: riverRecipe,
    intake: [126.19, 41.15],
    upstreamDeg: 345,
    halfWidthM: 15,
    catchmentM: 11000,
    catchmentWidthM: 2600,
  },
  {
    id: 'tonghua-hani',
    name: '通化哈泥河水源地',
    nameEn: 'Hani River (Tonghua) source',
    county: '220503',
    level: 'city',
    approval: madeUp,
    recipe: riverRecipe,
    intake: [126.05, 41.78],
    upstreamDeg: 35,
    halfWidthM: 20,
    catchmentM: 14000,
    catchmentWidthM: 3200,
  },
];

export const wellRecipe = '地下水井：一级＝半径 30 m 的圆，二级＝30–300 m 的环；井位为示意';
export const wellsRecipe = '地下水井群（假定中砂，HJ 338-2018 一级 50–100 m，未核对原文）：每井一级＝半径 50 m，二级＝50–500 m；井位为示意';

export interface WellSource extends Source {
  wells: Position[];
  firstM: number;
  secondM: number;
}

export const wellSources: WellSource[] = [
  {
    id: 'siping-liaohe-well',
    name: '四平辽河农垦管理区水源地',
    nameEn: 'Siping Liaohe Farm District source',
    county: '220322',
    level: 'county',
    approval: '省政府 2017 年 11 月批复：一级 0.0028、二级 0.2799 平方公里',
    recipe: wellRecipe,
    wells: [[123.97, 43.7]],
    firstM: 30,
    secondM: 300,
  },
  {
    id: 'baicheng-no2-well',
    name: '白城二水厂水源地',
    nameEn: 'Baicheng No. 2 Waterworks source',
    county: '220802',
    level: 'city',
    approval: madeUp,
    recipe: wellsRecipe,
    wells: [
      [122.775, 45.66],
      [122.791, 45.668],
      [122.807, 45.66],
    ],
    firstM: 50,
    secondM: 500,
  },
];
