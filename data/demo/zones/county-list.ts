import type { Position } from '#geo';

/** How many units of each class a county gets; the sums are the published ones of its city. */
interface Counts {
  priority: number;
  key: number;
  general: number;
}

export interface County {
  code: string;
  name: string;
  nameEn: string;
  /** Where the county spreads from: its seat and, when it is long, points along it. */
  from: Position[];
  /** Rough size that the spreading is tuned to; steers the drawing, never printed. */
  roughKm2: number;
  /** Absent: the county only holds its place in the prefecture and is not drawn. */
  units?: Counts;
  /** What its priority land mostly is. */
  land: 'plain' | 'hills';
}

export interface City {
  code: string;
  name: string;
  nameEn: string;
  units: Counts;
  /** Published shares of the city's area. */
  shares: Record<keyof Counts, number>;
  basis: string;
}

/** Codes: GB/T 2260, division of 2023. */
export const cities: City[] = [
  {
    code: '220100',
    name: '长春市',
    nameEn: 'Changchun',
    units: { priority: 75, key: 73, general: 9 },
    shares: { priority: 0.351, key: 0.3864, general: 0.2626 },
    basis: '《长春市生态环境分区管控方案》（2024-12-31）：157 个单元 = 75/73/9，面积 35.10/38.64/26.26 %',
  },
  {
    code: '220400',
    name: '辽源市',
    nameEn: 'Liaoyuan',
    units: { priority: 31, key: 26, general: 4 },
    shares: { priority: 0.4483, key: 0.2061, general: 0.3456 },
    basis: '《辽源市生态环境分区管控实施方案》（2025-01-26）：61 个单元 = 31/26/4（4 为差值），面积 44.83/20.61/34.56 %',
  },
];

/** Prefecture code in the outlines → its counties. 公主岭 still lies inside 四平 there and is taken out of it. */
export const counties: Record<string, County[]> = {
  '220100': [
    {
      code: '220102',
      name: '南关区',
      nameEn: 'Nanguan District',
      from: [
        [125.36, 43.83],
        [125.42, 43.76],
      ],
      roughKm2: 520,
      units: { priority: 5, key: 7, general: 0 },
      land: 'hills',
    },
    {
      code: '220103',
      name: '宽城区',
      nameEn: 'Kuancheng District',
      from: [
        [125.33, 43.95],
        [125.36, 44.04],
      ],
      roughKm2: 430,
      units: { priority: 3, key: 8, general: 1 },
      land: 'plain',
    },
    {
      code: '220104',
      name: '朝阳区',
      nameEn: 'Chaoyang District',
      from: [
        [125.26, 43.83],
        [125.27, 43.72],
      ],
      roughKm2: 450,
      units: { priority: 4, key: 8, general: 1 },
      land: 'plain',
    },
    {
      code: '220105',
      name: '二道区',
      nameEn: 'Erdao District',
      from: [
        [125.42, 43.87],
        [125.6, 43.86],
      ],
      roughKm2: 600,
      units: { priority: 6, key: 6, general: 1 },
      land: 'hills',
    },
    {
      code: '220106',
      name: '绿园区',
      nameEn: 'Lüyuan District',
      from: [
        [125.22, 43.9],
        [125.13, 43.97],
      ],
      roughKm2: 400,
      units: { priority: 3, key: 8, general: 0 },
      land: 'plain',
    },
    {
      code: '220112',
      name: '双阳区',
      nameEn: 'Shuangyang District',
      from: [
        [125.66, 43.53],
        [125.7, 43.46],
      ],
      roughKm2: 1677,
      units: { priority: 9, key: 5, general: 1 },
      land: 'hills',
    },
    {
      code: '220113',
      name: '九台区',
      nameEn: 'Jiutai District',
      from: [
        [125.84, 44.15],
        [126.1, 44.2],
        [126.0, 43.9],
      ],
      roughKm2: 3000,
      units: { priority: 10, key: 6, general: 1 },
      land: 'hills',
    },
    {
      code: '220122',
      name: '农安县',
      nameEn: "Nong'an County",
      from: [
        [125.18, 44.43],
        [124.85, 44.4],
        [125.05, 44.75],
      ],
      roughKm2: 5400,
      units: { priority: 11, key: 7, general: 1 },
      land: 'plain',
    },
    {
      code: '220182',
      name: '榆树市',
      nameEn: 'Yushu City',
      from: [
        [126.55, 44.83],
        [126.3, 44.95],
        [126.8, 44.75],
      ],
      roughKm2: 4712,
      units: { priority: 8, key: 5, general: 1 },
      land: 'plain',
    },
    {
      code: '220183',
      name: '德惠市',
      nameEn: 'Dehui City',
      from: [
        [125.7, 44.53],
        [125.6, 44.3],
        [125.95, 44.65],
      ],
      roughKm2: 3435,
      units: { priority: 7, key: 6, general: 1 },
      land: 'plain',
    },
  ],
  '220300': [
    {
      code: '220184',
      name: '公主岭市',
      nameEn: 'Gongzhuling City',
      from: [
        [124.82, 43.5],
        [124.75, 43.75],
        [124.5, 43.9],
      ],
      roughKm2: 4141,
      units: { priority: 9, key: 7, general: 1 },
      land: 'plain',
    },
    {
      code: '220302',
      name: '四平市区',
      nameEn: 'Siping districts',
      from: [
        [124.37, 43.17],
        [124.5, 43.1],
      ],
      roughKm2: 1100,
      land: 'hills',
    },
    {
      code: '220322',
      name: '梨树县',
      nameEn: 'Lishu County',
      from: [
        [124.34, 43.31],
        [124.05, 43.5],
      ],
      roughKm2: 3545,
      land: 'plain',
    },
    {
      code: '220323',
      name: '伊通满族自治县',
      nameEn: 'Yitong County',
      from: [
        [125.3, 43.34],
        [125.15, 43.3],
      ],
      roughKm2: 2523,
      land: 'hills',
    },
    {
      code: '220382',
      name: '双辽市',
      nameEn: 'Shuangliao City',
      from: [
        [123.5, 43.52],
        [123.8, 43.75],
      ],
      roughKm2: 3121,
      land: 'plain',
    },
  ],
  '220400': [
    {
      code: '220402',
      name: '龙山区',
      nameEn: 'Longshan District',
      from: [[125.16, 42.89]],
      roughKm2: 260,
      units: { priority: 5, key: 6, general: 1 },
      land: 'hills',
    },
    {
      code: '220403',
      name: '西安区',
      nameEn: "Xi'an District",
      from: [[125.1, 42.94]],
      roughKm2: 180,
      units: { priority: 4, key: 5, general: 1 },
      land: 'hills',
    },
    {
      code: '220421',
      name: '东丰县',
      nameEn: 'Dongfeng County',
      from: [[125.53, 42.68]],
      roughKm2: 2522,
      units: { priority: 12, key: 8, general: 1 },
      land: 'hills',
    },
    {
      code: '220422',
      name: '东辽县',
      nameEn: 'Dongliao County',
      from: [
        [125.0, 42.96],
        [125.3, 43.0],
      ],
      roughKm2: 2177,
      units: { priority: 10, key: 7, general: 1 },
      land: 'hills',
    },
  ],
};

/** City that a county is zoned under: 公主岭 has belonged to 长春 since 2020. */
export function cityOf(county: County): City | undefined {
  if (!county.units) return undefined;
  return cities.find((city) => city.code.slice(0, 4) === county.code.slice(0, 4));
}
