import type { Position } from '#geo';
import { town } from './ground';

/** Civil airports of the province; positions from memory, within some kilometres. */
export const airports: { name: string; at: Position }[] = [
  { name: '长春龙嘉', at: [125.69, 44.0] },
  { name: '延吉朝阳川', at: [129.45, 42.88] },
  { name: '长白山', at: [127.6, 42.07] },
  { name: '白城长安', at: [123.02, 45.51] },
  { name: '松原查干湖', at: [124.55, 44.94] },
  { name: '通化三源浦', at: [125.7, 42.25] },
];

const through = (...names: string[]): { line: Position[] } => ({ line: names.map((name) => town(name).at) });

/** Main roads and railways, as straight as a line from seat to seat is: they only say along which line burning is banned. */
export const corridors: { line: Position[] }[] = [
  through('四平市', '公主岭市', '长春市', '德惠市', '扶余市'),
  through('长春市', '九台区', '吉林市', '蛟河市', '敦化市', '安图县', '延吉市', '图们市', '珲春市'),
  through('长春市', '农安县', '松原市', '大安市', '白城市', '平台镇'),
  through('四平市', '双辽市', '长岭县'),
  through('长春市', '伊通县', '辽源市', '东丰县', '梅河口市', '通化市', '白山市'),
  through('梅河口市', '辉南县', '磐石市', '永吉县', '吉林市'),
  through('吉林市', '舒兰市'),
  through('白山市', '抚松县', '二道白河镇', '和龙市', '龙井市', '延吉市'),
  through('白城市', '洮南市', '通榆县', '长岭县', '农安县'),
  through('白城市', '镇赉县'),
];
