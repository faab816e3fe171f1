import { describe, expect, it } from 'vitest';
import { readAngle, Spelling, unpack } from './angles';

describe('spellings of an angle', () => {
  it.each([
    '125°19′24.6″',
    '125°19\'24.6"',
    "125º19’24.6''",
    '125˚19‘24.6”',
    '125° 19′ 24.6″',
    '１２５°１９′２４．６″',
    '125度19分24.6秒',
    '125-19-24.6',
    '125–19–24.6',
    '125:19:24.6',
    '125：19：24.6',
    '125 19 24.6',
    '125.19.24.6',
    '125°19.41′',
    '125.3235°',
    '125.3235度',
  ])('%s is 125.3235 degrees for sure', (text) => {
    expect(readAngle(text)).toEqual({ value: 125.3235, unit: 'degrees' });
  });

  it.each([
    ['E125°19′24.6″', 125.3235, 'east'],
    ['125°19′24.6″E', 125.3235, 'east'],
    ['东经125度19分24.6秒', 125.3235, 'east'],
    ['125.3235 e', 125.3235, 'east'],
    ['北纬43°53′12.48″', 43.8868, 'north'],
    ['N 43.8868', 43.8868, 'north'],
    ['43-53-12.48 S', -43.8868, 'north'],
    ['西经1°30′', -1.5, 'east'],
  ])('%s says which of the two it is', (text, value, axis) => {
    expect(readAngle(text)).toEqual({ value, unit: 'degrees', axis });
  });

  it('leaves a bare number without a unit', () => {
    expect(readAngle(' 125.3235 ')).toEqual({ value: 125.3235 });
    expect(readAngle('4861467.077')).toEqual({ value: 4861467.077 });
    expect(readAngle('-1.5e3')).toEqual({ value: -1500 });
  });

  it.each([
    '125°60′00″',
    '125°19′60″',
    '125-75-10',
    '125°24.6″',
    '125.5°30′',
    '181°0′0″',
    '-125.3W',
    'E125E',
    '125 19',
    'E',
    '',
    '一百',
    '1e999',
    '__proto__',
    '='.repeat(100),
  ])('refuses %j', (text) => {
    expect(readAngle(text)).toBeNull();
  });
});

describe('packed angles', () => {
  it.each([
    [125.19246, 125.3235],
    [43.531248, 43.8868],
    [-125.19246, -125.3235],
    [125.1924, 125 + 19 / 60 + 24 / 3600],
    [125.5, 125 + 50 / 60],
    // A spreadsheet's noise is not a second short.
    [125.19246000000001, 125.3235],
    [126, 126],
  ])('%d is %d', (packed, degrees) => {
    expect(unpack(packed)).toBeCloseTo(degrees, 12);
  });
  it.each([125.6, 125.1975, 125.196, 180.3, 1e9, NaN, Infinity])('%d is none', (value) => {
    expect(unpack(value)).toBeNull();
  });

  const spelt = (...texts: string[]) => {
    const spelling = new Spelling();
    for (const text of texts) spelling.add(readAngle(text)!);
    return spelling;
  };
  it('are possible only where every number is, and mean something else', () => {
    expect(spelt('125.3235', '43.5248').packable).toBe(true);
    expect(spelt('125.3235', '43.8868').packable).toBe(false);
    expect(spelt('125°19′24″', '43.5248').packable).toBe(false);
    expect(spelt('125', '43').packable).toBe(false);
    expect(spelt('4861467.077', '42445637.402').packable).toBe(false);
  });
});
