import { svg, type SVGTemplateResult } from 'lit';

/** Draws a path on a grid of 24; it says nothing, since the label beside it does. */
export function drawGlyph(path: string): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
