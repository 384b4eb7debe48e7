import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import { customRandom } from 'nanoid';
import type { Random } from '../ports.js';

/** Characters of an id that names a device or a redeemer and nothing else: 130 random bits. */
const LENGTH = 26;

/** Draws an id that tells neither its kind nor its time. */
export const randomText = (random: Random): string =>
  customRandom(CROCKFORD_ALPHABET, LENGTH, random)();
