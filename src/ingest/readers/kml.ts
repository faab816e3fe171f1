import type { Position } from '#geo';
import type { Note, Problem } from '#zone';
import { closed, feature, named, Parts } from '../raw-feature';
import type { Decoded, FrameEvidence, GivenFile, RawFeature, Reader, Reading, ReadResult } from '../reading';
import { limits } from '../text';
import { childrenOf, opensWith, readXml, textOf, type XmlElement } from '../xml';
import { evidenceOf } from './ovital';

/**
 * KML 2.2/2.3 (OGC 12-007r2) and Google's gx extension: longitude, latitude on WGS 84. A KMZ is an archive, its members come here. Folders are layers.
 * 奥维's OVKML is KML with elements of its own; what they say of a shift is evidence. Nothing that a file links to is fetched.
 */
export const kml: Reader = {
  format: 'kml',
  recognises: (_file, text) => text !== null && opensWith(text.text, /<(\w+:)?(kml|Placemark|Folder|Document)[\s>]/),
  read: (file, text, beside) => (text === null ? Promise.resolve({ ok: true, readings: [] }) : read(file, text, beside)),
};

const geometries = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Track', 'MultiTrack', 'Model'];
const kept = new Set(
  `kml Document Folder Placemark NetworkLink Link Url href name description ExtendedData Data value SchemaData SimpleData
  outerBoundaryIs innerBoundaryIs coordinates coord ${geometries.join(' ')}`.split(/\s+/),
);

async function read(file: GivenFile, { text, encoding }: Decoded, beside: readonly GivenFile[]): Promise<ReadResult> {
  // Elements that only 奥维 writes; the one that names the datum is wanted.
  const ovital = /<Ov[A-Z]\w*/.test(text) || /\.ovkm[lz]\b/i.test(file.name) || /ovital|奥维/i.test(text.slice(0, 5000));
  const xml = await readXml(text.replace(/^[\uFEFF\s]+/, ''), (name) => kept.has(name) || name === 'OvCoordType');
  if (!xml.ok) return { ok: false, problems: xml.problems.map((problem) => ({ ...problem, at: placed(file, problem) })) };
  const found: Found = { layers: new Map(), links: [], count: 0 };
  walk(xml.root, [], found);
  // A KMZ may link its own members, which are read by themselves.
  const folder = file.name.slice(0, file.name.lastIndexOf('/') + 1);
  const links = found.links.filter((link) => !beside.some(({ name }) => name === folder + link)).length;
  const notes: Note[] = links > 0 ? [{ code: 'kml-network-link', at: file.name, params: { count: links } }] : [];
  if (found.count === 0 && found.links.length > links) return { ok: true, readings: [] };
  if (found.count === 0) return { ok: false, problems: [{ code: 'no-geometry', at: file.name }, ...notes] };
  const readings: Reading[] = [];
  for (const { path, datum, features } of found.layers.values()) {
    const frame: FrameEvidence = { axes: 'stated', unit: 'degrees', ...evidenceOf(datum, ovital) };
    readings.push({ format: 'kml', file: file.name, ...(path === '' ? {} : { layer: path }), encoding, features, frame, notes: [] });
  }
  readings[0]!.notes.push(...notes);
  return { ok: true, readings };
}

const placed = (file: GivenFile, { at }: Problem) => (at === undefined ? file.name : `${file.name} line ${at}`);

interface Found {
  /** By folder and by what is said of the datum: features of two frames are two readings. */
  layers: Map<string, { path: string; datum: string | undefined; features: RawFeature[] }>;
  links: string[];
  count: number;
}

function walk(element: XmlElement, folders: readonly string[], found: Found) {
  if (element.name === 'NetworkLink') found.links.push(element.children.map((link) => textOf(link, 'href') ?? '').join(''));
  else if (element.name === 'Placemark') {
    // One beyond the limit is enough for the refusal.
    if (found.count++ > limits.features) return;
    const datum = textOf(element, 'OvCoordType')?.toUpperCase();
    const path = folders.join(' / ');
    const key = JSON.stringify([path, datum]);
    const layer = found.layers.get(key) ?? { path, datum, features: [] };
    found.layers.set(key, layer);
    layer.features.push(placemark(element));
  } else {
    const name = element.name === 'Folder' ? textOf(element, 'name') : undefined;
    for (const child of element.children) walk(child, name === undefined ? folders : [...folders, name], found);
  }
}

function placemark(element: XmlElement): RawFeature {
  const at = `line ${element.line}`;
  const parts = new Parts();
  const problems: Problem[] = [];
  for (const child of element.children) if (geometries.includes(child.name)) collect(child, parts, problems);
  const name = textOf(element, 'name');
  const id = element.attributes.get('id');
  const properties = named(fieldsOf(element));
  return feature(at, parts.shapes(), {
    ...(name === undefined ? {} : { name }),
    ...(id === undefined ? {} : { id }),
    properties,
    problems: problems.slice(0, 1).map((problem) => ({ ...problem, at })),
  });
}

function* fieldsOf(element: XmlElement): Generator<[string, string]> {
  for (const name of ['name', 'description']) {
    const text = textOf(element, name);
    if (text !== undefined) yield [name, text];
  }
  for (const data of childrenOf(element, 'ExtendedData').flatMap(({ children }) => children)) {
    if (data.name === 'Data') yield [data.attributes.get('name') ?? '', textOf(data, 'value') ?? ''];
    if (data.name === 'SchemaData')
      for (const field of childrenOf(data, 'SimpleData')) yield [field.attributes.get('name') ?? '', field.text.trim()];
  }
}

function collect(element: XmlElement, parts: Parts, problems: Problem[]) {
  const path = () =>
    positionsOf(
      childrenOf(element, 'coordinates')
        .map(({ text }) => text)
        .join(' '),
      problems,
    );
  if (element.name === 'Point') for (const position of path()) parts.points.push(position);
  if (element.name === 'LineString') parts.lines.push(path());
  // By itself a LinearRing is a line that returns to its start, in KML's own words.
  if (element.name === 'LinearRing') parts.lines.push(closed(path()));
  if (element.name === 'Polygon') {
    const rings = ['outerBoundaryIs', 'innerBoundaryIs']
      .flatMap((name) => childrenOf(element, name))
      .flatMap((side) => childrenOf(side, 'LinearRing'));
    const read = (ring: XmlElement) => positionsOf(textOf(ring, 'coordinates') ?? '', problems);
    // An empty Polygon is no geometry; one without an outer boundary is a fault.
    if (rings.length > 0) parts.polygons.push(childrenOf(element, 'outerBoundaryIs').length > 0 ? rings.map(read) : []);
  }
  if (element.name === 'Track') {
    const track = childrenOf(element, 'coord').map(({ text }) => text.trim().split(/\s+/).slice(0, 3).join(','));
    parts.lines.push(positionsOf(track.join(' '), problems));
  }
  if (element.name === 'Model') problems.push({ code: 'unknown-geometry-type', params: { type: 'Model' } });
  if (element.name === 'MultiGeometry' || element.name === 'MultiTrack')
    for (const child of element.children) if (geometries.includes(child.name)) collect(child, parts, problems);
}

/** `lng,lat[,height]` with blanks between; blanks after the commas are wrong and common. */
function positionsOf(text: string, problems: Problem[]): Position[] {
  const positions: Position[] = [];
  for (const tuple of text.replaceAll(/\s*,\s*/g, ',').split(/\s+/)) {
    if (tuple === '') continue;
    const numbers = tuple.split(',').map((number) => (number === '' ? Number.NaN : Number(number)));
    const [lng, lat] = numbers;
    if (lng === undefined || lat === undefined || numbers.slice(0, 2).some(Number.isNaN))
      problems.push({ code: 'kml-coordinates', params: { text: tuple.slice(0, 40) } });
    else positions.push([lng, lat]);
  }
  return positions;
}
