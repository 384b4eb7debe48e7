import { css } from 'lit';

/** Link field, code, share buttons and the bones that hold their place. */
export const sharing = css`
  .link {
    text-overflow: ellipsis;
  }
  .copy {
    min-inline-size: 7rem;
  }
  .row > .button {
    flex-grow: 1;
  }
  .code {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .code-value {
    margin-inline-start: 0.25rem;
    color: var(--_text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
    white-space: nowrap;
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
  .skeleton {
    display: grid;
    gap: 0.75rem;
    min-block-size: 7.5rem;
    align-content: start;
  }
  .bone {
    inline-size: 60%;
    block-size: 1.25rem;
    background: var(--_line);
    border-radius: 0.5rem;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone.field {
    inline-size: 100%;
    block-size: 2.75rem;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
