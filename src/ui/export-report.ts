import type { CheckReport, Surroundings } from '#check';
import { words, type Language } from '#i18n';
import { reportJson } from '#report';

export const exportKinds = ['json', 'html', 'docx', 'csv', 'geojson'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What is asked to leave the page. `surroundings`: for the figure; null where they could not be had, then there is none. */
export interface Exported {
  report: CheckReport;
  language: Language;
  surroundings: () => Promise<Surroundings | null>;
  /** The day of printing, YYYY-MM-DD. */
  printedOn: string;
}

/** The report as a file. What writes the larger formats is fetched when somebody asks for one. */
export async function exportReport(kind: ExportKind, exported: Exported): Promise<Blob> {
  const { report } = exported;
  if (kind === 'json') return new Blob([reportJson(report)], { type: 'application/json' });
  throw new Error(kind);
}

/** Opens the print dialog with the report as a document. */
export async function printReport({ report }: Exported): Promise<void> {
  throw new Error(report.id);
}

export const fileName = ({ id }: CheckReport, kind: ExportKind) => `xuanzhi-${id.slice(0, 12)}.${kind}`;

export function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
