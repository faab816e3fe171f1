import type { Position } from '#geo';
import type { ProgrammeBasin } from './ground';

/**
 * A publicly named project of the Liao or Yinma basin. Name, county and figures are as printed by the source; the position is ours:
 * the town, reservoir or river stretch that the name points to, good to some kilometres.
 */
export interface NamedSite {
  zh: string;
  en: string;
  basin: ProgrammeBasin;
  river: string;
  riverEn: string;
  /** The county as printed, which may be a city or two counties. */
  county: string;
  /** Codes of the counties that the printed one can mean. */
  within: readonly string[];
  type: SiteType;
  status: 'planned' | 'under-construction' | 'done' | 'unknown';
  year?: number;
  /** Figures as printed. */
  facts?: string;
  factsEn?: string;
  /** The leading figure of the facts. */
  capacity?: readonly [number, string];
  at: Position;
  /** What the position stands for. */
  near: string;
  nearEn: string;
  source: string;
}

export type SiteType = 'sewage' | 'sewer' | 'manure' | 'river' | 'restoration' | 'reservoir' | 'buffer' | 'wetland' | 'forest';
