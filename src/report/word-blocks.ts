import {
  AlignmentType,
  BorderStyle,
  ConcreteHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Block, Inline } from './document';
import { codeFont, headFill, lineWidth, ownWordsFont, quiet, rule, verdictMarks } from './word-styles';

/** One block as Word's paragraphs and tables; figures: `figure`. `next`: what follows, from which a lead-in is not parted. */
export function drawn(block: Exclude<Block, { kind: 'figure' }>, next: Block | undefined, links: Links): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'verdict':
      return [verdict(block), gap()];
    case 'heading':
      return [new Paragraph({ heading: headings[block.level], children: [new TextRun(safe(block.text))] })];
    case 'paragraph':
      return [
        new Paragraph({
          keepNext: next !== undefined && ['list', 'table', 'facts'].includes(next.kind),
          children: runs(block.text, links, block.quiet ? { color: quiet, size: 18 } : {}),
        }),
      ];
    case 'list':
      return block.items.map((item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: runs(item, links) }));
    case 'facts':
      return block.rows.length === 0 ? [] : [facts(block, links), gap()];
    default:
      return [new Paragraph({ style: 'Caption', children: [new TextRun(safe(block.caption))] }), table(block, links), gap()];
  }
}

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Between a table and what follows; Word would also join two tables that meet. */
const gap = () => new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' }, children: [] });

/** The border stands outside of a cell. */
const boxWidth = lineWidth - 160;

/** A box whose border tells the verdict as much as its words and its colour do. */
function verdict({ verdict: which, title, line, more }: Extract<Block, { kind: 'verdict' }>): Table {
  const { colour, border } = verdictMarks[which] ?? verdictMarks['undetermined']!;
  const edge = { style: BorderStyle[border.toUpperCase() as 'THICK'], size: border === 'thick' ? 36 : 18, color: colour };
  const text = (run: IRunOptions, last = false) =>
    new Paragraph({ keepNext: !last, keepLines: true, spacing: { before: 20, after: 40 }, children: [new TextRun(run)] });
  const lines = [
    text({ text: safe(title), bold: true, size: 34, color: colour }),
    text({ text: safe(line), bold: true, size: 21 }, more.length === 0),
    ...more.map((one, k) => text({ text: safe(one) }, k === more.length - 1)),
  ];
  const cell = new TableCell({
    width: { size: boxWidth, type: WidthType.DXA },
    borders: { top: edge, bottom: edge, left: edge, right: edge },
    margins: { top: 120, bottom: 120, left: 220, right: 220 },
    children: lines,
  });
  return fixedTable([new TableRow({ cantSplit: true, children: [cell] })], [boxWidth], 80);
}

const line = { style: BorderStyle.SINGLE, size: 4, color: rule };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const ruled = { top: line, bottom: line, left: none, right: none };

/** Facts up to this many stay on one page. */
const keptTogether = 8;

function facts({ rows }: Extract<Block, { kind: 'facts' }>, links: Links): Table {
  const widths = shared([0.28, 0.72]);
  return fixedTable(
    rows.map(({ term, value }, i) => {
      const cells = [runs([term], links, { color: quiet }), runs(value, links, {}, true)];
      return new TableRow({
        cantSplit: true,
        keepNext: rows.length <= keptTogether && i < rows.length - 1,
        children: cells.map((cell, k) => tableCell(cell, widths[k]!)),
      });
    }),
    widths,
  );
}

function table({ head, rows, widths: given }: Extract<Block, { kind: 'table' }>, links: Links): Table {
  const widths = shared(given ?? head.map(({ number }) => (number ? 1 : 1.6)));
  const aligned = (k: number) => (head[k]?.number ? AlignmentType.RIGHT : AlignmentType.LEFT);
  const headRow = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map(({ text }, k) => tableCell([new TextRun({ text: safe(text), bold: true })], widths[k]!, aligned(k), headFill)),
  });
  const body = rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        children: head.map((_, k) => tableCell(runs(cells[k] ?? [], links, {}, true), widths[k]!, aligned(k))),
      }),
  );
  return fixedTable([headRow, ...body], widths);
}

/** Shares of the line in twips; the last column takes what rounding leaves, so that they add up to the line. */
function shared(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  const widths = shares.map((one) => Math.floor((lineWidth * one) / total));
  const left = lineWidth - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((width, k) => (k === widths.length - 1 ? width + left : width));
}

/** Widths in twips on the grid and on every cell: Word follows the one, LibreOffice the other. */
function fixedTable(rows: TableRow[], columnWidths: number[], indent = 0): Table {
  return new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
  });
}

function tableCell(
  children: ParagraphChild[],
  width: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
  fill?: string,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: ruled,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: [new Paragraph({ style: 'Cell', alignment, children })],
  });
}

const dotted = { style: BorderStyle.SINGLE, size: 4, space: 0, color: quiet };

function runs(inlines: readonly Inline[], links: Links, base: IRunOptions = {}, inCell = false): ParagraphChild[] {
  return inlines.map((inline) => {
    if (typeof inline === 'string') return new TextRun({ ...base, text: safe(inline) });
    const { text, strong, code, flag, mine, href: address } = inline;
    const href = address && /^https?:\/\//i.test(address) ? address : undefined;
    const run = new TextRun({
      ...base,
      text: safe(text),
      ...(strong ? { bold: true } : {}),
      ...(code ? { font: codeFont, size: inCell ? 15 : 18 } : {}),
      ...(flag ? { border: dotted } : {}),
      ...(mine ? { font: ownWordsFont, italics: false } : {}),
      ...(href ? { style: 'Hyperlink' } : {}),
    });
    return href ? links.to(href, run) : run;
  });
}

/** Hyperlinks with ids in order; the library's own have random ones, and no two files would be the same. */
export class Links {
  private count = 0;

  to(href: string, run: TextRun): ParagraphChild {
    return new Link(run, `Link${(this.count += 1)}`, href);
  }
}

class Link extends ConcreteHyperlink {
  constructor(
    run: TextRun,
    id: string,
    private readonly href: string,
  ) {
    super([run], id);
  }

  override prepForXml(context: Parameters<ConcreteHyperlink['prepForXml']>[0]) {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
    context.viewWrapper.Relationships.addRelationship(this.linkId, type, this.href, 'External');
    return super.prepForXml(context);
  }
}

/** Larger than the line or the page it is made smaller, never larger. */
export function figure(
  { svg, widthPx, heightPx, caption }: Extract<Block, { kind: 'figure' }>,
  serial: number,
  png: Uint8Array,
  fallbackNote: string | null,
): Paragraph[] {
  const scale = Math.min(1, lineWidth / 15 / widthPx, 820 / heightPx);
  const transformation = { width: Math.round(widthPx * scale), height: Math.round(heightPx * scale) };
  const image = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(svg),
    transformation,
    fallback: { type: 'png', data: png },
    altText: { id: String(serial), name: `figure ${serial}`, description: safe(caption), title: safe(caption) },
  });
  return [
    new Paragraph({ keepNext: true, alignment: AlignmentType.CENTER, children: [image] }),
    new Paragraph({
      style: 'Caption',
      keepNext: fallbackNote !== null,
      alignment: AlignmentType.CENTER,
      children: [new TextRun(safe(caption))],
    }),
    ...(fallbackNote === null
      ? []
      : [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: fallbackNote, size: 15, color: quiet })] })]),
  ];
}

/** What XML 1.0 cannot hold goes; the narrow no-break space, which fonts of older Words lack, becomes the ordinary one. */
export function safe(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('\u202f', '\u00a0');
}
