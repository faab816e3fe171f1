/**
 * National sections that are named in public text: the list of 2017 (13th Five-Year Plan) and three points of other notices.
 * Positions are approximate, ±5–10 km; where none is known (`along`) the section stands on the likely river, at that share of the
 * river's way through the city, and says so.
 */
import type { Position } from '#geo';

export type TargetClass = 'ii' | 'iii' | 'iv' | 'v';
/** What the list of May 2017 says of a section: the water found, which is not the target. */
export const notes = {
  met: { zh: '达标', en: 'met its target' },
  'not-met': { zh: '未达标', en: 'did not meet its target' },
  ii: { zh: 'Ⅱ类', en: 'class II' },
  iv: { zh: 'Ⅳ类，未达标', en: 'class IV, did not meet its target' },
  v: { zh: 'Ⅴ类', en: 'class V' },
  worse: { zh: '劣Ⅴ类', en: 'worse than class V' },
} as const;

export interface NamedSection {
  zh: string;
  en: string;
  city: string;
  /** River as the source or the research gives it; the river it is drawn on where that is a whole system. */
  river: readonly [zh: string, en: string];
  drawnOn: string;
  at?: Position;
  along?: number;
  note?: keyof typeof notes;
  /** Only where it is printed. */
  target?: TargetClass;
}

const eastLiao = ['东辽河', 'East Liao River'] as const;
const yitong = ['伊通河', 'Yitong River'] as const;
const yinma = ['饮马河', 'Yinma River'] as const;
const songhua = ['松花江', 'Songhua River'] as const;
const system = ['松花江水系', 'Songhua system'] as const;
const yaluHun = ['鸭绿江、浑江等', 'Yalu, Hun and others'] as const;
const changchun = '长春市';
const jilin = '吉林市';
const siping = '四平市';
const tonghua = '通化市';
const main = 'xiliu-songhuajiang';

// prettier-ignore
export const namedSections: readonly NamedSection[] = [
  { zh: '辽河源', en: 'Liaoheyuan', city: '辽源市', river: eastLiao, drawnOn: 'dongliaohe', at: [125.38, 42.96] },
  { zh: '河清', en: 'Heqing', city: '辽源市', river: eastLiao, drawnOn: 'dongliaohe', at: [125, 43], note: 'worse' },
  { zh: '四双大桥', en: 'Sishuang Bridge', city: siping, river: eastLiao, drawnOn: 'dongliaohe', at: [123.65, 43.45], note: 'met', target: 'iv' },
  { zh: '林家', en: 'Linjia', city: siping, river: ['条子河', 'Tiaozi River'], drawnOn: 'tiaozihe', at: [124.25, 43.13], note: 'met' },
  { zh: '六家子', en: 'Liujiazi', city: siping, river: ['招苏台河', 'Zhaosutai River'], drawnOn: 'zhaosutaihe', at: [124.05, 43.1], note: 'v', target: 'v' },
  { zh: '金宝屯', en: 'Jinbaotun', city: siping, river: ['西辽河', 'West Liao River'], drawnOn: 'xiliaohe', at: [123.4, 43.3], note: 'not-met' },
  { zh: '二龙山水库（三）', en: 'Erlongshan Reservoir (3)', city: siping, river: eastLiao, drawnOn: 'dongliaohe', at: [124.85, 43.18], target: 'iii' },
  { zh: '上三台水库', en: 'Shangsantai Reservoir', city: siping, river: ['招苏台河', 'Zhaosutai River'], drawnOn: 'zhaosutaihe', along: 0.1, target: 'iv' },
  { zh: '新立城大坝', en: 'Xinlicheng Dam', city: changchun, river: yitong, drawnOn: 'yitonghe', at: [125.35, 43.71], note: 'ii' },
  { zh: '靠山大桥', en: 'Kaoshan Bridge', city: changchun, river: yitong, drawnOn: 'yitonghe', at: [125.6, 44.8], note: 'met' },
  { zh: '靠山南楼', en: 'Kaoshan Nanlou', city: changchun, river: yinma, drawnOn: 'yinmahe', at: [125.7, 44.82], note: 'met' },
  { zh: '刘珍屯', en: 'Liuzhentun', city: changchun, river: yinma, drawnOn: 'yinmahe', at: [125.8, 44.55], note: 'worse' },
  { zh: '饮马河大桥', en: 'Yinma River Bridge', city: changchun, river: yinma, drawnOn: 'yinmahe', at: [125.8, 44.2], note: 'met' },
  { zh: '砖瓦窑桥', en: 'Zhuanwayao Bridge', city: changchun, river: ['双阳河', 'Shuangyang River'], drawnOn: 'shuangyanghe', at: [125.72, 43.6], note: 'worse' },
  { zh: '烟筒山', en: 'Yantongshan', city: jilin, river: yinma, drawnOn: 'yinmahe', at: [126.02, 43.3], note: 'iv' },
  { zh: '松花江村', en: 'Songhuajiang Village', city: changchun, river: songhua, drawnOn: main, along: 0.5, note: 'met' },
  { zh: '镇江口', en: 'Zhenjiangkou', city: changchun, river: songhua, drawnOn: main, along: 0.75, note: 'met' },
  { zh: '桦树林', en: 'Huashulin', city: jilin, river: system, drawnOn: main, along: 0.1, note: 'met' },
  { zh: '小荒地', en: 'Xiaohuangdi', city: jilin, river: system, drawnOn: 'huifahe', along: 0.35, note: 'met' },
  { zh: '沙石浒', en: 'Shashihu', city: jilin, river: system, drawnOn: main, along: 0.3, note: 'met' },
  { zh: '大丰满', en: 'Dafengman', city: jilin, river: system, drawnOn: main, at: [126.68, 43.72], note: 'met' },
  { zh: '墙缝', en: 'Qiangfeng', city: jilin, river: system, drawnOn: main, along: 0.2, note: 'met' },
  { zh: '兰旗大桥', en: 'Lanqi Bridge', city: jilin, river: system, drawnOn: main, along: 0.62, note: 'met' },
  { zh: '哨口', en: 'Shaokou', city: jilin, river: system, drawnOn: main, along: 0.74, note: 'met' },
  { zh: '白旗', en: 'Baiqi', city: jilin, river: system, drawnOn: main, along: 0.97, note: 'met' },
  { zh: '肖家船口', en: 'Xiaojiachuankou', city: jilin, river: system, drawnOn: main, along: 0.82, note: 'met' },
  { zh: '福兴', en: 'Fuxing', city: jilin, river: system, drawnOn: 'huifahe', along: 0.75, note: 'met' },
  { zh: '蛟河口', en: 'Jiaohekou', city: jilin, river: system, drawnOn: main, along: 0.42, note: 'met' },
  { zh: '官厅桥', en: 'Guanting Bridge', city: jilin, river: system, drawnOn: main, along: 0.52, note: 'met' },
  { zh: '兴隆', en: 'Xinglong', city: tonghua, river: yaluHun, drawnOn: 'hunjiang', along: 0.25, note: 'met' },
  { zh: '民主', en: 'Minzhu', city: tonghua, river: yaluHun, drawnOn: 'hunjiang', along: 0.65, note: 'met' },
  { zh: '云峰', en: 'Yunfeng', city: tonghua, river: yaluHun, drawnOn: 'yalujiang', along: 0.15, note: 'met' },
  { zh: '老虎哨', en: 'Laohushao', city: tonghua, river: yaluHun, drawnOn: 'yalujiang', along: 0.7, note: 'met' },
];
