/** Which river belongs to which basin, and the seeds that no drawn river gives. */
import type { Position } from '#geo';
import { positions } from './positions';

export const owners = ['liao', 'yinma', 'other'] as const;
export type Owner = (typeof owners)[number];

export const ofRiver: Record<string, Owner> = {
  dongliaohe: 'liao',
  xiliaohe: 'liao',
  liaohe: 'liao',
  tiaozihe: 'liao',
  zhaosutaihe: 'liao',
  yinmahe: 'yinma',
  yitonghe: 'yinma',
  chaluhe: 'yinma',
  shuangyanghe: 'yinma',
};

/** Tributaries that no source draws, and the land without outflow round Changling and Qian'an: seeds only, never shown. */
// prettier-ignore
export const hiddenSeeds: readonly { name: string; owner: Owner; course: readonly Position[] }[] = [
  { name: '新凯河', owner: 'yinma', course: positions('124.85,43.83 124.92,44.05 125.08,44.3 125.28,44.4') },
  { name: '雾开河', owner: 'yinma', course: positions('125.6,43.85 125.62,44.05 125.72,44.3 125.78,44.45') },
  { name: '新开河', owner: 'liao', course: positions('122.4,44.05 122.95,43.95 123.35,43.75 123.52,43.6') },
  { name: '小辽河、卡伦河', owner: 'liao', course: positions('124.85,43.5 124.7,43.62 124.5,43.78') },
  { name: '孤山河', owner: 'liao', course: positions('125.12,43.27 125,43.2 124.9,43.18') },
  { name: '寇河', owner: 'liao', course: positions('124.95,42.72 124.7,42.72 124.4,42.55') },
  { name: '鳌龙河', owner: 'other', course: positions('126.1,43.83 126.22,43.98 126.45,44.1') },
  { name: '沐石河', owner: 'other', course: positions('126.05,44.2 126.12,44.4 126.2,44.65') },
  { name: '温德河', owner: 'other', course: positions('126.3,43.45 126.42,43.58 126.5,43.72 126.54,43.83') },
  { name: '富太河', owner: 'other', course: positions('126.4,43.15 126.38,42.98 126.5,42.85') },
  { name: '当石河', owner: 'other', course: positions('126.03,42.98 126.1,42.85 126.25,42.73') },
  { name: '内流区', owner: 'other', course: positions('122.9,44.35 123.4,44.2 123.97,44.25 124.4,44.3 124.72,44.43 124.5,44.7 124.02,45 123.4,44.9') },
  { name: '内流区西', owner: 'other', course: positions('123.97,44.25 123.8,44.6 123.67,44.79 124.02,45') },
];
