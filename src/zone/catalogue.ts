import * as v from 'valibot';
import { themes } from './layer';
import { canonicalJson, contentHash } from './hash';
import type { Problem } from './problem';

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
  /** When the publisher means to issue the next edition. */
  nextEdition: v.optional(day),
  accuracyM: v.pipe(v.number(), v.minValue(0)),
  synthetic: v.boolean(),
  seed: v.array(v.string()),
  box: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  /** Its lines are river courses. */
  courses: v.optional(v.boolean()),
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
  /** The list of industries that activities are named by. The rules' codes are of this standard: one that follows it needs rules of its own. */
  industries: v.optional(v.object({ standard: v.literal('GB/T 4754-2017'), ...file.entries })),
});

export type CatalogueLayer = v.InferOutput<typeof layer>;
export type Catalogue = v.InferOutput<typeof catalogueSchema>;

/** Reads catalogue.json. A newer format is told apart from a broken one: the first asks for a newer page, the second for a whole file. */
export function readCatalogue(text: string): { ok: true; catalogue: Catalogue } | { ok: false; problem: Problem } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Most often a web server's error page; the parser's own words would help nobody.
    return { ok: false, problem: { code: 'catalogue-invalid', params: { message: 'JSON' } } };
  }
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== 1)
    return { ok: false, problem: { code: 'catalogue-version', params: { found: version } } };
  const parsed = v.safeParse(catalogueSchema, json);
  if (parsed.success) {
    const { layers, rules, industries } = json as Record<string, unknown>;
    // The hash is over the entries as written, so that a changed date or flag is as visible as a changed file. An entry that is not there adds nothing.
    if (contentHash(canonicalJson({ layers, rules, industries })) === parsed.output.hash) return { ok: true, catalogue: parsed.output };
    return { ok: false, problem: { code: 'catalogue-hash' } };
  }
  const issue = parsed.issues[0];
  return { ok: false, problem: { code: 'catalogue-invalid', params: { message: `${v.getDotPath(issue) ?? ''}: ${issue.message}` } } };
}
