import { css } from 'lit';

/** Link field, code, share buttons and figures. */
export const sharing = css`
  .icon {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .link {
    text-overflow: ellipsis;
  }
  .copy {
    min-inline-size: 7rem;
  }
  .code {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .code-value {
    display: inline-block;
    margin-inline-start: 0.25rem;
    color: var(--_text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
  }
  .channels {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(4.25rem, 1fr));
    gap: 0.25rem;
  }
  .channel {
    display: grid;
    gap: 0.375rem;
    justify-items: center;
    align-content: start;
    min-inline-size: 0;
    padding: 0.5rem 0.125rem;
    background: none;
    border: 0;
    border-radius: var(--_inner);
    font-size: 0.8125em;
    line-height: 1.25;
    text-align: center;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .tile {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    background: var(--_tint);
    border: 1px solid transparent;
    border-radius: 50%;
    transition: 0.15s;
  }
  .channel:hover .tile {
    background: var(--_accent);
    color: var(--_on);
  }
  .figures {
    display: grid;
    /* Four in a row from 30rem on, else two: never three and one. */
    grid-template-columns: repeat(auto-fit, minmax(max(20%, min(48%, (30rem - 100%) * 999)), 1fr));
    gap: 0.5rem;
  }
  .figure {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding: 0.75rem 0.875rem;
    background: var(--_field);
    border-radius: var(--_inner);
  }
  .figure dt {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .figure dd {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }
  .statuses {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    list-style: none;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .statuses b {
    color: var(--_text);
  }
`;
