import { findingsOf, type CheckReport } from '#check';
import type { BatchRow } from './check-protocol';

/** A report as one row of a batch. Its reasons are sorted, worst first. */
export function briefOf({ verdict, complete, reasons, answers, layers }: CheckReport): BatchRow {
  const [worst] = reasons;
  if (!worst) return { ok: true, verdict, complete, reason: null };
  const answer = answers.find((a) => a.layer === worst.layer);
  const layer = layers.find((l) => l.id === worst.layer);
  const layerTitle = layer?.title ?? (answer?.answer === 'unknown' ? answer.title : undefined);
  const zone = worst.zone === undefined ? undefined : answer && findingsOf(answer).find((f) => f.zone.id === worst.zone)?.zone;
  return {
    ok: true,
    verdict,
    complete,
    reason: {
      ...worst,
      ...(layerTitle ? { layerTitle } : {}),
      ...(layer ? { theme: layer.theme } : {}),
      ...(zone
        ? { zoneFound: { name: zone.name, ...(zone.nameEn ? { nameEn: zone.nameEn } : {}), ...(zone.class ? { class: zone.class } : {}) } }
        : {}),
    },
  };
}
