import { surroundingsOf, type CheckReport, type Site } from '#check';
import { words, type Language } from '#i18n';
import { htmlArticle, qrSvg, reportDocument, reportFigure, reportHtml } from '#report';
import type { LayerState } from '#zone';

/** A site that was checked, with all that its report can be drawn from. */
export interface Checked {
  report: CheckReport;
  site: Site;
  layers: readonly LayerState[];
  language: Language;
  /** A day as YYYY-MM-DD. */
  printedOn: string;
  /** The only site: its document stands by itself. */
  alone: boolean;
}

export function renderHtml({ report, site, layers, language, printedOn, alone }: Checked): string {
  const figure = reportFigure(report, surroundingsOf(report, site, layers), language);
  const blocks = reportDocument(report, language, { figure, qr: qrSvg(report.id), printedOn });
  if (!alone) return htmlArticle(blocks);
  const w = words(language);
  return reportHtml(blocks, { language, title: [report.site.name ?? w.site.unnamed, w.report.title].join(' · ') });
}
