import { describe, expect, it } from 'vitest';
import {
  areaM2,
  buildIndex,
  destination,
  distanceM,
  fromSurvey,
  crsOf,
  type GaussKruger,
  gaussKrugerAt,
  lengthM,
  locate,
  nearest,
  nearestEver,
  planeAreaM2,
  prepare,
  toSurvey,
  type Position,
} from './index';

const cell: Position[][] = [[[125, 43.895], [125.01, 43.895], [125.01, 43.905], [125, 43.905], [125, 43.895]]]; // prettier-ignore
import { Trapezoids, trapezoidM2 } from './measure';

describe('area', () => {
  it('of the cell 125.00–125.01°E, 43.895–43.905°N is 892 668.771 m² (国土调查办发〔2008〕32号)', () => {
    expect(Math.abs(areaM2([cell]) - 892668.771)).toBeLessThan(0.01);
  });
  it('takes holes off and does not care which way rings run', () => {
    const hole: Position[] = [
      [125.002, 43.9],
      [125.004, 43.9],
      [125.004, 43.902],
      [125.002, 43.9],
    ];
    expect(areaM2([[cell[0]!, hole]])).toBeCloseTo(areaM2([cell]) - areaM2([[hole]]), 6);
    expect(areaM2([[[...cell[0]!].reverse(), hole]])).toBeCloseTo(areaM2([[cell[0]!, hole]]), 6);
  });
  it('in the plane of its 3° zone is larger by 159 ppm one degree from the central meridian', () => {
    const edge: Position[][] = [cell[0]!.map(([x, y]): Position => [x + 1.995, y])];
    const ppm = (planeAreaM2(crsOf(4530) as GaussKruger, [edge]) / areaM2([edge]) - 1) * 1e6;
    expect(ppm).toBeGreaterThan(158);
    expect(ppm).toBeLessThan(160);
  });
});

describe('Gauss–Krüger: the seven test vectors, forward to 0.1 mm and back to 1e-9°', () => {
  it.each([
    ['长春人民广场', 125.3235, 43.8868, 4530, 4861467.077, 42445637.402],
    ['四平', 124.3504, 43.1664, 4529, 4782091.405, 41609815.984],
    ['辽源', 125.1435, 42.8879, 4530, 4750622.432, 42430033.135],
    ['查干湖', 124.27, 45.25, 4529, 5013512.715, 41599699.008],
    ['白城', 122.84, 45.62, 4529, 5053862.289, 41487521.302],
    ['石头口门', 125.78, 43.91, 4530, 4863845.877, 42482327.984],
    ['珲春防川', 130.62, 42.42, 4532, 4699212.143, 44386419.863],
  ])('%s', (_, lng, lat, epsg, x, y) => {
    const gk = crsOf(epsg) as GaussKruger;
    expect(gaussKrugerAt(lng)).toEqual(gk);
    const survey = toSurvey(gk, [lng, lat]);
    // The vectors are printed to the millimetre, so half of one is all they can tell; the way there and back is exact.
    expect(Math.abs(survey.x - x)).toBeLessThan(0.0006);
    expect(Math.abs(survey.y - y)).toBeLessThan(0.0006);
    const back = fromSurvey(gk, survey.x, survey.y);
    expect(Math.abs(back[0] - lng)).toBeLessThan(1e-11);
    expect(Math.abs(back[1] - lat)).toBeLessThan(1e-11);
    const printed = fromSurvey(gk, x, y);
    expect(Math.abs(printed[0] - lng)).toBeLessThan(1e-8);
    expect(Math.abs(printed[1] - lat)).toBeLessThan(1e-8);
  });
  it('knows prefixed and plain zones of both widths, and nothing else', () => {
    expect(crsOf(4551)).toMatchObject({ zone: 42, widthDeg: 3, centralMeridian: 126, prefixed: false });
    expect(crsOf(4499)).toMatchObject({ zone: 21, widthDeg: 6, centralMeridian: 123, prefixed: true });
    expect(crsOf(4510)).toMatchObject({ zone: 21, widthDeg: 6, prefixed: false });
    expect(crsOf(4326)).toMatchObject({ projection: 'none' });
  });
});

describe('distance', () => {
  const index = buildIndex([[cell]]);
  it('from a point is the geodesic to the straight [lng, lat] edge, to 1 mm', () => {
    const at: Position = [125.02, 43.9];
    const found = nearest(prepare({ kind: 'points', coordinates: [at] }), index, 0, 5000)!;
    let brute = Infinity;
    for (let i = 0; i <= 1e5; i++) brute = Math.min(brute, distanceM(at, [125.01, 43.895 + i * 1e-7]));
    expect(Math.abs(found.distanceM - brute)).toBeLessThan(0.001);
    expect(found.to[0]).toBe(125.01);
  });
  it('is null beyond the limit and found without one', () => {
    const figure = prepare({ kind: 'points', coordinates: [[126, 43.9]] });
    expect(nearest(figure, index, 0, 500)).toBeNull();
    expect(nearestEver(figure, index, 0)!.distanceM).toBeCloseTo(distanceM([126, 43.9], nearestEver(figure, index, 0)!.to), 6);
  });
  it('between two polygons is that of the nearest pair of edges', () => {
    const site: Position[] = [[125.011, 43.8], [125.2, 43.8], [125.2, 44], [125.011, 44], [125.011, 43.8]]; // prettier-ignore
    const found = nearest(prepare({ kind: 'polygons', coordinates: [[site]] }), index, 0, 500)!;
    // Meridians come together to the north, so the northern end of the zone's east edge is nearest.
    expect(found.distanceM).toBeCloseTo(distanceM([125.011, 43.905], [125.01, 43.905]), 3);
  });
  it('along lines follows edges that are straight in [lng, lat]', () => {
    expect(lengthM([[[125, 43], [126, 43]]])).toBeGreaterThan(distanceM([125, 43], [126, 43])); // prettier-ignore
  });
  it('of a destination is what was asked, to 1 µm', () => {
    expect(distanceM([125, 43], destination([125, 43], 37, 300))).toBeCloseTo(300, 6);
  });
});

describe('locate', () => {
  it('is exact to one ulp at the boundary', () => {
    const index = buildIndex([[cell]]);
    const up = 125.01 + 2 ** -46;
    const down = 125.01 - 2 ** -46;
    expect([locate(index, 0, [down, 43.9]), locate(index, 0, [125.01, 43.9]), locate(index, 0, [up, 43.9])]).toEqual(['in', 'on', 'out']);
  });
});

describe('the short way to a distance', () => {
  it('agrees with the geodesic to 20 µm up to 75° of latitude, and passes over to it without a step', () => {
    let state = 7;
    const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
    for (let i = 0; i < 3000; i++) {
      const from: Position = [125 + random(), -75 + 150 * random()];
      const metres = 1100 * random();
      // `destination` is the geodesic's own direct problem: what it lays out must be measured back.
      expect(Math.abs(distanceM(from, destination(from, 360 * random(), metres)) - metres)).toBeLessThan(2e-5);
    }
  });
});

describe('Trapezoids', () => {
  it.each([0, 23, 43.5, -60, 89])('sums what the formula sums, to 1e-13 of the ground between edge and meridian, at latitude %f', (lat) => {
    const near = new Trapezoids(125, lat);
    // The last two are beyond its reach and take the formula's own way.
    for (const [dLat, half] of [
      [0, 0.001],
      [0.05, 0.03],
      [-0.1, 0.05],
      [0.11, 0.0001],
      [0.3, 0.01],
      [0, 0.2],
    ] as const) {
      const edge = [125.3, lat + dLat - half, 125.9, lat + dLat + half] as const;
      const asked = trapezoidM2(...edge, 125);
      expect(Math.abs(near.m2(...edge) / asked - 1)).toBeLessThan(1e-13);
      expect(near.m2(edge[2], edge[3], edge[0], edge[1])).toBe(-near.m2(...edge));
    }
  });
});
