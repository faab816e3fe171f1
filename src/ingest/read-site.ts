import { corridorAlong, discsAround, mostBends, positionsOf, type Shape } from '#geo';
import type { Draft, Note, Problem } from '#zone';
import { accuracyOf, placeBy, type Frame } from './frame-name';
import { frameOf, weighFrames, type PlaceOf, type Weighed } from './frame-evidence';
import { countPositions, plainText } from './geojson';
import { openFiles } from './opening';
import type { FrameCandidate, GivenFile, RawFeature, Reading } from './reading';
import { limits } from './text';

/** One site of an input: a draft, or why it is none. */
export type SiteEntry = { ok: true; draft: Draft } | { ok: false; id: string; problems: Problem[] };

/** What one layer of a file holds and how it was understood, for people who want to see. */
export interface ReadingSummary extends Pick<Reading, 'format' | 'file' | 'layer' | 'encoding' | 'notes'> {
  features: number;
  positions: number;
  /** Best first; the first one was taken unless it is asked. */
  frames: FrameCandidate[];
}
/** Refused with `ask`: a person has to say which frame it is, and gives the name back as `crs`. */
export type ReadSite =
  | { ok: true; entries: SiteEntry[]; notes: Note[]; readings: ReadingSummary[] }
  | { ok: false; problems: Problem[]; ask?: FrameCandidate[]; readings?: ReadingSummary[] };

export interface ReadOptions {
  /** The whole width of the corridor that lines stand for, and the radius of the disc that points stand for, in m. */
  widthM?: number;
  radiusM?: number;
  /** The frame that a person names for all numbers, as `FrameCandidate.frame`. */
  crs?: string;
  /** Names the county of a position; asked for only where the evidence alone does not decide. */
  places?: () => Promise<PlaceOf | null>;
}

/**
 * The visitor's door: typed text or files → sites in file order, a feature each. What a file is, its content says. A feature that is no site is an entry
 * of its own; only input that cannot be read, or whose frame a person has to decide, fails as a whole. Never throws for what a person gave.
 */
export async function readSite(input: string | readonly GivenFile[], options: ReadOptions = {}): Promise<ReadSite> {
  if (typeof input === 'string' && input.length > limits.bytes)
    return refuse({ code: 'too-large', params: { bytes: input.length, limit: limits.bytes } });
  const opened = await openFiles(typeof input === 'string' ? [{ name: '', bytes: new TextEncoder().encode(input) }] : input);
  if (!opened.ok) return opened;
  const count = opened.readings.reduce((sum, { features }) => sum + countPositions(features), 0);
  if (count > limits.positions) return refuse({ code: 'too-many-vertices', params: { count, limit: limits.positions } });
  const entries: SiteEntry[] = [];
  const readings: ReadingSummary[] = [];
  let question: Extract<Weighed, { ok: false }> | null = null;
  for (const reading of opened.readings) {
    const weigh = await weigher(reading, options);
    const { taken, others, refused } = weigh.whole;
    const { format, file, layer, encoding, notes, features } = reading;
    readings.push({
      format, file, ...(layer === undefined ? {} : { layer }), ...(encoding === undefined ? {} : { encoding }), notes,
      features: features.length, positions: countPositions(features), frames: [...(taken ? [taken] : []), ...others],
    }); // prettier-ignore
    if (refused && refused.ask.length > 0) question ??= refused;
    for (const feature of features) entries.push(...entriesOf(feature, String(entries.length + 1), reading, weigh.one(feature), options));
  }
  // Nothing is a site, or the same question stands over all of a layer: asked once, not feature by feature.
  if (question && entries.every((entry) => !entry.ok)) return { ok: false, problems: question.problems, ask: question.ask, readings };
  const [only] = entries;
  if (entries.length === 1 && only && !only.ok) return { ok: false, problems: only.problems, readings };
  const all = opened.readings.flatMap(({ features }) => features);
  const mixed: Note[] = all.filter(({ shapes }) => shapes.length > 1).map(({ at }) => ({ code: 'mixed-kinds', at }));
  const total: Note[] = entries.length > 1 ? [{ code: 'features-read', params: { count: entries.length } }] : [];
  return { ok: true, entries, notes: [...opened.notes, ...mixed, ...total], readings };
}

interface Whole {
  taken: FrameCandidate | null;
  others: FrameCandidate[];
  refused: Extract<Weighed, { ok: false }> | null;
}

/** The frame of a layer, weighed over all its features at once; where they do not go together each is weighed by itself. */
async function weigher(reading: Reading, { crs, places }: ReadOptions): Promise<{ whole: Whole; one: (feature: RawFeature) => Weighed }> {
  const own = (feature: RawFeature) => (feature.crs === undefined ? reading.frame : { ...reading.frame, crs: feature.crs });
  const given = crs === undefined ? {} : { choice: crs };
  let more: { choice?: string; placeOf?: PlaceOf } = given;
  const alike = reading.features.every((feature) => feature.crs === undefined);
  const shapes = alike ? reading.features.flatMap((feature) => feature.shapes) : (reading.features[0]?.shapes ?? []);
  let weighed = weighFrames(shapes, reading.features[0] && !alike ? own(reading.features[0]) : reading.frame, more);
  if (!weighed.ok && weighed.ask.length > 0) {
    const placeOf = await places?.();
    if (placeOf) weighed = weighFrames(shapes, reading.frame, (more = { ...given, placeOf }));
  }
  const away = weighed.ok && weighed.taken.reasons.some(({ code }) => code === 'outside-china');
  const together = alike && weighed.ok && !away;
  const whole: Whole = weighed.ok
    ? { taken: weighed.taken, others: weighed.others, refused: null }
    : { taken: null, others: weighed.ask, refused: weighed };
  return { whole, one: (feature) => (together ? weighed : weighFrames(feature.shapes, own(feature), more)) };
}

function entriesOf(feature: RawFeature, number: string, reading: Reading, weighed: Weighed, options: ReadOptions): SiteEntry[] {
  const { at, properties } = feature;
  const id = oneLine(plainText(feature.id) ?? plainText(properties['id']) ?? number);
  if (feature.problems.length > 0) return [{ ok: false, id, problems: feature.problems }];
  if (!weighed.ok) return [{ ok: false, id, problems: weighed.problems.map((p) => ({ ...p, at })) }];
  const frame = frameOf(weighed.taken);
  const shapes = placeBy(frame, feature.shapes);
  // The frame was tried on the extent; a single angle within it may still be none when it is packed.
  for (const shape of shapes)
    for (const [lng, lat] of positionsOf(shape))
      if (!Number.isFinite(lng) || !Number.isFinite(lat))
        return [{ ok: false, id, problems: [{ code: 'crs-does-not-fit', at, params: { crs: weighed.taken.frame } }] }];
  const name = [feature.name, properties['name'], properties['名称'], properties['Name']].find(
    (v): v is string => typeof v === 'string' && v !== '',
  );
  const declared = feature.declaredAreaM2 ?? properties['declaredAreaM2'];
  return shapes.map((given, k): SiteEntry => {
    const wide = widened(given, options);
    if (!wide.ok) return { ok: false, id, problems: [{ ...wide.problem, at }] };
    const { shape, notes } = wide;
    const draft: Draft = {
      id: shapes.length > 1 ? `${id}-${k + 1}` : id,
      ...(name ? { name: oneLine(name) } : {}),
      shape,
      ...(typeof declared === 'number' && declared > 0 && Number.isFinite(declared) ? { declaredAreaM2: declared } : {}),
      ...placed(frame),
      evidence: [...reading.notes, ...weighed.taken.reasons, ...notes],
    };
    return { ok: true, draft };
  });
}

/** Lines with a width and points with a radius are ground: asked for, never assumed. */
function widened(
  shape: Shape,
  { widthM, radiusM }: ReadOptions,
): { ok: true; shape: Shape; notes: Note[] } | { ok: false; problem: Problem } {
  if (shape.kind === 'lines' && widthM !== undefined) {
    const corridor = corridorAlong(shape.coordinates, widthM);
    if (corridor) return { ok: true, shape: corridor, notes: [{ code: 'corridor', params: { width: widthM } }] };
    return { ok: false, problem: { code: 'corridor-failed', params: { limit: mostBends } } };
  }
  if (shape.kind === 'points' && radiusM !== undefined) {
    const discs = discsAround(shape.coordinates, radiusM);
    if (discs) return { ok: true, shape: discs, notes: [{ code: 'disc', params: { radius: radiusM } }] };
    return { ok: false, problem: { code: 'corridor-failed', params: { limit: mostBends } } };
  }
  return { ok: true, shape, notes: [] };
}

function placed(frame: Frame): Pick<Draft, 'crs' | 'accuracyM'> {
  const { base } = frame;
  const accuracyM = accuracyOf(frame);
  return { crs: typeof base === 'string' ? base : `EPSG:${base.epsg}`, ...(accuracyM > 0 ? { accuracyM } : {}) };
}

/** A label without line breaks, terminal codes, or marks that turn the direction of the text around it. */
function oneLine(label: string): string {
  return label
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function refuse(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}
