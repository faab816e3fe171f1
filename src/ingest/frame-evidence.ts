import type { Position, Shape } from '#geo';
import type { Note, Problem } from '#zone';
import { extentOf } from './frame';
import { accuracyOf, hasNoShift, nameFrame, parseFrame, placeOne, type Frame } from './frame-name';
import { degreeOptions, metreOptions, statedFrame, type Option } from './frame-options';
import type { FrameCandidate, FrameEvidence } from './reading';

/** `taken`: one clear winner. Else a person is asked, among what is possible; an empty list where nothing is. */
export type Weighed =
  { ok: true; taken: FrameCandidate; others: FrameCandidate[] } | { ok: false; ask: FrameCandidate[]; problems: Problem[] };
export type PlaceOf = (at: Position) => { zh: string; en: string } | null;

/** China with a margin, [west, south, east, north]: outside it numbers are more likely read wrongly than right. */
const china = [72, 3, 137, 55] as const;
/** The width of a 3° zone and a little. */
const nearbyDeg = 3.2;
const inChina = ([lng, lat]: Position) => lng >= china[0] && lng <= china[2] && lat >= china[1] && lat <= china[3];

/**
 * Where a file's numbers are: every frame that its evidence and the size of its numbers allow, best first. `choice` is a person's word, as in `FrameCandidate.frame`, and
 * wins over all evidence if the numbers fit. `placeOf` names the county of a position; candidates in none give way to candidates in one.
 */
export function weighFrames(
  shapes: readonly Shape[],
  evidence: FrameEvidence,
  { choice, placeOf }: { choice?: string; placeOf?: PlaceOf } = {},
): Weighed {
  const [west, south, east, north] = extentOf(shapes);
  if (west > east) return refuse({ code: 'no-geometry' });
  const corners: Position[] = [[west, south], [east, south], [east, north], [west, north], [(west + east) / 2, (south + north) / 2]]; // prettier-ignore
  if (!corners.flat().every(Number.isFinite)) return refuse({ code: 'not-finite' });
  if (choice !== undefined) return chosen(choice, corners, placeOf);
  const stated = statedFrame(evidence);
  if (stated && 'code' in stated) return refuse(stated);
  const angles = Math.max(...corners.flat().map(Math.abs)) <= 1000;
  const first: [number, number] = [...corners[0]!] as [number, number];
  const prefixOf = (swapped: boolean) => prefixIn(swapped ? south : west, swapped ? north : east);
  const { options, problems } = angles ? degreeOptions(evidence, stated, first) : metreOptions(evidence, stated, prefixOf);
  const fitting = ranked(options.flatMap((option) => fit(option, corners, placeOf) ?? []));
  if (fitting.length === 0) return angles ? outside(options[0], corners, placeOf) : refuse(noFrame(stated, first), ...problems);
  // The file's order stated and wrong, a frame stated that does not hold: what else fits is offered, not taken.
  const [best] = fitting;
  const rivals = fitting.filter(({ confidence }) => confidence === 'likely');
  if (best!.confidence === 'sure' || (best!.confidence === 'likely' && rivals.length === 1))
    return { ok: true, taken: best!, others: fitting.slice(1) };
  const why = [...problems, ...reasonsToAsk(fitting, evidence, stated !== null, angles, first)];
  return { ok: false, ask: fitting, problems: why.length > 0 ? why : [{ code: 'frame-ask', params: { count: fitting.length } }] };
}

/** A candidate as something that can be told in a sentence: its name is what is given back. */
export function candidateTold({ frame, at, place }: FrameCandidate): Note {
  const [lng, lat] = at;
  return { code: 'frame-candidate', params: { frame, lng, lat, ...(place ? { placeZh: place.zh, placeEn: place.en } : {}) } };
}

/** The frame that a candidate names. */
export function frameOf(candidate: FrameCandidate): Frame {
  return parseFrame(candidate.frame)!;
}

function chosen(choice: string, corners: readonly Position[], placeOf: PlaceOf | undefined): Weighed {
  const frame = parseFrame(choice);
  if (!frame) return refuse({ code: 'crs-refused', params: { crs: choice.slice(0, 60) } });
  const reason: Note = { code: 'given-crs', params: { crs: choice } };
  if (hasNoShift(frame.base) && frame.shift === undefined) {
    const option: Option = {
      frame: { ...frame, shift: 'ballpark' },
      confidence: 'possible',
      reasons: [reason, { code: 'frame-ballpark', params: { metres: 100 } }],
      reachDeg: 6,
    };
    const candidate = fit(option, corners, placeOf);
    return candidate
      ? { ok: false, ask: candidate, problems: [{ code: 'datum-no-shift', params: { crs: choice } }] }
      : refuse({ code: 'crs-does-not-fit', params: { crs: choice } });
  }
  const reasons =
    frame.shift === undefined
      ? [reason]
      : [reason, frame.shift === 'ballpark' ? { code: 'frame-ballpark', params: { metres: 100 } } : { code: 'frame-shift-given' }];
  const option: Option = { frame, confidence: 'sure', reasons, reachDeg: 6 };
  const found = fit(option, corners, placeOf);
  if (found) return { ok: true, taken: found[0]!, others: [] };
  const plane = typeof frame.base !== 'string' && frame.base.projection !== 'none';
  return plane || frame.swapped || frame.packed
    ? refuse({ code: 'crs-does-not-fit', params: { crs: choice } })
    : outside(option, corners, placeOf);
}

/** An option as a candidate, if it places every corner in China and near enough to its meridian. */
function fit(
  { frame, confidence, reasons, reachDeg }: Option,
  corners: readonly Position[],
  placeOf: PlaceOf | undefined,
): FrameCandidate[] | null {
  const placed = corners.map((corner) => placeOne(frame, corner));
  if (!placed.every(inChina)) return null;
  const { base } = frame;
  const meridian = typeof base !== 'string' && 'centralMeridian' in base ? base.centralMeridian : null;
  if (meridian !== null && reachDeg !== undefined && !placed.every(([lng]) => Math.abs(lng - meridian) <= reachDeg)) return null;
  const at = placed[4]!;
  const place = placeOf?.(at);
  const outsideNote: Note[] = placeOf && !place ? [{ code: 'frame-place-outside' }] : [];
  return [
    {
      frame: nameFrame(frame),
      ...(place ? { place } : {}),
      reasons: [...reasons, ...outsideNote],
      confidence,
      at,
      accuracyM: accuracyOf(frame),
    },
  ];
}

/** Best first, each place once: one zone of 3° and one of 6° on the same meridian are one plane. Likely ones in no county give way to one that is in one. */
function ranked(candidates: FrameCandidate[]): FrameCandidate[] {
  const different = candidates.filter(
    ({ at, accuracyM }, i) =>
      !candidates.some((o, k) => k < i && o.accuracyM === accuracyM && Math.hypot(o.at[0] - at[0], o.at[1] - at[1]) < 1e-9),
  );
  const known = different.some(({ place, confidence }) => place && confidence !== 'possible');
  const weighed = different.map((c): FrameCandidate =>
    known && !c.place && c.confidence === 'likely' ? { ...c, confidence: 'possible' } : c,
  );
  // Places of the base map and their surroundings are offered; the same numbers at the other end of China are no help.
  const around = weighed.filter((c) => c.place);
  const kept = weighed.filter(
    (c) => around.length === 0 || c.confidence === 'sure' || around.some((o) => Math.abs(o.at[0] - c.at[0]) < nearbyDeg),
  );
  const order = ['sure', 'likely', 'possible'];
  return kept.toSorted(
    (a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence) || Number(b.place !== undefined) - Number(a.place !== undefined),
  );
}

/** Degrees that are nowhere in China are read as they stand and said to be outside; numbers that are no degrees are refused. */
function outside(option: Option | undefined, corners: readonly Position[], placeOf: PlaceOf | undefined): Weighed {
  const [x, y] = corners[0]!;
  if (!option || corners.some(([lng, lat]) => Math.abs(lng) > 1000 || Math.abs(lat) > 1000))
    return refuse({ code: 'metres-not-degrees', params: { x, y } });
  const placed = corners.map((corner) => placeOne(option.frame, corner));
  if (corners.every(([lng, lat]) => inChina([lat, lng]))) return refuse({ code: 'axes-swapped', params: { lng: x, lat: y } });
  if (!placed.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return refuse({ code: 'out-of-range', params: { x, y } });
  const away = placed.find((p) => !inChina(p))!;
  const place = placeOf?.(placed[4]!);
  const note: Note = { code: 'outside-china', params: { lng: away[0], lat: away[1] } };
  const taken: FrameCandidate = {
    frame: nameFrame(option.frame),
    ...(place ? { place } : {}),
    reasons: [...option.reasons, note],
    confidence: option.confidence,
    at: placed[4]!,
    accuracyM: accuracyOf(option.frame),
  };
  return option.confidence === 'possible' ? { ok: false, ask: [taken], problems: [note] } : { ok: true, taken, others: [] };
}

function reasonsToAsk(
  fitting: readonly FrameCandidate[],
  evidence: FrameEvidence,
  isStated: boolean,
  angles: boolean,
  [x, y]: readonly [number, number],
): Problem[] {
  const problems: Problem[] = [];
  if (fitting.some(({ frame }) => / (ballpark)$/.test(frame)))
    problems.push({ code: 'datum-no-shift', params: { crs: fitting[0]!.frame.split(' ')[0]! } });
  const allTurned = fitting.every(({ frame }) => frame.includes(' swapped'));
  if (allTurned && angles) problems.push({ code: 'axes-swapped', params: { lng: x, lat: y } });
  else if (allTurned && isStated && evidence.crs) problems.push({ code: 'crs-does-not-fit', params: { crs: evidence.crs } });
  if (!angles && evidence.unit === 'degrees') problems.push({ code: 'metres-not-degrees', params: { x, y } });
  if (fitting.length > 1) problems.push({ code: 'frame-ask', params: { count: fitting.length } });
  return problems;
}

function noFrame(stated: ReturnType<typeof statedFrame>, [x, y]: readonly [number, number]): Problem {
  if (stated && 'crs' in stated)
    return { code: 'crs-does-not-fit', params: { crs: typeof stated.crs === 'string' ? stated.crs : `EPSG:${stated.crs.epsg}` } };
  return { code: 'metres-not-degrees', params: { x, y } };
}

/** The zone number in front of all eastings: 42 of 42 445 637. */
function prefixIn(least: number, most: number): number | null {
  const prefix = Math.floor(least / 1e6);
  return prefix === Math.floor(most / 1e6) && ((prefix >= 13 && prefix <= 23) || (prefix >= 25 && prefix <= 45)) ? prefix : null;
}

const refuse = (...problems: Problem[]): Weighed => ({ ok: false, ask: [], problems });
