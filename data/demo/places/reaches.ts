/** The base rivers as walks from source to mouth, and which river, and which basin, a position belongs to. */
import type { Position } from '#geo';
import { roughDistanceKm } from '../base/rings';
import { mouths } from '../base/river-courses';
import { basins, inProvince, riverFeatures } from './ground';

export type System = 'liao' | 'songhua' | 'tumen' | 'yalu' | 'suifen';
export type Basin = System | 'yinma';

/** River → its system. Which way it flows its mouth tells. */
const systems: Record<string, System> = {
  nenjiang: 'songhua',
  songhuajiang: 'songhua',
  'xiliu-songhuajiang': 'songhua',
  'erdao-songhuajiang': 'songhua',
  'toudao-songhuajiang': 'songhua',
  taoerhe: 'songhua',
  huolinhe: 'songhua',
  lalinhe: 'songhua',
  yitonghe: 'songhua',
  yinmahe: 'songhua',
  chaluhe: 'songhua',
  shuangyanghe: 'songhua',
  huifahe: 'songhua',
  mudanjiang: 'songhua',
  tumenjiang: 'tumen',
  gayahe: 'tumen',
  buerhatonghe: 'tumen',
  hunchunhe: 'tumen',
  yalujiang: 'yalu',
  hunjiang: 'yalu',
  suifenhe: 'suifen',
  dongliaohe: 'liao',
  xiliaohe: 'liao',
  tiaozihe: 'liao',
  zhaosutaihe: 'liao',
};

export const basinNames: Record<Basin, { zh: string; en: string }> = {
  liao: { zh: '辽河流域', en: 'Liao basin' },
  yinma: { zh: '饮马河流域', en: 'Yinma basin' },
  songhua: { zh: '松花江流域', en: 'Songhua basin' },
  tumen: { zh: '图们江流域', en: 'Tumen basin' },
  yalu: { zh: '鸭绿江流域', en: 'Yalu basin' },
  suifen: { zh: '绥芬河流域', en: 'Suifen basin' },
};

export interface River {
  id: string;
  name: string;
  nameEn: string;
  system: System;
  /** Positions inside the province, every 250 m, from source to mouth; one list for each line of the source. */
  walks: Position[][];
}

const stepKm = 0.25;

function walk(line: readonly Position[], mouth: Position): Position[] {
  const ends = [line[0]!, line[line.length - 1]!] as const;
  const downstream = roughDistanceKm(ends[1], mouth) <= roughDistanceKm(ends[0], mouth) ? [...line] : [...line].reverse();
  const steps: Position[] = [];
  for (let i = 1; i < downstream.length; i++) {
    const [a, b] = [downstream[i - 1]!, downstream[i]!];
    const pieces = Math.max(1, Math.round(roughDistanceKm(a, b) / stepKm));
    for (let k = 0; k < pieces; k++) steps.push([a[0] + ((b[0] - a[0]) * k) / pieces, a[1] + ((b[1] - a[1]) * k) / pieces]);
  }
  return steps.filter(inProvince);
}

export const rivers: readonly River[] = riverFeatures.flatMap(({ id, name, nameEn, lines }) => {
  const system = systems[id];
  const mouth = mouths[id];
  if (!system || !mouth) return [];
  const toMouth = (line: readonly Position[]) => Math.max(...line.map((at) => roughDistanceKm(at, mouth)));
  const ordered = [...lines].sort((a, b) => toMouth(b) - toMouth(a));
  const walks = ordered.map((line) => walk(line, mouth)).filter((steps) => steps.length > 0);
  return walks.length === 0 ? [] : [{ id, name, nameEn, system, walks }];
});

export function riverOf(id: string): River {
  const river = rivers.find((r) => r.id === id);
  if (!river) throw new Error(`no river ${id} inside the province`);
  return river;
}

export interface Near {
  river: River;
  at: Position;
  km: number;
}

/** The nearest river position, among all rivers or those named. */
export function nearestRiver(at: Position, among: readonly River[] = rivers): Near {
  // One scale for the whole search: it is asked many thousand times.
  const squeeze = Math.cos((at[1] * Math.PI) / 180);
  let best: { river: River; at: Position } | undefined;
  let least = Infinity;
  for (const river of among)
    for (const steps of river.walks)
      for (const step of steps) {
        const [dx, dy] = [(step[0] - at[0]) * squeeze, step[1] - at[1]];
        const square = dx * dx + dy * dy;
        if (square >= least) continue;
        least = square;
        best = { river, at: step };
      }
  return { ...best!, km: roughDistanceKm(at, best!.at) };
}

const namedWithinKm = 5;

/** The river that a generated place may name: the nearest drawn one when it is near, otherwise none. */
export function riverNear(at: Position, among: readonly River[] = rivers): River | undefined {
  const near = nearestRiver(at, among);
  return near.km <= namedWithinKm ? near.river : undefined;
}

/** Inside the two derived basins their own; elsewhere the system of the nearest river, which is a guess near a divide. */
export function basinAt(at: Position): Basin {
  if (basins.liao.has(at)) return 'liao';
  if (basins.yinma.has(at)) return 'yinma';
  const { system } = nearestRiver(at).river;
  return system === 'liao' ? 'songhua' : system;
}
