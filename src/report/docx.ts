import type { Language } from '#i18n';
import type { Block } from './document';

export interface DocxOptions {
  language: Language;
  title: string;
  /** Of the report; stands in the foot of every page. */
  id: string;
  /** ISO day that the file gives as its date. Not the clock: the same report is to give the same bytes. */
  date: string;
  /** Draws a figure as PNG with its text, for programs that show no SVG; null or absent: they get a plain picture without text, and are told so. */
  raster?: (figure: { svg: string; widthPx: number; heightPx: number }) => Promise<Uint8Array | null>;
}

/**
 * The document as a Word file (ISO/IEC 29500, WordprocessingML) on A4. What writes it is large and comes when it is first asked for.
 * The same blocks and options give the same bytes.
 */
export async function reportDocx(blocks: readonly Block[], options: DocxOptions): Promise<Uint8Array> {
  const { wordDocument } = await import('./word-document');
  return wordDocument(blocks, options);
}
