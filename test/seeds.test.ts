import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { themes, type Words } from '#zone';

interface Figure {
  value: number;
  unit: string;
  comparison: 'at-least' | 'at-most' | 'equals' | 'more-than';
  text: Words;
}
interface Register {
  document: { title: Words; number: string; date: string; issuer: Words };
  rows: { id: string; section: string; instrument: Words; fixes: Words; figures: Figure[]; themes: string[] }[];
  rules: { id: string; section: string; text: Words }[];
  targets: ({ id: string } & Figure)[];
  lists: { id: string; text: Words; members: Words[] }[];
}

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const register = JSON.parse(read('seeds/register.json')) as Register;
const page = read('seeds/README.md');

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => letter + String(i + 1).padStart(2, '0'));
const both = ({ zh, en }: Words): string => `${zh}<br>${en}`;
const joined = (parts: string[], separator: string): string => parts.join(separator) || '–';
const sign = { 'at-least': '≥', 'at-most': '≤', equals: '=', 'more-than': '>' } as const;

/** The cells of every table row of the page that begins with an id. */
const pageRows = page
  .split('\n')
  .filter((line) => /^\|\s*[SRTL]\d\d\s*\|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the register', () => {
  it('names the document', () => {
    expect(register.document).toMatchObject({ number: '吉环办字〔2020〕4号', date: '2020-01-17' });
    const { title, issuer, number, date } = register.document;
    expect(page).toContain(`《${title.zh}》，${issuer.zh}，${number}，${date}。`);
    expect(page).toContain(`_${title.en}_, ${issuer.en}, ${number}, ${date}.`);
  });

  it('is complete: 24 instruments, 9 rules, 11 targets, 2 lists', () => {
    expect(register.rows.map((row) => row.id)).toEqual(numbered('S', 24));
    expect(register.rules.map((rule) => rule.id)).toEqual(numbered('R', 9));
    expect(register.targets.map((target) => target.id)).toEqual(numbered('T', 11));
    expect(register.lists.map((list) => list.id)).toEqual(numbered('L', 2));
  });

  it('carries the figures of the document', () => {
    const figures = Object.fromEntries(
      register.rows
        .filter((row) => row.figures.length > 0)
        .map((row) => [row.id, row.figures.map(({ value, unit, comparison }) => `${sign[comparison]} ${value} ${unit}`)]),
    );
    expect(figures).toEqual({
      S03: ['≤ 3 water-class'],
      S05: ['= 39 project'],
      S06: ['= 69 project'],
      S07: ['= 114 town', '> 10000 resident'],
      S09: ['= 19 unit'],
      S10: ['≥ 62.5 %', '≤ 4.2 %'],
      S15: ['≥ 90 %'],
      S16: ['= 181500 mu', '≥ 90 %'],
      S18: ['= 526 village'],
    });
    expect(register.targets.map(({ value }) => value)).toEqual([85, 18, 62.5, 4.2, 3, 90, 90, 100, 19, 17, 87]);
  });

  it('writes every figure out in its text, in both languages', () => {
    const figures = [...register.rows.flatMap((row) => row.figures), ...register.targets];
    const unsaid = figures.filter(({ value, text }) =>
      [text.zh, text.en].some((said) => !said.replace(/(?<=\d) (?=\d{3})/g, '').includes(String(value))),
    );
    expect(unsaid.map(({ text }) => text.en)).toEqual([]);
  });

  it('speaks Chinese and English', () => {
    const texts = [
      register.document.title,
      register.document.issuer,
      ...register.rows.flatMap((row) => [row.instrument, row.fixes, ...row.figures.map((figure) => figure.text)]),
      ...register.rules.map((rule) => rule.text),
      ...register.targets.map((target) => target.text),
      ...register.lists.flatMap((list) => [list.text, ...list.members]),
    ];
    const han = /\p{Script=Han}/u;
    expect(texts.filter(({ zh, en }) => !han.test(zh) || en.trim() === '' || han.test(en))).toEqual([]);
  });

  it('gives every row a theme, and names none twice', () => {
    expect(register.rows.filter((row) => row.themes.length === 0).map((row) => row.id)).toEqual([]);
    expect(register.rows.filter((row) => new Set(row.themes).size < row.themes.length).map((row) => row.id)).toEqual([]);
  });

  it('gives rows only to themes that exist, and every checked theme has a row', () => {
    const named = new Set(register.rows.flatMap((row) => row.themes));
    expect([...named].sort()).toEqual(themes.filter((theme) => theme !== 'base').sort());
  });
});

describe('the readable page', () => {
  it('has the same ids in the same order', () => {
    const all = [register.rows, register.rules, register.targets, register.lists].flatMap((part) => part.map(({ id }) => id));
    expect(pageRows.map(([id]) => id)).toEqual(all);
  });

  it('agrees with the register, cell by cell', () => {
    const cells = [
      ...register.rows.map((row) => [
        row.id,
        row.section,
        both(row.instrument),
        both(row.fixes),
        joined(
          row.figures.map((figure) => both(figure.text)),
          '<br>',
        ),
        joined(
          row.themes.map((theme) => `\`${theme}\``),
          ', ',
        ),
      ]),
      ...register.rules.map((rule) => [rule.id, rule.section, both(rule.text)]),
      ...register.targets.map((target) => [target.id, both(target.text), `${sign[target.comparison]} ${target.value} ${target.unit}`]),
      ...register.lists.map((list) => [list.id, both(list.text), list.members.map(({ zh, en }) => `${zh} ${en}`).join('<br>')]),
    ];
    expect(pageRows).toEqual(cells);
  });
});

describe('citations', () => {
  const known = new Set([register.rows, register.rules, register.targets, register.lists].flatMap((part) => part.map(({ id }) => id)));
  const folder = (path: string): string[] => (existsSync(root + path) ? readdirSync(root + path).sort() : []);
  const declarations = folder('data/source')
    .map((layer) => `data/source/${layer}/layer.json`)
    .filter((path) => existsSync(root + path));
  const books = folder('data/rules')
    .filter((name) => name.endsWith('.json'))
    .map((name) => `data/rules/${name}`);

  it('there are layers and rule books to look at', () => {
    expect(declarations.length).toBeGreaterThan(0);
    expect(books.length).toBeGreaterThan(0);
  });

  it('every row that a layer cites is in the register, and every layer but the base map cites one', () => {
    for (const path of declarations) {
      const declaration = JSON.parse(read(path)) as { theme: string; seed: string[] };
      expect(
        declaration.seed.filter((id) => !known.has(id)),
        path,
      ).toEqual([]);
      if (declaration.theme !== 'base') expect(declaration.seed.length, path).toBeGreaterThan(0);
    }
  });

  it('every layer but the base map cites only rows of its own theme', () => {
    const themesOf = (id: string): string[] => register.rows.find((row) => row.id === id)?.themes ?? [];
    for (const path of declarations) {
      const { theme, seed } = JSON.parse(read(path)) as { theme: string; seed: string[] };
      if (theme === 'base') continue;
      expect(
        seed.filter((id) => id.startsWith('S') && !themesOf(id).includes(theme)),
        path,
      ).toEqual([]);
    }
  });

  it('every row that a rule cites is in the register', () => {
    for (const path of books) {
      const { rules } = JSON.parse(read(path)) as { rules: { id: string; seed: string[] }[] };
      expect(
        rules.flatMap((rule) => rule.seed.filter((id) => !known.has(id)).map((id) => `${rule.id}: ${id}`)),
        path,
      ).toEqual([]);
    }
  });
});
