import type { Language } from '#i18n';
import type { Block, Inline } from './document';
import { escaped } from './escaped';
import { style } from './html-style';

/** Shapes of look.md: a bar in a circle, ! in a triangle, ? in a dashed circle, an empty circle. Never a tick. */
const icons: Readonly<Record<string, string>> = {
  prohibited: '<circle cx="20" cy="20" r="16"/><path d="M10 20h20" stroke-width="6"/>',
  conditional: '<path d="M20 5 37 35H3Z"/><path d="M20 15v10m0 3v3"/>',
  undetermined:
    '<circle cx="20" cy="20" r="16" stroke-dasharray="5 3"/><path d="M15 16a5 5 0 1 1 7 4.6c-1.5.7-2 1.6-2 3.4m0 3.5v3"/>',
  'no-conflict-found': '<circle cx="20" cy="20" r="16"/>',
}; // prettier-ignore

/**
 * A whole file of one report: style inside, no script, nothing to load. Everything that comes from the report is escaped; links only to web addresses.
 */
export function reportHtml(blocks: readonly Block[], { language, title }: { language: Language; title: string }): string {
  const { before, after } = htmlFrame(language, title);
  return before + htmlArticle(blocks) + after;
}

/** What stands before and after the articles of a file; each article begins a page. */
export function htmlFrame(language: Language, title: string): { before: string; after: string } {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return {
    before: `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en-GB'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
`,
    after: '</body>\n</html>\n',
  };
}

/** One report of a file. */
export function htmlArticle(blocks: readonly Block[]): string {
  let last = '';
  const written = blocks.map((block) => {
    if (block.kind === 'heading') last = block.text;
    return written1(block, last);
  });
  return `<article>\n${written.join('\n')}\n</article>\n`;
}

/** Stands in a report's place when there is none. */
export function htmlFailure(title: string, sentences: readonly string[]): string {
  return `<article class="failed">\n<h2>${escaped(title)}</h2>\n${sentences.map((text) => `<p>${escaped(text)}</p>`).join('\n')}\n</article>\n`;
}

function written1(block: Block, under: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.quiet ? ' class="quiet"' : ''}>${inlines(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inlines(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return `<table class="facts">\n<caption class="said">${escaped(under)}</caption>\n<tbody>\n${block.rows
        .map(({ term, value }) => `<tr><th scope="row">${escaped(term)}</th><td>${inlines(value)}</td></tr>`)
        .join('\n')}\n</tbody>\n</table>`;
    case 'table':
      return table(block, under);
    case 'verdict':
      return verdict(block);
    case 'figure':
      // Our own drawing, whose texts are escaped where it is drawn.
      return `<figure${block.widthPx < 200 ? ' class="small"' : ''}>\n${block.svg}\n<figcaption>${escaped(block.caption)}</figcaption>\n</figure>`;
  }
}

function verdict({ verdict: kind, title, line, more }: Extract<Block, { kind: 'verdict' }>): string {
  const known = Object.hasOwn(icons, kind) ? kind : 'undetermined';
  return `<section class="verdict ${known}">
<svg viewBox="0 0 40 40" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">${icons[known]}</svg>
<div>
<h2>${escaped(title)}</h2>
<p>${escaped(line)}</p>
<ul>
${more.map((text) => `<li>${escaped(text)}</li>`).join('\n')}
</ul>
</div>
</section>`;
}

function table({ caption, head, rows, widths }: Extract<Block, { kind: 'table' }>, under: string): string {
  const side = (i: number) => (head[i]?.number ? ' class="number"' : '');
  // A caption that only repeats the heading above is left to those who listen.
  const said = under.startsWith(caption) ? ' class="said"' : '';
  const columns = widths
    ? `<colgroup>${widths.map((share) => `<col style="width:${(share * 100).toFixed(2)}%">`).join('')}</colgroup>\n`
    : '';
  return `<div class="scroll"><table${rows.length <= 6 ? ' class="short"' : ''}>
<caption${said}>${escaped(caption)}</caption>
${columns}<thead>
<tr>${head.map(({ text }, i) => `<th scope="col"${side(i)}>${escaped(text)}</th>`).join('')}</tr>
</thead>
<tbody>
${rows.map((row) => `<tr>${row.map((cell, i) => `<td${side(i)}>${inlines(cell)}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table></div>`; // prettier-ignore
}

const inlines = (text: readonly Inline[]) => text.map(inline).join('');

function inline(piece: Inline): string {
  if (typeof piece === 'string') return escaped(piece);
  let html = escaped(piece.text);
  if (piece.code) html = `<code>${html}</code>`;
  if (piece.strong) html = `<strong>${html}</strong>`;
  const marks = [...(piece.flag ? ['flag'] : []), ...(piece.mine ? ['mine'] : [])];
  if (marks.length > 0) html = `<span class="${marks.join(' ')}">${html}</span>`;
  return piece.href && /^https?:\/\//i.test(piece.href) ? `<a href="${escaped(piece.href)}" rel="noreferrer">${html}</a>` : html;
}
