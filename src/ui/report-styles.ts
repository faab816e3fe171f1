import { css } from 'lit';

/** The report's own look: banner, tables, requirements. */
export const reportStyles = css`
  :host {
    position: relative;
    display: block;
    container: report / inline-size;
  }
  .banner {
    position: sticky;
    z-index: 1;
    top: 0;
    display: grid;
    grid-template-columns: 28px 1fr;
    gap: 0 var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-bottom: 1px solid currentColor;
    border-left: 6px solid currentColor;
  }
  .banner h2 {
    font-size: var(--size-5);
  }
  .banner p {
    color: var(--text);
    font-size: var(--size-2);
  }
  .banner svg {
    margin-top: 2px;
  }
  .following {
    position: sticky;
    z-index: 1;
    top: 0;
    min-height: 66px;
    padding: var(--space-3) var(--space-4);
    border-bottom: 1px solid var(--edge);
    border-left: 6px solid var(--edge);
    background: var(--panel-sunk);
  }
  /* The verdict lies over it, on the same ground, as soon as the hand rests. */
  .following.under {
    position: absolute;
    z-index: 0;
    right: 0;
    left: 0;
  }
  .banner.rests {
    animation: appear 1ms 120ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .body {
    transition: opacity var(--quick);
  }
  .body.former {
    opacity: 0.55;
  }
  .prohibited {
    color: var(--prohibited);
  }
  .conditional {
    color: var(--conditional);
  }
  .undetermined {
    color: var(--undetermined);
  }
  .no-conflict-found {
    color: var(--no-conflict-found);
  }
  .banner.prohibited {
    background: var(--prohibited-ground);
  }
  .banner.conditional {
    background: var(--conditional-ground);
  }
  .banner.undetermined {
    background: var(--undetermined-ground);
  }
  .banner.no-conflict-found {
    background: var(--no-conflict-found-ground);
  }
  .body {
    padding: var(--space-2) var(--space-4) var(--space-5);
  }
  .body > details {
    border-top: 1px solid var(--rule);
    padding: 2px 0 var(--space-2);
  }
  .body > details > summary {
    font-size: var(--size-3);
  }
  .tally {
    color: var(--quiet);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .complete {
    padding: var(--space-2) 0;
    font-size: var(--size-2);
  }
  th.zone {
    display: grid;
    grid-template-columns: 28px 1fr;
    gap: var(--space-2);
    border-bottom: 0;
    color: var(--text);
    font-size: var(--size-2);
    font-weight: 400;
    word-break: normal;
  }
  tbody tr {
    border-bottom: 1px solid var(--rule);
  }
  tbody td {
    border-bottom: 0;
    word-break: keep-all;
  }
  tbody tr.shown,
  tbody tr:hover {
    background: var(--row-hover);
  }
  button.link {
    display: inline;
    min-height: 24px;
    padding: 2px 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 600;
    text-align: left;
    text-decoration: underline;
    text-decoration-color: var(--rule);
    text-underline-offset: 3px;
    overflow-wrap: anywhere;
  }
  button.link:hover {
    text-decoration-color: currentColor;
  }
  .depth {
    white-space: nowrap;
  }
  .code {
    font-family: var(--mono);
  }
  .flag.strong {
    color: var(--conditional);
  }
  .requirements > li {
    padding: var(--space-1) 0 var(--space-2);
    font-size: var(--size-2);
  }
  .regime {
    display: inline-block;
    margin-right: 2px;
    padding: 0 5px;
    border: 1px solid currentColor;
    border-radius: 2px;
    font-size: var(--size-1);
    font-weight: 600;
  }
  .regime.information {
    color: var(--quiet);
  }
  .for li {
    padding: 1px 0 1px var(--space-3);
  }
  .basis {
    margin-top: 2px;
    padding-left: var(--space-3);
    border-left: 2px solid var(--rule);
  }
  .basis li {
    padding: 1px 0;
  }
  .requirements > li:focus {
    outline: 3px solid var(--focus);
  }
  .unknown-list li {
    padding: 3px 0;
    font-size: var(--size-2);
  }
  code {
    font: var(--size-1) var(--mono);
    overflow-wrap: anywhere;
  }
  details {
    scroll-margin-top: 128px;
  }
  .worst {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-2);
  }
  .worst .link {
    font-weight: 400;
    text-decoration-color: currentColor;
  }
  /* The zones are the same whatever the activity; what is made of them is not, until the answer comes. */
  .body.asking > :not(.facts-asked) {
    opacity: 0.55;
  }
  h3 {
    margin-top: var(--space-2);
    font-size: var(--size-2);
  }
  caption {
    padding-top: var(--space-2);
    font-weight: 600;
    text-align: left;
  }
  caption.hidden-text {
    padding: 0;
  }
  .hints li {
    padding: 3px 0;
    font-size: var(--size-2);
  }
  .dispute textarea {
    display: block;
    width: 100%;
    min-height: 44px;
    resize: vertical;
  }
  button.plain.small {
    min-height: 24px;
    padding: 0 2px;
    color: var(--quiet);
    font-size: var(--size-1);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .access {
    container-type: normal;
    margin-top: var(--space-1);
  }
  .access th[scope='row'] {
    color: var(--text);
    font-size: var(--size-2);
    font-weight: 600;
  }
  .access td {
    word-break: normal;
    overflow-wrap: anywhere;
  }
  .access li {
    padding: 2px 0;
    font-size: var(--size-2);
  }
  .access li.no {
    color: var(--quiet);
  }
  @container report (max-width: 719px) {
    .access thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .access,
    .access tbody,
    .access tr,
    .access th,
    .access td {
      display: block;
      border: 0;
    }
    .access tr {
      padding: var(--space-1) 0 var(--space-2);
      border-top: 1px solid var(--rule);
    }
    .access th,
    .access td {
      padding: 2px 0;
    }
    .access tr:not(.silent) td {
      padding-left: var(--space-3);
    }
  }
  @container report (min-width: 720px) {
    .access {
      table-layout: fixed;
    }
    .access .dimension {
      display: none;
    }
  }
  .waiting {
    padding: var(--space-4);
  }
`;
