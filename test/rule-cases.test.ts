import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkSite, findingsOf, type CheckReport } from '#check';
import { ingestLayer, publishLayer, readSite } from '#ingest';
import { loadLayer, readRuleBook, type Declaration, type LayerState, type RuleBook, type Theme } from '#zone';
import { describe, expect, it } from 'vitest';

/**
 * The whole decision matrix, one file a theme: a site inside one zone of a class, what is said about the activity, and what the rules of a day make of it.
 * The rules are those of the newest book, as published. The rows were written from the law (desc), not from the book.
 */
interface Row {
  desc: string;
  /** The zone: its class, its name where a law names places, and a control unit's tiers. */
  class?: string;
  zone?: string;
  tiers?: string;
  asOf: string;
  activity: { industry?: string; facts: Record<string, string> };
  expect: {
    verdict: string;
    atWorst?: string;
    missingFacts: string[];
    /** Of every rule that speaks of the zone. */
    regimes: Record<string, string>;
    /** The links of a rule's basis, as `document number article`. */
    cites?: Record<string, string[]>;
    /** Of clauses of the access list, whether they apply. */
    clauses?: Record<string, string>;
    /** Of the classification catalogue's rows that the code falls under, the papers that it may be; and who approves. */
    eia?: { papers: Record<string, string[]>; approval: string };
  };
}

const folder = join(import.meta.dirname, 'cases-rules');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as { theme: Theme; rows: Row[] }) }));

const rulesFolder = join(import.meta.dirname, '../data/rules');
const newest = readdirSync(rulesFolder)
  .filter((name) => name.endsWith('.json'))
  .sort((a, b) => (a < b ? -1 : 1))
  .at(-1)!;
const read = readRuleBook(JSON.parse(readFileSync(join(rulesFolder, newest), 'utf8')));
if (!read.ok) throw new Error(JSON.stringify(read.problem));
const book: RuleBook = read.ruleBook;

const square = (x: number, y: number, half: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
      [x - half, y - half],
    ],
  ],
});
const site = await readSite(JSON.stringify(square(125, 43.5, 0.001)));
if (!site.ok || !site.entries[0]?.ok) throw new Error('no site');
const draft = site.entries[0].draft;

const words = { zh: '案例', en: 'case' };
async function layerOf(id: string, theme: Theme, at: GeoJSON.Polygon, zone: Pick<Row, 'class' | 'zone' | 'tiers'>): Promise<LayerState> {
  const declaration: Declaration = {
    id,
    theme,
    kind: 'zones',
    required: id === 'elsewhere',
    title: words,
    file: 'zones.geojson',
    fields: { id: 'id', name: 'name', code: 'code', ...(zone.class ? { class: 'class' } : {}) },
    ...(zone.class ? { classes: [zone.class] } : {}),
    source: words,
    publisher: words,
    licence: 'CC0-1.0',
    edition: '2026',
    validFrom: '2020-01-01',
    crs: 'EPSG:4490',
    accuracyM: 0,
    coverage: 'everywhere',
    synthetic: true,
    seed: [],
  };
  const code = zone.tiers?.split(' > ').at(-1) ?? 'zone';
  const properties = { id: code, code, name: zone.zone ?? '某分区', class: zone.class, tiers: zone.tiers };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry: at }] });
  const made = ingestLayer(declaration, text, null);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { entry, files: bytes } = publishLayer(made.value);
  return loadLayer(entry, bytes.get(entry.exact!.file)!);
}

/** Far away, so that a zone that only informs leaves something that is clear. */
const elsewhere = layerOf('elsewhere', 'village', square(130, 42.5, 0.01), {});
const around = new Map<string, Promise<LayerState>>();
/** Only a theme's own rules, so that no other layer is missed. */
const own = new Map<Theme, RuleBook>();

async function report(theme: Theme, row: Row): Promise<CheckReport> {
  const key = JSON.stringify([theme, row.class, row.zone, row.tiers]);
  if (!around.has(key)) around.set(key, layerOf('zone', theme, square(125, 43.5, 0.01), row));
  if (!own.has(theme)) own.set(theme, { ...book, requires: [], rules: book.rules.filter((rule) => rule.theme === theme) });
  const { industry, facts } = row.activity;
  const checked = checkSite(
    draft,
    { layers: [await around.get(key)!, await elsewhere], rules: { state: 'loaded', book: own.get(theme)!, hash: '' }, catalogue: 'case' },
    { asOf: row.asOf, nearM: 500, toleranceM2: 1 },
    { ...(industry ? { industry: { code: industry, zh: '' } } : {}), facts },
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.report;
}

describe.each(files)('$name', ({ theme, rows }) => {
  it.each(rows.map((row) => ({ ...row, facts: JSON.stringify(row.activity) })))('$class $asOf $desc $facts', async (row) => {
    const found = await report(theme, row);
    const [finding] = findingsOf(found.answers.find(({ layer }) => layer === 'zone')!);
    const requirements = finding?.requirements ?? [];
    expect({
      verdict: found.verdict,
      missingFacts: found.missingFacts,
      regimes: Object.fromEntries(requirements.map(({ rule, regime }) => [rule, regime])),
    }).toEqual({ verdict: row.expect.verdict, missingFacts: row.expect.missingFacts, regimes: row.expect.regimes });
    if (row.expect.atWorst) expect(found.atWorst).toBe(row.expect.atWorst);
    for (const [rule, cited] of Object.entries(row.expect.cites ?? {})) {
      const { basis } = requirements.find((one) => one.rule === rule)!;
      const labels = basis.map(({ document, number, article }) => [document.zh, number, article?.zh].filter(Boolean).join(' '));
      expect(labels, rule).toEqual(cited);
    }
    if (row.expect.eia)
      expect({
        papers: Object.fromEntries(found.eia!.rows.map(({ row: number, papers }) => [number, papers])),
        approval: found.eia!.approval!.level,
      }).toEqual(row.expect.eia);
    const clauses = found.access.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.clauses));
    for (const [id, applies] of Object.entries(row.expect.clauses ?? {}))
      expect(clauses.find((clause) => clause.id === id)?.applies ?? 'absent', id).toBe(applies);
  });
});

describe('the case files', () => {
  const all = files.flatMap(({ theme, rows }) => rows.map((row) => ({ theme, ...row })));

  it('hold a case for every theme and every rule of the book', () => {
    const themes = new Set(all.map(({ theme }) => theme));
    expect([...new Set(book.rules.map(({ theme }) => theme))].filter((theme) => !themes.has(theme))).toEqual([]);
    const spoken = new Set(all.flatMap((row) => Object.keys(row.expect.regimes)));
    expect(book.rules.map(({ id }) => id).filter((id) => !spoken.has(id))).toEqual([]);
  });

  it('hold every answer of every fact that a rule’s regime rests on, and the fact left open', () => {
    const asked = new Set(all.flatMap(({ expect: { missingFacts } }) => missingFacts).filter((fact) => fact !== 'industry'));
    const given = (fact: string) => new Set(all.map(({ activity }) => activity.facts[fact] ?? 'unknown'));
    const lacking = [...asked].flatMap((fact) =>
      [...Object.keys(book.facts[fact]?.choices ?? { yes: 0, no: 0 }), 'unknown'].flatMap((answer) =>
        given(fact).has(answer) ? [] : [`${fact}: ${answer}`],
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('never let an unknown fact pass: what is missing is named, and the verdict is no better than undetermined', () => {
    const open = all.filter((row) => Object.values(row.expect.regimes).includes('open'));
    expect(open.length).toBeGreaterThan(20);
    const passed = open.filter(
      ({ expect: { verdict, missingFacts } }) =>
        verdict === 'no-conflict-found' || (verdict === 'undetermined' && missingFacts.length === 0),
    );
    expect(passed.map(({ desc }) => desc)).toEqual([]);
  });

  it('hold every paper of every row of the EIA side, and never let its facts be missing for the verdict', () => {
    const tried = all.flatMap(({ expect: { eia } }) =>
      Object.entries(eia?.papers ?? {}).flatMap(([row, papers]) => papers.map((paper) => `${row} ${paper}`)),
    );
    const lacking = (book.eia?.rows ?? []).flatMap(({ row, cases }) =>
      cases.map(({ paper }) => `${row} ${paper}`).filter((one) => !tried.includes(one)),
    );
    expect(lacking).toEqual([]);
    const ofVerdict = JSON.stringify([book.rules, book.accessList]);
    const ofEia = Object.keys(book.facts).filter((fact) => !ofVerdict.includes(`"fact":"${fact}"`));
    expect(ofEia.length).toBeGreaterThan(5);
    expect(all.flatMap(({ expect: { missingFacts } }) => missingFacts).filter((fact) => ofEia.includes(fact))).toEqual([]);
  });

  it('hold both sides of each day on which a law changes', () => {
    const days = (theme: string) => new Set(all.filter((row) => row.theme === theme).map(({ asOf }) => asOf));
    for (const day of ['2026-03-14', '2026-03-15']) expect(days('nature-reserve')).toContain(day);
    for (const theme of ['drinking-water', 'contaminated-plot'])
      for (const day of ['2026-08-14', '2026-08-15']) expect(days(theme), theme).toContain(day);
  });
});
