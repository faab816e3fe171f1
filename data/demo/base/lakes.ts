/**
 * Lakes: GSHHG has the better shapes of the few big ones, OpenStreetMap (coarse, hence rounded) has all others above 1 km².
 * The two go into two folders because OpenStreetMap's licence asks that what comes from it can be told apart.
 */
import type { Box, Position, Ring } from '#geo';
import { files, readText } from './input-files';
import { shorePieces } from './gshhg';
import { joinLines } from './join-lines';
import { lakeNames } from './lake-names';
import { cleanRing, contains, orient, roughAreaKm2, roughDistanceKm } from './rings';
import { firstCrossing, thinSimpleRing, untie } from './simple';
import { roundCorners } from './smooth';
import { baseEdition, writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

const contextBox: Box = [121.2, 40.4, 131.8, 46.6];
const smallestKm2 = 1;
const sameWaterKm = 1.2;
const nameWithinKm = 2.5;

interface Lake {
  shore: Position[];
  areaKm2: number;
}

const inBox = (p: Position) => p[0] >= contextBox[0] && p[0] <= contextBox[2] && p[1] >= contextBox[1] && p[1] <= contextBox[3];
const middle = (ring: Ring): Position => {
  const open = ring.slice(1);
  return [open.reduce((sum, p) => sum + p[0], 0) / open.length, open.reduce((sum, p) => sum + p[1], 0) / open.length];
};
const gapKm = (p: Position, ring: Ring) => (contains([ring], p) ? 0 : Math.min(...ring.map((q) => roughDistanceKm(p, q))));

async function bigLakes(): Promise<Lake[]> {
  const parts = new Map<number, Position[][]>();
  for (const { level, polygon, areaKm2, line } of await shorePieces(contextBox)) {
    if (level === 2 && areaKm2! > smallestKm2) parts.set(polygon!, [...(parts.get(polygon!) ?? []), line]);
  }
  const lakes: Lake[] = [];
  for (const pieces of parts.values()) {
    const joined = joinLines(pieces);
    // A lake that leaves the box comes as open arcs: not drawn.
    if (joined.length !== 1 || !joined[0]!.some(inBox)) continue;
    const shore = thinSimpleRing(untie(cleanRing(joined[0]!)), 30);
    if (shore.length > 3) lakes.push({ shore, areaKm2: roughAreaKm2(shore) });
  }
  return lakes.sort((a, b) => b.areaKm2 - a.areaKm2);
}

function otherLakes(big: readonly Lake[]): Lake[] {
  const map = JSON.parse(readText(files.lakes)) as { geometries: { coordinates: Position[][][] }[] };
  const lakes: Lake[] = [];
  for (const [shell] of map.geometries.flatMap((geometry) => geometry.coordinates)) {
    if (!shell || !inBox(shell[0]!) || roughAreaKm2(shell) < smallestKm2) continue;
    if (big.some(({ shore }) => gapKm(middle(shell), shore) < sameWaterKm || shell.some((p) => gapKm(p, shore) < sameWaterKm / 3)))
      continue;
    const rounded = cleanRing(roundCorners(untie(cleanRing(shell)), 2));
    const shore = firstCrossing(rounded) ? untie(rounded) : rounded;
    lakes.push({ shore, areaKm2: roughAreaKm2(shore) });
  }
  return lakes.sort((a, b) => b.areaKm2 - a.areaKm2);
}

function toFeatures(lakes: readonly Lake[], prefix: string, taken: Set<string>): OutFeature[] {
  // Every name goes to the nearest water, the bigger one when two are as near.
  const names = new Map<Lake, readonly [string, string, Position]>();
  for (const name of lakeNames) {
    if (taken.has(name[0])) continue;
    const near = lakes.map((lake) => ({ lake, km: gapKm(name[2], lake.shore) })).filter(({ km }) => km < nameWithinKm);
    near.sort((a, b) => a.km - b.km || b.lake.areaKm2 - a.lake.areaKm2);
    const found = near.find(({ lake }) => !names.has(lake));
    if (!found) continue;
    names.set(found.lake, name);
    taken.add(name[0]);
  }
  return lakes.map((lake, i) => {
    const name = names.get(lake);
    return {
      properties: {
        id: `${prefix}${String(i + 1).padStart(3, '0')}`,
        ...(name ? { name: name[0], name_en: name[1] } : {}),
        area_km2: Number(lake.areaKm2.toFixed(1)),
      },
      geometry: { type: 'Polygon', coordinates: orient([lake.shore]).map((ring) => ring.map(([x, y]) => [x, y])) },
    };
  });
}

export async function writeLakes(): Promise<number> {
  const big = await bigLakes();
  const taken = new Set<string>();
  const bytes = writeLayer(
    {
      ...baseEdition,
      id: 'base-lakes',
      title: { zh: '大型湖库', en: 'Big lakes and reservoirs' },
      file: 'lakes.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en' },
      source: {
        zh: 'GSHHG 2.3.7 湖岸线（第 2 级），按 30 m 化简，湖名由人工对照；岛屿未绘',
        en: 'GSHHG 2.3.7 lake shores (level 2), thinned at 30 m, named by a table; islands are not drawn',
      },
      publisher: { zh: 'GSHHG（P. Wessel、W. H. F. Smith）', en: 'GSHHG (P. Wessel and W. H. F. Smith)' },
      licence: 'LGPL-3.0-or-later',
      attribution: 'GSHHG (Wessel & Smith 1996)',
      accuracyM: 1000,
    },
    toFeatures(big, 'g', taken),
  );
  return (
    bytes +
    writeLayer(
      {
        ...baseEdition,
        id: 'base-lakes-osm',
        title: { zh: '其他湖库（1 平方千米以上）', en: 'Other lakes and reservoirs (above 1 km²)' },
        file: 'lakes-osm.geojson',
        fields: { id: 'id', name: 'name', nameEn: 'name_en' },
        source: {
          zh: 'OpenStreetMap 2017 年 11 月概化水面（@geo-maps/earth-lakes-1m 0.6.0），去除与大型湖库重复者，折角已圆滑；岛屿未绘',
          en: 'OpenStreetMap generalised water of November 2017 (@geo-maps/earth-lakes-1m 0.6.0) without the big lakes, corners rounded; islands are not drawn',
        },
        publisher: { zh: 'OpenStreetMap 贡献者', en: 'OpenStreetMap contributors' },
        licence: 'ODbL-1.0',
        attribution: '© OpenStreetMap contributors',
        accuracyM: 1000,
      },
      toFeatures(otherLakes(big), 'o', taken),
    )
  );
}
