import type { MultiPolygon, Position, Shape } from '#geo';
import type { Note } from '#zone';
import { maxRings, nestRings } from '../nesting';
import type { RawFeature } from '../reading';
import { all, first, keyOf, type Entity } from './dxf-drawing';
import type { Outcome } from './dxf-entities';
import { joinPieces } from './dxf-joining';
import { textsWithin, type Written } from './dxf-names';
import type { Unit } from './dxf-unit';

/** What one placed entity draws. */
export interface Item {
  entity: Entity;
  layer: string;
  block?: string;
  at: string;
  outcome: Outcome;
}
export interface LayerFeatures {
  layer: string;
  features: RawFeature[];
  notes: Note[];
}

/** Items as features by CAD layer, in file order; loose pieces of a layer that close are one polygon, a filling that repeats an outline is left out. */
export function layerFeatures(items: readonly Item[], texts: readonly Written[], unit: Unit): LayerFeatures[] {
  const byLayer = new Map<string, Item[]>();
  for (const item of items) {
    const there = byLayer.get(keyOf(item.layer));
    if (there) there.push(item);
    else byLayer.set(keyOf(item.layer), [item]);
  }
  const outlines = new Set<string>();
  const layers = [...byLayer.values()].map((members) => collect(members, unit, outlines));
  for (const layer of layers) leaveDoubles(layer, outlines, unit);
  const polygons = layers.flatMap(({ layer, features }) =>
    features.flatMap((feature) => {
      const [shape] = feature.shapes;
      return shape?.kind === 'polygons' ? [{ feature, layer, polygons: shape.coordinates }] : [];
    }),
  );
  for (const [i, within] of textsWithin(polygons, texts).entries()) {
    const { feature } = polygons[i]!;
    if (within.length === 1) feature.name = within[0]!;
    else if (within.length > 1) feature.properties['texts'] = within.slice(0, 10);
  }
  return layers.filter(({ features }) => features.length > 0);
}

function collect(members: readonly Item[], unit: Unit, outlines: Set<string>): LayerFeatures {
  const notes: Note[] = [];
  const loose = members.filter(({ outcome }) => outcome.what === 'path' && !outcome.closed);
  const joined = joinPieces(
    loose.map(({ outcome }) => (outcome.what === 'path' ? outcome.path : [])),
    unit.gap,
  );
  const ringOf = new Map(joined.map((ring) => [loose[ring.pieces[0]!], ring]));
  const used = new Set(joined.flatMap(({ pieces }) => pieces.map((i) => loose[i])));
  const features: RawFeature[] = [];
  for (const item of members) {
    const ring = ringOf.get(item);
    if (ring) features.push({ ...featureOf(item, [{ kind: 'polygons', coordinates: [[ring.ring]] }]) });
    if (ring && ring.pieces.length > 1) features.at(-1)!.properties['pieces'] = ring.pieces.length;
    if (used.has(item)) continue;
    const made = shapesOf(item.outcome);
    if (!Array.isArray(made)) features.push({ ...featureOf(item, []), problems: [{ ...made, at: item.at }] });
    else features.push(featureOf(item, made));
  }
  for (const { properties, shapes } of features)
    if (properties['type'] !== 'HATCH')
      for (const shape of shapes) if (shape.kind === 'polygons') outlines.add(signature(shape.coordinates, unit));
  const gap = joined.reduce((widest, ring) => Math.max(widest, ring.gap), 0);
  const several = joined.filter(({ pieces, gap }) => pieces.length > 1 || gap > 0);
  if (several.length > 0) {
    const pieces = several.reduce((sum, ring) => sum + ring.pieces.length, 0);
    const gapMm = Math.ceil((gap / unit.tolerance) * 10 - 1e-3) / 10;
    notes.push({ code: 'dxf-joined', at: loose[several[0]!.pieces[0]!]!.at, params: { count: several.length, pieces, gapMm } });
  }
  const curved = members.filter(({ entity, outcome }) => outcome.what !== 'problem' && isCurved(entity)).length;
  if (curved > 0) notes.push({ code: 'dxf-curves-cut', params: { count: curved } });
  const miscounted = members.filter(({ entity }) => isMiscounted(entity));
  if (miscounted.length > 0) notes.push({ code: 'dxf-wrong-count', at: miscounted[0]!.at, params: { count: miscounted.length } });
  if (members.some(({ entity }) => isRaised(entity))) notes.push({ code: 'elevation-dropped' });
  return { layer: members[0]!.layer, features, notes };
}

function featureOf({ entity, layer, block, at }: Item, shapes: Shape[]): RawFeature {
  return {
    at,
    // An entity of a block is drawn as often as its block is.
    ...(entity.handle !== undefined && block === undefined ? { id: entity.handle } : {}),
    properties: { layer, type: entity.type, ...(block === undefined ? {} : { block }) },
    shapes,
    problems: [],
  };
}

function shapesOf(outcome: Outcome): Shape[] | { code: string } {
  if (outcome.what === 'problem') return outcome.problem;
  if (outcome.what === 'point') return [{ kind: 'points', coordinates: [outcome.at] }];
  if (outcome.what === 'path') {
    const distinct = new Set(outcome.path.map(String)).size;
    if (distinct < (outcome.closed ? 3 : 2)) return { code: 'too-few-positions' };
    return [outcome.closed ? { kind: 'polygons', coordinates: [[outcome.path]] } : { kind: 'lines', coordinates: [outcome.path] }];
  }
  if (outcome.what !== 'rings' || outcome.rings.length > maxRings) return { code: 'dxf-curve-too-large' };
  return [{ kind: 'polygons', coordinates: nestRings(outcome.rings).map((polygon) => polygon.map(({ ring }) => ring)) }];
}

/** A filling is mostly drawn into an outline that is an entity of its own: the same ground is not to be counted twice. */
function leaveDoubles(layer: LayerFeatures, outlines: ReadonlySet<string>, unit: Unit) {
  const doubles = new Set(
    layer.features.filter(
      ({ properties, shapes }) =>
        properties['type'] === 'HATCH' && shapes[0]?.kind === 'polygons' && outlines.has(signature(shapes[0].coordinates, unit)),
    ),
  );
  const [one] = doubles;
  if (!one) return;
  layer.features = layer.features.filter((feature) => !doubles.has(feature));
  layer.notes.push({ code: 'dxf-hatch-doubled', at: one.at, params: { count: doubles.size } });
}

/** The same for outlines that are drawn the same, wherever they start and whichever way they turn: corners as a set, to the millimetre. */
function signature(polygons: MultiPolygon, { tolerance }: Unit): string {
  const rounded = ([x, y]: Position) => `${Math.round(x / tolerance)},${Math.round(y / tolerance)}`;
  return polygons
    .flat()
    .map((ring) => [...new Set(ring.map(rounded))].toSorted().join(' '))
    .toSorted()
    .join(';');
}

const isCurved = (entity: Entity): boolean =>
  ['CIRCLE', 'ARC', 'ELLIPSE', 'SPLINE'].includes(entity.type) ||
  (entity.type !== 'HATCH' && (all(entity, 42).some((bulge) => bulge !== 0) || entity.parts.some(isCurved)));

const isMiscounted = (entity: Entity) =>
  entity.type === 'LWPOLYLINE' && first(entity, 90) !== undefined && first(entity, 90) !== all(entity, 10).length;

const heights = [30, 31, 38];
const isRaised = (entity: Entity): boolean =>
  entity.codes.some((code, i) => heights.includes(code) && entity.values[i] !== 0) || entity.parts.some(isRaised);
