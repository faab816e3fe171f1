/**
 * The look of the printed page, on screen and on A4. Marks are told by words and outlines, so that nothing is lost in black and white or where a printer
 * leaves backgrounds out.
 */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2329, #e6e9ec); --quiet: light-dark(#57606a, #9aa6b2); --paper: light-dark(#ffffff, #161b20);
  --line: light-dark(#c9d0d6, #3a444d); --band: light-dark(#f4f5f6, #1f262c); --link: light-dark(#0b4fa8, #8fc1ff);
  --prohibited: light-dark(#a8201a, #ff8a80); --conditional: light-dark(#8f4a00, #f5b35c); --undetermined: light-dark(#4f5b66, #b3bec9);
  --no-conflict-found: light-dark(#1b5799, #8fc1ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font: 14px/1.5 system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
article { max-width: 210mm; margin: 0 auto; padding: 24px 16px; }
article + article { border-top: 2px solid var(--ink); break-before: page; }
h1 { font-size: 20px; margin: 0 0 12px; }
h2 { font-size: 16px; margin: 24px 0 8px; padding-bottom: 4px; border-bottom: 1.5px solid var(--ink); }
h3 { font-size: 14px; margin: 16px 0 4px; }
h2, h3 { break-after: avoid; }
p, ul { margin: 4px 0 8px; }
ul { padding-left: 20px; }
li, td, th, p { overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 13px; }
.verdict { display: grid; grid-template-columns: 40px 1fr; gap: 12px; padding: 12px; border: 2px solid currentColor; border-left-width: 8px; border-radius: 4px;
  break-inside: avoid; }
.verdict svg { width: 40px; height: 40px; }
.verdict h2 { margin: 0; padding: 0; border: 0; font-size: 20px; }
.verdict p { margin: 0 0 4px; font-weight: 600; }
.verdict ul { margin: 0; padding: 0; list-style: none; color: var(--ink); }
.prohibited { color: var(--prohibited); } .conditional { color: var(--conditional); } .undetermined { color: var(--undetermined); border-style: dashed; }
.no-conflict-found { color: var(--no-conflict-found); }
table { width: 100%; border-collapse: collapse; margin: 4px 0 12px; font-size: 12px; font-variant-numeric: tabular-nums; table-layout: fixed; }
caption { text-align: left; color: var(--quiet); padding-bottom: 4px; break-after: avoid; }
/* Only for those who listen: taken out of the flow, it would become a row of its own. */
caption.said { height: 0; padding: 0; font-size: 0; line-height: 0; color: transparent; }
th, td { border: 1px solid var(--line); padding: 3px 6px; text-align: left; vertical-align: top; }
thead th { background: var(--band); border-bottom: 1.5px solid var(--ink); }
thead { display: table-header-group; }
tr, .short { break-inside: avoid; }
.number { text-align: right; }
td.number { white-space: nowrap; overflow-wrap: normal; padding-left: 2px; }
.facts { font-size: 13px; }
.facts th { width: 26%; font-weight: 600; background: var(--band); }
.facts th, .facts td { border-width: 1px 0; }
code { font: 0.92em ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.flag { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 3px; font-size: 12px; line-height: 1.35; }
.mine { border-bottom: 1px dotted currentColor; font-style: italic; white-space: pre-wrap; }
a { color: var(--link); }
figure { margin: 8px 0 12px; break-inside: avoid; }
figure > svg { display: block; margin: 0 auto; max-width: 100%; height: auto; background: #fff; }
figure.small { float: right; width: 34mm; margin: 0 0 8px 16px; }
article::after { content: ""; display: block; clear: both; }
figcaption { color: var(--quiet); font-size: 12px; margin-top: 4px; }
.failed { border-left: 8px solid var(--prohibited); padding-left: 12px; }
@media (max-width: 720px) { .scroll { overflow-x: auto; } .scroll > table { min-width: 640px; } .facts { min-width: 0; } }
@page { size: A4; margin: 15mm 14mm 17mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; }
  article { max-width: none; padding: 0; }
  article + article { border-top: 0; }
  h1 { font-size: 16pt; } h2 { font-size: 12.5pt; } h3 { font-size: 10.5pt; }
  table { font-size: 8.5pt; } .facts { font-size: 9pt; } .quiet, figcaption, .flag { font-size: 8.5pt; }
  .scroll { overflow: visible; }
  thead th, .facts th { background: none; }
  a { color: inherit; }
}
`;
