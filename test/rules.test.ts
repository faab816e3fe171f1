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
  ['control-unit', 'priority'],
  ['control-unit', 'key'],
  ['control-unit', 'general'],
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
  ['contaminated-plot', undefined],
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

/** Every text of a book that is shown in two languages, with where it stands. */
function wordsOf(book: RuleBook): [where: string, words: Words][] {
  return [
    ['title', book.title],
    ...Object.entries(book.facts).map(([name, question]): [string, Words] => [`facts.${name}`, question]),
    ...book.rules.flatMap((rule): [string, Words][] => [
      [rule.id, rule.text],
      ...rule.basis.flatMap((link): [string, Words][] => [
        [`${rule.id} document`, link.document],
        ...(link.article ? [[`${rule.id} article`, link.article] as [string, Words]] : []),
        ...(link.remark ? [[`${rule.id} remark`, link.remark] as [string, Words]] : []),
      ]),
    ]),
  ];
}

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

  it('has a question for every missing fact, and no question that no rule asks', () => {
    const asked = new Set(book.rules.flatMap((rule) => rule.missingFacts));
    expect([...asked].sort()).toEqual(Object.keys(book.facts).sort());
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
      // The Songhua regulation, which covers the Yinma, came into force later than the book begins.
      const awaited = day < '2025-10-01' ? [['basin', 'yinma']] : [];
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
    const asking = new Set(book.rules.filter((rule) => rule.regime !== 'information' && inForce(rule, day)).map((rule) => rule.theme));
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
        .filter((rule) => rule.theme === 'nature-reserve' && inForce(rule, day))
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
      expect(
        next.map((other) => other.regime),
        rule.id,
      ).toEqual([rule.regime]);
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
    const wrong = wordsOf(book).filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '' || !han.test(zh) || han.test(en));
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
    expect(book.rules.filter((rule) => placed.has(rule.theme) && rule.regime !== 'information').map((rule) => rule.id)).toEqual([]);
  });

  it('asks nothing where it only informs, and asks something where an answer could change the outcome', () => {
    expect(
      book.rules.filter((rule) => (rule.regime === 'information') !== (rule.missingFacts.length === 0)).map((rule) => rule.id),
    ).toEqual([]);
  });
});
