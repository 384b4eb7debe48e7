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
