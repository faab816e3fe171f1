import type { Position } from '#geo';

/** Named places, beside reserves and water sources, that a priority unit stands for, with the county that keeps it. */
export const anchors: { county: string; kind: 'water' | 'reserve'; name: string; nameEn: string; at: Position; reachM: number }[] = [
  { county: '220112', kind: 'water', name: '双阳水库', nameEn: 'Shuangyang Reservoir', at: [125.73, 43.505], reachM: 1500 },
  { county: '220122', kind: 'water', name: '太平池水库', nameEn: 'Taipingchi Reservoir', at: [124.92, 44.04], reachM: 2000 },
  { county: '220184', kind: 'water', name: '卡伦水库', nameEn: 'Kalun Reservoir', at: [124.87, 43.57], reachM: 1200 },
  { county: '220422', kind: 'water', name: '辽河源', nameEn: 'source of the East Liao River', at: [125.45, 42.86], reachM: 3000 },
];
