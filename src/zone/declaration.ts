import * as v from 'valibot';
import { day } from './day';
import { themes, type Declaration } from './layer';
import type { Problem } from './problem';

const text = v.pipe(v.string(), v.minLength(1));
const words = v.strictObject({ zh: text, en: text });

const fields = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')),
  theme: v.picklist(themes),
  kind: v.picklist(['zones', 'places', 'base']),
  required: v.boolean(),
  title: words,
  file: text,
  fields: v.strictObject({
    id: text,
    name: text,
    nameEn: v.optional(text),
    code: v.optional(text),
    class: v.optional(text),
    validFrom: v.optional(text),
    validUntil: v.optional(text),
  }),
  classes: v.optional(v.pipe(v.array(text), v.minLength(1))),
  partition: v.optional(v.boolean()),
  courses: v.optional(v.boolean()),
  source: words,
  publisher: words,
  licence: text,
  attribution: v.optional(text),
  edition: text,
  validFrom: day,
  validUntil: v.optional(day),
  nextEdition: v.optional(day),
  crs: text,
  accuracyM: v.pipe(v.number(), v.minValue(0)),
  coverage: v.union([v.literal('everywhere'), v.strictObject({ file: text })]),
  synthetic: v.boolean(),
  seed: v.array(v.pipe(v.string(), v.regex(/^[SR]\d\d$/, 'a row of the seed register, like S03'))),
});

const schema = v.pipe(
  fields,
  v.check(({ validFrom, validUntil }) => validUntil === undefined || validFrom <= validUntil, 'validUntil lies before validFrom'),
);

/** Reads a declaration, or says which field is wrong and how. */
export function readDeclaration(json: unknown): { ok: true; declaration: Declaration } | { ok: false; problems: Problem[] } {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { ok: true, declaration: parsed.output as Declaration };
  return {
    ok: false,
    problems: parsed.issues.map((issue) => ({
      code: 'declaration-invalid',
      at: v.getDotPath(issue) ?? 'layer.json',
      params: { message: issue.message },
    })),
  };
}
