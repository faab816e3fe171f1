import { describe, expect, it } from 'vitest';
import { round } from './rounding';

describe('round', () => {
  it('never makes a share a 0 or a 1 that it is not', () => {
    expect([0, 1, 1 - 1e-12, 1e-12, 0.123456789].map(round.share)).toEqual([0, 1, 0.99999999, 0.00000001, 0.12345679]);
    expect([-1e-9, 1.0000001].map(round.share)).toEqual([0, 1]);
  });
  it('leaves no −0, and keeps to its decimals', () => {
    expect(Object.is(round.area(-0.001), 0)).toBe(true);
    expect([round.area(892668.7714), round.distance(0.0996), round.coordinate(125.3235000004)]).toEqual([892668.77, 0.1, 125.3235]);
  });
});
