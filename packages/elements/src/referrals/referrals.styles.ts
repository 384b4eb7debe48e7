import { css } from 'lit';

export const referralsStyles = css`
  ul {
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(min-content, 1fr) minmax(0, auto);
    column-gap: 0.75rem;
    align-items: center;
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--_line);
  }
  li > :first-child {
    font-weight: 600;
  }
  time {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .status {
    grid-area: 1 / 2 / span 2;
    overflow-wrap: anywhere;
    padding: 0.125rem 0.625rem;
    background: var(--_tint);
    border: 1px solid transparent;
    border-radius: 2rem;
    font-size: 0.875em;
  }
`;
