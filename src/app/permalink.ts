import type { Activity } from '#check';
import { positionsOf, type Position, type Shape } from '#geo';
import { isDay, type Draft, type Problem } from '#zone';
import { typedCode } from './activity';
import { drawnAtFirst, type Language, type Snapshot, type View } from './snapshot';
import { anyOf } from './slice';
import type { Workspace } from './workspace';

/**
 * What a link holds, in the URL's fragment only, which browsers never send to a server: view, language, day, layers that are switched on (`o`) or off (`h`)
 * other than at first, site, activity (industry `i`, facts `f`).
 * The site travels as typed numbers (degrees, at most 9 decimals), so a link can be read and mended by a person.
 */
export interface Linked {
  view?: View;
  language?: Language;
  asOf?: string;
  hidden?: string[];
  shown?: string[];
  draft?: Draft;
  activity?: Activity;
  /** Why something of the link is not there: cut off on its way, or never in it. */
  problems?: Problem[];
}

/** Longer fragments are cut off by mail programs and chats; a larger site has to travel as a file. */
export const longestLink = 60_000;

const number = (value: number, digits: number) => String(Math.round(value * 10 ** digits) / 10 ** digits);

/** What of a snapshot a link tells. */
export type Linkable = Pick<Snapshot, 'view' | 'language' | 'asOf' | 'visible' | 'catalogue' | 'drafts' | 'chosen' | 'activity'>;

export function writeLink(snapshot: Linkable): string {
  const { view, language, asOf, visible, catalogue, drafts, chosen, activity } = snapshot;
  const parts = [`v=${number(view.lng, 5)},${number(view.lat, 5)},${number(view.zoom, 2)}`, `l=${language}`, `d=${asOf}`];
  if (catalogue.state === 'ready') {
    const { layers } = catalogue.catalogue;
    const atFirst = drawnAtFirst(layers);
    const hidden = atFirst.filter((id) => !visible.has(id)).sort();
    const shown = layers.map((l) => l.id).filter((id) => visible.has(id) && !atFirst.includes(id));
    if (hidden.length > 0) parts.push(`h=${hidden.join(',')}`);
    if (shown.length > 0) parts.push(`o=${shown.join(',')}`);
  }
  parts.push(...writeActivity(activity));
  const draft = drafts[chosen];
  if (draft) {
    parts.push(`c=${[...positionsOf(draft.shape)].length}`, `s=${writeShape(draft.shape)}`);
    if (draft.name) parts.push(`n=${encodeURIComponent(draft.name)}`);
  }
  const text = parts.join('&');
  // A link without its site says so; whoever opens it must not take another site for it.
  return text.length <= longestLink ? text : [...parts.filter((p) => !/^[scn]=/.test(p)), 'x=1'].join('&');
}

export function readLink(fragment: string): Linked {
  const linked: Linked = {};
  const fields = new Map<string, string>();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at > 0) fields.set(part.slice(0, at), part.slice(at + 1));
  }
  const [lng, lat, zoom] = (fields.get('v') ?? '').split(',').map(Number);
  const onEarth = Math.abs(lng!) <= 180 && Math.abs(lat!) <= 85 && zoom! >= 0 && zoom! <= 24;
  if (fields.has('v') && onEarth) linked.view = { lng: lng!, lat: lat!, zoom: zoom! };
  const language = fields.get('l');
  if (language === 'zh' || language === 'en') linked.language = language;
  const asOf = fields.get('d');
  if (asOf && isDay(asOf)) linked.asOf = asOf;
  const hidden = fields.get('h');
  if (hidden) linked.hidden = hidden.split(',');
  const shown = fields.get('o');
  if (shown) linked.shown = shown.split(',');
  const shape = readShape(fields.get('s') ?? '');
  const count = fields.get('c');
  const whole = shape && (count === undefined || Number(count) === [...positionsOf(shape)].length);
  const activity = readActivity(fields.get('i'), fields.get('f'));
  if (activity) linked.activity = activity;
  const problems: Problem[] = [];
  if (fields.has('x')) problems.push({ code: 'link-too-long' });
  else if (fields.has('s') && !whole) problems.push({ code: 'link-broken' });
  if (activity === null) problems.push({ code: 'link-activity-broken' });
  if (problems.length > 0) linked.problems = problems;
  if (whole) linked.draft = { id: 'link', ...nameOf(fields.get('n')), shape, crs: 'EPSG:4490', evidence: [{ code: 'from-link' }] };
  return linked;
}

/** `i=C2611&f=nature:new,hasOutlet:no`: names and answers as the rule book spells them, which is plain ASCII; anything else is escaped. */
function writeActivity({ industry, facts }: Activity): string[] {
  const said = Object.entries(facts).map((pair) => pair.map(encodeURIComponent).join(':'));
  return [...(industry ? [`i=${industry.code}`] : []), ...(said.length > 0 ? [`f=${said.join(',')}`] : [])];
}

/** Null when it is broken: half an activity would be another one. The industry's name is for the list to say. */
function readActivity(code: string | undefined, said: string | undefined): Activity | null | undefined {
  if (code === undefined && said === undefined) return undefined;
  const industry = code === undefined ? undefined : typedCode(code);
  const facts: Record<string, string> = {};
  for (const part of said?.split(',') ?? []) {
    const pair = /^([\w-]{1,80}):([\w-]{1,80})$/.exec(part);
    if (!pair) return null;
    facts[pair[1]!] = pair[2]!;
  }
  return industry === null ? null : { ...(industry ? { industry: { code: industry, zh: industry } } : {}), facts };
}

function nameOf(field: string | undefined): { name?: string } {
  if (!field) return {};
  try {
    return { name: decodeURIComponent(field) };
  } catch {
    return { name: field }; // a cut-off escape sequence; the name is only a label
  }
}

const letters = { points: 'p', lines: 'l', polygons: 'a' } as const;

/** `a125.3_43.9_125.31_43.9…`: `~` parts rings or lines, `!` parts polygons. */
function writeShape(shape: Shape): string {
  const path = (positions: readonly Position[]) => positions.map(([x, y]) => `${number(x, 9)}_${number(y, 9)}`).join('_');
  if (shape.kind === 'points') return letters.points + path(shape.coordinates);
  if (shape.kind === 'lines') return letters.lines + shape.coordinates.map(path).join('~');
  return letters.polygons + shape.coordinates.map((rings) => rings.map(path).join('~')).join('!');
}

function readShape(text: string): Shape | null {
  const path = (row: string): Position[] => {
    const numbers = row.split('_').map((part) => (part === '' ? NaN : Number(part)));
    if (numbers.length % 2 === 1) return [];
    return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
  };
  const body = text.slice(1);
  if (body === '' || !/^[-\d._~!e]+$/.test(body)) return null;
  const finite = (positions: readonly Position[]) =>
    positions.length > 0 && positions.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (text[0] === 'p') {
    const coordinates = path(body);
    return finite(coordinates) ? { kind: 'points', coordinates } : null;
  }
  if (text[0] === 'l') {
    const coordinates = body.split('~').map(path);
    return coordinates.every(finite) ? { kind: 'lines', coordinates } : null;
  }
  const coordinates = body.split('!').map((part) => part.split('~').map(path));
  return text[0] === 'a' && coordinates.every((rings) => rings.every(finite)) ? { kind: 'polygons', coordinates } : null;
}

/** Keeps the page's address in step with the workspace, without filling the history. */
export function startPermalink(workspace: Workspace, location: { replace: (fragment: string) => void }): void {
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = anyOf(['view', 'language', 'asOf', 'visible', 'catalogue', 'drafts', 'chosen', 'activity']);
  workspace.subscribe(() => {
    // Where a vertex is dragged through is nobody's address.
    if (workspace.snapshot.edit?.held || !changed(workspace.snapshot)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const link = writeLink(workspace.snapshot);
      if (link === last) return;
      last = link;
      location.replace(`#${link}`);
    }, 150);
  });
}
