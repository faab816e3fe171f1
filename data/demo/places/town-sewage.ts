/** 114 towns whose sewage is to be treated: the towns that base-towns knows first, then generated ones. */
import type { Position } from '#geo';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { seeded, type Random } from '../zones/noise';
import { counties, countyAt, isUrban, whereabouts, type County } from './county-at';
import { placesDeclaration } from './declaration';
import { basins, towns } from './ground';
import { basinAt, basinNames } from './reaches';
import { around, inBox, Spread, stepped } from './scatter';
import { shareOut } from './share-out';
import { isIn } from './town-counties';

const whole = 114;
/** Generated towns of the two key basins; the other generated ones are key towns elsewhere. */
const generatedInBasins = 46;

const inKeyBasin = (at: Position) => basins.liao.has(at) || basins.yinma.has(at);

/** Towns proper (镇) that the outlines put into their own county: the programme speaks of towns, so townships and subdistricts are left out. */
const knownTowns = towns.flatMap((town) => {
  const county = countyAt(town.at);
  return town.rank === 3 && town.name.endsWith('镇') && county && isIn(town, county) ? [{ ...town, county }] : [];
});

function feature(random: Random, at: Position, town: { zh: string; en: string; known: boolean }, county: County): OutFeature {
  const basin = basinAt(at);
  const draw = random();
  return {
    properties: {
      id: '',
      name: `${town.zh}污水处理设施(演示)`,
      name_en: `${town.en} sewage works (demo)`,
      class: inKeyBasin(at) ? 'basin-town' : 'key-town',
      ...whereabouts(county),
      basin: basinNames[basin].zh,
      basin_en: basinNames[basin].en,
      capacity: random() < 0.7 ? stepped(random, 300, 2000, 100) : stepped(random, 2000, 6000, 500),
      capacity_unit: 'm³/d',
      status: draw < 0.6 ? 'done' : draw < 0.9 ? 'under-construction' : 'planned',
      year: draw < 0.9 ? 2020 : 2021,
      town_known: town.known,
    },
    geometry: { type: 'Point', coordinates: [...at] },
  };
}

function known(spread: Spread): OutFeature[] {
  return knownTowns.map(({ name, nameEn, at: centre, county }) => {
    const random = seeded(`town sewage ${name}`);
    const at = spread.settle(name, [() => around(random, centre, 0.4, 1.6), () => around(random, centre, 0, 6)], (p) =>
      county.outline.has(p),
    );
    return feature(random, at, { zh: name, en: nameEn, known: true }, county);
  });
}

/** Rural counties share the rest by the square root of their area, inside the key basins and outside of them apart. */
function generated(spread: Spread, count: number, inside: boolean): OutFeature[] {
  const hosts = counties.filter((county) => !isUrban(county));
  const samples = hosts.map((county) => {
    const random = seeded(`town share ${county.code}`);
    const drawn = Array.from({ length: 400 }, () => inBox(random, county.outline.box)).filter((at) => county.outline.has(at));
    return (drawn.filter((at) => inKeyBasin(at) === inside).length / drawn.length) * county.outline.areaKm2;
  });
  const shares = shareOut(
    count,
    samples.map((km2) => (km2 < 200 ? 0 : Math.sqrt(km2))),
  );
  return hosts.flatMap((county, i) => {
    const random = seeded(`generated towns ${inside} ${county.code}`);
    return Array.from({ length: shares[i]! }, (_, k) => {
      const fits = (at: Position) => county.outline.has(at) && inKeyBasin(at) === inside;
      const at = spread.settle(`a town of ${county.name}`, [() => inBox(random, county.outline.box)], fits);
      const number = inside ? k + 1 : k + 1 + (taken.get(county.code) ?? 0);
      if (inside) taken.set(county.code, k + 1);
      return feature(random, at, { zh: `${county.name}${number}号镇`, en: `${county.nameEn}: town ${number}`, known: false }, county);
    });
  });
}

/** Numbers already used up in a county by its towns inside a key basin. */
const taken = new Map<string, number>();

export function writeTownSewage(): number {
  const spread = new Spread(5);
  const features = known(spread);
  features.push(...generated(spread, generatedInBasins, true));
  features.push(...generated(spread, whole - features.length, false));
  features.forEach((f, i) => (f.properties.id = `ts-${String(i + 1).padStart(3, '0')}`));
  return writeLayer(
    placesDeclaration({
      id: 'town-sewage',
      theme: 'town-sewage',
      title: { zh: '重点镇和重点流域镇污水治理（演示）', en: 'Town sewage treatment: key towns and key-basin towns (demo)' },
      classes: ['key-town', 'basin-town'],
      source: {
        zh: `个数 114 取自 2020 年要点，名单未见公布。town_known = true 的 ${knownTowns.length} 个镇真实存在（GeoNames），是否在名单内不明；其余镇、全部规模和状态为生成。在推演的辽河、饮马河流域内者归为重点流域镇`,
        en: `The count 114 is that of the 2020 programme, whose list was not published. The ${knownTowns.length} towns with town_known = true exist (GeoNames), whether they are on the list is not known; all other towns and every capacity and status are generated. Those inside the derived Liao and Yinma basins count as basin towns`,
      },
      licence: 'CC0-1.0; CC-BY-4.0 (names and positions of known towns, © GeoNames)',
      attribution: '© GeoNames',
      seed: ['S07'],
    }),
    features,
  );
}
