import { describe, expect, it } from 'vitest';
import { area, distance, dms, hectares, length, noteSentence, number, position, sentence, share, validity, words } from './index';
import { themes } from '#zone';
import { enFileNotes, enFileProblems } from './en-files';
import { enFrameNotes, enFrameProblems } from './en-frames';
import { enNotes, enProblems } from './en-problems';
import { zhFileNotes, zhFileProblems } from './zh-files';
import { zhFrameNotes, zhFrameProblems } from './zh-frames';
import { zhNotes, zhProblems } from './zh-problems';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('measures', () => {
  it('writes an area in hectares, mu and square metres', () => {
    expect(plain(area(12_043.4, 'zh'))).toBe('1.2043 公顷 (18.07 亩; 12 043 m²)');
    expect(plain(area(12_043.4, 'en'))).toBe('1.2043 ha (18.07 mu; 12 043 m²)');
  });
  it('never writes zero for something, nor all for a part', () => {
    expect(share(0)).toBe('0.0 %');
    expect(share(0.00001)).toBe('<0.1 %');
    expect(share(0.99999)).toBe('>99.9 %');
    expect(share(1)).toBe('100.0 %');
    expect(share(0.365)).toBe('36.5 %');
    expect(hectares(0.1)).toBe('<0.0001');
    expect(distance(0.01)).toBe('<0.1 m');
  });
  it('writes lengths and distances', () => {
    expect(length(9999.94)).toBe('9999.9 m');
    expect(length(12_345)).toBe('12.35 km');
    expect(distance(30.14)).toBe('30.1 m');
    expect(distance(1234.4)).toBe('1234 m');
    expect(distance(23_456)).toBe('23.5 km');
    expect(plain(number(4_860_123.44, 1))).toBe('4 860 123.4');
  });
  it('writes coordinates', () => {
    expect(position([125.3235, 43.8821])).toBe('125.323500°E 43.882100°N');
    expect(dms(125.3235)).toBe('125°19′24.6″');
    expect(dms(125.99999999)).toBe('126°00′00.0″');
  });
});

describe('sentences', () => {
  it('says where, what and what next', () => {
    const problem = { code: 'coordinates-unreadable', at: '3', params: { line: 3, text: '125;x' } };
    expect(sentence(problem, 'zh')).toBe('第 3 行：读不懂“125;x”。每行写一对“经度,纬度”，例如 125.3235,43.8821。');
    expect(sentence(problem, 'en')).toMatch(/^Line 3: "125;x" cannot be read\./);
  });
  it('names the place of a crossing', () => {
    expect(sentence({ code: 'self-crossing', at: 'features[1] 125.5,43.9' }, 'en')).toMatch(/^Feature 2 125\.500000°E 43\.900000°N: /);
  });
  it('tells a refusal from a repair', () => {
    expect(sentence({ code: 'self-crossing' }, 'en')).toContain('try again');
    expect(noteSentence({ code: 'repaired.self-crossing', params: { count: 2 } }, 'en')).toContain('in 2 places; it was split');
  });
  it('names a code it does not know', () => {
    expect(sentence({ code: 'never-heard' }, 'zh')).toContain('never-heard');
  });
  it('never prints undefined, whatever is missing', () => {
    for (const set of [
      zhProblems,
      enProblems,
      zhNotes,
      enNotes,
      zhFileProblems,
      enFileProblems,
      zhFileNotes,
      enFileNotes,
      zhFrameProblems,
      enFrameProblems,
      zhFrameNotes,
      enFrameNotes,
    ])
      for (const say of Object.values(set)) expect((say as (p: Record<string, never>) => string)({})).not.toContain('undefined');
  });
});

describe('words', () => {
  it('names every theme, and every class in both languages', () => {
    for (const theme of themes)
      for (const language of ['zh', 'en'] as const) expect([theme, words(language).theme[theme]]).not.toContain(undefined);
    for (const [theme, classes] of Object.entries(words('zh').className)) {
      expect(Object.keys(words('en').className[theme]!)).toEqual(Object.keys(classes));
      expect(Object.values(words('en').className[theme]!).join()).not.toMatch(/\p{Script=Han}/u);
    }
  });
  it('says which days something is in force', () => {
    expect(validity({ validFrom: '2026-01-01', validUntil: '2026-12-31' }, 'zh')).toBe('2026-01-01 至 2026-12-31');
    expect(validity({ validUntil: '2026-12-31' }, 'en')).toBe('until 2026-12-31');
    expect(validity({}, 'zh')).toBe('');
  });
  it('has a word in both languages for everything, and the two differ', () => {
    expect(words('zh').verdict.prohibited).toBe('禁止');
    expect(words('en').verdict.prohibited).toBe('Prohibited');
    expect(JSON.stringify([words('zh').verdict, words('en').verdict])).not.toMatch(/符合|compliant|approved/i);
  });
});
