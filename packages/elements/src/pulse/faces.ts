import { svg, type SVGTemplateResult } from 'lit';
import type { TextKey } from '../locales/texts.js';

/** An answer by a face. */
interface Face {
  /** On the scale from 0 to 10: of the five only the last is a promoter's, 9 or more. */
  score: number;
  text: TextKey;
  /** The mouth's path on a grid of 24. */
  mouth: string;
}

/** From the saddest to the happiest. */
export const FACES: readonly Face[] = [
  { score: 0, text: 'face1', mouth: 'M8 17.5a4.6 4.6 0 0 1 8 0' },
  { score: 3, text: 'face2', mouth: 'M8.5 16.5a7 7 0 0 1 7 0' },
  { score: 5, text: 'face3', mouth: 'M8.5 15.5h7' },
  { score: 8, text: 'face4', mouth: 'M8.5 14.5a7 7 0 0 0 7 0' },
  { score: 10, text: 'face5', mouth: 'M7.5 13.5a4.7 4.7 0 0 0 9 0z' },
];

/** Draws a face; it says nothing, since its button does. */
export function drawFace(mouth: string): SVGTemplateResult {
  return svg`<svg class="face" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" /><path d="M9 9v.6M15 9v.6" /><path d=${mouth} />
  </svg>`;
}
