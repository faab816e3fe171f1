import type { Draft, Problem } from '#zone';
import { basisOn, type LoadedCatalogue } from './basis';
import type { Activity, CheckOptions, CheckReport } from './check-report';
import { checkSite, reportSchema } from './check-site';
import { differences, type Difference } from './differences';
import { reportId } from './report-id';
import { shapeOf } from './site';

export type Verified =
  | { ok: true; same: true; report: CheckReport }
  /** `report`: what the same question gives today. */
  | { ok: true; same: false; differences: Difference[]; report: CheckReport }
  | { ok: false; problems: Problem[] };

/**
 * Asks a report's question again – same site, activity, day and options, the layers and rules at hand – and tells whether every part of it comes out the
 * same. Whether the file itself is as it was computed shows in its id. `original`: the site as it was given, for one with more decimals than a report keeps.
 * Problems: `report-not-json`, `report-version` (params `found`), `report-invalid` (at), or those of a site that is none.
 */
export function verifyReport(text: string, loaded: LoadedCatalogue, original?: Draft): Verified {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, problems: [{ code: 'report-not-json' }] };
  }
  const read = readReport(given);
  if (!read.ok) return read;
  try {
    return askAgain(read, loaded, original);
  } catch {
    // A file made to break its reader – nested without end, say – is no report of ours.
    return { ok: false, problems: [{ code: 'report-invalid', at: 'report' }] };
  }
}

function askAgain(
  { report: before, draft, options, activity }: Extract<Read, { ok: true }>,
  loaded: LoadedCatalogue,
  original?: Draft,
): Verified {
  const basis = basisOn(loaded, options.asOf);
  const found = checkSite({ ...draft, ...(original ? { shape: original.shape } : {}) }, basis, options, activity);
  if (!found.ok) return found;
  // What was mended on the way in cannot be seen in a site that has been mended; it is taken over as the report tells it.
  const { id: _, ...content } = { ...found.report, site: { ...found.report.site, repairs: before.site.repairs } };
  const report = { id: reportId(content), ...content };
  const { remarks: _remarks, id, ...computed } = before;
  const told = differences(computed, content);
  const own = reportId(computed);
  // A program that sorted the keys changed nothing: the content is what was computed, and so is the id.
  if (own !== id && !(told.length === 0 && report.id === id)) told.unshift({ kind: 'altered', at: 'id', was: id, is: own });
  return told.length === 0 ? { ok: true, same: true, report } : { ok: true, same: false, differences: told, report };
}

type Read = { ok: true; report: CheckReport; draft: Draft; options: CheckOptions; activity: Activity } | { ok: false; problems: Problem[] };

/** Takes from a file that anybody may have written what a check is asked with; the rest is only compared. */
function readReport(given: unknown): Read {
  const refuse = (code: string, at?: string, params?: Problem['params']): Read => ({
    ok: false,
    problems: [{ code, ...(at ? { at } : {}), ...(params ? { params } : {}) }],
  });
  if (!isRecord(given)) return refuse('report-invalid', 'report');
  if (given['schema'] !== reportSchema) {
    const found = given['schema'];
    const ours = typeof found === 'string' && found.startsWith('xuanzhi-check-report/');
    return ours ? refuse('report-version', undefined, { found }) : refuse('report-invalid', 'schema');
  }
  const { site, options, activity, id } = given;
  if (typeof id !== 'string') return refuse('report-invalid', 'id');
  if (!isRecord(options) || !isDay(options['asOf']) || !isAmount(options['nearM']) || !isAmount(options['toleranceM2'], 100))
    return refuse('report-invalid', 'options');
  const { facts, industry } = isRecord(activity) ? activity : {};
  if (!isRecord(facts) || !Object.values(facts).every((said) => typeof said === 'string'))
    return refuse('report-invalid', 'activity.facts');
  if (industry !== undefined && !(isRecord(industry) && typeof industry['code'] === 'string'))
    return refuse('report-invalid', 'activity.industry');
  const shape = isRecord(site) ? shapeOf(site['geometry']) : null;
  if (!isRecord(site) || !shape) return refuse('report-invalid', 'site.geometry');
  if (typeof site['id'] !== 'string' || typeof site['crs'] !== 'string') return refuse('report-invalid', 'site');
  if (!Array.isArray(site['evidence']) || !Array.isArray(site['repairs'])) return refuse('report-invalid', 'site');
  for (const list of ['layers', 'answers', 'access', 'reasons', 'missingFacts'])
    if (!Array.isArray(given[list]) || !given[list].every((part) => typeof part === 'string' || isRecord(part)))
      return refuse('report-invalid', list);
  const lists = (given['answers'] as Record<string, unknown>[]).every((a) =>
    Array.isArray(a['answer'] === 'not-concerned' ? a['nearby'] : a['findings']),
  );
  if (!lists) return refuse('report-invalid', 'answers');
  const report = given as unknown as CheckReport;
  const { name, declaredAreaM2, crs, accuracyM, evidence } = report.site;
  const draft: Draft = {
    id: report.site.id,
    ...(typeof name === 'string' ? { name } : {}),
    shape,
    ...(typeof declaredAreaM2 === 'number' ? { declaredAreaM2 } : {}),
    crs,
    ...(isAmount(accuracyM) ? { accuracyM } : {}),
    evidence,
  };
  return { ok: true, report, draft, options: report.options, activity: report.activity };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isAmount = (value: unknown, most = Number.MAX_VALUE): value is number => typeof value === 'number' && value >= 0 && value <= most;
