// A zone with days of its own is passed over outside them, and for no other reason; inside them it counts, and the report says until when.
import { checkSite, findingsOf, type CheckReport } from '#check';
import { ingestLayer, publishLayer } from '#ingest';
import { reportText } from '#report';
import { decodeLayer, type Declaration, type LayerState } from '#zone';
import { describe, expect, it } from 'vitest';

const declaration: Declaration = {
  id: 'suspended',
  theme: 'approval-suspension',
  kind: 'zones',
  required: true,
  title: { zh: '区域限批', en: 'Areas of suspended approval' },
  file: 'zones.geojson',
  fields: { id: 'id', name: 'name', validFrom: 'valid_from', validUntil: 'valid_until' },
  source: { zh: '源', en: 'source' },
  publisher: { zh: '单位', en: 'publisher' },
  licence: 'CC0-1.0',
  edition: 'e1',
  validFrom: '2020-01-01',
  crs: 'EPSG:4490',
  accuracyM: 0,
  coverage: 'everywhere',
  synthetic: true,
  seed: ['S22'],
};
type Days = { valid_from?: unknown; valid_until?: unknown };
const square = (x: number) => [[[x, 43], [x + 0.01, 43], [x + 0.01, 43.01], [x, 43.01], [x, 43]]]; // prettier-ignore
const text = (...zones: Days[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: zones.map((days, k) => ({
      type: 'Feature',
      properties: { id: `z${k}`, name: `甲${k}`, ...days },
      geometry: { type: 'Polygon', coordinates: square(125) },
    })),
  });

function layerOf(...zones: Days[]): LayerState {
  const made = ingestLayer(declaration, text(...zones), null);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { entry, files } = publishLayer(made.value);
  const read = decodeLayer(files.get(entry.exact!.file)!);
  if (!read.ok) throw new Error(read.problem.code);
  return { entry, exact: read.layer };
}
function check(state: LayerState, asOf: string): CheckReport {
  const site = { id: '1', shape: { kind: 'points' as const, coordinates: [[125.005, 43.005] as const] }, crs: 'EPSG:4490', evidence: [] };
  const result = checkSite(site, { layers: [state], rules: { state: 'none' }, catalogue: 'c' }, { asOf, nearM: 500, toleranceM2: 1 });
  if (!result.ok) throw new Error('refused');
  return result.report;
}
const answer = (days: Days, asOf: string) => check(layerOf(days), asOf).answers[0]!;

describe('a zone with days of its own', () => {
  const today = '2026-11-23';
  it.each<[string, Days, 'concerned' | 'not-concerned']>([
    ['ended yesterday', { valid_until: '2026-11-22' }, 'not-concerned'],
    ['ends today', { valid_until: '2026-11-23' }, 'concerned'],
    ['begins today', { valid_from: '2026-11-23' }, 'concerned'],
    ['begins tomorrow', { valid_from: '2026-11-24' }, 'not-concerned'],
    ['lasts one day, today', { valid_from: today, valid_until: today }, 'concerned'],
    ['has no days', {}, 'concerned'],
    ['has empty days', { valid_from: null, valid_until: '' }, 'concerned'],
  ])('that %s', (_, days, expected) => expect(answer(days, today).answer).toBe(expected));

  it('hides nothing but itself: another zone on the same ground still counts', () => {
    const report = check(layerOf({ valid_until: '2026-11-22' }, {}, { valid_from: '2026-11-01', valid_until: '2026-12-31' }), today);
    expect(findingsOf(report.answers[0]!).map((f) => f.zone.id)).toEqual(['z1', 'z2']);
  });

  it('is found near by on its days only', () => {
    const nearby = (asOf: string) =>
      findingsOf(
        (
          checkSite(
            { id: '1', shape: { kind: 'points', coordinates: [[125.0101, 43.005]] }, crs: 'EPSG:4490', evidence: [] },
            { layers: [layerOf({ valid_until: today })], rules: { state: 'none' }, catalogue: 'c' },
            { asOf, nearM: 500, toleranceM2: 1 },
          ) as { report: CheckReport }
        ).report.answers[0]!,
      ).length;
    expect([nearby(today), nearby('2026-11-24')]).toEqual([1, 0]);
  });

  it('does not bend the answer of a layer that is itself not in force', () => {
    expect(answer({ valid_from: '2019-01-01' }, '2019-06-01')).toMatchObject({ answer: 'unknown', reason: 'not-in-force' });
  });

  it('carries its days into the record and the text', () => {
    const report = check(layerOf({ valid_from: '2026-06-01', valid_until: '2026-12-31' }), today);
    expect(findingsOf(report.answers[0]!)[0]!.zone).toMatchObject({ validFrom: '2026-06-01', validUntil: '2026-12-31' });
    expect(reportText(report, 'zh')).toContain('有效期 2026-06-01 至 2026-12-31');
    expect(reportText(report, 'en')).toContain('Validity 2026-06-01 to 2026-12-31');
    expect(reportText(check(layerOf({ valid_until: '2026-12-31' }), today), 'zh')).toContain('有效期 至 2026-12-31');
  });

  it.each<[string, Days]>([
    ['no day of the calendar', { valid_until: '2026-02-30' }],
    ['another way of writing', { valid_from: '2026/01/01' }],
    ['a number', { valid_from: 20260101 }],
    ['reversed', { valid_from: '2026-12-31', valid_until: '2026-01-01' }],
    ['a list', { valid_until: ['2026-12-31'] }],
  ])('is refused with its place: %s', (_, days) => {
    const made = ingestLayer(declaration, text({}, days), null);
    expect(made.ok ? 'accepted' : made.problems).toMatchObject([{ code: 'zone-dates-invalid', at: 'features[1]' }]);
  });

  it('whose published day is none makes its layer missing, not the zone', () => {
    const made = ingestLayer(declaration, text({ valid_until: '2026-12-31' }), null);
    if (!made.ok) throw new Error('refused');
    const { entry, files } = publishLayer(made.value);
    const bytes = files.get(entry.exact!.file)!;
    const forged = Buffer.from(Buffer.from(bytes).toString('latin1').replace('2026-12-31', '2026-13-31'), 'latin1');
    expect(decodeLayer(new Uint8Array(forged))).toMatchObject({ ok: false, problem: { code: 'layer-bad-header' } });
  });
});
