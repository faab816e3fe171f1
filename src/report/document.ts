/**
 * A report as a document, before it has a face: HTML, DOCX and text are drawn from the same blocks, so that no face can say another number than the others.
 */
export type Block =
  | { kind: 'verdict'; verdict: string; title: string; line: string; more: string[] }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Inline[]; quiet?: boolean }
  | { kind: 'facts'; rows: { term: string; value: Inline[] }[] }
  | { kind: 'list'; items: Inline[][] }
  /** `number`: right-aligned, its unit in the head. `widths`: shares of the line, one a column. */
  | { kind: 'table'; caption: string; head: { text: string; number?: boolean }[]; rows: Inline[][][]; widths?: number[] }
  | { kind: 'figure'; svg: string; widthPx: number; heightPx: number; caption: string; legend?: { rows: string[]; scale: string } };

/** Running text. `flag`: a mark such as 演示, 未核实, 临界; it is told by its words, never by colour alone. `mine`: somebody's own words. */
export type Inline = string | { text: string; strong?: true; code?: true; flag?: true; mine?: true; href?: string };
