import type { CheckReport, Surroundings } from '#check';
import { day, words, type Language } from '#i18n';
import { qrSvg, reportCsv, reportDocument, reportDocx, reportFigure, reportGeojson, reportHtml, reportJson, type Block } from '#report';
import type { FeatureCollection } from 'geojson';

export type ExportKind = 'json' | 'html' | 'docx' | 'csv' | 'geojson';

/** What is asked to leave the page. */
export interface Exported {
  report: CheckReport;
  language: Language;
  overlaps: FeatureCollection;
  /** For the figure; null where they could not be had, then there is none. */
  surroundings: () => Promise<Surroundings | null>;
}

/** `figure`: false where a document had to do without its figure. */
export interface Written {
  blob: Blob;
  figure: boolean;
}

/** The report as a file in one of its forms. This module and the writers behind it are fetched when somebody asks for a file. */
export async function exportReport(kind: ExportKind, exported: Exported): Promise<Written> {
  const { report, language, overlaps } = exported;
  const text = (content: string, type: string, figure = true) => ({
    blob: new Blob([content], { type: `${type};charset=utf-8` }),
    figure,
  });
  switch (kind) {
    case 'json':
      return text(reportJson(report), 'application/json');
    case 'csv':
      return text(reportCsv([report], language), 'text/csv');
    case 'geojson':
      return text(reportGeojson(report, overlaps, language), 'application/geo+json');
    case 'html': {
      const { html, figure } = await htmlOf(exported);
      return text(html, 'text/html', figure);
    }
    default: {
      const { blocks, figure } = await blocksOf(exported);
      const bytes = await reportDocx(blocks, { language, title: titleOf(exported), id: report.id, date: today(), raster });
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      return { blob: new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), figure };
    }
  }
}

function titleOf({ report, language }: Exported): string {
  const w = words(language);
  return [report.site.name ?? w.site.unnamed, w.report.title].join(' · ');
}
/** The only thing on a printed report that comes from a clock. */
const today = () => day(new Date());

async function blocksOf({ report, language, surroundings }: Exported): Promise<{ blocks: Block[]; figure: boolean }> {
  const around = await surroundings();
  const figure = around ? { figure: reportFigure(report, around, language) } : {};
  return { blocks: reportDocument(report, language, { ...figure, qr: qrSvg(report.id), printedOn: today() }), figure: around !== null };
}

async function htmlOf(exported: Exported): Promise<{ html: string; figure: boolean }> {
  const { blocks, figure } = await blocksOf(exported);
  return { html: reportHtml(blocks, { language: exported.language, title: titleOf(exported) }), figure };
}

/** Twice the size at which it is seen, so that print stays sharp. Null where the browser cannot draw it. */
async function raster({ svg, widthPx, heightPx }: { svg: string; widthPx: number; heightPx: number }): Promise<Uint8Array | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * widthPx, 2 * heightPx];
  try {
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } catch {
    return null;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/**
 * Opens the print dialog with the report as a document, in a frame of its own. The page's content security policy holds in there too and lets no inline
 * style through, so styles go in as constructed sheets and by the object model.
 */
export async function printReport(exported: Exported): Promise<{ figure: boolean }> {
  const sheets: string[] = [];
  // In our own document quotes occur in tags only: in text they are escaped.
  const { html: whole, figure } = await htmlOf(exported);
  const html = whole
    .replaceAll(/<style>([\s\S]*?)<\/style>/g, (_, rules: string) => (sheets.push(rules), ''))
    .replaceAll(' style="', ' data-style="');
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.querySelector('#print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.id = 'print-frame';
  frame.title = titleOf(exported);
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0', visibility: 'hidden' });
  document.body.append(frame);
  const inside = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!inside) throw new Error('no frame');
  const page = inside.document;
  page.documentElement.lang = parsed.documentElement.lang;
  page.title = titleOf(exported);
  page.adoptedStyleSheets = sheets.map((rules) => {
    const sheet = new inside.CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  });
  page.body.replaceChildren(...[...parsed.body.childNodes].map((node) => page.importNode(node, true)));
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
    delete element.dataset['style'];
  }
  inside.focus();
  inside.print();
  return { figure };
}
