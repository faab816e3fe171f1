import { canonicalJson, contentHash } from '#zone';
import type { CheckReport, Finding, LayerAnswer } from './check-report';

/**
 * The id of a report: SHA-256 of its canonical JSON without `id`, in which each entry of `layers` and the `requirements` of each finding stand as the SHA-256 of
 * their own canonical JSON. These are the same for thousands of sites and make up most of a report, so they are hashed once.
 */
export function reportId({ layers, answers, ...rest }: Omit<CheckReport, 'id'>): string {
  const content = { ...rest, layers: layers.map(partHash), answers: answers.map(withHashes) };
  return contentHash(canonicalJson(content));
}

function withHashes(answer: LayerAnswer): object {
  const short = ({ requirements, ...finding }: Finding) => ({ ...finding, requirements: partHash(requirements) });
  return answer.answer === 'not-concerned'
    ? { ...answer, nearby: answer.nearby.map(short) }
    : { ...answer, findings: answer.findings.map(short) };
}

/** Parts are never changed once they are in a report, so an object stands for its content. */
const hashes = new WeakMap<object, string>();

function partHash(part: object): string {
  let hash = hashes.get(part);
  if (hash === undefined) {
    hash = contentHash(canonicalJson(part));
    hashes.set(part, hash);
  }
  return hash;
}
