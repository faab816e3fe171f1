/** What a unit stands for. Names follow the habits of environmental reports; every one is marked as made up by the caller. */
export type Kind =
  | 'water'
  | 'lake'
  | 'reserve'
  | 'river'
  | 'forest'
  | 'conservation'
  | 'grass'
  | 'soil'
  | 'red-line'
  | 'town'
  | 'park'
  | 'farm'
  | 'air'
  | 'rest';

/** The environmental elements that a unit is made from (生态 ecology, 水 water, 大气 air, 土壤 soil). */
export const elements: Record<Kind, string> = {
  water: '生态,水',
  lake: '生态,水',
  reserve: '生态',
  river: '生态,水',
  forest: '生态',
  conservation: '生态,水',
  grass: '生态',
  soil: '生态,土壤',
  'red-line': '生态',
  town: '水,大气',
  park: '水,大气,土壤',
  farm: '水,土壤',
  air: '大气',
  rest: '',
};

interface Named {
  name: string;
  nameEn: string;
}

/** `zh` and `en` name the place within the county, with its county. */
export function nameOf(kind: Kind, county: Named, zh: string, en: string): [zh: string, en: string] {
  switch (kind) {
    case 'soil':
      return [`${zh}黑土地优先保护区`, `${en}: black-soil protection`];
    case 'forest':
      return [`${zh}水土保持一般生态空间`, `${en}: soil-conservation space`];
    case 'conservation':
      return [`${zh}水源涵养一般生态空间`, `${en}: water-conservation space`];
    case 'grass':
      return [`${zh}防风固沙一般生态空间`, `${en}: sand-fixing space`];
    case 'red-line':
      return [`${county.name}生态保护红线`, `${county.nameEn}: ecological red line`];
    case 'park':
      return [`${zh}工业集中区`, `${en}: industrial park`];
    case 'farm':
      return [`${zh}农业面源重点管控区`, `${en}: farm run-off`];
    case 'air':
      return [`${zh}大气环境受体敏感重点管控区`, `${en}: air-sensitive area`];
    default:
      return [`${county.name}一般管控区`, `${county.nameEn}: general control area`];
  }
}

/** Names of ground that is given: a reserve, a source, a lake, a park. `county` says which part of it is meant, where the name does not. */
export function pieceName(
  kind: 'water' | 'reserve' | 'lake' | 'park',
  county: Named | null,
  { name, nameEn }: Named,
): [zh: string, en: string] {
  const zh = county && !name.startsWith(county.name) ? county.name + name : name;
  const en = county && !nameEn.startsWith(county.nameEn) ? `${nameEn} (${county.nameEn})` : nameEn;
  if (kind === 'lake') return [`${zh}水域生态空间`, `${en}: lake space`];
  if (kind !== 'water') return [zh, en];
  return zh.endsWith('水源地') || /水源地\d*$/.test(zh)
    ? [`${zh}保护区`, `${en}: protection area`]
    : [`${zh}饮用水水源保护区`, `${en}: drinking-water source area`];
}
