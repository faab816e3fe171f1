import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { factName } from '#i18n';
import { ruleBookSchema, themes, type LegalBasis, type Rule, type RuleBook, type Words } from '#zone';

const rulesFolder = fileURLToPath(new URL('../data/rules/', import.meta.url));
const register = JSON.parse(readFileSync(new URL('../seeds/register.json', import.meta.url), 'utf8')) as {
  rows: { id: string; themes: string[] }[];
  rules: { id: string }[];
};
const han = /\p{Script=Han}/u;

interface Layer {
  id: string;
  theme: string;
  kind: string;
  required: boolean;
  file: string;
  classes?: string[];
  seed: string[];
}

/** Every theme and class that the book answers, layer by layer; `undefined` = a rule for the theme as a whole. */
const expected: [theme: string, className: string | undefined][] = [
  ['drinking-water', 'first'],
  ['drinking-water', 'second'],
  ['drinking-water', 'quasi'],
  ['drinking-water', undefined],
  ['red-line', undefined],
  ['nature-reserve', 'core'],
  ['nature-reserve', 'general'],
  ['nature-reserve', undefined],
  ['control-unit', 'priority'],
  ['control-unit', 'key'],
  ['control-unit', 'general'],
  ['control-unit', undefined],
  ['basin', 'liao'],
  ['basin', 'yinma'],
  ['project-site', undefined],
  // Zones that inform, or that ask for something: contaminated plots and places where approval is suspended.
  ['habitat', undefined],
  ['lake-plan', undefined],
  ['good-water', undefined],
  ['straw-burning', 'banned'],
  ['straw-burning', 'restricted'],
  ['diesel', 'no-go'],
  ['diesel', 'restricted'],
  ['contaminated-plot', 'remediation'],
  ['contaminated-plot', 'control'],
  ['contaminated-farmland', 'strict-control'],
  ['contaminated-farmland', 'safe-use'],
  ['groundwater', 'protection'],
  ['groundwater', 'prevention'],
  ['groundwater', 'remediation'],
  ['groundwater', 'recharge'],
  ['development-zone', undefined],
  ['approval-suspension', undefined],
  // Places.
  ['town-sewage', undefined],
  ['section', undefined],
  ['outfall', undefined],
  ['black-odorous-water', 'urban'],
  ['black-odorous-water', 'rural'],
  ['village', undefined],
  ['villa-golf', undefined],
  ['risk-source', undefined],
];

/** The themes that can forbid something or ask for something; a site near any other zone is only told. */
const askingThemes = ['approval-suspension', 'contaminated-plot', 'control-unit', 'drinking-water', 'nature-reserve', 'red-line'];

/** The declarations of the layers, as far as the folder holds any. */
const sourceFolder = fileURLToPath(new URL('../data/source/', import.meta.url));
const layers = readdirSync(sourceFolder)
  .map((id) => `${sourceFolder}${id}/layer.json`)
  .filter((path) => existsSync(path))
  .map((path) => JSON.parse(readFileSync(path, 'utf8')) as Layer);
const zoneLayers = layers.filter((layer) => layer.kind === 'zones');

const books = readdirSync(rulesFolder).filter((name) => name.endsWith('.json'));
const open = (name: string): unknown => JSON.parse(readFileSync(rulesFolder + name, 'utf8'));

/** Everything of a book that is said in two languages, with where it stands. */
function wordsIn(json: unknown, where: string): [where: string, words: Words][] {
  if (typeof json !== 'object' || json === null) return [];
  if ('zh' in json && 'en' in json) return [[where, json as Words]];
  return Object.entries(json).flatMap(([key, value]) => wordsIn(value, `${where}.${(value as { id?: string } | null)?.id ?? key}`));
}

/** Whether it can forbid something or ask for something. */
const asks = (rule: Rule): boolean => rule.cases.some(({ regime }) => regime !== 'information');

const inForce = (dated: { validFrom?: string; validUntil?: string }, day: string): boolean =>
  (dated.validFrom ?? '') <= day && day <= (dated.validUntil ?? '9999');

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

it('there is a rule book', () => {
  expect(books.length).toBeGreaterThan(0);
});

describe.each(books)('rule book %s', (name) => {
  const parsed = v.safeParse(ruleBookSchema, open(name));
  const book = (parsed.success ? parsed.output : open(name)) as RuleBook;
  const links: [string, LegalBasis][] = book.rules.flatMap((rule) => rule.basis.map((link): [string, LegalBasis] => [rule.id, link]));

  it('conforms to the schema, and its file is named after its edition', () => {
    expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual([]);
    expect(name).toBe(`${book.edition}.json`);
  });

  it('has no two rules of the same id', () => {
    const ids = book.rules.map((rule) => rule.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('cites rows of the seed register, one of them of the same theme', () => {
    const known = new Set([...register.rows, ...register.rules].map((row) => row.id));
    expect(book.rules.flatMap((rule) => rule.seed.filter((id) => !known.has(id)).map((id) => `${rule.id}: ${id}`))).toEqual([]);
    const themesOf = (id: string): string[] => register.rows.find((row) => row.id === id)?.themes ?? [];
    expect(book.rules.filter((rule) => !rule.seed.flatMap(themesOf).includes(rule.theme)).map((rule) => rule.id)).toEqual([]);
  });

  it('has a short name in both languages for every fact', () => {
    const unnamed = (['zh', 'en'] as const).flatMap((language) =>
      Object.keys(book.facts).filter((fact) => factName(fact, language) === fact),
    );
    expect(unnamed).toEqual([]);
  });

  it('has a rule for every theme and class on the day it begins, on the days the law changes, and in its own month', () => {
    for (const day of [book.validFrom, '2026-03-14', '2026-03-15', `${book.edition}-01`].filter((day) => inForce(book, day))) {
      const missing = expected.filter(
        ([theme, className]) => !book.rules.some((rule) => rule.theme === theme && rule.class === className && inForce(rule, day)),
      );
      // The National Park Law and the Songhua regulation, which covers the Yinma, came into force later than the book begins.
      const awaited = [...(day < '2026-01-01' ? [['nature-reserve', undefined]] : []), ...(day < '2025-10-01' ? [['basin', 'yinma']] : [])];
      expect(missing, day).toEqual(awaited);
    }
  });

  it('has a rule for every theme but the base map, and none for a theme or class that no layer has', () => {
    const ruled = new Set(book.rules.map((rule) => rule.theme));
    expect(themes.filter((theme) => theme !== 'base' && !ruled.has(theme))).toEqual([]);
    const strange = book.rules.filter((rule) => !expected.some(([theme, className]) => rule.theme === theme && rule.class === className));
    expect(strange.map((rule) => rule.id)).toEqual([]);
  });

  it('forbids and asks only where a check without the layer is not complete, and there always', () => {
    const day = `${book.edition}-01`;
    const asking = new Set(book.rules.filter((rule) => asks(rule) && inForce(rule, day)).map((rule) => rule.theme));
    expect([...asking].sort()).toEqual(askingThemes);
    const mistaken = layers.filter((layer) => layer.required !== (layer.kind === 'zones' && asking.has(layer.theme as Rule['theme'])));
    expect(mistaken.map(({ id, theme, required }) => `${id}: ${theme}, required ${required}`)).toEqual([]);
  });

  it('knows every class that a layer declares by the same word', () => {
    const unknown = layers
      .filter((layer) => layer.kind !== 'base' && layer.theme !== 'base')
      .flatMap(({ id, theme, classes }) => {
        const ruled = book.rules.filter((rule) => rule.theme === theme).map((rule) => rule.class);
        // A misspelt class must not hide behind a rule for the theme as a whole, so that one counts only where no rule has a class.
        const answered = (name?: string): boolean =>
          ruled.some((known) => known) ? ruled.includes(name) && name !== undefined : ruled.length > 0;
        return (classes ?? [undefined]).filter((name) => !answered(name)).map((name) => `${id}: ${theme} ${name ?? 'without class'}`);
      });
    expect(unknown).toEqual([]);
  });

  it('cites the nature reserve regulations of the day, old until 14 March 2026 and new from 15 March', () => {
    const numbersOn = (day: string): (string | undefined)[] =>
      book.rules
        .filter((rule) => rule.theme === 'nature-reserve' && rule.class && inForce(rule, day))
        .flatMap((rule) => rule.basis.map((link) => link.number));
    expect(numbersOn('2026-03-14')).toEqual(['国务院令第167号', '国务院令第167号']);
    expect(numbersOn('2026-03-15')).toEqual(['国务院令第830号', '国务院令第830号']);
  });

  it('has its dates in order, and no rule stands longer than the basis it rests on', () => {
    const dated: [string, { validFrom?: string; validUntil?: string }][] = [
      ['book', book],
      ...book.rules.map((rule): [string, typeof rule] => [rule.id, rule]),
      ...links,
    ];
    expect(
      dated.filter(([, { validFrom, validUntil }]) => validFrom && validUntil && validFrom > validUntil).map(([where]) => where),
    ).toEqual([]);
    const days = dated.flatMap(([, { validFrom, validUntil }]) => [validFrom, validUntil]).filter((day) => day !== undefined);
    expect(days.filter((day) => Number.isNaN(Date.parse(day)))).toEqual([]);
    const outlasting = book.rules.filter((rule) =>
      rule.basis.every((link) => link.validUntil && link.validUntil < (rule.validUntil ?? '9999')),
    );
    expect(outlasting.map((rule) => rule.id)).toEqual([]);
  });

  it('names the successor of every basis that has ended, and the new rule begins the day after', () => {
    expect(links.filter(([, link]) => link.validUntil && !link.replacedBy).map(([where]) => where)).toEqual([]);
    for (const rule of book.rules.filter((ended) => ended.validUntil)) {
      const next = book.rules.filter(
        (other) => other.theme === rule.theme && other.class === rule.class && other.validFrom === dayAfter(rule.validUntil!),
      );
      const regimesOf = (one: Rule) => new Set(one.cases.map(({ regime }) => regime));
      expect(next.map(regimesOf), rule.id).toEqual([regimesOf(rule)]);
    }
  });

  it('requires every layer that is declared as required, by theme and row, and no other', () => {
    const declared = zoneLayers
      .filter((layer) => layer.required)
      .flatMap(({ theme, seed }) => seed.filter((row) => row.startsWith('S')).map((row) => `${theme} ${row}`));
    expect(book.requires.map(({ theme, seed }) => `${theme} ${seed}`).sort()).toEqual(declared.sort());
    const wrong = book.requires.filter(({ title }) => !han.test(title.zh) || title.en.trim() === '' || han.test(title.en));
    expect(wrong).toEqual([]);
  });

  it('says everything in Chinese and in English', () => {
    // A row of figures or codes needs no word of its own.
    const wrong = wordsIn(book, 'book').filter(
      ([, { zh, en }]) => zh.trim() === '' || en.trim() === '' || !(han.test(zh) || zh === en) || han.test(en),
    );
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  it('warns that articles of the pollution laws may have moved into the Environmental Code', () => {
    const silent = book.rules.filter(
      (rule) =>
        rule.basis.some((link) => link.document.zh.includes('污染防治法')) &&
        !rule.basis.some(
          (link) => link.document.zh === '生态环境法典' && !link.verified && link.remark?.en.includes('moved into the Environmental Code'),
        ),
    );
    expect(silent.map((rule) => rule.id)).toEqual([]);
  });

  it('shows no distance rule: none was found for the rivers of the province', () => {
    const measured = book.rules.filter(
      ({ text }) => /公里|千米|\d\s*米/.test(text.zh) || /\bkm\b|kilomet|\bmet(?:re|er)s?\b/i.test(text.en),
    );
    expect(measured.map((rule) => rule.id)).toEqual([]);
  });

  it('has the places only inform', () => {
    const zoned = new Set(zoneLayers.map((layer) => layer.theme));
    const placed = new Set(layers.filter((layer) => layer.kind === 'places' && !zoned.has(layer.theme)).map((layer) => layer.theme));
    expect(book.rules.filter((rule) => placed.has(rule.theme) && asks(rule)).map((rule) => rule.id)).toEqual([]);
  });

  it('can forbid only where a fact decides it, and says what has to be shown wherever it makes a condition', () => {
    const bans = book.rules.filter(({ cases }) => cases.length === 1 && cases[0]!.regime === 'prohibited');
    expect(bans.map((rule) => rule.id)).toEqual([]);
    const silent = book.rules.filter(({ cases }) => cases.some(({ regime, proof }) => regime === 'conditional' && !proof));
    expect(silent.map((rule) => rule.id)).toEqual([]);
  });

  it('cites the Environmental Code from the day it is said to begin, never as the only basis, and never as verified', () => {
    const codes = links.filter(([, link]) => link.document.zh === '生态环境法典');
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter(([, link]) => link.validFrom !== '2026-08-15' || link.verified).map(([where]) => where)).toEqual([]);
    expect(book.rules.filter((rule) => rule.basis[0]!.document.zh === '生态环境法典').map((rule) => rule.id)).toEqual([]);
  });

  it('takes nothing for verified that has no address to compare with', () => {
    const every = [...links, ...(book.accessList?.clauses ?? []).flatMap(({ id, basis }): typeof links => (basis ? [[id, basis]] : []))];
    expect(every.filter(([, link]) => link.verified && !link.url).map(([where]) => where)).toEqual([]);
  });

  it('has a clause either synthetic and called a demonstration, or with a basis', () => {
    const wrong = (book.accessList?.clauses ?? []).filter(
      ({ synthetic, basis, text }) =>
        synthetic !== (basis === undefined) || synthetic !== (text.zh.includes('演示') && text.en.includes('demonstration')),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('has clauses of all four dimensions in each tier that it can know, and tells two clauses apart', () => {
    const clauses = book.accessList?.clauses ?? [];
    const dimensions = (tier: string) => [...new Set(clauses.filter((one) => one.tier === tier).map(({ dimension }) => dimension))].sort();
    for (const tier of ['region', 'city', 'unit']) expect(dimensions(tier), tier).toEqual(['pollutants', 'resources', 'risk', 'spatial']);
    // Nobody published what the provincial tier asks by risk and resources.
    expect(dimensions('province')).toEqual(['pollutants', 'spatial']);
    expect(clauses.length).toBeLessThanOrEqual(60);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
  });

  it('names the parts of zone names that its rules for single places ask for as the layers do', () => {
    const names = zoneLayers.map(({ id, theme, file }) => ({ theme, text: readFileSync(`${sourceFolder}${id}/${file}`, 'utf8') }));
    const stray = book.rules.flatMap(({ id, theme, zones }) =>
      (zones ?? [])
        .filter((part) => !names.some((layer) => layer.theme === theme && layer.text.includes(part)))
        .map((part) => `${id}: ${part}`),
    );
    expect(stray).toEqual([]);
  });
});
