import * as v from 'valibot';
import { themes } from './layer';
import type { Problem } from './problem';

/** What a rule makes of a project: may not stand, may stand only if something is shown, or only to be known. */
export const regimes = ['prohibited', 'conditional', 'information'] as const;
export type Regime = (typeof regimes)[number];

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD'));
const words = v.strictObject({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) });

/**
 * One link of a legal basis. `verified: false` says that nobody has compared it with the official text yet; every rendering shows that.
 * A document that moved into another one keeps its own validity and names its successor in `replacedBy`.
 */
const basis = v.strictObject({
  document: words,
  number: v.optional(v.string()),
  article: v.optional(words),
  validFrom: v.optional(day),
  validUntil: v.optional(day),
  replacedBy: v.optional(v.string()),
  url: v.optional(v.string()),
  verified: v.boolean(),
  remark: v.optional(words),
});

const rule = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  theme: v.picklist(themes),
  /** The zone class it holds for; absent = every zone of the theme. */
  class: v.optional(v.string()),
  regime: v.picklist(regimes),
  text: words,
  basis: v.pipe(v.array(basis), v.minLength(1)),
  /** The facts of the activity that would change this rule's outcome (names of facts, see `facts`). */
  missingFacts: v.array(v.string()),
  /** Rows of the seed register that ask for the rule. */
  seed: v.pipe(v.array(v.string()), v.minLength(1)),
  validFrom: v.optional(day),
  validUntil: v.optional(day),
});

export const ruleBookSchema = v.strictObject({
  edition: v.string(),
  validFrom: day,
  validUntil: v.optional(day),
  title: words,
  /**
   * The layers without which a check is not complete, each by its theme and a row of the seed register that it cites. A theme alone would not do: drinking
   * water has one layer of county level and above and one of rural sources, and either could be missing beside the other.
   */
  requires: v.array(v.strictObject({ theme: v.picklist(themes), seed: v.string(), title: words })),
  /** What may be asked about an activity: name → the question. */
  facts: v.record(v.string(), words),
  rules: v.array(rule),
});

export type LegalBasis = v.InferOutput<typeof basis>;
export type Rule = v.InferOutput<typeof rule>;
export type RuleBook = v.InferOutput<typeof ruleBookSchema>;

/** Reads a rule book, or names the first thing that is wrong with it. */
export function readRuleBook(json: unknown): { ok: true; ruleBook: RuleBook } | { ok: false; problem: Problem } {
  const parsed = v.safeParse(ruleBookSchema, json);
  if (parsed.success) return { ok: true, ruleBook: parsed.output };
  const issue = parsed.issues[0];
  return { ok: false, problem: { code: 'rules-invalid', at: v.getDotPath(issue) ?? '', params: { message: issue.message } } };
}
