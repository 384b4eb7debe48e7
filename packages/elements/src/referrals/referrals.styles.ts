import { css } from 'lit';

export const referralsStyles = css`
  ul {
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
    align-items: baseline;
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--_line);
  }
  li > :first-child {
    flex: 1 1 9rem;
    font-weight: 600;
  }
  time {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .status {
    padding: 0.125rem 0.625rem;
    background: var(--_tint);
    border: 1px solid transparent;
    border-radius: 2rem;
    font-size: 0.875em;
  }
`;
