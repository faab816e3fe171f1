import { expect, it } from 'vitest';
import { csvFailure, csvHead } from './csv';

const siteCell = (name: string) => csvFailure(name, [], 'zh').split(',,,')[0];

it.each([
  ['=1+1', "'=1+1"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['\nx', '"\'\nx"'],
  ['＝1+1', "'＝1+1"],
  ['＋1a', "'＋1a"],
  ['－1a', "'－1a"],
  ['＠x', "'＠x"],
  [' =1+1', "' =1+1"],
  ['\ufeff=1', "'\ufeff=1"],
  ['=HYPERLINK("http://x","点")', '"\'=HYPERLINK(""http://x"",""点"")"'],
])('%j cannot be calculated', (name, cell) => {
  expect(siteCell(name)).toBe(cell);
});

it.each([
  ['-12.5', '-12.5'],
  ['+3', '+3'],
  ['一号厂区 = 二期', '一号厂区 = 二期'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\r\nlines', '"two\r\nlines"'],
])('%j stays what it is', (name, cell) => {
  expect(siteCell(name)).toBe(cell);
});

it('begins with the mark that tells Excel its encoding, and ends every line with CR and LF', () => {
  const head = csvHead('zh');
  expect([...new TextEncoder().encode(head).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(head.endsWith('\r\n')).toBe(true);
  expect(csvFailure('s', ['w.'], 'en').split(',').length).toBe(csvHead('en').split(',').length);
});

it('says of a site without a report that it was not checked, and why', () => {
  expect(csvFailure('a.txt #3', ['面没有面积。', '坐标缺失。'], 'zh')).toContain(',未检查,面没有面积。 坐标缺失。,');
});
