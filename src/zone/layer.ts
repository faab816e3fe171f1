import type { Box, MultiPolygon, Shape } from '#geo';

/** A word in both languages. The Chinese one is the official name; the English one is a translation. */
export interface Words {
  zh: string;
  en: string;
}

/**
 * The subject that a layer answers for. A theme is fixed by the seed register (seeds/), not invented by a layer.
 * The order is that in which layers are listed and answered: first the four that decide most sites (rows S01–S04, S19 of the register),
 * then the others by row, and the base, which answers nothing, last.
 */
export const themes = [
  'control-unit',
  'red-line',
  'drinking-water',
  'nature-reserve',
  'habitat',
  'basin',
  'project-site',
  'town-sewage',
  'lake-plan',
  'good-water',
  'section',
  'outfall',
  'black-odorous-water',
  'straw-burning',
  'diesel',
  'contaminated-plot',
  'contaminated-farmland',
  'groundwater',
  'village',
  'villa-golf',
  'development-zone',
  'approval-suspension',
  'risk-source',
  'base',
] as const;
export type Theme = (typeof themes)[number];

/** zones restrict and are checked; places inform; base is drawn only. */
export type LayerKind = 'zones' | 'places' | 'base';

/** Property names. The two dates are ISO days of the single zone: outside them it demands nothing, inside them the layer's own dates hold too. */
export interface ZoneFields {
  id: string;
  name: string;
  nameEn?: string;
  code?: string;
  class?: string;
  validFrom?: string;
  validUntil?: string;
}

/**
 * How a source becomes a layer: `layer.json` beside the GeoJSON in data/source/<id>/.
 * Dates are ISO days; `accuracyM` is how far a published boundary may lie from the true one, in metres.
 */
export interface Declaration {
  id: string;
  theme: Theme;
  kind: LayerKind;
  /** A check without this layer is incomplete: if it cannot be answered the verdict is undetermined. */
  required: boolean;
  title: Words;
  /** File name inside the layer's folder. */
  file: string;
  /** Which property of a feature holds what. `id` must be unique in the layer. */
  fields: ZoneFields;
  /** The values that the class field may have, in order of severity; absent when the layer has no classes. */
  classes?: string[];
  /** Set when zones may not overlap and leave no gap inside the coverage. */
  partition?: boolean;
  /** Set when the lines are river courses; their property `mouth`, [lng, lat], says which way they flow. */
  courses?: boolean;
  source: Words;
  publisher: Words;
  licence: string;
  attribution?: string;
  edition: string;
  validFrom: string;
  validUntil?: string;
  /** When the publisher means to issue the next edition, if that is known. */
  nextEdition?: string;
  crs: string;
  accuracyM: number;
  /** Where the layer claims to be complete: everywhere, or the polygons of a file in the same folder. */
  coverage: 'everywhere' | { file: string };
  synthetic: boolean;
  /** Rows of seeds/register.json. */
  seed: string[];
}

export interface Zone {
  id: string;
  name: string;
  nameEn?: string;
  code?: string;
  class?: string;
  /** The days on which this very zone is in force, both inclusive; absent = as long as its layer. */
  validFrom?: string;
  validUntil?: string;
  /** The other properties of the source feature, as received. */
  properties: Record<string, unknown>;
  polygons: MultiPolygon;
}

export interface Place {
  id: string;
  name: string;
  nameEn?: string;
  class?: string;
  properties: Record<string, unknown>;
  geometry: Shape;
}

/** All zones of one theme, one publisher, one edition: plain immutable data, before it is indexed. */
export interface Layer {
  declaration: Declaration;
  zones: readonly Zone[];
  /** null = everywhere. */
  coverage: MultiPolygon | null;
  box: Box;
}
