import { css } from 'lit';

/** The code on its plate, and what can be done with it. */
export const qrViewStyles = css`
  .taken {
    display: grid;
    gap: 0.875rem;
    justify-items: center;
    margin: 0;
    text-align: center;
  }
  /* Dark on light in every scheme: many readers do not see the reverse. */
  .plate {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    background: #fff;
    border-radius: var(--_inner);
    box-shadow: 0 0 0 1px var(--_line);
    forced-color-adjust: none;
  }
  .plate path {
    fill: #000;
  }
  figcaption {
    color: var(--_muted);
    text-wrap: balance;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    justify-content: center;
  }
  .files .button {
    gap: 0.375rem;
    padding-inline: 0.75rem;
    font-size: 0.9375em;
  }
`;
