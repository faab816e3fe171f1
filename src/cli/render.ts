import { surroundingsOf, type CheckReport, type Site } from '#check';
import { words, type Language } from '#i18n';
import { htmlArticle, qrSvg, reportDocument, reportDocx, reportFigure, reportHtml, type Block } from '#report';
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

export function renderHtml(checked: Checked): string {
  const blocks = blocksOf(checked);
  return checked.alone ? reportHtml(blocks, { language: checked.language, title: titleOf(checked) }) : htmlArticle(blocks);
}

export function renderDocx(checked: Checked): Promise<Uint8Array> {
  const { report, language, printedOn } = checked;
  return reportDocx(blocksOf(checked), { language, title: titleOf(checked), id: report.id, date: printedOn });
}

function blocksOf({ report, site, layers, language, printedOn }: Checked): Block[] {
  const figure = reportFigure(report, surroundingsOf(report, site, layers), language);
  return reportDocument(report, language, { figure, qr: qrSvg(report.id), printedOn });
}

function titleOf({ report, language }: Checked): string {
  const w = words(language);
  return [report.site.name ?? w.site.unnamed, w.report.title].join(' · ');
}
