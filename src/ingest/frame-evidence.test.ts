import { gaussKrugerOf, toBd09, toGcj02, toSurvey, type GaussKruger, type Position, type Shape } from '#geo';
import { expect, it, describe } from 'vitest';
import { frameOf, weighFrames, type PlaceOf } from './frame-evidence';
import { placeBy } from './frame-name';
import type { FrameEvidence } from './reading';

/** Printed by survey offices' programs (CGCS2000, 3°): place, lng, lat, zone, X north, Y east with the zone number. */
const vectors: [string, number, number, number, number, number][] = [
  ['长春', 125.3235, 43.8868, 42, 4861467.077, 42445637.402],
  ['四平', 124.3504, 43.1664, 41, 4782091.405, 41609815.984],
  ['辽源', 125.1435, 42.8879, 42, 4750622.432, 42430033.135],
  ['查干湖', 124.27, 45.25, 41, 5013512.715, 41599699.008],
  ['白城', 122.84, 45.62, 41, 5053862.289, 41487521.302],
  ['石头口门', 125.78, 43.91, 42, 4863845.877, 42482327.984],
  ['珲春', 130.62, 42.42, 44, 4699212.143, 44386419.863],
];
const points = (...coordinates: Position[]): Shape[] => [{ kind: 'points', coordinates }];
const survey: FrameEvidence = { axes: 'by-format' };
/** The seven places as if each were its county, and the rest of the province without names. */
const jilin: PlaceOf = ([lng, lat]) => {
  if (lng < 121.6 || lng > 131.4 || lat < 40.8 || lat > 46.4) return null;
  return { zh: '某县', en: 'a county' };
};
const at = (weighed: ReturnType<typeof weighFrames>) => (weighed.ok ? weighed.taken.at : null);
function near(found: Position | null, lng: number, lat: number, deg = 1e-8) {
  expect(found?.[0]).toBeCloseTo(lng, -Math.log10(deg * 2));
  expect(found?.[1]).toBeCloseTo(lat, -Math.log10(deg * 2));
}
const written = (gk: GaussKruger, p: Position): Position => {
  const { x, y } = toSurvey(gk, p);
  return [y, x];
};

describe.each(vectors)('%s', (_, lng, lat, zone, north, east) => {
  it('is read from eastings with the zone number', () => {
    const weighed = weighFrames(points([east, north]), survey);
    near(at(weighed), lng, lat);
    expect(weighed).toMatchObject({ ok: true, taken: { frame: `EPSG:${4488 + zone}`, confidence: 'likely', accuracyM: 0 } });
  });
  it('is read when the numbers stand the other way round, and that is said', () => {
    const weighed = weighFrames(points([north, east]), survey);
    near(at(weighed), lng, lat);
    expect(weighed).toMatchObject({ ok: true, taken: { frame: `EPSG:${4488 + zone} swapped` } });
    expect(JSON.stringify(weighed)).toContain('frame-axes-swapped');
    // A file that says which is which and is wrong is asked about.
    expect(weighFrames(points([north, east]), { axes: 'stated' })).toMatchObject({
      ok: false,
      ask: [{ frame: `EPSG:${4488 + zone} swapped` }],
    });
  });
  it('is read without the zone number when the head names zone or meridian, and asked about when nothing does', () => {
    const short = points([east % 1e6, north]);
    for (const header of [{ zone }, { centralMeridian: zone * 3 }, { zone, widthDeg: 3 as const }])
      near(at(weighFrames(short, { axes: 'by-format', header })), lng, lat);
    const asked = weighFrames(short, survey, { placeOf: jilin });
    expect(asked.ok).toBe(false);
    const offered = asked.ok ? [] : asked.ask.map(({ frame }) => frame);
    expect(offered).toContain(`EPSG:${4509 + zone}`);
    expect(offered.length).toBeGreaterThan(1);
  });
  it('is read in its 6° zone', () => {
    const six = gaussKrugerOf('cgcs2000', 6, Math.floor(lng / 6) + 1, true)!;
    const weighed = weighFrames(points(written(six, [lng, lat])), survey);
    near(at(weighed), lng, lat);
    expect(weighed).toMatchObject({ taken: { frame: `EPSG:${six.epsg}` } });
  });
  it.each(['xian-1980', 'beijing-1954', 'new-beijing'] as const)('is never taken silently in %s', (datum) => {
    const gk = gaussKrugerOf(datum, 3, zone, true)!;
    const numbers = points(written(gk, [lng, lat]));
    const header = { datum, text: datum, zone };
    const weighed = weighFrames(numbers, { axes: 'by-format', header });
    expect(weighed).toMatchObject({ ok: false, ask: [{ frame: `EPSG:${gk.epsg} ballpark`, accuracyM: 100 }] });
    expect(JSON.stringify(weighed)).toContain('datum-no-shift');
    expect(weighFrames(numbers, survey, { choice: `EPSG:${gk.epsg}` })).toMatchObject({
      ok: false,
      problems: [{ code: 'datum-no-shift' }],
    });
    near(at(weighFrames(numbers, survey, { choice: `EPSG:${gk.epsg} ballpark` })), lng, lat);
  });
  it('is read from degrees, either way round', () => {
    near(at(weighFrames(points([lng, lat]), survey)), lng, lat);
    const turned = weighFrames(points([lat, lng]), survey);
    near(at(turned), lng, lat);
    expect(JSON.stringify(turned)).toContain('axes-swapped');
    expect(weighFrames(points([lat, lng]), { axes: 'stated', unit: 'degrees' })).toMatchObject({
      ok: false,
      problems: [{ code: 'axes-swapped' }],
      ask: [{ frame: 'EPSG:4490 swapped' }],
    });
  });
  it('is offered unshifted only where the source hints at a shift, and comes back to 1e-8°', () => {
    for (const [name, shift] of [
      ['GCJ-02', toGcj02],
      ['BD-09', toBd09],
    ] as const) {
      const numbers = points(shift([lng, lat]));
      near(at(weighFrames(numbers, survey, { choice: name })), lng, lat);
      expect(weighFrames(numbers, survey)).toMatchObject({ ok: true, others: [] });
    }
    const hinted = weighFrames(points(toGcj02([lng, lat])), { axes: 'stated', fixed: 'EPSG:4326', shifted: 'gcj-02' });
    expect(hinted).toMatchObject({ ok: false, ask: [{ frame: 'EPSG:4326' }, { frame: 'GCJ-02' }] });
    near(at(weighFrames(points(toGcj02([lng, lat])), { axes: 'stated', header: { datum: 'gcj-02', text: 'GCJ02' } })), lng, lat);
  });
});

describe('contradictions are asked about', () => {
  const [, , , , north, east] = vectors[0]!;
  it('a head of one zone over eastings of another', () => {
    const weighed = weighFrames(points([east, north]), { axes: 'by-format', header: { zone: 41, datum: 'cgcs2000', text: '2000' } });
    expect(weighed).toMatchObject({
      ok: false,
      problems: [{ code: 'frame-contradiction', params: { prefix: 42, stated: 41 } }, { code: 'frame-ask' }],
    });
    expect(weighed.ok ? [] : weighed.ask.map(({ frame }) => frame).toSorted()).toEqual(['EPSG:4530', 'EPSG:4550 unprefixed']);
    near(at(weighFrames(points([east, north]), survey, { choice: 'EPSG:4551 unprefixed' })), 125.3235, 43.8868);
  });
  it.each([{ crs: 'EPSG:4529' }, { crs: 'urn:ogc:def:crs:EPSG::4550' }])(
    'a declared zone %o and a different number in front',
    (declared) => {
      expect(weighFrames(points([east, north]), { axes: 'by-format', ...declared }).ok).toBe(false);
    },
  );
  it('a 3° head over a 6° zone number', () => {
    const six = written(gaussKrugerOf('cgcs2000', 6, 21, true)!, [124.3, 43.8]);
    expect(weighFrames(points(six), { axes: 'by-format', header: { widthDeg: 3 } }).ok).toBe(false);
  });
  it('a datum that nobody knows', () => {
    expect(weighFrames(points([east, north]), { axes: 'by-format', header: { text: '长春地方坐标系' } })).toMatchObject({
      ok: false,
      problems: [{ code: 'frame-datum-unknown' }],
      ask: [{ frame: 'EPSG:4530' }],
    });
  });
  it('metres in a format of degrees', () => {
    expect(weighFrames(points([east, north]), { axes: 'stated', unit: 'degrees' })).toMatchObject({
      ok: false,
      problems: [{ code: 'metres-not-degrees' }],
      ask: [{ frame: 'EPSG:4530' }],
    });
  });
  it('an angle that may be packed: both places are offered', () => {
    const weighed = weighFrames(points([125.3235, 43.5312]), { axes: 'by-format', packable: true });
    expect(weighed.ok ? [] : weighed.ask.map(({ frame }) => frame)).toEqual(['EPSG:4490', 'EPSG:4490 packed']);
    near(
      at(weighFrames(points([125.3235, 43.5312]), survey, { choice: 'EPSG:4490 packed' })),
      125 + 32 / 60 + 35 / 3600,
      43 + 53 / 60 + 12 / 3600,
    );
  });
});

describe('what fits without being the same is said and read', () => {
  const [, , , , north, east] = vectors[0]!;
  it('a zone number that the declared frame has not, and the other way round', () => {
    const extra = weighFrames(points([east, north]), { axes: 'by-format', crs: 'EPSG:4551' });
    near(at(extra), 125.3235, 43.8868);
    expect(JSON.stringify(extra)).toContain('frame-prefix-extra');
    const missing = weighFrames(points([east % 1e6, north]), { axes: 'by-format', crs: 'EPSG:4530' });
    near(at(missing), 125.3235, 43.8868);
    expect(JSON.stringify(missing)).toContain('frame-prefix-missing');
  });
  it.each([124.5, 127.5, 130.5])('a plot on %s°E in either neighbour zone', (lng) => {
    for (const zone of [lng / 3 - 0.5, lng / 3 + 0.5])
      for (const prefixed of [true, false]) {
        const numbers = points(written(gaussKrugerOf('cgcs2000', 3, zone, prefixed)!, [lng, 43]));
        near(at(weighFrames(numbers, { axes: 'by-format', header: { zone } })), lng, 43);
      }
  });
  it('a place far from China is read and said to be outside, numbers that are none are refused', () => {
    expect(weighFrames(points([2.35, 48.85]), survey)).toMatchObject({ ok: true, taken: { reasons: [{}, { code: 'outside-china' }] } });
    expect(weighFrames(points([200, 91]), survey)).toMatchObject({ ok: false, problems: [{ code: 'out-of-range' }] });
    expect(weighFrames(points([1e9, 5]), survey)).toMatchObject({ ok: false, ask: [], problems: [{ code: 'metres-not-degrees' }] });
    expect(weighFrames([], survey)).toMatchObject({ ok: false, problems: [{ code: 'no-geometry' }] });
    expect(weighFrames(points([NaN, 1]), survey)).toMatchObject({ ok: false });
  });
  it('a choice that does not fit, or is none, is refused', () => {
    expect(weighFrames(points([north, east]), survey, { choice: 'EPSG:4530' })).toMatchObject({
      ok: false,
      problems: [{ code: 'crs-does-not-fit' }],
    });
    for (const choice of [
      'EPSG:9999',
      'EPSG:4490 unprefixed',
      'EPSG:4530 packed',
      'EPSG:4530 ballpark',
      'EPSG:2366 shift=1,2,3',
      'foo',
      '',
    ])
      expect(weighFrames(points([east, north]), survey, { choice })).toMatchObject({ ok: false, problems: [{ code: 'crs-refused' }] });
  });
  it('seven parameters move the datum as their formula says', () => {
    const gk = gaussKrugerOf('xian-1980', 3, 42, true)!;
    const shape = points(written(gk, [125.3235, 43.8868]));
    const moved = (shift: string) => at(weighFrames(shape, survey, { choice: `EPSG:2366 shift=${shift}` }))!;
    const zero = moved('0,0,0,0,0,0,0');
    // Another ellipsoid about the same centre: the latitude differs by metres, the longitude not at all.
    expect(zero[0]).toBeCloseTo(125.3235, 9);
    // 10 m along the z axis is cos φ · 10 m northward.
    expect((moved('0,0,10,0,0,0,0')[1] - zero[1]) * 111_112).toBeCloseTo(10 * Math.cos((43.8868 * Math.PI) / 180), 1);
    // A frame turned by +1″ about z sees every longitude 1″ smaller (EPSG method 9607).
    expect(moved('0,0,0,0,0,1,0')[0] - zero[0]).toBeCloseTo(-1 / 3600, 8);
    const frame = frameOf(
      (weighFrames(shape, survey, { choice: 'EPSG:2366 shift=0,0,10,0,0,0,0' }) as Extract<ReturnType<typeof weighFrames>, { ok: true }>)
        .taken,
    );
    expect(placeBy(frame, shape)[0]!.coordinates[0]).toEqual(moved('0,0,10,0,0,0,0'));
  });
});
