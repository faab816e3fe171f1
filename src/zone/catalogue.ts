import * as v from 'valibot';
import { themes } from './layer';

const words = v.object({ zh: v.string(), en: v.string() });
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const file = v.object({ file: v.string(), hash: v.string(), bytes: v.number() });

/** One published layer. `exact` is the binary file that checks use, `display` the GeoJSON that maps draw. */
const layer = v.object({
  id: v.string(),
  theme: v.picklist(themes),
  kind: v.picklist(['zones', 'places', 'base']),
  required: v.boolean(),
  title: words,
  classes: v.optional(v.array(v.string())),
  classCounts: v.record(v.string(), v.number()),
  count: v.number(),
  source: words,
  publisher: words,
  licence: v.string(),
  attribution: v.optional(v.string()),
  edition: v.string(),
  validFrom: day,
  validUntil: v.optional(day),
  accuracyM: v.number(),
  synthetic: v.boolean(),
  seed: v.array(v.string()),
  box: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  exact: v.optional(file),
  display: file,
  notes: v.number(),
});

export const catalogueSchema = v.object({
  format: v.literal('xuanzhi-catalogue'),
  version: v.literal(1),
  /** Over all entries below: names this very set of layers and rules. */
  hash: v.string(),
  layers: v.array(layer),
  rules: v.array(v.object({ edition: v.string(), validFrom: day, validUntil: v.optional(day), ...file.entries })),
});

export type CatalogueLayer = v.InferOutput<typeof layer>;
export type Catalogue = v.InferOutput<typeof catalogueSchema>;
