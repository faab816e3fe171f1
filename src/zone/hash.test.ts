import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from './index';

describe('canonicalJson', () => {
  /** The same by JSON's own writer: keys put in order first. */
  const byJson = (value: unknown): string =>
    JSON.stringify(value, (_, v: unknown) =>
      v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
    );
  const values: unknown[] = [
    { b: 1, a: [1.5, -0, 1e-7, 1e21, NaN, Infinity, null, undefined, true], c: undefined },
    ['', 'plain', '红线 (演示)', '"', '\\', '\n', '\u2028', '\ud800', 'a/b', '</script>', '\u007f'],
    { 'ключ "x"': { '': { z: {}, y: [] } }, 红线: 1 },
    null,
    'text',
    3.25,
    [[[]], {}],
  ];
  it.each(values.map((value) => ({ value })))('writes what JSON writes, keys in order: $value', ({ value }) =>
    expect(canonicalJson(value)).toBe(byJson(value)),
  );
  it('orders keys as text, numbers too', () => expect(canonicalJson({ 9: 1, 10: 2 })).toBe('{"10":2,"9":1}'));
});

describe('contentHash', () => {
  it('is SHA-256 of the text in UTF-8 (FIPS 180-4, "abc")', () => {
    expect(contentHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(contentHash('红')).toBe(contentHash(new TextEncoder().encode('红')));
  });
});
