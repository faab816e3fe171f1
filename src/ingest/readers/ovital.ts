import type { Position } from '#geo';
import { isObject, parseJson } from '../json';
import { closed, feature, Parts } from '../raw-feature';
import type { Datum, Decoded, FrameEvidence, GivenFile, RawFeature, Reader, Reading, ReadResult } from '../reading';
import { limits } from '../text';

/**
 * 奥维互动地图 OVJSN. No specification is published. Layout as several independent open programs read and write it, files of V9.3.0 and V10.6.2:
 * `{ Version, ObjItems: [{ Type, Object: { Name, Type, Comment, ObjectDetail } }] }`, Type 30 a folder (`ObjectDetail.ObjChildren`), 7 a point
 * (`Lat`, `Lng`), 8 a track and 13 an area (`Latlng`: latitude, longitude, latitude, …), `Gcj02` 1 where the numbers are shifted, 0 where not. Any other
 * type is refused by its number.
 */
export const ovital: Reader = {
  format: 'ovital',
  recognises: ({ bytes }, text) =>
    isBinary(bytes) || (text !== null && /^\s*\{/.test(text.text) && /"ObjItems"\s*:\s*\[/.test(text.text.slice(0, 5000))),
  read: (file, text) => Promise.resolve(text === null || isBinary(file.bytes) ? refused(file) : read(file, text)),
};

/** OVOBJ begins with `OviO`; nobody but its maker knows how it goes on. */
const isBinary = (bytes: Uint8Array) => [0x4f, 0x76, 0x69, 0x4f].every((byte, i) => bytes[i] === byte);
const refused = (file: GivenFile): ReadResult => ({ ok: false, problems: [{ code: 'ovital-binary', at: file.name }] });

const datumOf: Record<string, Datum> = { GCJ02: 'gcj-02', CGCS2000: 'cgcs2000', WGS84: 'wgs-84', BD09: 'bd-09' };

/**
 * What 奥维's mark of the datum (`OvCoordType` of OVKML, `Gcj02` of OVJSN) says of the frame. Without a mark a file of 奥维 may be shifted: since V9.3.0
 * it exports KML in GCJ-02 unless its user chooses otherwise. Without either it is KML as the standard has it.
 */
export function evidenceOf(mark: string | undefined, ovital: boolean): Partial<FrameEvidence> {
  if (mark === undefined) return { fixed: 'EPSG:4326', ...(ovital ? { shifted: 'gcj-02' as const } : {}) };
  const datum = datumOf[mark.replaceAll(/[^A-Z0-9]/g, '')];
  const header = { text: mark, ...(datum === undefined ? {} : { datum }) };
  return datum === 'gcj-02' || datum === 'bd-09' ? { header, shifted: datum } : { header };
}

interface Layer {
  path: string;
  mark: string | undefined;
  features: RawFeature[];
}

function read(file: GivenFile, { text, encoding }: Decoded): ReadResult {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, problems: json.problems.map((problem) => ({ at: file.name, ...problem })) };
  const items = isObject(json.value) ? json.value['ObjItems'] : undefined;
  if (!Array.isArray(items)) return { ok: false, problems: [{ code: 'ovital-layout', at: file.name }] };
  const layers = new Map<string, Layer>();
  let count = 0;
  const walk = (children: readonly unknown[], folders: readonly string[], place: string) => {
    for (const [i, item] of children.entries()) {
      if (count > limits.features) return;
      const at = `${place}[${i}]`;
      const object = isObject(item) && isObject(item['Object']) ? item['Object'] : {};
      const detail = isObject(object['ObjectDetail']) ? object['ObjectDetail'] : {};
      const name = typeof object['Name'] === 'string' && object['Name'] !== '' ? object['Name'] : undefined;
      if (Array.isArray(detail['ObjChildren'])) {
        walk(detail['ObjChildren'], name === undefined ? folders : [...folders, name], `${at}.ObjChildren`);
        continue;
      }
      count++;
      const mark = detail['Gcj02'] === 1 ? 'GCJ02' : detail['Gcj02'] === 0 ? 'CGCS2000' : undefined;
      const path = folders.join(' / ');
      const key = JSON.stringify([path, mark]);
      const layer: Layer = layers.get(key) ?? { path, mark, features: [] };
      layers.set(key, layer);
      layer.features.push(featureOf(object, detail, name, at));
    }
  };
  walk(items, [], 'ObjItems');
  if (count === 0) return { ok: false, problems: [{ code: 'no-geometry', at: file.name }] };
  return { ok: true, readings: [...layers.values()].map((layer) => readingOf(file.name, encoding, layer)) };
}

function readingOf(file: string, encoding: string, { path, mark, features }: Layer): Reading {
  const { fixed: _, ...evidence } = evidenceOf(mark, true);
  return {
    format: 'ovital',
    file,
    ...(path === '' ? {} : { layer: path }),
    encoding,
    features,
    frame: { axes: 'stated', unit: 'degrees', ...evidence },
    notes: [],
  };
}

function featureOf(object: Record<string, unknown>, detail: Record<string, unknown>, name: string | undefined, at: string): RawFeature {
  const parts = new Parts();
  const type = object['Type'];
  const comment = object['Comment'];
  const rest = {
    ...(name === undefined ? {} : { name }),
    properties: typeof comment === 'string' && comment !== '' ? { Comment: comment } : {},
  };
  if (type === 7) parts.points.push([number(detail['Lng']), number(detail['Lat'])]);
  else if (type === 8 || type === 13) {
    const path = pathOf(detail['Latlng']);
    if (path === null) return feature(at, [], { ...rest, problems: [{ code: 'ovital-layout', at }] });
    if (path.length > 0 && type === 8) parts.lines.push(path);
    if (path.length > 0 && type === 13) parts.polygons.push([closed(path)]);
  } else
    return feature(at, [], { ...rest, problems: [{ code: 'ovital-type', at, params: { type: typeof type === 'number' ? type : '?' } }] });
  return feature(at, parts.shapes(), rest);
}

const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

/** A row of latitude, longitude, latitude, …; null for anything else. */
function pathOf(row: unknown): Position[] | null {
  if (!Array.isArray(row) || row.length % 2 !== 0 || !row.every((value) => typeof value === 'number')) return null;
  return Array.from({ length: row.length / 2 }, (_, i) => [row[2 * i + 1] as number, row[2 * i] as number] as const);
}
