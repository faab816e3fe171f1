/**
 * Fixed rounding of everything that leaves in a report, so that the same question gives the same bytes everywhere: coordinates 9 decimals,
 * areas 2, distances and lengths 3, shares 8. Shares are never rounded to a 0 or a 1 that they are not.
 */
const decimals = (value: number, digits: number) => {
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  return rounded === 0 ? 0 : rounded; // no −0 in JSON
};
export const round = {
  coordinate: (degrees: number) => decimals(degrees, 9),
  area: (m2: number) => decimals(m2, 2),
  distance: (m: number) => decimals(m, 3),
  share: (value: number) => (value <= 0 ? 0 : value >= 1 ? 1 : Math.min(0.99999999, Math.max(0.00000001, decimals(value, 8)))),
};
