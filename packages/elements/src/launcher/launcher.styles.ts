import { css } from 'lit';

export const launcherStyles = css`
  :host {
    display: contents;
  }
  .launch {
    position: fixed;
    z-index: var(--goodword-launcher-z, 1000);
    inset-block-end: calc(1rem + env(safe-area-inset-bottom, 0px));
    inset-inline-end: 1rem;
    min-block-size: 3rem;
    border-radius: 2rem;
    box-shadow: 0 4px 16px rgb(0 0 0/0.2);
  }
  .sign {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  dialog {
    inline-size: min(30rem, 100vw - 2rem);
    max-inline-size: none;
    max-block-size: min(46rem, 100dvh - 2rem);
    padding: 0;
    overflow: visible;
    background: none;
    border: 0;
    color: inherit;
    transition:
      opacity 0.18s,
      translate 0.18s;
  }
  dialog::backdrop {
    background: rgb(0 0 0/0.5);
  }
  @starting-style {
    dialog[open] {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }
  .panel {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    max-block-size: inherit;
    overflow: hidden;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 16px 48px rgb(0 0 0/0.24);
  }
  .bar {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.5rem 0.5rem 0.5rem 1.5rem;
    padding-inline: 1.5rem 0.5rem;
  }
  h2 {
    font-size: 1em;
    color: var(--_muted);
  }
  h2:focus {
    outline: 0;
  }
  .close {
    flex: none;
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
  .close:hover {
    background: var(--_field);
  }
  .content {
    padding: 0.25rem 1.5rem 1.5rem;
    overflow: auto;
    overscroll-behavior: contain;
  }
  /* A card within gives up its own frame: the panel has one. */
  ::slotted(*) {
    --_rim: 0;
    --_pad: 0;
    --_lift: none;
  }
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100%;
      max-block-size: 90dvh;
      margin-block-end: 0;
    }
    @starting-style {
      dialog[open] {
        opacity: 1;
        translate: 0 100%;
      }
    }
    .panel {
      border-inline: 0;
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .content {
      padding-block-end: calc(1.5rem + env(safe-area-inset-bottom, 0px));
    }
  }
`;
