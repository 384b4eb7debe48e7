import { css } from 'lit';

/**
 * The look, in one place. A host sets three: `--goodword-color-accent`, `--goodword-radius` and
 * `--goodword-font`; light and dark follow the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_accent: var(--goodword-color-accent, light-dark(#0b6e58, #63d2b0));
    --_on: #fff;
    --_text: light-dark(#17211e, #eef3f1);
    --_muted: light-dark(#56625d, #a8b5b0);
    --_surface: light-dark(#fff, #18201d);
    --_field: light-dark(#f4f7f5, #212b27);
    --_line: light-dark(#dbe3df, #34403b);
    --_edge: light-dark(#7b8883, #7f8e88);
    --_wrong: light-dark(#b3261e, #ffb4a9);
    --_tint: color-mix(in oklab, var(--_accent) 11%, var(--_surface));
    --_radius: var(--goodword-radius, 1rem);
    --_inner: min(var(--_radius), 0.75rem);
    display: block;
    font-family: var(--goodword-font, inherit);
    line-height: 1.5;
    color: var(--_text);
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      /* Black or white on the accent, whichever can be read: 0.6 is where they are equal. */
      --_on: oklch(from var(--_accent) clamp(0, (0.6 - l) * 1000, 1) 0 0);
    }
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  /* Apart: an engine that does not know it drops the whole rule. */
  :host(:state(empty)) {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  p,
  h2,
  h3,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
  }
  .card {
    display: grid;
    gap: 1.25rem;
    /* What frames the card already, such as a dialog, takes these three away. */
    padding: var(--_pad, clamp(1.125rem, 6%, 2rem));
    background: var(--_surface);
    border: var(--_rim, 1px) solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: var(--_lift, 0 1px 2px rgb(0 0 0/0.04), 0 8px 24px -12px rgb(0 0 0/0.12));
    text-align: start;
  }
  h2 {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .stack {
    display: grid;
    gap: 0.5rem;
  }
  .hint,
  .note {
    color: var(--_muted);
  }
  .note {
    font-size: 0.875em;
  }
  .failure {
    color: var(--_wrong);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .heard:not(.hint) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .root {
    position: relative;
  }
`;
