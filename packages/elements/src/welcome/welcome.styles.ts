import { css } from 'lit';

export const welcomeStyles = css`
  .card {
    position: relative;
    gap: 0.5rem;
    background: var(--_tint);
    border-color: color-mix(in oklab, var(--_accent) 30%, var(--_surface));
    box-shadow: none;
  }
  h2 {
    padding-inline-end: 2.75rem;
  }
  .close {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    background: none;
    border: 0;
    border-radius: 50%;
    cursor: pointer;
  }
  .close svg {
    inline-size: 1.25rem;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  .close:hover {
    background: var(--_surface);
  }
  .button {
    justify-self: start;
    margin-block-start: 0.5rem;
  }
  .coupon {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: baseline;
    justify-self: start;
    margin-block-start: 0.5rem;
    padding: 0.5rem 1rem;
    background: var(--_surface);
    border: 1px dashed var(--_edge);
    border-radius: var(--_inner);
  }
  .coupon b {
    font-size: 1.125em;
    letter-spacing: 0.06em;
    user-select: all;
    overflow-wrap: anywhere;
  }
`;
