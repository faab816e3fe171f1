/** Makes the layers of places: `npx tsx data/demo/places/main.ts [layer…]`, all of them when none is named. Needs the base layers. */
import { writeBlackOdorousWater } from './black-odorous-water';
import { writeOutfalls } from './outfalls';
import { writeProjectSites } from './project-sites';
import { writeRiskSources } from './risk-sources';
import { writeSections } from './sections';
import { writeTownSewage } from './town-sewage';
import { writeVillages } from './villages';
import { writeVillasGolf } from './villas-golf';

const writers: Record<string, () => number> = {
  'project-sites': writeProjectSites,
  'town-sewage': writeTownSewage,
  sections: writeSections,
  outfalls: writeOutfalls,
  'black-odorous-water': writeBlackOdorousWater,
  villages: writeVillages,
  'villas-golf': writeVillasGolf,
  'risk-sources': writeRiskSources,
};

const asked = process.argv.slice(2);
for (const [id, write] of Object.entries(writers)) if (asked.length === 0 || asked.includes(id)) write();
