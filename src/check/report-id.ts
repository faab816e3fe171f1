import { contentHash } from '#zone';
import type { CheckReport, Finding, LayerAnswer } from './check-report';

/**
 * The id of a report: SHA-256 of its JSON without `id` and `remarks` and without white space, keys as they stand, in which each entry of `layers` and the `requirements` of
 * each finding stand as the SHA-256 of their own JSON. These are the same for thousands of sites and make up most of a report, so they are hashed once.
 */
export function reportId(report: Omit<CheckReport, 'id' | 'remarks'>): string {
  const { layers, answers } = report;
  return contentHash(JSON.stringify({ ...report, layers: layers.map(partHash), answers: answers.map(withHashes) }));
}

function withHashes(answer: LayerAnswer): object {
  const short = (finding: Finding) => ({ ...finding, requirements: partHash(finding.requirements) });
  return answer.answer === 'not-concerned'
    ? { ...answer, nearby: answer.nearby.map(short) }
    : { ...answer, findings: answer.findings.map(short) };
}

/** Parts are never changed once they are in a report, so an object stands for its content. */
const hashes = new WeakMap<object, string>();

function partHash(part: object): string {
  let hash = hashes.get(part);
  if (hash === undefined) {
    hash = contentHash(JSON.stringify(part));
    hashes.set(part, hash);
  }
  return hash;
}
