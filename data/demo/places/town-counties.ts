/**
 * Which county each township of base-towns really belongs to. Our county outlines are schematic: where one puts a town on the wrong side,
 * the town is not named there. What is not in the table is named nowhere.
 */
import type { County } from './county-at';
import type { Town } from './ground';

const townships: Record<string, readonly string[]> = {
  220103: ['兴隆山镇'],
  220281: ['白石山镇'],
  220282: ['红石砬子镇', '二道甸子镇'],
  220283: ['吉舒街道', '新安乡'],
  220284: ['烟筒山镇'],
  220521: ['三棵榆树镇', '二密镇'],
  220523: ['辉南镇'],
  220582: ['清河镇', '榆林镇', '青石镇'],
  220605: ['石人镇', '松树镇'],
  220621: ['仙人桥镇', '万良镇', '松江河镇', '泉阳镇', '露水河镇', '漫江镇'],
  220623: ['八道沟镇', '十四道沟镇'],
  220802: ['平台镇', '平安镇'],
  220821: ['坦途镇', '五棵树镇', '东屏镇'],
  220822: ['向海乡', '双岗镇', '新华镇'],
  220881: ['瓦房镇', '黑水镇', '安定镇'],
  222401: ['朝阳川镇'],
  222402: ['石岘镇'],
  222403: ['黄泥河镇', '大石头镇', '大蒲柴河镇'],
  222404: ['密江乡', '英安镇', '板石镇'],
  222405: ['三合镇', '开山屯镇'],
  222406: ['八家子镇', '崇善镇'],
  222424: ['百草沟镇', '大兴沟镇', '天桥岭镇', '罗子沟镇'],
  222426: ['二道白河镇', '亮兵镇', '松江镇'],
};

/** Whether the town may be named in the county: a township or county seat in its own, the seat of a city in any county of the city. */
export function isIn(town: Town, county: County): boolean {
  if (town.rank === 3) return townships[county.code]?.includes(town.name) ?? false;
  return town.code === county.code || (town.rank === 1 && town.name === county.city);
}
