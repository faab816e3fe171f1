import { createHash } from 'node:crypto';
import { buildIndex } from '#geo';
import type { CatalogueLayer } from '#zone';
import { describe, expect, it } from 'vitest';
import { checkSite, type CheckReport } from './index';

const sha = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** As somebody does it who has nothing but the report as a file and the words over `reportId`. */
function idFromFile(text: string): string {
  const { id: _, ...report } = JSON.parse(text) as CheckReport;
  const answers = report.answers.map((answer) =>
    Object.fromEntries(
      Object.entries(answer).map(([key, value]) =>
        Array.isArray(value)
          ? [key, value.map((f: { requirements: unknown }) => ({ ...f, requirements: sha(f.requirements) }))]
          : [key, value],
      ),
    ),
  );
  return sha({ ...report, layers: report.layers.map(sha), answers });
}

const words = { zh: '乙', en: 'B' };
const entry = {
  id: 'b',
  title: words,
  theme: 'control-unit',
  kind: 'zones',
  required: true,
  synthetic: true,
  edition: '1',
  validFrom: '2020-01-01',
  accuracyM: 5,
  source: words,
  seed: [],
  display: { file: 'b', hash: 'b', bytes: 1 },
} as unknown as CatalogueLayer;
const square = (w: number, s: number, e: number, n: number) => [[w, s], [e, s], [e, n], [w, n], [w, s]] as const; // prettier-ignore
const zoneIndex = buildIndex([[[square(125, 43, 125.1, 43.1)]], [[square(125.1, 43, 125.2, 43.1)]]]);
const zones = ['z1', 'z2'].map((id) => ({ id, name: id, areaM2: 1, properties: {} }));

describe('the id of a report', () => {
  const report = (east: number): CheckReport => {
    const shape = { kind: 'polygons' as const, coordinates: [[square(125.05, 43.02, east, 43.05)]] };
    const basis = {
      layers: [{ entry, exact: { id: 'b', zones, zoneIndex, coverageIndex: null } }],
      rules: { state: 'none' as const },
      catalogue: 'c',
    };
    const result = checkSite({ id: '1', shape, crs: 'EPSG:4490', evidence: [] }, basis, { asOf: '2026-11-23', nearM: 500, toleranceM2: 1 });
    if (!result.ok) throw new Error('refused');
    return result.report;
  };

  it('can be worked out again from the file alone', () => {
    const text = JSON.stringify(report(125.15), null, 2);
    expect(idFromFile(text)).toBe(report(125.15).id);
    expect(idFromFile(text.replace('"prohibited"', '"x"').replace('"z2"', '"z3"'))).not.toBe(report(125.15).id);
  });

  it('changes with the site, and with what a layer says of itself', () => {
    expect(report(125.16).id).not.toBe(report(125.15).id);
    const text = JSON.stringify(report(125.15));
    expect(idFromFile(text.replace('"edition":"1"', '"edition":"2"'))).not.toBe(report(125.15).id);
  });
});
