import type { Position } from '#geo';

/** The eleven cities of the provincial zoning: nine prefectures, 长白山 and 梅河口. */
export type CityId =
  'changchun' | 'jilin' | 'siping' | 'liaoyuan' | 'tonghua' | 'baishan' | 'songyuan' | 'baicheng' | 'yanbian' | 'changbaishan' | 'meihekou';

export interface County {
  /** GB/T 2260, division of 2023. The parts of 长白山 have none of their own and carry their host county's. */
  code: string;
  name: string;
  nameEn: string;
  /** Where the county spreads from: its seat and, when it is large or long, points along it. */
  from: Position[];
  /** Rough size that the spreading is tuned to; steers the drawing, never printed. */
  roughKm2: number;
  /** What its priority land mostly is. */
  land: 'plain' | 'hills' | 'mountains';
  /** City that the county is zoned under: 公主岭 has belonged to 长春 since 2020. */
  cityId: CityId;
}

const cityOfCode: Record<string, CityId> = {
  '2201': 'changchun',
  '2202': 'jilin',
  '2203': 'siping',
  '2204': 'liaoyuan',
  '2205': 'tonghua',
  '2206': 'baishan',
  '2207': 'songyuan',
  '2208': 'baicheng',
  '2224': 'yanbian',
};

/** One row of the table; `from` is lng, lat, lng, lat … */
function county(
  code: string,
  name: string,
  nameEn: string,
  from: number[],
  roughKm2: number,
  land: County['land'],
  cityId = cityOfCode[code.slice(0, 4)]!,
): County {
  const positions = Array.from({ length: from.length / 2 }, (_, i): Position => [from[2 * i]!, from[2 * i + 1]!]);
  return { code, name, nameEn, from: positions, roughKm2, land, cityId };
}

/**
 * Prefecture code in the outlines → the counties that share its ground. The outlines are older than the division: 公主岭 still lies inside 四平.
 * Seats on a border river start a few kilometres inland, so that they are inside whatever the outline's accuracy.
 */
export const counties: Record<string, County[]> = {
  '220100': [
    county('220102', '南关区', 'Nanguan District', [125.36, 43.83, 125.42, 43.76], 520, 'hills'),
    county('220103', '宽城区', 'Kuancheng District', [125.36, 44.04, 125.33, 43.95, 125.466, 43.956], 430, 'plain'),
    county('220104', '朝阳区', 'Chaoyang District', [125.26, 43.83, 125.28, 43.74], 450, 'plain'),
    county('220105', '二道区', 'Erdao District', [125.42, 43.87, 125.6, 43.86], 600, 'hills'),
    county('220106', '绿园区', 'Lüyuan District', [125.22, 43.9, 125.13, 43.97], 400, 'plain'),
    county('220112', '双阳区', 'Shuangyang District', [125.66, 43.53, 125.7, 43.46], 1677, 'hills'),
    county('220113', '九台区', 'Jiutai District', [125.84, 44.15, 126.1, 44.2, 125.99, 43.91], 3000, 'hills'),
    county('220122', '农安县', "Nong'an County", [125.18, 44.43, 124.85, 44.4, 125.05, 44.74], 5400, 'plain'),
    county('220182', '榆树市', 'Yushu City', [126.55, 44.83, 126.3, 44.95, 126.8, 44.75], 4712, 'plain'),
    county('220183', '德惠市', 'Dehui City', [125.7, 44.53, 125.6, 44.3, 125.95, 44.65], 3435, 'plain'),
  ],
  '220200': [
    county('220202', '昌邑区', 'Changyi District', [126.55, 43.89, 126.36, 43.99, 126.22, 43.97], 865, 'hills'),
    county('220203', '龙潭区', 'Longtan District', [126.6, 43.92, 126.5, 44.09, 126.72, 44.0], 1209, 'hills'),
    county('220204', '船营区', 'Chuanying District', [126.5, 43.83, 126.3, 43.81, 126.16, 43.79], 711, 'hills'),
    county('220211', '丰满区', 'Fengman District', [126.6, 43.79, 126.75, 43.68], 1032, 'hills'),
    county('220221', '永吉县', 'Yongji County', [126.48, 43.65, 126.05, 43.66, 126.25, 43.5], 2625, 'hills'),
    county('220281', '蛟河市', 'Jiaohe City', [127.33, 43.72, 127.33, 43.98, 127.1, 43.5, 127.6, 43.6], 6400, 'mountains'),
    county('220282', '桦甸市', 'Huadian City', [126.75, 42.97, 127.1, 42.87, 127.5, 42.87, 126.6, 43.25], 6620, 'mountains'),
    county('220283', '舒兰市', 'Shulan City', [126.95, 44.41, 127.2, 44.2, 126.75, 44.3, 127.35, 44.4], 4550, 'hills'),
    county('220284', '磐石市', 'Panshi City', [126.06, 42.95, 126.05, 43.27, 126.3, 43.02], 3900, 'hills'),
  ],
  '220300': [
    county('220184', '公主岭市', 'Gongzhuling City', [124.82, 43.5, 124.75, 43.75, 124.5, 43.9], 4141, 'plain'),
    county('220302', '铁西区', 'Tiexi District', [124.36, 43.16], 420, 'plain'),
    county('220303', '铁东区', 'Tiedong District', [124.42, 43.16, 124.52, 43.05], 680, 'hills'),
    county('220322', '梨树县', 'Lishu County', [124.34, 43.31, 124.05, 43.5], 3545, 'plain'),
    county('220323', '伊通满族自治县', 'Yitong County', [125.3, 43.34, 125.15, 43.3], 2523, 'hills'),
    county('220382', '双辽市', 'Shuangliao City', [123.5, 43.51, 123.8, 43.75], 3121, 'plain'),
  ],
  '220400': [
    county('220402', '龙山区', 'Longshan District', [125.16, 42.89], 260, 'hills'),
    county('220403', '西安区', "Xi'an District", [125.1, 42.94], 180, 'hills'),
    county('220421', '东丰县', 'Dongfeng County', [125.53, 42.68], 2522, 'hills'),
    county('220422', '东辽县', 'Dongliao County', [125.0, 42.96, 125.3, 43.0], 2177, 'hills'),
  ],
  '220500': [
    county('220502', '东昌区', 'Dongchang District', [125.93, 41.73, 125.9, 41.82], 380, 'mountains'),
    county('220503', '二道江区', 'Erdaojiang District', [126.04, 41.78, 126.09, 41.86], 380, 'mountains'),
    county(
      '220521',
      '通化县',
      'Tonghua County',
      [126.05, 41.52, 125.75, 41.68, 125.83, 41.788, 125.65, 41.87, 126.0, 42.0],
      3720,
      'mountains',
    ),
    county('220523', '辉南县', 'Huinan County', [126.04, 42.67, 126.3, 42.43], 2277, 'hills'),
    county('220524', '柳河县', 'Liuhe County', [125.74, 42.28, 126.05, 42.2, 125.6, 42.08], 3348, 'mountains'),
    county('220581', '梅河口市', 'Meihekou City', [125.69, 42.52, 125.45, 42.35, 125.85, 42.72], 2174, 'hills', 'meihekou'),
    county('220582', '集安市', "Ji'an City", [126.18, 41.15, 126.35, 41.4, 125.95, 41.38, 125.77, 41.1], 3355, 'mountains'),
  ],
  '220600': [
    county('220602', '浑江区', 'Hunjiang District', [126.42, 41.92, 126.48, 41.75], 1388, 'mountains'),
    county('220605', '江源区', 'Jiangyuan District', [126.59, 42.02, 126.8, 42.1, 127.107, 42.044], 1348, 'mountains'),
    county('220621', '抚松县', 'Fusong County', [127.45, 42.22, 127.28, 42.34, 127.6, 42.5, 127.2, 42.12], 4700, 'mountains'),
    county('220621', '长白山池西区', 'Changbaishan Chixi Area', [127.55, 42.06, 127.8, 42.08], 1080, 'mountains', 'changbaishan'),
    county('220621', '长白山池南区', 'Changbaishan Chinan Area', [127.6, 41.88, 127.9, 41.86], 900, 'mountains', 'changbaishan'),
    county('220622', '靖宇县', 'Jingyu County', [126.81, 42.39, 126.95, 42.58], 3094, 'mountains'),
    county(
      '220623',
      '长白朝鲜族自治县',
      'Changbai County',
      [128.17, 41.44, 127.92, 41.47, 127.8, 41.55, 127.45, 41.6, 127.27, 41.535],
      2300,
      'mountains',
    ),
    county('220681', '临江市', 'Linjiang City', [126.89, 41.83, 127.15, 41.68, 127.25, 41.85], 3008, 'mountains'),
  ],
  '220700': [
    county('220702', '宁江区', 'Ningjiang District', [124.83, 45.18, 124.75, 45.32, 125.05, 45.25], 1269, 'plain'),
    county(
      '220721',
      '前郭尔罗斯蒙古族自治县',
      'Qian Gorlos County',
      [124.8, 45.08, 124.35, 45.2, 124.6, 44.75, 125.0, 44.9],
      5900,
      'plain',
    ),
    county('220722', '长岭县', 'Changling County', [123.98, 44.27, 123.6, 44.4, 124.3, 44.35], 5736, 'plain'),
    county('220723', '乾安县', "Qian'an County", [124.02, 45.0, 123.75, 44.95], 3522, 'plain'),
    county('220781', '扶余市', 'Fuyu City', [126.03, 44.98, 125.65, 45.2, 125.4, 45.1], 4654, 'plain'),
  ],
  '220800': [
    county('220802', '洮北区', 'Taobei District', [122.83, 45.62, 122.6, 45.72], 2525, 'plain'),
    county('220821', '镇赉县', 'Zhenlai County', [123.2, 45.85, 123.6, 45.9, 123.3, 46.1], 5000, 'plain'),
    county('220822', '通榆县', 'Tongyu County', [123.08, 44.81, 122.5, 44.75, 122.9, 44.5], 8496, 'plain'),
    county('220881', '洮南市', 'Taonan City', [122.45, 45.2, 122.78, 45.33, 122.35, 45.683, 122.05, 45.8], 5103, 'plain'),
    county('220882', '大安市', "Da'an City", [124.3, 45.51, 123.85, 45.4, 123.6, 45.2], 4879, 'plain'),
  ],
  '222400': [
    county('222401', '延吉市', 'Yanji City', [129.5, 42.91, 129.35, 43.1], 1748, 'hills'),
    county('222402', '图们市', 'Tumen City', [129.82, 42.98, 129.95, 43.04], 1142, 'hills'),
    county('222403', '敦化市', 'Dunhua City', [128.23, 43.37, 128.1, 43.8, 128.6, 43.6, 127.9, 42.95], 11957, 'mountains'),
    county(
      '222404',
      '珲春市',
      'Hunchun City',
      [130.48, 42.66, 130.36, 42.87, 130.141, 42.996, 130.45, 43.15, 130.9, 43.15],
      5145,
      'mountains',
    ),
    county('222405', '龙井市', 'Longjing City', [129.42, 42.77, 129.65, 42.6, 129.1, 42.85], 2208, 'hills'),
    county('222406', '和龙市', 'Helong City', [129.0, 42.54, 128.9, 42.2, 128.7, 42.4], 5069, 'mountains'),
    county('222424', '汪清县', 'Wangqing County', [129.76, 43.32, 129.6, 43.6, 130.3, 43.65, 130.2, 43.4], 9016, 'mountains'),
    county('222426', '安图县', 'Antu County', [128.9, 43.1, 128.4, 42.85, 128.3, 42.6], 6150, 'mountains'),
    county('222426', '长白山池北区', 'Changbaishan Chibei Area', [128.12, 42.43, 128.12, 42.2], 1300, 'mountains', 'changbaishan'),
  ],
};
