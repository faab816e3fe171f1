/** How many rural sources each county-level unit gets: made up, more where the farmland of the central plain is. 120 in all. */
const counts: [number: number, codes: string][] = [
  [4, '220122 220182 220183 220184 220322 220382 220721 220722 220781 220822 220881 220882'],
  [3, '220112 220113 220221 220283 220284 220323 220421 220422 220523 220581 220723 220821'],
  [2, '220281 220282 220521 220524 220702 220802 222403 222404 222406 222424 222426'],
  [1, '220102 220104 220105 220202 220203 220204 220582 220605 220621 220622 220681 222401 222402 222405'],
];
export const ruralCounts = new Map(counts.flatMap(([number, codes]) => codes.split(' ').map((code) => [code, number] as const)));

/** Small water bodies of base-lakes-osm that a county's first rural source draws from. */
export const ruralLakes = new Map([
  ['220113', 'o427'],
  ['220182', 'o429'],
  ['220283', 'o369'],
  ['220284', 'o373'],
  ['220323', 'o371'],
  ['220422', 'o446'],
  ['220523', 'o414'],
  ['220524', 'o334'],
]);
