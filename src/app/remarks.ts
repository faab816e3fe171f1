import { findingsOf, type CheckReport, type Remarks } from '#check';
import { contentHash, type Draft } from '#zone';
import type { Desk } from './desk';
import type { Snapshot } from './snapshot';

/** Remarks by site. They are about the ground, whatever activity, day or edition it is asked with. */
export type RemarksBySite = ReadonlyMap<string, Remarks>;

/** So many sites are remembered, the newest. */
const mostSites = 200;

const keys = new WeakMap<Draft, string>();

/** Names a site by its ground alone: the same plot typed again, or read from a link, is the same site. */
function keyOf(draft: Draft): string {
  let key = keys.get(draft);
  if (key === undefined) keys.set(draft, (key = contentHash(JSON.stringify(draft.shape))));
  return key;
}

/** What was written about the site that is asked about. */
export function remarksOf({ remarks, drafts, chosen }: Pick<Snapshot, 'remarks' | 'drafts' | 'chosen'>): Remarks | undefined {
  const draft = drafts[chosen];
  return draft && remarks.size > 0 ? remarks.get(keyOf(draft)) : undefined;
}

/** The report with what was written about it; its id stays. A dispute of a finding that the report does not have is not about this report. */
export function withRemarks(report: CheckReport, remarks: Remarks | undefined): CheckReport {
  const has = (layer: string, zone: string) =>
    report.answers.some((a) => a.layer === layer && findingsOf(a).some((finding) => finding.zone.id === zone));
  const note = remarks?.note?.trim();
  const disputed = (remarks?.disputed ?? []).filter(({ layer, zone, because }) => because.trim() !== '' && has(layer, zone));
  if (!note && disputed.length === 0) return report;
  return { ...report, remarks: { ...(note ? { note } : {}), ...(disputed.length > 0 ? { disputed } : {}) } };
}

/** Remarks follow a site whose vertex is moved; `step` was only passed through. */
export function carried(remarks: RemarksBySite, from: Draft, to: Draft, step: boolean): RemarksBySite {
  const mine = remarks.size > 0 ? remarks.get(keyOf(from)) : undefined;
  if (!mine) return remarks;
  const next = new Map(remarks);
  if (step) next.delete(keyOf(from));
  return next.set(keyOf(to), mine);
}

/** The verbs of a reviewer: a note on the site, and findings disputed. */
export class RemarkVerbs {
  constructor(private readonly desk: Desk) {}

  setNote(note: string) {
    const { note: _, ...rest } = remarksOf(this.desk.snapshot) ?? {};
    this.#keep(note === '' ? rest : { ...rest, note });
  }
  /** Null takes the dispute back; an empty reason is one that is about to be written. */
  dispute(layer: string, zone: string, because: string | null) {
    const { disputed = [], ...rest } = remarksOf(this.desk.snapshot) ?? {};
    const at = disputed.findIndex((d) => d.layer === layer && d.zone === zone);
    const next =
      because === null
        ? disputed.filter((_, k) => k !== at)
        : at < 0
          ? [...disputed, { layer, zone, because }]
          : disputed.with(at, { layer, zone, because });
    this.#keep(next.length > 0 ? { ...rest, disputed: next } : rest);
  }
  #keep(mine: Remarks) {
    const { remarks, drafts, chosen } = this.desk.snapshot;
    const draft = drafts[chosen];
    if (!draft) return;
    const next = new Map(remarks);
    next.delete(keyOf(draft));
    if (Object.keys(mine).length > 0) next.set(keyOf(draft), mine);
    const [oldest] = next.keys();
    if (next.size > mostSites && oldest !== undefined) next.delete(oldest);
    this.desk.set({ remarks: next });
  }
}
