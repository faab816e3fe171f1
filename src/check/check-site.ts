import { candidateCells, compare, growBox, nearest, nearestEver, type Candidate, type Relation } from '#geo';
import { type ExactLayer, type LayerState, type Problem, type RuleBook, type Words, type Draft, type ZoneRecord, termsOf } from '#zone';
import { partlyIsBorderline } from './borderline';
import { accessLists } from './access';
import { choicesOf } from './activity';
import type { Activity, CheckOptions, CheckReport, Finding, LayerAnswer, LayerUsed, Requirement, UnknownReason } from './check-report';
import { understood } from './conditions';
import { eiaHints } from './eia';
import { expiryOf } from './expiry';
import { influenceOf } from './influence';
import { measureOverlap, nothing } from './overlap';
import { reportId } from './report-id';
import { round } from './rounding';
import { inForce, requiredThemes, requirementsFor, type RulesState } from './rules';
import { makeSite, type Site } from './site';
import { decides, judge } from './verdict';
import type { Waters } from './waters';

export const engine = 'xuanzhi/0.1.0';
export const reportSchema = 'xuanzhi-check-report/2';

/** Nobody has said what is to be built. */
export const nothingSaid: Activity = { facts: {} };

/** What a check rests on: the layers of a catalogue as far as they could be loaded, and its rules. */
export interface CheckBasis {
  layers: readonly LayerState[];
  rules: RulesState;
  /** Hash of the catalogue. */
  catalogue: string;
  /** River courses and places for what lies on the same water; absent where nobody has them. */
  waters?: Waters | null;
}

/** Draft × layers × rules → report. Whatever goes wrong for one layer becomes that layer's `unknown`; only a draft that is no site has no report. */
export function checkSite(
  draft: Draft,
  basis: CheckBasis,
  options: CheckOptions,
  activity: Activity = nothingSaid,
): { ok: true; report: CheckReport; site: Site } | { ok: false; problems: Problem[] } {
  const made = makeSite(draft);
  if (!made.ok) return made;
  const { site } = made;
  const { layers: states, rules } = basis;
  const zoned = states.filter(({ entry }) => entry.kind === 'zones');
  const asked = rules.state === 'loaded' ? understood(activity, rules.book.facts) : activity;
  const answers = zoned.map((state) => answerOf(site, state, rules, options, asked));
  const restricting = rules.state === 'loaded' ? requiredThemes(rules.book) : [];
  // A declaration cannot excuse a layer whose theme can forbid something.
  const used = zoned.map(({ entry }) => layerUsed(entry, entry.required || restricting.includes(entry.theme)));
  if (rules.state === 'loaded') answers.push(...unnamed(rules.book, zoned));
  const usable: RulesState = rules.state === 'loaded' && !inForce(rules.book, options.asOf) ? { state: 'missing' } : rules;
  const book = usable.state === 'loaded' ? usable.book : null;
  const access = book ? accessLists(answers, states, book, options.asOf, asked) : [];
  const content = {
    schema: reportSchema,
    engine,
    catalogue: basis.catalogue,
    ruleBook: rules.state === 'loaded' ? { edition: rules.book.edition, hash: rules.hash } : null,
    asOf: options.asOf,
    options,
    expires: expiryOf(
      options.asOf,
      zoned.map(({ entry }) => entry),
      rules,
    ),
    activity,
    choices: book ? choicesOf(asked, book.facts) : {},
    site: site.record,
    layers: used,
    answers,
    access,
    eia: book?.eia ? eiaHints(book.eia, answers, used, options, asked) : null,
    influence: influenceOf(site, states, basis.waters, options.asOf),
    ...judge(answers, used, usable, access),
  };
  return { ok: true, report: { id: reportId(content), ...content }, site };
}

/** What the rules ask for and the catalogue does not name would otherwise not even be missed. */
function unnamed(book: RuleBook, zoned: readonly LayerState[]): LayerAnswer[] {
  const has = (theme: string, seed?: string) =>
    zoned.some(({ entry }) => entry.theme === theme && (seed === undefined || entry.seed.includes(seed)));
  const missing = (layer: string, title?: Words): LayerAnswer => ({
    layer,
    ...(title ? { title: plain(title) } : {}),
    answer: 'unknown',
    reason: 'not-loaded',
    findings: [],
    coveredShare: 0,
  });
  const asked = book.requires.filter(({ theme, seed }) => !has(theme, seed));
  const rest = requiredThemes(book).filter((theme) => !has(theme) && !asked.some((need) => need.theme === theme));
  return [
    ...asked.map(({ theme, seed, title }) => missing(has(theme) ? `${theme} ${seed}` : theme, title)),
    ...rest.map((theme) => missing(theme)),
  ];
}

/** One record for all reports of a session, so that it is hashed once. */
const records = new WeakMap<LayerState['entry'], LayerUsed>();

function layerUsed(entry: LayerState['entry'], required: boolean): LayerUsed {
  const known = records.get(entry);
  if (known?.required === required) return known;
  const { id, title, theme, synthetic, edition, validFrom, validUntil, accuracyM, source } = entry;
  const hash = (entry.exact ?? entry.display).hash;
  const record = {
    id,
    title: plain(title),
    theme,
    required,
    synthetic,
    edition,
    hash,
    validFrom,
    ...(validUntil ? { validUntil } : {}),
    accuracyM,
    source: plain(source),
  };
  records.set(entry, record);
  return record;
}

const plain = ({ zh, en }: Words): Words => ({ zh, en });

function answerOf(site: Site, state: LayerState, rules: RulesState, options: CheckOptions, activity: Activity): LayerAnswer {
  const layer = state.entry.id;
  const unknown = (reason: UnknownReason, findings: Finding[] = [], coveredShare = 0): LayerAnswer => ({
    layer,
    answer: 'unknown',
    reason,
    findings,
    coveredShare,
  });
  if ('missing' in state) return unknown(state.missing);
  if (!inForce(state.entry, options.asOf)) return unknown('not-in-force');
  try {
    const findings = findingsIn(site, state.exact, state.entry, rules, options, activity);
    const covered = coveredShare(site, state.exact);
    if (findings === null || covered === null) return unknown('failed');
    if (covered < 1) return unknown(covered === 0 ? 'outside-coverage' : 'partly-covered', findings, round.share(covered));
    if (mayLieOutside(site, state.exact)) return unknown('partly-covered', findings, covered);
    const [first, ...rest] = findings;
    if (first && findings.some(decides)) return { layer, answer: 'concerned', findings: [first, ...rest], coveredShare: 1 };
    return { layer, answer: 'not-concerned', nearby: findings, coveredShare: 1 };
  } catch {
    // Whatever a geometry does to the engine costs this layer its answer, and only that: `failed` is said, and the other layers still count.
    return unknown('failed');
  }
}

/** How much of the site the layer claims to know; null when it could not be measured. */
function coveredShare(site: Site, { coverageIndex }: ExactLayer): number | null {
  if (!coverageIndex) return 1;
  return measureOverlap(site, coverageIndex, 0, compare(site.figure, coverageIndex, 0))?.share ?? null;
}

/** Whether a site that may be off by its own frame lies so close to the edge of what the layer knows that it may lie beyond it. */
function mayLieOutside({ figure, record: { accuracyM } }: Site, { coverageIndex }: ExactLayer): boolean {
  return accuracyM !== undefined && coverageIndex !== null && nearest(figure, coverageIndex, 0, accuracyM) !== null;
}

/** One list for all, so that it is hashed once. */
const noRequirements: readonly Requirement[] = [];

/** All findings of one layer, worst first; null when one of them could not be measured. */
function findingsIn(
  site: Site,
  exact: ExactLayer,
  entry: LayerState['entry'],
  rules: RulesState,
  options: CheckOptions,
  activity: Activity,
): Finding[] | null {
  const findings: Finding[] = [];
  // A site that may itself be off moves against the boundary by both.
  const accuracyM = entry.accuracyM + (site.record.accuracyM ?? 0);
  const box = growBox(site.figure.box, Math.max(options.nearM, accuracyM));
  for (const candidate of candidateCells(exact.zoneIndex, box)) {
    // Outside its own dates a zone demands nothing. This and nothing else passes a zone over.
    if (!inForce(exact.zones[candidate.shape]!, options.asOf)) continue;
    const finding = findingOf(site, exact, candidate, accuracyM, options);
    if (finding === 'failed') return null;
    if (!finding) continue;
    const requirements =
      rules.state === 'loaded' && inForce(rules.book, options.asOf)
        ? requirementsFor(rules.book, entry.theme, finding.zone, options.asOf, activity)
        : noRequirements;
    findings.push({ ...finding, requirements });
  }
  return findings.sort(bySeverity);
}

function findingOf(
  site: Site,
  exact: ExactLayer,
  candidate: Candidate,
  accuracyM: number,
  options: CheckOptions,
): Omit<Finding, 'requirements'> | 'failed' | null {
  const index = exact.zoneIndex;
  const { shape, cells } = candidate;
  const zone = zoneFound(exact.zones[shape]!);
  const compared = compare(site.figure, index, shape, cells);
  const { relation } = compared;
  if (relation === 'disjoint') {
    const found = nearest(site.figure, index, shape, Math.max(options.nearM, accuracyM), cells);
    if (!found) return null;
    const [from, to] = [found.from, found.to].map(([x, y]) => [round.coordinate(x), round.coordinate(y)] as const);
    return {
      zone,
      relation: 'near',
      overlap: nothing,
      distanceM: round.distance(found.distanceM),
      nearest: [from!, to!],
      borderline: found.distanceM <= accuracyM,
      negligible: false,
    };
  }
  if (relation === 'touches') return { zone, relation, overlap: nothing, distanceM: 0, borderline: accuracyM > 0, negligible: false };
  const overlap = measureOverlap(site, index, shape, compared);
  if (!overlap) return 'failed';
  const depth = relation === 'within' ? nearestEver(site.figure, index, shape, cells)?.distanceM : undefined;
  return {
    zone,
    relation,
    overlap: { areaM2: round.area(overlap.areaM2), share: round.share(overlap.share), lengthM: round.distance(overlap.lengthM) },
    distanceM: 0,
    ...(depth === undefined ? {} : { depthM: round.distance(depth) }),
    borderline: isBorderline(site, exact, candidate, relation, accuracyM, overlap.areaM2, depth),
    negligible: isNegligible(site, relation, overlap, options.toleranceM2),
  };
}

function zoneFound({ id, code, name, nameEn, class: zoneClass, validFrom, validUntil, properties }: ZoneRecord): Finding['zone'] {
  const terms = termsOf(properties);
  return {
    id,
    ...(code ? { code } : {}),
    name,
    ...(nameEn ? { nameEn } : {}),
    ...(zoneClass ? { class: zoneClass } : {}),
    ...(terms.length > 0 ? { terms } : {}),
    ...(validFrom ? { validFrom } : {}),
    ...(validUntil ? { validUntil } : {}),
  };
}

function isBorderline(
  site: Site,
  exact: ExactLayer,
  candidate: Candidate,
  relation: Relation,
  accuracyM: number,
  insideM2: number,
  depth?: number,
): boolean {
  if (relation === 'within') return depth !== undefined && depth <= accuracyM && accuracyM > 0;
  if (relation === 'equals') return accuracyM > 0;
  return partlyIsBorderline(site, exact.zoneIndex, candidate, accuracyM, insideM2);
}

/** An overlap is a sliver only when it is small beside the site too: a small zone swallowed whole, or a tiny site, is none. */
const sliverShare = 0.01;
/** A line's way through a zone is a sliver below this (m), whatever tolerance is asked for: that one is an area. */
const sliverM = 1;
/** A site narrower than this on average (m) is a line drawn as a polygon; its ground says nothing about what it crosses. */
const thinnestM = 0.5;

/** Whether an overlap is too small to decide anything: below the tolerance, below a hundredth of the site, and not a whole zone. */
function isNegligible(
  site: Site,
  relation: Relation,
  overlap: { areaM2: number; lengthM: number; share: number },
  tolerance: number,
): boolean {
  if (relation === 'within' || relation === 'equals' || relation === 'contains' || site.figure.kind === 'points') return false;
  if (overlap.share >= sliverShare) return false;
  if (site.figure.kind === 'polygons' && (2 * site.areaM2) / site.lengthM < thinnestM) return false;
  return site.figure.kind === 'lines' ? overlap.lengthM < sliverM : overlap.areaM2 < tolerance;
}

const regimeOrder = ['prohibited', 'open', 'conditional', 'information'];

function bySeverity(a: Finding, b: Finding): number {
  const worst = (f: Finding) => Math.min(4, ...f.requirements.map((r) => regimeOrder.indexOf(r.regime)));
  return (
    Number(decides(b)) - Number(decides(a)) ||
    worst(a) - worst(b) ||
    b.overlap.share - a.overlap.share ||
    a.distanceM - b.distanceM ||
    (a.zone.id < b.zone.id ? -1 : a.zone.id > b.zone.id ? 1 : 0)
  );
}
