/**
 * Publicly named projects of the Liao and Yinma programmes. Names, counties and figures are as printed by the source;
 * the position is ours: the town, reservoir or river stretch that the name points to, good to some kilometres.
 */
import type { Position } from '#geo';

type SiteType = 'sewage' | 'sewer' | 'manure' | 'river' | 'restoration' | 'reservoir' | 'buffer' | 'wetland' | 'forest' | 'programme';

interface ProjectSite {
  zh: string;
  en: string;
  basin: 'liao' | 'yinma';
  river: string;
  county: string;
  type: SiteType;
  status: 'planned' | 'under-construction' | 'done' | 'unknown';
  year?: number;
  /** Figures as printed. */
  facts?: string;
  at: Position;
  /** What the position stands for. */
  near: string;
  source: string;
}

const shuangliao = 'hbj.siping.gov.cn/sy/tpxw/201908/t20190816_318558.html';
const siping2020 = 'hbj.siping.gov.cn/sy/gzdt/202007/t20200729_383404.html';
const liaoyuan = 'yutainews.com/hb/2020/0922/19432.html';
const yitong = 'jlrbszb.dajilin.com/pc/paper/c/202501/02/content_1004579.html';
const xianma = 'qianjiang.cjyun.org/p/122157.html';
const plants = 'ahhrtd.cn id=9604';
const lakes = 'm.wewon17.com 2009-12';

const common = { basin: 'liao', status: 'unknown' } as const;
const inspected = { ...common, county: '双辽市', year: 2019, facts: '2019 年 8 月受检', source: shuangliao } as const;
const sewage = {
  basin: 'yinma',
  river: '伊通河',
  county: '长春市',
  type: 'sewage',
  status: 'unknown',
  year: 2012,
  facts: '2011–2012 年计划；流域段新立城至万宝 48.82 km',
  source: plants,
} as const;

export const projectSites: readonly ProjectSite[] = [
  {
    ...inspected,
    zh: '双辽市工业污水处理厂改建',
    en: 'Shuangliao industrial sewage plant, rebuilding',
    river: '东辽河',
    type: 'sewage',
    at: [123.53, 43.49],
    near: '双辽市区东南',
  },
  {
    ...inspected,
    zh: '双辽市生活污水处理厂二期',
    en: 'Shuangliao domestic sewage plant, phase 2',
    river: '东辽河',
    type: 'sewage',
    at: [123.488, 43.494],
    near: '双辽市区南',
  },
  {
    ...inspected,
    zh: '双辽市畜禽粪污资源化利用整县推进',
    en: 'Shuangliao manure recovery, county-wide',
    river: '西辽河、东辽河',
    type: 'manure',
    at: [123.5, 43.511],
    near: '双辽市政府所在地（整县项目）',
  },
  {
    ...inspected,
    zh: '卧虎镇、玻璃山镇有机肥建设项目',
    en: 'Organic fertiliser works at Wohu and Bolishan',
    river: '西辽河、东辽河',
    type: 'manure',
    at: [123.6, 43.75],
    near: '卧虎镇与玻璃山镇之间',
  },
  {
    ...common,
    zh: '小红嘴河综合整治（红开区段）及南北河集污管线',
    en: 'Xiaohongzui River regulation and trunk sewers',
    river: '条子河',
    county: '四平市铁西区',
    type: 'river',
    status: 'done',
    year: 2019,
    facts: '河道 4.113 km；管线 10.02 km；检查井 184 座；泵站 2 座；1.18 亿元；2019 年 8 月完工；入中核污水处理厂；服务约 30 km²',
    at: [124.335, 43.19],
    near: '四平红嘴开发区',
    source: 'hzeda.siping.gov.cn t20190906_321320, t20181218_267599',
  },
  {
    ...common,
    zh: '西辽河（双辽市段）水生态环境综合治理',
    en: 'West Liao River restoration, Shuangliao reach',
    river: '西辽河',
    county: '双辽市',
    type: 'restoration',
    status: 'planned',
    year: 2020,
    facts: '湿地 216 ha；规划 5 个项目',
    at: [123.5, 43.535],
    near: '西辽河双辽城北段',
    source: siping2020,
  },
  {
    ...common,
    zh: '二龙山水库生态环境综合整治',
    en: 'Erlongshan Reservoir regulation',
    river: '东辽河',
    county: '梨树县、伊通县',
    type: 'reservoir',
    status: 'planned',
    year: 2020,
    facts: '缓冲带 1210 ha、湿地 210 ha；6 个项目',
    at: [124.83, 43.19],
    near: '二龙山水库',
    source: siping2020,
  },
  {
    ...common,
    zh: '四平市“十四五”水生态项目（5 类 35 项）',
    en: 'Siping 14th Five-Year Plan water programme (35 projects)',
    river: '辽河流域',
    county: '四平市',
    type: 'programme',
    status: 'planned',
    year: 2020,
    facts: '2 有水、2 有鱼、3 水库 1 河达标',
    at: [124.378, 43.166],
    near: '四平市区（打包项目）',
    source: siping2020,
  },
  {
    ...common,
    zh: '仙人河（半截河）黑臭水体整治',
    en: 'Xianren River black-odorous water regulation',
    river: '东辽河',
    county: '辽源市龙山区、西安区',
    type: 'river',
    status: 'done',
    year: 2020,
    facts: '19.3 km；45 项工程；清淤 13 万 m³',
    at: [125.148, 42.899],
    near: '辽源市区',
    source: liaoyuan,
  },
  {
    ...common,
    zh: '辽源市雨污分流改造',
    en: 'Liaoyuan storm and foul sewer separation',
    river: '东辽河',
    county: '辽源市',
    type: 'sewer',
    status: 'done',
    year: 2020,
    facts: '73 km；原每日直排 5 万 m³ 以上',
    at: [125.128, 42.91],
    near: '辽源市区',
    source: liaoyuan,
  },
  {
    ...common,
    zh: '仙马泉河生态缓冲带',
    en: 'Xianmaquan River buffer strip',
    river: '东辽河或招苏台河',
    county: '梨树县（待核）',
    type: 'buffer',
    year: 2020,
    facts: '2020 年报道；所在县待核',
    at: [124.3, 43.3],
    near: '梨树县城附近（待核）',
    source: xianma,
  },
  {
    ...common,
    zh: '公主岭农村人工湿地（龙山乡沿河村、二十家子镇南山村等 5 村）',
    en: 'Gongzhuling village wetlands (5 villages)',
    river: '东辽河',
    county: '公主岭市',
    type: 'wetland',
    status: 'done',
    year: 2016,
    facts: '7 万 m²；560 万元（2016）',
    at: [124.83, 43.33],
    near: '龙山乡、二十家子镇一带',
    source: 'changchun.baogaosu.com 45592513',
  },
  {
    ...common,
    zh: '辽河源水源涵养林',
    en: 'Liaoheyuan headwater forest',
    river: '东辽河',
    county: '东辽县',
    type: 'forest',
    facts: '东辽河源头',
    at: [125.38, 42.96],
    near: '辽河源镇',
    source: 'scholarmate.com/S/gWXrXV',
  },
  {
    basin: 'yinma',
    zh: '伊通河左岸河漫滩湿地',
    en: 'Yitong left-bank floodplain wetlands',
    river: '伊通河',
    county: '伊通县',
    type: 'wetland',
    status: 'done',
    year: 2024,
    facts: '11 塘；每年处理尾水 630 万 m³',
    at: [125.292, 43.356],
    near: '伊通县城北',
    source: yitong,
  },
  {
    basin: 'yinma',
    zh: '伊通河重点段三期右岸河漫滩治理',
    en: 'Yitong key reach phase 3, right-bank floodplain',
    river: '伊通河',
    county: '伊通县',
    type: 'wetland',
    status: 'done',
    year: 2024,
    facts: '38.55 ha；9 处湿地；2024 年',
    at: [125.306, 43.365],
    near: '伊通县城北',
    source: yitong,
  },
  {
    basin: 'yinma',
    zh: '长春伊通河综合治理（南溪湿地等）',
    en: 'Changchun Yitong River regulation (Nanxi wetland etc.)',
    river: '伊通河',
    county: '长春市',
    type: 'river',
    status: 'done',
    facts: '排口 124 处；干管 120 km；调蓄池 17 座；污水厂 5 座；湿地 3 处；清淤 347 万 m³',
    at: [125.365, 43.815],
    near: '南溪湿地',
    source: 'cccijt.com/content.php?SortID=52&id=2125',
  },
  { ...sewage, zh: '长春东南污水处理厂', en: 'Changchun south-east sewage plant', at: [125.4, 43.83], near: '长春市区东南' },
  { ...sewage, zh: '长春北部污水处理厂', en: 'Changchun north sewage plant', at: [125.36, 43.97], near: '长春市区北' },
  { ...sewage, zh: '长春西部污水处理厂', en: 'Changchun west sewage plant', at: [125.21, 43.88], near: '长春市区西' },
  {
    basin: 'yinma',
    zh: '石头口门库区生物治水',
    en: 'Shitoukoumen Reservoir biological treatment',
    river: '饮马河',
    county: '长春市九台区',
    type: 'reservoir',
    status: 'unknown',
    year: 2009,
    at: [125.765, 43.93],
    near: '石头口门水库',
    source: lakes,
  },
  {
    basin: 'yinma',
    zh: '波罗湖生态湿地',
    en: 'Boluo Lake wetland',
    river: '饮马河',
    county: '农安县',
    type: 'wetland',
    status: 'unknown',
    year: 2009,
    facts: '名列饮马河项目；推演流域界线在其东侧',
    at: [124.745, 44.445],
    near: '波罗湖',
    source: lakes,
  },
  {
    basin: 'yinma',
    zh: '太平池生态湿地',
    en: 'Taipingchi wetland',
    river: '饮马河（新凯河）',
    county: '农安县',
    type: 'wetland',
    status: 'unknown',
    year: 2009,
    at: [124.92, 44.03],
    near: '太平池水库',
    source: lakes,
  },
];
