import {
  CROCKFORD_ALPHABET,
  ID_PREFIXES,
  ID_RANDOM_LENGTH,
  ID_TIME_LENGTH,
  type IdKind,
} from '@goodword/protocol';
import { customRandom } from 'nanoid';
import { secureRandom } from './secure-random.js';
import type { Random } from '../ports.js';

/** What an id is made from. */
export interface CreateIdOptions {
  /** Milliseconds since 1970: the id's time, by which ids sort. */
  now: number;
  /** @default the platform's secure generator */
  random?: Random;
}

/**
 * Makes an id of one kind: prefix, time, 80 random bits.
 *
 * @example createId('lead', { now: Date.now() }) // 'led_1M8A40V47…'
 */
export function createId(kind: IdKind, { now, random = secureRandom }: CreateIdOptions): string {
  const draw = customRandom(CROCKFORD_ALPHABET, ID_RANDOM_LENGTH, random);
  return `${ID_PREFIXES[kind]}_${encodeTime(now)}${draw()}`;
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
