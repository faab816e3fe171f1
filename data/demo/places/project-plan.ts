/** What the generated projects are: how many in which county, and what each type is called, does and measures. */
import type { ProgrammeBasin } from './ground';
import type { SiteType } from './named-site';

/** Counties of each basin by code, with the number of generated projects; with the named ones they make 39 and 69. */
export const projectCounts: Record<ProgrammeBasin, Record<string, number>> = {
  liao: { 220302: 3, 220303: 3, 220322: 5, 220382: 4, 220402: 2, 220403: 2, 220422: 4, 220184: 3, 220323: 1 },
  // prettier-ignore
  yinma: { 220102: 3, 220103: 3, 220104: 3, 220105: 3, 220106: 3, 220112: 6, 220113: 7, 220122: 7, 220183: 7, 220184: 2, 220221: 5, 220284: 5, 220323: 6 },
};

export const basinRivers: Record<ProgrammeBasin, readonly string[]> = {
  liao: ['dongliaohe', 'xiliaohe', 'tiaozihe', 'zhaosutaihe'],
  yinma: ['yinmahe', 'yitonghe', 'chaluhe', 'shuangyanghe'],
};

export type Dealt = Exclude<SiteType, 'reservoir'>;

/** Types are dealt in this order, each county beginning elsewhere. */
export const dealt: Record<'urban' | 'rural', readonly Dealt[]> = {
  urban: ['sewer', 'river', 'sewage', 'wetland', 'sewer', 'buffer'],
  rural: ['sewage', 'river', 'manure', 'wetland', 'buffer', 'sewer', 'restoration', 'forest'],
};

interface TypeWords {
  zh: string;
  en: string;
  /** Beside a river, round a town, or anywhere in the county. */
  place: 'bank' | 'town' | 'land';
  unit: string;
  from: number;
  to: number;
  step: number;
}

export const typeWords: Record<Dealt, TypeWords> = {
  sewage: { zh: '污水处理厂提标扩建工程', en: 'sewage plant extension', place: 'town', unit: 'm³/d', from: 2000, to: 50000, step: 1000 },
  sewer: { zh: '污水管网工程', en: 'sewers', place: 'town', unit: 'km', from: 3, to: 48, step: 0.5 },
  manure: { zh: '畜禽粪污资源化利用工程', en: 'manure recovery works', place: 'land', unit: 't/a', from: 10000, to: 120000, step: 5000 },
  river: { zh: '河道综合整治工程', en: 'river regulation', place: 'bank', unit: 'km', from: 2, to: 24, step: 0.2 },
  restoration: { zh: '水生态修复工程', en: 'river restoration', place: 'bank', unit: 'ha', from: 20, to: 240, step: 5 },
  buffer: { zh: '生态缓冲带工程', en: 'buffer strip', place: 'bank', unit: 'km', from: 3, to: 30, step: 0.5 },
  wetland: { zh: '人工湿地工程', en: 'constructed wetland', place: 'bank', unit: 'ha', from: 3, to: 60, step: 1 },
  forest: { zh: '水源涵养林工程', en: 'headwater forest', place: 'land', unit: 'ha', from: 50, to: 600, step: 10 },
};
