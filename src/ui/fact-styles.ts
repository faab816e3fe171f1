import { css } from 'lit';

/** Questions about the activity, wherever they are asked. */
export const factStyles = css`
  fieldset {
    min-width: 0;
    margin: 0 0 var(--space-2);
    padding: 0 0 0 var(--space-3);
    border: 0;
    border-left: 3px solid var(--rule);
  }
  fieldset.open {
    border-left-color: var(--undetermined);
  }
  legend {
    padding: 0;
    font-size: var(--size-2);
    font-weight: 600;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-3);
  }
  .answers label {
    display: inline-flex;
    align-items: center;
    min-height: 28px;
    font-size: var(--size-2);
  }
  input[type='radio'] {
    width: 16px;
    height: 16px;
    margin: 4px 6px 4px 0;
    accent-color: var(--accent);
  }
`;
