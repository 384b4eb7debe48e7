import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import { customAlphabet, customRandom } from 'nanoid';
import type { Random } from '../ports.js';
import { checkCharacter } from './check-character.js';
import { CODE_RANDOM_LENGTH } from './code-length.js';
import { isProfane } from './profanity.js';

/** How a code is made. */
export interface GenerateCodeOptions {
  /** @default the platform's secure generator */
  random?: Random;
  /** Tells that a code must not be given out. @default a short list in several languages */
  isOffensive?: (code: string) => boolean;
}

/**
 * Makes a code: ten random characters without look-alikes, and a check character.
 *
 * @example generateCode() // '7K3MQ9TZ4HV'
 */
export function generateCode({
  random,
  isOffensive = isProfane,
}: GenerateCodeOptions = {}): string {
  const draw = random
    ? customRandom(CROCKFORD_ALPHABET, CODE_RANDOM_LENGTH, random)
    : (pooled ??= customAlphabet(CROCKFORD_ALPHABET, CODE_RANDOM_LENGTH));
  for (;;) {
    const body = draw();
    const code = body + checkCharacter(body);
    if (!isOffensive(code)) return code;
  }
}

/** Made once, at the first code. It draws from a pool, since single secure draws are dear. */
let pooled: (() => string) | undefined;
