import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkSite, findingsOf, type CheckReport } from '#check';
import { ingestLayer, ingestZones, publishLayer, readSite } from '#ingest';
import { loadLayer, readDeclaration, type LayerState } from '#zone';
import { describe, expect, it } from 'vitest';
import { expectReport } from './report-schema';

// One file a case: what it shows and where the numbers come from (`desc`), a site, zones of its own or published layers, and what must come out.
// Numbers stand as [value, ± allowed]. Every case runs as written, with its rings reversed and with its rings started elsewhere: the answer must not move.
type Near = [value: number, allowed: number];
interface Case {
  desc: string;
  layers?: string[];
  zones?: GeoJSON.FeatureCollection;
  site: GeoJSON.Geometry;
  toleranceM2?: number;
  expect: {
    refused?: string[];
    verdict?: string;
    repairs?: string[];
    site?: Record<string, Near>;
    /** Any other name is a layer's. */
    [layer: string]: unknown;
  };
}

const folder = join(import.meta.dirname, 'cases');
const source = join(import.meta.dirname, '..', 'data', 'source');

const opened = new Map<string, LayerState>();
async function publishedLayer(id: string): Promise<LayerState> {
  const known = opened.get(id);
  if (known) return known;
  const read = (file: string) => readFileSync(join(source, id, file), 'utf8');
  const declared = readDeclaration(JSON.parse(read('layer.json')));
  if (!declared.ok) throw new Error(JSON.stringify(declared.problems));
  const { file, coverage } = declared.declaration;
  const made = ingestLayer(declared.declaration, read(file), coverage === 'everywhere' ? null : read(coverage.file));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { entry, files } = publishLayer(made.value);
  const state = await loadLayer(entry, files.get(entry.exact!.file)!);
  opened.set(id, state);
  return state;
}

async function run({ layers, zones, toleranceM2 }: Case, site: GeoJSON.Geometry): Promise<ReturnType<typeof checkSite>> {
  const states = await Promise.all((layers ?? []).map(publishedLayer));
  if (zones) {
    const made = await ingestZones(new TextEncoder().encode(JSON.stringify(zones)), 'zones');
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    states.push(made.layer);
  }
  const read = await readSite(JSON.stringify(site));
  if (!read.ok) return read;
  const [entry] = read.entries;
  if (!entry?.ok) throw new Error('no site');
  const result = checkSite(
    entry.draft,
    { layers: states, rules: { state: 'loaded', book, hash: '' }, catalogue: 'test' },
    { asOf: '2026-11-23', nearM: 500, toleranceM2: toleranceM2 ?? 1 },
  );
  if (result.ok) expectReport(JSON.parse(JSON.stringify(result.report)));
  return result;
}

// A book that asks for nothing, so that what is clear may be called so.
const book = { edition: 't', validFrom: '2020-01-01', title: { zh: '', en: '' }, requires: [], facts: {}, rules: [] };

type Path = GeoJSON.Position[];
const variants: [string, (ring: Path, closed: boolean) => Path][] = [
  ['as written', (ring) => ring],
  ['reversed', (ring) => [...ring].reverse()],
  ['started elsewhere', (ring, closed) => (closed ? [...ring.slice(1), ring[1]!] : ring)],
];

function vary(geometry: GeoJSON.Geometry, to: (path: Path, closed: boolean) => Path): GeoJSON.Geometry {
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: to(geometry.coordinates, false) };
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => to(line, false)) };
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((ring) => to(ring, true)) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map((ring) => to(ring, true))) };
    default:
      return geometry;
  }
}

function compare(actual: unknown, wanted: unknown, what: string) {
  if (Array.isArray(wanted) && typeof wanted[0] === 'number') {
    const [value, allowed] = wanted as Near;
    expect(Math.abs((actual as number) - value), `${what}: ${String(actual)}, wanted ${value} ± ${allowed}`).toBeLessThanOrEqual(allowed);
  } else expect(actual, what).toEqual(wanted);
}

function compareReport(report: CheckReport, wanted: Case['expect']) {
  const { verdict, repairs, site, refused: _, ...layers } = wanted;
  if (verdict) expect(report.verdict).toBe(verdict);
  if (repairs) expect(report.site.repairs.map((note) => note.code)).toEqual(repairs);
  for (const [key, value] of Object.entries(site ?? {})) compare(report.site[key as keyof typeof report.site], value, `site.${key}`);
  for (const [id, expected] of Object.entries(layers) as [
    string,
    { answer: string; findings?: Record<string, Record<string, unknown>> },
  ][]) {
    const answer = report.answers.find((a) => a.layer === id)!;
    expect(answer.answer, id).toBe(expected.answer);
    if (!expected.findings) continue;
    const findings = findingsOf(answer);
    expect(findings.map((f) => f.zone.id).sort()).toEqual(Object.keys(expected.findings).sort());
    for (const finding of findings) {
      const flat: Record<string, unknown> = { ...finding, ...finding.overlap };
      for (const [key, value] of Object.entries(expected.findings[finding.zone.id]!))
        compare(flat[key], value, `${finding.zone.id}.${key}`);
      expect(finding.overlap.share).toBeLessThanOrEqual(1);
    }
  }
}

for (const file of readdirSync(folder).filter((f) => f.endsWith('.json'))) {
  const given = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
  describe(`${file}: ${given.desc}`, () => {
    it.each(variants)('%s', async (_, to) => {
      const zones = given.zones && {
        ...given.zones,
        features: given.zones.features.map((f) => ({ ...f, geometry: vary(f.geometry, to) })),
      };
      const result = await run({ ...given, ...(zones ? { zones } : {}) }, vary(given.site, to));
      if (given.expect.refused) {
        expect(result.ok ? 'accepted' : result.problems.map((p) => p.code)).toEqual(given.expect.refused);
        return;
      }
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      compareReport(result.report, given.expect);
    });
  });
}
