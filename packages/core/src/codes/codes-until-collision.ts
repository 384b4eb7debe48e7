import { collisionProbability } from './collision-probability.js';

/** How sure a collision is to be. */
export interface CodesUntilCollisionOptions {
  /** Random bits of a code. @default 50 */
  bits?: number;
  /** Above 0 and below 1. @default 0.5 */
  probability?: number;
}

/**
 * How many codes have to be drawn until two of them are the same with a given probability.
 *
 * @param options `bits` up to 96, beyond which a count is no safe integer
 * @returns the fewest codes for which `collisionProbability()` reaches it
 * @example codesUntilCollision({ probability: 0.001 }) // 1_500_976
 * @throws RangeError when `bits` or `probability` are out of range
 */
export function codesUntilCollision({
  bits = 50,
  probability = 0.5,
}: CodesUntilCollisionOptions = {}): number {
  if (!(bits >= 0 && bits <= 96 && probability > 0 && probability < 1)) {
    throw new RangeError(
      `[goodword] Expected bits of 0 to 96 and a probability between 0 and 1, received ${bits} and ${probability}.`,
    );
  }
  const reaches = (count: number) => collisionProbability({ bits, count }) >= probability;
  // Between one code, which cannot collide, and one more than there are, which must.
  let below = 1;
  let enough = 2;
  while (!reaches(enough)) [below, enough] = [enough, enough * 2];
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (reaches(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}
