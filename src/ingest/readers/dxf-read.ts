import type { Note, Problem } from '#zone';
import type { Decoded, FrameEvidence, GivenFile, Reading, ReadResult } from '../reading';
import { limits } from '../text';
import { headerIn } from './header-words';
import { keyOf, maxParts, readDrawing, type Drawing } from './dxf-drawing';
import { drawn, type Outcome } from './dxf-entities';
import { layerFeatures, type Item } from './dxf-features';
import { BinaryGroups, binaryEncoding, binarySentinel, startsWith, textEncoding, TextGroups, type Groups } from './dxf-groups';
import type { Written } from './dxf-names';
import { placeModel, scaling, type Model } from './dxf-placing';
import { tooLarge } from './dxf-plan';
import { unitOf, type Unit } from './dxf-unit';

/** What is drawn, before it is sorted by layer. */
interface Sheet {
  items: Item[];
  texts: Written[];
  positions: number;
  /** Kinds of entity that hold no plain shape, and how often. */
  passedOver: Map<string, number>;
}

export function readDxf(file: GivenFile, decoded: Decoded | null): ReadResult {
  const { groups, encoding, notes } = open(file.bytes, decoded);
  const drawing = readDrawing(groups);
  if (drawing.fault !== undefined) return refuse({ code: 'dxf-group-code', at: drawing.fault });
  if (drawing.cut) return refuse({ code: 'dxf-cut-off' });
  const model = placeModel(drawing);
  if (drawing.exceeded || model.exceeded) return refuse({ code: 'dxf-too-many-parts', params: { limit: maxParts } });
  const unit = unitOf(drawing, model);
  const sheet = draw(model, unit);
  if (sheet.positions > limits.positions)
    return refuse({ code: 'too-many-vertices', params: { count: sheet.positions, limit: limits.positions } });
  // Before pieces are joined, which would be in vain.
  if (sheet.items.length > 10 * limits.features)
    return refuse({ code: 'too-many-features', params: { count: sheet.items.length, limit: limits.features } });
  const layers = layerFeatures(sheet.items, sheet.texts, unit);
  const count = layers.reduce((sum, { features }) => sum + features.length, 0);
  if (count > limits.features) return refuse({ code: 'too-many-features', params: { count, limit: limits.features } });
  if (count === 0) return refuse({ code: 'dxf-no-shapes' });
  const whole = [...notes, ...unit.notes, ...fileNotes(drawing, model, sheet)];
  const readings = layers.map(({ layer, features, notes }): Reading => {
    const state = drawing.layers.get(keyOf(layer));
    return {
      format: 'dxf',
      file: file.name,
      layer,
      encoding,
      features,
      frame: { axes: 'by-format', ...(unit.metres ? { unit: 'metres' } : {}), ...stated(sheet.texts) },
      notes: [
        ...(state?.off ? [{ code: 'dxf-layer-off' }] : []),
        ...(state?.frozen ? [{ code: 'dxf-layer-frozen' }] : []),
        ...notes,
        ...whole,
      ],
    };
  });
  return { ok: true, readings };
}

/** By the file's own header, unless it is UTF-16, which no header says. */
function open(bytes: Uint8Array, decoded: Decoded | null): { groups: Groups; encoding: string; notes: Note[] } {
  const named = (encoding: string) => (encoding === 'gb18030' ? 'gbk' : encoding);
  if (startsWith(bytes, binarySentinel)) {
    const encoding = binaryEncoding(bytes);
    return { groups: new BinaryGroups(bytes, encoding), encoding: named(encoding), notes: [] };
  }
  if (decoded?.encoding.startsWith('utf-16')) return { groups: new TextGroups(decoded.text), encoding: decoded.encoding, notes: [] };
  const { encoding, declared } = textEncoding(bytes);
  const notes: Note[] = declared ? [{ code: 'dxf-encoding', params: { declared, encoding: named(encoding) } }] : [];
  return { groups: new TextGroups(new TextDecoder(encoding).decode(bytes)), encoding: named(encoding), notes };
}

/** Draws every placed entity; stops beyond the limit of positions. */
function draw(model: Model, unit: Unit): Sheet {
  const sheet: Sheet = { items: [], texts: [], positions: 0, passedOver: new Map() };
  const matrix = scaling(unit.factor, unit.factor, unit.factor);
  for (const placed of model.placed) {
    const { entity, layer, block, at } = placed;
    let outcome = drawn(placed, matrix, unit.tolerance);
    // Degrees were a guess: 1 mm of them is too fine for a circle in metres.
    if (outcome?.what === 'problem' && outcome.problem === tooLarge && unit.tolerance < 1e-3) outcome = drawn(placed, matrix, 1e-3);
    if (outcome === null) sheet.passedOver.set(entity.type, (sheet.passedOver.get(entity.type) ?? 0) + 1);
    else if (outcome.what === 'text') sheet.texts.push({ at: outcome.at, text: outcome.text.slice(0, 200), layer });
    else if (outcome.what !== 'nothing') {
      sheet.positions += sizeOf(outcome);
      if (sheet.positions > limits.positions) return sheet;
      sheet.items.push({ entity, layer, at, ...(block === undefined ? {} : { block }), outcome });
    }
  }
  for (const { entity, layer, at, problem } of model.failed) sheet.items.push({ entity, layer, at, outcome: { what: 'problem', problem } });
  return sheet;
}

function sizeOf(outcome: Outcome): number {
  if (outcome.what === 'path') return outcome.path.length;
  return outcome.what === 'rings' ? outcome.rings.reduce((sum, ring) => sum + ring.length, 0) : 1;
}

/** What concerns the drawing as a whole; told with every layer, as any of them may be chosen. */
function fileNotes(drawing: Drawing, model: Model, sheet: Sheet): Note[] {
  const notes: Note[] = [];
  const note = (code: string, params?: Note['params'], at?: string) =>
    notes.push({ code, ...(at === undefined ? {} : { at }), ...(params && { params }) });
  const listed = (code: string, found: Map<string, number>) => {
    if (found.size === 0) return;
    const names = [...found.keys()].slice(0, 5).join(', ') + (found.size > 5 ? ' …' : '');
    note(code, { names, count: [...found.values()].reduce((sum, count) => sum + count, 0) });
  };
  if (!drawing.ended) note('dxf-cut-off');
  if (drawing.damaged.length > 0) note('dxf-damaged', { count: drawing.damaged.length }, drawing.damaged[0]);
  if (model.inserts > 0) note('dxf-blocks-placed', { count: model.inserts });
  listed('dxf-block-missing', model.missing);
  listed('dxf-block-external', model.external);
  listed('dxf-passed-over', sheet.passedOver);
  if (model.paper > 0) note('dxf-paper', { count: model.paper });
  if (model.invisible > 0) note('dxf-invisible', { count: model.invisible });
  return notes;
}

/** A drawing may say its frame in its title block; the first such text is kept as written. */
function stated(texts: readonly Written[]): Pick<FrameEvidence, 'header'> {
  const found = texts.find(({ text }) => /坐标系|CGCS\s*2000|西安\s*(19)?80|北京\s*(19)?54|中央(子午线|经线)/i.test(text));
  return found ? { header: { ...headerIn(found.text), text: found.text } } : {};
}

function refuse(problem: Problem): ReadResult {
  return { ok: false, problems: [problem] };
}
