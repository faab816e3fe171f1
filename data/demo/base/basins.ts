/**
 * The Liao and Yinma basins inside Jilin, derived: every cell of a half-minute grid goes to the river that reaches it most cheaply over
 * ETOPO5, where going down on the way out (that is, over a ridge) is dear. A demonstration of about 5 km accuracy, not a survey.
 */
import type { Box, Position, Ring } from '#geo';
import { hiddenSeeds, ofRiver, owners } from './basin-seeds';
import type { Owner } from './basin-seeds';
import { blur, cellAt, cellGrid, middleOf, spread, zeroLines } from './cell-grid';
import { common, without } from './dissolve';
import { provinceRing } from './province';
import { readRelief } from './relief';
import { cleanRing, orient, roughAreaKm2, roughDistanceKm, signedArea } from './rings';
import { readRivers } from './rivers';
import { roughness, smoothCourse } from './smooth';
import { writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

const gridBox: Box = [121, 40.5, 131.6, 46.6];
const cellDegrees = 1 / 120;
/** Extra cost for each metre of descent away from the river. */
const descentCost = 0.05;
const blurCells = 2;
/** Detached bits and enclaves smaller than this are left out or filled. */
const crumbKm2 = 400;

const basinNames = {
  liao: { name: '辽河流域（吉林省内）', name_en: 'Liao River basin (within Jilin)', seedRow: 'S05' },
  yinma: { name: '饮马河流域（含伊通河）', name_en: 'Yinma River basin (with the Yitong)', seedRow: 'S06' },
} as const;

async function label(): Promise<{ grid: ReturnType<typeof cellGrid>; owner: Int16Array }> {
  const grid = cellGrid(gridBox, cellDegrees);
  const height = await readRelief();
  const heights = Float64Array.from({ length: grid.columns * grid.rows }, (_, cell) => height(middleOf(grid, cell)));
  const seeds = new Map<number, number>();
  const sow = (line: readonly Position[], owner: Owner) => {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      const steps = Math.max(1, Math.ceil(roughDistanceKm(a, b) / 0.4));
      for (let k = 0; k <= steps; k++) {
        const cell = cellAt(grid, [a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps]);
        if (cell !== null) seeds.set(cell, owners.indexOf(owner));
      }
    }
  };
  for (const { id, lines } of await readRivers()) for (const line of lines) sow(line, ofRiver[id] ?? 'other');
  for (const { course, owner } of hiddenSeeds) sow(smoothCourse(course), owner);
  // Relief finer than ETOPO5 is not known; a fixed roughness stands in for it, so that divides wander as real ones do.
  const rough = Float64Array.from(heights, (_, cell) => 0.55 + 0.9 * roughness(middleOf(grid, cell)));
  const stepCost = (from: number, to: number, km: number) =>
    km * rough[to]! * (1 + Math.max(0, heights[from]! - heights[to]!) * descentCost);
  return { grid, owner: spread(grid, seeds, stepCost) };
}

/** Outlines of one owner: smooth, without crumbs, as polygons with their holes filled. */
function outlines(grid: ReturnType<typeof cellGrid>, fields: readonly Float64Array[], own: number): Ring[][] {
  const lead = fields[own]!.map((value, cell) => value - Math.max(...fields.map((field, i) => (i === own ? 0 : field[cell]!))));
  return zeroLines(grid, lead)
    .filter((ring) => signedArea(ring) > 0 && roughAreaKm2(ring) > crumbKm2)
    .map((ring) => [cleanRing(ring, 7)]);
}

export async function writeBasins(): Promise<number> {
  const { grid, owner } = await label();
  const fields = owners.map((_, i) =>
    blur(
      grid,
      Float64Array.from(owner, (value) => (value === i ? 1 : 0)),
      blurCells,
    ),
  );
  const province = [[await provinceRing()]];
  const big = (polygons: Ring[][]) =>
    polygons
      .filter((rings) => roughAreaKm2(rings[0]!) > crumbKm2)
      .map((rings) => rings.filter((ring, i) => i === 0 || roughAreaKm2(ring) > crumbKm2));
  const liao = big(common(outlines(grid, fields, 0), province, 7));
  // Cut by the Liao polygons, so that the divide is one line and nothing is in both.
  const yinma = big(without(common(outlines(grid, fields, 1), province, 7), liao, 7));
  const features = (
    [
      ['liao', liao],
      ['yinma', yinma],
    ] as const
  ).map(([id, polygons]): OutFeature => {
    const { seedRow, ...names } = basinNames[id];
    const areaKm2 = polygons.reduce(
      (sum, rings) => sum + rings.reduce((part, ring, i) => part + (i === 0 ? 1 : -1) * roughAreaKm2(ring), 0),
      0,
    );
    console.log(`  ${id}: ${areaKm2.toFixed(0)} km² in ${polygons.length} part(s)`);
    return {
      properties: { id, ...names, class: id, seed_row: seedRow, area_km2: Math.round(areaKm2) },
      geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => orient(rings).map((ring) => ring.map(([x, y]) => [x, y]))) },
    };
  });
  return writeLayer(
    {
      id: 'basins',
      theme: 'basin',
      kind: 'zones',
      required: false,
      title: { zh: '辽河、饮马河流域（推演）', en: 'Liao and Yinma river basins (derived)' },
      file: 'basins.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en', class: 'class' },
      classes: ['liao', 'yinma'],
      source: {
        zh: '由 GSHHG 河流与手绘支流为源、ETOPO5 高程上的代价距离推演，裁至省界示意线；非水利部门划定的流域界线',
        en: 'Derived by cost distance over ETOPO5 from GSHHG rivers and hand-drawn tributaries, cut to the schematic province outline; not the official divides',
      },
      publisher: { zh: '演示数据生成器', en: 'Demonstration data generator' },
      licence: 'LGPL-3.0-or-later',
      attribution: 'GSHHG; DCW-GMT; NOAA ETOPO5',
      edition: '2026-11',
      validFrom: '2026-11-01',
      crs: 'EPSG:4490',
      accuracyM: 5000,
      coverage: { file: '../base-province/province.geojson' },
      synthetic: true,
      seed: ['S05', 'S06'],
    },
    features,
  );
}
