import { css } from 'lit';

export const progressStyles = css`
  .card {
    gap: 0.75rem;
  }
  h2 {
    color: var(--_muted);
    font-size: 1em;
    letter-spacing: 0;
  }
  .count {
    font-size: 1.75em;
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.625rem;
    background: var(--_line);
    border: 0;
    border-radius: 1rem;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  /* Apart: an engine that does not know one drops the whole rule. */
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 1rem;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
    border-radius: 1rem;
  }
  ol {
    display: grid;
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
    align-items: center;
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--_line);
  }
  .at {
    flex: 1 1 7rem;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .mark {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
    fill: none;
    stroke: none;
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [aria-current] .mark {
    border-color: var(--_accent);
  }
  [aria-current] .at {
    color: var(--_text);
    font-weight: 600;
  }
  .reached .mark {
    background: var(--_accent);
    border-color: transparent;
    stroke: var(--_on);
  }
  @media (forced-colors: active) {
    progress {
      appearance: auto;
    }
    .reached .mark {
      stroke: CanvasText;
    }
  }
`;
