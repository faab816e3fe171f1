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

/**
 * What a case asks of an activity. Three-valued: a fact that nobody has given makes a condition unknown, never false.
 * `industry`: codes of GB/T 4754-2017 with their section letter, sections to classes (`C26` holds for C2611). `sensitive`: whether the site meets a
 * sensitive area of the classification catalogue's article 3; only the EIA hints may ask it.
 */
export type Condition =
  | { fact: string; is: string[] }
  | { industry: string[] }
  | { sensitive: 'one' | 'two' | 'three' }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** With its section letter: C, C26, C261, C2611. */
const industryCode = v.pipe(v.string(), v.regex(/^[A-T](?:\d{2,4})?$/));

const condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ fact: v.string(), is: v.pipe(v.array(v.string()), v.minLength(1)) }),
    v.strictObject({ industry: v.pipe(v.array(industryCode), v.minLength(1)) }),
    v.strictObject({ sensitive: v.picklist(['one', 'two', 'three']) }),
    v.strictObject({ all: v.pipe(v.array(condition), v.minLength(1)) }),
    v.strictObject({ any: v.pipe(v.array(condition), v.minLength(1)) }),
    v.strictObject({ not: condition }),
  ]),
);

/** Cases are read in order and the first that holds decides; the last one holds for everything else, so no activity falls through. */
const total = (cases: readonly { when?: Condition | undefined }[]) =>
  cases.every(({ when }, i) => (when === undefined) === (i === cases.length - 1));
const lastIsElse = 'the last case, and only that, is without `when`';

const rule = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  theme: v.picklist(themes),
  /** The zone class it holds for; absent = every zone of the theme. */
  class: v.optional(v.string()),
  /** Parts of names: it holds only for zones whose name has one of them, where a law names its places. */
  zones: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(2))), v.minLength(1))),
  /** What the law demands, in our own words. */
  text: words,
  /** What that makes of an activity, and what has to be shown for it. */
  cases: v.pipe(
    v.array(
      v.strictObject({
        when: v.optional(condition),
        regime: v.picklist(regimes),
        text: v.optional(words),
        proof: v.optional(v.array(words)),
      }),
    ),
    v.minLength(1),
    v.check((cases) => total(cases), lastIsElse),
  ),
  basis: v.pipe(v.array(basis), v.minLength(1)),
  /** Rows of the seed register that ask for the rule. */
  seed: v.pipe(v.array(v.string()), v.minLength(1)),
  validFrom: v.optional(day),
  validUntil: v.optional(day),
});

export const accessTiers = ['province', 'region', 'city', 'unit'] as const;
export const accessDimensions = ['spatial', 'pollutants', 'risk', 'resources'] as const;
export const accessVerbs = ['prohibit', 'limit', 'allow', 'require', 'encourage'] as const;

/**
 * One clause of the access list 生态环境准入清单. `scope`: the codes of the tier for which it is written (`22`, `22-R2`, `220100`, a unit's code), absent =
 * all of the tier; `classes`: of control units. A clause with `when` is decided by the activity; one without is for the reviewer to compare.
 */
const clause = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  tier: v.picklist(accessTiers),
  scope: v.optional(v.array(v.string())),
  classes: v.optional(v.array(v.string())),
  dimension: v.picklist(accessDimensions),
  verb: v.picklist(accessVerbs),
  when: v.optional(condition),
  text: words,
  basis: v.optional(basis),
  synthetic: v.boolean(),
  validFrom: v.optional(day),
  validUntil: v.optional(day),
});

/** A question about an activity. Without choices it is answered by yes or no. */
const fact = v.strictObject({
  question: words,
  choices: v.optional(v.record(v.string(), words)),
  /** How to find the answer, or what counts. */
  hint: v.optional(words),
});

export const papers = ['book', 'form', 'registration', 'none'] as const;

/** Hints for the impact assessment; none of them is a rule, and none changes a verdict. */
const eia = v.strictObject({
  /** Which zones are sensitive areas (一)(二)(三) of article 3 of the classification catalogue. */
  sensitive: v.array(
    v.strictObject({
      group: v.picklist(['one', 'two', 'three']),
      theme: v.picklist(themes),
      classes: v.optional(v.array(v.string())),
      text: words,
    }),
  ),
  sensitiveBasis: basis,
  /** What of a group no layer here knows, so that "no" can never be said for it. */
  unknownOf: v.array(v.strictObject({ group: v.picklist(['one', 'two', 'three']), text: words })),
  rows: v.array(
    v.strictObject({
      row: v.string(),
      title: words,
      industries: v.pipe(v.array(industryCode), v.minLength(1)),
      cases: v.pipe(
        v.array(v.strictObject({ when: v.optional(condition), paper: v.picklist(papers), text: v.optional(words) })),
        v.minLength(1),
        v.check((cases) => total(cases), lastIsElse),
      ),
      basis,
    }),
  ),
  approval: v.pipe(
    v.array(v.strictObject({ when: v.optional(condition), level: v.picklist(['province', 'city']), text: words, basis })),
    v.check((cases) => total(cases), lastIsElse),
  ),
  /** Distances within which a form asks for targets, and the themes whose zones are among them. */
  distances: v.array(v.strictObject({ id: v.string(), withinM: v.number(), text: words, themes: v.array(v.picklist(themes)), basis })),
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
  /** What may be asked about an activity, by name. */
  facts: v.record(v.string(), fact),
  rules: v.array(rule),
  accessList: v.optional(v.strictObject({ title: words, basis, clauses: v.array(clause) })),
  eia: v.optional(eia),
});

export type LegalBasis = v.InferOutput<typeof basis>;
export type Rule = v.InferOutput<typeof rule>;
export type AccessClause = v.InferOutput<typeof clause>;
export type Fact = v.InferOutput<typeof fact>;
export type EiaBook = v.InferOutput<typeof eia>;
export type RuleBook = v.InferOutput<typeof ruleBookSchema>;

/** Reads a rule book, or names the first thing that is wrong with it. */
export function readRuleBook(json: unknown): { ok: true; ruleBook: RuleBook } | { ok: false; problem: Problem } {
  const parsed = v.safeParse(ruleBookSchema, json);
  if (parsed.success) {
    const stray = strayFact(parsed.output);
    if (stray === null) return { ok: true, ruleBook: parsed.output };
    return {
      ok: false,
      problem: { code: 'rules-invalid', at: stray, params: { message: 'a fact or a choice that `facts` does not name' } },
    };
  }
  const issue = parsed.issues[0];
  return { ok: false, problem: { code: 'rules-invalid', at: v.getDotPath(issue) ?? '', params: { message: issue.message } } };
}

/** The first condition that asks for something nobody can answer: it would stay unknown for ever. */
function strayFact({ facts, rules, accessList, eia }: RuleBook): string | null {
  const known = (asked: Condition): boolean => {
    if ('fact' in asked) {
      const fact = facts[asked.fact];
      const answers = fact?.choices ? Object.keys(fact.choices) : ['yes', 'no'];
      return fact !== undefined && asked.is.every((answer) => answers.includes(answer));
    }
    if ('not' in asked) return known(asked.not);
    return 'all' in asked ? asked.all.every(known) : 'any' in asked ? asked.any.every(known) : true;
  };
  const places = [
    ...rules.map(({ id, cases }) => ({ at: id, cases })),
    ...(accessList?.clauses ?? []).map(({ id, when }) => ({ at: id, cases: [{ when }] })),
    ...(eia?.rows ?? []).map(({ row, cases }) => ({ at: `eia ${row}`, cases })),
    { at: 'eia approval', cases: eia?.approval ?? [] },
  ];
  return (
    places.find(({ cases }) => !cases.every(({ when }: { when?: Condition | undefined }) => when === undefined || known(when)))?.at ?? null
  );
}
