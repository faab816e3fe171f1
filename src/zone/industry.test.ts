import { describe, expect, it } from 'vitest';
import { findIndustry, inIndustries, readIndustries, searchIndustries, type Industry } from './industry';

const lines = [
  'B\t采矿业\tMining',
  'B12\t其他采矿业\tOther mining',
  'B120\t其他采矿业\tOther mining',
  'B1200\t其他采矿业\t',
  'C\t制造业\tManufacturing',
  'C15\t酒、饮料和精制茶制造业\tAlcohol, beverages and refined tea',
  'C152\t饮料制造\tDrink manufacturing',
  'C1522\t瓶（罐）装饮用水制造\tBottled drinking water manufacturing',
  'C26\t化学原料和化学制品制造业\tChemical raw materials and chemical products',
  'C261\t基础化学原料制造\tBasic chemical manufacturing',
  'C2611\t无机酸制造\tInorganic acid manufacturing',
  'C2614\t有机化学原料制造\tOrganic chemical raw material manufacturing',
  'C264\t涂料、油墨、颜料及类似产品制造\tPaint, ink and pigment manufacturing',
  'C2642\t油墨及类似产品制造\tInk and similar manufacturing',
];
const file = (all = lines) => `code\tzh\ten\n${all.join('\n')}\n`;
const read = (text: string) => {
  const result = readIndustries(text);
  return result.ok ? result.industries : result.problem;
};
const list = read(file()) as Industry[];
const codes = (found: readonly Industry[]) => found.map(({ code }) => code);

describe('readIndustries', () => {
  it('reads every line, with or without an English name, whatever the line ends', () => {
    expect(list).toHaveLength(lines.length);
    expect(list[10]).toEqual({ code: 'C2611', zh: '无机酸制造', en: 'Inorganic acid manufacturing' });
    expect(list[3]).toEqual({ code: 'B1200', zh: '其他采矿业' });
    expect(read(file().replaceAll('\n', '\r\n'))).toEqual(list);
  });

  it.each<[what: string, text: string, line: number]>([
    ['another header', file().replace('code', 'id'), 1],
    ['nothing but a header', 'code\tzh\ten\n', 1],
    ['an empty line within', file(['A\t农业\t', '', 'B\t采矿业\t']), 3],
    ['a line of two columns', file([...lines, 'D\t电力']), 16],
    ['a line of four columns', file([...lines, 'D\t电力\tPower\tmore']), 16],
    ['a code of one digit', file([...lines, 'C1\t农业\t']), 16],
    ['a code without its letter', file([...lines, '2612\t无机碱制造\t']), 16],
    ['a line without a name', file([...lines, 'D\t\tPower']), 16],
    ['a name with a space before it', file([...lines, 'D\t 电力\t']), 16],
    ['a code that occurs twice', file([...lines, 'C\t制造业\t']), 16],
    ['a class without its group', file([...lines, 'C2710\t化学药品原料药制造\t']), 16],
    ['a division without its section', file([...lines, 'D44\t电力、热力生产和供应业\t']), 16],
    ['the same digits in two sections', file([...lines, 'B26\t化学\t']), 16],
    ['a division that is whole and divided', file([...lines, 'B121\t采矿\t']), 4],
  ])('refuses %s and says in which line', (_, text, line) => {
    expect(read(text)).toMatchObject({ code: 'industries-invalid', at: `line ${line}` });
  });

  it('takes a child before its parent: only that it is there counts', () => expect(read(file([...lines].reverse()))).toHaveLength(14));
});

describe('findIndustry', () => {
  it.each([
    ['C2611', 'C2611'],
    ['c2611', 'C2611'],
    ['2611', 'C2611'],
    ['Ｃ２６１１', 'C2611'],
    [' ２６１１\u3000', 'C2611'],
    ['C 2611', 'C2611'],
    ['261', 'C261'],
    ['C26', 'C26'],
    ['26', 'C26'],
    ['c', 'C'],
  ])('finds %s', (text, code) => expect(findIndustry(list, text)?.code).toBe(code));

  it.each(['', ' ', '2', '2612', '26111', 'B2611', 'D', '无机酸制造', '611'])('knows no %j', (text) =>
    expect(findIndustry(list, text)).toBeNull(),
  );
});

describe('searchIndustries', () => {
  it('puts the code itself first, then what begins with it, classes before groups', () => {
    expect(codes(searchIndustries(list, '26', 9))).toEqual(['C26', 'C2611', 'C2614', 'C2642', 'C261', 'C264']);
    expect(codes(searchIndustries(list, 'c261', 9))).toEqual(['C261', 'C2611', 'C2614']);
    expect(codes(searchIndustries(list, 'b', 9))).toEqual(['B', 'B1200', 'B120', 'B12', 'C1522', 'C261', 'C15']);
    expect(codes(searchIndustries(list, '２６１', 9))).toEqual(['C261', 'C2611', 'C2614']);
  });

  it('puts a name that begins with the text before one that holds it, in either language', () => {
    expect(codes(searchIndustries(list, '化学', 9))).toEqual(['C26', 'C2614', 'C261']);
    expect(codes(searchIndustries(list, 'ORGANIC', 9))).toEqual(['C2614', 'C2611']);
    expect(codes(searchIndustries(list, 'raw material', 9))).toEqual(['C2614', 'C26']);
  });

  it('puts whole English words before their ends: ink is no drink', () =>
    expect(codes(searchIndustries(list, 'ink', 9))).toEqual(['C2642', 'C264', 'C1522', 'C152']));

  it('wants every word, in any order, also beside a code', () => {
    expect(codes(searchIndustries(list, 'manufacturing acid', 9))).toEqual(['C2611']);
    expect(codes(searchIndustries(list, '制造 化学', 9))).toEqual(['C2614', 'C261', 'C26']);
    expect(codes(searchIndustries(list, 'c261 制造', 9))).toEqual(['C2611', 'C2614', 'C261']);
    expect(searchIndustries(list, 'acid water', 9)).toEqual([]);
  });

  it('finds a name with full-width brackets by plain ones', () => expect(codes(searchIndustries(list, '瓶(罐)', 9))).toEqual(['C1522']));

  it('gives no more than asked for, and nothing for nothing', () => {
    expect(codes(searchIndustries(list, '26', 2))).toEqual(['C26', 'C2611']);
    expect(searchIndustries(list, '26', 0)).toEqual([]);
    expect(searchIndustries(list, '  ', 9)).toEqual([]);
  });
});

describe('inIndustries', () => {
  it.each<[code: string, prefixes: string[], answer: string]>([
    ['C2614', ['C26', 'D4411'], 'yes'],
    ['C2614', ['C2614'], 'yes'],
    ['C2614', ['C'], 'yes'],
    ['C26', ['C26'], 'yes'],
    ['C2614', ['C2611', 'C27', 'D'], 'no'],
    ['C2614', [], 'no'],
    ['C26', ['C2614'], 'maybe'],
    ['C', ['D44', 'C2614'], 'maybe'],
    ['C26', ['C2614', 'C26'], 'yes'],
    ['C271', ['C2710'], 'yes'],
    ['C2710', ['C271'], 'yes'],
    ['B12', ['B1200'], 'yes'],
    ['B10', ['B1020'], 'maybe'],
    ['B1020', ['B10'], 'yes'],
    ['B1012', ['B1020'], 'no'],
    ['A01', ['A0190'], 'maybe'],
    ['', ['C26'], 'maybe'],
    ['2614', ['C26'], 'maybe'],
    ['c2614', ['C26'], 'maybe'],
    ['C2614', ['26'], 'maybe'],
    ['C2614', ['C2'], 'maybe'],
  ])('%s in %j: %s', (code, prefixes, answer) => expect(inIndustries(code, prefixes)).toBe(answer));
});
