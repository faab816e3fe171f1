import { demoLayer } from './declaration';
import { town } from './ground';
import { zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { Room } from './room';

interface City {
  name: string;
  nameEn: string;
  code: string;
  noGoHa: number;
  /** With the no-go area inside it. */
  restrictedHa: number;
  /** Hours in which restricted trucks stay out, chosen for the demonstration. */
  hours: string;
}

/** The nine cities, 公主岭 and 梅河口. Sizes are drawing sizes after the size of the town, not published ones. */
const cities: City[] = [
  { name: '长春市', nameEn: 'Changchun', code: '220100', noGoHa: 6800, restrictedHa: 29500, hours: '06:00-22:00' },
  { name: '吉林市', nameEn: 'Jilin City', code: '220200', noGoHa: 3100, restrictedHa: 14200, hours: '06:00-22:00' },
  { name: '四平市', nameEn: 'Siping', code: '220300', noGoHa: 1500, restrictedHa: 5600, hours: '06:00-20:00' },
  { name: '辽源市', nameEn: 'Liaoyuan', code: '220400', noGoHa: 1100, restrictedHa: 3900, hours: '06:00-20:00' },
  { name: '通化市', nameEn: 'Tonghua', code: '220500', noGoHa: 950, restrictedHa: 3300, hours: '07:00-20:00' },
  { name: '白山市', nameEn: 'Baishan', code: '220600', noGoHa: 800, restrictedHa: 2700, hours: '07:00-20:00' },
  { name: '松原市', nameEn: 'Songyuan', code: '220700', noGoHa: 1400, restrictedHa: 5200, hours: '06:00-20:00' },
  { name: '白城市', nameEn: 'Baicheng', code: '220800', noGoHa: 1200, restrictedHa: 4300, hours: '06:00-20:00' },
  { name: '延吉市', nameEn: 'Yanji', code: '222401', noGoHa: 1300, restrictedHa: 4700, hours: '06:30-20:00' },
  { name: '公主岭市', nameEn: 'Gongzhuling', code: '220184', noGoHa: 600, restrictedHa: 2100, hours: '07:00-19:00' },
  { name: '梅河口市', nameEn: 'Meihekou', code: '220581', noGoHa: 560, restrictedHa: 1900, hours: '07:00-19:00' },
];

export function drawDieselAreas(): ThemeLayer {
  const room = new Room();
  const features = cities.flatMap(({ name, nameEn, code, noGoHa, restrictedHa, hours }) => {
    const { at } = town(name);
    const [noGo, restricted] = drawPatch({
      seed: `diesel ${code}`,
      spine: [at],
      areasHa: [noGoHa, restrictedHa],
      ragged: 0.55,
      may: (position) => room.has(position),
    });
    room.take([...noGo!, ...restricted!]);
    const [from, to] = hours.split('-');
    return [
      zone(
        {
          id: `diesel-${code}-no-go`,
          name: `${name}柴油货车禁行区`,
          nameEn: `Diesel-truck no-go area: ${nameEn}`,
          class: 'no-go',
          at,
          spanning: true,
        },
        {
          windows: '01-01/12-31 daily 00:00-24:00',
          window_zh: '全年全天禁止国三及以下排放标准的柴油货车通行(演示)',
          window_en: 'No diesel trucks of emission standard China III or older, all day and all year (demo)',
        },
        noGo!,
      ),
      zone(
        {
          id: `diesel-${code}-restricted`,
          name: `${name}柴油货车限行区`,
          nameEn: `Diesel-truck restricted area: ${nameEn}`,
          class: 'restricted',
          at,
          spanning: true,
        },
        {
          windows: `01-01/12-31 daily ${hours}`,
          window_zh: `每日${from}至${to}限制柴油货车通行，凭通行证除外(演示)`,
          window_en: `Diesel trucks only with a permit from ${from} to ${to} every day (demo)`,
        },
        restricted!,
      ),
    ];
  });
  return {
    declaration: demoLayer({
      id: 'diesel-areas',
      theme: 'diesel',
      required: false,
      title: { zh: '柴油货车禁（限）行区域（演示）', en: 'Diesel trucks: no-go and restricted areas (demo)' },
      classes: ['no-go', 'restricted'],
      source: {
        zh: '由各市划定区域取自种子文本；各市真实范围与时段未采用：城区位置取自 GeoNames，大小、范围、时段均为演示',
        en: 'That cities draw such areas is from the seed document; the real areas and hours are not used: towns stand where GeoNames has them, sizes, extents and hours are chosen for the demonstration',
      },
      validFrom: '2025-01-01',
      accuracyM: 200,
      seed: ['S14'],
    }),
    features,
  };
}
