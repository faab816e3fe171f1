import type { CheckReport } from '#check';

/** The record itself, for people to read and machines to keep; the same report gives the same bytes. */
export function reportJson(report: CheckReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The record on one line. */
export function reportLine(report: CheckReport): string {
  return `${JSON.stringify(report)}\n`;
}
