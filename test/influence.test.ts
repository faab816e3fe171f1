// What lies on the same water: downstream and not upstream, only in the same basin, and "not determined" wherever something was missing.
import { checkSite, loadWaters, type CheckReport } from '#check';
import { ingestZones } from '#ingest';
import { contentHash, type Catalogue, type LayerState } from '#zone';
import { beforeAll, describe, expect, it } from 'vitest';

const square = (x: number, y: number, w = 0.01) => [[[x, y], [x + w, y], [x + w, y + w], [x, y + w], [x, y]]]; // prettier-ignore
const feature = (id: string, coordinates: unknown, properties = {}) => ({ type: 'Feature', id, properties: { id, name: id, ...properties }, geometry: { type: 'Polygon', coordinates } }); // prettier-ignore
async function zones(theme: string, ...features: object[]): Promise<LayerState> {
  const made = await ingestZones(new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })), theme);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return { ...made.layer, entry: { ...made.layer.entry, id: theme, theme: theme as never } };
}

// One river from west to east along 43° N, a second one across the divide at 43.05° N.
const rivers = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { id: 'r1', name: '甲河', nameEn: 'River A', mouth: [126, 43] }, geometry: { type: 'MultiLineString', coordinates: [[[125, 43], [126, 43]]] } },
    { type: 'Feature', properties: { id: 'r2', name: '乙河', mouth: [125, 43.05] }, geometry: { type: 'MultiLineString', coordinates: [[[126, 43.05], [125, 43.05]]] } },
  ],
}; // prettier-ignore
const point = (id: string, lng: number) => ({ type: 'Feature', properties: { id, name: id }, geometry: { type: 'Point', coordinates: [lng, 43.001] } }); // prettier-ignore
const sections = { type: 'FeatureCollection', features: [point('up', 125.25), point('down', 125.4), point('far', 125.9)] };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const files = new Map([['rivers', bytes(rivers)], ['sections', bytes(sections)]]); // prettier-ignore
const entry = (id: string, kind: string, theme: string, more = {}) => ({ id, kind, theme, accuracyM: 200, synthetic: true, display: { file: id, hash: contentHash(files.get(id)!), bytes: 1 }, ...more }); // prettier-ignore
const catalogue = {
  layers: [entry('rivers', 'base', 'base', { courses: true }), entry('sections', 'places', 'section')],
} as unknown as Catalogue;
const read = async (file: string) => files.get(file) ?? null;

let water: LayerState;
let basins: LayerState;
beforeAll(async () => {
  water = await zones(
    'drinking-water',
    feature('above', square(125.2, 42.995)),
    feature('below', square(125.5, 42.995)),
    feature('other', square(125.5, 43.045)),
  );
  basins = await zones(
    'basin',
    feature(
      'south',
      square(124.9, 42.5, 1.2).map((ring) => ring.map(([x, y]) => [x!, Math.min(y!, 43.03)])),
    ),
  );
});

async function influence(
  layers: LayerState[],
  at: [number, number],
  waters?: Awaited<ReturnType<typeof loadWaters>>,
): Promise<CheckReport['influence']> {
  const draft = { id: 's', shape: { kind: 'points' as const, coordinates: [at] }, crs: 'EPSG:4490', evidence: [] };
  const found = waters === undefined ? await loadWaters(catalogue, read) : waters;
  const result = checkSite(
    draft,
    { layers, rules: { state: 'none' }, catalogue: 'c', waters: found },
    { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 },
  );
  if (!result.ok) throw new Error('no site');
  return result.report.influence;
}

describe('what lies on the same water', () => {
  it('names drinking-water zones downstream, not upstream, and places both ways within their distance', async () => {
    const found = await influence([water, basins], [125.3, 43.01]);
    expect(found).toMatchObject({ state: 'found', river: { id: 'r1', name: '甲河', nameEn: 'River A' }, synthetic: true, missing: [] });
    if (found.state !== 'found') return;
    // 0.2° of longitude at 43° N, less the zone's share: 16.3 km.
    expect(found.downstream.map(({ zone }) => zone)).toEqual(['below']);
    expect(Math.abs(found.downstream[0]!.alongM - 16_200)).toBeLessThan(400);
    expect(found.places.map(({ id, alongM }) => `${id} ${Math.sign(alongM)}`)).toEqual(['up -1', 'down 1']);
    expect(Math.abs(found.distanceM - 1110)).toBeLessThan(20);
  });

  it('does not cross into another basin, though its river be nearer', async () => {
    const at: [number, number] = [125.3, 43.029];
    expect(await influence([water, basins], at)).toMatchObject({ state: 'found', river: { id: 'r1' } });
    // Where nobody says which basin it is, the nearest river counts, and the layer is named as missing.
    const missing: LayerState = { entry: basins.entry, missing: 'hash-mismatch' };
    expect(await influence([water, missing], at)).toMatchObject({ state: 'found', river: { id: 'r2' }, missing: ['basin'] });
  });

  it('says what it did not know: rivers, places or zones that were not there', async () => {
    expect(await influence([water], [125.3, 43], null)).toEqual({ state: 'unknown', reason: 'rivers-not-loaded' });
    expect(await influence([{ entry: water.entry, missing: 'not-loaded' }], [125.3, 43])).toMatchObject({
      downstream: [],
      missing: ['drinking-water'],
    });
    const lost = await loadWaters(catalogue, async (file) => (file === 'sections' ? null : read(file)));
    expect(await influence([water], [125.3, 43], lost)).toMatchObject({ places: [], missing: ['sections'] });
    expect(await loadWaters(catalogue, async (file) => (file === 'rivers' ? bytes({ ...rivers, changed: 1 }) : read(file)))).toBeNull();
    expect(await influence([water], [125.3, 44])).toEqual({ state: 'no-river', withinM: 10_000 });
  });
});
