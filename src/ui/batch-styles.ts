import { css } from 'lit';

/** The table of a batch: verdicts by sign, word and colour. */
export const batchStyles = css`
  progress {
    width: 100%;
    accent-color: var(--accent);
  }
  .tally {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-3);
    font-size: var(--size-2);
  }
  .tally li,
  .verdict {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
  }
  .prohibited,
  .failed {
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
  .not-yet {
    color: var(--quiet);
    font-weight: 400;
  }
  svg {
    flex: none;
  }
  table {
    table-layout: fixed;
  }
  th:nth-child(2) {
    width: 34%;
  }
  th:nth-child(3) {
    width: 38%;
  }
  tbody th {
    color: var(--text);
    font-size: var(--size-2);
    font-weight: 400;
    vertical-align: top;
    border-bottom: 1px solid var(--rule);
  }
  td,
  tbody th {
    overflow-wrap: anywhere;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr.refused {
    cursor: default;
  }
  tbody tr:hover {
    background: var(--row-hover);
  }
  tbody tr.chosen {
    background: var(--row-hover);
    box-shadow: inset 3px 0 var(--accent);
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
  }
`;
