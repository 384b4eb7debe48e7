import { css } from 'lit';

export const consentStyles = css`
  .card {
    gap: 0.75rem;
  }
  ul {
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 1.25rem;
    color: var(--_muted);
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 0.5rem;
  }
  .change {
    min-block-size: 2.75rem;
    padding: 0.25rem 0.5rem;
    background: none;
    border: 0;
    border-radius: var(--_inner);
    color: var(--_muted);
    font-size: 0.875em;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
`;
