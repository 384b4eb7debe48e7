import { css } from 'lit';

export const leaderboardStyles = css`
  .card {
    gap: 0.75rem;
    align-content: start;
  }
  /* The place of three lines, held while they load. */
  [aria-busy] {
    min-block-size: 14rem;
  }
  .bone {
    inline-size: 100%;
    block-size: 2.75rem;
    background: var(--_line);
    border-radius: 0.5rem;
  }
  .bone:first-child {
    inline-size: 50%;
    block-size: 1.5rem;
  }
  ol {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    min-block-size: 3rem;
    padding: 0.5rem 0.75rem;
    border-radius: var(--_inner);
  }
  li + li:not(.own):not(.own + li) {
    border-block-start: 1px solid var(--_line);
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  .own {
    background: var(--_tint);
  }
  .rank {
    flex: none;
    min-inline-size: 2rem;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .who {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
    align-items: baseline;
    min-inline-size: 0;
  }
  b {
    flex: 1 1 6rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .count {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .own .rank,
  .own .count {
    color: inherit;
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-block-size: 2.75rem;
    font-weight: 400;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
