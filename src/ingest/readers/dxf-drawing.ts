import { limits } from '../text';
import type { Groups } from './dxf-groups';

/** An entity or table record: its groups in file order, those that say nothing of shape, name or layer left out. */
export interface Entity {
  type: string;
  /** Where it is: `LWPOLYLINE #2A3` by its handle, else the line in the file. */
  at: string;
  handle?: string;
  layer: string;
  codes: number[];
  /** Numbers for the numeric codes (NaN where the text is no number), else text. */
  values: (number | string)[];
  /** VERTEX of a POLYLINE, ATTRIB of an INSERT. */
  parts: Entity[];
}
export interface Block {
  name: string;
  base: readonly [number, number, number];
  /** A reference to another file, whose content is not in this one. */
  external: boolean;
  entities: Entity[];
}
export interface Drawing {
  /** First value of a header variable, by its name with the dollar sign. */
  header: Map<string, string>;
  /** By name in capitals, as names of layers and blocks are the same in either case. */
  layers: Map<string, { frozen: boolean; off: boolean }>;
  blocks: Map<string, Block>;
  entities: Entity[];
  /** Where sections, blocks or vertex rows are not ended as they must be: parts may be missing. */
  damaged: string[];
  /** Whether the end mark was there; `cut` where the file even ends within a section. */
  ended: boolean;
  cut: boolean;
  /** Whether there are more entities than are read; what was read is not all. */
  exceeded: boolean;
  /** Where codes and values fall out of step; what is before it cannot be trusted either. */
  fault?: string;
}

/**
 * Entities in a file, and again with its blocks expanded: twenty times as many as there may be features, as lines are joined and texts are none. Vertices
 * of old polylines, which are entities too, count on their own.
 */
export const maxParts = 200_000;

export const keyOf = (name: string) => name.toUpperCase();

/** Value of the first group of a code, if it is there. */
export function first(entity: Entity, code: number): number | undefined {
  const i = entity.codes.indexOf(code);
  return i < 0 ? undefined : Number(entity.values[i]);
}

export function textOf(entity: Entity, code: number): string | undefined {
  const i = entity.codes.indexOf(code);
  return i < 0 ? undefined : String(entity.values[i]);
}

/** Values of every group of a code. */
export function all(entity: Entity, code: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < entity.codes.length; i++) if (entity.codes[i] === code) found.push(Number(entity.values[i]));
  return found;
}

/** A point by the code of its x; y and z have 10 and 20 more. Null without x or y. */
export function point(entity: Entity, code: number): [number, number, number] | null {
  const [x, y, z = 0] = [first(entity, code), first(entity, code + 10), first(entity, code + 20)];
  return x === undefined || y === undefined ? null : [x, y, z];
}

export const isFlagged = (entity: Entity, code: number, bit: number) => ((first(entity, code) ?? 0) & bit) !== 0;

const numeric = (code: number) => (code >= 10 && code <= 99) || (code >= 210 && code <= 230);
const kept = (code: number) => numeric(code) || (code >= 1 && code <= 8 && code !== 6 && code !== 7);
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toNumber(written: string): number {
  const trimmed = written.trim();
  return decimal.test(trimmed) ? Number(trimmed) : NaN;
}

/** Reads the sections of a drawing; those that hold no shapes are passed over. Work and memory grow with the file's length and nothing else. */
export function readDrawing(groups: Groups): Drawing {
  const drawing = new DrawingBuilder(groups);
  while (!drawing.ended && !drawing.exceeded && groups.next()) drawing.take(groups.code, groups.value);
  if (groups.fault) drawing.fault = groups.place();
  drawing.close();
  return drawing;
}

class DrawingBuilder implements Drawing {
  header = new Map<string, string>();
  layers = new Map<string, { frozen: boolean; off: boolean }>();
  blocks = new Map<string, Block>();
  entities: Entity[] = [];
  damaged: string[] = [];
  ended = false;
  cut = false;
  exceeded = false;
  private count = { parts: 0, entities: 0 };
  fault?: string;
  private section: string | null = null;
  private variable = '';
  private current: Entity | null = null;
  /** After code 101 an embedded object's groups follow, which use the same codes for other things. */
  private embedded = false;
  /** A POLYLINE or INSERT that still takes parts. */
  private open: Entity | null = null;
  private block: Block | null = null;
  private opening: Entity | null = null;
  constructor(private readonly groups: Groups) {}

  take(code: number, value: string): void {
    if (code === 0) this.begin(value.trim().toUpperCase());
    else if (this.section === '') this.section = code === 2 ? value.trim().toUpperCase() : '';
    else if (this.section === 'HEADER') {
      if (code === 9) this.variable = value.trim();
      else if (!this.header.has(this.variable)) this.header.set(this.variable, value.trim());
    } else if (this.current) this.keep(this.current, code, value);
  }

  private keep(entity: Entity, code: number, value: string) {
    if (code === 101) this.embedded = true;
    if (this.embedded || !kept(code)) return;
    if (code === 8) entity.layer = cleanName(value);
    else if (code === 5) {
      entity.handle = value.trim().slice(0, 20);
      entity.at = `${entity.type} #${entity.handle}`;
    } else {
      entity.codes.push(code);
      entity.values.push(numeric(code) ? toNumber(value) : value);
    }
  }

  private begin(type: string) {
    this.finish();
    if (type === 'SECTION') {
      if (this.section !== null) this.damage();
      this.section = '';
    } else if (type === 'ENDSEC') {
      if (this.section === null || this.block) this.damage();
      this.section = null;
      this.block = null;
    } else if (type === 'EOF') {
      if (this.section !== null) this.damage();
      this.ended = true;
    } else if (this.section === 'TABLES') this.current = type === 'LAYER' ? this.entity(type) : null;
    else if (this.section === 'BLOCKS' || this.section === 'ENTITIES') this.add(this.entity(type));
  }

  private add(entity: Entity) {
    this.current = entity;
    const { type } = entity;
    this.count[type === 'VERTEX' ? 'parts' : 'entities'] += 1;
    this.exceeded = this.count.entities > maxParts || this.count.parts > limits.positions;
    if (type === 'VERTEX' || type === 'ATTRIB') {
      if (this.open?.type === (type === 'VERTEX' ? 'POLYLINE' : 'INSERT')) this.open.parts.push(entity);
      else this.damage();
      return;
    }
    if (type !== 'SEQEND' && this.open?.type === 'POLYLINE') this.damage();
    this.open = type === 'POLYLINE' || type === 'INSERT' ? entity : null;
    if (type === 'SEQEND') return;
    if (this.section === 'ENTITIES') this.entities.push(entity);
    else if (type === 'BLOCK') {
      if (this.block) this.damage();
      this.opening = entity;
      this.block = { name: '', base: [0, 0, 0], external: false, entities: [] };
    } else if (type === 'ENDBLK') this.block = null;
    else if (this.block) this.block.entities.push(entity);
    else this.damage();
  }

  close() {
    this.finish();
    this.cut = !this.ended && !this.exceeded && this.section !== null;
  }

  /** A record is complete when the next one begins. */
  private finish() {
    if (this.current?.type === 'LAYER') {
      const frozen = isFlagged(this.current, 70, 1);
      this.layers.set(keyOf(cleanName(textOf(this.current, 2) ?? '')), { frozen, off: (first(this.current, 62) ?? 0) < 0 });
    }
    if (this.opening && this.block && this.current === this.opening) {
      this.block.name = cleanName(textOf(this.opening, 2) ?? '');
      this.block.base = point(this.opening, 10) ?? [0, 0, 0];
      this.block.external = isFlagged(this.opening, 70, 4);
      this.blocks.set(keyOf(this.block.name), this.block);
      this.opening = null;
    }
    this.current = null;
    this.embedded = false;
  }

  private entity(type: string): Entity {
    return { type: type.slice(0, 40), at: this.groups.place(), layer: '0', codes: [], values: [], parts: [] };
  }

  private damage() {
    if (this.damaged.length < 1000) this.damaged.push(this.groups.place());
  }
}

/** A text without the escapes of DXF: `\U+4E2D` and `\M+1D6D0` (GBK) for characters, `^J` for control codes. */
export function unescaped(text: string): string {
  return text
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\M\+5([0-9a-f]{2})([0-9a-f]{2})/gi, (_, a: string, b: string) =>
      new TextDecoder('gb18030').decode(Uint8Array.of(parseInt(a, 16), parseInt(b, 16))),
    )
    .replace(/\^[A-Z]/g, ' ');
}

export const cleanName = (name: string) => unescaped(name.slice(0, 2000)).trim().slice(0, 255);
