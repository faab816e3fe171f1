import type { Language } from '#i18n';
import { words } from '#i18n';
import type { Block, Inline } from './document';

/** Parts of the document as lines for a terminal, in the manner of the text report: a title, then indented lines; a table's row is one line. */
export function blockLines(blocks: readonly Block[], language: Language): string[] {
  const { colon } = words(language);
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.level === 2 ? block.text : `  ${block.text}`];
      case 'paragraph':
        return [`  ${plain(block.text)}`];
      case 'facts':
        return block.rows.map(({ term, value }) => `  ${term}${colon}${plain(value)}`);
      case 'list':
        return block.items.map((item) => `  - ${plain(item)}`);
      case 'table':
        return [`    ${block.head.map(({ text }) => text).join(' · ')}`, ...block.rows.map((row) => `    ${row.map(plain).join(' · ')}`)];
      // The text report says its verdict itself, and draws nothing.
      case 'verdict':
      case 'figure':
        return [];
    }
  });
  return lines.length > 0 ? [...lines, ''] : [];
}

export const plain = (text: readonly Inline[]) =>
  text.map((piece) => (typeof piece === 'string' ? piece : piece.flag ? `[${piece.text}]` : piece.text)).join('');
