import type { Position } from '#geo';

/** Named places that a priority unit stands for, with the county that keeps it. */
export const anchors: { county: string; kind: 'water' | 'reserve'; name: string; nameEn: string; at: Position; reachM: number }[] = [
  { county: '220102', kind: 'water', name: '新立城水库', nameEn: 'Xinlicheng Reservoir', at: [125.36, 43.66], reachM: 3000 },
  {
    county: '220104',
    kind: 'water',
    name: '新立城水库（朝阳侧）',
    nameEn: 'Xinlicheng Reservoir (Chaoyang side)',
    at: [125.32, 43.64],
    reachM: 1800,
  },
  { county: '220105', kind: 'water', name: '石头口门水库', nameEn: 'Shitoukoumen Reservoir', at: [125.76, 43.92], reachM: 2500 },
  {
    county: '220113',
    kind: 'water',
    name: '石头口门水库（九台侧）',
    nameEn: 'Shitoukoumen Reservoir (Jiutai side)',
    at: [125.8, 43.91],
    reachM: 2500,
  },
  { county: '220112', kind: 'water', name: '双阳水库', nameEn: 'Shuangyang Reservoir', at: [125.73, 43.505], reachM: 1500 },
  {
    county: '220122',
    kind: 'reserve',
    name: '波罗湖国家级自然保护区',
    nameEn: 'Boluo Lake National Nature Reserve',
    at: [124.77, 44.45],
    reachM: 7500,
  },
  { county: '220122', kind: 'water', name: '太平池水库', nameEn: 'Taipingchi Reservoir', at: [124.92, 44.04], reachM: 2000 },
  { county: '220184', kind: 'water', name: '卡伦水库', nameEn: 'Kalun Reservoir', at: [124.87, 43.57], reachM: 1200 },
  {
    county: '220184',
    kind: 'water',
    name: '二龙山水库（公主岭侧）',
    nameEn: 'Erlongshan Reservoir (Gongzhuling side)',
    at: [124.85, 43.24],
    reachM: 2500,
  },
  { county: '220421', kind: 'water', name: '杨木水库', nameEn: 'Yangmu Reservoir', at: [125.315, 42.9], reachM: 1800 },
  { county: '220422', kind: 'water', name: '辽河源', nameEn: 'source of the East Liao River', at: [125.45, 42.86], reachM: 3000 },
];
