import type { CheckReport } from '#check';
import { words, type Language } from '#i18n';
import { accessBlocks } from './document-access';
import { eiaBlocks } from './document-eia';
import { findingBlocks, requirementBlocks } from './document-findings';
import { influenceBlocks } from './document-influence';
import { disclaimerBlocks, editionBlocks, expiryBlocks, idBlocks, methodBlocks, missingBlocks, remarksBlocks } from './document-method';
import type { Told } from './document-parts';
import { activityBlocks, siteBlocks } from './document-site';
import type { Block } from './document';
import { verdictLine, verdictMore } from './verdict-lines';

/** A drawing for the document: an SVG and the size at which it is meant to be seen, in CSS pixels. */
export interface Drawing {
  svg: string;
  widthPx: number;
  heightPx: number;
  /** What its own text says: for programs that show the drawing without it. */
  legend?: { rows: string[]; scale: string };
}

/** What a printed report shows beside the report itself. `printedOn`: a day as YYYY-MM-DD; there is no clock in here. */
export interface Dressing {
  figure?: Drawing;
  /** SVG of the report id. */
  qr?: string;
  printedOn?: string;
}

/** A report as blocks in the order of every rendering: verdict first, then the site, the answers, what they ask for, what is missing, and what it rests on. */
export function reportDocument(report: CheckReport, language: Language, { figure, qr, printedOn }: Dressing = {}): Block[] {
  const told: Told = { report, language };
  const w = words(language);
  return [
    { kind: 'heading', level: 1, text: w.report.title },
    verdictBlock(told),
    ...siteBlocks(told),
    ...(figure ? [{ kind: 'figure' as const, ...figure, caption: w.report.figure.caption }] : []),
    ...activityBlocks(told),
    ...findingBlocks(told),
    ...requirementBlocks(told),
    ...accessBlocks(told),
    ...eiaBlocks(told),
    ...influenceBlocks(told),
    ...missingBlocks(told),
    ...remarksBlocks(told),
    ...editionBlocks(told),
    ...methodBlocks(told, printedOn),
    ...expiryBlocks(told),
    ...disclaimerBlocks(told),
    ...idBlocks(told, qr),
  ];
}

function verdictBlock({ report, language }: Told): Block {
  const title = words(language).verdict[report.verdict];
  return { kind: 'verdict', verdict: report.verdict, title, line: verdictLine(report, language), more: verdictMore(report, language) };
}
