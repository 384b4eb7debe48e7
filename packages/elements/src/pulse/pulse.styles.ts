import { css } from 'lit';

export const pulseStyles = css`
  .card {
    align-content: start;
  }
  .asked {
    max-inline-size: 40rem;
  }
  /* Faces that stand far apart are no scale. */
  .asked:has(.faces) {
    max-inline-size: 24rem;
  }
  .choices {
    display: grid;
    /* Eleven in a row from 26rem on, else six and five. */
    grid-template-columns: repeat(
      auto-fit,
      minmax(
        max(
          (100% - 2.5rem) / 11 - 0.01px,
          min((100% - 1.25rem) / 6 - 0.01px, (26rem - 100%) * 999)
        ),
        1fr
      )
    );
    gap: 0.25rem;
  }
  .faces {
    grid-template-columns: repeat(5, minmax(0, 4rem));
    justify-content: space-between;
  }
  .choice {
    display: grid;
    place-items: center;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding: 0;
    background: var(--_field);
    border: 1px solid var(--_edge);
    border-radius: var(--_inner);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
    transition: 0.15s;
  }
  .choice:hover {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on);
  }
  .faces .choice {
    min-block-size: 0;
    background: none;
    border-color: transparent;
    border-radius: 50%;
    aspect-ratio: 1;
    color: var(--_muted);
  }
  .faces .choice:hover {
    background: var(--_tint);
    color: var(--_text);
  }
  .face {
    inline-size: 2.5rem;
    max-inline-size: 90%;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ends {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .ends :last-child {
    text-align: end;
  }
  .thanks:focus {
    outline: 0;
  }
  textarea {
    min-block-size: 6rem;
    resize: vertical;
  }
  .stack > .button {
    justify-self: start;
  }
  .invitation {
    display: grid;
    gap: 1.25rem;
  }
`;
