import { accessDimensions, type accessTiers } from './rule-book';
import type { Words } from './layer';

type Dimension = (typeof accessDimensions)[number];
type Tier = (typeof accessTiers)[number];

/** Which tiers of the access list hold for a control unit, and what its own tier says, as far as the layer tells. */
export interface UnitAccessTexts {
  /** The code of each tier: `22`, `22-R2`, `220100`, the unit's own; null where nobody says. */
  scopes: Record<Tier, string | null>;
  texts: { dimension: Dimension; text: Words }[];
}

/** The property of each dimension as the provincial platforms name it. */
const properties: Record<Dimension, string> = { spatial: 'KJBJYS', pollutants: 'WRWPFGK', risk: 'HJFXFK', resources: 'ZYKFXLYQ' };

/**
 * Reads a unit's tiers from its property `tiers` (`22 > 22-R2 > 220100 > ZH22010219001`), else from its code ZH + county (6) + class (1) + number (4),
 * whose first digits are the province's and the city's. Text given in Chinese only stands for both languages.
 */
export function accessOf(unit: { code?: string; properties: Readonly<Record<string, unknown>> }): UnitAccessTexts {
  const code = /^ZH(\d{2})(\d{2})\d{2}[123]\d{4}$/.exec(unit.code ?? '');
  const named = typeof unit.properties['tiers'] === 'string' ? unit.properties['tiers'].split('>').map((part) => part.trim()) : [];
  const [province, region, city, own] = named.length === 4 ? named : [];
  const say = (text: unknown) => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null);
  return {
    scopes: {
      province: province || code?.[1] || null,
      region: region || null,
      city: city || (code ? `${code[1]}${code[2]}00` : null),
      unit: own || unit.code || null,
    },
    texts: accessDimensions.flatMap((dimension) => {
      const zh = say(unit.properties[properties[dimension]]);
      return zh ? [{ dimension, text: { zh, en: say(unit.properties[`${properties[dimension]}_en`]) ?? zh } }] : [];
    }),
  };
}
