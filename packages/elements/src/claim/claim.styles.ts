import { css } from 'lit';

export const claimStyles = css`
  input {
    text-transform: uppercase;
    letter-spacing: 0.06em;
  }
  .done {
    padding: 0.75rem 1rem;
    background: var(--_tint);
    border-radius: var(--_inner);
    font-weight: 600;
  }
`;
