import { secureRandom } from '../ids/secure-random.js';
import type { Random } from '../ports.js';
import { CODE_LENGTH } from './code-length.js';
import { drawCodes } from './draw-codes.js';
import { OFFENSIVE_BEGINNINGS } from './offensive-beginnings.js';
import { markTriples, type MarkedTriples } from './triples.js';

/** How a code is made. */
export interface GenerateCodeOptions {
  /** @default the platform's secure generator */
  random?: Random;
}

/** Codes drawn at once: a secure draw of one byte is as dear as one of some thousand. */
const BATCH = 1024;

/**
 * Makes a code: ten random characters without look-alikes, and a check character. What can be read as
 * an offence is drawn again; for another length or a list of your own see `createCodeGenerator()`.
 *
 * @example generateCode() // '7K3MQ9TZ4…'
 */
export function generateCode({ random }: GenerateCodeOptions = {}): string {
  refused ??= markTriples(OFFENSIVE_BEGINNINGS);
  if (random) return drawCodes(random, CODE_LENGTH, 1, refused) || generateCode({ random });
  if (!left) {
    drawn = drawCodes(secureRandom, CODE_LENGTH, BATCH, refused);
    left = drawn.length;
  }
  left -= CODE_LENGTH;
  return drawn.slice(left, left + CODE_LENGTH);
}

let refused: MarkedTriples | undefined;

/** Codes that were drawn, and how many characters of them are left. */
let drawn = '';
let left = 0;
