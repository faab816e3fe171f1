import type { Problem } from '#zone';
import { all, cleanName, first, isFlagged, keyOf, maxParts, point, textOf, type Drawing, type Entity } from './dxf-drawing';

/** An affine map in space: rows of three factors and an offset. */
export type Matrix = readonly number[];
export type Vector = readonly [x: number, y: number, z: number];

/** An entity of the model with the map from its block's coordinates to those of the world. */
export interface Placed {
  entity: Entity;
  matrix: Matrix;
  layer: string;
  block?: string;
  /** Where it is in the file; for what is in a block, with the outermost INSERT that draws it. */
  at: string;
}
export interface Model {
  placed: Placed[];
  /** What could not be placed, once for each entity. */
  failed: { entity: Entity; layer: string; at: string; problem: Problem }[];
  inserts: number;
  /** Of another sheet than the model, or switched invisible. */
  paper: number;
  invisible: number;
  /** Blocks that are inserted but not in the file, or that refer to another file; how often. */
  missing: Map<string, number>;
  external: Map<string, number>;
  /** Whether the limit was met: what was placed is not all. */
  exceeded: boolean;
}

/** Blocks within blocks; honest drawings stay below ten. */
export const maxDepth = 32;

export const identity: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

/** First b, then a. */
export function times(a: Matrix, b: Matrix): Matrix {
  const product: number[] = [];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 4; column++) {
      let sum = column === 3 ? a[4 * row + 3]! : 0;
      for (let k = 0; k < 3; k++) sum += a[4 * row + k]! * b[4 * k + column]!;
      product.push(sum);
    }
  }
  return product;
}

export function apply(m: Matrix, [x, y, z]: Vector): Vector {
  return [
    m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
    m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
    m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
  ];
}

export const scaling = (x: number, y: number, z: number): Matrix => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0];
const moving = (x: number, y: number, z: number): Matrix => [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z];

/** From an entity's own coordinates to the world's by its extrusion direction (DXF Reference, "Arbitrary Axis Algorithm"): −Z mirrors in x. */
export function ownSystem(entity: Entity): Matrix {
  const written = point(entity, 210);
  const size = written ? Math.hypot(...written) : 0;
  if (!written || !Number.isFinite(size) || size === 0) return identity;
  const [x, y, z] = written.map((v) => v / size) as [number, number, number];
  if (x === 0 && y === 0 && z === 1) return identity;
  const [ax, ay, az] = Math.abs(x) < 1 / 64 && Math.abs(y) < 1 / 64 ? [z, 0, -x] : [-y, x, 0];
  const length = Math.hypot(ax, ay, az);
  const [ux, uy, uz] = [ax / length, ay / length, az / length];
  const [vx, vy, vz] = [y * uz - z * uy, z * ux - x * uz, x * uy - y * ux];
  return [ux, vx, x, 0, uy, vy, y, 0, uz, vz, z, 0];
}

/**
 * How many things a drawing is with its blocks expanded, reckoned block by block without expanding them: ten levels of ten inserts are ten sums. Where
 * blocks contain themselves or nest too deep it may say too little.
 */
function countParts(drawing: Drawing): number {
  const known = new Map<string, number>();
  const count = (entities: readonly Entity[], depth: number): number => {
    let sum = 0;
    for (const entity of entities) sum += 1 + (entity.type === 'INSERT' ? inBlock(entity, depth) : 0);
    return sum;
  };
  const inBlock = (entity: Entity, depth: number): number => {
    const key = keyOf(cleanName(textOf(entity, 2) ?? ''));
    const block = drawing.blocks.get(key);
    if (!block || depth > maxDepth) return 0;
    if (!known.has(key)) {
      known.set(key, 0);
      known.set(key, count(block.entities, depth + 1));
    }
    return copies(entity, 70) * copies(entity, 71) * (1 + known.get(key)!);
  };
  return count(drawing.entities, 0);
}

/** Columns (70) or rows (71) of an INSERT. */
const copies = (entity: Entity, code: number) => Math.max(1, first(entity, code) ?? 1);

/** Sets every entity of the model in its place, those of inserted blocks each time they are inserted; nothing where there are more than `maxParts`. */
export function placeModel(drawing: Drawing): Model {
  const model: Model = {
    placed: [],
    failed: [],
    inserts: 0,
    paper: 0,
    invisible: 0,
    missing: new Map(),
    external: new Map(),
    exceeded: countParts(drawing) > maxParts,
  };
  const told = new Set<Entity>();
  const chain: string[] = [];
  let outermost = '';
  const atOf = (entity: Entity) => (chain.length > 0 ? `${outermost} ${entity.at}` : entity.at);
  const fail = (entity: Entity, layer: string, problem: Problem) => {
    if (!told.has(entity)) model.failed.push({ entity, layer, at: atOf(entity), problem });
    told.add(entity);
  };
  const spent = () => (model.exceeded ||= model.placed.length + model.inserts > maxParts);

  const place = (entities: readonly Entity[], matrix: Matrix, outer: string | null) => {
    for (const entity of entities) {
      if (spent()) return;
      const layer = entity.layer === '0' && outer !== null ? outer : entity.layer;
      if (first(entity, 67) === 1) model.paper += 1;
      else if (isFlagged(entity, 60, 1)) model.invisible += 1;
      else if (entity.type === 'INSERT') insert(entity, matrix, layer);
      else model.placed.push({ entity, matrix, layer, at: atOf(entity), ...(chain.length > 0 ? { block: chain.at(-1)! } : {}) });
    }
  };

  const insert = (entity: Entity, matrix: Matrix, layer: string) => {
    model.inserts += 1;
    const name = cleanName(textOf(entity, 2) ?? '');
    const block = drawing.blocks.get(keyOf(name));
    for (const part of entity.parts) model.placed.push({ entity: part, matrix, layer, at: part.at });
    if (!block) return void model.missing.set(name, (model.missing.get(name) ?? 0) + 1);
    if (block.external) return void model.external.set(name, (model.external.get(name) ?? 0) + 1);
    if (chain.includes(keyOf(name))) return fail(entity, layer, { code: 'dxf-block-recursive', params: { block: name } });
    if (chain.length >= maxDepth) return fail(entity, layer, { code: 'dxf-too-nested', params: { limit: maxDepth } });
    const own = times(matrix, times(ownSystem(entity), inserted(entity)));
    if (!own.every(Number.isFinite) || !block.base.every(Number.isFinite)) return fail(entity, layer, { code: 'not-finite' });
    const [columns, rows] = [copies(entity, 70), copies(entity, 71)];
    const [across, up] = [44, 45].map((code) => first(entity, code) ?? 0);
    const scaled = scaling(first(entity, 41) ?? 1, first(entity, 42) ?? 1, first(entity, 43) ?? 1);
    const based = times(scaled, moving(-block.base[0], -block.base[1], -block.base[2]));
    if (chain.length === 0) outermost = entity.at;
    chain.push(keyOf(name));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns && !spent(); column++) {
        if (row + column > 0) model.inserts += 1;
        place(block.entities, times(own, times(moving(column * across!, row * up!, 0), based)), layer);
      }
      if (spent()) break;
    }
    chain.pop();
  };

  place(drawing.entities, identity, null);
  return model;
}

/** Where an INSERT sets its block and how it turns it; the array's steps and the scale come before this. Not finite if its numbers are not. */
function inserted(entity: Entity): Matrix {
  const [x, y, z] = point(entity, 10) ?? [NaN, NaN, NaN];
  const angle = ((first(entity, 50) ?? 0) * Math.PI) / 180;
  // Whole quarters exactly: a sine of 1e-16 times an easting of 42 million is no zero.
  const quarter = (first(entity, 50) ?? 0) % 90 === 0;
  const [cos, sin] = quarter ? [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))] : [Math.cos(angle), Math.sin(angle)];
  const numbers = [41, 42, 43, 44, 45, 70, 71].flatMap((code) => all(entity, code));
  return numbers.every(Number.isFinite) ? times(moving(x, y, z), [cos, -sin, 0, 0, sin, cos, 0, 0, 0, 0, 1, 0]) : [NaN];
}
