import { readFile } from 'node:fs/promises';
import { loadIndustries, makeActivity, nothingSaid, ruleBookOn, type Activity, type GivenActivity, type ReadFile } from '#check';
import type { Catalogue, Problem } from '#zone';
import { UsageError } from './usage';

/** What the command line says of the activity: `--activity` a file or a code, `--fact NAME=ANSWER` over it. */
export async function givenActivity(activity: string | undefined, facts: readonly string[]): Promise<GivenActivity | Problem> {
  const given = activity === undefined ? { facts: {} } : await fileOrCode(activity);
  if ('code' in given) return given;
  const said: Record<string, string> = Object.assign(Object.create(null), given.facts);
  for (const fact of facts) {
    const at = fact.indexOf('=');
    if (at < 1) throw new UsageError(`--fact ${fact}: NAME=ANSWER`);
    said[fact.slice(0, at)] = fact.slice(at + 1);
  }
  return { ...given, facts: said };
}

async function fileOrCode(text: string): Promise<GivenActivity | Problem> {
  const file = await readFile(text, 'utf8').catch(() => null);
  // What does not look like a file's name is a code; whether there is such a code the list will say.
  if (file === null) return /[./\\]/.test(text) ? { code: 'input-missing', params: { file: text } } : { industry: text, facts: {} };
  const invalid = { code: 'activity-invalid', at: text };
  try {
    const json = JSON.parse(file) as { industry?: unknown; facts?: unknown } | null;
    const facts = json?.facts ?? {};
    const { industry } = json ?? {};
    const isText = (value: unknown) => typeof value === 'string';
    if (
      json === null ||
      Array.isArray(json) ||
      typeof json !== 'object' ||
      Object.keys(json).some((key) => !['industry', 'facts'].includes(key))
    )
      return invalid;
    if (Array.isArray(facts) || typeof facts !== 'object' || !Object.values(facts).every(isText)) return invalid;
    if (industry !== undefined && typeof industry !== 'string') return invalid;
    return { ...(industry === undefined ? {} : { industry }), facts: facts as Record<string, string> };
  } catch {
    return invalid;
  }
}

/** Compares it with the rule book and the list of industries of a catalogue, which are read only when something was said. */
export async function activityOf(
  given: GivenActivity,
  catalogue: Catalogue | null,
  asOf: string,
  read: ReadFile,
): Promise<{ ok: true; activity: Activity } | { ok: false; problems: Problem[] }> {
  if (given.industry === undefined && Object.keys(given.facts).length === 0) return { ok: true, activity: nothingSaid };
  const book = catalogue && (await ruleBookOn(catalogue, asOf, read));
  if (!catalogue || !book) return { ok: false, problems: [{ code: 'activity-without-rules', params: { day: asOf } }] };
  return makeActivity(given, book, given.industry === undefined ? null : await loadIndustries(catalogue, read));
}
