import {
  CROCKFORD_ALPHABET,
  ID_RANDOM_LENGTH,
  ID_TIME_LENGTH,
  type ID_PREFIXES,
  type IdKind,
} from '@goodword/protocol';
import { customRandom } from 'nanoid';
import type { Random } from '../ports.js';
import { secureRandom } from './secure-random.js';

/** What an id is made from. */
export interface CreateIdOptions {
  /** Milliseconds since 1970: the id's time, by which ids sort. */
  now: number;
  /** @default the platform's secure generator */
  random?: Random;
}

/**
 * Makes an id of a prefix: what `createId()` does, for a page that is not to load every prefix.
 *
 * @example drawId('led', { now: Date.now() }) // 'led_1M8A40V47…'
 */
export function drawId(
  prefix: (typeof ID_PREFIXES)[IdKind],
  { now, random = secureRandom }: CreateIdOptions,
): string {
  const draw = customRandom(CROCKFORD_ALPHABET, ID_RANDOM_LENGTH, random);
  return `${prefix}_${encodeTime(now)}${draw()}`;
}

function encodeTime(milliseconds: number): string {
  let rest = Math.max(0, Math.floor(milliseconds));
  let text = '';
  for (let place = 0; place < ID_TIME_LENGTH; place += 1) {
    text = CROCKFORD_ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
