import type { Position } from '#geo';

export interface Reserve {
  id: string;
  name: string;
  nameEn: string;
  city: string;
  /** Total area that the outline is drawn to: a published figure where `areaSource` names its page, else one from memory. */
  areaHa: number;
  areaSource?: string;
  /** Core as published; else a made-up share. */
  coreHa: number;
  corePublished: boolean;
  /** The line that the outline is grown around. */
  spine: Position[];
  /** How ragged the outline is: 1 for hills and shores, less for plains. */
  raggedness: number;
  basis: string;
}

const share = (areaHa: number, part: number) => ({ areaHa, coreHa: Math.round(areaHa * part), corePublished: false });
const memory = '面积凭记忆，未核对出处；位置示意';
const mayBeNationalPark = `${memory}（可能已并入东北虎豹国家公园，未核对）`;

/** Nature reserves of Jilin; the outlines are generated. Only four total areas have a source, the others may be wrong. */
export const reserves: Reserve[] = [
  {
    id: 'changbaishan',
    name: '长白山国家级自然保护区',
    nameEn: 'Changbaishan National Nature Reserve',
    city: '延边州、白山市',
    areaHa: 196400,
    areaSource: '公开网页（m.sh-regulator.com），旧分区数字',
    coreHa: 75800,
    corePublished: true,
    spine: [
      [127.85, 42.14],
      [128.02, 42.03],
      [128.06, 42.01],
      [128.09, 42.2],
    ],
    raggedness: 0.8,
    basis: '面积 196 400 公顷，核心区 75 800 公顷（旧分区）；位置示意',
  },
  {
    id: 'chagan-lake',
    name: '查干湖国家级自然保护区',
    nameEn: 'Chagan Lake National Nature Reserve',
    city: '松原市、白城市',
    ...share(50684, 0.31),
    areaSource: '公开网页（ly.web258.cn/ajie4c86.html；kukuww.com/answer/192673.html）：506.84 平方公里',
    spine: [
      [124.13, 45.38],
      [124.24, 45.29],
      [124.34, 45.2],
      [124.44, 45.14],
    ],
    raggedness: 0.6,
    basis: '总面积 506.84 平方公里；湖区 124°03′–124°34′E、45°09′–45°30′N',
  },
  {
    id: 'xianghai',
    name: '向海国家级自然保护区',
    nameEn: 'Xianghai National Nature Reserve',
    city: '白城市',
    ...share(105467, 0.3),
    spine: [
      [122.17, 45.0],
      [122.31, 45.03],
      [122.43, 45.02],
    ],
    raggedness: 0.8,
    basis: memory,
  },
  {
    id: 'momoge',
    name: '莫莫格国家级自然保护区',
    nameEn: 'Momoge National Nature Reserve',
    city: '白城市',
    ...share(144000, 0.4346),
    areaSource: '公开网页和论文摘要（崔艳辉，集团经济研究 2007 (12S)）：14.4 万公顷',
    spine: [
      [123.62, 45.8],
      [123.72, 46.0],
      [123.87, 46.2],
    ],
    raggedness: 0.8,
    basis:
      '面积 144 000 公顷，范围 123°27′–124°04′33.7″E、45°42′25″–46°18′N；核心比例借用 2021 年调整设想的 43.46 %（湿地科学 19(5)，该设想总面积 127 482.21 公顷）',
  },
  {
    id: 'boluo-lake',
    name: '波罗湖国家级自然保护区',
    nameEn: 'Boluo Lake National Nature Reserve',
    city: '长春市',
    ...share(24915, 0.38),
    spine: [
      [124.7, 44.48],
      [124.78, 44.44],
      [124.83, 44.42],
    ],
    raggedness: 0.5,
    basis: memory,
  },
  {
    id: 'dabusu',
    name: '大布苏国家级自然保护区',
    nameEn: 'Dabusu National Nature Reserve',
    city: '松原市',
    ...share(11000, 0.36),
    spine: [
      [123.65, 44.75],
      [123.68, 44.82],
    ],
    raggedness: 0.7,
    basis: memory,
  },
  {
    id: 'yitong-volcanoes',
    name: '伊通火山群国家级自然保护区',
    nameEn: 'Yitong Volcanoes National Nature Reserve',
    city: '四平市',
    ...share(765, 0.4),
    spine: [
      [125.29, 43.35],
      [125.31, 43.36],
    ],
    raggedness: 0.6,
    basis: `${memory}（实际由分散的火山组成，这里画成一块）`,
  },
  {
    id: 'longwan',
    name: '龙湾国家级自然保护区',
    nameEn: 'Longwan National Nature Reserve',
    city: '通化市',
    ...share(15061, 0.37),
    spine: [
      [126.3, 42.34],
      [126.4, 42.35],
      [126.47, 42.39],
    ],
    raggedness: 0.9,
    basis: '面积 15 061 公顷、范围 126°13′–126°32′E、42°16′–42°26′N 均凭记忆，未核对出处',
  },
  {
    id: 'hani',
    name: '哈泥国家级自然保护区',
    nameEn: 'Hani National Nature Reserve',
    city: '通化市',
    ...share(22230, 0.39),
    spine: [
      [125.99, 42.12],
      [126.09, 42.17],
    ],
    raggedness: 0.9,
    basis: memory,
  },
  {
    id: 'songhua-three-lakes',
    name: '松花江三湖国家级自然保护区',
    nameEn: 'Songhua River Three Lakes National Nature Reserve',
    city: '吉林市、白山市',
    ...share(115253, 0.34),
    spine: [
      [126.73, 43.66],
      [126.84, 43.55],
      [126.9, 43.4],
      [126.95, 43.22],
      [127.02, 43.05],
      [127.16, 42.9],
      [127.24, 42.74],
    ],
    raggedness: 0.9,
    basis: memory,
  },
  {
    id: 'yalu-upper',
    name: '鸭绿江上游国家级自然保护区',
    nameEn: 'Upper Yalu River National Nature Reserve',
    city: '白山市',
    ...share(20306, 0.35),
    spine: [
      [127.98, 41.62],
      [128.05, 41.63],
      [128.12, 41.68],
    ],
    raggedness: 0.8,
    basis: memory,
  },
  {
    id: 'yanming-lake',
    name: '雁鸣湖国家级自然保护区',
    nameEn: 'Yanming Lake National Nature Reserve',
    city: '延边州',
    ...share(53940, 0.36),
    spine: [
      [128.37, 43.72],
      [128.5, 43.75],
      [128.6, 43.78],
    ],
    raggedness: 0.9,
    basis: memory,
  },
  {
    id: 'tianfozhishan',
    name: '天佛指山国家级自然保护区',
    nameEn: 'Tianfozhishan National Nature Reserve',
    city: '延边州',
    ...share(77317, 0.37),
    spine: [
      [129.42, 42.6],
      [129.55, 42.58],
      [129.63, 42.52],
    ],
    raggedness: 0.9,
    basis: memory,
  },
  {
    id: 'wangqing',
    name: '汪清国家级自然保护区',
    nameEn: 'Wangqing National Nature Reserve',
    city: '延边州',
    ...share(67434, 0.38),
    spine: [
      [130.45, 43.38],
      [130.6, 43.42],
      [130.75, 43.45],
    ],
    raggedness: 0.9,
    basis: mayBeNationalPark,
  },
  {
    id: 'hunchun-tiger',
    name: '珲春东北虎国家级自然保护区',
    nameEn: 'Hunchun Siberian Tiger National Nature Reserve',
    city: '延边州',
    ...share(108700, 0.42),
    spine: [
      [130.84, 42.95],
      [130.94, 43.07],
      [131.03, 43.2],
    ],
    raggedness: 0.9,
    basis: mayBeNationalPark,
  },
  {
    id: 'huangnihe',
    name: '黄泥河国家级自然保护区',
    nameEn: 'Huangnihe National Nature Reserve',
    city: '延边州',
    ...share(41583, 0.37),
    spine: [
      [127.9, 43.85],
      [128.0, 43.9],
      [128.1, 43.92],
    ],
    raggedness: 0.9,
    basis: memory,
  },
  {
    id: 'jian',
    name: '集安国家级自然保护区',
    nameEn: "Ji'an National Nature Reserve",
    city: '通化市',
    areaHa: 13821.6,
    areaSource: '公开网页（cdsstabc.com，2009 年省级保护区时的数字）',
    coreHa: 4903.7,
    corePublished: true,
    spine: [
      [126.1, 41.25],
      [126.17, 41.28],
      [126.22, 41.31],
    ],
    raggedness: 0.8,
    basis:
      '面积 13 821.6 公顷 = 核心 4 903.7 + 缓冲 3 671.0 + 实验 5 246.9（旧分区，这里缓冲与实验并为一般控制区）；范围 126°02′21″–126°17′57″E、41°11′37″–41°21′40″N',
  },
];
