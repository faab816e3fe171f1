import type { Position } from '#geo';
import type { Note, Problem } from '#zone';
import { feature, named, Parts } from '../raw-feature';
import type { Decoded, GivenFile, RawFeature, Reader, Reading, ReadResult } from '../reading';
import { limits } from '../text';
import { childrenOf, opensWith, readXml, textOf, type XmlElement } from '../xml';

/**
 * GPX 1.0 and 1.1: waypoints, routes and tracks, each a layer; WGS 84, with latitude and longitude named. A track that returns to its start stays a line:
 * whether it walked around a site, only a person can say.
 */
export const gpx: Reader = {
  format: 'gpx',
  recognises: (_file, text) => text !== null && opensWith(text.text, /<(\w+:)?gpx[\s>]/),
  read: (file, text) => (text === null ? Promise.resolve({ ok: true, readings: [] }) : read(file, text)),
};

const kept = new Set(['wpt', 'rte', 'rtept', 'trk', 'trkseg', 'trkpt', 'name', 'desc', 'cmt', 'type']);
const layers = { wpt: 'waypoints', rte: 'routes', trk: 'tracks' } as const;

async function read(file: GivenFile, { text, encoding }: Decoded): Promise<ReadResult> {
  const xml = await readXml(text.replace(/^[\uFEFF\s]+/, ''), (name) => kept.has(name));
  if (!xml.ok) {
    const at = (problem: Problem) => (problem.at === undefined ? file.name : `${file.name} line ${problem.at}`);
    return { ok: false, problems: xml.problems.map((problem) => ({ ...problem, at: at(problem) })) };
  }
  const readings: Reading[] = [];
  for (const kind of ['wpt', 'rte', 'trk'] as const) {
    const elements = childrenOf(xml.root, kind).slice(0, limits.features + 1);
    if (elements.length === 0) continue;
    const notes: Note[] = [];
    const features = elements.map((element) => featureOf(element, kind, notes));
    const frame = { axes: 'stated', unit: 'degrees', fixed: 'EPSG:4326' } as const;
    readings.push({ format: 'gpx', file: file.name, layer: layers[kind], encoding, features, frame, notes });
  }
  if (readings.length === 0) return { ok: false, problems: [{ code: 'no-geometry', at: file.name }] };
  return { ok: true, readings };
}

function featureOf(element: XmlElement, kind: keyof typeof layers, notes: Note[]): RawFeature {
  const at = `line ${element.line}`;
  const parts = new Parts();
  if (kind === 'wpt') parts.points.push(positionOf(element));
  else {
    const segments =
      kind === 'rte' ? [childrenOf(element, 'rtept')] : childrenOf(element, 'trkseg').map((segment) => childrenOf(segment, 'trkpt'));
    const lines = segments.filter((points) => points.length > 0).map((points) => points.map(positionOf));
    // A device that loses the satellites leaves a segment of one position. It is no line; the others are what was walked.
    const long = lines.filter((line) => line.length > 1);
    if (long.length > 0 && long.length < lines.length)
      notes.push({ code: 'gpx-single-position', at, params: { count: lines.length - long.length } });
    for (const line of long.length > 0 ? long : lines) parts.lines.push(line);
  }
  const name = textOf(element, 'name');
  const texts = ['name', 'desc', 'cmt', 'type'].map((key) => [key, textOf(element, key)] as const);
  const properties = named(texts.filter(([, value]) => value !== undefined));
  return feature(at, parts.shapes(), { ...(name === undefined ? {} : { name }), properties });
}

function positionOf({ attributes }: XmlElement): Position {
  const number = (name: string) => Number(attributes.get(name)?.trim() || 'none');
  return [number('lon'), number('lat')];
}
