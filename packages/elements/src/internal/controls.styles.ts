import { css } from 'lit';

/** Buttons and fields: 44 px high, with a focus that is seen on any ground. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  label,
  .label {
    font-size: 0.875em;
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--_text);
    outline-offset: 2px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .row input {
    flex: 999 1 11rem;
  }
  input:where(:not([type='checkbox'])),
  select,
  textarea {
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.875rem;
    background: var(--_field);
    border: 1px solid var(--_edge);
    border-radius: var(--_inner);
  }
  [aria-invalid='true'] {
    border-color: var(--_wrong);
  }
  .button {
    display: inline-flex;
    flex: 0 1 auto;
    gap: 0.5rem;
    align-items: center;
    justify-content: center;
    min-block-size: 2.75rem;
    padding: 0.5rem 1.125rem;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_inner);
    font-weight: 600;
    cursor: pointer;
    transition: filter 0.15s;
  }
  .error > .button {
    justify-self: start;
  }
  .primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on);
  }
  .button:hover {
    filter: brightness(1.08);
  }
  .button:active {
    filter: brightness(0.94);
  }
  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
