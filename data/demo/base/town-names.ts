/**
 * The towns that are drawn, by GeoNames number; the names are ours, because GeoNames gives a few old or wrong ones
 * (the "Fuyu" beside Songyuan, the county seat of Da'an under "Dalai"). Two seats that GeoNames' list lacks stand with a position instead.
 */
import type { Position } from '#geo';

interface Town {
  at: number | Position;
  zh: string;
  en: string;
  /** 1 prefecture seat, 2 county seat, 3 township. */
  rank: 1 | 2 | 3;
  adcode?: string;
}

type Row = readonly [at: number | Position, zh: string, en: string, adcode?: string];

const prefectureSeats: readonly Row[] = [
  [2038180, '长春市', 'Changchun', '220100'],
  [2036502, '吉林市', 'Jilin City', '220200'],
  [2034714, '四平市', 'Siping', '220300'],
  [2036109, '辽源市', 'Liaoyuan', '220400'],
  [2034414, '通化市', 'Tonghua', '220500'],
  [2038584, '白山市', 'Baishan', '220600'],
  [2035399, '松原市', 'Songyuan', '220700'],
  [2038569, '白城市', 'Baicheng', '220800'],
  [2033467, '延吉市', 'Yanji', '222401'],
];

const countySeats: readonly Row[] = [
  [2034791, '双阳区', 'Shuangyang', '220112'],
  [2036401, '九台区', 'Jiutai', '220113'],
  [2035565, '农安县', "Nong'an", '220122'],
  [2033242, '榆树市', 'Yushu', '220182'],
  [2037712, '德惠市', 'Dehui', '220183'],
  [2037222, '公主岭市', 'Gongzhuling', '220184'],
  [2036290, '永吉县', 'Yongji', '220221'],
  [2036536, '蛟河市', 'Jiaohe', '220281'],
  [2036776, '桦甸市', 'Huadian', '220282'],
  [2034761, '舒兰市', 'Shulan', '220283'],
  [2035511, '磐石市', 'Panshi', '220284'],
  [2036055, '梨树县', 'Lishu', '220322'],
  [2033346, '伊通县', 'Yitong', '220323'],
  [2033135, '双辽市', 'Shuangliao', '220382'],
  [2037658, '东丰县', 'Dongfeng', '220421'],
  [2038542, '东辽县', 'Dongliao', '220422'],
  [2037494, '二道江区', 'Erdaojiang', '220503'],
  [[125.753, 41.679], '通化县', 'Tonghua County', '220521'],
  [2038118, '辉南县', 'Huinan', '220523'],
  [2036033, '柳河县', 'Liuhe', '220524'],
  [2035801, '梅河口市', 'Meihekou', '220581'],
  [2036579, '集安市', "Ji'an", '220582'],
  [2034633, '江源区', 'Jiangyuan', '220605'],
  [2037351, '抚松县', 'Fusong', '220621'],
  [2036463, '靖宇县', 'Jingyu', '220622'],
  [2038185, '长白县', 'Changbai', '220623'],
  [2036069, '临江市', 'Linjiang', '220681'],
  [[124.823, 45.118], '前郭县', 'Qian Gorlos', '220721'],
  [2038158, '长岭县', 'Changling', '220722'],
  [2035410, '乾安县', "Qian'an", '220723'],
  [2035189, '扶余市', 'Fuyu', '220781'],
  [2033128, '镇赉县', 'Zhenlai', '220821'],
  [2036338, '通榆县', 'Tongyu', '220822'],
  [2034497, '洮南市', 'Taonan', '220881'],
  [2037930, '大安市', "Da'an", '220882'],
  [2034340, '图们市', 'Tumen', '222402'],
  [2037534, '敦化市', 'Dunhua', '222403'],
  [2036653, '珲春市', 'Hunchun', '222404'],
  [2035966, '龙井市', 'Longjing', '222405'],
  [2036933, '和龙市', 'Helong', '222406'],
  [2034221, '汪清县', 'Wangqing', '222424'],
  [2035754, '安图县', 'Antu', '222426'],
];

const townships: readonly Row[] = [
  [2033739, '兴隆山镇', 'Xinglongshan'],
  [2036418, '吉舒街道', 'Jishu'],
  [2033449, '烟筒山镇', 'Yantongshan'],
  [2038529, '白石山镇', 'Baishishan'],
  [2033805, '新安乡', "Xin'an"],
  [2036835, '红石砬子镇', 'Hongshilazi'],
  [2037509, '二道甸子镇', 'Erdaodianzi'],
  [2036685, '辉南镇', 'Huinan Town'],
  [2035119, '三棵榆树镇', 'Sankeyushu'],
  [2037461, '二密镇', 'Ermi'],
  [2035319, '清河镇', 'Qinghe'],
  [2033263, '榆林镇', 'Yulin'],
  [2035289, '青石镇', 'Qingshi'],
  [2034881, '石人镇', 'Shiren'],
  [2034675, '松树镇', 'Songshu'],
  [2033998, '仙人桥镇', 'Xianrenqiao'],
  [2034209, '万良镇', 'Wanliang'],
  [2034691, '松江河镇', 'Songjianghe'],
  [2035234, '泉阳镇', 'Quanyang'],
  [2035899, '露水河镇', 'Lushuihe'],
  [2035840, '漫江镇', 'Manjiang'],
  [2037511, '二道白河镇', 'Erdaobaihe'],
  [2038595, '八道沟镇', 'Badaogou'],
  [2045478, '十四道沟镇', 'Shisidaogou'],
  [2034019, '向海乡', 'Xianghai'],
  [2034277, '瓦房镇', 'Wafang'],
  [2034511, '坦途镇', 'Tantu'],
  [2034108, '五棵树镇', 'Wukeshu'],
  [2035461, '平台镇', 'Pingtai'],
  [2035487, '平安镇', "Ping'an"],
  [2036947, '黑水镇', 'Heishui'],
  [2034826, '双岗镇', 'Shuanggang'],
  [2038648, '安定镇', 'Anding'],
  [2037693, '新华镇', 'Xinhua'],
  [2037609, '东屏镇', 'Dongping'],
  [2036734, '黄泥河镇', 'Huangnihe'],
  [2037820, '大石头镇', 'Dashitou'],
  [2037863, '大蒲柴河镇', 'Dapuchaihe'],
  [2036168, '亮兵镇', 'Liangbing'],
  [2034694, '松江镇', 'Songjiang'],
  [2038106, '朝阳川镇', 'Chaoyangchuan'],
  [2038502, '八家子镇', 'Bajiazi'],
  [2038060, '崇善镇', 'Chongshan'],
  [2035142, '三合镇', 'Sanhe'],
  [2036339, '开山屯镇', 'Kaishantun'],
  [2034852, '石岘镇', 'Shixian'],
  [2038572, '百草沟镇', 'Baicaogou'],
  [2037749, '大兴沟镇', 'Daxinggou'],
  [2034461, '天桥岭镇', 'Tianqiaoling'],
  [2035900, '罗子沟镇', 'Luozigou'],
  [2035764, '密江乡', 'Mijiang'],
  [2051067, '英安镇', "Ying'an"],
  [2038468, '板石镇', 'Banshi'],
];

const rows = (list: readonly Row[], rank: 1 | 2 | 3): Town[] => list.map(([at, zh, en, adcode]) => ({ at, zh, en, rank, adcode }));

export const towns: readonly Town[] = [...rows(prefectureSeats, 1), ...rows(countySeats, 2), ...rows(townships, 3)];
