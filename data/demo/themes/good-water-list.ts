import type { Position } from '#geo';

export interface GoodWaterUnit {
  id: string;
  class: 'songhua' | 'tumen' | 'yalu';
  name: string;
  nameEn: string;
  river: string;
  /** River vertices belong to the unit (or stop) of the same river whose mark is nearest. */
  mark: Position;
  target: 'Ⅱ' | 'Ⅲ';
  reachKm: number;
}

type Row = [id: string, name: string, nameEn: string, river: string, mark: Position, target: 'Ⅱ' | 'Ⅲ', reachKm: number];

const rows: Record<GoodWaterUnit['class'], Row[]> = {
  songhua: [
    ['toudao-upper', '头道松花江上游', 'Toudao River, upper', 'toudao-songhuajiang', [127.5, 42.1], 'Ⅱ', 22],
    ['toudao-lower', '头道松花江下游', 'Toudao River, lower', 'toudao-songhuajiang', [127.15, 42.45], 'Ⅱ', 22],
    ['erdao-upper', '二道松花江上游', 'Erdao River, upper', 'erdao-songhuajiang', [128.12, 42.3], 'Ⅱ', 24],
    ['erdao-lower', '二道松花江下游', 'Erdao River, lower', 'erdao-songhuajiang', [127.6, 42.66], 'Ⅱ', 22],
    ['baishan', '西流松花江白山—红石段', 'Second Songhua, Baishan to Hongshi', 'xiliu-songhuajiang', [127.12, 42.85], 'Ⅱ', 24],
    ['songhua-lake', '松花湖', 'Songhua Lake', 'xiliu-songhuajiang', [126.85, 43.45], 'Ⅱ', 26],
    ['jilin', '西流松花江吉林段', 'Second Songhua, Jilin City', 'xiliu-songhuajiang', [126.5, 44.05], 'Ⅲ', 20],
    ['yushu', '西流松花江榆树—德惠段', 'Second Songhua, Yushu and Dehui', 'xiliu-songhuajiang', [126.05, 44.65], 'Ⅲ', 17],
    ['huifa-upper', '辉发河上游', 'Huifa River, upper', 'huifahe', [125.75, 42.5], 'Ⅲ', 22],
    ['huifa-lower', '辉发河下游', 'Huifa River, lower', 'huifahe', [126.55, 42.85], 'Ⅲ', 22],
    ['mudan', '牡丹江上游', 'Mudan River, upper', 'mudanjiang', [128.15, 43.35], 'Ⅲ', 28],
  ],
  tumen: [
    ['chongshan', '图们江上游和龙段', 'Tumen, upper, Helong', 'tumenjiang', [128.9, 42.08], 'Ⅱ', 24],
    ['sanhe', '图们江中游龙井—图们段', 'Tumen, middle, Longjing and Tumen', 'tumenjiang', [129.75, 42.7], 'Ⅲ', 22],
    ['gaya', '嘎呀河', 'Gaya River', 'gayahe', [129.65, 43.4], 'Ⅲ', 26],
    ['hunchun', '珲春河', 'Hunchun River', 'hunchunhe', [130.6, 43.1], 'Ⅱ', 26],
  ],
  yalu: [
    ['changbai', '鸭绿江上游长白段', 'Yalu, upper, Changbai', 'yalujiang', [127.95, 41.45], 'Ⅱ', 20],
    ['linjiang', '鸭绿江临江段', 'Yalu, Linjiang', 'yalujiang', [126.95, 41.7], 'Ⅱ', 20],
    ['jian', '鸭绿江集安段', "Yalu, Ji'an", 'yalujiang', [126.2, 41.15], 'Ⅱ', 20],
    ['hun', '浑江上游', 'Hun River, upper', 'hunjiang', [126.3, 41.9], 'Ⅲ', 20],
  ],
};

/** 19 units as the seed counts them. Which 19 they really are was never published in a form that we found: reaches and names are chosen. */
export const goodWaterUnits: GoodWaterUnit[] = Object.entries(rows).flatMap(([river, list]) =>
  list.map(([id, name, nameEn, course, mark, target, reachKm]) => ({
    id: `good-water-${id}`,
    class: river as GoodWaterUnit['class'],
    name,
    nameEn,
    river: course,
    mark,
    target,
    reachKm,
  })),
);

/** Marks of reaches that belong to no unit: they keep the units from running on downstream. */
export const stops: { river: string; mark: Position }[] = [
  { river: 'xiliu-songhuajiang', mark: [125.3, 45.0] },
  { river: 'mudanjiang', mark: [128.95, 43.95] },
  { river: 'tumenjiang', mark: [130.4, 42.75] },
  { river: 'hunjiang', mark: [125.7, 41.45] },
  { river: 'yalujiang', mark: [125.4, 40.6] },
];
