import { css } from 'lit';

export const leadStyles = css`
  form {
    display: grid;
    gap: 1rem;
  }
  .field {
    display: grid;
    gap: 0.25rem;
  }
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .select {
    position: relative;
  }
  select {
    padding-inline-end: 2.75rem;
    appearance: none;
  }
  /* The browser's own arrow stands on the field's edge, whatever its padding. */
  .select::after {
    position: absolute;
    inset-block-start: calc(50% - 0.375rem);
    inset-inline-end: 1.125rem;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    content: '';
    pointer-events: none;
    rotate: 45deg;
  }
  textarea {
    min-block-size: 6rem;
    resize: vertical;
  }
  .agree {
    display: flex;
    gap: 0.75rem;
    align-items: flex-start;
    font-weight: 400;
    cursor: pointer;
  }
  .agree input {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  .button {
    justify-self: start;
  }
  a {
    color: inherit;
    font-size: 0.875em;
  }
`;
