/** Where a source that nobody published a name for is put, and by which recipe. Distances and azimuths from the seat, in km and degrees. */
export type Plan = { code: string } & (
  | { kind: 'well' | 'wells'; deg: number; km: number }
  /** A valley too small for the base layers; it runs away from the seat. */
  | { kind: 'stream'; deg: number; km: number }
  /** A river of base-rivers: `km` above the point nearest to the seat; upstream is towards `deg`. */
  | { kind: 'river'; river: string; km: number; deg: number; halfWidthM: number; quasiReachM?: number }
  /** A water body of base-lakes-osm: on its shore, on the side of the seat. */
  | { kind: 'medium' | 'small'; lake: string }
);

const at = (code: string, kind: 'well' | 'wells' | 'stream', deg: number, km: number): Plan => ({ code, kind, deg, km });
const lake = (code: string, kind: 'medium' | 'small', id: string): Plan => ({ code, kind, lake: id });

/**
 * Central sources of the main cities: the published number is 18 = 14 surface + 4 groundwater; nine surface ones and one of groundwater have names
 * that we know. Which cities the other eight belong to is our choice.
 */
export const cityPlans: { id: string; name: string; nameEn: string; plans: Plan[] }[] = [
  {
    id: '220200',
    name: '吉林市',
    nameEn: 'Jilin City',
    plans: [
      { code: '220211', kind: 'river', river: 'xiliu-songhuajiang', km: 3, deg: 150, halfWidthM: 180, quasiReachM: 3000 },
      { code: '220211', kind: 'river', river: 'xiliu-songhuajiang', km: 10.4, deg: 150, halfWidthM: 180 },
    ],
  },
  {
    id: '220700',
    name: '松原市',
    nameEn: 'Songyuan',
    plans: [
      { code: '220721', kind: 'river', river: 'xiliu-songhuajiang', km: 8, deg: 110, halfWidthM: 200, quasiReachM: 3000 },
      at('220702', 'wells', 0, 8),
      at('220702', 'wells', 20, 14),
    ],
  },
  { id: '220800', name: '白城市', nameEn: 'Baicheng', plans: [at('220802', 'wells', 205, 6)] },
  {
    id: '222401',
    name: '延吉市',
    nameEn: 'Yanji',
    plans: [
      lake('222401', 'medium', 'o264'),
      { code: '222401', kind: 'river', river: 'buerhatonghe', km: 3, deg: 270, halfWidthM: 40, quasiReachM: 2000 },
    ],
  },
];

/** One for every county-level unit with a town of its own that has no source known by name; 扶余 has two, so that 松原 comes to its published eight. */
export const countyPlans: Plan[] = [
  lake('220112', 'medium', 'o095'),
  at('220113', 'wells', 60, 4),
  at('220122', 'wells', 330, 4),
  at('220182', 'wells', 45, 4),
  at('220183', 'wells', 300, 4),
  at('220184', 'wells', 120, 4.5),
  at('220281', 'stream', 20, 5),
  { code: '220282', kind: 'river', river: 'huifahe', km: 5, deg: 240, halfWidthM: 70, quasiReachM: 3000 },
  lake('220283', 'small', 'o281'),
  at('220284', 'stream', 200, 5),
  at('220322', 'wells', 330, 4),
  lake('220323', 'small', 'o349'),
  at('220382', 'wells', 100, 4),
  at('220421', 'stream', 150, 5),
  lake('220422', 'small', 'o291'),
  at('220503', 'well', 170, 3),
  at('220521', 'stream', 260, 5),
  at('220523', 'stream', 200, 5),
  lake('220524', 'medium', 'o184'),
  at('220605', 'stream', 60, 5),
  at('220621', 'stream', 120, 5),
  at('220622', 'wells', 30, 3.5),
  at('220623', 'stream', 340, 4),
  at('220681', 'stream', 20, 4.5),
  at('220721', 'wells', 200, 5),
  at('220722', 'wells', 160, 4),
  at('220723', 'wells', 160, 4),
  at('220781', 'wells', 250, 4),
  at('220781', 'well', 60, 4),
  at('220821', 'wells', 200, 4),
  at('220822', 'wells', 180, 4),
  at('220881', 'wells', 300, 4),
  at('220882', 'wells', 280, 4),
  at('222402', 'stream', 355, 5),
  { code: '222403', kind: 'river', river: 'mudanjiang', km: 5, deg: 200, halfWidthM: 40, quasiReachM: 2000 },
  at('222405', 'stream', 265, 5),
  at('222406', 'stream', 250, 4),
  { code: '222424', kind: 'river', river: 'gayahe', km: 4, deg: 320, halfWidthM: 30, quasiReachM: 2000 },
  lake('222426', 'medium', 'o207'),
];
