/** Makes the base layers: `npx tsx data/demo/base/main.ts [layer…]`, all of them when none is named. */
import { writeNeighbours } from './neighbours';
import { writeBasins } from './basins';
import { writeLakes } from './lakes';
import { writePrefectures } from './prefectures';
import { writeProvince } from './province';
import { writeRivers } from './rivers';
import { writeTowns } from './towns';

const writers: Record<string, () => number | Promise<number>> = {
  'base-province': writeProvince,
  'base-neighbours': writeNeighbours,
  'base-prefectures': writePrefectures,
  'base-rivers': writeRivers,
  'base-lakes': writeLakes,
  'base-towns': writeTowns,
  basins: writeBasins,
};

const asked = process.argv.slice(2);
let bytes = 0;
for (const [id, write] of Object.entries(writers)) {
  if (asked.length === 0 || asked.includes(id)) bytes += await write();
}
console.log(`${(bytes / 1024).toFixed(0)} KiB in all`);
