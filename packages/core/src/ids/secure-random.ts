import { random } from 'nanoid';
import type { Random } from '../ports.js';

/** The platform's cryptographically secure generator; drawn from a pool where single draws are dear. */
export const secureRandom: Random = (size) => random(size);
