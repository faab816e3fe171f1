import { counties, type CityId, type County } from './county-list';

/** Numbers of units by class. */
export interface Counts {
  priority: number;
  key: number;
  general: number;
}

/** Parts of an area by class; they sum to 1. */
export type Shares = Counts;

export interface City {
  id: CityId;
  /** Four digits and 00, or the id again: 长白山 and 梅河口 are zoned as cities but have no code of a city. */
  code: string;
  name: string;
  nameEn: string;
  counts: Counts;
  /** As published, or fitted to the counties' rough sizes; what is drawn by comes from `planCities`. */
  shares: Shares;
  published: boolean;
  basis: string;
}

/** 《关于加强生态环境分区管控的若干措施》, 吉办发〔2024〕12号: 1233 units. */
export const province: { counts: Counts; shares: Shares } = {
  counts: { priority: 772, key: 404, general: 57 },
  shares: { priority: 0.6178, key: 0.1698, general: 0.2124 },
};

/** Invented for the two cities whose sums were published; everybody else's follow from the rule below. */
const publishedCounts: Record<string, [priority: number, key: number, general: number]> = {
  '220102': [5, 7, 0],
  '220103': [3, 8, 1],
  '220104': [4, 8, 1],
  '220105': [6, 6, 1],
  '220106': [3, 8, 0],
  '220112': [9, 5, 1],
  '220113': [10, 6, 1],
  '220122': [11, 7, 1],
  '220182': [8, 5, 1],
  '220183': [7, 6, 1],
  '220184': [9, 7, 1],
  '220402': [5, 6, 1],
  '220403': [4, 5, 1],
  '220421': [12, 8, 1],
  '220422': [10, 7, 1],
};

/** What a county of some character would like its units to be; only the ratios matter, the sums come from the province. */
const unitOdds: Record<County['land'] | 'district', Counts> = {
  mountains: { priority: 0.74, key: 0.22, general: 0.04 },
  plain: { priority: 0.68, key: 0.25, general: 0.07 },
  hills: { priority: 0.58, key: 0.37, general: 0.05 },
  district: { priority: 0.36, key: 0.61, general: 0.03 },
};

/** A county counts as that much larger than it is: small ones, too, have a town, a park and a water source. */
const addedKm2 = 3000;
/** From here on a county always has a general unit. */
const largeKm2 = 1500;
const mostGeneral = 2;
const districtKm2 = 1300;

const list = Object.values(counties).flat();
const isPublished = (county: County) => publishedCounts[county.code] !== undefined;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const rowOf = ({ priority, key, general }: Counts) => [priority, key, general];
const countsOf = ([priority, key, general]: readonly number[]): Counts => ({ priority: priority!, key: key!, general: general! });
const total = (rows: readonly (readonly number[])[]) => [0, 1, 2].map((column) => sum(rows.map((row) => row[column]!)));

/** Iterative proportional fitting: the nearest table to the odds that has these row and column sums; a nought stays a nought. */
function fitted(odds: readonly (readonly number[])[], rows: readonly number[], columns: readonly number[]): number[][] {
  let table = odds.map((row) => [...row]);
  for (let round = 0; round < 2000; round++) {
    const sums = columns.map((_, column) => sum(table.map((row) => row[column]!)));
    table = table.map((row, index) => {
      const scaled = row.map((value, column) => (value * columns[column]!) / sums[column]!);
      const size = sum(scaled);
      return scaled.map((value) => (value * rows[index]!) / size);
    });
    if (columns.every((wanted, column) => Math.abs(sum(table.map((row) => row[column]!)) - wanted) <= 1e-12 * wanted)) return table;
  }
  throw new Error('no table has these sums');
}

/** Whole numbers near the wanted ones that sum to `whole`: whoever misses most is served first, the earlier one on a tie. */
function rounded(wanted: readonly number[], whole: number, least: (index: number) => number, most: (index: number) => number): number[] {
  const counts = wanted.map((value, index) => Math.min(most(index), Math.max(least(index), Math.floor(value))));
  for (let left = whole - sum(counts); left !== 0; left -= Math.sign(left)) {
    const step = Math.sign(left);
    let best = -1;
    for (const [index, count] of counts.entries()) {
      const mayStep = step > 0 ? count < most(index) : count > least(index);
      if (mayStep && (best < 0 || step * (wanted[index]! - count) > step * (wanted[best]! - counts[best]!))) best = index;
    }
    if (best < 0) throw new Error('the bounds leave no room for the sum');
    counts[best]! += step;
  }
  return counts;
}

/** 示意: no plan of the other nine cities prints its numbers, so what the province leaves over is dealt out by size and character. */
function planCounts(): Map<County, Counts> {
  const published = list.filter(isPublished).map((county): [County, Counts] => [county, countsOf(publishedCounts[county.code]!)]);
  const rest = list.filter((county) => !isPublished(county));
  const taken = total(published.map(([, counts]) => rowOf(counts)));
  const left = rowOf(province.counts).map((count, column) => count - taken[column]!);

  const weights = rest.map(({ roughKm2 }) => roughKm2 + addedKm2);
  const units = rounded(
    weights.map((weight) => (weight / sum(weights)) * sum(left)),
    sum(left),
    () => 3,
    () => Infinity,
  );
  const isDistrict = ({ nameEn, roughKm2 }: County) => nameEn.endsWith('District') && roughKm2 < districtKm2;
  const odds = rest.map((county) => rowOf(unitOdds[isDistrict(county) ? 'district' : county.land]));

  // Class by class, so that every sum is met: general first, because it has the narrowest bounds; key is what then remains.
  const general = rounded(
    fitted(odds, units, left).map((row) => row[2]!),
    left[2]!,
    (index) => (rest[index]!.roughKm2 > largeKm2 ? 1 : 0),
    () => mostGeneral,
  );
  const others = units.map((count, index) => count - general[index]!);
  const priority = rounded(
    fitted(
      odds.map((row) => row.slice(0, 2)),
      others,
      left.slice(0, 2),
    ).map((row) => row[0]!),
    left[0]!,
    () => 1,
    (index) => others[index]! - 1,
  );
  const planned = rest.map((county, i): [County, Counts] => [county, countsOf([priority[i]!, others[i]! - priority[i]!, general[i]!])]);
  return new Map([...published, ...planned]);
}

const countsOfCounty = planCounts();

export function unitsOf(county: County): Counts {
  return countsOfCounty.get(county)!;
}

interface CityStart {
  id: CityId;
  code: string;
  name: string;
  nameEn: string;
  /** Published shares are kept; the others' are odds that the province's sums bend. */
  shares: Shares;
  basis?: string;
}

const start = (id: CityId, code: string, name: string, nameEn: string, shares: [number, number, number], basis?: string): CityStart => ({
  id,
  code,
  name,
  nameEn,
  shares: countsOf(shares),
  basis,
});

/** Priority lies mainly in the east and the west, key mainly in the central cities, as the province says of its own zoning. */
const starts: CityStart[] = [
  start(
    'changchun',
    '220100',
    '长春市',
    'Changchun',
    [0.351, 0.3864, 0.2626],
    '《长春市生态环境分区管控方案》（2024-12-31）：157 个单元 = 75/73/9，面积 35.10/38.64/26.26 %',
  ),
  start('jilin', '220200', '吉林市', 'Jilin City', [0.54, 0.22, 0.24]),
  start('siping', '220300', '四平市', 'Siping', [0.47, 0.21, 0.32]),
  start(
    'liaoyuan',
    '220400',
    '辽源市',
    'Liaoyuan',
    [0.4483, 0.2061, 0.3456],
    '《辽源市生态环境分区管控实施方案》（2025-01-26）：61 个单元 = 31/26/4（4 为差值），面积 44.83/20.61/34.56 %',
  ),
  start('tonghua', '220500', '通化市', 'Tonghua', [0.72, 0.12, 0.16]),
  start('baishan', '220600', '白山市', 'Baishan', [0.78, 0.09, 0.13]),
  start('songyuan', '220700', '松原市', 'Songyuan', [0.62, 0.13, 0.25]),
  start('baicheng', '220800', '白城市', 'Baicheng', [0.66, 0.11, 0.23]),
  start('yanbian', '222400', '延边朝鲜族自治州', 'Yanbian Korean Autonomous Prefecture', [0.75, 0.09, 0.16]),
  start('changbaishan', 'changbaishan', '长白山保护开发区', 'Changbaishan Protection and Development Zone', [0.8, 0.14, 0]),
  start('meihekou', 'meihekou', '梅河口市', 'Meihekou', [0.5, 0.2, 0.3]),
];

const countsOfCity = (id: CityId) => countsOf(total(list.filter((county) => county.cityId === id).map((county) => rowOf(unitsOf(county)))));

/** Shares by which each city is drawn, from the cities' drawn areas: with the published ones kept, they sum to the province's shares. */
export function planCities(areaM2ByCity: ReadonlyMap<string, number>): Map<CityId, Shares> {
  const areaOf = ({ id }: CityStart) => {
    const area = areaM2ByCity.get(id);
    if (area === undefined) throw new Error(`no area of ${id}`);
    return area;
  };
  const whole = sum(starts.map(areaOf));
  const taken = total(starts.filter(({ basis }) => basis).map((city) => rowOf(city.shares).map((share) => share * areaOf(city))));
  const left = rowOf(province.shares).map((share, column) => share * whole - taken[column]!);
  const rest = starts.filter(({ basis }) => !basis);
  // A class without units can have no area.
  const odds = rest.map((city) => {
    const counts = rowOf(countsOfCity(city.id));
    return rowOf(city.shares).map((share, column) => (counts[column] === 0 ? 0 : share * areaOf(city)));
  });
  const areas = fitted(odds, rest.map(areaOf), left);
  return new Map(
    starts.map((city) => {
      const row = areas[rest.indexOf(city)];
      return [city.id, row ? countsOf(row.map((area) => area / areaOf(city))) : city.shares];
    }),
  );
}

const roughShares = planCities(
  new Map(starts.map(({ id }) => [id, sum(list.filter((county) => county.cityId === id).map(({ roughKm2 }) => roughKm2 * 1e6))])),
);

export const cities: City[] = starts.map(({ id, code, name, nameEn, basis }) => {
  const counts = countsOfCity(id);
  return {
    id,
    code,
    name,
    nameEn,
    counts,
    shares: roughShares.get(id)!,
    published: basis !== undefined,
    basis:
      basis ??
      `示意：该市方案未公布数字。全省 1233 个单元减去长春、辽源后的 1015 个按县域面积和地类分配，得 ${sum(rowOf(counts))} 个 = ${rowOf(counts).join('/')}；面积比例拟合至全省 61.78/16.98/21.24 %`,
  };
});

export function cityOf(county: County): City {
  return cities.find(({ id }) => id === county.cityId)!;
}
