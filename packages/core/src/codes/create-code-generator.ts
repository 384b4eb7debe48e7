import { secureRandom } from '../ids/secure-random.js';
import type { Random } from '../ports.js';
import { codeLength } from './code-length.js';
import { drawCodes } from './draw-codes.js';

const NOTHING_REFUSED = new Uint8Array();

/** How a generator makes its codes. */
export interface CodeGeneratorOptions {
  /** Random bits of a code, at least; its length follows: see `codeLength()`. @default 50 */
  bits?: number;
  /** @default the platform's secure generator */
  random?: Random;
  /** Tells that a code must not be given out. @default every code is given out */
  isOffensive?: (code: string) => boolean;
}

/**
 * Makes a generator of codes with a length and a list of the host's own.
 *
 * It stands in place of `generateCode()` and the list that it brings.
 *
 * @example
 * const generate = createCodeGenerator({ isOffensive: (code) => /G0D/.test(code) });
 * generate(); // '7K3MQ9TZ4…'
 * @throws RangeError when `bits` are not 1 to 150
 */
export function createCodeGenerator({
  bits = 50,
  random = secureRandom,
  isOffensive,
}: CodeGeneratorOptions = {}): () => string {
  const length = codeLength(bits);
  return () => {
    for (;;) {
      const code = drawCodes(random, length, 1, NOTHING_REFUSED);
      if (!isOffensive?.(code)) return code;
    }
  };
}
