/**
 * Rivers by name. `course` is a rough course for telling which GSHHG piece is which river: a few positions good to some 10 km,
 * as close together as neighbouring rivers demand. `sketch` rivers are in no open source and are drawn by hand.
 */
import type { Position } from '#geo';
import { positions } from './positions';

export const riverClasses = ['major', 'middle', 'minor'] as const;

export interface RiverCourse {
  id: string;
  zh: string;
  en: string;
  class: (typeof riverClasses)[number];
  course: readonly Position[];
}

// prettier-ignore
export const riverCourses: readonly RiverCourse[] = [
  { id: 'nenjiang', zh: '嫩江', en: 'Nen River', class: 'major', course: positions('123.75,46.9 123.9,46.3 124,46 124.1,45.7 124.35,45.47 124.62,45.43') },
  { id: 'songhuajiang', zh: '松花江', en: 'Songhua River', class: 'major', course: positions('124.7,45.45 125,45.5 125.3,45.4 125.7,45.5 126,45.65 126.7,45.9 127.5,46 128.5,45.93 128.95,45.87 129.2,46 129.6,46.4') },
  { id: 'xiliu-songhuajiang', zh: '西流松花江', en: 'Second (western) Songhua River', class: 'major', course: positions('127.15,42.75 127,43 126.95,43.2 127.1,43.4 126.9,43.55 126.65,43.75 126.5,44 126.45,44.3 126.25,44.75 125.9,44.8 125.65,44.93 125.2,44.87 125,45.05 124.75,45.2 124.68,45.38') },
  { id: 'erdao-songhuajiang', zh: '二道松花江', en: 'Erdao (upper Songhua) River', class: 'middle', course: positions('127.25,42.6 127.45,42.57 127.75,42.78 128.05,42.63 128.15,42.5 128.1,42.3 128.06,42.05') },
  { id: 'taoerhe', zh: '洮儿河', en: "Tao'er River", class: 'middle', course: positions('121.3,46.45 122,46.15 122.4,45.75 122.75,45.4 123.1,45.4 123.4,45.7 123.8,45.72') },
  { id: 'lalinhe', zh: '拉林河', en: 'Lalin River', class: 'middle', course: positions('127.75,44.1 127.8,44.35 127.5,44.55 127.05,44.95 126.7,45.23 126.1,45.15 125.75,45.25 125.7,45.45') },
  { id: 'yitonghe', zh: '伊通河', en: 'Yitong River', class: 'middle', course: positions('125.62,43.1 125.35,43.35 125.33,43.65 125.35,43.95 125.25,44.3 125.4,44.6 125.62,44.78') },
  { id: 'yinmahe', zh: '饮马河', en: 'Yinma River', class: 'middle', course: positions('126.25,43.12 126,43.4 125.85,43.7 125.8,44 125.82,44.4 125.72,44.7 125.72,44.8') },
  { id: 'huifahe', zh: '辉发河', en: 'Huifa River', class: 'middle', course: positions('125.35,42.05 125.35,42.3 125.6,42.55 126,42.66 126.5,42.83 126.85,43') },
  { id: 'mudanjiang', zh: '牡丹江', en: 'Mudan River', class: 'middle', course: positions('127.9,43.06 128.1,43.3 128.3,43.6 128.7,43.72 129,44.05 129.5,44.5 129.6,45 129.8,45.6 129.5,46.2') },
  { id: 'tumenjiang', zh: '图们江', en: 'Tumen River', class: 'major', course: positions('128.15,41.97 128.6,42.02 129,42.1 129.4,42.43 129.75,42.5 129.85,42.95 130.2,42.85 130.5,42.55 130.65,42.35') },
  { id: 'yalujiang', zh: '鸭绿江', en: 'Yalu River', class: 'major', course: positions('128.1,41.95 128.25,41.6 128.05,41.4 127.4,41.47 127,41.75 126.65,41.7 126.45,41.3 126,40.92 125.5,40.75 125,40.45 124.4,40.1') },
  { id: 'dongliaohe', zh: '东辽河', en: 'East Liao River', class: 'middle', course: positions('125.3,43.08 125.3,42.93 125,42.92 124.85,43.1 124.75,43.35 124.65,43.7 124.3,43.78 123.95,43.6 123.72,43.43 123.63,43.1 123.56,43') },
  { id: 'xiliaohe', zh: '西辽河', en: 'West Liao River', class: 'major', course: positions('120.8,43.55 121.6,43.43 122.5,43.75 123,43.75 123.5,43.6 123.65,43.4 123.54,43.1') },
  { id: 'liaohe', zh: '辽河', en: 'Liao River', class: 'major', course: positions('123.6,43 123.65,42.6 123.8,42.4 123.2,42.15 122.85,41.8 122.55,41.3 122.1,40.9') },
  { id: 'hunhe', zh: '浑河', en: 'Hun River (Liaoning)', class: 'middle', course: positions('125.2,41.97 124.6,41.97 124,41.87 123.3,41.6 122.7,41.2 122.3,40.9') },
  { id: 'suifenhe', zh: '绥芬河', en: 'Suifen River', class: 'minor', course: positions('130.4,43.35 130.4,43.75 130.9,44 131.4,44 131.9,43.6') },
];

/** Where one river's line must be cut because it goes on under another name without a confluence in the source. */
export const cuts: readonly Position[] = [[127.22, 42.62]];

// prettier-ignore
export const sketchCourses: readonly RiverCourse[] = [
  { id: 'hunjiang', zh: '浑江', en: 'Hun River', class: 'middle', course: positions('126.85,42.08 126.6,42.06 126.42,41.935 126.25,41.83 126.03,41.775 125.93,41.715 125.8,41.6 125.73,41.47 125.6,41.33 125.45,41.22 125.58,41.05 125.68,40.89') },
  { id: 'tiaozihe', zh: '条子河', en: 'Tiaozi River', class: 'minor', course: positions('124.52,43.08 124.42,43.14 124.34,43.155 124.25,43.13 124.1,43.03 123.95,42.93') },
  { id: 'zhaosutaihe', zh: '招苏台河', en: 'Zhaosutai River', class: 'minor', course: positions('124.5,43.22 124.32,43.24 124.15,43.16 124.05,43.08 123.95,42.93 123.78,42.78 123.66,42.66') },
  { id: 'toudao-songhuajiang', zh: '头道松花江', en: 'Toudao River', class: 'middle', course: positions('127.58,41.95 127.5,42.1 127.38,42.22 127.28,42.33 127.08,42.31 127.03,42.42 127.18,42.5 127.22,42.62') },
  { id: 'gayahe', zh: '嘎呀河', en: 'Gaya River', class: 'minor', course: positions('129.55,43.72 129.64,43.56 129.68,43.41 129.78,43.3 129.72,43.13 129.78,43.02 129.85,42.95') },
  { id: 'buerhatonghe', zh: '布尔哈通河', en: 'Burhatong River', class: 'minor', course: positions('128.72,43.22 128.9,43.1 129.1,43 129.25,42.89 129.37,42.885 129.51,42.895 129.68,42.93 129.78,42.975') },
  { id: 'hunchunhe', zh: '珲春河', en: 'Hunchun River', class: 'minor', course: positions('130.85,43.42 130.98,43.2 130.8,43.05 130.55,42.98 130.38,42.87 130.24,42.8') },
  { id: 'huolinhe', zh: '霍林河', en: 'Huolin River', class: 'minor', course: positions('121.7,45.1 122.2,45.02 122.7,44.93 123.2,44.88 123.6,45.02 123.95,45.15 124.15,45.25') },
  { id: 'chaluhe', zh: '岔路河', en: 'Chalu River', class: 'minor', course: positions('126.17,43.4 126.09,43.55 126,43.68 125.9,43.8') },
  { id: 'shuangyanghe', zh: '双阳河', en: 'Shuangyang River', class: 'minor', course: positions('125.68,43.38 125.67,43.5 125.7,43.62 125.75,43.78') },
];

/** Roughly where each river ends: the source draws lines in either direction, so the mouth tells which way it flows. */
// prettier-ignore
export const mouths: Readonly<Record<string, Position>> = {
  nenjiang: [124.62, 45.43],
  songhuajiang: [129.6, 46.4],
  'xiliu-songhuajiang': [124.68, 45.38],
  'erdao-songhuajiang': [127.25, 42.6],
  'toudao-songhuajiang': [127.22, 42.62],
  taoerhe: [123.83, 45.72],
  huolinhe: [124.15, 45.25],
  lalinhe: [125.7, 45.5],
  yitonghe: [125.9, 44.8],
  yinmahe: [125.69, 44.77],
  chaluhe: [125.9, 43.8],
  shuangyanghe: [125.75, 43.78],
  huifahe: [126.93, 43.1],
  mudanjiang: [129.53, 46.32],
  tumenjiang: [130.69, 42.3],
  gayahe: [129.85, 42.95],
  buerhatonghe: [129.78, 42.975],
  hunchunhe: [130.24, 42.8],
  yalujiang: [124.37, 40.09],
  hunjiang: [125.68, 40.89],
  suifenhe: [131.8, 43.3],
  dongliaohe: [123.53, 42.98],
  xiliaohe: [123.52, 43],
  tiaozihe: [123.95, 42.93],
  zhaosutaihe: [123.66, 42.66],
  liaohe: [121.9, 40.9],
  hunhe: [122.1, 40.7],
};
