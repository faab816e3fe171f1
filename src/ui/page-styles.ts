import { css } from 'lit';

/** What every element of the page shares: text, buttons, fields, tables, focus. */
export const pageStyles = css`
  :host {
    color: var(--text);
    font: var(--size-3) / 1.45 var(--sans);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: var(--size-4);
    line-height: 1.3;
  }
  h3 {
    font-size: var(--size-3);
    line-height: 1.3;
  }
  ul {
    list-style: none;
  }
  [hidden] {
    display: none !important;
  }
  .quiet {
    color: var(--quiet);
  }
  .small {
    font-size: var(--size-1);
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: right;
    white-space: nowrap;
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-1);
    min-height: 28px;
    min-width: 28px;
    padding: 2px var(--space-2);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--panel);
    color: var(--text);
    font: inherit;
    font-size: var(--size-2);
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    background: var(--row-hover);
  }
  button:disabled {
    color: var(--quiet);
    border-color: var(--rule);
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-text);
  }
  button.primary:hover {
    text-decoration: underline;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.plain:hover {
    background: var(--row-hover);
  }
  textarea,
  select,
  input[type='text'],
  input[type='date'] {
    min-height: 28px;
    padding: 2px var(--space-2);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--panel);
    color: var(--text);
    font: inherit;
    font-size: var(--size-2);
  }
  input[type='checkbox'] {
    width: 16px;
    height: 16px;
    margin: 4px;
    accent-color: var(--accent);
  }
  a {
    color: var(--accent);
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 1px var(--focus-gap);
  }
  .flag {
    display: inline-block;
    padding: 0 4px;
    border: 1px solid currentColor;
    border-radius: 2px;
    color: var(--quiet);
    font-size: var(--size-1);
    line-height: 16px;
    white-space: nowrap;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .stack > * + * {
    margin-top: var(--space-2);
  }
  .problem {
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--prohibited);
    border-left-width: 4px;
    border-radius: var(--radius);
    overflow-wrap: anywhere;
  }
  details > summary {
    min-height: 28px;
    padding: 4px 0;
    cursor: pointer;
    font-weight: 600;
  }
  dl.facts {
    display: grid;
    grid-template-columns: fit-content(112px) 1fr;
    gap: 2px var(--space-3);
  }
  dl.facts > dt {
    color: var(--quiet);
  }
  dl.facts > dd {
    overflow-wrap: anywhere;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--size-2);
  }
  th {
    padding: 4px;
    border-bottom: 1px solid var(--edge);
    color: var(--quiet);
    font-weight: 500;
    font-size: var(--size-1);
    text-align: left;
    vertical-align: bottom;
    word-break: keep-all;
  }
  th.number {
    text-align: right;
    white-space: normal;
  }
  td {
    padding: 5px 4px;
    border-bottom: 1px solid var(--rule);
    vertical-align: top;
  }
  @media (forced-colors: active) {
    button,
    .problem {
      border-color: ButtonBorder;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }

  /* A sentence that belongs to the row above it, over the whole width. */
  tbody tr:has(+ .terms) {
    border-bottom: 0;
  }
  tbody tr.terms td {
    padding: 0 0 var(--space-2) calc(28px + 2 * var(--space-2));
    word-break: normal;
  }
`;
