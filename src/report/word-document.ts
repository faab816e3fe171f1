import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun, type Table } from 'docx';
import { words } from '#i18n';
import type { Block } from './document';
import type { DocxOptions } from './docx';
import { svgRaster } from './svg-raster';
import { Links, drawn, figure, safe } from './word-blocks';
import { codeFont, lineWidth, page, quiet, wordStyles } from './word-styles';
import { withFixedTimes } from './zip-times';

/** See `reportDocx`. */
export async function wordDocument(blocks: readonly Block[], options: DocxOptions): Promise<Uint8Array> {
  const { language, title, id, date, raster } = options;
  const w = words(language).faces;
  const small = { size: 15, color: quiet };
  const links = new Links();
  const serial = { table: 0, figure: 0 };
  const children: (Paragraph | Table)[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'figure') {
      const png = (await raster?.(block)) ?? null;
      serial.figure += 1;
      const caption = w.figure(serial.figure, block.caption);
      const lettered = png !== null || !block.svg.includes('<text');
      children.push(
        ...figure(
          { ...block, caption },
          serial.figure,
          png ?? svgRaster(block.svg),
          lettered
            ? null
            : block.legend
              ? `${w.figureFallback} ${w.figureLegend(block.legend.rows, block.legend.scale)}`
              : w.figureFallback,
        ),
      );
    } else if (block.kind === 'table') {
      serial.table += 1;
      children.push(...drawn({ ...block, caption: w.table(serial.table, block.caption) }, blocks[i + 1], links));
    } else children.push(...drawn(block, blocks[i + 1], links));
  }
  const document = new Document({
    title,
    creator: words(language).name,
    ...wordStyles(language),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.top, bottom: page.bottom, left: page.side, right: page.side, header: 560, footer: 500 },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ children: [new TextRun({ ...small, text: safe(title) })] })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: lineWidth }],
                children: [
                  new TextRun({ ...small, font: codeFont, size: 13, text: id }),
                  new TextRun({ ...small, children: [new Tab(), w.page, PageNumber.CURRENT, w.pageOf, PageNumber.TOTAL_PAGES, w.pageEnd] }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  // The library would write the clock into it.
  const core = { path: 'docProps/core.xml', data: coreProperties(title, words(language).name, date) };
  return withFixedTimes(await Packer.pack(document, 'uint8array', undefined, [core]));
}

function coreProperties(title: string, creator: string, date: string): string {
  const xml = (text: string) => safe(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${xml(date)}T00:00:00Z</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ' +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(creator)}</dc:creator>${time('created')}${time('modified')}</cp:coreProperties>`
  );
}
