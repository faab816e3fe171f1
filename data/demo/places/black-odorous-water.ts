/** Black-odorous water bodies as lines: three reported urban ones, generated urban ones of the nine cities, generated rural ones. */
import { lengthM, type Position } from '#geo';
import { roundPosition } from '../base/rings';
import { writeLayer, type OutFeature } from '../base/write-layer';
import { seeded } from '../zones/noise';
import { bentCourse } from './bent-course';
import { counties, countyAt, isUrban, whereabouts, type County } from './county-at';
import { placesDeclaration } from './declaration';
import { onLand, towns } from './ground';
import { around, between, inBox, pick, Spread } from './scatter';
import { shareOut } from './share-out';
import { isIn } from './town-counties';

const urbanCount = 19;
const ruralCount = 18;

/** Generated urban stretches of each prefecture seat: more in the bigger ones. */
const urbanWeights: Record<string, number> = {
  长春市: 5,
  吉林市: 3,
  四平市: 1,
  辽源市: 1,
  通化市: 2,
  白山市: 2,
  松原市: 2,
  白城市: 2,
  延吉市: 2,
};

interface Reported {
  zh: string;
  en: string;
  from: Position;
  bearing: number;
  lengthKm: number;
  lengthPrinted: boolean;
  note: string;
  noteEn: string;
  source: string;
}

const siping = 'hzeda.siping.gov.cn t20190906_321320, t20181218_267599';
const reported: readonly Reported[] = [
  {
    zh: '仙人河（半截河）',
    en: 'Xianren River (Banjie River)',
    from: [125.122, 42.918],
    bearing: 152,
    lengthKm: 19.3,
    lengthPrinted: true,
    note: '长度 19.3 km 为公开报道数字；走向为虚构示意',
    noteEn: 'its length of 19.3 km is as reported; the course is made up',
    source: 'yutainews.com/hb/2020/0922/19432.html',
  },
  {
    zh: '小红嘴河（红开区段）',
    en: 'Xiaohongzui River (Hongzui zone reach)',
    from: [124.352, 43.186],
    bearing: 250,
    lengthKm: 4.113,
    lengthPrinted: true,
    note: '治理长度 4.113 km 为公开报道数字；走向为虚构示意',
    noteEn: 'the regulated length of 4.113 km is as reported; the course is made up',
    source: siping,
  },
  {
    zh: '南北河',
    en: 'Nanbei River',
    from: [124.345, 43.15],
    bearing: 355,
    lengthKm: 5,
    lengthPrinted: false,
    note: '河名见于公开报道；长度与走向为虚构示意',
    noteEn: 'the name is as reported; length and course are made up',
    source: siping,
  },
];

/** Lines keep apart by the middle of their course. */
const middle = (line: readonly Position[]) => line[Math.floor(line.length / 2)]!;
const kmOf = (line: readonly Position[]) => Number((lengthM([line]) / 1000).toFixed(1));

function lineFeature(line: Position[], properties: OutFeature['properties']): OutFeature {
  return { properties, geometry: { type: 'LineString', coordinates: line.map(([x, y]) => [x, y]) } };
}

function reportedFeature(own: Reported, id: string, spread: Spread): OutFeature {
  // Several bearings, so that the schematic course stays on land.
  const courses = Array.from({ length: 36 }, (_, i) => bentCourse(own.zh, own.from, own.bearing + (i % 2 ? -5 : 5) * i, own.lengthKm));
  const line = courses.find((course) => course.every(onLand) && countyAt(middle(course)))!;
  spread.take(middle(line));
  const county = countyAt(middle(line))!;
  return lineFeature(line, {
    id,
    name: own.zh,
    name_en: own.en,
    class: 'urban',
    ...whereabouts(county),
    length_km: own.lengthKm,
    length_printed: own.lengthPrinted,
    status: 'done',
    named: true,
    position_note: own.note,
    position_note_en: own.noteEn,
    source: own.source,
  });
}

/** A generated course that stays in one county and on land. */
function generated(
  what: string,
  starts: (random: () => number) => Position,
  [fromKm, toKm]: readonly [number, number],
  spread: Spread,
  fits: (county: County) => boolean = () => true,
) {
  const random = seeded(what);
  for (let i = 0; i < 2000; i++) {
    const line = bentCourse(`${what} ${i}`, roundPosition(starts(random)), 360 * random(), between(random, fromKm, toKm));
    const county = countyAt(middle(line));
    if (county && fits(county) && line.every((at) => county.outline.has(at) && onLand(at)) && spread.isFree(middle(line))) {
      spread.take(middle(line));
      return { line, county, random };
    }
  }
  throw new Error(`no room for ${what}`);
}

function urban(spread: Spread): OutFeature[] {
  const seats = towns.filter(({ rank }) => rank === 1);
  const shares = shareOut(
    urbanCount,
    seats.map(({ name }) => urbanWeights[name]!),
  );
  return seats.flatMap((town, s) => {
    const { name, nameEn, at: seat } = town;
    return Array.from({ length: shares[s]! }, (_, i) => {
      const near = name === '长春市' ? 10 : 4.5;
      const { line, county } = generated(
        `urban water ${name} ${i}`,
        (random) => around(random, seat, 0.8, near),
        [1.2, 4.2],
        spread,
        (own) => isIn(town, own),
      );
      return lineFeature(line, {
        id: '',
        name: `${name}${i + 1}号城市黑臭水体(演示)`,
        name_en: `${nameEn}: urban black-odorous water ${i + 1} (demo)`,
        class: 'urban',
        ...whereabouts(county),
        length_km: kmOf(line),
        length_printed: false,
        status: 'done',
        named: false,
      });
    });
  });
}

function rural(spread: Spread): OutFeature[] {
  const hosts = counties.filter((county) => !isUrban(county));
  const numbers = new Map<string, number>();
  return Array.from({ length: ruralCount }, (_, i) => {
    // Every second or third county, so that the few lie all over the province.
    const host = hosts[Math.floor(((i + 0.5) * hosts.length) / ruralCount)]!;
    const starts = towns.filter(({ at }) => host.outline.has(at)).map(({ at }) => at);
    const start = (random: () => number) =>
      starts.length > 0 ? around(random, pick(random, starts), 2, 15) : inBox(random, host.outline.box);
    const { line, county, random } = generated(`rural water ${host.code}`, start, [0.6, 2.6], spread);
    const number = (numbers.get(county.code) ?? 0) + 1;
    numbers.set(county.code, number);
    return lineFeature(line, {
      id: '',
      name: `${county.name}${number}号农村黑臭水体(演示)`,
      name_en: `${county.nameEn}: rural black-odorous water ${number} (demo)`,
      class: 'rural',
      ...whereabouts(county),
      length_km: kmOf(line),
      length_printed: false,
      status: random() < 0.75 ? 'done' : 'under-construction',
      named: false,
    });
  });
}

export function writeBlackOdorousWater(): number {
  const spread = new Spread(1);
  const features = reported.map((own) => reportedFeature(own, '', spread));
  features.push(...urban(spread), ...rural(spread));
  features.forEach((f, i) => (f.properties.id = `bw-${String(i + 1).padStart(2, '0')}`));
  return writeLayer(
    placesDeclaration({
      id: 'black-odorous-water',
      theme: 'black-odorous-water',
      title: { zh: '黑臭水体（演示）', en: 'Black-odorous water bodies (demo)' },
      classes: ['urban', 'rural'],
      source: {
        zh: '仙人河（半截河）、小红嘴河、南北河的名称见于公开报道，走向为虚构；其余全部为生成。2020 年要点要求建成区黑臭水体全部消除，故城市水体状态均为已完成',
        en: 'Xianren, Xiaohongzui and Nanbei River are reported by name, their courses are made up; all others are generated. The 2020 programme asks for every urban one to be gone, so all urban ones are done',
      },
      seed: ['S12', 'S18'],
    }),
    features,
  );
}
